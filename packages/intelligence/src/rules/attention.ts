import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requireWhole } from '../refuse.ts';
import { nothingGiven, reasonOf, requireAllFinite, type Sign, type Verdict, weigh } from './reason.ts';

const titles = {
  hrv_falling: 'HRV falls day after day',
  hrv_not_falling: 'HRV does not fall day after day',
  sleep_debt_high: 'Sleep debt over the limit',
  sleep_debt_low: 'Sleep debt within the limit',
  acute_chronic_ratio: 'Acute to chronic ratio, description only',
} as const;
export type AttentionCode = keyof typeof titles;

export interface AttentionInput {
  /** ln RMSSD by day, oldest first, today last; `null` without a reading, which ends a fall. */
  readonly dailyLnRmssd?: readonly (number | null)[];
  readonly sleepDebtHours?: number;
  /** Told, never weighed: it predicts nothing. */
  readonly acuteChronicRatio?: number;
  /** 3 unless given. */
  readonly fallingDays?: number;
  /** 2 unless given. */
  readonly sleepDebtLimitHours?: number;
}

export interface Attention
  extends Verdict<'look' | 'nothing_to_tell', AttentionCode, 'dailyLnRmssd' | 'sleepDebtHours'> {
  readonly hrvFallingDays: number | null;
}

function fallingDays(values: readonly (number | null)[]): number {
  let days = 0;
  for (let i = values.length - 1; i > 0; i--) {
    const [today, before] = [values[i] ?? null, values[i - 1] ?? null];
    if (today === null || before === null || today >= before) break;
    days++;
  }
  return days;
}

export const attention = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.attention.daily_brief',
    version: 1,
    title: 'What a morning brief should mention',
    unit: 'verdict',
    evidence: 'heuristic',
    formula:
      'HRV lower than the day before on 3 days in a row or more; sleep debt above 2 h; the acute to chronic ratio is told with weight 0',
    validRange: 'a prompt to look; limits of convention',
    references: [references.convention, references.impellizzeri2020],
  },
  (input: AttentionInput): Outcome<Attention> => {
    requireAllFinite(input);
    const { dailyLnRmssd, sleepDebtHours, acuteChronicRatio, fallingDays: limit = 3, sleepDebtLimitHours = 2 } = input;
    requireWhole('fallingDays', limit, 1);
    requireNotNegative('sleepDebtLimitHours', sleepDebtLimitHours);
    if (acuteChronicRatio !== undefined) requireNotNegative('acuteChronicRatio', acuteChronicRatio);
    const falling = dailyLnRmssd === undefined || dailyLnRmssd.length < 2 ? null : fallingDays(dailyLnRmssd);
    const signs: readonly Sign<AttentionCode, 'dailyLnRmssd' | 'sleepDebtHours'>[] = [
      {
        input: 'dailyLnRmssd',
        adds: 'whether HRV falls day after day',
        statedWeight: 1,
        seen:
          falling === null
            ? null
            : {
                code: falling >= limit ? 'hrv_falling' : 'hrv_not_falling',
                score: falling >= limit ? 1 : 0,
                observed: falling,
                unit: 'd',
                reference: { high: limit - 1, origin: 'stated' },
                days: dailyLnRmssd?.length,
              },
      },
      {
        input: 'sleepDebtHours',
        adds: 'sleep owed',
        statedWeight: 1,
        seen:
          sleepDebtHours === undefined
            ? null
            : {
                code: sleepDebtHours > sleepDebtLimitHours ? 'sleep_debt_high' : 'sleep_debt_low',
                score: sleepDebtHours > sleepDebtLimitHours ? 1 : 0,
                observed: sleepDebtHours,
                unit: 'h',
                reference: { high: sleepDebtLimitHours, origin: 'stated' },
                days: 14,
              },
      },
    ];
    const { confidence, reasons, missing } = weigh(titles, signs);
    const ratio =
      acuteChronicRatio === undefined
        ? []
        : [
            reasonOf(titles, {
              code: 'acute_chronic_ratio',
              score: 0,
              observed: acuteChronicRatio,
              unit: '1',
              days: 28,
            }),
          ];
    if (reasons.length + ratio.length === 0) return nothingGiven(['dailyLnRmssd of 2 days', 'sleepDebtHours']);
    return computed({
      proposition: 'something to mention this morning',
      verdict: reasons.some(({ direction }) => direction === 'for') ? 'look' : 'nothing_to_tell',
      confidence,
      reasons: [...reasons, ...ratio],
      missing,
      pointers: [],
      hrvFallingDays: falling,
    });
  },
);
