import { refuse, requireSameLength } from '../refuse.ts';

export interface TrackInput {
  /** 1 Hz, -90 to 90; NaN missing. */
  readonly latitudeDegrees: Float64Array;
  /** 1 Hz, -180 to 180; NaN missing. */
  readonly longitudeDegrees: Float64Array;
}

/** Metres a degree on the mean sphere. */
const METERS_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

function requireDegrees(path: string, degrees: Float64Array, limit: number): void {
  for (let i = 0; i < degrees.length; i++) {
    if (Math.abs(degrees[i] ?? 0) > limit)
      refuse(`${path}.${i}`, `must be missing (NaN) or -${limit} to ${limit}, not ${degrees[i]}.`);
  }
}

export interface Plane {
  /** Metres, grown step by step, so that no projection bends them; NaN where the position is missing. */
  readonly east: Float64Array;
  readonly north: Float64Array;
  readonly known: number;
}

/** The track on a plane: each step is taken at its own latitude and the short way round. */
export function planeOf({ latitudeDegrees, longitudeDegrees }: TrackInput): Plane {
  requireSameLength('longitudeDegrees', longitudeDegrees, latitudeDegrees);
  requireDegrees('latitudeDegrees', latitudeDegrees, 90);
  requireDegrees('longitudeDegrees', longitudeDegrees, 180);
  const east = new Float64Array(latitudeDegrees.length).fill(Number.NaN);
  const north = new Float64Array(latitudeDegrees.length).fill(Number.NaN);
  let last = -1;
  let known = 0;
  for (let i = 0; i < latitudeDegrees.length; i++) {
    const latitude = latitudeDegrees[i] ?? Number.NaN;
    const longitude = longitudeDegrees[i] ?? Number.NaN;
    if (Number.isNaN(latitude) || Number.isNaN(longitude)) continue;
    known++;
    if (last < 0) {
      east[i] = 0;
      north[i] = 0;
    } else {
      const lastLatitude = latitudeDegrees[last] ?? 0;
      let turn = longitude - (longitudeDegrees[last] ?? 0);
      if (turn > 180) turn -= 360;
      else if (turn < -180) turn += 360;
      const shrink = Math.cos(((latitude + lastLatitude) / 2) * (Math.PI / 180));
      east[i] = (east[last] ?? 0) + turn * METERS_PER_DEGREE * shrink;
      north[i] = (north[last] ?? 0) + (latitude - lastLatitude) * METERS_PER_DEGREE;
    }
    last = i;
  }
  return { east, north, known };
}

/** Largest minus smallest known value of each window that ends at a sample, in one pass. */
export function windowExtent(values: Float64Array, windowSeconds: number): Float64Array {
  const extent = new Float64Array(values.length);
  const rising = new Int32Array(values.length);
  const falling = new Int32Array(values.length);
  let [lowFrom, lowTo, highFrom, highTo] = [0, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isNaN(value)) {
      while (lowTo > lowFrom && (values[rising[lowTo - 1] ?? 0] ?? 0) >= value) lowTo--;
      while (highTo > highFrom && (values[falling[highTo - 1] ?? 0] ?? 0) <= value) highTo--;
      rising[lowTo++] = i;
      falling[highTo++] = i;
    }
    while (lowTo > lowFrom && (rising[lowFrom] ?? 0) <= i - windowSeconds) lowFrom++;
    while (highTo > highFrom && (falling[highFrom] ?? 0) <= i - windowSeconds) highFrom++;
    extent[i] =
      lowTo > lowFrom ? (values[falling[highFrom] ?? 0] ?? 0) - (values[rising[lowFrom] ?? 0] ?? 0) : Number.NaN;
  }
  return extent;
}
