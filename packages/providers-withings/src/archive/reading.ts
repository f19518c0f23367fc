import type { BaseRecord, DataKind } from '@vitalwire/core';
import {
  type KnownOfTime,
  type Moment,
  type RecordTime,
  type RowPlace,
  readMoment,
  recordBase,
  sayAssumedZone,
  unreadableCell,
} from '@vitalwire/provider-kit/rows';
import { withingsId } from '../withings-descriptor.ts';

/** Raised when the mapping of this export changes. */
export const withingsMapper = 'withings-export/2';

export function baseOf<K extends DataKind>(
  kind: K,
  naturalKey: string,
  time: RecordTime,
  { context }: Pick<RowPlace, 'context'>,
  device = '',
): BaseRecord<K> {
  const origin = {
    sourceId: withingsId,
    mapper: withingsMapper,
    naturalKey,
    device: device === '' ? null : { manufacturer: 'Withings', product: device },
  };
  return recordBase(kind, origin, time, context);
}

/** The moment of a cell, with its offset where it has one. @throws HealthError `invalid-input`, for an empty cell, too */
export function requiredMoment(text: string | null, what: string, { path, context, ledger }: RowPlace): Moment {
  const known: KnownOfTime = { utcOffsetMinutes: null, assumedTimeZone: context.assumedTimeZone };
  const moment = readMoment(text, what, known);
  if (moment === null) throw unreadableCell(what, '');
  if (moment.assumed) sayAssumedZone(ledger, path, context);
  return moment;
}
