import {
  columnOf,
  type EventStreams,
  type StoppedSpan,
  type StreamChannel,
  stoppedSpans,
  toFloat64,
  type Workout,
} from '@vitalwire/core';
import { resampleToOneHertz } from '@vitalwire/intelligence';

/** Channels that the metrics need, in the order they are read. */
export const sessionChannels = [
  'powerWatts',
  'heartRateBpm',
  'speedMetersPerSecond',
  'distanceMeters',
  'altitudeMeters',
] as const satisfies readonly StreamChannel[];
export type SessionChannel = (typeof sessionChannels)[number];

/** One recording at one sample a second, stops cut out: what every algorithm takes. */
export interface Session {
  /** NaN is missing. A channel that was not recorded is absent. All are equally long. */
  readonly columns: { readonly [C in SessionChannel]?: Float64Array };
  readonly seconds: number;
  /** Seconds without samples that were taken as stops although no pause was recorded. */
  readonly unrecordedStopSeconds: number;
  readonly filledSeconds: number;
  /** Samples were further apart than a second and their values were held. */
  readonly bridgeSeconds: number;
  /** The format has distance only: speed is its change. */
  readonly speedFromDistance: boolean;
}

/** A pause that nobody recorded: longer than any smart recording leaves out. */
const STOP_SECONDS = 30;
/** Smart recording writes a sample when something changes, up to some ten seconds apart. */
const SMART_BRIDGE_SECONDS = 10;
/** A recording in which more steps than this leave seconds out is a smart one. */
const SMART_SHARE = 0.2;

const gapsBecome: { readonly [C in SessionChannel]: 'zero' | 'missing' } = {
  powerWatts: 'zero',
  heartRateBpm: 'missing',
  speedMetersPerSecond: 'zero',
  distanceMeters: 'missing',
  altitudeMeters: 'missing',
};

/** @returns `null` when nothing was recorded */
export function sessionOf(workout: Workout, event: EventStreams | null): Session | null {
  if (event === null || event.streams.elapsedSeconds.length === 0) return null;
  const { streams } = event;
  const stopped = stoppedSpans(streams, workout.pauses);
  const running = whileRunning(workout, streams.elapsedSeconds, stopped);
  const elapsedSeconds = running === null ? streams.elapsedSeconds : picked(streams.elapsedSeconds, running);
  const everySecond = isEverySecond(elapsedSeconds);
  const bridgeSeconds = isSmart(elapsedSeconds) ? SMART_BRIDGE_SECONDS : 1;
  const spacing = { bridgeSeconds, stopped, ...(stopped.length > 0 ? {} : { cutGapsLongerThanSeconds: STOP_SECONDS }) };
  const columns: { -readonly [C in SessionChannel]?: Float64Array } = {};
  let facts = { seconds: 0, cut: 0, filled: 0 };
  for (const channel of sessionChannels) {
    const column = columnOf(streams, channel);
    if (column === null) continue;
    const values = running === null ? toFloat64(column) : picked(toFloat64(column), running);
    if (everySecond) {
      columns[channel] = values;
      facts = { seconds: elapsedSeconds.length, cut: 0, filled: 0 };
      continue;
    }
    const sampled = resampleToOneHertz({
      elapsedSeconds,
      values,
      gapsBecome: gapsBecome[channel],
      ...spacing,
    });
    if (sampled.status !== 'ok') continue;
    const { cutSeconds, filledSeconds } = sampled.value;
    columns[channel] = sampled.value.values;
    facts = { seconds: sampled.value.values.length, cut: cutSeconds, filled: filledSeconds };
  }
  const { distanceMeters } = columns;
  const speedFromDistance = columns.speedMetersPerSecond === undefined && distanceMeters !== undefined;
  if (speedFromDistance) columns.speedMetersPerSecond = changeOf(distanceMeters);
  return {
    columns,
    speedFromDistance,
    seconds: facts.seconds,
    unrecordedStopSeconds: stopped.length > 0 ? 0 : facts.cut,
    filledSeconds: facts.filled,
    bridgeSeconds,
  };
}

/** What had to be assumed to read the recording, a sentence each. */
export function sessionAssumptions(session: Session): readonly string[] {
  return [
    ...(session.speedFromDistance ? ['No speed was recorded: it is the change of the distance.'] : []),
    ...(session.bridgeSeconds > 1
      ? [`The device did not record every second: a value holds until the next, for up to ${session.bridgeSeconds} s.`]
      : []),
    ...(session.unrecordedStopSeconds > 0
      ? [`${session.unrecordedStopSeconds} s without samples count as stops, since no pauses were recorded.`]
      : []),
    ...(session.filledSeconds > 0
      ? [`${session.filledSeconds} s without samples count as no power, no speed and unknown heart rate.`]
      : []),
  ];
}

/**
 * Change a second; over a stretch without distance it is even, and the first second is as the next. A distance that
 * goes back counts as standing.
 */
function changeOf(meters: Float64Array): Float64Array {
  const change = new Float64Array(meters.length).fill(Number.NaN);
  let first = -1;
  let known = -1;
  for (let i = 0; i < meters.length; i++) {
    const here = meters[i] ?? Number.NaN;
    if (here !== here) continue;
    if (first < 0) first = i;
    else {
      const speed = Math.max(0, (here - (meters[known] ?? here)) / (i - known));
      change.fill(speed, known === first ? first : known + 1, i + 1);
    }
    known = i;
  }
  return change;
}

/** Mean of the samples that are there; `null` without any. */
export function meanOf(values: Float64Array | undefined, missing: 'zero' | 'skip'): number | null {
  if (values === undefined) return null;
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (value !== value) continue;
    sum += value;
    count++;
  }
  return count === 0 ? null : sum / (missing === 'zero' ? values.length : count);
}

/**
 * Places of the samples that were taken while the timer ran; `null` when all were. Some watches write on through a
 * pause, and their own averages leave that out. Stops that the timer's time contradicts are not believed.
 */
function whileRunning(
  { timerSeconds }: Workout,
  elapsedSeconds: Int32Array | Float64Array,
  stopped: readonly StoppedSpan[],
): Int32Array | null {
  if (stopped.length === 0) return null;
  const isInside = (second: number) =>
    stopped.some(({ startSeconds, endSeconds }) => second > startSeconds && second < endSeconds);
  const running: number[] = [];
  for (let i = 0; i < elapsedSeconds.length; i++) if (!isInside(elapsedSeconds[i] ?? 0)) running.push(i);
  if (running.length === elapsedSeconds.length || running.length === 0) return null;
  const spanned = (elapsedSeconds.at(-1) ?? 0) - (elapsedSeconds[0] ?? 0);
  const still = stopped.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);
  const contradicted =
    timerSeconds !== undefined && Math.abs(spanned - timerSeconds) < Math.abs(spanned - still - timerSeconds);
  return contradicted ? null : Int32Array.from(running);
}

function picked<A extends Int32Array | Float64Array>(values: A, places: Int32Array): A {
  const some = values.slice(0, places.length) as A;
  for (let i = 0; i < places.length; i++) some[i] = values[places[i] ?? 0] ?? Number.NaN;
  return some;
}

/** Nothing to resample: the samples are at 1 Hz already. */
function isEverySecond(elapsedSeconds: Int32Array | Float64Array): boolean {
  const first = elapsedSeconds[0] ?? 0;
  if (!Number.isInteger(first)) return false;
  for (let i = 1; i < elapsedSeconds.length; i++) if (elapsedSeconds[i] !== first + i) return false;
  return true;
}

function isSmart(elapsedSeconds: Int32Array | Float64Array): boolean {
  let skipping = 0;
  for (let i = 1; i < elapsedSeconds.length; i++) {
    const step = (elapsedSeconds[i] ?? 0) - (elapsedSeconds[i - 1] ?? 0);
    if (step >= 1.5 && step <= SMART_BRIDGE_SECONDS) skipping++;
  }
  return skipping > elapsedSeconds.length * SMART_SHARE;
}
