import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireNotNegative, requirePositive } from '../refuse.ts';
import type { Range } from './ranges.ts';

export interface ExerciseCarbohydrateInput {
  readonly durationSeconds: number;
  /** What is burnt; at low intensity it is less than what the duration alone would give. */
  readonly carbohydrateOxidationGramsPerHour?: number;
}

export interface ExerciseCarbohydrate {
  /** `null` where the position states no number. */
  readonly lowGramsPerHour: number | null;
  readonly highGramsPerHour: number | null;
  readonly advice: 'none' | 'small_amounts_or_mouth_rinse' | 'single_or_mixed' | 'glucose_with_fructose';
}

const MINUTE = 60;

/** No weight: what the gut takes up does not grow with the body. */
export const exerciseCarbohydrate = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.exercise-carbohydrate.acsm_2016',
    version: 1,
    title: 'Carbohydrate during exercise',
    unit: 'g/h',
    evidence: 'consensus',
    formula:
      'none below 45 min; small amounts or a mouth rinse to 75 min; 30..60 to 2.5 h; then up to 90, above 60 as glucose with fructose; never more than is burnt',
    validRange: 'sustained hard exercise; practised in training',
    references: [references.thomas2016, references.jeukendrup2014],
  },
  ({
    durationSeconds,
    carbohydrateOxidationGramsPerHour: burnt,
  }: ExerciseCarbohydrateInput): Outcome<ExerciseCarbohydrate> => {
    requirePositive('durationSeconds', durationSeconds);
    if (burnt !== undefined) requireNotNegative('carbohydrateOxidationGramsPerHour', burnt);
    const minutes = durationSeconds / MINUTE;
    if (minutes < 45) return computed({ lowGramsPerHour: 0, highGramsPerHour: 0, advice: 'none' });
    if (minutes <= 75)
      return computed({ lowGramsPerHour: null, highGramsPerHour: null, advice: 'small_amounts_or_mouth_rinse' });
    const long = minutes >= 150;
    const most = long ? 90 : 60;
    const highGramsPerHour = burnt === undefined ? most : Math.min(most, burnt);
    return computed(
      {
        lowGramsPerHour: long ? null : Math.min(30, highGramsPerHour),
        highGramsPerHour,
        advice: highGramsPerHour > 60 ? 'glucose_with_fructose' : 'single_or_mixed',
      },
      highGramsPerHour < most ? [`No more than the ${highGramsPerHour.toFixed(0)} g/h that are burnt.`] : [],
    );
  },
);

export interface GasExchangeInput {
  /** L/min, standard conditions, dry. */
  readonly oxygenLitersPerMinute: number;
  readonly carbonDioxideLitersPerMinute: number;
}

export interface SubstrateOxidation {
  readonly carbohydrateGramsPerMinute: number;
  readonly fatGramsPerMinute: number;
  readonly respiratoryExchangeRatio: number;
}

// Litres a gram: 6 O2 and 6 CO2 for glucose of 180.156 g/mol, 78 O2 and 55 CO2 for C55H104O6 of 861.41 g/mol.
const MOLAR_LITERS = 22.414;
const SUGAR_LITERS = (6 * MOLAR_LITERS) / 180.156;
const FAT_OXYGEN = (78 * MOLAR_LITERS) / 861.41;
const FAT_CARBON_DIOXIDE = (55 * MOLAR_LITERS) / 861.41;

export const substrateOxidation = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.substrate-oxidation.stoichiometric',
    version: 1,
    title: 'Carbohydrate and fat from gas exchange',
    unit: 'g/min',
    evidence: 'consensus',
    formula:
      'VO2 = 0.7465c + 2.0295f, VCO2 = 0.7465c + 1.4311f solved for glucose c and palmitoyl-stearoyl-oleoyl-glycerol f, protein left out',
    validRange: 'steady exercise below some 75 % of VO2max, ratio 0.7 to 1.0',
    references: [references.jeukendrupWallis2005, references.ours],
  },
  ({ oxygenLitersPerMinute, carbonDioxideLitersPerMinute }: GasExchangeInput): Outcome<SubstrateOxidation> => {
    requirePositive('oxygenLitersPerMinute', oxygenLitersPerMinute);
    requirePositive('carbonDioxideLitersPerMinute', carbonDioxideLitersPerMinute);
    const ratio = carbonDioxideLitersPerMinute / oxygenLitersPerMinute;
    const fat = (oxygenLitersPerMinute - carbonDioxideLitersPerMinute) / (FAT_OXYGEN - FAT_CARBON_DIOXIDE);
    const sugar = (oxygenLitersPerMinute - FAT_OXYGEN * fat) / SUGAR_LITERS;
    if (fat < 0 || sugar < 0) return insufficientData('an exchange ratio of 0.705 to 1.0', ratio.toFixed(3));
    return computed({ carbohydrateGramsPerMinute: sugar, fatGramsPerMinute: fat, respiratoryExchangeRatio: ratio });
  },
);

export interface OxidationByIntensityInput {
  readonly kilocaloriesPerHour: number;
  readonly percentOfVo2max: number;
}

const EASY_PERCENT = 25;
const EASY_SHARE = 0.15;
const ALL_SUGAR_PERCENT = 89;

/** A rough line: meals, glycogen, sex and training move it by a third either way. */
export const carbohydrateOxidation = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.carbohydrate-oxidation.intensity_line',
    version: 1,
    title: 'Carbohydrate burnt by intensity',
    unit: 'g/h',
    evidence: 'heuristic',
    formula: 'kcal/h · share/4; share 15 % up to 25 % of VO2max, straight to 100 % at 89 %',
    validRange: 'steady exercise of up to 2 h, fed; a measured gas exchange is better',
    references: [references.achten2002, references.ours],
  },
  ({ kilocaloriesPerHour, percentOfVo2max }: OxidationByIntensityInput) => {
    requireNotNegative('kilocaloriesPerHour', kilocaloriesPerHour);
    requireBetween('percentOfVo2max', percentOfVo2max, 0, 150);
    const way = (percentOfVo2max - EASY_PERCENT) / (ALL_SUGAR_PERCENT - EASY_PERCENT);
    const share = EASY_SHARE + (1 - EASY_SHARE) * Math.max(0, Math.min(1, way));
    return computed((kilocaloriesPerHour * share) / 4, ['A rough estimate: persons and meals differ by a third.']);
  },
);

export interface FluidPlanInput {
  readonly sweatRateLitersPerHour: number;
  readonly durationSeconds: number;
  readonly weightKilograms: number;
  /** 2 unless given. */
  readonly largestLossPercent?: number;
}

export interface FluidPlan {
  /** Without a drink, of body mass. */
  readonly lossPercent: number;
  /** The least that keeps the loss within the limit, to the most: what is sweated. */
  readonly litersPerHour: Range;
}

export const fluidPlan = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.fluid-plan.mass_loss_limit',
    version: 1,
    title: 'Drinking plan',
    unit: 'L/h',
    evidence: 'consensus',
    formula: 'least (sweat - 2 % of body mass)/h, most the sweat rate; 1 L is 1 kg',
    validRange: 'a sweat rate of the same effort and weather; drinking more than is sweated is dangerous',
    references: [references.sawka2007],
  },
  (input: FluidPlanInput): Outcome<FluidPlan> => {
    const { sweatRateLitersPerHour: rate, durationSeconds, weightKilograms, largestLossPercent = 2 } = input;
    requireNotNegative('sweatRateLitersPerHour', rate);
    requirePositive('durationSeconds', durationSeconds);
    requirePositive('weightKilograms', weightKilograms);
    requireBetween('largestLossPercent', largestLossPercent, 0, 100);
    const hours = durationSeconds / 3600;
    const least = Math.max(0, rate - (largestLossPercent * weightKilograms) / 100 / hours);
    const lossPercent = (100 * rate * hours) / weightKilograms;
    return computed({ lossPercent, litersPerHour: { low: least, high: rate } });
  },
);

/** mmol/L of sweat and mg a mmol. */
const LOW_SODIUM = 20;
const HIGH_SODIUM = 70;
const SODIUM_MILLIGRAMS = 22.99;

export const sodiumLoss = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.sodium-loss.sweat_range',
    version: 1,
    title: 'Sodium lost with sweat',
    unit: 'mg/h',
    evidence: 'peer-reviewed',
    formula: '20 to 70 mmol/L · 22.99 mg/mmol · sweat rate',
    validRange: 'a range of people, no advice for one: concentrations differ threefold and rise with the sweat rate',
    references: [references.holmes2016, references.sawka2007],
  },
  ({ sweatRateLitersPerHour: rate }: { readonly sweatRateLitersPerHour: number }): Outcome<Range> => {
    requireNotNegative('sweatRateLitersPerHour', rate);
    return computed({ low: LOW_SODIUM * SODIUM_MILLIGRAMS * rate, high: HIGH_SODIUM * SODIUM_MILLIGRAMS * rate });
  },
);
