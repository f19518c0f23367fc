import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uniform } from '../../test/health-series.ts';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { heartRateDrift } from './heart-rate-drift.ts';
import { heartRateRecovery, heartRateRecoveryOfValues } from './heart-rate-recovery.ts';
import { restingHeartRate, restingHeartRatePercentile } from './resting-heart-rate.ts';

describe('resting', () => {
  /** A sample a minute: awake at 80, asleep at 52, half an hour at 47. */
  const heartRateBpm = Float64Array.from({ length: 1440 }, (_, minute) =>
    minute >= 200 && minute <= 230 ? 47 : minute < 480 ? 52 : 80,
  );
  const atSeconds = Float64Array.from({ length: 1440 }, (_, minute) => 60 * minute);

  test('the lowest half hour', () => {
    expect(answerOf(restingHeartRate({ atSeconds, heartRateBpm }))).toEqual({ restingHeartRateBpm: 47, samples: 31 });
  });

  test('agrees with every window tried', () => {
    const next = uniform(11);
    let clock = 0;
    const at = Float64Array.from({ length: 300 }, () => (clock += 30 + Math.round(200 * next())));
    const bpm = Float64Array.from({ length: 300 }, () => 50 + Math.round(30 * next()));
    let best = Number.POSITIVE_INFINITY;
    for (let last = 0; last < 300; last++) {
      const inside = [...bpm].filter((_, i) => i <= last && (at[last] ?? 0) - (at[i] ?? 0) <= 1800);
      const spanned = (at[last] ?? 0) - (at[last - inside.length + 1] ?? 0);
      if (inside.length >= 6 && spanned >= 1440)
        best = Math.min(best, inside.reduce((sum, value) => sum + value, 0) / inside.length);
    }
    expect(answerOf(restingHeartRate({ atSeconds: at, heartRateBpm: bpm })).restingHeartRateBpm).toBeCloseTo(best, 9);
  });

  test('the percentile lies between its neighbours', () => {
    const values = Float64Array.from({ length: 101 }, (_, i) => 40 + i);
    const times = Float64Array.from({ length: 101 }, (_, i) => i);
    const of = (percentile: number) =>
      answerOf(restingHeartRatePercentile({ atSeconds: times, heartRateBpm: values.toReversed(), percentile }));
    expect(of(5).restingHeartRateBpm).toBeCloseTo(45, 9);
    expect(of(2.5).restingHeartRateBpm).toBeCloseTo(42.5, 9);
    expect(of(0).restingHeartRateBpm).toBe(40);
  });

  test('missing samples, unusual values, and what cannot be', () => {
    const some = heartRateBpm.map((bpm, i) => (i % 3 === 0 ? bpm : Number.NaN));
    expect(answerOf(restingHeartRate({ atSeconds, heartRateBpm: some })).restingHeartRateBpm).toBeCloseTo(
      47 + 5 / 11,
      9,
    );
    const low = heartRateBpm.map((bpm) => bpm / 2);
    expect(warningsOf(restingHeartRate({ atSeconds, heartRateBpm: low }))[0]).toMatch(/outside of the usual 30/);
    const none = heartRateBpm.map(() => Number.NaN);
    expectTooLittle(restingHeartRate({ atSeconds, heartRateBpm: none }), /half an hour/);
    expectTooLittle(restingHeartRate({ atSeconds: [], heartRateBpm: [] }), /half an hour/);
    expectTooLittle(restingHeartRatePercentile({ atSeconds: [1], heartRateBpm: [50] }), /60 samples/);
    expect(refusedPath(() => restingHeartRate({ atSeconds: [1], heartRateBpm: [] }))).toBe('heartRateBpm');
    expect(refusedPath(() => restingHeartRate({ atSeconds: [2, 1], heartRateBpm: [50, 50] }))).toBe('atSeconds.1');
    expect(refusedPath(() => restingHeartRate({ atSeconds: [1], heartRateBpm: [-5] }))).toBe('heartRateBpm.0');
  });
});

describe('recovery in 60 s', () => {
  /** Ten minutes at 170, then e-folding to 90 in 60 s. */
  const stream = Float64Array.from({ length: 900 }, (_, second) =>
    second < 600 ? 170 : 90 + 80 * Math.exp(-(second - 599) / 60),
  );

  test('the end is found where it lies', () => {
    const value = answerOf(heartRateRecovery({ heartRateBpm: stream }));
    expect(value.endFoundBy).toBe('last_near_peak');
    expect(Math.abs(value.endSecond - 599)).toBeLessThanOrEqual(1);
    const after = [56, 57, 58, 59, 60].reduce((sum, s) => sum + 90 + 80 * Math.exp(-s / 60), 0) / 5;
    expect(answerOf(heartRateRecovery({ heartRateBpm: stream, endSecond: 599 }))).toEqual({
      dropBpm: expect.closeTo(170 - after, 9),
      endBpm: 170,
      afterBpm: expect.closeTo(after, 9),
      withinCutOffOfCole1999: false,
      endSecond: 599,
      endFoundBy: 'given',
    });
  });

  test('intervals: the last one counts', () => {
    const twice = Float64Array.from([...stream.slice(0, 700), ...stream.slice(0, 900)]);
    expect(Math.abs(answerOf(heartRateRecovery({ heartRateBpm: twice })).endSecond - 1299)).toBeLessThanOrEqual(1);
  });

  test('the cut-off is that of the study, at its edge', () => {
    const of = (afterBpm: number) => answerOf(heartRateRecoveryOfValues({ endBpm: 170, afterBpm }));
    expect(of(158)).toMatchObject({ dropBpm: 12, withinCutOffOfCole1999: true });
    expect(of(157.9).withinCutOffOfCole1999).toBe(false);
    expect(of(175).dropBpm).toBe(-5);
    expect(warningsOf(heartRateRecoveryOfValues({ endBpm: 170, afterBpm: 150 }))[0]).toMatch(/one study/);
  });

  test('a recording that stops, gaps, and what cannot be', () => {
    expectTooLittle(heartRateRecovery({ heartRateBpm: new Float64Array(0) }), /60 s later/);
    expectTooLittle(heartRateRecovery({ heartRateBpm: stream.slice(0, 50) }), /60 s later/);
    expectTooLittle(heartRateRecovery({ heartRateBpm: stream.slice(0, 620), endSecond: 599 }), /60 s later/);
    expectTooLittle(heartRateRecovery({ heartRateBpm: stream.map(() => Number.NaN) }), /60 s later/);
    const gap = stream.map((bpm, i) => (i > 640 && i < 680 ? Number.NaN : bpm));
    expectTooLittle(heartRateRecovery({ heartRateBpm: gap, endSecond: 599 }), /60 s later/);
    expect(refusedPath(() => heartRateRecovery({ heartRateBpm: stream, endSecond: 900 }))).toBe('endSecond');
    expect(refusedPath(() => heartRateRecovery({ heartRateBpm: Float64Array.of(-1) }))).toBe('heartRateBpm.0');
    expect(refusedPath(() => heartRateRecoveryOfValues({ endBpm: 0, afterBpm: 1 }))).toBe('endBpm');
  });
});

describe('drift', () => {
  const seconds = 600 + 3600;
  const output = new Float64Array(seconds).fill(200);
  const rising = Float64Array.from({ length: seconds }, (_, second) => 140 + (10 * Math.max(0, second - 600)) / 3600);

  test('a straight rise of 10 bpm in an hour', () => {
    const value = answerOf(heartRateDrift({ heartRateBpm: rising, output }));
    expect(value.bpmPerHour).toBeCloseTo(10, 9);
    expect(value.firstHalfBpm).toBeCloseTo(142.5, 2);
    expect(value.secondHalfBpm).toBeCloseTo(147.5, 2);
    expect(value.driftPercent).toBeCloseTo(100 * (147.5 / 142.5 - 1), 2);
    expect(value).toMatchObject({ outputChangePercent: 0, seconds: 3600 });
  });

  test('a changed output is said; scale does not matter', () => {
    const faster = output.map((watts, second) => (second < 2400 ? watts : 1.1 * watts));
    expect(warningsOf(heartRateDrift({ heartRateBpm: rising, output: faster }))[0]).toMatch(/changed by 10.0 %/);
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 5, noNaN: true }), (factor) => {
        const scaled = heartRateDrift({ heartRateBpm: rising, output: faster.map((watts) => watts * factor) });
        expect(answerOf(scaled).outputChangePercent).toBeCloseTo(10, 6);
      }),
    );
  });

  test('too little, and what cannot be', () => {
    const short = { heartRateBpm: rising.slice(0, 1700), output: output.slice(0, 1700) };
    expectTooLittle(heartRateDrift(short), /1200 s/);
    expectTooLittle(heartRateDrift({ heartRateBpm: rising, output: output.map(() => 0) }), /1200 s/);
    expectTooLittle(heartRateDrift({ heartRateBpm: new Float64Array(0), output: new Float64Array(0) }), /1200 s/);
    expect(refusedPath(() => heartRateDrift({ heartRateBpm: rising, output: output.slice(1) }))).toBe('output');
    expect(refusedPath(() => heartRateDrift({ ...short, warmUpSeconds: -1 }))).toBe('warmUpSeconds');
  });
});
