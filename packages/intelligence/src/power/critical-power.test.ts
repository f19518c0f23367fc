import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import {
  criticalPower,
  criticalPowerHyperbolic,
  criticalPowerInverseTime,
  criticalPowerMorton,
  type PowerEffort,
} from './critical-power.ts';
import { ftp } from './ftp.ts';
import {
  powerForDuration,
  powerForDurationMorton,
  timeToExhaustion,
  timeToExhaustionMorton,
} from './power-duration.ts';
import { wPrimeBalance, wPrimeBalanceEuler, wPrimeBalanceIntegral, wPrimeTau } from './w-prime-balance.ts';

const twoParameter = { criticalPower, criticalPowerInverseTime, criticalPowerHyperbolic };
const model = fc.record({
  criticalPowerWatts: fc.integer({ min: 120, max: 420 }),
  anaerobicCapacityJoules: fc.integer({ min: 6000, max: 35_000 }),
});

describe.each(Object.entries(twoParameter))('%s', (_, fit) => {
  test('finds the model that made the efforts', () => {
    fc.assert(
      fc.property(model, (truth) => {
        const efforts = [150, 240, 500, 1100].map((durationSeconds) => ({
          durationSeconds,
          powerWatts: answerOf(powerForDuration({ ...truth, durationSeconds })),
        }));
        const found = answerOf(fit({ efforts }));
        expect(found.criticalPowerWatts).toBeCloseTo(truth.criticalPowerWatts, 3);
        expect(found.anaerobicCapacityJoules / truth.anaerobicCapacityJoules).toBeCloseTo(1, 5);
        expect(found.criticalPowerStandardErrorWatts).toBeLessThan(0.01);
        expect(found.effortsUsed).toBe(4);
      }),
      { numRuns: 40 },
    );
  });

  test('fewer than three lengths between 2 and 20 min are too few', () => {
    const efforts: readonly PowerEffort[] = [
      { durationSeconds: 60, powerWatts: 500 },
      { durationSeconds: 180, powerWatts: 350 },
      { durationSeconds: 180, powerWatts: 349 },
      { durationSeconds: 600, powerWatts: 300 },
      { durationSeconds: 3600, powerWatts: 250 },
    ];
    expectTooLittle(fit({ efforts }), /3 maximal efforts/);
    const enough = fit({ efforts: [...efforts, { durationSeconds: 1200, powerWatts: 280 }] });
    expect(warningsOf(enough)[0]).toMatch(/2 of 6 efforts/);
  });

  test('efforts of nearly one length are said', () => {
    const of = (...seconds: readonly number[]) =>
      warningsOf(fit({ efforts: seconds.map((t) => ({ durationSeconds: t, powerWatts: 250 + 20_000 / t })) }));
    expect(of(180, 185, 359)[0]).toMatch(/less than twice/);
    expect(of(180, 185, 360)).toEqual([]);
  });

  test('efforts that rise with time do not fit', () => {
    const efforts = [180, 300, 600].map((durationSeconds) => ({ durationSeconds, powerWatts: 200 + durationSeconds }));
    expectTooLittle(fit({ efforts }), /falls as they get longer/);
  });

  test('noise shows in the standard error', () => {
    const efforts = [
      { durationSeconds: 180, powerWatts: 372 },
      { durationSeconds: 300, powerWatts: 325 },
      { durationSeconds: 720, powerWatts: 288 },
    ];
    const { criticalPowerStandardErrorWatts, anaerobicCapacityStandardErrorJoules } = answerOf(fit({ efforts }));
    expect(criticalPowerStandardErrorWatts).toBeGreaterThan(0.5);
    expect(anaerobicCapacityStandardErrorJoules).toBeGreaterThan(100);
  });
});

describe('three parameters', () => {
  const truth = { criticalPowerWatts: 260, anaerobicCapacityJoules: 18_000, maximumPowerWatts: 950 };
  const efforts = [5, 30, 120, 300, 1200].map((durationSeconds) => ({
    durationSeconds,
    powerWatts: answerOf(powerForDurationMorton({ ...truth, durationSeconds })),
  }));

  test('finds the model that made the efforts', () => {
    const found = answerOf(criticalPowerMorton({ efforts }));
    expect(found.criticalPowerWatts).toBeCloseTo(260, 2);
    expect(found.anaerobicCapacityJoules).toBeCloseTo(18_000, -1);
    expect(found.maximumPowerWatts).toBeCloseTo(950, 1);
  });

  test('needs an effort under 2 min', () => {
    expectTooLittle(criticalPowerMorton({ efforts: efforts.slice(2) }), /one under 2 min/);
    expectTooLittle(criticalPowerMorton({ efforts: [] }), /4 maximal/);
  });

  test('duration and power are inverse', () => {
    for (const powerWatts of [300, 500, 900]) {
      const durationSeconds = answerOf(timeToExhaustionMorton({ ...truth, powerWatts }));
      expect(answerOf(powerForDurationMorton({ ...truth, durationSeconds }))).toBeCloseTo(powerWatts, 9);
      const seconds = answerOf(timeToExhaustion({ ...truth, powerWatts }));
      expect(answerOf(powerForDuration({ ...truth, durationSeconds: seconds }))).toBeCloseTo(powerWatts, 9);
    }
    expectTooLittle(timeToExhaustion({ ...truth, powerWatts: 260 }), /above critical power/);
    expectTooLittle(timeToExhaustionMorton({ ...truth, powerWatts: 100 }), /above critical power/);
    expect(warningsOf(timeToExhaustionMorton({ ...truth, powerWatts: 1000 }))[0]).toMatch(/above the maximum/);
    expect(refusedPath(() => powerForDurationMorton({ ...truth, maximumPowerWatts: 260, durationSeconds: 5 }))).toBe(
      'maximumPowerWatts',
    );
  });
});

describe("W' balance", () => {
  const rider = { criticalPowerWatts: 250, anaerobicCapacityJoules: 20_000 };
  const ride = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 300 });

  test('the exact form does not depend on the step', () => {
    const coarse = Float64Array.from({ length: 300 }, (_, i) => (i % 2 === 0 ? 100 : 100));
    const { endJoules } = answerOf(
      wPrimeBalance({ ...rider, powerWatts: Float64Array.of(...new Array<number>(100).fill(400), ...coarse) }),
    );
    expect(endJoules).toBeCloseTo(20_000 - 15_000 * Math.exp((-150 * 300) / 20_000), 6);
  });

  test('never above full, the minimum is the least of the series, the end its last', () => {
    fc.assert(
      fc.property(ride, (values) => {
        const powerWatts = Float64Array.from(values);
        for (const form of [wPrimeBalance, wPrimeBalanceEuler]) {
          const { balanceJoules, minimumJoules, endJoules } = answerOf(form({ ...rider, powerWatts }));
          expect(Math.max(...balanceJoules)).toBeLessThanOrEqual(20_000 + 1e-6);
          expect(minimumJoules).toBe(Math.min(20_000, ...balanceJoules));
          expect(endJoules).toBe(balanceJoules.at(-1));
        }
      }),
    );
  });

  test('Euler steps lie close to the exact form on a ride', () => {
    const powerWatts = Float64Array.from({ length: 3600 }, (_, i) => (i % 120 < 40 ? 380 : 150));
    const exact = answerOf(wPrimeBalance({ ...rider, powerWatts })).minimumJoules;
    expect(Math.abs(answerOf(wPrimeBalanceEuler({ ...rider, powerWatts })).minimumJoules - exact)).toBeLessThan(100);
  });

  test('below zero is shown and said', () => {
    const outcome = wPrimeBalance({ ...rider, powerWatts: new Float64Array(300).fill(400) });
    expect(answerOf(outcome).minimumJoules).toBe(-25_000);
    expect(warningsOf(outcome)).toEqual(['The balance falls below 0: critical power or W′ is set too low.']);
  });

  test('the time constant needs recovery, and may be given', () => {
    const powerWatts = new Float64Array(60).fill(300);
    expectTooLittle(wPrimeTau({ ...rider, powerWatts }), /below critical power/);
    expectTooLittle(wPrimeBalanceIntegral({ ...rider, powerWatts }), /below critical power/);
    expect(answerOf(wPrimeBalanceIntegral({ ...rider, powerWatts, tauSeconds: 1e12 })).endJoules).toBeCloseTo(
      17_000,
      3,
    );
    expectTooLittle(wPrimeBalance({ ...rider, powerWatts: new Float64Array(0) }), /power at 1 Hz/);
    expect(refusedPath(() => wPrimeTau({ ...rider, powerWatts: Float64Array.of(1, -1) }))).toBe('powerWatts.1');
    expect(
      refusedPath(() => wPrimeBalance({ ...rider, powerWatts: Float64Array.of(1, Number.POSITIVE_INFINITY) })),
    ).toBe('powerWatts.1');
  });
});

describe('FTP', () => {
  const efforts = [180, 360, 720].map((durationSeconds) => ({
    durationSeconds,
    powerWatts: 250 + 20_000 / durationSeconds,
  }));
  const everything = {
    best60MinutePowerWatts: 240,
    efforts,
    best20MinutePowerWatts: 260,
    best8MinutePowerWatts: 280,
    rampBestMinutePowerWatts: 340,
    vo2max: 50,
    weightKilograms: 75,
  };

  test.each([
    [[], 'power.ftp.60min_power', 240],
    [['best60MinutePowerWatts'], 'power.ftp.critical_power', 250],
    [['best60MinutePowerWatts', 'efforts'], 'power.ftp.20min_test', 247],
    [['best60MinutePowerWatts', 'efforts', 'best20MinutePowerWatts'], 'power.ftp.8min_test', 252],
    [
      ['best60MinutePowerWatts', 'efforts', 'best20MinutePowerWatts', 'best8MinutePowerWatts'],
      'power.ftp.ramp_test',
      255,
    ],
  ])('without %j it is %s', (without, answeredBy, value) => {
    const known = Object.fromEntries(Object.entries(everything).filter(([name]) => !without.includes(name)));
    const answer = answerOf(ftp(known));
    expect(answer.answeredBy).toBe(answeredBy);
    expect(answer.value).toBeCloseTo(value, 9);
  });

  test('an estimate from VO2max says so, too few efforts are named', () => {
    const outcome = ftp({ efforts: efforts.slice(1), vo2max: 50, weightKilograms: 75 });
    expect(answerOf(outcome)).toMatchObject({ answeredBy: 'power.ftp.acsm_map_75' });
    expect(answerOf(outcome).reason).toMatch(/critical_power needs 3 maximal efforts/);
    expect(warningsOf(outcome)).toEqual(['FTP was estimated from VO2max, not from an effort.']);
    expectTooLittle(ftp({}), /maximal effort/);
    expectTooLittle(ftp({ vo2max: 7, weightKilograms: 75 }), /maximal effort/);
  });
});

test('the three-parameter standard errors are those of a fit by brute force', () => {
  const efforts = [15, 45, 100, 240, 420, 700, 1100].map((durationSeconds, i) => ({
    durationSeconds,
    powerWatts: 270 + 18_000 / (durationSeconds + 25) + 3 * Math.sin(7 * i),
  }));
  const fit = answerOf(criticalPowerMorton({ efforts }));
  const { criticalPowerWatts: cp, anaerobicCapacityJoules: full, maximumPowerWatts: most } = fit;
  const k = full / ((most ?? 0) - cp);
  const misfit = (values: readonly number[]) =>
    efforts.reduce((sum, { durationSeconds: t, powerWatts: p }) => {
      return sum + (p - (values[0] ?? 0) - (values[1] ?? 0) / (t + (values[2] ?? 0))) ** 2;
    }, 0);
  const least = misfit([cp, full, k]);
  // The squared misfit grows by one variance where a parameter lies one error off and the others are fitted anew.
  const error = fit.criticalPowerStandardErrorWatts ?? 0;
  let best = Number.POSITIVE_INFINITY;
  for (let i = -400; i <= 400; i++) {
    const delay = k * Math.exp(i / 800);
    let upper = 0;
    let lower = 0;
    for (const { durationSeconds: t, powerWatts: p } of efforts) {
      upper += (p - cp - error) / (t + delay);
      lower += 1 / (t + delay) ** 2;
    }
    best = Math.min(best, misfit([cp + error, upper / lower, delay]));
  }
  expect((best - least) / (least / (efforts.length - 3))).toBeGreaterThan(0.8);
  expect((best - least) / (least / (efforts.length - 3))).toBeLessThan(1.2);
});
