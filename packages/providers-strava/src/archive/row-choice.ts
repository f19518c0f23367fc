import {
  type DeliveredRecord,
  type ImportContext,
  instantOf,
  millisecondsOf,
  type Threshold,
  ThresholdOrigin,
} from '@vitalwire/core';
import { within } from '@vitalwire/provider-kit/rows';
import { stravaId } from '../strava-descriptor.ts';
import type { ActivityRow } from './activity-row.ts';

/** Whether its recording is worth opening. Whoever calls looks at the records again. */
export function isWantedRow(row: ActivityRow, { wanted }: ImportContext): boolean {
  if (wanted?.since == null || row.start === null) return true;
  const seconds = row.number('elapsed') ?? row.number('roundedElapsed') ?? 0;
  // A day more: dates of the list and of a recording need not be the same.
  return instantOf(millisecondsOf(row.start) + (seconds + 86_400) * 1000) >= wanted.since;
}

/**
 * The weight that Strava reckoned with, where it is another one than that of the row before.
 * @param before of the row before, `undefined` for none
 */
export function thresholdOfRow(
  row: ActivityRow,
  before: number | undefined,
  records: readonly DeliveredRecord[],
  { now }: ImportContext,
): Threshold | null {
  const value = within(row.number('athleteWeight'), 20, 500);
  const day = records[0]?.record.localDate;
  if (value === undefined || value === before || day === undefined) return null;
  return {
    metric: 'weightKilograms',
    sport: null,
    value,
    validFrom: day,
    origin: ThresholdOrigin.Source,
    detail: stravaId,
    recordedAt: now,
  };
}
