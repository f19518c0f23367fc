import { instantOf, type Sleep, type SleepStage, type SleepStageInterval } from '@vitalwire/core';
import { WORDS } from '../collect/collector.ts';
import type { Row } from '../collect/rows.ts';
import type { HealthOrigin } from '../collect/sources.ts';
import { localDay } from '../collect/zones.ts';
import { baseOf, countByType, type Emitted, keyTime, type Receipt } from './emitted.ts';

/** Rows of one sleep of one origin lie no further apart. Waking at night is a row of its own in newer exports. */
const LONGEST_GAP_SECONDS = 60 * 60;
/** Two apps that copy each other for ever would make one sleep of a year. */
const LONGEST_SLEEP_SECONDS = 24 * 3600;
/** What is shorter and by day is a nap, even where it is the only sleep of its day. */
const NAP_SECONDS = 3 * 3600;
const NAP_FROM_HOUR = 9;
const NAP_TO_HOUR = 21;
/** Above it a second sleep of one day is not called a nap. */
const LONGEST_NAP_SECONDS = 5 * 3600;

const stages: { readonly [word: string]: SleepStage } = {
  InBed: 'in_bed',
  Asleep: 'asleep',
  AsleepUnspecified: 'asleep',
  AsleepCore: 'light',
  AsleepDeep: 'deep',
  AsleepREM: 'rem',
  Awake: 'awake',
};
/** Where rows of one origin lie over each other the one that says more is believed. */
const precedence: readonly SleepStage[] = ['in_bed', 'asleep', 'light', 'rem', 'deep', 'awake'];

export function stageOf(row: Row): SleepStage | null {
  return stages[(WORDS[row.value] ?? '').replace('HKCategoryValueSleepAnalysis', '')] ?? null;
}

/** Rows of one sleep, by start. */
interface Session {
  readonly rows: Row[];
  endSeconds: number;
}

/** Sleeps of one origin, from rows that come block by block in order of their start. */
export interface Nights {
  /** @returns sleeps that are complete: nothing that comes later can belong to their day */
  add(rows: readonly Row[]): readonly Emitted[];
  end(): readonly Emitted[];
}

export function createNights(origin: HealthOrigin, receipt: Receipt): Nights {
  let open: Session | null = null;
  let ofDay: Session[] = [];

  const close = (): readonly Emitted[] => {
    if (open === null) return [];
    const finished = open;
    open = null;
    const [other] = ofDay;
    const emitted = other !== undefined && wakingDay(other) !== wakingDay(finished) ? flush() : [];
    ofDay.push(finished);
    return emitted;
  };
  const flush = (): readonly Emitted[] => {
    const sessions = ofDay;
    ofDay = [];
    const longest = sessions.reduce((most, each) => Math.max(most, asleepOf(each)), 0);
    let main = true;
    return sessions.map((session) => {
      const isMain = main && asleepOf(session) === longest;
      if (isMain) main = false;
      return { record: sleepOf(origin, session, isNap(session, isMain), receipt), rows: countByType(session.rows) };
    });
  };

  return {
    add(rows) {
      const emitted: Emitted[] = [];
      for (const row of rows) {
        const end = row.startSeconds + row.durationSeconds;
        if (
          open !== null &&
          (row.startSeconds > open.endSeconds + LONGEST_GAP_SECONDS ||
            Math.max(end, open.endSeconds) - (open.rows[0]?.startSeconds ?? 0) > LONGEST_SLEEP_SECONDS)
        ) {
          emitted.push(...close());
        }
        open ??= { rows: [], endSeconds: end };
        open.rows.push(row);
        open.endSeconds = Math.max(open.endSeconds, end);
      }
      return emitted;
    },
    end: () => [...close(), ...flush()],
  };
}

function wakingDay(session: Session): number {
  return localDay(session.endSeconds, zoneOf(session));
}

/** The zone of the row that ends last, which is that of waking; one that is named before one that is assumed. */
function zoneOf({ rows }: Session) {
  const named = rows.filter(({ series }) => series.zone.recorded);
  const last = (named.length > 0 ? named : rows).reduce((a, b) => (endOf(b) >= endOf(a) ? b : a));
  return last.series.zone;
}

function endOf(row: Row): number {
  return row.startSeconds + row.durationSeconds;
}

/** Seconds asleep, or in bed where that is all that is known. */
function asleepOf(session: Session): number {
  const all = flattened(session);
  const asleep = secondsOf(all, (stage) => stage !== 'awake' && stage !== 'in_bed');
  return asleep > 0 ? asleep : secondsOf(all, (stage) => stage === 'in_bed');
}

function isNap(session: Session, isMain: boolean): boolean {
  const asleep = asleepOf(session);
  if (!isMain) return asleep < LONGEST_NAP_SECONDS;
  const zone = zoneOf(session);
  const middle = ((session.rows[0]?.startSeconds ?? 0) + session.endSeconds) / 2;
  const hour = ((((middle + zone.offsetMinutes(middle) * 60) % 86_400) + 86_400) % 86_400) / 3600;
  return asleep < NAP_SECONDS && hour >= NAP_FROM_HOUR && hour < NAP_TO_HOUR;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly stage: SleepStage;
}

/** Stages one after the other: of rows that lie over each other the one that says more. */
function flattened({ rows }: Session): readonly Stretch[] {
  const cuts = [...new Set(rows.flatMap((row) => [row.startSeconds, endOf(row)]))].sort((a, b) => a - b);
  const found: Stretch[] = [];
  let active: { readonly to: number; readonly rank: number; readonly row: number }[] = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const from = cuts[i]!;
    const to = cuts[i + 1]!;
    active = active.filter((each) => each.to > from);
    for (; next < rows.length && (rows[next]?.startSeconds ?? 0) <= from; next++) {
      const row = rows[next] as Row;
      const stage = stageOf(row);
      if (stage !== null && endOf(row) > from)
        active.push({ to: endOf(row), rank: precedence.indexOf(stage), row: next });
    }
    if (active.length === 0) continue;
    const best = active.reduce((a, b) => (b.rank > a.rank || (b.rank === a.rank && b.row > a.row) ? b : a));
    const stage = precedence[best.rank] as SleepStage;
    const last = found.at(-1);
    // Two rows of one stage that follow each other stay two, as they are written.
    if (last !== undefined && last.to === from && last.stage === stage && !startsAt(rows, from, stage)) {
      found[found.length - 1] = { ...last, to };
    } else {
      found.push({ from, to, stage });
    }
  }
  return found;
}

function startsAt(rows: readonly Row[], from: number, stage: SleepStage): boolean {
  return rows.some((row) => row.startSeconds === from && stageOf(row) === stage);
}

function secondsOf(all: readonly Stretch[], which: (stage: SleepStage) => boolean): number {
  return all.reduce((sum, { from, to, stage }) => sum + (which(stage) ? to - from : 0), 0);
}

function sleepOf(origin: HealthOrigin, session: Session, nap: boolean, receipt: Receipt): Sleep {
  const zone = zoneOf(session);
  const startSeconds = session.rows[0]?.startSeconds ?? 0;
  const { endSeconds } = session;
  const all = flattened(session);
  const known = new Set(session.rows.map(stageOf));
  const of = (stage: SleepStage) => secondsOf(all, (each) => each === stage);
  const staged = known.has('light') || known.has('deep') || known.has('rem');
  const asleep = secondsOf(all, (stage) => stage !== 'awake' && stage !== 'in_bed');
  const firstAsleep = all.find(({ stage }) => stage !== 'awake' && stage !== 'in_bed');
  const written: readonly SleepStageInterval[] = all
    .filter(({ stage }) => asleep === 0 || stage !== 'in_bed')
    .map(({ from, to, stage }) => ({ start: instantOf(from * 1000), end: instantOf(to * 1000), stage }));
  return {
    ...baseOf('sleep', `sleep/${origin.key}/${keyTime(startSeconds)}`, origin.device, receipt, {
      startSeconds,
      endSeconds,
      day: localDay(endSeconds, zone),
      utcOffsetMinutes: zone.recorded ? zone.offsetMinutes(endSeconds) : null,
    }),
    end: instantOf(endSeconds * 1000),
    nap,
    ...(asleep > 0 ? { asleepSeconds: asleep } : {}),
    // Without such a row nobody says when the person lay down.
    ...(known.has('in_bed') ? { inBedSeconds: all.reduce((sum, { from, to }) => sum + to - from, 0) } : {}),
    ...(known.has('in_bed') && firstAsleep !== undefined ? { latencySeconds: firstAsleep.from - startSeconds } : {}),
    ...(known.has('awake') ? { awakeSeconds: of('awake') } : {}),
    ...(staged ? { lightSeconds: of('light'), deepSeconds: of('deep'), remSeconds: of('rem') } : {}),
    stages: written,
  };
}

/** Stretches of sleep of any origin, to tell what was measured at night: by start, none touches the next. */
export interface SleepSpans {
  /** @param seconds since 1970 */
  includes(seconds: number): boolean;
}

/** Twelve days. */
const LONGEST_SPAN = 2 ** 20;

/** Start and length in one number, so that a hundred thousand of them sort as numbers. */
export function packedSpan(startSeconds: number, durationSeconds: number): number {
  return startSeconds * LONGEST_SPAN + Math.min(durationSeconds, LONGEST_SPAN - 1);
}

/** @param packed of {@link packedSpan}, in any order; sorted in place. Those further than an hour apart stay apart */
export function sleepSpansOf(packed: Float64Array): SleepSpans {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const span of packed.sort()) {
    const start = Math.floor(span / LONGEST_SPAN);
    const end = start + (span - start * LONGEST_SPAN);
    const last = ends.length - 1;
    if (last >= 0 && start <= (ends[last] ?? 0) + LONGEST_GAP_SECONDS) ends[last] = Math.max(ends[last] ?? 0, end);
    else {
      starts.push(start);
      ends.push(end);
    }
  }
  return {
    includes(seconds) {
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= seconds) low = middle + 1;
        else high = middle;
      }
      const place = low - 1;
      const length = (ends[place] ?? 0) - (starts[place] ?? 0);
      return place >= 0 && seconds < (ends[place] ?? 0) && length >= NAP_SECONDS;
    },
  };
}
