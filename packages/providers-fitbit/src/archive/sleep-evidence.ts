import { instantOf, type LocalDate, localDateOf } from '@vitalwire/core';
import { evidenceRows, type Member, readJson, readUtcOffsetMinutes } from '@vitalwire/provider-kit/rows';
import { parseStamp } from './stamps.ts';
import { objectOf, textIn } from './values.ts';

/**
 * What the tables of sleeps say of clocks. Their readme calls their times UTC; exports of 2023 to 2025 have the time on
 * the wall there, with `+0000` behind it and often `+00:00` as the offset, and only those of 2026 have UTC. The stages of
 * a sleep tell the offset also where the sleep does not.
 */
export interface SleepEvidence {
  /** What the times of the tables are. */
  readonly tables: 'utc' | 'wall';
  /** Minutes east of UTC of a sleep of the tables; `null` when nothing tells. */
  ofTable(id: string, told: number | null): number | null;
  /** Minutes east of UTC when a sleep began at this wall time; `null` when nothing tells. */
  ofStart(wallMilliseconds: number): number | null;
  /** Minutes east of UTC in the sleep that this wall time lies in; `null` when nothing tells. */
  ofNight(wallMilliseconds: number): number | null;
  /** Whether anybody slept at this wall time; `null` when the export holds no sleep. */
  asleepAt(wallMilliseconds: number): boolean | null;
  /** Exports of 2026 have a sleep twice, as two algorithms saw it: whether this is the other view of one that is read. */
  isSecondView(algorithm: string | null, start: number, end: number): boolean;
}

export interface SleepFiles {
  readonly sleeps: readonly Member[];
  readonly stages: readonly Member[];
  /** The classic `sleep-*.json`, whose times are on the wall. */
  readonly logs: readonly Member[];
}

interface TableSleep {
  readonly id: string;
  /** As written. */
  readonly start: number;
  readonly end: number;
  readonly created: number | null;
  readonly offset: number | null;
  readonly algorithm: string | null;
}

interface Night {
  readonly start: number;
  readonly end: number;
  readonly offset: number | null;
}

const MINUTE = 60_000;
const sleepColumns = {
  id: 'sleep_id',
  start: 'sleep_start',
  end: 'sleep_end',
  offset: 'start_utc_offset',
  created: 'sleep_created',
  algorithm: 'algorithm_version',
} as const;
const stageColumns = { id: 'sleep_id', offset: 'start_utc_offset' } as const;
const FIRST_ALGORITHM = 'sleep_session_v1';

/**
 * A few thousand sleeps. Rows that do not tell are no evidence.
 * @param days offsets of days that the rest of the export tells: of old sleeps the stages have the zone that the account
 * was in later
 */
export async function readSleepEvidence(
  files: SleepFiles,
  days: ReadonlyMap<LocalDate, number>,
  signal: AbortSignal,
): Promise<SleepEvidence> {
  const sleeps = await tableSleeps(files.sleeps, signal);
  const stageOffsets = await offsetsOfStages(files.stages, signal);
  const logs = await logNights(files.logs, signal);
  const starts = new Set(logs.map(({ start }) => minuteOf(start)));
  const told = ({ id, offset }: TableSleep): number => offset || (stageOffsets.get(id) ?? 0);
  const tables = clockOf(sleeps, told, starts);
  const ofDay = (wall: number): number | null => days.get(localDateOf(instantOf(wall), 0)) ?? null;
  const ends = new Map(sleeps.map(({ id, end }) => [id, end]));
  const offsetOf = (id: string, offset: number | null): number | null => {
    if (tables === 'utc') return offset ?? stageOffsets.get(id) ?? null;
    // On the wall +00:00 stands for an offset that was not known.
    const end = ends.get(id);
    return (end === undefined ? null : ofDay(end)) ?? (offset || stageOffsets.get(id) || null);
  };
  const known = new Map<number, number>();
  const nights: Night[] = [];
  for (const { id, start, end, offset } of sleeps) {
    const minutes = offsetOf(id, offset);
    const shift = tables === 'utc' ? (minutes ?? 0) * MINUTE : 0;
    nights.push({ start: start + shift, end: end + shift, offset: minutes });
    if (minutes !== null) known.set(minuteOf(start + shift), minutes);
  }
  for (const { start, end } of logs) {
    const offset = near(known, start) === null ? ofDay(end) : null;
    if (offset !== null) known.set(minuteOf(start), offset);
  }
  const ofStart = (milliseconds: number): number | null => near(known, milliseconds);
  for (const { start, end } of logs) nights.push({ start, end, offset: ofStart(start) });
  nights.sort((a, b) => a.start - b.start || a.end - b.end);
  const first = sleeps.filter(({ algorithm }) => algorithm === FIRST_ALGORITHM);
  return {
    tables,
    ofTable: offsetOf,
    ofStart,
    ofNight: (milliseconds) => nightsAt(nights, milliseconds).find(({ offset }) => offset !== null)?.offset ?? null,
    asleepAt: (milliseconds) => (nights.length === 0 ? null : nightsAt(nights, milliseconds).length > 0),
    isSecondView: (algorithm, start, end) =>
      algorithm !== null &&
      algorithm !== FIRST_ALGORITHM &&
      first.some((other) => other.start < end && other.end > start),
  };
}

/** The two files round differently: a minute to either side is the same start. */
export function near(known: ReadonlyMap<number, number>, milliseconds: number): number | null {
  const minute = minuteOf(milliseconds);
  return known.get(minute) ?? known.get(minute - 1) ?? known.get(minute + 1) ?? null;
}

export function minuteOf(milliseconds: number): number {
  return Math.round(milliseconds / MINUTE);
}

const LATEST_ENTRY_MS = 3 * 3_600_000;
const CLOCKS_APART_MS = 15 * MINUTE;

/**
 * Each sleep whose offset is known has a voice: where the classic log has it, what that says; else the clock after which
 * it was entered soon after waking, as its entry is always in UTC. Equal voices: UTC, as the readme says.
 */
function clockOf(
  sleeps: readonly TableSleep[],
  told: (sleep: TableSleep) => number,
  starts: ReadonlySet<number>,
): 'utc' | 'wall' {
  let utc = 0;
  let wall = 0;
  const has = (milliseconds: number) => [-1, 0, 1].some((minute) => starts.has(minuteOf(milliseconds) + minute));
  for (const sleep of sleeps) {
    const shift = told(sleep) * MINUTE;
    if (shift === 0) continue;
    const entered = (after: number) =>
      sleep.created !== null && sleep.created - after >= -CLOCKS_APART_MS && sleep.created - after <= LATEST_ENTRY_MS;
    const inUtc = has(sleep.start + shift);
    const onWall = has(sleep.start);
    if (inUtc !== onWall) {
      if (inUtc) utc++;
      else wall++;
    } else if (entered(sleep.end) !== entered(sleep.end - shift)) {
      if (entered(sleep.end)) utc++;
      else wall++;
    }
  }
  return wall > utc ? 'wall' : 'utc';
}

/** What is measured in a sleep may be written a few minutes beside it. */
const BESIDE_MS = 10 * MINUTE;
const LONGEST_SLEEP_MS = 86_400_000;

function nightsAt(nights: readonly Night[], milliseconds: number): readonly Night[] {
  let low = 0;
  let high = nights.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nights[middle]?.start ?? 0) <= milliseconds + BESIDE_MS) low = middle + 1;
    else high = middle;
  }
  const found: Night[] = [];
  for (let at = low - 1; at >= 0; at--) {
    const night = nights[at];
    if (night === undefined || night.start < milliseconds - LONGEST_SLEEP_MS) break;
    if (milliseconds <= night.end + BESIDE_MS) found.push(night);
  }
  return found;
}

async function tableSleeps(members: readonly Member[], signal: AbortSignal): Promise<readonly TableSleep[]> {
  const sleeps: TableSleep[] = [];
  const timeOf = (text: string | null) => (text === null ? null : (parseStamp(text, 'utc')?.milliseconds ?? null));
  for await (const cell of evidenceRows(members, sleepColumns, ['id', 'start', 'end'], signal)) {
    const id = cell('id');
    const start = timeOf(cell('start'));
    const end = timeOf(cell('end'));
    if (id === null || start === null || end === null) continue;
    const created = timeOf(cell('created'));
    sleeps.push({
      id,
      start,
      end,
      created,
      offset: readUtcOffsetMinutes(cell('offset')),
      algorithm: cell('algorithm'),
    });
  }
  return sleeps;
}

async function offsetsOfStages(members: readonly Member[], signal: AbortSignal): Promise<ReadonlyMap<string, number>> {
  const offsets = new Map<string, number>();
  for await (const cell of evidenceRows(members, stageColumns, ['id', 'offset'], signal)) {
    const id = cell('id');
    if (id === null || offsets.has(id)) continue;
    const offset = readUtcOffsetMinutes(cell('offset'));
    if (offset !== null) offsets.set(id, offset);
  }
  return offsets;
}

async function logNights(members: readonly Member[], signal: AbortSignal): Promise<readonly Omit<Night, 'offset'>[]> {
  const nights: Omit<Night, 'offset'>[] = [];
  for (const { source } of members) {
    for await (const item of readJson(source, { signal })) {
      if (item.type === 'problem') continue;
      const log = objectOf(item.value);
      const start = parseStamp(textIn(log, 'startTime') ?? '', 'wall');
      const end = parseStamp(textIn(log, 'endTime') ?? '', 'wall');
      if (start !== null && end !== null) nights.push({ start: start.milliseconds, end: end.milliseconds });
    }
  }
  return nights;
}
