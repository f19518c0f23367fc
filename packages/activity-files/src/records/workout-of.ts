import { cleanText, textLimits, type Workout, type WorkoutLap, type WorkoutTotals } from '@vitalwire/core';
import type { ActivityDevice, ActivitySession } from '../activity.ts';
import { isPlausibleTotal } from '../plausible-totals.ts';

/** Everything of a workout that its session alone decides. */
export type WorkoutContent = Omit<Workout, 'kind' | 'id' | 'provenance' | 'localDate' | 'dateBasis' | 'multisportKey'>;

/** Fields that only a session has, and what is carried over by a rule of its own. */
type Own = 'multisport' | 'events' | 'developerColumns' | 'beatIntervalsSeconds';

/**
 * A session as the content of a record: values that no sensor can have are left out, texts fit their limits, and no
 * interval ends before it starts.
 */
export function workoutContentOf(session: ActivitySession): WorkoutContent {
  const { multisport, events, developerColumns, beatIntervalsSeconds, ...rest } = session satisfies Pick<
    ActivitySession,
    Own
  >;
  const { vendorSport, name, description, computedTotals, streams, deviceAnalysis, ...kept } = rest;
  const { totals, dropped } = plausible(kept);
  const content = { ...kept };
  for (const total of dropped) delete content[total];
  const computed = computedTotals?.filter((total) => totals[total] !== undefined) ?? [];
  const analysis = deviceAnalysis && finiteOf(deviceAnalysis);
  return {
    ...content,
    ...textOf('vendorSport', vendorSport, textLimits.name),
    ...textOf('name', name, textLimits.name),
    ...textOf('description', description, textLimits.prose),
    end: session.end < session.start ? session.start : session.end,
    laps: session.laps.map(lapOf),
    lengths: session.lengths.filter(({ elapsedSeconds }) => elapsedSeconds >= 0),
    pauses: session.pauses.filter(({ start, end }) => end >= start),
    sensors: session.sensors.map(deviceWords),
    sets: session.sets.map(finiteOf),
    ...(analysis === undefined || Object.keys(analysis).length === 0 ? {} : { deviceAnalysis: analysis }),
    ...(computed.length === 0 ? {} : { computedTotals: computed }),
    streams:
      streams === null
        ? null
        : { sampleCount: streams.elapsedSeconds.length, channels: streams.columns.map(({ channel }) => channel) },
  };
}

/** Names of devices and sensors come from files: short words, or nothing. */
export function deviceWords<T extends ActivityDevice>(texts: T): T {
  const words = Object.entries(texts).flatMap(([name, text]) => {
    const clean = cleanText(String(text), textLimits.word);
    return clean === null ? [] : [[name, clean]];
  });
  return Object.fromEntries(words) as T;
}

function lapOf(lap: WorkoutLap): WorkoutLap {
  const { trigger, intensity, ...rest } = lap;
  const content = { ...rest };
  for (const total of plausible(rest).dropped) delete content[total];
  return {
    ...content,
    ...textOf('trigger', trigger, textLimits.word),
    ...textOf('intensity', intensity, textLimits.word),
    end: lap.end < lap.start ? lap.start : lap.end,
  };
}

const notTotals = new Set(['start', 'end', 'utcOffsetMinutes', 'poolLengthMeters']);

function plausible(from: WorkoutTotals): {
  readonly totals: WorkoutTotals;
  readonly dropped: readonly (keyof WorkoutTotals)[];
} {
  const numbers = Object.entries(from).filter(([name, value]) => typeof value === 'number' && !notTotals.has(name));
  const names = numbers as [keyof WorkoutTotals, number][];
  return {
    totals: Object.fromEntries(names.filter(([name, value]) => isPlausibleTotal(name, value))),
    dropped: names.filter(([name, value]) => !isPlausibleTotal(name, value)).map(([name]) => name),
  };
}

/** Above every value that a device computes or a set of an exercise holds. */
const GREATEST = 10_000;
/** Millilitres of oxygen per kilogram and minute: twice the highest ever measured. */
const GREATEST_VO2MAX = 200;

/** Without numbers that are negative, none or beyond all measure. */
function finiteOf<T extends object>(values: T): T {
  const keeps = (name: string, value: unknown): boolean =>
    typeof value !== 'number' || (value >= 0 && value <= (name === 'vo2max' ? GREATEST_VO2MAX : GREATEST));
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => keeps(name, value))) as T;
}

function textOf<K extends string>(key: K, text: string | undefined, limit: number): { readonly [P in K]?: string } {
  const clean = text === undefined ? null : cleanText(text, limit);
  return (clean === null ? {} : { [key]: clean }) as { readonly [P in K]?: string };
}
