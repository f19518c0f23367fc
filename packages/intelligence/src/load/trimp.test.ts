import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { trimp, trimpLthrNormalized, trimpStream } from './banister-trimp.ts';
import { heartRateStress } from './heart-rate-stress.ts';
import { sessionRpe } from './session-rpe.ts';
import { trimpHybrid } from './trimp.ts';
import { edwardsTrimp, edwardsTrimpStream, luciaTrimp, luciaTrimpStream } from './zone-trimp.ts';

const range = { restingHeartRateBpm: 50, maximumHeartRateBpm: 190, sex: 'male' } as const;
const beats = fc.array(fc.integer({ min: 40, max: 190 }), { minLength: 1, maxLength: 300 });
const stream = (values: readonly number[]) => Float64Array.from(values);

describe.each(['male', 'female'] as const)('Banister, %s', (sex) => {
  const person = { ...range, sex };

  test('an even session is the same from samples and from the average', () => {
    const even = trimpStream({ ...person, heartRateBpm: new Float64Array(3600).fill(151) });
    const average = trimp({ ...person, durationSeconds: 3600, averageHeartRateBpm: 151 });
    expect(answerOf(even)).toBeCloseTo(answerOf(average), 9);
  });

  test('samples never read below the average: the weighting is convex', () => {
    fc.assert(
      fc.property(beats, (values) => {
        const mean = values.reduce((a, b) => a + b) / values.length;
        const average = trimp({ ...person, durationSeconds: values.length, averageHeartRateBpm: mean });
        expect(answerOf(trimpStream({ ...person, heartRateBpm: stream(values) }))).toBeGreaterThanOrEqual(
          answerOf(average) - 1e-9,
        );
      }),
    );
  });

  test('the order of samples does not matter, more of them never count less', () => {
    fc.assert(
      fc.property(beats, (values) => {
        const once = answerOf(trimpStream({ ...person, heartRateBpm: stream(values) }));
        expect(answerOf(trimpStream({ ...person, heartRateBpm: stream(values.toSorted()) }))).toBeCloseTo(once, 9);
        expect(answerOf(trimpStream({ ...person, heartRateBpm: stream([...values, 150]) }))).toBeGreaterThan(once);
      }),
    );
  });
});

test('at rest and below adds nothing, a gap adds nothing and is said', () => {
  expect(answerOf(trimpStream({ ...range, heartRateBpm: new Float64Array(60).fill(50) }))).toBe(0);
  const heartRateBpm = new Float64Array(100).fill(150);
  const whole = answerOf(trimpStream({ ...range, heartRateBpm }));
  const broken = trimpStream({ ...range, heartRateBpm: heartRateBpm.fill(Number.NaN, 80) });
  expect(answerOf(broken)).toBeCloseTo(0.8 * whole, 9);
  expect(warningsOf(broken)).toEqual(['Heart rate is missing for 20 % of the time, which added nothing.']);
});

test('above the maximum counts as the maximum and is said', () => {
  const heartRateBpm = new Float64Array(60).fill(200);
  const outcome = trimpStream({ ...range, heartRateBpm });
  expect(answerOf(outcome)).toBeCloseTo(0.64 * Math.exp(1.92), 9);
  expect(warningsOf(outcome)[0]).toMatch(/60 s lie above/);
  expect(warningsOf(trimp({ ...range, durationSeconds: 60, averageHeartRateBpm: 200 }))[0]).toMatch(/set too low/);
});

test('impossible people are refused', () => {
  const session = { durationSeconds: 60, averageHeartRateBpm: 120 };
  expect(refusedPath(() => trimp({ ...session, ...range, restingHeartRateBpm: 190 }))).toBe('maximumHeartRateBpm');
  expect(refusedPath(() => trimp({ ...session, ...range, sex: 'neither' as 'male' }))).toBe('sex');
  expect(refusedPath(() => trimp({ ...session, ...range, sex: 'toString' as 'male' }))).toBe('sex');
  expect(refusedPath(() => trimpLthrNormalized({ ...range, trimp: 1, lactateThresholdHeartRateBpm: 191 }))).toBe(
    'lactateThresholdHeartRateBpm',
  );
  expect(refusedPath(() => trimpStream({ ...range, heartRateBpm: Float64Array.of(120, -1) }))).toBe('heartRateBpm.1');
  expectTooLittle(trimpStream({ ...range, heartRateBpm: new Float64Array(0) }), /heart rate/);
});

test('an hour at threshold is 100, per sample as from the average', () => {
  const person = { ...range, lactateThresholdHeartRateBpm: 165 };
  expect(answerOf(heartRateStress({ ...person, heartRateBpm: new Float64Array(3600).fill(165) }))).toBeCloseTo(100, 9);
  expect(answerOf(heartRateStress({ ...person, averageHeartRateBpm: 165, durationSeconds: 3600 }))).toBeCloseTo(100, 9);
  expectTooLittle(heartRateStress({ ...person, heartRateBpm: new Float64Array(0) }), /heart rate/);
});

describe('zones', () => {
  test('samples and minutes agree', () => {
    const heartRateBpm = stream([
      ...new Array<number>(600).fill(96),
      ...new Array<number>(300).fill(171),
      ...new Array<number>(60).fill(94),
    ]);
    const person = { maximumHeartRateBpm: 190 };
    expect(answerOf(edwardsTrimpStream({ heartRateBpm, ...person }))).toBe(
      answerOf(edwardsTrimp({ minutesInZones: [10, 0, 0, 0, 5] })),
    );
  });

  test('the second threshold belongs to the middle zone', () => {
    const heartRateBpm = stream([
      ...new Array<number>(60).fill(139),
      ...new Array<number>(60).fill(160),
      ...new Array<number>(60).fill(161),
    ]);
    const both = { firstThresholdHeartRateBpm: 140, secondThresholdHeartRateBpm: 160 };
    expect(answerOf(luciaTrimpStream({ heartRateBpm, ...both }))).toBe(
      answerOf(luciaTrimp({ minutesInZones: [1, 1, 1] })),
    );
  });

  test('thresholds from LTHR are flagged', () => {
    const outcome = luciaTrimpStream({ heartRateBpm: stream([130, 150, 170]), lactateThresholdHeartRateBpm: 160 });
    expect(answerOf(outcome)).toBeCloseTo(6 / 60, 12);
    expect(warningsOf(outcome)).toEqual(['Both thresholds were estimated from the lactate threshold heart rate.']);
  });

  test('a wrong number of zones is refused', () => {
    expect(refusedPath(() => edwardsTrimp({ minutesInZones: [1, 2, 3] }))).toBe('minutesInZones');
    expect(refusedPath(() => luciaTrimp({ minutesInZones: [1, 2, -3] }))).toBe('minutesInZones.2');
    const heartRateBpm = stream([100]);
    expect(
      refusedPath(() =>
        luciaTrimpStream({ heartRateBpm, firstThresholdHeartRateBpm: 160, secondThresholdHeartRateBpm: 150 }),
      ),
    ).toBe('secondThresholdHeartRateBpm');
    expectTooLittle(edwardsTrimpStream({ heartRateBpm: stream([Number.NaN]), maximumHeartRateBpm: 190 }), /heart rate/);
  });
});

describe('hybrid', () => {
  const everything = {
    ...range,
    heartRateBpm: new Float64Array(60).fill(150),
    averageHeartRateBpm: 150,
    durationSeconds: 60,
    perceivedExertionCr10: 5,
  };

  test('takes the best there is and says why', () => {
    const { sex, ...sexless } = everything;
    const { heartRateBpm, ...averaged } = everything;
    expect(sex).toBe('male');
    expect(heartRateBpm).toHaveLength(60);
    const of = (input: Parameters<typeof trimpHybrid>[0]) => answerOf(trimpHybrid(input));
    expect(of(everything)).toMatchObject({ answeredBy: 'load.trimp.banister_stream', reason: '' });
    expect(of(averaged)).toMatchObject({
      answeredBy: 'load.trimp.banister_average',
      reason: 'banister_stream had no input.',
    });
    expect(of(sexless)).toMatchObject({ answeredBy: 'load.trimp.edwards_stream' });
    expect(of({ perceivedExertionCr10: 5, durationSeconds: 600 })).toMatchObject({
      answeredBy: 'load.session-rpe.foster',
      value: 50,
    });
    expect(of({ ...everything, heartRateBpm: new Float64Array(60).fill(Number.NaN) })).toMatchObject({
      answeredBy: 'load.trimp.banister_average',
      reason: 'banister_stream needs heart rate at 1 Hz, has 60 samples, none with heart rate.',
    });
  });

  test('nothing known is too little', () => expectTooLittle(trimpHybrid({}), /heart rate with resting/));

  test('a rating beyond ten is refused', () => {
    expect(refusedPath(() => sessionRpe({ perceivedExertionCr10: 11, durationSeconds: 60 }))).toBe(
      'perceivedExertionCr10',
    );
  });
});
