import type { Member } from '@vitalwire/provider-kit/rows';
import { matchColumns, readCsv, readUtcOffsetMinutes } from '@vitalwire/provider-kit/rows';
import { parseStamp } from './stamps.ts';

/**
 * Offsets that newer exports write beside their sleeps and exercises. The classic files of the same export, which name
 * none, are told by them.
 */
export interface OffsetEvidence {
  /** Minutes east of UTC when a sleep began at this wall time; `null` when nothing tells. */
  ofSleep(wallMilliseconds: number): number | null;
  /** Whether an exercise that is written so began then in UTC or on the wall, and the offset. */
  ofExercise(milliseconds: number): { readonly utc: boolean; readonly offsetMinutes: number } | null;
}

const MINUTE = 60_000;
const columns = {
  sleepStart: 'sleep_start',
  sleepOffset: 'start_utc_offset',
  exerciseStart: 'exercise_start',
  exerciseOffset: ['utc_offset', 'exercise_utc_offset'],
} as const;

/** Reads the sleeps and exercises with offsets; a few thousand rows. Rows that do not tell are no evidence. */
export async function readOffsetEvidence(members: readonly Member[], signal: AbortSignal): Promise<OffsetEvidence> {
  const sleeps = new Map<number, number>();
  const utc = new Map<number, number>();
  const walls = new Map<number, number>();
  for (const { source } of members) {
    let found: ReturnType<typeof matchColumns<keyof typeof columns>> = null;
    for await (const line of readCsv(source, { signal })) {
      if (line.type === 'problem') continue;
      if (found === null) {
        found = matchColumns(line.cells, columns);
        continue;
      }
      const isSleep = found.has('sleepStart');
      const text = found.cell(line.cells, isSleep ? 'sleepStart' : 'exerciseStart');
      const offset = readUtcOffsetMinutes(found.cell(line.cells, isSleep ? 'sleepOffset' : 'exerciseOffset'));
      const stamp = text === null ? null : parseStamp(text, 'utc');
      if (stamp === null || offset === null) continue;
      const start = Math.round(stamp.milliseconds / MINUTE);
      if (isSleep) sleeps.set(start + offset, offset);
      else {
        utc.set(start, offset);
        walls.set(start + offset, offset);
      }
    }
  }
  return {
    ofSleep: (milliseconds) => near(sleeps, milliseconds),
    ofExercise: (milliseconds) => {
      const inUtc = near(utc, milliseconds);
      const onWall = near(walls, milliseconds);
      if (inUtc !== null && onWall !== null && inUtc !== 0) return null;
      if (inUtc !== null) return { utc: true, offsetMinutes: inUtc };
      return onWall === null ? null : { utc: false, offsetMinutes: onWall };
    },
  };
}

/** The two files round differently: a minute to either side is the same start. */
function near(known: ReadonlyMap<number, number>, milliseconds: number): number | null {
  const minute = Math.round(milliseconds / MINUTE);
  return known.get(minute) ?? known.get(minute - 1) ?? known.get(minute + 1) ?? null;
}
