import { type Collected, type Series, WORDS } from '../collect/collector.ts';
import { unpackElement } from '../collect/packed-element.ts';
import { rowsOf } from '../collect/rows.ts';
import { createChannels } from './channels.ts';
import { dailySummaries, isTotal, ringsByBlock } from './daily.ts';
import { type DaySeries, daySeries, metricGroups } from './day-series.ts';
import type { Emitted, Receipt } from './emitted.ts';
import { foodsOf, meals } from './meals.ts';
import { createMetricReader } from './metric-columns.ts';
import { bodyMeasurements, cycleDays, hrvs, hydrations } from './moments.ts';
import { createNights, type Nights, packedSpan, type SleepSpans, sleepSpansOf } from './nights.ts';
import { emittedWorkout, type WorkoutSurroundings, workoutsByBlock } from './workouts.ts';

export interface EmitOptions {
  readonly receipt: Receipt;
  readonly nowSeconds: number;
  readonly route: WorkoutSurroundings['route'];
  /** Told the share of days that are done. */
  readonly onProgress: (fraction: number) => void;
}

/**
 * Every record of the file, oldest block of days first; in a block by kind, and by key within. The order depends on what
 * the file holds and not on where in it.
 */
export function* allRecords(collected: Collected, options: EmitOptions): Generator<Emitted> {
  const { receipt, nowSeconds, route, onProgress } = options;
  const { account, series } = collected;
  const workouts = workoutsByBlock(collected, nowSeconds);
  const rings = ringsByBlock(collected);
  const foods = foodsOf(collected);
  const reader = createMetricReader(collected);
  const groups = metricGroups(series);
  const spans = spansOf(collected);
  const channels = createChannels(collected, reader, [...workouts.values()].flat());
  const surroundings: WorkoutSurroundings = {
    element: (packed) => unpackElement(collected.bytes, packed),
    measured: (workout) => channels.of(workout),
    route,
  };
  const zone = collected.zones.ofText(undefined, offsetOf(collected.exportDate));
  const sleepers = sleepersOf(series, receipt);
  const blocks = [
    ...new Set([...series.flatMap((each) => [...each.blocks.keys()]), ...workouts.keys(), ...rings.keys()]),
  ].sort((a, b) => a - b);
  for (const [i, block] of blocks.entries()) {
    const counted: DaySeries[] = [];
    for (const group of groups) {
      for (const day of daySeries(group, reader.read(group.series, block, account), receipt)) {
        if (isTotal(group.metric)) counted.push(day);
        yield day;
      }
    }
    yield* dailySummaries(collected, block, rings.get(block) ?? [], counted, zone, receipt);
    for (const { nights, own } of sleepers) yield* nights.add(rowsOf(collected, own, block, account));
    yield* hrvs(collected, block, spans, receipt);
    yield* bodyMeasurements(collected, block, receipt);
    yield* hydrations(collected, block, receipt);
    yield* meals(collected, block, foods, receipt);
    yield* cycleDays(collected, block, receipt);
    for (const workout of workouts.get(block) ?? []) yield emittedWorkout(workout, surroundings, receipt);
    channels.count(block);
    onProgress((i + 1) / blocks.length);
  }
  for (const { nights } of sleepers) yield* nights.end();
}

function sleepersOf(
  series: readonly Series[],
  receipt: Receipt,
): readonly { readonly nights: Nights; readonly own: readonly Series[] }[] {
  const byOrigin = Map.groupBy(
    series.filter(({ meaning }) => meaning.to === 'sleep'),
    ({ origin }) => origin,
  );
  return [...byOrigin]
    .sort(([a], [b]) => (a.key < b.key ? -1 : 1))
    .map(([origin, own]) => ({ nights: createNights(origin, receipt), own }));
}

/** When anybody's rows say that the person slept. */
function spansOf({ series, arena }: Collected): SleepSpans {
  const sleeping = series.filter(({ meaning }) => meaning.to === 'sleep').flatMap(({ blocks }) => [...blocks.values()]);
  const spans = new Float64Array(sleeping.reduce((sum, { rows }) => sum + rows, 0));
  let count = 0;
  for (const block of sleeping)
    arena.read(block, (start, duration, word) => {
      if (WORDS[word]?.includes('Asleep') === true) spans[count++] = packedSpan(start, duration);
    });
  return sleepSpansOf(spans.subarray(0, count));
}

/** Of `2026-01-12 09:30:11 -0500`, in minutes; 0 where the file does not say when it was made. */
function offsetOf(written: string | null): number {
  const match = /([+-])(\d{2})(\d{2})$/.exec(written ?? '');
  return match === null ? 0 : (Number(match[2]) * 60 + Number(match[3])) * (match[1] === '-' ? -1 : 1);
}
