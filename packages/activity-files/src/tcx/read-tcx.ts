import { instantOf, type Pause, type WorkoutLap, type WorkoutTotals } from '@vitalwire/core';
import {
  type ActivityFile,
  ActivityFormat,
  type ActivitySession,
  type ReadOptions,
  type Warning,
  WarningCode,
} from '../activity.ts';
import type { ByteInput } from '../byte-input.ts';
import { pausesOf, present } from '../computed-totals.ts';
import { orderSamples, type Samples } from '../sample-table.ts';
import { buildSession } from '../xml/build-session.ts';
import { readXml } from '../xml/read-xml.ts';
import { deviceOf, lapOfStretch, newTcxFile, type TcxActivity, type TcxFile, type TcxLap } from './tcx-file.ts';
import { createTcxHandler } from './tcx-handler.ts';

/**
 * Reads a Training Center file: Garmin's XML of activities with laps, up to several in one file. Courses and planned
 * workouts are not activities: the answer then has no sessions and says so in `fileType`.
 * @throws HealthError `file-unrecognised` when it is not TCX, `file-invalid` when nothing in it can be read,
 *   `too-large` beyond `maximumBytes` and the limits that guard against attacks
 */
export async function readTcx(input: ByteInput, options: ReadOptions = {}): Promise<ActivityFile> {
  const path = options.path ?? 'TCX';
  const file = newTcxFile();
  const damage = await readXml({ input, path, ...options }, createTcxHandler(path, file));
  const warnings = warningsOf(file);
  const sessions: ActivitySession[] = [];
  for (const activity of file.activities) {
    const session = sessionOf(file, activity, warnings);
    if (session !== null) sessions.push(session);
  }
  const named = file.activities.map(({ device }) => deviceOf(device)).find((device) => device !== null);
  return {
    format: ActivityFormat.Tcx,
    fileType: fileTypeOf(file),
    createdAt: null,
    device: named ?? deviceOf(file.author),
    sessions: sessions.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)),
    damage,
    warnings,
  };
}

function fileTypeOf({ activities, lists }: TcxFile): string {
  if (activities.length > 0) return 'activity';
  if (lists.has('courses')) return 'course';
  return lists.has('workouts') ? 'workout' : 'unknown';
}

function warningsOf(file: TcxFile): Warning[] {
  const warnings: Warning[] = [];
  if (file.unzonedTimes > 0) {
    warnings.push({
      code: WarningCode.TimeZoneMissing,
      message: 'Times in this file carry no time zone; they were taken as UTC.',
      count: file.unzonedTimes,
    });
  }
  if (file.samplesWithoutTime > 0) {
    warnings.push({
      code: WarningCode.TimeMissing,
      message: 'Some samples carry no time and have been left out.',
      count: file.samplesWithoutTime,
    });
  }
  return warnings;
}

function sessionOf(file: TcxFile, activity: TcxActivity, warnings: Warning[]): ActivitySession | null {
  const samples = orderSamples(activity.table);
  const starts = [activity.laps[0]?.start ?? activity.start, samples?.times[0]].filter((time) => time != null);
  if (starts.length === 0) {
    warnings.push({ code: WarningCode.TimeMissing, message: 'An activity carries no time at all and was left out.' });
    return null;
  }
  const start = Math.min(...starts);
  const spans = lapSpans(activity.laps, samples, start);
  const end = Math.max(start, samples?.times.at(-1) ?? start, spans.at(-1)?.[1] ?? start);
  const laps = activity.laps.map((lap, index) => lapOf(lap, spans[index] ?? [start, end], samples));
  const built = buildSession({
    sportWord: activity.sportWord,
    writer: file.author.product,
    name: undefined,
    description: activity.notes === '' ? undefined : activity.notes,
    start,
    end,
    utcOffsetMinutes: activity.utcOffsetMinutes,
    samples,
    laps,
    pauses: [...(samples === null ? [] : pausesOf(samples, sameLap)), ...pausesBetween(laps)],
    totals: sessionTotals(laps),
  });
  warnings.push(...built.warnings);
  const part = multisportPart(file, activity);
  return part === null ? built.session : { ...built.session, multisport: part };
}

/** Start and end of every lap, milliseconds since 1970. */
type LapSpan = readonly [start: number, end: number];

/** A lap starts where it says, else at its first sample. It lasts as long as it says or as its samples go, and never into the next one. */
function lapSpans(laps: readonly TcxLap[], samples: Samples | null, start: number): readonly LapSpan[] {
  const sampled = sampledSpans(samples);
  const from = laps.map((lap, index) => lap.start ?? sampled.get(index + 1)?.[0] ?? null);
  const spans: LapSpan[] = [];
  for (const [index, lap] of laps.entries()) {
    const begin = from[index] ?? spans.at(-1)?.[1] ?? start;
    const own = Math.max(begin + (lap.totals.timerSeconds ?? 0) * 1000, sampled.get(index + 1)?.[1] ?? begin);
    const next = from[index + 1] ?? null;
    spans.push([begin, next !== null && next >= begin ? Math.min(own, next) : own]);
  }
  return spans;
}

function sampledSpans(samples: Samples | null): ReadonlyMap<number, LapSpan> {
  const spans = new Map<number, LapSpan>();
  for (const [i, time] of samples?.times.entries() ?? []) {
    const lap = lapOfStretch(samples?.stretches[i] ?? 0);
    spans.set(lap, [spans.get(lap)?.[0] ?? time, time]);
  }
  return spans;
}

function lapOf(lap: TcxLap, [start, end]: LapSpan, samples: Samples | null): WorkoutLap {
  const measured = samples?.columns.has('distanceMeters') === true || samples?.columns.has('latitudeDegrees') === true;
  const { energyKilocalories, distanceMeters, ...totals } = lap.totals;
  return {
    start: instantOf(start),
    end: instantOf(end),
    ...totals,
    // The format demands both: nought is how writers say that they do not know.
    ...(energyKilocalories ? { energyKilocalories } : {}),
    ...(distanceMeters !== undefined && (distanceMeters > 0 || measured) ? { distanceMeters } : {}),
    ...present({ trigger: lap.trigger, intensity: lap.intensity }),
  };
}

function sameLap(before: number, after: number): boolean {
  return lapOfStretch(before) === lapOfStretch(after);
}

/** Time between the end of a lap and the start of the next, from one second on. */
function pausesBetween(laps: readonly WorkoutLap[]): readonly Pause[] {
  return laps.slice(1).flatMap((lap, index) => {
    const before = laps[index]?.end ?? lap.start;
    return Date.parse(lap.start) - Date.parse(before) > 1000 ? [{ start: before, end: lap.start }] : [];
  });
}

/** Of one lap its own totals; of several what can be added or compared without samples. */
function sessionTotals(laps: readonly WorkoutLap[]): WorkoutTotals {
  const [only] = laps;
  if (laps.length === 1 && only !== undefined) {
    const { start, end, trigger, intensity, ...totals } = only;
    return totals;
  }
  const sum = (name: keyof WorkoutTotals): number | undefined => {
    const values = laps.map((lap) => lap[name]).filter((value) => value !== undefined);
    return values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0);
  };
  const most = (name: keyof WorkoutTotals): number | undefined => {
    const values = laps.map((lap) => lap[name]).filter((value) => value !== undefined);
    return values.length === 0 ? undefined : Math.max(...values);
  };
  return present({
    timerSeconds: sum('timerSeconds'),
    distanceMeters: sum('distanceMeters'),
    energyKilocalories: sum('energyKilocalories'),
    maximumSpeedMetersPerSecond: most('maximumSpeedMetersPerSecond'),
    maximumHeartRateBpm: most('maximumHeartRateBpm'),
    maximumCadenceRpm: most('maximumCadenceRpm'),
    maximumPowerWatts: most('maximumPowerWatts'),
  });
}

function multisportPart(file: TcxFile, activity: TcxActivity): { index: number; count: number } | null {
  if (activity.multisport === null) return null;
  const parts = file.activities.filter(({ multisport }) => multisport === activity.multisport);
  return { index: parts.indexOf(activity), count: parts.length };
}
