import { metersBetween } from '../../computed-totals.ts';
import type { RecordTable } from '../records/record-table.ts';

/** Faster than sound. */
const GREATEST_METERS_PER_SECOND = 400;
/** Receivers find their place again in jumps of hundreds of metres. */
const LEAST_JUMP_METERS = 10_000;
/** On a sphere of the Earth's size a shorter way north or south is below the least jump. */
const NEAR_DEGREES = 0.06;
/** Only a stretch that is this much shorter than the longest one is wrong for sure. */
const SHORTER = 10;

/** Rows of positions with no jump between them, both ends included. */
interface Stretch {
  readonly from: number;
  to: number;
  count: number;
}

/** Places without a fix are written as (0, 0) by some devices, and half a position is none. */
export function clearMissingPositions(table: RecordTable): void {
  const latitude = table.columns.get('latitudeDegrees');
  const longitude = table.columns.get('longitudeDegrees');
  if (latitude === undefined || longitude === undefined) {
    table.columns.delete('latitudeDegrees');
    table.columns.delete('longitudeDegrees');
    return;
  }
  const latitudes = latitude.values;
  const longitudes = longitude.values;
  let cleared = 0;
  for (let i = 0; i < table.count; i++) {
    const north = latitudes[i]!;
    const east = longitudes[i]!;
    if (Number.isNaN(north) && Number.isNaN(east)) continue;
    if ((north === 0 && east === 0) || !(Math.abs(north) <= 90) || Number.isNaN(east)) {
      latitudes[i] = Number.NaN;
      longitudes[i] = Number.NaN;
      cleared++;
    }
  }
  if (cleared > 0) markUnknown(table);
}

/**
 * Takes out the few positions from which nobody can have come back in time: damaged numbers, and the place of the last
 * recording before the receiver knew its own.
 * @returns how many
 */
export function clearImplausiblePositions(table: RecordTable): number {
  const latitudes = table.columns.get('latitudeDegrees')?.values;
  const longitudes = table.columns.get('longitudeDegrees')?.values;
  if (latitudes === undefined || longitudes === undefined) return 0;
  const reaches = (a: number, b: number): boolean => {
    const seconds = Math.max(1, Math.abs(table.times[b]! - table.times[a]!));
    const meters = metersBetween(latitudes[a]!, longitudes[a]!, latitudes[b]!, longitudes[b]!);
    return meters <= Math.max(LEAST_JUMP_METERS, GREATEST_METERS_PER_SECOND * seconds);
  };
  const stretches = stretchesOf(latitudes, longitudes, reaches);
  if (stretches.length < 2) return 0;
  const longest = stretches.reduce((most, stretch, i) => (stretch.count > stretches[most]!.count ? i : most), 0);
  const isShort = ({ count }: Stretch): boolean => count * SHORTER <= stretches[longest]!.count;
  let cleared = 0;
  const clear = ({ from, to, count }: Stretch): void => {
    latitudes.fill(Number.NaN, from, to + 1);
    longitudes.fill(Number.NaN, from, to + 1);
    cleared += count;
  };
  let last = stretches[longest]!.to;
  for (const stretch of stretches.slice(longest + 1)) {
    if (isShort(stretch) && !reaches(last, stretch.from)) clear(stretch);
    else last = stretch.to;
  }
  let first = stretches[longest]!.from;
  for (const stretch of stretches.slice(0, longest).reverse()) {
    if (isShort(stretch) && !reaches(stretch.to, first)) clear(stretch);
    else first = stretch.from;
  }
  if (cleared > 0) markUnknown(table);
  return cleared;
}

function stretchesOf(
  latitudes: ArrayLike<number>,
  longitudes: ArrayLike<number>,
  reaches: (a: number, b: number) => boolean,
): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Stretch | null = null;
  for (let i = 0; i < latitudes.length; i++) {
    const north = latitudes[i]!;
    if (north !== north) continue;
    const near =
      open !== null &&
      Math.abs(north - latitudes[open.to]!) < NEAR_DEGREES &&
      Math.abs(longitudes[i]! - longitudes[open.to]!) < NEAR_DEGREES;
    if (open !== null && (near || reaches(open.to, i))) {
      open.to = i;
      open.count++;
    } else {
      open = { from: i, to: i, count: 1 };
      stretches.push(open);
    }
  }
  return stretches;
}

function markUnknown(table: RecordTable): void {
  for (const channel of ['latitudeDegrees', 'longitudeDegrees'] as const) {
    const column = table.columns.get(channel);
    if (column !== undefined) column.missing = 'unknown';
  }
}
