import type { WorkoutTotals } from '@vitalwire/core';

type Total = keyof WorkoutTotals;

/** Least and greatest value of a total that can be meant, by the unit at the end of its name. */
const limits: readonly (readonly [unit: string, least: number, greatest: number])[] = [
  // A year; twice around the Earth; faster than sound.
  ['Seconds', 0, 31_622_400],
  ['MetersPerSecond', 0, 400],
  ['Meters', 0, 8e7],
  // A heart that does not beat was not measured; 255 is the "none" of the sensor.
  ['HeartRateBpm', 1, 254],
  ['CadenceRpm', 0, 500],
  ['PowerWatts', 0, 65_534],
  ['Celsius', -100, 150],
  ['Kilocalories', 0, 100_000],
  ['Kilojoules', 0, 500_000],
  ['PerMinute', 0, 200],
  ['strokes', 0, 1e6],
];

export function isPlausibleTotal(total: Total, value: number): boolean {
  const [, least, greatest] = limits.find(([unit]) => total.endsWith(unit)) ?? ['', 0, 1e6];
  return value >= least && value <= greatest;
}
