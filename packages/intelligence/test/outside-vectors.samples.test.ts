import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { meanMaximalPower } from '../src/power/mean-maximal-power.ts';
import { figures, readPeerRides } from './golden-cheetah.ts';
import { readVectors, streamsOf } from './vector-folder.ts';
import { verdictOn } from './vector-table/run.ts';
import type { Given } from './vector-table/vector.ts';
import { columnOf } from './vector-table/written.ts';

// The whole set that our own copy was taken from, and three public rides of different head units, whose licence keeps
// them out of the repository.

const samples = inject('samplesFolder');
const folder = join(samples ?? '', 'vectors');
const present = samples !== null && existsSync(join(folder, 'streams'));
const files = present ? readVectors(folder) : [];
const readStream = streamsOf(folder);
const peer = readPeerRides();

function columns(stream: string): { readonly powerWatts: Float64Array; readonly heartRateBpm: Float64Array } {
  const { powerW, heartRateBpm } = readStream(stream) as Given;
  return {
    powerWatts: columnOf(powerW as readonly unknown[]),
    heartRateBpm: columnOf(heartRateBpm as readonly unknown[]),
  };
}

describe.skipIf(!present)('vectors from outside', () => {
  test('all of them are here', () => {
    expect(files.flatMap(({ faults }) => faults)).toEqual([]);
    expect(files.flatMap(({ vectors }) => vectors).length).toBeGreaterThanOrEqual(723);
  });

  test.for(files.flatMap(({ vectors }) => vectors))('$id $algorithm $variant', (vector) => {
    expect(verdictOn(vector, readStream).differences).toEqual([]);
  });
});

describe.skipIf(!present).each(peer.rides)('$ride', ({ ride, stream, movingSeconds }) => {
  const recorded = () => ({ ...columns(stream), movingSeconds });

  test.each(peer.rows.filter((row) => row.ride === ride))('$figure is what the comparison says', ({ figure, ours }) => {
    expect(figures[figure]?.(recorded())).toBeCloseTo(ours, 3);
  });

  test('decoupling differs by one sample in the first half and by nothing else', () => {
    const { powerWatts, heartRateBpm } = recorded();
    const mean = (values: Float64Array) =>
      values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0) / values.length;
    const ratio = (from: number, to: number) =>
      mean(powerWatts.subarray(from, to)) / mean(heartRateBpm.subarray(from, to));
    const cut = (powerWatts.length - 1) >> 1;
    const [first, second] = [ratio(0, cut), ratio(cut, powerWatts.length)];
    const theirs = peer.rows.find((row) => row.ride === ride && row.figure === 'decoupling')?.theirs ?? Number.NaN;
    expect(Math.abs((100 * (first - second)) / first - theirs)).toBeLessThan(0.01);
  });

  test('the power of every duration equals the best of all windows', () => {
    const { powerWatts } = recorded();
    const sums = [0];
    for (const value of powerWatts) sums.push((sums.at(-1) ?? 0) + (Number.isNaN(value) ? 0 : value));
    const outcome = meanMaximalPower({ powerWatts });
    if (outcome.status !== 'ok') throw new Error(outcome.need);
    for (let d = 1; d <= powerWatts.length; d++) {
      let best = 0;
      for (let i = 0; i + d <= powerWatts.length; i++) best = Math.max(best, (sums[i + d] ?? 0) - (sums[i] ?? 0));
      if (outcome.value.watts[d - 1] !== best / d)
        throw new Error(`${d} s: ${outcome.value.watts[d - 1]} against ${best / d}`);
    }
  });
});
