import type { StreamChannel } from '@vitalwire/core';
import { blockOf, type Collected, type Series, wordOf } from '../collect/collector.ts';
import { rowsOf } from '../collect/rows.ts';
import type { MetricReader } from './metric-columns.ts';
import type { ChannelRows } from './workout-streams.ts';
import type { FoundWorkout } from './workouts.ts';

const OUTSIDE = 'It lies outside of every workout, and is a channel of workouts only.';

interface ChannelGroup {
  readonly channel: StreamChannel;
  readonly factor: number;
  readonly originKey: string;
  readonly series: readonly Series[];
}

/** What a watch measured, cut out for workouts. Holds the rows of the few blocks that were asked for last. */
export interface Channels {
  of(workout: FoundWorkout): readonly ChannelRows[];
  /** Counts the rows of a block that only workouts can hold. */
  count(block: number): void;
}

const BLOCKS_HELD = 3;

interface BlockRows {
  readonly startSeconds: Float64Array;
  readonly values: Float64Array;
}

export function createChannels(
  collected: Collected,
  reader: MetricReader,
  workouts: readonly FoundWorkout[],
): Channels {
  const groups = groupsOf(collected);
  const only = collected.series.filter(({ meaning }) => meaning.to === 'channel');
  const spans = spansOf(workouts);
  const held = new Map<number, readonly BlockRows[]>();

  const rowsOfBlock = (block: number): readonly BlockRows[] => {
    const known = held.get(block);
    if (known !== undefined) return known;
    const rows = groups.map(({ series, factor }): BlockRows => {
      const { count, startSeconds, values } = reader.read(series, block, null);
      return {
        startSeconds: startSeconds.slice(0, count),
        values: factor === 1 ? values.slice(0, count) : values.slice(0, count).map((value) => value * factor),
      };
    });
    held.set(block, rows);
    const [oldest] = held.keys();
    if (held.size > BLOCKS_HELD && oldest !== undefined) held.delete(oldest);
    return rows;
  };

  return {
    of(workout) {
      const first = blockOf(workout.day - 1);
      const last = blockOf(workout.day + 1 + Math.ceil((workout.endSeconds - workout.startSeconds) / 86_400));
      const found = new Map<StreamChannel, { rows: ChannelRows; own: boolean }>();
      for (const [i, { channel, originKey }] of groups.entries()) {
        const pieces: BlockRows[] = [];
        for (let block = first; block <= last; block++) {
          const rows = rowsOfBlock(block)[i];
          if (rows !== undefined) pieces.push(within(rows, workout.startSeconds, workout.endSeconds));
        }
        const rows = { channel, ...joined(pieces) };
        const own = originKey === workout.origin.key;
        const best = found.get(channel);
        const more = rows.startSeconds.length > (best?.rows.startSeconds.length ?? 0);
        const better = best === undefined || (own && !best.own) || (own === best.own && more);
        if (rows.startSeconds.length > 0 && better) found.set(channel, { rows, own });
      }
      return [...found.values()].map(({ rows }) => rows);
    },

    count(block) {
      for (const row of rowsOf(collected, only, block, collected.account)) {
        if (inside(spans, row.startSeconds)) collected.account.used(wordOf(row.series.type));
        else collected.account.passedOver(wordOf(row.series.type), OUTSIDE);
      }
    },
  };
}

function groupsOf({ series }: Collected): readonly ChannelGroup[] {
  const groups = new Map<string, ChannelGroup & { series: Series[] }>();
  for (const each of series) {
    const { meaning, origin } = each;
    const channel = meaning.to === 'channel' || meaning.to === 'samples' ? meaning.channel : undefined;
    if (channel === undefined) continue;
    const factor = meaning.to === 'channel' ? (meaning.factor ?? 1) : 1;
    const key = `${channel} ${origin.key}`;
    const group = groups.get(key) ?? { channel, factor, originKey: origin.key, series: [] };
    group.series.push(each);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** Rows by start, between two moments, both inside. */
function within({ startSeconds, values }: BlockRows, from: number, to: number): BlockRows {
  const low = firstFrom(startSeconds, from);
  const high = firstFrom(startSeconds, to + 0.5);
  return { startSeconds: startSeconds.subarray(low, high), values: values.subarray(low, high) };
}

function firstFrom(sorted: Float64Array, seconds: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

function joined(pieces: readonly BlockRows[]): BlockRows {
  const filled = pieces.filter(({ startSeconds }) => startSeconds.length > 0);
  const [only] = filled;
  if (filled.length === 1 && only !== undefined) return only;
  return {
    startSeconds: Float64Array.from(filled.flatMap(({ startSeconds }) => [...startSeconds])),
    values: Float64Array.from(filled.flatMap(({ values }) => [...values])),
  };
}

type Span = readonly [from: number, to: number];

function spansOf(workouts: readonly FoundWorkout[]): readonly Span[] {
  const spans: [number, number][] = [];
  for (const { startSeconds, endSeconds } of workouts.toSorted((a, b) => a.startSeconds - b.startSeconds)) {
    const last = spans.at(-1);
    if (last !== undefined && startSeconds <= last[1]) last[1] = Math.max(last[1], endSeconds);
    else spans.push([startSeconds, endSeconds]);
  }
  return spans;
}

function inside(spans: readonly Span[], seconds: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[0] ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low > 0 && seconds <= (spans[low - 1]?.[1] ?? 0);
}
