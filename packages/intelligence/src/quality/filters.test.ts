import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, refusedPath } from '../../test/outcomes.ts';
import {
  altitudeOffsetFilter,
  altitudeRampFilter,
  blankFilter,
  despikeFilter,
  hampelFilter,
  interpolateGapFilter,
  scaleFilter,
} from './filters.ts';
import { undoRepair } from './repair.ts';
import { medianDistance, medianOfSorted, overWindows } from './running-median.ts';

const samplesOf = fc.array(fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(Number.NaN)), {
  maxLength: 60,
});

/** Both words of each number: tells -0 and the kinds of NaN apart. */
const bitsOf = (samples: Float64Array) => Array.from(new BigUint64Array(samples.slice().buffer));

const filters = [
  (samples: Float64Array) => hampelFilter({ samples, halfWindowSeconds: 3, spreads: 3, leastSpread: 0 }),
  (samples: Float64Array) => despikeFilter({ samples, halfWindowSeconds: 4, excess: 100 }),
  (samples: Float64Array) => interpolateGapFilter({ samples, maximumSeconds: 5 }),
  (samples: Float64Array) => altitudeOffsetFilter({ samples, meters: 12.3 }),
  (samples: Float64Array) => altitudeRampFilter({ samples, driftMeters: 25 }),
  (samples: Float64Array) => blankFilter({ samples, fromSecond: 0, toSecond: samples.length }),
  (samples: Float64Array) => scaleFilter({ samples, fromSecond: 0, toSecond: samples.length, factor: 0.5 }),
];

describe('every filter', () => {
  test('leaves its input alone, lists what it changed, and is undone to the last bit', () => {
    fc.assert(
      fc.property(samplesOf, fc.constantFrom(...filters), (list, filter) => {
        const samples = Float64Array.from(list);
        const before = bitsOf(samples);
        const repair = answerOf(filter(samples));
        expect(bitsOf(samples)).toEqual(before);
        expect(bitsOf(undoRepair(repair))).toEqual(before);
        const changed = new Set(repair.changedIndices);
        const after = bitsOf(repair.samples);
        for (let i = 0; i < before.length; i++) expect(after[i] !== before[i], `sample ${i}`).toBe(changed.has(i));
      }),
    );
  });

  test('a chain is undone from the last to the first', () => {
    const samples = Float64Array.from({ length: 50 }, (_, i) => (i === 20 ? Number.NaN : i === 30 ? 5000 : -0 * i));
    const first = answerOf(despikeFilter({ samples, halfWindowSeconds: 4, excess: 100 }));
    const second = answerOf(interpolateGapFilter({ samples: first.samples, maximumSeconds: 3 }));
    expect(bitsOf(undoRepair(second))).toEqual(bitsOf(first.samples));
    expect(bitsOf(undoRepair(first))).toEqual(bitsOf(samples));
    expect(second.samples.every(Number.isFinite)).toBe(true);
  });

  test('keeps a NaN of unusual bits when it is undone', () => {
    const samples = new Float64Array(3);
    new BigUint64Array(samples.buffer).set([0x7ff8_0000_dead_beefn], 1);
    const before = bitsOf(samples);
    expect(bitsOf(undoRepair(answerOf(interpolateGapFilter({ samples, maximumSeconds: 1 }))))).toEqual(before);
  });

  test('names what it cannot take', () => {
    const samples = new Float64Array([1, 2, Number.POSITIVE_INFINITY]);
    for (const filter of filters) expect(refusedPath(() => filter(samples))).toBe('samples.2');
    const sound = new Float64Array(5);
    expect(refusedPath(() => interpolateGapFilter({ samples: sound, maximumSeconds: 0 }))).toBe('maximumSeconds');
    expect(refusedPath(() => blankFilter({ samples: sound, fromSecond: 2, toSecond: 6 }))).toBe('toSecond');
    expect(refusedPath(() => blankFilter({ samples: sound, fromSecond: 2, toSecond: 1 }))).toBe('toSecond');
    expect(refusedPath(() => scaleFilter({ samples: sound, fromSecond: 0, toSecond: 1, factor: 0 }))).toBe('factor');
    expect(refusedPath(() => altitudeOffsetFilter({ samples: sound, meters: Number.NaN }))).toBe('meters');
    const broken = { ...answerOf(scaleFilter({ samples: sound.fill(1), fromSecond: 0, toSecond: 1, factor: 2 })) };
    expect(refusedPath(() => undoRepair({ ...broken, changedIndices: Uint32Array.of(9) }))).toBe('changedIndices.0');
    expect(refusedPath(() => undoRepair({ ...broken, replacedValues: new Float64Array() }))).toBe('replacedValues');
  });
});

test('windows hold the known samples around each, sorted: against sorting each window anew', () => {
  fc.assert(
    fc.property(samplesOf, fc.integer({ min: 0, max: 8 }), (list, half) => {
      const samples = Float64Array.from(list);
      const seen: number[] = [];
      overWindows(samples, half, (i, sorted, count) => {
        seen.push(i);
        const window = list.slice(Math.max(0, i - half), i + half + 1).filter((value) => !Number.isNaN(value));
        expect(Array.from(sorted.subarray(0, count))).toEqual(window.toSorted((a, b) => a - b));
        if (count === 0) return;
        const median = medianOfSorted(sorted, count);
        const distances = window.map((value) => Math.abs(value - median)).toSorted((a, b) => a - b);
        expect(medianDistance(sorted, count, median)).toBeCloseTo(medianOfSorted(distances, count), 9);
      });
      expect(seen).toEqual(list.map((_, i) => i));
    }),
  );
});

test('Hampel by hand: seven values, one outlier', () => {
  const samples = Float64Array.of(1, 2, 3, 40, 5, 6, 7);
  // Around the fourth: median 5, distances 4 3 2 35 0 1 2, MAD 2: 35 > 3 · 1.4826 · 2.
  const repair = answerOf(hampelFilter({ samples, halfWindowSeconds: 3, spreads: 3, leastSpread: 0 }));
  expect(Array.from(repair.samples)).toEqual([1, 2, 3, 5, 5, 6, 7]);
  expect(Array.from(repair.changedIndices)).toEqual([3]);
  expect(Array.from(repair.replacedValues)).toEqual([40]);
  const level = Float64Array.of(5, 5, 5, 6, 5, 5, 5);
  expect(
    answerOf(hampelFilter({ samples: level, halfWindowSeconds: 3, spreads: 3, leastSpread: 1 })).changedIndices.length,
  ).toBe(0);
});

test('gaps are bridged up to the longest allowed, never at the ends', () => {
  const samples = Float64Array.of(
    Number.NaN,
    10,
    Number.NaN,
    Number.NaN,
    40,
    Number.NaN,
    Number.NaN,
    Number.NaN,
    0,
    Number.NaN,
  );
  const repair = answerOf(interpolateGapFilter({ samples, maximumSeconds: 2 }));
  expect(Array.from(repair.samples)).toEqual([
    Number.NaN,
    10,
    20,
    30,
    40,
    Number.NaN,
    Number.NaN,
    Number.NaN,
    0,
    Number.NaN,
  ]);
});

test('a spike is bridged from its neighbours, and a ramp closes the loop', () => {
  const spiky = Float64Array.of(100, 110, 120, 2000, 140, 150, 160, 170, 180);
  const repair = answerOf(despikeFilter({ samples: spiky, halfWindowSeconds: 4, excess: 500 }));
  expect(repair.samples[3]).toBe(130);
  const ramp = answerOf(altitudeRampFilter({ samples: Float64Array.of(0, 10, 20), driftMeters: 20 }));
  expect(Array.from(ramp.samples)).toEqual([0, 0, 0]);
});
