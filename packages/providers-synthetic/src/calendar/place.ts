/** Somewhere that an athlete lives or goes to. Nobody's real home: the points lie in forests and parks. */
export interface Place {
  readonly name: string;
  /** IANA time zone. */
  readonly zone: string;
  readonly latitudeDegrees: number;
  readonly longitudeDegrees: number;
  readonly altitudeMeters: number;
  /** Steepness of the usual roads, the size of the terrain's waves in percent of grade. */
  readonly hillinessPercent: number;
  readonly meanTemperatureCelsius: number;
  /** Half of the difference between the warmest and the coldest month. */
  readonly seasonalSwingCelsius: number;
}

export const places = {
  freiburg: {
    name: 'Freiburg',
    zone: 'Europe/Berlin',
    latitudeDegrees: 47.9701,
    longitudeDegrees: 7.8204,
    altitudeMeters: 268,
    hillinessPercent: 2.4,
    meanTemperatureCelsius: 11.5,
    seasonalSwingCelsius: 9.5,
  },
  portland: {
    name: 'Portland',
    zone: 'America/Los_Angeles',
    latitudeDegrees: 45.5601,
    longitudeDegrees: -122.7555,
    altitudeMeters: 142,
    hillinessPercent: 1.8,
    meanTemperatureCelsius: 12.4,
    seasonalSwingCelsius: 7.8,
  },
  mallorca: {
    name: 'Mallorca',
    zone: 'Europe/Madrid',
    latitudeDegrees: 39.7702,
    longitudeDegrees: 3.0151,
    altitudeMeters: 58,
    hillinessPercent: 2.6,
    meanTemperatureCelsius: 17.4,
    seasonalSwingCelsius: 7.6,
  },
  algarve: {
    name: 'Algarve',
    zone: 'Europe/Lisbon',
    latitudeDegrees: 37.2102,
    longitudeDegrees: -8.7304,
    altitudeMeters: 74,
    hillinessPercent: 2,
    meanTemperatureCelsius: 17.9,
    seasonalSwingCelsius: 5.6,
  },
  newYork: {
    name: 'New York',
    zone: 'America/New_York',
    latitudeDegrees: 40.7812,
    longitudeDegrees: -73.9665,
    altitudeMeters: 34,
    hillinessPercent: 0.8,
    meanTemperatureCelsius: 12.9,
    seasonalSwingCelsius: 12,
  },
  tokyo: {
    name: 'Tokyo',
    zone: 'Asia/Tokyo',
    latitudeDegrees: 35.6717,
    longitudeDegrees: 139.6949,
    altitudeMeters: 38,
    hillinessPercent: 0.6,
    meanTemperatureCelsius: 15.8,
    seasonalSwingCelsius: 10.8,
  },
} as const satisfies Record<string, Place>;

export type PlaceName = keyof typeof places;

/**
 * Daily mean, coldest at the end of January. A parabola for each half year instead of a cosine: within 1 °C of it,
 * and the same to the last bit on every engine.
 * @param dayOfYear 0 to 365
 */
export function meanTemperatureOf(place: Place, dayOfYear: number): number {
  const phase = (((dayOfYear - 28) % 365.25) + 365.25) % 365.25;
  return place.meanTemperatureCelsius - place.seasonalSwingCelsius * wave(phase / 365.25);
}

/** A cosine made of parabolas: 1 at 0, −1 at one half, 1 at 1. */
export function wave(turn: number): number {
  const t = turn - Math.floor(turn);
  const quarter = (t + 0.25) % 1;
  const x = quarter < 0.5 ? quarter : quarter - 0.5;
  const hump = 16 * x * (0.5 - x);
  return quarter < 0.5 ? hump : -hump;
}
