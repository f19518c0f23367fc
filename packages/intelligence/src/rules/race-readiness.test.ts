import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { type RaceReadinessInput, raceReadiness } from './race-readiness.ts';

const whole: RaceReadinessInput = {
  prediction: { predictedSeconds: 12_000, goalSeconds: 12_600 },
  longestSession: { longest: 32_000, race: 42_195, unit: 'm', days: 56 },
  chronicLoad: { ctl: 70, ownBestCtl: 75, days: 365 },
  form: { tsb: 12 },
};

test('ready, with the numbers it rests on', () => {
  const value = answerOf(raceReadiness(whole));
  expect(value).toMatchObject({ verdict: 'ready', balance: 1, missing: [], confidence: { grade: 'high' } });
  expect(value.reasons.map(({ code }) => code)).toEqual([
    'prediction_faster',
    'longest_session_enough',
    'chronic_load_high',
    'form_fresh',
  ]);
  expect(value.reasons[1]).toMatchObject({ observed: { value: 32_000, unit: 'm' }, days: 56, weight: 0.25 });
});

test('not yet, and every code between', () => {
  const bad: RaceReadinessInput = {
    prediction: { predictedSeconds: 13_500, goalSeconds: 12_600 },
    longestSession: { longest: 10_000, race: 42_195, unit: 'm' },
    chronicLoad: { ctl: 30, ownBestCtl: 75 },
    form: { tsb: -20 },
  };
  expect(answerOf(raceReadiness(bad))).toMatchObject({ verdict: 'not_yet', balance: -1 });
  expect(answerOf(raceReadiness(bad)).reasons.map(({ code }) => code)).toEqual([
    'prediction_slower',
    'longest_session_short',
    'chronic_load_low',
    'form_tired',
  ]);
  const code = (input: RaceReadinessInput) => answerOf(raceReadiness(input)).reasons[0]?.code;
  expect(code({ prediction: { predictedSeconds: 100.5, goalSeconds: 100 } })).toBe('prediction_at_goal');
  expect(code({ chronicLoad: { ctl: 60, ownBestCtl: 75 } })).toBe('chronic_load_between');
  expect(code({ form: { tsb: 0 } })).toBe('form_even');
  expect(answerOf(raceReadiness({ form: { tsb: 40 } }))).toMatchObject({ verdict: 'nearly', balance: 0 });
  expect(code({ form: { tsb: 40 } })).toBe('form_detrained');
});

test('weights of what is missing go to the rest', () => {
  const value = answerOf(raceReadiness({ form: { tsb: 12 }, chronicLoad: { ctl: 70, ownBestCtl: 75 } }));
  expect(value.reasons.map(({ weight }) => weight)).toEqual([0.5, 0.5]);
  expect(value.missing.map(({ input }) => input)).toEqual(['prediction', 'longestSession']);
  expect(value.confidence.grade).toBe('low');
});

test('a faster prediction, a longer session and more fitness never read worse', () => {
  const order = ['not_yet', 'nearly', 'ready'];
  const part = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
  const whole = fc.integer({ min: 1, max: 200 });
  fc.assert(
    fc.property(part(whole), part(whole), part(whole), fc.nat(50), (seconds, longest, ctl, gain) => {
      if (seconds === undefined && longest === undefined && ctl === undefined) return;
      const of = (more: number) =>
        order.indexOf(
          answerOf(
            raceReadiness({
              ...(seconds === undefined
                ? {}
                : { prediction: { predictedSeconds: seconds + 50 - more, goalSeconds: 100 } }),
              ...(longest === undefined ? {} : { longestSession: { longest: longest + more, race: 100, unit: 'm' } }),
              ...(ctl === undefined ? {} : { chronicLoad: { ctl: ctl + more, ownBestCtl: 100 } }),
            }),
          ).verdict,
        );
      expect(of(gain)).toBeGreaterThanOrEqual(of(0));
    }),
  );
});

test('refusals', () => {
  expectTooLittle(raceReadiness({}), /prediction/);
  expectTooLittle(raceReadiness({ form: { tsb: 1 }, weights: { form: 0 } }), /prediction/);
  expect(refusedPath(() => raceReadiness({ form: { tsb: Number.NaN } }))).toBe('form.tsb');
  expect(refusedPath(() => raceReadiness({ prediction: { predictedSeconds: 0, goalSeconds: 1 } }))).toBe(
    'prediction.predictedSeconds',
  );
  expect(refusedPath(() => raceReadiness({ longestSession: { longest: 1, race: 0, unit: 's' } }))).toBe(
    'longestSession.race',
  );
  expect(refusedPath(() => raceReadiness({ chronicLoad: { ctl: 1, ownBestCtl: 0 } }))).toBe('chronicLoad.ownBestCtl');
  const halfDays = { longest: 1, race: 1, unit: 's', days: 0.5 } as const;
  expect(refusedPath(() => raceReadiness({ longestSession: halfDays }))).toBe('longestSession.days');
  expect(refusedPath(() => raceReadiness({ chronicLoad: { ctl: 1, ownBestCtl: 1, days: 0 } }))).toBe(
    'chronicLoad.days',
  );
});
