import { instantOf, type Pause, type StreamChannel, type WorkoutTotals } from '@vitalwire/core';
import type { Samples } from './sample-table.ts';

/** Mean radius of the Earth, metres (IUGG, R1 of WGS 84). */
const EARTH_RADIUS_METERS = 6_371_008.8;

/** Great-circle distance in metres (haversine). */
export function metersBetween(latA: number, lonA: number, latB: number, lonB: number): number {
  const radians = Math.PI / 180;
  const a =
    Math.sin(((latB - latA) * radians) / 2) ** 2 +
    Math.cos(latA * radians) * Math.cos(latB * radians) * Math.sin(((lonB - lonA) * radians) / 2) ** 2;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(a)));
}

/**
 * Metres since the first position, NaN where there is none. The way between two stretches is not counted: the
 * recording was paused there.
 * @returns `null` without positions
 */
export function distanceOfPositions(samples: Samples): Float64Array | null {
  const latitudes = samples.columns.get('latitudeDegrees');
  const longitudes = samples.columns.get('longitudeDegrees');
  if (latitudes === undefined || longitudes === undefined) return null;
  const distances = new Float64Array(latitudes.length).fill(Number.NaN);
  let total = 0;
  let previous = -1;
  for (let i = 0; i < latitudes.length; i++) {
    const latitude = latitudes[i]!;
    const longitude = longitudes[i] ?? Number.NaN;
    if (Number.isNaN(latitude) || Number.isNaN(longitude)) continue;
    if (previous >= 0 && samples.stretches[previous] === samples.stretches[i]) {
      total += metersBetween(latitudes[previous] ?? 0, longitudes[previous] ?? 0, latitude, longitude);
    }
    distances[i] = total;
    previous = i;
  }
  return distances;
}

/** Silence between two stretches, from one second on: nothing was recorded in it. */
export function pausesOf(
  samples: Samples,
  isPause: (before: number, after: number) => boolean = () => true,
): readonly Pause[] {
  const pauses: Pause[] = [];
  for (let i = 1; i < samples.times.length; i++) {
    const from = samples.times[i - 1] ?? 0;
    const to = samples.times[i] ?? 0;
    const before = samples.stretches[i - 1] ?? 0;
    const after = samples.stretches[i] ?? 0;
    if (before !== after && to - from > 1000 && isPause(before, after)) {
      pauses.push({ start: instantOf(from), end: instantOf(to) });
    }
  }
  return pauses;
}

type Total = keyof WorkoutTotals;

/** Of one channel: the total that is made of it, and how. */
const ofChannels: readonly (readonly [
  Total,
  StreamChannel,
  (samples: Samples, values: Float64Array) => number | undefined,
])[] = [
  ['distanceMeters', 'distanceMeters', (_samples, values) => greatest(values) - least(values)],
  ['maximumSpeedMetersPerSecond', 'speedMetersPerSecond', (_samples, values) => greatest(values)],
  ['averageHeartRateBpm', 'heartRateBpm', meanOverTime],
  ['minimumHeartRateBpm', 'heartRateBpm', (_samples, values) => least(values)],
  ['maximumHeartRateBpm', 'heartRateBpm', (_samples, values) => greatest(values)],
  // As devices count it: standing still is no cadence.
  [
    'averageCadenceRpm',
    'cadenceRpm',
    (samples, values) =>
      meanOverTime(
        samples,
        values.map((value) => value || Number.NaN),
      ),
  ],
  ['maximumCadenceRpm', 'cadenceRpm', (_samples, values) => greatest(values)],
  ['averagePowerWatts', 'powerWatts', meanOverTime],
  ['maximumPowerWatts', 'powerWatts', (_samples, values) => greatest(values)],
  ['averageTemperatureCelsius', 'temperatureCelsius', meanOverTime],
  ['maximumTemperatureCelsius', 'temperatureCelsius', (_samples, values) => greatest(values)],
];

/** Channels that a total which is not stated would be made of. */
export function channelsOfTotals(stated: WorkoutTotals): ReadonlySet<StreamChannel> {
  return new Set(ofChannels.filter(([total]) => stated[total] === undefined).map(([, channel]) => channel));
}

/** What the samples say of a session beyond what is stated of it. Absent where they say nothing. */
export function totalsOfSamples(samples: Samples, stated: WorkoutTotals): WorkoutTotals {
  const found = ofChannels.flatMap(([total, channel, compute]) => {
    const values = stated[total] === undefined ? samples.columns.get(channel) : undefined;
    const value = values === undefined ? undefined : compute(samples, values);
    return value === undefined ? [] : [[total, value] as const];
  });
  return Object.fromEntries(found);
}

/** Each value holds until the next sample of its stretch; the last one of a stretch for a second. */
function meanOverTime(samples: Samples, values: Float64Array): number | undefined {
  const { times, stretches } = samples;
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    const holds = stretches[i] === stretches[i + 1] ? (times[i + 1] ?? 0) - (times[i] ?? 0) : 1000;
    sum += value * holds;
    weights += holds;
  }
  return weights > 0 ? sum / weights : undefined;
}

function greatest(values: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  return most;
}

function least(values: Float64Array): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < values.length; i++) if (values[i]! < fewest) fewest = values[i]!;
  return fewest;
}

/** Without the keys whose value is undefined. */
export function present<T extends object>(values: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
