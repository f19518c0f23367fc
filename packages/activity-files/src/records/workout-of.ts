import {
  cleanText,
  type StrengthSet,
  type SwimLength,
  textLimits,
  type Workout,
  type WorkoutLap,
  type WorkoutTotals,
} from '@vitalwire/core';
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
  const { vendorSport, name, description, computedTotals, streams, deviceAnalysis, feel, poolLengthMeters, ...kept } =
    rest;
  const { totals, dropped } = plausible(kept);
  const content = { ...kept };
  for (const total of dropped) delete content[total];
  const computed = computedTotals?.filter((total) => totals[total] !== undefined) ?? [];
  return {
    ...content,
    ...textOf('vendorSport', vendorSport, textLimits.name),
    ...textOf('name', name, textLimits.name),
    ...textOf('description', description, textLimits.prose),
    end: session.end < session.start ? session.start : session.end,
    laps: session.laps.map(lapOf),
    lengths: session.lengths.flatMap(lengthOf),
    pauses: session.pauses.filter(({ start, end }) => end >= start),
    sensors: session.sensors.map(deviceWords),
    sets: session.sets.map(setOf),
    ...(poolLengthMeters === undefined ? {} : within({ poolLengthMeters })),
    ...partOf('deviceAnalysis', deviceAnalysis),
    ...partOf('feel', feel),
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

/** Without a time it is no length. */
function lengthOf({ stroke, ...length }: SwimLength): SwimLength[] {
  if (within({ elapsedSeconds: length.elapsedSeconds }).elapsedSeconds === undefined) return [];
  return [{ ...(within(length) as SwimLength), ...textOf('stroke', stroke, textLimits.word) }];
}

function setOf({ type, exercise, ...set }: StrengthSet): StrengthSet {
  return {
    ...within(set),
    type: cleanText(type, textLimits.word) ?? 'active',
    ...textOf('exercise', exercise, textLimits.name),
  };
}

const notTotals = new Set(['start', 'end', 'utcOffsetMinutes']);

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

/** Least and greatest of what is no total; other values are at least 0 and below every value that a device computes. */
const limits: Readonly<Record<string, readonly [least: number, greatest: number]>> = {
  // As of a lap: a year.
  elapsedSeconds: [0, 31_622_400],
  // Millilitres of oxygen per kilogram and minute: twice the highest ever measured.
  vo2max: [0, 200],
  perceivedExertionCr10: [0, 10],
  feelPercent: [0, 100],
  perceivedExertion: [1, 10],
  repetitionsInReserve: [0, 10],
};
const usual = [0, 10_000] as const;

/** Without the numbers that cannot be meant. */
function within<T extends object>(values: T): Partial<T> & Omit<T, NumericKeys<T>> {
  const kept = Object.entries(values).filter(([name, value]) => {
    const [least, greatest] = limits[name] ?? usual;
    return typeof value !== 'number' || (value >= least && value <= greatest);
  });
  return Object.fromEntries(kept) as Partial<T> & Omit<T, NumericKeys<T>>;
}

type NumericKeys<T> = { [K in keyof T]-?: NonNullable<T[K]> extends number ? K : never }[keyof T];

function partOf<K extends string, T extends object>(key: K, values: T | undefined): { readonly [P in K]?: Partial<T> } {
  const kept = values === undefined ? {} : within(values);
  return (Object.keys(kept).length === 0 ? {} : { [key]: kept }) as { readonly [P in K]?: Partial<T> };
}

function textOf<K extends string>(key: K, text: string | undefined, limit: number): { readonly [P in K]?: string } {
  const clean = text === undefined ? null : cleanText(text, limit);
  return (clean === null ? {} : { [key]: clean }) as { readonly [P in K]?: string };
}
