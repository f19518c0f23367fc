import { Sport } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isConsistent, isUsualSpeed, type RawSummary, scalesOf } from './scales.ts';
import { summaryOf } from './summary.ts';

interface Real {
  readonly family: RawSummary['family'];
  readonly meters: number;
  readonly seconds: number;
}

const asExport = ({ family, meters, seconds }: Real): RawSummary => ({
  family,
  distance: meters * 100,
  duration: seconds * 1000,
  movingDuration: undefined,
  averageSpeed: meters / seconds / 10,
  restingCalories: (seconds / 3600) * 75 * 4.184,
  calories: undefined,
});
const asApi = ({ family, meters, seconds }: Real): RawSummary => ({
  family,
  distance: meters,
  duration: seconds,
  movingDuration: undefined,
  averageSpeed: meters / seconds,
  restingCalories: (seconds / 3600) * 75,
  calories: undefined,
});

const real: fc.Arbitrary<Real> = fc
  .record({
    family: fc.constantFrom<RawSummary['family']>('running', 'cycling', 'swimming', 'walking'),
    pace: fc.double({ min: 0.3, max: 0.9, noNaN: true }),
    seconds: fc.integer({ min: 300, max: 30_000 }),
  })
  .map(({ family, pace, seconds }) => {
    const greatest = { running: 6, cycling: 12, swimming: 1.8, walking: 2 }[family as 'running'];
    return { family, seconds, meters: pace * greatest * seconds };
  });

describe('the units of an export', () => {
  it('show in what people do', () => {
    fc.assert(
      fc.property(fc.array(real, { minLength: 3, maxLength: 30 }), (activities) => {
        expect(scalesOf(activities.map(asExport)).lengths).toBe('centimeters');
        // Numbers of the API never look like those of an export; a few short ones may tell nothing.
        expect(scalesOf(activities.map(asApi)).lengths).not.toBe('centimeters');
        const long = activities.map((activity) => ({
          ...activity,
          seconds: activity.seconds + 1000,
          meters: activity.meters,
        }));
        expect(scalesOf(long.map(asExport)).energy).toBe('kilojoules');
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('of the API are told from them', () => {
    const runs: readonly Real[] = [
      { family: 'running', meters: 10_000, seconds: 3000 },
      { family: 'cycling', meters: 30_000, seconds: 4000 },
    ];
    expect(scalesOf(runs.map(asApi))).toEqual({ lengths: 'meters', energy: 'kilocalories' });
  });

  it('of energy show in runs, and in what nobody burns, where an older export does not tell the resting part', () => {
    const run: Real = { family: 'running', meters: 10_000, seconds: 3000 };
    const without = (calories: number, summary: RawSummary) => ({ ...summary, restingCalories: undefined, calories });
    expect(scalesOf([without(700, asApi(run))]).energy).toBe('kilocalories');
    expect(scalesOf([without(700 * 4.184, asExport(run))]).energy).toBe('kilojoules');
    const ride: Real = { family: 'cycling', meters: 38_913, seconds: 4949 };
    expect(scalesOf([without(4743, asExport(ride))]).energy).toBe('kilojoules');
    expect(scalesOf([without(1133, asExport(ride))]).energy).toBeNull();
  });

  it('are not known where nothing shows them', () => {
    expect(scalesOf([])).toEqual({ lengths: null, energy: null });
    const yoga: RawSummary = {
      family: 'other',
      distance: undefined,
      duration: 300_000,
      movingDuration: undefined,
      averageSpeed: undefined,
      restingCalories: undefined,
      calories: undefined,
    };
    expect(scalesOf([yoga])).toEqual({ lengths: null, energy: null });
  });

  it('contradict each other where one of three is wrong by more than pauses explain', () => {
    const run = asExport({ family: 'running', meters: 10_000, seconds: 3000 });
    expect(isConsistent(run)).toBe(true);
    expect(isConsistent({ ...run, duration: (run.duration ?? 0) * 10 })).toBe(false);
    expect(isConsistent({ ...run, duration: (run.duration ?? 0) * 10, movingDuration: run.duration })).toBe(true);
    expect(isConsistent({ ...run, averageSpeed: undefined })).toBe(true);
    const scales = { lengths: 'centimeters', energy: null } as const;
    expect(isUsualSpeed({ ...run, averageSpeed: 0.001 }, scales)).toBe(true);
    expect(isUsualSpeed({ ...run, duration: (run.duration ?? 0) * 10 }, scales)).toBe(false);
    expect(isUsualSpeed({ ...run, family: 'other' }, scales)).toBe(false);
  });
});

describe('one summary', () => {
  const row = { activityId: 18_000_000_001, activityType: 'running', startTimeGmt: 1_746_086_400_000 };

  it('tells its clock, and what was never measured', () => {
    const summary = summaryOf({
      ...row,
      startTimeLocal: 1_746_093_600_000,
      distance: 2_147_483_647,
      avgHr: 0,
      calories: -1,
    });
    expect(summary).toMatchObject({
      id: '18000000001',
      start: '2025-05-01T08:00:00.000Z',
      utcOffsetMinutes: 120,
      sport: Sport.Running,
      plain: {},
    });
    expect(typeof summary === 'string' ? summary : [summary.distance, summary.calories]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('counts strides, whatever it is written in', () => {
    const cadence = (more: object) => {
      const summary = summaryOf({ ...row, ...more });
      return typeof summary === 'string' ? summary : summary.plain.averageCadenceRpm;
    };
    expect(cadence({ avgRunCadence: 86 })).toBe(86);
    expect(cadence({ avgRunCadence: 172 })).toBe(86);
    expect(cadence({ avgRunCadence: 86, avgDoubleCadence: 172 })).toBe(86);
    expect(cadence({ avgBikeCadence: 90 })).toBe(90);
  });

  it.each([
    [{ ...row, activityId: null }, 'It has no activity number.'],
    [{ activityId: 5 }, 'It has no time.'],
    [{ ...row, startTimeGmt: 12 }, 'It has no time.'],
  ])('%j costs itself', (bad, message) => {
    expect(summaryOf(bad)).toBe(message);
  });
});
