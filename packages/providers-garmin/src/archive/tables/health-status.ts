import type { Hrv } from '@vitalwire/core';
import { identityOf, onDay } from '../record-base.ts';
import { dayIn, numberIn, type Row, rowsIn } from '../row.ts';
import { noDay, type Table } from './table.ts';

/**
 * Values of the night against the person's baseline: `healthStatusData`. Its HRV is the mean RMSSD of the night, its
 * heart rate that of the same hours. Respiration and blood oxygen of the night are with the sleep.
 */
export const healthStatusTable: Table = {
  what: 'healthStatusData',
  matches: (head) =>
    head.includes('"metrics"') && /"(?:outliersCount|createTimestampUTC|baselineUpperLimit)"/.test(head),
  map([row = {}], context) {
    const day = dayIn(row);
    if (day === null) return noDay;
    const of = (type: string): Row | null => rowsIn(row, 'metrics').find((metric) => metric.type === type) ?? null;
    const rmssdMilliseconds = numberIn(of('HRV'), 'value', 1, 500);
    if (rmssdMilliseconds === undefined) {
      return { type: 'passedOver', reason: 'No HRV was measured; the other values of the night are with the sleep.' };
    }
    const averageHeartRateBpm = numberIn(of('HR'), 'value', 20, 200);
    const { start, end } = context.nights.get(day) ?? context.offsets.rangeOf(day, context.assumedTimeZone);
    const hrv: Hrv = {
      ...identityOf('hrv', { key: day }, context),
      start,
      end,
      ...onDay(day, context.offsets.of(day)),
      context: 'night',
      method: 'rmssd',
      rmssdMilliseconds,
      ...(averageHeartRateBpm === undefined ? {} : { averageHeartRateBpm }),
    };
    return { type: 'used', records: [hrv] };
  },
};
