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

function nearLine([x, y]: readonly [number, number], line: Flat, meters: number): boolean {
  for (let i = 0; i < line.length; i++) {
    const [a = [0, 0], b = a] = [line[Math.max(0, i - 1)], line[i]];
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const squared = dx * dx + dy * dy;
    const share = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / squared));
    if (Math.hypot(x - a[0] - share * dx, y - a[1] - share * dy) <= meters) return true;
  }
  return false;
}

function shareNear(points: Flat, line: Flat, meters: number): number {
  return points.filter((point) => nearLine(point, line, meters)).length / points.length;
}

/** Share of the longer of two routes that runs along the other, whatever the direction: 0 to 1. */
export function routeOverlap(a: readonly RoutePoint[], b: readonly RoutePoint[], toleranceMeters: number): number {
  const origin = a[0] ?? [0, 0];
  const [one, other] = [flat(a, origin), flat(b, origin)];
  return Math.min(shareNear(even(one), other, toleranceMeters), shareNear(even(other), one, toleranceMeters));
}
