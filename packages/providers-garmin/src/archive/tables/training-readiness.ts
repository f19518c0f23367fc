import type { Readiness } from '@vitalwire/core';
import { offsetOf } from '../day-offsets.ts';
import { identityOf, onDay } from '../record-base.ts';
import { dayIn, instantIn, localTimeIn, numberIn, type Row } from '../row.ts';
import { scoreOf } from './daily.ts';
import { noDay, nothing, type Table } from './table.ts';

const factors: readonly (readonly [key: string, name: string])[] = [
  ['sleepScoreFactorPercent', 'Sleep score'],
  ['recoveryTimeFactorPercent', 'Recovery time'],
  ['acwrFactorPercent', 'Acute load'],
  ['stressHistoryFactorPercent', 'Stress history'],
  ['hrvFactorPercent', 'HRV status'],
  ['sleepHistoryFactorPercent', 'Sleep history'],
];

/**
 * Training readiness: `TrainingReadinessDTO`. A watch reckons it again after every workout; the one of a day is the one
 * after waking, the others are passed over with it.
 */
export const trainingReadinessTable: Table = {
  what: 'TrainingReadinessDTO',
  matches: (head) => /"(?:recoveryTimeFactorPercent|sleepScoreFactorPercent|acwrFactorPercent)"/.test(head),
  groupOf: (row) => dayIn(row),
  map(rows, context) {
    const row = afterWaking(rows);
    const day = row === null ? null : dayIn(row);
    if (row === null || day === null) return rows.some((one) => dayIn(one) !== null) ? nothing('score') : noDay;
    const score = numberIn(row, 'score', 0, 100) ?? 0;
    const timestamp = instantIn(row, 'timestamp');
    const offset = offsetOf(localTimeIn(row, 'timestampLocal'), timestamp) ?? context.offsets.of(day);
    const readiness: Readiness = {
      ...identityOf('readiness', { key: `training-readiness/${day}` }, context),
      start: timestamp ?? context.offsets.rangeOf(day, context.assumedTimeZone).start,
      end: null,
      ...onDay(day, offset),
      score: scoreOf('Training readiness', score),
      contributors: factors.flatMap(([key, name]) => {
        const value = numberIn(row, key, 0, 100);
        return value === undefined ? [] : [scoreOf(name, value)];
      }),
    };
    return { type: 'used', records: [readiness] };
  },
};

function afterWaking(rows: readonly Row[]): Row | null {
  const scored = rows.filter((row) => numberIn(row, 'score', 0, 100) !== undefined);
  const waking = scored.filter(({ inputContext }) => inputContext === 'AFTER_WAKEUP_RESET');
  const byTime = (waking.length > 0 ? waking : scored).toSorted((a, b) =>
    String(a.timestamp ?? '') < String(b.timestamp ?? '') ? -1 : 1,
  );
  return byTime[0] ?? null;
}
