import { addDays, type DataKind, type LocalDate } from '@vitalwire/core';
import { instantOfLocalTime, type LocalDateTime, resolveLocalTime } from '@vitalwire/core/time';
import { type Moment, type RowPlace, readMoment, recordBase, sayAssumedZone } from '@vitalwire/provider-kit/rows';
import { ouraId } from '../oura-descriptor.ts';
import type { OuraDocument } from './document.ts';

/** Raised when the mapping of this export changes. */
export const ouraMapper = 'oura-export/2';

/** What is known of days before they are read: scores and temperatures stand in documents of their own. */
export interface DaysBefore {
  readonly sleepScores: ReadonlyMap<LocalDate, number>;
  readonly temperatures: ReadonlyMap<LocalDate, number>;
  /** The last day with totals: it was still running when the export was made. */
  readonly newest: LocalDate | null;
}

export interface OuraPlace extends RowPlace {
  readonly days: DaysBefore;
}

/** The vendor's id where the document has one, as the API gives it, else what stands for it. */
export function originOf(collection: string, document: OuraDocument, otherwise: string) {
  const id = document.text('id');
  return { sourceId: ouraId, mapper: ouraMapper, naturalKey: `${collection}/${id ?? otherwise}`, vendorId: id };
}

export function known({ context }: RowPlace): Parameters<typeof readMoment>[2] {
  return { utcOffsetMinutes: null, assumedTimeZone: context.assumedTimeZone };
}

/** How Oura writes a day that has no time of its own, wherever the wearer was. */
const NO_TIME = /T00:00:00(?:\.0+)?(?:Z|\+00:00)$/;

/** The time stamp of a document of a whole day; `null` where it says no more than the day. @throws HealthError `invalid-input` */
export function stampOf(document: OuraDocument, place: RowPlace): Moment | null {
  const text = document.text('timestamp');
  return text === null || NO_TIME.test(text) ? null : readMoment(text, 'timestamp', known(place));
}

/** A record of a whole day: from midnight to midnight by the offset of its time stamp, else where the person lives. */
export function dayBase<K extends DataKind>(
  kind: K,
  origin: ReturnType<typeof originOf>,
  { localDate, at }: { readonly localDate: LocalDate; readonly at: Moment | null },
  { context }: RowPlace,
) {
  const offset = at?.utcOffsetMinutes ?? null;
  const midnight = (date: LocalDate) => {
    const local = `${date}T00:00:00.000` as LocalDateTime;
    return offset === null
      ? resolveLocalTime(local, context.assumedTimeZone ?? 'UTC', 'earlier')
      : instantOfLocalTime(local, offset);
  };
  const start: Moment = {
    instant: midnight(localDate),
    utcOffsetMinutes: offset,
    localDate,
    dateBasis: 'recorded',
    assumed: offset === null,
  };
  return recordBase(kind, origin, { at: start, end: midnight(addDays(localDate, 1)) }, context);
}

export function sayWhenAssumed(moments: readonly Moment[], { ledger, path, context }: RowPlace): void {
  if (moments.some(({ assumed }) => assumed)) sayAssumedZone(ledger, path, context);
}
