import { refuse, requireBetween } from '../refuse.ts';

/** Latitude and longitude in degrees, in the order ridden. */
export type RoutePoint = readonly [latitudeDegrees: number, longitudeDegrees: number];

const METERS_PER_DEGREE = 111_195;
/** Points along a route that are looked for on the other. */
const LOOKS = 64;

type Flat = readonly (readonly [x: number, y: number])[];

export function requireRoute(path: string, route: readonly RoutePoint[]): void {
  if (route.length === 0) refuse(path, 'must have a point, or be left out.');
  for (const [i, [latitude, longitude]] of route.entries()) {
    requireBetween(`${path}.${i}.0`, latitude, -90, 90);
    requireBetween(`${path}.${i}.1`, longitude, -180, 180);
  }
}

/** Metres on a plane that touches at `origin`: fit for the length of a route. */
function flat(route: readonly RoutePoint[], [latitude0, longitude0]: RoutePoint): Flat {
  const shrink = Math.cos((latitude0 * Math.PI) / 180);
  return route.map(([latitude, longitude]) => {
    // The shorter way round at the date line.
    const east = ((longitude - longitude0 + 540) % 360) - 180;
    return [east * METERS_PER_DEGREE * shrink, (latitude - latitude0) * METERS_PER_DEGREE];
  });
}

/** Evenly spaced along the line, so that a dense stretch counts no more than a sparse one. */
function even(route: Flat): Flat {
  const along = [0];
  for (let i = 1; i < route.length; i++) {
    const [a, b] = [route[i - 1], route[i]];
    if (a && b) along.push((along[i - 1] ?? 0) + Math.hypot(b[0] - a[0], b[1] - a[1]));
  }
  const length = along.at(-1) ?? 0;
  if (length === 0) return route.slice(0, 1);
  let i = 1;
  return Array.from({ length: LOOKS }, (_, look) => {
    const at = (length * look) / (LOOKS - 1);
    while (i < route.length - 1 && (along[i] ?? 0) < at) i++;
    const [a = [0, 0], b = [0, 0]] = [route[i - 1], route[i]];
    const [from, to] = [along[i - 1] ?? 0, along[i] ?? 0];
    const share = to > from ? Math.min(1, (at - from) / (to - from)) : 0;
    return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
  });
}

/** x, y, x, y, …: plain numbers, since every look goes along the whole line. */
function packed(line: Flat): Float64Array {
  return Float64Array.from(line.flat());
}

/** Smallest and largest x and y. */
function boxOf(line: Float64Array): readonly [west: number, east: number, south: number, north: number] {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < line.length; i += 2) {
    const [x = 0, y = 0] = [line[i], line[i + 1]];
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return [west, east, south, north];
}

function nearLine(x: number, y: number, line: Float64Array, meters: number): boolean {
  let fromX = line[0] ?? 0;
  let fromY = line[1] ?? 0;
  for (let i = 0; i < line.length; i += 2) {
    const toX = line[i] ?? 0;
    const toY = line[i + 1] ?? 0;
    const dx = toX - fromX;
    const dy = toY - fromY;
    const squared = dx * dx + dy * dy;
    const share = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - fromX) * dx + (y - fromY) * dy) / squared));
    const asideX = x - fromX - share * dx;
    const asideY = y - fromY - share * dy;
    if (asideX * asideX + asideY * asideY <= meters * meters) return true;
    fromX = toX;
    fromY = toY;
  }
  return false;
}

function shareNear(points: Flat, line: Float64Array, meters: number): number {
  const [west, east, south, north] = boxOf(line);
  const near = points.filter(
    ([x, y]) =>
      x >= west - meters &&
      x <= east + meters &&
      y >= south - meters &&
      y <= north + meters &&
      nearLine(x, y, line, meters),
  );
  return near.length / points.length;
}

/** Share of the longer of two routes that runs along the other, whatever the direction: 0 to 1. */
export function routeOverlap(a: readonly RoutePoint[], b: readonly RoutePoint[], toleranceMeters: number): number {
  const origin = a[0] ?? [0, 0];
  const [one, other] = [flat(a, origin), flat(b, origin)];
  const there = shareNear(even(one), packed(other), toleranceMeters);
  return there === 0 ? 0 : Math.min(there, shareNear(even(other), packed(one), toleranceMeters));
}
