import {
  isMissing,
  millisecondsOf,
  type StreamChannel,
  type Streams,
  toFloat64,
  type WorkoutTotals,
} from '@vitalwire/core';
import type { ActivitySession } from './activity.ts';
import { channelsOfTotals, totalsOfSamples } from './computed-totals.ts';
import type { Samples } from './sample-table.ts';

/**
 * Adds the totals that a session does not state and its samples give, each named in `computedTotals`. What is stated
 * stays as it is.
 * @param samples of the session, where they are at hand as a table
 */
export function completeTotals(
  session: ActivitySession,
  samples: Samples | null = session.streams && samplesOf(session.streams, session),
): ActivitySession {
  const found = samples === null ? {} : { ...timesOf(session), ...totalsOfSamples(samples, session) };
  const together = { ...found, ...session };
  const speed = together.averageSpeedMetersPerSecond ?? speedOf(together);
  const all = speed === undefined ? found : { ...found, averageSpeedMetersPerSecond: speed };
  const names = (Object.keys(all) as (keyof WorkoutTotals)[]).filter((name) => session[name] === undefined);
  if (names.length === 0) return session;
  const added = Object.fromEntries(names.map((name) => [name, all[name]]));
  return { ...session, ...added, computedTotals: [...(session.computedTotals ?? []), ...names] };
}

function timesOf({ start, end, pauses, timerSeconds }: ActivitySession): WorkoutTotals {
  const elapsedSeconds = secondsBetween(start, end);
  if (elapsedSeconds < 0) return {};
  const paused = pauses.reduce((sum, pause) => sum + secondsBetween(pause.start, pause.end), 0);
  return { elapsedSeconds, timerSeconds: timerSeconds ?? Math.max(0, elapsedSeconds - paused) };
}

function speedOf({ distanceMeters, timerSeconds }: WorkoutTotals): number | undefined {
  return distanceMeters !== undefined && timerSeconds !== undefined && timerSeconds > 0
    ? distanceMeters / timerSeconds
    : undefined;
}

/** Streams as a table of what totals are still to be made of; a pause ends a stretch. */
function samplesOf(streams: Streams, session: ActivitySession): Samples | null {
  const { elapsedSeconds } = streams;
  if (elapsedSeconds.length === 0) return null;
  const start = millisecondsOf(streams.start);
  const { length } = elapsedSeconds;
  const times = new Float64Array(length);
  const stretches = new Float64Array(length);
  const starts = session.pauses.map((pause) => millisecondsOf(pause.start)).sort((a, b) => a - b);
  let stretch = 0;
  for (let i = 0; i < length; i++) {
    const time = start + elapsedSeconds[i]! * 1000;
    while (stretch < starts.length && starts[stretch]! < time) stretch++;
    times[i] = time;
    stretches[i] = stretch;
  }
  const columns = new Map<StreamChannel, Float64Array>();
  const wanted = channelsOfTotals(session);
  for (const column of streams.columns) {
    if (!wanted.has(column.channel)) continue;
    const values = toFloat64(column);
    if (hasValue(values, column.missing)) columns.set(column.channel, values);
  }
  return { times, stretches, columns, warnings: [] };
}

function hasValue(values: Float64Array, missing: Uint8Array | null): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]) && !isMissing(missing, i)) return true;
  return false;
}

function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
