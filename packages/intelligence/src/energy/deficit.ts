import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireNotNegative, requirePositive, requireWhole } from '../refuse.ts';

export interface DeficitInput {
  /** What a day costs, training with it. */
  readonly dailyKilocalories: number;
  readonly deficitKilocalories: number;
  /** With the fat-free mass: energy availability is checked too. */
  readonly exerciseKilocalories?: number;
  readonly fatFreeMassKilograms?: number;
}

export interface Deficit {
  readonly intakeKilocalories: number;
  readonly deficitPercent: number;
  /** kcal/kg fat-free mass; `null` when it could not be checked. */
  readonly energyAvailability: number | null;
  readonly withinLimits: boolean;
  /** The most that keeps both limits; 0 where the day leaves no room for one. */
  readonly largestDeficitKilocalories: number;
  readonly limitedBy: 'share' | 'availability';
}

const LARGEST_SHARE = 0.25;
const LOWEST_AVAILABILITY = 30;

/** Never changes what was asked for: says whether it is within the limits, and how much would be. */
export const calorieDeficit = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.deficit.guarded',
    version: 1,
    title: 'Energy deficit within limits',
    unit: 'kcal/d',
    evidence: 'heuristic',
    formula: 'at most 25 % of the day and at least 30 kcal/kg fat-free mass left after exercise',
    validRange: 'healthy adults; no diagnosis. Without fat-free mass and exercise the second limit is not checked',
    references: [references.loucks2011, references.mountjoy2023, references.ours],
  },
  (input: DeficitInput): Outcome<Deficit> => {
    const { dailyKilocalories, deficitKilocalories, exerciseKilocalories, fatFreeMassKilograms } = input;
    requirePositive('dailyKilocalories', dailyKilocalories);
    requireNotNegative('deficitKilocalories', deficitKilocalories);
    if (exerciseKilocalories !== undefined) requireNotNegative('exerciseKilocalories', exerciseKilocalories);
    if (fatFreeMassKilograms !== undefined) requirePositive('fatFreeMassKilograms', fatFreeMassKilograms);
    if (deficitKilocalories >= dailyKilocalories)
      refuse('deficitKilocalories', `must be below the ${dailyKilocalories} kcal of the day.`);
    const intakeKilocalories = dailyKilocalories - deficitKilocalories;
    const deficitPercent = (100 * deficitKilocalories) / dailyKilocalories;
    const byShare = LARGEST_SHARE * dailyKilocalories;
    const checked = exerciseKilocalories !== undefined && fatFreeMassKilograms !== undefined;
    const byAvailability = checked
      ? Math.max(0, dailyKilocalories - exerciseKilocalories - LOWEST_AVAILABILITY * fatFreeMassKilograms)
      : byShare;
    const energyAvailability = checked ? (intakeKilocalories - exerciseKilocalories) / fatFreeMassKilograms : null;
    const largestDeficitKilocalories = Math.min(byShare, byAvailability);
    const low = energyAvailability !== null && energyAvailability < LOWEST_AVAILABILITY;
    const large = deficitPercent > 100 * LARGEST_SHARE;
    return computed(
      {
        ...{ intakeKilocalories, deficitPercent, energyAvailability },
        withinLimits: !low && !large,
        largestDeficitKilocalories,
        limitedBy: byAvailability < byShare ? 'availability' : 'share',
      },
      [
        ...(large ? [`The deficit is ${deficitPercent.toFixed(0)} % of the day: above 25 %.`] : []),
        ...(low ? [`It leaves ${energyAvailability.toFixed(0)} kcal/kg fat-free mass: below 30.`] : []),
        ...(checked ? [] : ['Energy availability was not checked: fat-free mass or exercise is missing.']),
      ],
    );
  },
);

export interface ExpenditureInput {
  /** Mean of the logged days. */
  readonly meanIntakeKilocalories: number;
  readonly loggedDays: number;
  /** Of the trend, not of two weighings; negative when lighter. */
  readonly weightChangeKilograms: number;
  readonly days: number;
  /** 7700 unless given: a convention; early losses hold less, as they are water. */
  readonly kilocaloriesPerKilogram?: number;
}

const KILOCALORIES_PER_KILOGRAM = 7700;
const LEAST_DAYS = 14;

export const expenditureFromWeight = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.expenditure.weight_change_7700',
    version: 1,
    title: 'Expenditure from intake and weight change',
    unit: 'kcal/d',
    evidence: 'contested',
    formula: 'mean intake - 7700·kg changed/days',
    validRange: '2 weeks or more of nearly complete logs; reads low by what the logs leave out',
    references: [references.wishnofsky1958, references.hall2011],
  },
  (input: ExpenditureInput): Outcome<number> => {
    const { meanIntakeKilocalories, loggedDays, weightChangeKilograms, days } = input;
    const { kilocaloriesPerKilogram = KILOCALORIES_PER_KILOGRAM } = input;
    requirePositive('meanIntakeKilocalories', meanIntakeKilocalories);
    requireWhole('loggedDays', loggedDays, 0);
    requireWhole('days', days, 1);
    if (loggedDays > days) refuse('loggedDays', `must be at most the ${days} days.`);
    if (!Number.isFinite(weightChangeKilograms)) refuse('weightChangeKilograms', 'must be a finite number.');
    requirePositive('kilocaloriesPerKilogram', kilocaloriesPerKilogram);
    if (loggedDays < LEAST_DAYS) return insufficientData(`${LEAST_DAYS} logged days`, `${loggedDays}`);
    const kilocalories = meanIntakeKilocalories - (kilocaloriesPerKilogram * weightChangeKilograms) / days;
    if (kilocalories <= 0)
      return insufficientData('a weight change that the intake allows', `${weightChangeKilograms} kg in ${days} days`);
    return computed(kilocalories, [
      `${kilocaloriesPerKilogram} kcal/kg is a convention.`,
      ...(loggedDays < days ? [`${loggedDays} of ${days} days are logged; the others are taken to be like them.`] : []),
    ]);
  },
);
