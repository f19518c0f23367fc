import { expect, test } from 'vitest';
import { answerOf } from '../../test/outcomes.ts';
import { hrvTrend } from '../hrv/hrv-trend.ts';
import { fitnessFatigue } from '../load/fitness-fatigue.ts';
import { bestEfforts } from '../power/mean-maximal-power.ts';
import { recoveryFormScore } from '../recovery/form-score.ts';
import { readiness } from '../recovery/readiness.ts';
import { linearRegressionPairs } from '../statistics/linear-regression.ts';
import { fastestDistances } from './fastest-distance.ts';
import { fitnessScore } from './fitness-score.ts';
import { performanceTrend } from './performance-trend.ts';
import { newRecords } from './personal-records.ts';
import { readinessColour, readinessColourHrv } from './readiness-colour.ts';
import { recoveryVerdict } from './recovery-verdict.ts';
import { trainingRecommendation } from './training-recommendation.ts';

// Rules take numbers. These are the numbers of the other areas, handed on as they come.

const days = Array.from({ length: 90 }, (_, day) => day);
const dailyReadings = days.map((day) => ({ measure: 'rmssd' as const, milliseconds: 60 + ((day * 7) % 11) }));
const dailyLoads = days.map((day) => (day % 7 === 0 ? 0 : 50 + ((day * 13) % 40)));

test('from readings and loads to what today has room for', () => {
  const trend = answerOf(hrvTrend({ dailyReadings }));
  const form = answerOf(fitnessFatigue({ dailyLoads }));
  const morning = answerOf(
    trainingRecommendation({ form: { tsb: form.tsbNextMorning }, hrv: { ...trend, count: 28 } }),
  );
  expect(morning.reasons.map(({ observed }) => observed.value)).toEqual([form.tsbNextMorning, trend.rollingLnRmssd]);
  expect(answerOf(readinessColourHrv(trend)).verdict).toBe('green');
  const { weightedZ } = answerOf(readiness({ hrv: dailyReadings }));
  expect(answerOf(readinessColour({ zScore: weightedZ, weightPresent: 0.3 })).confidence.grade).toBe('low');
  const formScore = answerOf(recoveryFormScore({ tsb: form.tsbNextMorning }));
  expect(answerOf(recoveryVerdict({ scores: { form: formScore } })).score).toBeCloseTo(formScore, 9);
  expect(answerOf(fitnessScore({ dailyCtl: form.ctl.subarray(form.warmUpDays) })).parts.load).toBeGreaterThan(0);
});

test('from streams to records', () => {
  const seconds = Float64Array.from({ length: 1800 }, (_, i) => i);
  const distanceMeters = seconds.map((second) => 3 * second + 20 * Math.sin(second / 200));
  const activity = {
    id: 'new',
    date: '2026-03-01',
    sport: 'running',
    fastestDistances: answerOf(
      fastestDistances({ elapsedSeconds: seconds, distanceMeters, targetsMeters: [1000, 1e4] }),
    ),
    bestPowers: answerOf(bestEfforts({ powerWatts: seconds.map(() => 250), durationsSeconds: [60, 3600] })),
  };
  const { marks } = answerOf(newRecords({ history: [], activity }));
  expect(marks.map(({ measure }) => [measure.name, measure.target])).toEqual([
    ['fastest_distance', 1000],
    ['best_power', 60],
  ]);
});

test('from a regression to a verdict', () => {
  const x = days.filter((day) => day % 5 === 0);
  const y = x.map((day) => 250 + 0.2 * day + (day % 2));
  const { slope, slopeInterval } = answerOf(linearRegressionPairs({ x, y }));
  const trend = performanceTrend({
    slopePerDay: slope,
    interval: slopeInterval ?? { low: slope, high: slope },
    unit: 'W',
    better: 'higher',
    days: 85,
    count: x.length,
  });
  expect(answerOf(trend).verdict).toBe('improving');
});
