import { evidenceRows, type Member, readUtcOffsetMinutes } from '@vitalwire/provider-kit/rows';
import { readDayOffsets } from './day-offsets.ts';
import { minuteOf, near, readSleepEvidence, type SleepEvidence, type SleepFiles } from './sleep-evidence.ts';
import { parseStamp } from './stamps.ts';

/**
 * Offsets that newer exports write beside their sleeps and exercises. The classic files of the same export, which name
 * none, are told by them.
 */
export interface OffsetEvidence {
  readonly sleeps: SleepEvidence;
  /** Whether an exercise that is written so began then in UTC or on the wall, and the offset. */
  ofExercise(milliseconds: number): { readonly utc: boolean; readonly offsetMinutes: number } | null;
  /** What the times of tables of HRV are, whose `Z` stands behind the time on the wall in exports before 2026. */
  readonly hrvTables: 'utc' | 'wall';
}

const columns = { start: 'exercise_start', offset: ['utc_offset', 'exercise_utc_offset'] } as const;

export interface EvidenceFiles extends SleepFiles {
  readonly exercises: readonly Member[];
  readonly hrvTables: readonly Member[];
  /** The same minutes on the wall, and in UTC. */
  readonly zonesOnWall: readonly Member[];
  readonly zonesInUtc: readonly Member[];
}

/** Reads the sleeps and exercises with offsets; a few thousand rows. Rows that do not tell are no evidence. */
export async function readOffsetEvidence(files: EvidenceFiles, signal: AbortSignal): Promise<OffsetEvidence> {
  const utc = new Map<number, number>();
  const walls = new Map<number, number>();
  for await (const cell of evidenceRows(files.exercises, columns, ['start', 'offset'], signal)) {
    const offset = readUtcOffsetMinutes(cell('offset'));
    const stamp = parseStamp(cell('start') ?? '', 'utc');
    if (stamp === null || offset === null) continue;
    const start = minuteOf(stamp.milliseconds);
    utc.set(start, offset);
    walls.set(start + offset, offset);
  }
  const days = await readDayOffsets(files.zonesOnWall, files.zonesInUtc, signal);
  const sleeps = await readSleepEvidence(files, days, signal);
  return {
    sleeps,
    hrvTables: await clockOfHrv(files.hrvTables, sleeps, signal),
    ofExercise: (milliseconds) => {
      const inUtc = near(utc, milliseconds);
      const onWall = near(walls, milliseconds);
      if (inUtc !== null && onWall !== null && inUtc !== 0) return null;
      if (inUtc !== null) return { utc: true, offsetMinutes: inUtc };
      return onWall === null ? null : { utc: false, offsetMinutes: onWall };
    },
  };
}

const ROWS_LOOKED_AT = 20_000;
/** A night has some 80 rows. */
const LEAST_ROWS = 24;
/** Read on the right clock all of them lie in sleeps, on one that is an hour off less than nine of ten. */
const LEAST_SHARE = 0.97;

/** HRV is measured in sleep: times that all lie in sleeps when they are read on the wall are on the wall. */
async function clockOfHrv(
  members: readonly Member[],
  sleeps: SleepEvidence,
  signal: AbortSignal,
): Promise<'utc' | 'wall'> {
  let rows = 0;
  let asleep = 0;
  for await (const cell of evidenceRows(members, { time: 'timestamp' }, ['time'], signal)) {
    const stamp = parseStamp(cell('time') ?? '', 'utc');
    if (stamp === null) continue;
    rows++;
    if (sleeps.asleepAt(stamp.milliseconds) === true) asleep++;
    if (rows >= ROWS_LOOKED_AT) break;
  }
  return rows >= LEAST_ROWS && asleep >= rows * LEAST_SHARE ? 'wall' : 'utc';
}
