import type { StreamChannel, WorkoutTotals } from '@vitalwire/core';
import { isPlausibleTotal } from '../plausible-totals.ts';

/** Least and greatest value that a sensor can mean; outside of them a writer means "none" or has failed. */
const limits: { readonly [C in StreamChannel]?: readonly [least: number, greatest: number] } = {
  latitudeDegrees: [-90, 90],
  longitudeDegrees: [-180, 180],
  // Below the Dead Sea and above every aircraft; -32768 and the like are "none".
  altitudeMeters: [-1000, 30_000],
  distanceMeters: [0, 1e8],
  speedMetersPerSecond: [0, 400],
  // 0 is how writers say that the strap was silent; 255 is the "none" of the sensor.
  heartRateBpm: [1, 254],
  cadenceRpm: [0, 500],
  // 65535 is the "none" of FIT, passed on by converters.
  powerWatts: [0, 65_534],
  temperatureCelsius: [-100, 100],
  depthMeters: [0, 12_000],
};

/** @returns NaN for what is no number or cannot be a value of the channel */
export function sampleValue(channel: StreamChannel, text: string): number {
  const value = numberOf(text);
  const [least, greatest] = limits[channel] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return value >= least && value <= greatest ? value : Number.NaN;
}

/** @returns NaN for what is no number and cannot be a total */
export function totalValue(total: keyof WorkoutTotals, text: string): number {
  const value = numberOf(text);
  return isPlausibleTotal(total, value) ? value : Number.NaN;
}

/** NaN for what is not written as a finite number. */
function numberOf(text: string): number {
  const value = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}

/** Sets a value unless it is missing. */
export function putValue(values: Map<StreamChannel, number>, channel: StreamChannel, text: string): void {
  const value = sampleValue(channel, text);
  if (!Number.isNaN(value)) values.set(channel, value);
}

/** A position needs both of its parts; exactly 0, 0 is what receivers write before they have one. */
export function putPosition(values: Map<StreamChannel, number>, latitude: string, longitude: string): void {
  const lat = sampleValue('latitudeDegrees', latitude);
  const lon = sampleValue('longitudeDegrees', longitude);
  if (Number.isNaN(lat) || Number.isNaN(lon) || (lat === 0 && lon === 0)) return;
  values.set('latitudeDegrees', lat);
  values.set('longitudeDegrees', lon);
}
