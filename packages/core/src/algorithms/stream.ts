// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const streamFamilies = {
  'stream.one-hertz': { HoldAndGap: 'hold_and_gap' },
  'stream.distance': { Haversine: 'haversine' },
  'stream.moving-time': { SpeedThreshold: 'speed_threshold' },
  'stream.ascent': { Hysteresis: 'hysteresis' },
  'stream.grade': { DistanceWindow: 'distance_window' },
} as const;

/** The method taken when the caller names none. */
export const streamDefaults = {
  'stream.one-hertz': 'hold_and_gap',
  'stream.distance': 'haversine',
  'stream.moving-time': 'speed_threshold',
  'stream.ascent': 'hysteresis',
  'stream.grade': 'distance_window',
} as const;
