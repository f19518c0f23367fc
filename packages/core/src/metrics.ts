interface MetricFacts {
  readonly unit: string;
  readonly title: string;
  /** How samples of one hour or day are put together. */
  readonly combine: 'mean' | 'sum' | 'last';
}

/** Series that a wearable measures through the day. Stored: add, never rename. Units are in the names. */
export const sampleMetrics = {
  heartRateBpm: { unit: 'bpm', title: 'Heart rate', combine: 'mean' },
  steps: { unit: 'steps', title: 'Steps', combine: 'sum' },
  distanceMeters: { unit: 'm', title: 'Distance', combine: 'sum' },
  floors: { unit: 'floors', title: 'Floors climbed', combine: 'sum' },
  activeEnergyKilocalories: { unit: 'kcal', title: 'Active energy', combine: 'sum' },
  basalEnergyKilocalories: { unit: 'kcal', title: 'Basal energy', combine: 'sum' },
  /** Root mean square of successive differences. Never comparable with SDNN. */
  hrvRmssdMilliseconds: { unit: 'ms', title: 'HRV (RMSSD)', combine: 'mean' },
  /** Standard deviation of beat intervals. Never comparable with RMSSD. */
  hrvSdnnMilliseconds: { unit: 'ms', title: 'HRV (SDNN)', combine: 'mean' },
  oxygenSaturationPercent: { unit: '%', title: 'Blood oxygen', combine: 'mean' },
  respirationRatePerMinute: { unit: '1/min', title: 'Respiration rate', combine: 'mean' },
  skinTemperatureCelsius: { unit: '°C', title: 'Skin temperature', combine: 'mean' },
  /** Difference from the person's own baseline, as some vendors report it. */
  skinTemperatureDeviationCelsius: { unit: '°C', title: 'Skin temperature deviation', combine: 'mean' },
  bodyTemperatureCelsius: { unit: '°C', title: 'Body temperature', combine: 'mean' },
  glucoseMilligramsPerDeciliter: { unit: 'mg/dL', title: 'Glucose', combine: 'mean' },
  systolicPressureMillimetersOfMercury: { unit: 'mmHg', title: 'Systolic pressure', combine: 'mean' },
  diastolicPressureMillimetersOfMercury: { unit: 'mmHg', title: 'Diastolic pressure', combine: 'mean' },
  /** A vendor's own scale: 0 to 100 unless the source says otherwise. */
  stressScore: { unit: 'score', title: 'Stress', combine: 'mean' },
  /** A vendor's own scale, 0 to 100. */
  bodyBatteryScore: { unit: 'score', title: 'Energy reserve', combine: 'last' },
  beatIntervalMilliseconds: { unit: 'ms', title: 'Beat interval', combine: 'mean' },
  ambientLightLux: { unit: 'lx', title: 'Ambient light', combine: 'mean' },
  soundLevelDecibels: { unit: 'dB', title: 'Sound level', combine: 'mean' },
} as const satisfies Record<string, MetricFacts>;

export type SampleMetric = keyof typeof sampleMetrics;

export function isSampleMetric(name: string): name is SampleMetric {
  return Object.hasOwn(sampleMetrics, name);
}
