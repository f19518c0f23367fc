import type { AnyRecord, Hydration } from '@vitalwire/core';
import { identityOf, onDay } from '../record-base.ts';
import { dayIn, numberIn } from '../row.ts';
import { noDay, nothing, type Table } from './table.ts';

/**
 * What was drunk, and what was sweated in workouts: `HydrationLogFile`. Entries can take back others, so the day is what
 * counts.
 */
export const hydrationTable: Table = {
  what: 'HydrationLogFile',
  matches: (head) => /"(?:valueInML|estimatedSweatLossInML)"/.test(head),
  groupOf: (row) => dayIn(row),
  map(rows, context) {
    const day = rows[0] === undefined ? null : dayIn(rows[0]);
    if (day === null) return noDay;
    const sum = (key: string, least: number) =>
      rows.reduce((total, row) => total + (numberIn(row, key, least, 20_000) ?? 0), 0);
    const { start, end } = context.offsets.rangeOf(day, context.assumedTimeZone);
    const of = (direction: Hydration['direction'], volumeMilliliters: number): Hydration => ({
      ...identityOf('hydration', { key: `${direction}/${day}` }, context),
      start,
      end,
      ...onDay(day, context.offsets.of(day)),
      volumeMilliliters,
      direction,
    });
    const drunk = sum('valueInML', -20_000);
    const sweated = sum('estimatedSweatLossInML', 0);
    const records: AnyRecord[] = [];
    if (drunk > 0) records.push(of('intake', drunk));
    if (sweated > 0) records.push(of('loss', sweated));
    return records.length === 0 ? nothing('amount') : { type: 'used', records };
  },
};
