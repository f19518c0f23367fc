import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { sleepStagesScore } from './sleep-parts.ts';
import { sleepEpochs, sleepRegularity } from './sleep-regularity.ts';
import { sleepScore, sleepScoreNoStages } from './sleep-score.ts';
import { chronotype, midSleepDeviation, sleepDebt, socialJetlag } from './sleep-timing.ts';

const night = { sleptHours: 7.5, asleepMinutes: 450, inBedMinutes: 500 };
const stages = { deepPercent: 18, remPercent: 22, lightPercent: 54, awakePercent: 6 };

describe('score', () => {
  test('never falls with longer sleep, and stays within 0 to 100', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 720 }), fc.integer({ min: 0, max: 60 }), (asleepMinutes, more) => {
        const of = (minutes: number) =>
          answerOf(sleepScoreNoStages({ sleptHours: minutes / 60, asleepMinutes: minutes, inBedMinutes: 800 })).score;
        expect(of(asleepMinutes + more)).toBeGreaterThanOrEqual(of(asleepMinutes));
        expect(of(asleepMinutes)).toBeGreaterThanOrEqual(0);
        expect(of(asleepMinutes)).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('more sleep than time in bed, and stages above 100 %, cannot be', () => {
    expect(refusedPath(() => sleepScore({ ...night, ...stages, inBedMinutes: 400 }))).toBe('asleepMinutes');
    expect(refusedPath(() => sleepScore({ ...night, ...stages, deepPercent: 40 }))).toBe('deepPercent');
    expectTooLittle(sleepScoreNoStages({ sleptHours: 0, asleepMinutes: 0, inBedMinutes: 0 }), /time in bed/);
  });

  test('stages that leave part of the night out are said', () => {
    expect(warningsOf(sleepStagesScore(stages))).toEqual([]);
    expect(warningsOf(sleepStagesScore({ ...stages, lightPercent: 30 }))[0]).toMatch(/76 % of the night/);
  });
});

describe('regularity', () => {
  const state = fc.constantFrom(0, 1, Number.NaN);

  test('lies between -100 and 100, and does not care which state is which', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 48, maxLength: 240 }), (states) => {
        const outcome = sleepRegularity({ epochsPerDay: 24, asleep: Float64Array.from(states) });
        if (outcome.status !== 'ok') return;
        expect(Math.abs(outcome.value)).toBeLessThanOrEqual(100);
        const other = sleepRegularity({ epochsPerDay: 24, asleep: Float64Array.from(states, (one) => 1 - one) });
        expect(answerOf(other)).toBeCloseTo(outcome.value, 9);
      }),
    );
  });

  test('opposite days are -100; a missing epoch leaves both of its pairs out', () => {
    const asleep = Float64Array.from({ length: 72 }, (_, i) => Math.floor(i / 24) % 2);
    expect(answerOf(sleepRegularity({ epochsPerDay: 24, asleep }))).toBe(-100);
    const same = new Float64Array(72);
    same[24] = 1;
    expect(answerOf(sleepRegularity({ epochsPerDay: 24, asleep: same }))).toBeLessThan(100);
    same[24] = Number.NaN;
    expect(answerOf(sleepRegularity({ epochsPerDay: 24, asleep: same }))).toBe(100);
  });

  test('less than a week is flagged, less than two days is too little', () => {
    const week = (days: number) =>
      sleepRegularity(
        sleepEpochs({
          spans: Array.from({ length: days - 1 }, (_, day) => ({ fromHours: 24 * day + 23, toHours: 24 * day + 31 })),
          days,
          epochMinutes: 5,
        }),
      );
    expect(warningsOf(week(7))).toEqual([]);
    expect(warningsOf(week(4))[0]).toMatch(/7 days to be stable; there are 4/);
    const month = { spans: [{ fromHours: 1, toHours: 8 }], days: 30, epochMinutes: 5 };
    const known = sleepEpochs({ ...month, unrecorded: [{ fromHours: 48, toHours: 720 }] });
    expect(known.asleep.filter((state) => !Number.isNaN(state))).toHaveLength(576);
    expect(answerOf(sleepRegularity(known))).toBeCloseTo(-100 + (200 * 17) / 24, 9);
    expect(warningsOf(sleepRegularity(known))[0]).toMatch(/there are 2/);
    expect(refusedPath(() => sleepEpochs({ ...month, unrecorded: [{ fromHours: 0, toHours: 721 }] }))).toBe(
      'unrecorded.0.toHours',
    );
    expectTooLittle(week(1), /two days/);
    expect(refusedPath(() => sleepRegularity({ epochsPerDay: 2, asleep: Float64Array.of(0, 2) }))).toBe('asleep.1');
    expect(refusedPath(() => sleepEpochs({ spans: [], days: 1, epochMinutes: 7 }))).toBe('epochMinutes');
    expect(refusedPath(() => sleepEpochs({ spans: [{ fromHours: 9, toHours: 8 }], days: 1, epochMinutes: 5 }))).toBe(
      'spans.0.toHours',
    );
  });
});

describe('timing', () => {
  const clock = fc.double({ min: 0, max: 24, noNaN: true });

  test('jetlag is the shorter way round the clock, the same both ways', () => {
    expect(answerOf(socialJetlag({ midSleepFreeHours: 0.5, midSleepWorkHours: 23.5 }))).toBeCloseTo(1, 9);
    fc.assert(
      fc.property(clock, clock, (free, work) => {
        const there = answerOf(socialJetlag({ midSleepFreeHours: free, midSleepWorkHours: work }));
        expect(there).toBeLessThanOrEqual(12);
        expect(answerOf(socialJetlag({ midSleepFreeHours: work, midSleepWorkHours: free }))).toBeCloseTo(there, 9);
      }),
    );
  });

  test('the scatter of mid-sleep is the same at midnight as at four', () => {
    const of = (shift: number) =>
      answerOf(midSleepDeviation({ midSleepHours: [3, 4, 5, 4.5].map((hours) => (hours + shift + 24) % 24) }));
    expect(of(0)).toBeCloseTo(Math.sqrt(2.1875 / 3), 9);
    for (const shift of [-4, 12, 20]) expect(of(shift)).toBeCloseTo(of(0), 9);
    expectTooLittle(midSleepDeviation({ midSleepHours: [3, 4] }), /3 nights/);
  });

  test('without free days there is no chronotype', () => {
    const sleeper = { midSleepFreeHours: 5, sleptFreeHours: 9, sleptWorkHours: 7 };
    expectTooLittle(chronotype({ ...sleeper, workDaysPerWeek: 7 }), /free day/);
    expect(answerOf(chronotype({ ...sleeper, workDaysPerWeek: 0 }))).toBe(5);
  });

  test('debt counts 14 nights and no missing one', () => {
    expect(answerOf(sleepDebt({ sleptHours: new Array(20).fill(7), needHours: 8 }))).toBe(14);
    const gap = sleepDebt({ sleptHours: [7, null, 7], needHours: 8 });
    expect(answerOf(gap)).toBe(2);
    expect(warningsOf(gap)[0]).toMatch(/1 of the last 3/);
    expectTooLittle(sleepDebt({ sleptHours: [null], needHours: 8 }), /recorded night/);
    expect(refusedPath(() => sleepDebt({ sleptHours: [7], needHours: 480 }))).toBe('needHours');
  });
});
