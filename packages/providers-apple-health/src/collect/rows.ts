import { instantOf, localDateOf } from '@vitalwire/core';
import { numberOf } from '../scan/values.ts';
import type { Account } from './account.ts';
import { type Collected, type Series, wordOf } from './collector.ts';
import { localDay } from './zones.ts';

/** A row as it is used: converted, within bounds, on its day. */
export interface Row {
  readonly startSeconds: number;
  readonly durationSeconds: number;
  readonly value: number;
  /** Local day, since 1970. */
  readonly day: number;
  /** Minutes east of UTC where the row names its zone, else `null`. */
  readonly utcOffsetMinutes: number | null;
  readonly series: Series;
}

export const TWICE = 'It stands in the file twice.';
export const NO_READING = 'A value of 0: the sensor had no reading.';

/**
 * The rows of some series in one block of days, by start; what stands twice is counted once.
 * @param account told of what is left out; `null` when it was told before
 */
export function rowsOf(
  { arena }: Collected,
  series: readonly Series[],
  block: number,
  account: Account | null,
): readonly Row[] {
  const rows: Row[] = [];
  let sorted = true;
  let previous = Number.NEGATIVE_INFINITY;
  for (const each of series) {
    const packed = each.blocks.get(block);
    if (packed === undefined) continue;
    const { zone, convert, meaning } = each;
    const [least, greatest] =
      'bounds' in meaning ? meaning.bounds : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const inWords = meaning.to === 'sleep' || meaning.to === 'flow';
    arena.read(packed, (startSeconds, durationSeconds, mantissa, exponent) => {
      const value = inWords ? mantissa : convert(numberOf(mantissa, exponent));
      if (!(value >= least && value <= greatest)) {
        if (account !== null) refuse(account, each, startSeconds, value);
        return;
      }
      if (startSeconds < previous) sorted = false;
      previous = startSeconds;
      const offset = zone.recorded ? zone.offsetMinutes(startSeconds) : null;
      const day = localDay(startSeconds, zone);
      rows.push({ startSeconds, durationSeconds, value, day, utcOffsetMinutes: offset, series: each });
    });
  }
  if (!sorted) rows.sort(inOrder);
  return withoutTwins(rows, account);
}

/** Counts a value that cannot be. */
export function refuse(account: Account, { type, meaning }: Series, startSeconds: number, value: number): void {
  const least = 'bounds' in meaning ? meaning.bounds[0] : 0;
  if (value === 0 && least > 0) account.passedOver(wordOf(type), NO_READING);
  else {
    const at = localDateOf(instantOf(startSeconds * 1000), 0);
    account.rejected(wordOf(type), `${Number(value.toPrecision(6))} cannot be right.`, at);
  }
}

function inOrder(a: Row, b: Row): number {
  return a.startSeconds - b.startSeconds || a.durationSeconds - b.durationSeconds || a.value - b.value;
}

/** Rows of correlations stand outside of them, too, and some versions write a row twice. */
function withoutTwins(rows: readonly Row[], account: Account | null): readonly Row[] {
  const kept: Row[] = [];
  /** Place of the first kept row of the same start. */
  let from = 0;
  for (const row of rows) {
    if (kept[from]?.startSeconds !== row.startSeconds) from = kept.length;
    let twin = false;
    for (let i = from; i < kept.length && !twin; i++) {
      const other = kept[i];
      twin =
        other !== undefined &&
        other.durationSeconds === row.durationSeconds &&
        other.value === row.value &&
        other.series.type === row.series.type &&
        other.series.origin === row.series.origin;
    }
    if (!twin) kept.push(row);
    else account?.passedOver(wordOf(row.series.type), TWICE);
  }
  return kept;
}

/** Rows lie in order of time, and days with them but for journeys across the date line: a map keeps those together. */
export function byDay(rows: readonly Row[]): ReadonlyMap<number, readonly Row[]> {
  return Map.groupBy(rows, ({ day }) => day);
}
