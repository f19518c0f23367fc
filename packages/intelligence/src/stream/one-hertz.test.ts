import { HealthError } from '@vitalwire/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { type OneHertzInput, resampleToOneHertz } from './one-hertz.ts';

const NaN_ = Number.NaN;
function resample(times: readonly number[], values: readonly number[], rest: Partial<OneHertzInput> = {}) {
  const elapsedSeconds = Float64Array.from(times);
  return answerOf(
    resampleToOneHertz({ elapsedSeconds, values: Float64Array.from(values), gapsBecome: 'zero', ...rest }),
  );
}

test('samples at 1 Hz come back as they are', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer(), fc.constant(NaN_)), { minLength: 1, maxLength: 50 }), (values) => {
      const one = resample(
        values.map((_, i) => i + 7),
        values,
      );
      expect(Array.from(one.values)).toEqual(values);
      expect(one.elapsedSeconds[0]).toBe(7);
      expect([one.bridgedSeconds, one.filledSeconds, one.cutSeconds]).toEqual([0, 0, 0]);
    }),
  );
});

describe('gaps', () => {
  test('one absent second holds the value before it, two are a gap', () => {
    expect(Array.from(resample([0, 2], [100, 200]).values)).toEqual([100, 100, 200]);
    const power = resample([0, 3], [100, 200]);
    expect(Array.from(power.values)).toEqual([100, 0, 0, 200]);
    expect(power).toMatchObject({ bridgedSeconds: 0, filledSeconds: 2, cutSeconds: 0 });
    expect(Array.from(resample([0, 3], [100, 200], { gapsBecome: 'missing' }).values)).toEqual([100, NaN_, NaN_, 200]);
  });

  test('smart recording is bridged when asked', () => {
    const one = resample([0, 4, 9], [100, 200, 300], { bridgeSeconds: 4 });
    expect(Array.from(one.values)).toEqual([100, 100, 100, 100, 200, 200, 200, 200, 200, 300]);
    expect(one.bridgedSeconds).toBe(7);
  });

  test('time without the timer is cut out, as the timer of a head unit does', () => {
    const one = resample([0, 1, 11, 12], [100, 110, 120, 130], { stopped: [{ startSeconds: 1.4, endSeconds: 10.6 }] });
    expect(Array.from(one.values)).toEqual([100, 110, 120, 130]);
    expect(Array.from(one.elapsedSeconds)).toEqual([0, 1, 11, 12]);
    expect(one.cutSeconds).toBe(9);
  });

  test('a stop inside of a gap leaves the rest of the gap', () => {
    const one = resample([0, 10], [100, 120], { stopped: [{ startSeconds: 4, endSeconds: 7 }] });
    expect(Array.from(one.elapsedSeconds)).toEqual([0, 1, 2, 3, 7, 8, 9, 10]);
    expect(one).toMatchObject({ filledSeconds: 6, cutSeconds: 3 });
  });

  test('a sample inside of a stop is kept', () => {
    const stopped = [{ startSeconds: 0, endSeconds: 100 }];
    expect(Array.from(resample([0, 1, 50], [1, 2, 3], { stopped }).values)).toEqual([1, 2, 3]);
  });

  test('long gaps are cut out when asked', () => {
    const one = resample([0, 3, 3600], [1, 2, 3], { cutGapsLongerThanSeconds: 60 });
    expect(Array.from(one.values)).toEqual([1, 0, 0, 2, 3]);
    expect(one.cutSeconds).toBe(3596);
  });

  test('no second is lost or made up', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 40 });
    const span = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 30 }));
    fc.assert(
      fc.property(
        steps,
        fc.array(span, { maxLength: 4 }),
        fc.integer({ min: 0, max: 5 }),
        (gaps, spans, bridgeSeconds) => {
          let time = 0;
          const times = gaps.map((gap) => {
            time += gap;
            return time;
          });
          const stopped = spans.map(([startSeconds, length]) => ({ startSeconds, endSeconds: startSeconds + length }));
          const one = resample(times, times, { stopped, bridgeSeconds });
          const seconds = Array.from(one.elapsedSeconds);
          expect(seconds).toEqual([...new Set(seconds)].toSorted((a, b) => a - b));
          for (const each of times) expect(one.values[seconds.indexOf(each)]).toBe(each);
          expect(new Set(times).size + one.bridgedSeconds + one.filledSeconds).toBe(seconds.length);
          expect(seconds.length + one.cutSeconds).toBe((times.at(-1) ?? 0) - (times[0] ?? 0) + 1);
        },
      ),
    );
  });
});

test('samples that share a second are averaged, missing ones left out', () => {
  const one = resample([0, 0.25, 0.4, 0.9, 1.1, 2], [100, 200, NaN_, 50, 70, NaN_]);
  expect(Array.from(one.values)).toEqual([150, 60, NaN_]);
});

describe('bad input', () => {
  test('nothing is too little', () => {
    const none = new Float64Array(0);
    expectTooLittle(resampleToOneHertz({ elapsedSeconds: none, values: none, gapsBecome: 'zero' }), /a sample/);
  });

  test.each([
    ['time that goes backwards', [0, 2, 1], [1, 2, 3], {}, 'elapsedSeconds.2'],
    ['no time', [0, Number.NaN], [1, 2], {}, 'elapsedSeconds.1'],
    ['different lengths', [0, 1], [1], {}, 'values'],
    ['infinite values', [0, 1], [1, Number.POSITIVE_INFINITY], {}, 'values.1'],
    [
      'a stop that ends before it starts',
      [0],
      [1],
      { stopped: [{ startSeconds: 5, endSeconds: 4 }] },
      'stopped.0.endSeconds',
    ],
    ['a negative bridge', [0], [1], { bridgeSeconds: -1 }, 'bridgeSeconds'],
    ['a limit that is no number', [0], [1], { cutGapsLongerThanSeconds: Number.NaN }, 'cutGapsLongerThanSeconds'],
  ])('%s is refused', (_, times, values, rest, path) => {
    expect(refusedPath(() => resample(times, values, rest))).toBe(path);
  });

  test('a clock that jumped by years is too large, unless the gap is cut', () => {
    const years = [0, 1e9];
    try {
      resample(years, [1, 2]);
      expect.unreachable();
    } catch (error) {
      expect(HealthError.is(error) && error.code).toBe('too-large');
    }
    expect(Array.from(resample(years, [1, 2], { cutGapsLongerThanSeconds: 3600 }).values)).toEqual([1, 2]);
  });
});
