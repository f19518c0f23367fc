// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

/** Any zones, or the three that two thresholds part. */
export const TimeInZonesMethod = { SampleCount: 'sample_count', Seiler3: 'seiler_3' } as const;
export type TimeInZonesMethod = (typeof TimeInZonesMethod)[keyof typeof TimeInZonesMethod];

export const intensityFamilies = {
  'intensity.time-in-zones': TimeInZonesMethod,
  'intensity.polarization': { Treff: 'treff_2019' },
  'intensity.distribution-label': { Treff: 'treff_2019' },
} as const;

/** The method taken when the caller names none. */
export const intensityDefaults = {
  'intensity.time-in-zones': 'sample_count',
  'intensity.polarization': 'treff_2019',
  'intensity.distribution-label': 'treff_2019',
} as const;
