import { type Instant, millisecondsOf } from './instant.ts';
import type { Pause } from './records/workout.ts';

interface ChannelFacts {
  /** How a person reads the unit. */
  readonly unit: string;
  readonly title: string;
  /** `integer` channels live in an `Int32Array`, the others in a `Float64Array`. */
  readonly storage: 'integer' | 'float';
}

/**
 * What a recording can measure while it runs. The names are stored: add, never rename. Units are in the names.
 * Cadence is as the sensor counts it: revolutions a minute on a bike, strides (one foot) a minute on foot,
 * strokes a minute in water; steps a minute are twice the strides.
 */
export const streamChannels = {
  latitudeDegrees: { unit: 'deg', title: 'Latitude', storage: 'float' },
  longitudeDegrees: { unit: 'deg', title: 'Longitude', storage: 'float' },
  altitudeMeters: { unit: 'm', title: 'Altitude', storage: 'float' },
  distanceMeters: { unit: 'm', title: 'Distance', storage: 'float' },
  speedMetersPerSecond: { unit: 'm/s', title: 'Speed', storage: 'float' },
  heartRateBpm: { unit: 'bpm', title: 'Heart rate', storage: 'integer' },
  cadenceRpm: { unit: 'rpm', title: 'Cadence', storage: 'float' },
  powerWatts: { unit: 'W', title: 'Power', storage: 'integer' },
  temperatureCelsius: { unit: '°C', title: 'Temperature', storage: 'float' },
  gradePercent: { unit: '%', title: 'Grade', storage: 'float' },
  leftPowerPercent: { unit: '%', title: 'Left share of power', storage: 'float' },
  verticalOscillationMillimeters: { unit: 'mm', title: 'Vertical oscillation', storage: 'float' },
  verticalRatioPercent: { unit: '%', title: 'Vertical ratio', storage: 'float' },
  groundContactMilliseconds: { unit: 'ms', title: 'Ground contact time', storage: 'float' },
  groundContactLeftPercent: { unit: '%', title: 'Left share of ground contact', storage: 'float' },
  stepLengthMillimeters: { unit: 'mm', title: 'Step length', storage: 'float' },
  respirationRatePerMinute: { unit: '1/min', title: 'Respiration rate', storage: 'float' },
  coreTemperatureCelsius: { unit: '°C', title: 'Core temperature', storage: 'float' },
  skinTemperatureCelsius: { unit: '°C', title: 'Skin temperature', storage: 'float' },
  depthMeters: { unit: 'm', title: 'Depth', storage: 'float' },
} as const satisfies Record<string, ChannelFacts>;

export type StreamChannel = keyof typeof streamChannels;

export function isStreamChannel(name: string): name is StreamChannel {
  return Object.hasOwn(streamChannels, name);
}

/** One measured quantity, one value per sample, in the unit of its channel's name. */
export interface StreamColumn {
  readonly channel: StreamChannel;
  /** As long as the time axis. A missing sample reads NaN in a `Float64Array` and 0 in an `Int32Array`: ask the mask. */
  readonly values: Float64Array | Int32Array;
  /** Bit `i & 7` of byte `i >> 3` is set where sample `i` is missing; `null` when none is. */
  readonly missing: Uint8Array | null;
}

/** The second-by-second part of one workout. */
export interface Streams {
  /** Instant of time 0. */
  readonly start: Instant;
  /**
   * Seconds since `start`, never decreasing, may skip (pauses, smart recording). Whole seconds in an `Int32Array`,
   * fractions in a `Float64Array`.
   */
  readonly elapsedSeconds: Int32Array | Float64Array;
  /** At most one column a channel. A channel that never had a value is left out. */
  readonly columns: readonly StreamColumn[];
}

export function isMissing(mask: Uint8Array | null, index: number): boolean {
  return mask !== null && (((mask[index >> 3] ?? 0) >> (index & 7)) & 1) === 1;
}

export function columnOf(streams: Streams, channel: StreamChannel): StreamColumn | null {
  return streams.columns.find((column) => column.channel === channel) ?? null;
}

/** Values as doubles with NaN where missing, the form that the algorithms take. Copies only what it must. */
export function toFloat64(column: StreamColumn): Float64Array {
  if (column.values instanceof Float64Array) return column.values;
  const values = new Float64Array(column.values);
  const { missing } = column;
  if (missing === null) return values;
  for (let byte = 0; byte < missing.length; byte++) {
    if (missing[byte] === 0) continue;
    const end = Math.min(values.length, byte * 8 + 8);
    for (let i = byte * 8; i < end; i++) if (isMissing(missing, i)) values[i] = Number.NaN;
  }
  return values;
}

/** Mask of the samples that are NaN, or `null` when none is. */
export function maskOfNaN(values: Float64Array): Uint8Array | null {
  let mask: Uint8Array | null = null;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) {
      mask ??= new Uint8Array((values.length + 7) >> 3);
      mask[i >> 3] = (mask[i >> 3] ?? 0) | (1 << (i & 7));
    }
  }
  return mask;
}

/** How many samples hold a value. */
export function presentCount(column: StreamColumn): number {
  const { missing, values } = column;
  if (missing === null) return values.length;
  let absent = 0;
  for (let byte of missing) for (; byte !== 0; byte &= byte - 1) absent++;
  return values.length - absent;
}

/** Stretches on a recording's own time axis, half-open. */
export interface StoppedSpan {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** When the timer stood still, in seconds since the streams' start: what resampling cuts out. */
export function stoppedSpans(streams: Pick<Streams, 'start'>, pauses: readonly Pause[]): readonly StoppedSpan[] {
  const zero = millisecondsOf(streams.start);
  return pauses.map(({ start, end }) => ({
    startSeconds: (millisecondsOf(start) - zero) / 1000,
    endSeconds: (millisecondsOf(end) - zero) / 1000,
  }));
}
