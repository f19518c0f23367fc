import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type EquationSex, OLDEST_YEARS, requireSex } from '../person.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requireFinite, requirePositive, requireWhole } from '../refuse.ts';

export interface WeightForecastInput {
  readonly sex: EquationSex;
  readonly weightKilograms: number;
  readonly heightMeters: number;
  readonly ageYears: number;
  /** Energy of a day over resting energy, 1.4 to 2.4; kept through the forecast. */
  readonly physicalActivityLevel: number;
  /** From the intake that kept the weight; negative to lose. */
  readonly intakeChangeKilocalories: number;
  readonly days: number;
  /** Measured; from size and age unless given. */
  readonly fatKilograms?: number;
  /** Of energy, before and after; 50 unless given. */
  readonly carbohydratePercent?: number;
}

export interface WeightForecast {
  /** What kept the weight. */
  readonly baselineKilocalories: number;
  /** From day 0 on. */
  readonly weightKilograms: Float64Array;
  readonly fatKilograms: Float64Array;
  readonly endWeightKilograms: number;
  readonly endFatKilograms: number;
}

/** kcal a kilogram: glycogen 17.6, fat 39.5, lean tissue 7.6 MJ. */
const GLYCOGEN = 17_600 / 4.184;
const FAT = 39_500 / 4.184;
const LEAN = 7600 / 4.184;
/** kcal a day for each kilogram that is kept: 13 and 92 kJ. */
const FAT_UPKEEP = 13 / 4.184;
const LEAN_UPKEEP = 92 / 4.184;
/** kcal for each kilogram that is built: 750 and 960 kJ. */
const FAT_BUILD = 750 / 4.184;
const LEAN_BUILD = 960 / 4.184;
const FORBES = (10.4 * LEAN) / FAT;
const FOOD_HEAT = 0.1;
const ADAPTATION = 0.14;
const ADAPTATION_DAYS = 14;
/** mg of sodium: in a litre of fluid, lost a day for each litre too many, and without carbohydrate. */
const SODIUM = 3220;
const SODIUM_RETURN = 3000;
const SODIUM_CARBOHYDRATE = 4000;
const START_GLYCOGEN = 0.5;
const GLYCOGEN_WITH_WATER = 3.7;
const STEPS_A_DAY = 4;
const LONGEST_DAYS = 3650;

type State = readonly [fat: number, lean: number, glycogen: number, fluid: number, adaptation: number];

/** Fourth-order Runge-Kutta over a quarter of a day. */
function stepped(state: State, slope: (state: State) => State): State {
  const h = 1 / STEPS_A_DAY;
  const moved = (by: State, times: number) => state.map((value, i) => value + times * (by[i] ?? 0)) as unknown as State;
  const a = slope(state);
  const b = slope(moved(a, h / 2));
  const c = slope(moved(b, h / 2));
  const d = slope(moved(c, h));
  const mean = a.map((value, i) => (value + 2 * (b[i] ?? 0) + 2 * (c[i] ?? 0) + (d[i] ?? 0)) / 6) as unknown as State;
  return moved(mean, h);
}

export const weightForecast = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'body.weight-forecast.hall_2011',
    version: 1,
    title: 'Weight after a change of intake',
    unit: 'kg',
    evidence: 'peer-reviewed',
    formula:
      'fat, lean tissue, glycogen, fluid and adaptation as five differential equations; energy split by Forbes, 10.4 kg',
    validRange: 'adults, intake changed once and held, activity and sodium as before; persons differ by kilograms',
    references: [references.hall2011],
  },
  (input: WeightForecastInput): Outcome<WeightForecast> => {
    const { sex, weightKilograms: weight, heightMeters: height, ageYears: age, days } = input;
    const { physicalActivityLevel: level, intakeChangeKilocalories: change, carbohydratePercent = 50 } = input;
    requireSex(sex);
    requirePositive('weightKilograms', weight);
    requireBetween('heightMeters', height, 0.3, 3);
    requireBetween('ageYears', age, 0, OLDEST_YEARS);
    requireBetween('physicalActivityLevel', level, 1.2, 4);
    requireBetween('carbohydratePercent', carbohydratePercent, 1, 99);
    requireFinite('intakeChangeKilocalories', change);
    requireWhole('days', days, 1);
    if (days > LONGEST_DAYS) refuse('days', `must be at most ${LONGEST_DAYS}, not ${days}.`);
    if (age < 18) return insufficientData('an adult', `${age} years`);
    const male = sex === 'male';
    const resting = 9.99 * weight + 625 * height - 4.92 * age + (male ? 5 : -161);
    const baseline = resting * level;
    if (!(baseline > 0 && baseline + change > 0))
      refuse('intakeChangeKilocalories', `must leave an intake of the ${baseline.toFixed(0)} kcal.`);
    const size = Math.log(weight / height ** 2);
    const estimate = (weight / 100) * (0.14 * age + (male ? 37.31 * size - 103.94 : 39.96 * size - 102.01));
    const { fatKilograms: startFat = estimate } = input;
    if (input.fatKilograms !== undefined) requirePositive('fatKilograms', input.fatKilograms);
    const startFluid = male ? 0.025 * age + 9.57 * height + 0.191 * weight - 12.4 : 5.98 * height + 0.167 * weight - 4;
    const startLean = weight - startFluid - startFat - GLYCOGEN_WITH_WATER * START_GLYCOGEN;
    if (startFat <= 0 || startLean <= 0 || startFluid <= 0)
      return insufficientData('an adult of usual build', `${startFat.toFixed(1)} kg of fat`);
    const activity = ((1 - FOOD_HEAT) * level - 1) * (resting / weight);
    const rest = baseline - FAT_UPKEEP * startFat - LEAN_UPKEEP * startLean - activity * weight;
    const intake = baseline + change;
    const sugar = (carbohydratePercent / 100) * intake;
    const usualSugar = (carbohydratePercent / 100) * baseline;
    const weightOf = ([fat, lean, glycogen, fluid]: State) => fat + lean + fluid + GLYCOGEN_WITH_WATER * glycogen;
    const slope = (state: State): State => {
      const [fat, lean, glycogen, fluid, adaptation] = state;
      const stored = sugar - (usualSugar / START_GLYCOGEN ** 2) * glycogen ** 2;
      const leanShare = FORBES / (FORBES + fat);
      const build = (leanShare * LEAN_BUILD) / LEAN + ((1 - leanShare) * FAT_BUILD) / FAT;
      const upkeep = rest + FAT_UPKEEP * fat + LEAN_UPKEEP * lean + activity * weightOf(state);
      const spent = (upkeep + FOOD_HEAT * change + adaptation + (intake - stored) * build) / (1 + build);
      const left = intake - spent - stored;
      return [
        ((1 - leanShare) * left) / FAT,
        (leanShare * left) / LEAN,
        stored / GLYCOGEN,
        (-SODIUM_RETURN * (fluid - startFluid) - SODIUM_CARBOHYDRATE * (1 - sugar / usualSugar)) / SODIUM,
        (ADAPTATION * change - adaptation) / ADAPTATION_DAYS,
      ];
    };
    const weightKilograms = new Float64Array(days + 1);
    const fatKilograms = new Float64Array(days + 1);
    let state: State = [startFat, startLean, START_GLYCOGEN, startFluid, 0];
    for (let day = 0; day <= days; day++) {
      for (let k = 0; day > 0 && k < STEPS_A_DAY; k++) state = stepped(state, slope);
      weightKilograms[day] = weightOf(state);
      fatKilograms[day] = state[0];
      if (!state.slice(0, 4).every((part) => part > 0 && part < Number.POSITIVE_INFINITY))
        return insufficientData('a change that a body can follow', `day ${day}`);
    }
    return computed(
      {
        baselineKilocalories: baseline,
        ...{ weightKilograms, fatKilograms },
        endWeightKilograms: weightKilograms[days] ?? weight,
        endFatKilograms: fatKilograms[days] ?? startFat,
      },
      input.fatKilograms === undefined ? ['Fat mass is an estimate from size and age.'] : [],
    );
  },
);
