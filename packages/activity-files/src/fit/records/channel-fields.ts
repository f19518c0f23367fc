import type { StreamChannel } from '@vitalwire/core';
import type { Conversion } from './kernels.ts';

/** Which field of a `record` message fills which channel. */
export interface ChannelField extends Conversion {
  readonly field: number;
  readonly channel: StreamChannel;
}

const plain: Conversion = { multiplier: 1, scale: 1, offset: 0 };
const per = (scale: number, offset = 0): Conversion => ({ multiplier: 1, scale, offset });
/** 2^31 semicircles are 180 degrees. Both steps are exact in doubles, so the integer can be had back. */
const semicircles: Conversion = { multiplier: 180, scale: 0x80000000, offset: 0 };

/** Fields that need more than a scale: `compressed_speed_distance`, `left_right_balance`, `fractional_cadence`. */
export const compressedSpeedDistanceField = 8;
export const leftRightBalanceField = 30;
export const fractionalCadenceField = 53;

/** In the order of application: where two fields fill one channel, the later one has the finer resolution and wins. */
export const channelFields: readonly ChannelField[] = [
  { field: 0, channel: 'latitudeDegrees', ...semicircles },
  { field: 1, channel: 'longitudeDegrees', ...semicircles },
  { field: 2, channel: 'altitudeMeters', ...per(5, -500) },
  { field: 78, channel: 'altitudeMeters', ...per(5, -500) },
  { field: 5, channel: 'distanceMeters', ...per(100) },
  { field: 6, channel: 'speedMetersPerSecond', ...per(1000) },
  { field: 73, channel: 'speedMetersPerSecond', ...per(1000) },
  { field: 3, channel: 'heartRateBpm', ...plain },
  { field: 4, channel: 'cadenceRpm', ...plain },
  { field: 52, channel: 'cadenceRpm', ...per(256) },
  { field: 7, channel: 'powerWatts', ...plain },
  { field: 13, channel: 'temperatureCelsius', ...plain },
  { field: 9, channel: 'gradePercent', ...per(100) },
  { field: 39, channel: 'verticalOscillationMillimeters', ...per(10) },
  { field: 83, channel: 'verticalRatioPercent', ...per(100) },
  { field: 41, channel: 'groundContactMilliseconds', ...per(10) },
  { field: 84, channel: 'groundContactLeftPercent', ...per(100) },
  { field: 85, channel: 'stepLengthMillimeters', ...per(10) },
  { field: 99, channel: 'respirationRatePerMinute', ...plain },
  { field: 108, channel: 'respirationRatePerMinute', ...per(100) },
  { field: 139, channel: 'coreTemperatureCelsius', ...per(100) },
  { field: 92, channel: 'depthMeters', ...per(1000) },
];

/** Units as apps spell them, lower case, and the factor into the channel's unit. */
const unitFactors: { readonly [C in StreamChannel]?: Readonly<Record<string, number>> } = {
  altitudeMeters: { m: 1, meters: 1, metres: 1 },
  distanceMeters: { m: 1, meters: 1, metres: 1, km: 1000, kilometers: 1000 },
  speedMetersPerSecond: { 'm/s': 1, 'meters/second': 1, mps: 1, 'km/h': 1 / 3.6, kph: 1 / 3.6 },
  heartRateBpm: { bpm: 1, 'beats/min': 1 },
  cadenceRpm: { rpm: 1, 'strides/min': 1, 'revolutions/min': 1, spm: 0.5, 'steps/min': 0.5 },
  powerWatts: { w: 1, watt: 1, watts: 1 },
  temperatureCelsius: { c: 1, '°c': 1, celsius: 1, degc: 1 },
  coreTemperatureCelsius: { c: 1, '°c': 1, celsius: 1, degc: 1 },
  skinTemperatureCelsius: { c: 1, '°c': 1, celsius: 1, degc: 1 },
  verticalOscillationMillimeters: { mm: 1, millimeters: 1, cm: 10, centimeters: 10 },
  verticalRatioPercent: { '%': 1, percent: 1 },
  groundContactMilliseconds: { ms: 1, milliseconds: 1 },
  groundContactLeftPercent: { '%': 1, percent: 1 },
  stepLengthMillimeters: { mm: 1, millimeters: 1, cm: 10, m: 1000, meters: 1000 },
  respirationRatePerMinute: { brpm: 1, bpm: 1, 'breaths/min': 1, rpm: 1 },
  depthMeters: { m: 1, meters: 1 },
};

/**
 * The channel that an app's field takes the place of, and the factor from the app's unit.
 * @returns `null` when there is none, or the unit is not known: its numbers would be guessed at
 */
export function replacedChannel(
  nativeField: number | null,
  name: string,
  unit: string,
): [StreamChannel, number] | null {
  const native = channelFields.find((entry) => entry.field === nativeField)?.channel;
  // Body temperature sensors write the skin's temperature under this name; FIT has no field for it.
  const channel = native ?? (name.toLowerCase() === 'skin_temperature' ? 'skinTemperatureCelsius' : undefined);
  if (channel === undefined) return null;
  const factor = unitFactors[channel]?.[unit.trim().toLowerCase()];
  return factor === undefined ? null : [channel, factor];
}
