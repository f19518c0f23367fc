import type { Given } from './vector.ts';

/** Our name, and what turns the vector's unit into ours. */
export type Name = string | readonly [ours: string, convert: (value: number) => number];

const MINUTE = 60;
const HOUR = 3600;

export const minutes = (value: number): number => value * MINUTE;
export const hours = (value: number): number => value * HOUR;
export const perMinute = (value: number): number => value / MINUTE;
const centimeters = (value: number): number => value / 100;

/** Names that are more than an abbreviated unit. */
const words: { readonly [theirs: string]: Name } = {
  durationMin: ['durationSeconds', minutes],
  durationH: ['durationSeconds', hours],
  timeS: 'durationSeconds',
  timeMin: ['durationSeconds', minutes],
  heightCm: ['heightMeters', centimeters],
  speedMPerMin: ['speedMetersPerSecond', perMinute],
  ftpW: 'ftpWatts',
  cpW: 'criticalPowerWatts',
  wPrimeJ: 'anaerobicCapacityJoules',
  pMaxW: 'maximumPowerWatts',
  maxPowerW: 'maximumPowerWatts',
  avgPowerW: 'averagePowerWatts',
  best1MinPowerW: 'rampBestMinutePowerWatts',
  best8MinPowerW: 'best8MinutePowerWatts',
  best20MinPowerW: 'best20MinutePowerWatts',
  best60MinPowerW: 'best60MinutePowerWatts',
  hrBpm: 'heartRateBpm',
  avgHrBpm: 'averageHeartRateBpm',
  restingHrBpm: 'restingHeartRateBpm',
  maxHrBpm: 'maximumHeartRateBpm',
  lthrBpm: 'lactateThresholdHeartRateBpm',
  vt1HrBpm: 'firstThresholdHeartRateBpm',
  vt2HrBpm: 'secondThresholdHeartRateBpm',
  avgHrLast20MinBpm: 'averageHeartRateLast20MinutesBpm',
  avgHr30MinBpm: 'averageHeartRate30MinutesBpm',
  rpeCr10: 'perceivedExertionCr10',
  normalizedSwimSpeedMps: 'averageSpeedMetersPerSecond',
  thresholdSwimSpeedMps: 'criticalSwimSpeedMetersPerSecond',
  vamMPerH: 'vamMetersPerHour',
  vo2maxMlKgMin: 'vo2max',
  reps: 'repetitions',
  bmi: 'bodyMassIndex',
  sumSkinfolds3Mm: 'skinfoldSumMillimeters',
  sumSkinfolds7Mm: 'skinfoldSumMillimeters',
  bodyDensityGPerMl: 'densityGramsPerMilliliter',
  leanBodyMassKg: 'leanMassKilograms',
  bmrKcal: 'restingKilocalories',
  tdeeKcal: 'dailyKilocalories',
  exerciseEnergyKcal: 'exerciseKilocalories',
  carbsG: 'carbohydrateGrams',
  carbsPercent: 'carbohydratePercent',
  energyOfMacrosKcal: 'kilocalories',
  afterWorkKj: 'afterWorkKilojoules',
  sd: 'standardDeviation',
};

/** Abbreviated units, longest first. */
const units: readonly (readonly [short: string, long: string])[] = [
  ['MPerMin', 'MetersPerMinute'],
  ['SPerKm', 'SecondsPerKilometer'],
  ['Kcal', 'Kilocalories'],
  ['Mps', 'MetersPerSecond'],
  ['Min', 'Minutes'],
  ['Kg', 'Kilograms'],
  ['Kj', 'Kilojoules'],
  ['Km', 'Kilometers'],
  ['Cm', 'Centimeters'],
  ['Mm', 'Millimeters'],
  ['Ms', 'Milliseconds'],
  ['S', 'Seconds'],
  ['H', 'Hours'],
  ['W', 'Watts'],
  ['J', 'Joules'],
  ['M', 'Meters'],
  ['G', 'Grams'],
  ['L', 'Liters'],
];

/** Our name of what a vector calls `theirs`. */
export function nameOf(theirs: string, own: { readonly [theirs: string]: Name } = {}): Name {
  const known = own[theirs] ?? words[theirs];
  if (known !== undefined) return known;
  for (const [short, long] of units) {
    const stem = theirs.slice(0, -short.length);
    if (theirs.endsWith(short) && /[a-z0-9]$/.test(stem)) return `${stem}${long}`;
  }
  return theirs;
}

function converted(value: unknown, convert: (value: number) => number): unknown {
  if (typeof value === 'number') return convert(value);
  return Array.isArray(value) ? value.map((entry) => converted(entry, convert)) : value;
}

/** The input under our names and in our units. What is `null` is left out: the vector does not say. */
export function renamed(input: Given, own: { readonly [theirs: string]: Name }): Given {
  const ours: { [name: string]: unknown } = {};
  for (const [theirs, value] of Object.entries(input)) {
    if (value === null) continue;
    const name = nameOf(theirs, own);
    if (typeof name === 'string') ours[name] = value;
    else ours[name[0]] = converted(value, name[1]);
  }
  return ours;
}
