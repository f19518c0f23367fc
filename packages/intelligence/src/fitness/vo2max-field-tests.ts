import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type EquationSex, OLDEST_YEARS, requireSex } from '../person.ts';
import { piecewise } from '../piecewise.ts';
import * as references from '../references.ts';
import { requireBetween, requirePositive } from '../refuse.ts';
import { vo2maxWarnings } from './vo2max-bounds.ts';

export interface CooperInput {
  readonly distanceMeters: number;
}

export const vo2maxCooper = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.vo2max.cooper_12min',
    version: 1,
    title: 'VO2max from a 12 min run (Cooper)',
    unit: 'mL/kg/min',
    evidence: 'peer-reviewed',
    formula: '(d - 504.9)/44.73, d in m',
    validRange: 'an all-out 12 min on level ground; 1600 to 4000 m',
    references: [references.cooper1968],
  },
  ({ distanceMeters }: CooperInput) => {
    requirePositive('distanceMeters', distanceMeters);
    if (distanceMeters <= 504.9) return insufficientData('more than 504.9 m in 12 min', `${distanceMeters} m`);
    const far = distanceMeters < 1600 || distanceMeters > 4000;
    const value = (distanceMeters - 504.9) / 44.73;
    return computed(value, [...(far ? ['The test is meant for 1600 to 4000 m.'] : []), ...vo2maxWarnings(value)]);
  },
);

export interface RockportInput {
  readonly weightKilograms: number;
  readonly ageYears: number;
  readonly sex: EquationSex;
  /** Time of the walked mile. */
  readonly durationSeconds: number;
  /** At the end of the mile. */
  readonly heartRateBpm: number;
}

const POUND_KILOGRAMS = 0.45359237;

/** The published mass term is per pound; applied to kilograms it reads 4 to 7 too high. */
export const vo2maxRockport = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.vo2max.rockport',
    version: 1,
    title: 'VO2max from a walked mile (Rockport)',
    unit: 'mL/kg/min',
    evidence: 'peer-reviewed',
    formula: '132.853 - 0.0769·lb - 0.3877·age + 6.315 (men) - 3.2649·min - 0.1565·HR',
    validRange: 'one mile walked as fast as possible; 30 to 69 years',
    references: [references.kline1987],
  },
  ({ weightKilograms, ageYears, sex, durationSeconds, heartRateBpm }: RockportInput) => {
    requirePositive('weightKilograms', weightKilograms);
    requireBetween('ageYears', ageYears, 0, OLDEST_YEARS);
    requireSex(sex);
    requirePositive('durationSeconds', durationSeconds);
    requirePositive('heartRateBpm', heartRateBpm);
    const value =
      132.853 -
      (0.0769 * weightKilograms) / POUND_KILOGRAMS -
      0.3877 * ageYears +
      (sex === 'male' ? 6.315 : 0) -
      (3.2649 * durationSeconds) / 60 -
      0.1565 * heartRateBpm;
    if (value <= 0) return insufficientData('a mile walked fast enough for the equation', 'a result below 0');
    const fitted = ageYears >= 30 && ageYears <= 69;
    return computed(value, [
      ...(fitted ? [] : [`The equation was fitted at 30 to 69 years, not at ${ageYears}.`]),
      ...vo2maxWarnings(value),
    ]);
  },
);

/** Correction by age (Åstrand 1960), straight between the listed ages. */
const ageFactors = [
  [15, 1.1],
  [25, 1],
  [35, 0.87],
  [40, 0.83],
  [45, 0.78],
  [50, 0.75],
  [55, 0.71],
  [60, 0.68],
  [65, 0.65],
] as const;

const KILOGRAM_METERS_PER_MINUTE = 6.12;

const astrandFits = {
  male: { slope: 0.00212, intercept: 0.299, rate: 48.5 },
  female: { slope: 0.00193, intercept: 0.326, rate: 56.1 },
} as const;

export interface AstrandInput {
  /** Steady on a cycle ergometer for about 6 min. */
  readonly powerWatts: number;
  readonly heartRateBpm: number;
  readonly sex: EquationSex;
  readonly weightKilograms: number;
  /** Without it there is no age factor, and a warning. */
  readonly ageYears?: number;
}

export interface AstrandVo2max {
  readonly litersPerMinute: number;
  readonly millilitersPerKilogramMinute: number;
}

export const vo2maxAstrand = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.vo2max.astrand_equation',
    version: 1,
    title: 'VO2max from steady cycling (Åstrand)',
    unit: 'mL/kg/min',
    evidence: 'peer-reviewed',
    formula:
      '100·(0.00212·kgm/min + 0.299)/(0.769·HR - 48.5) L/min for men, (0.00193, 0.326, 56.1) for women, times the age factor; 1 W = 6.12 kgm/min',
    validRange: 'a steady 6 min at 120 to 170 bpm; 15 to 65 years; ± 10 to 15 %',
    references: [references.astrandRyhming1954, references.astrand1960],
  },
  ({ powerWatts, heartRateBpm, sex, weightKilograms, ageYears }: AstrandInput) => {
    requirePositive('powerWatts', powerWatts);
    requirePositive('heartRateBpm', heartRateBpm);
    requireSex(sex);
    requirePositive('weightKilograms', weightKilograms);
    if (ageYears !== undefined) requireBetween('ageYears', ageYears, 0, OLDEST_YEARS);
    if (heartRateBpm < 100) return insufficientData('a steady effort at 120 to 170 bpm', `${heartRateBpm} bpm`);
    const { slope, intercept, rate } = astrandFits[sex];
    const factor = ageYears === undefined ? 1 : piecewise(ageFactors, ageYears);
    const work = powerWatts * KILOGRAM_METERS_PER_MINUTE;
    const litersPerMinute = ((100 * (slope * work + intercept)) / (0.769 * heartRateBpm - rate)) * factor;
    const warnings = [
      ...(heartRateBpm < 120 || heartRateBpm > 170 ? ['The test is meant for 120 to 170 bpm.'] : []),
      ...(ageYears === undefined ? ['No age was given, so no age factor was applied.'] : []),
      ...(ageYears !== undefined && (ageYears < 15 || ageYears > 65)
        ? [`The age factor is listed for 15 to 65 years; the nearest was taken for ${ageYears}.`]
        : []),
    ];
    const value: AstrandVo2max = {
      litersPerMinute,
      millilitersPerKilogramMinute: (litersPerMinute * 1000) / weightKilograms,
    };
    return computed(value, [...warnings, ...vo2maxWarnings(value.millilitersPerKilogramMinute)]);
  },
);
