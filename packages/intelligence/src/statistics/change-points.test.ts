import type { Outcome } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { type ChangePointInput, type ChangePoints, changePoints, changePointsBinary } from './change-points.ts';
import { noiseOf } from './noise.ts';
import { normalRandom, seededRandom } from './random.ts';

function of(
  input: ChangePointInput,
  algorithm: (input: ChangePointInput) => Outcome<ChangePoints> = changePoints,
): ChangePoints {
  const outcome = algorithm(input);
  if (outcome.status !== 'ok') throw new Error(outcome.need);
  return outcome.value;
}

function steps(lengths: readonly (readonly [days: number, level: number])[], seed: number, phi = 0): Float64Array {
  const next = normalRandom(seededRandom(seed));
  let state = next();
  return Float64Array.from(
    lengths.flatMap(([days, level]) =>
      Array.from({ length: days }, () => {
        state = phi * state + Math.sqrt(1 - phi * phi) * next();
        return level + state;
      }),
    ),
  );
}

test('finds the levels', () => {
  const values = steps(
    [
      [60, 50],
      [40, 54],
      [80, 47],
    ],
    3,
  );
  for (const algorithm of [changePoints, changePointsBinary]) {
    const { changes, segments } = of({ values }, algorithm);
    expect(changes).toHaveLength(2);
    expect(Math.abs((changes[0]?.day ?? 0) - 60)).toBeLessThanOrEqual(1);
    expect(Math.abs((changes[1]?.day ?? 0) - 100)).toBeLessThanOrEqual(1);
    expect(changes[0]?.interval.low).toBeLessThan(4);
    expect(changes[0]?.interval.high).toBeGreaterThan(4);
    expect(segments.map(({ n }) => n).reduce((a, b) => a + b)).toBe(180);
    expect(segments.at(-1)?.toDay).toBe(180);
  }
});

test('PELT is the best of all divisions', () => {
  const values = steps(
    [
      [14, 0],
      [9, 2],
      [13, -1],
    ],
    9,
  );
  const noise = noiseOf(values);
  if (noise === null) throw new Error('there is noise');
  const unit = noise.sd * Math.sqrt((1 + noise.persistence) / (1 - noise.persistence));
  const cost = (from: number, to: number) => {
    const part = [...values.slice(from, to)].map((value) => value / unit);
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  const penalty = 1 * Math.log(values.length);
  /** Every division, by trying each first segment. */
  const least = (from: number): readonly [total: number, cuts: readonly number[]] => {
    let best: readonly [number, readonly number[]] = [cost(from, values.length), []];
    for (let to = from + 3; to <= values.length - 3; to++) {
      const [rest, cuts] = memo(to);
      const total = cost(from, to) + penalty + rest;
      if (total < best[0]) best = [total, [to, ...cuts]];
    }
    return best;
  };
  const known = new Map<number, readonly [number, readonly number[]]>();
  const memo = (from: number) => {
    const answer = known.get(from) ?? least(from);
    known.set(from, answer);
    return answer;
  };
  const { changes } = of({ values, minimumDays: 3, penalty: 1 });
  expect(changes.map(({ day }) => day)).toEqual(least(0)[1]);
});

test('a change of device is no change of the person', () => {
  const values = steps(
    [
      [50, 50],
      [50, 58],
    ],
    4,
  );
  expect(of({ values }).changes).toHaveLength(1);
  const apart = of({ values, eras: [{ fromDay: 50, label: 'ring' }] });
  expect(apart.changes).toEqual([]);
  expect(apart.segments.map(({ fromDay, toDay }) => [fromDay, toDay])).toEqual([
    [0, 50],
    [50, 100],
  ]);
});

test('days are those of the calendar', () => {
  const values = steps(
    [
      [60, 0],
      [60, 9],
    ],
    6,
  ).map((value, i) => (i % 3 === 0 ? Number.NaN : value));
  expect(of({ values }).changes.map(({ day }) => day)).toEqual([61]);
});

describe('false alarms in noise without a change', () => {
  const share = (phi: number) => {
    let alarms = 0;
    for (let run = 0; run < 150; run++) {
      if (of({ values: steps([[180, 0]], 500 + run, phi) }).changes.length > 0) alarms++;
    }
    return alarms / 150;
  };
  test('independent days', () => expect(share(0)).toBeLessThan(0.04));
  test('days that resemble each other', () => expect(share(0.5)).toBeLessThan(0.06));
});

test('noise is measured through jumps', () => {
  for (const phi of [0, 0.5, 0.8]) {
    const noise = noiseOf(
      steps(
        [
          [400, 0],
          [400, 30],
          [400, -10],
        ],
        12,
        phi,
      ),
    );
    expect(Math.abs((noise?.persistence ?? 9) - phi)).toBeLessThan(0.12);
    expect(Math.abs((noise?.sd ?? 9) - 1)).toBeLessThan(0.35);
  }
  expect(noiseOf(new Float64Array(30).fill(2))).toBeNull();
});

test('too little and impossible', () => {
  expect(changePoints({ values: [1, 2, 3] }).status).toBe('insufficient-data');
  expect(changePoints({ values: new Float64Array(50).fill(7) }).status).toBe('insufficient-data');
  expect(() => changePoints({ values: [1], minimumDays: 1 })).toThrow('minimumDays');
  expect(() => changePoints({ values: [1], penalty: 0 })).toThrow('penalty');
});
