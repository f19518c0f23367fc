import * as z from 'zod';
import { isSampleMetric, type SampleMetric, sampleMetrics } from '../metrics.ts';
import type { SampleSeries } from '../records/samples.ts';
import { addIssue, baseShape, type Checked, checkBase } from './base.ts';
import { once } from './once.ts';
import { instant, optional } from './parts.ts';

/** The day on which a clock goes back has 25 hours; a traveller's day is longer still. */
const LONGEST_SERIES_SECONDS = 48 * 3600;

/** Ends of what can exist; `null` where only a vendor knows. */
const bounds: { readonly [M in SampleMetric]: readonly [number, number] | null } = {
  heartRateBpm: [0, 500],
  steps: [0, 1e7],
  distanceMeters: [0, 1e8],
  floors: [0, 1e5],
  activeEnergyKilocalories: [0, 1e6],
  basalEnergyKilocalories: [0, 1e6],
  hrvRmssdMilliseconds: [0, 1e5],
  hrvSdnnMilliseconds: [0, 1e5],
  oxygenSaturationPercent: [0, 100],
  respirationRatePerMinute: [0, 1000],
  skinTemperatureCelsius: [-150, 200],
  skinTemperatureDeviationCelsius: [-50, 50],
  bodyTemperatureCelsius: [-50, 100],
  glucoseMilligramsPerDeciliter: [0, 10_000],
  systolicPressureMillimetersOfMercury: [0, 500],
  diastolicPressureMillimetersOfMercury: [0, 500],
  stressScore: null,
  bodyBatteryScore: null,
  beatIntervalMilliseconds: [0, 100_000],
  ambientLightLux: [0, 1e7],
  soundLevelDecibels: [-100, 300],
};

// Whole arrays in one check: a day at 1 Hz is 86,400 values, and an issue an element would help nobody.
const secondsList = once(() =>
  z.custom<number[]>(
    (value) => Array.isArray(value) && value.every(isSeconds),
    `must be a list of seconds from 0 to ${LONGEST_SERIES_SECONDS}`,
  ),
);
const valueList = once(() =>
  z.custom<(number | null)[]>(
    (value) => Array.isArray(value) && value.every((item) => item === null || Number.isFinite(item)),
    'must be a list of finite numbers and nulls',
  ),
);
const metric = once(() =>
  z.custom<SampleMetric>(
    (value) => typeof value === 'string' && isSampleMetric(value),
    `must be one of ${Object.keys(sampleMetrics).join(', ')}`,
  ),
);

function isSeconds(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= LONGEST_SERIES_SECONDS;
}

export const samplesSchema = once(() =>
  z
    .strictObject({
      ...baseShape('samples'),
      end: instant(),
      metric: metric(),
      offsetSeconds: secondsList(),
      values: valueList(),
      durationSeconds: optional(secondsList),
    })
    .check(checkBase)
    .check(checkSeries),
);

function checkSeries(checked: Checked<SampleSeries>): void {
  const { offsetSeconds, values, durationSeconds, metric: name } = checked.value;
  if (values.length !== offsetSeconds.length) addIssue(checked, ['values'], 'is not as long as offsetSeconds');
  if (durationSeconds !== undefined && durationSeconds.length !== offsetSeconds.length) {
    addIssue(checked, ['durationSeconds'], 'is not as long as offsetSeconds');
  }
  const backwards = offsetSeconds.findIndex((offset, i) => i > 0 && offset < (offsetSeconds[i - 1] ?? 0));
  if (backwards !== -1) addIssue(checked, ['offsetSeconds', backwards], 'goes back in time');
  const range = bounds[name];
  if (range === null) return;
  const [low, high] = range;
  const outside = values.findIndex((value) => value !== null && (value < low || value > high));
  if (outside !== -1) addIssue(checked, ['values', outside], `is not between ${low} and ${high}`);
}
