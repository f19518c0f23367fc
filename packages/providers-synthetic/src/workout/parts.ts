import type { StrengthSet, SwimLength } from '@vitalwire/core';
import type { Session } from '../plan/session.ts';
import type { Random } from '../random.ts';
import { momentOf } from './samples.ts';

/** Every length of the pool, and every rest at the wall. */
export function lengthsOf(session: Session, random: Random): readonly SwimLength[] {
  const { poolLengthMeters: pool, startMilliseconds } = session;
  if (pool === undefined) return [];
  const lengths: SwimLength[] = [];
  let at = 0;
  for (const block of session.blocks) {
    const count = block.poolMeters === undefined ? 1 : Math.round(block.poolMeters / pool);
    for (let i = 0; i < count; i++) {
      const start = momentOf(startMilliseconds, at + Math.round((1000 * block.seconds * i) / count) / 1000);
      const elapsedSeconds = Math.round((1000 * block.seconds) / count) / 1000;
      lengths.push(
        block.poolMeters === undefined
          ? { start, elapsedSeconds, active: false }
          : { start, elapsedSeconds, active: true, stroke: 'freestyle', strokes: random.integer(9, 12) },
      );
    }
    at += block.seconds;
  }
  return lengths;
}

export function setsOf(session: Session): readonly StrengthSet[] {
  return (session.sets ?? []).map(({ offsetSeconds, ...set }) => ({
    ...set,
    start: momentOf(session.startMilliseconds, offsetSeconds),
  }));
}
