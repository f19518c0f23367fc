import type { Account } from '../collect/account.ts';
import { type Collected, type Series, wordOf } from '../collect/collector.ts';
import { refuse, TWICE } from '../collect/rows.ts';
import { localDay } from '../collect/zones.ts';
import { numberOf } from '../scan/values.ts';

/**
 * The rows of a group of series and one block of days, by day and start. The columns are used again for the next group:
 * what is to be kept is taken out of them at once. Millions of rows go through here, and none of them as an object.
 */
export interface MetricColumns {
  count: number;
  startSeconds: Float64Array;
  durationSeconds: Float64Array;
  values: Float64Array;
  days: Int32Array;
  /** Place of the row's series in the group. */
  series: Uint16Array;
}

export interface MetricReader {
  /** @param account told of what is left out; `null` when it was told before */
  read(series: readonly Series[], block: number, account: Account | null): MetricColumns;
}

/** What a series may hold: a row that lasts longer is no measurement of a day. */
const LONGEST_SECONDS = 48 * 3600;
const TOO_LONG = 'It lasts for more than two days.';

function columns(capacity: number): MetricColumns {
  return {
    count: 0,
    startSeconds: new Float64Array(capacity),
    durationSeconds: new Float64Array(capacity),
    values: new Float64Array(capacity),
    days: new Int32Array(capacity),
    series: new Uint16Array(capacity),
  };
}

export function createMetricReader({ arena }: Collected): MetricReader {
  let rows = columns(4096);
  let other = columns(4096);

  function grow(): void {
    const larger = columns(rows.count * 2);
    copy(rows, larger);
    rows = larger;
    other = columns(rows.startSeconds.length);
  }

  function sort(): void {
    const order = Uint32Array.from({ length: rows.count }, (_, i) => i).sort(
      (a, b) =>
        rows.days[a]! - rows.days[b]! ||
        rows.startSeconds[a]! - rows.startSeconds[b]! ||
        rows.durationSeconds[a]! - rows.durationSeconds[b]! ||
        rows.values[a]! - rows.values[b]! ||
        a - b,
    );
    for (const [to, from] of order.entries()) move(rows, from, other, to);
    other.count = rows.count;
    [rows, other] = [other, rows];
  }

  return {
    read(series, block, account) {
      rows.count = 0;
      let sorted = true;
      for (const [place, each] of series.entries()) {
        const packed = each.blocks.get(block);
        if (packed === undefined || !('bounds' in each.meaning)) continue;
        const { zone, convert } = each;
        const [least, greatest] = each.meaning.bounds;
        arena.read(packed, (start, duration, mantissa, exponent) => {
          const value = convert(numberOf(mantissa, exponent));
          if (!(value >= least && value <= greatest)) {
            if (account !== null) refuse(account, each, start, value);
            return;
          }
          if (duration > LONGEST_SECONDS) {
            account?.rejected(wordOf(each.type), TOO_LONG);
            return;
          }
          if (rows.count === rows.startSeconds.length) grow();
          const at = rows.count++;
          rows.startSeconds[at] = start;
          rows.durationSeconds[at] = duration;
          rows.values[at] = value;
          rows.days[at] = localDay(start, zone);
          rows.series[at] = place;
          if (at > 0 && (rows.days[at]! < rows.days[at - 1]! || start < rows.startSeconds[at - 1]!)) sorted = false;
        });
      }
      if (!sorted) sort();
      dropTwins(rows, series, account);
      return rows;
    },
  };
}

function copy(from: MetricColumns, to: MetricColumns): void {
  to.startSeconds.set(from.startSeconds);
  to.durationSeconds.set(from.durationSeconds);
  to.values.set(from.values);
  to.days.set(from.days);
  to.series.set(from.series);
  to.count = from.count;
}

function move(from: MetricColumns, i: number, to: MetricColumns, j: number): void {
  to.startSeconds[j] = from.startSeconds[i]!;
  to.durationSeconds[j] = from.durationSeconds[i]!;
  to.values[j] = from.values[i]!;
  to.days[j] = from.days[i]!;
  to.series[j] = from.series[i]!;
}

/** Some versions write a row twice. */
function dropTwins(rows: MetricColumns, series: readonly Series[], account: Account | null): void {
  let kept = 0;
  for (let i = 0; i < rows.count; i++) {
    let twin = false;
    for (let j = kept - 1; j >= 0 && !twin && rows.startSeconds[j] === rows.startSeconds[i]; j--)
      twin = rows.durationSeconds[j] === rows.durationSeconds[i] && rows.values[j] === rows.values[i];
    if (twin) account?.passedOver(wordOf(series[rows.series[i]!]?.type ?? ''), TWICE);
    else if (kept++ !== i) move(rows, i, rows, kept - 1);
  }
  rows.count = kept;
}
