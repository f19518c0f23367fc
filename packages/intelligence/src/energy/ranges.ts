import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requirePositive } from '../refuse.ts';

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Up to so many hours a day: g/kg. Between the hours that the paper names the limits are ours. */
const carbohydrateLevels = [
  ['light', 0.5, 3, 5],
  ['moderate', 1.25, 5, 7],
  ['high', 4, 6, 10],
  ['very_high', 24, 8, 12],
] as const;

export interface CarbohydrateRange {
  readonly level: (typeof carbohydrateLevels)[number][0];
  readonly gramsPerKilogram: Range;
}

export function carbohydrateRangeOf(trainingHoursPerDay: number): CarbohydrateRange {
  requireBetween('trainingHoursPerDay', trainingHoursPerDay, 0, 24);
  const [level, , low, high] =
    carbohydrateLevels.find(([, hours]) => trainingHoursPerDay <= hours) ?? carbohydrateLevels[3];
  return { level, gramsPerKilogram: { low, high } };
}

export const carbohydrateRange = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.carbohydrate-range.burke_2011',
    version: 1,
    title: 'Carbohydrate of a day by training',
    unit: 'g/kg',
    evidence: 'consensus',
    formula: '3..5 light, 5..7 about 1 h, 6..10 at 1 to 3 h, 8..12 above 4 h a day; cut at 0.5, 1.25 and 4 h',
    validRange: 'moderate to hard training; hours of low intensity or skill count as light',
    references: [references.burke2011, references.thomas2016],
  },
  ({ trainingHoursPerDay }: { readonly trainingHoursPerDay: number }) =>
    computed(carbohydrateRangeOf(trainingHoursPerDay)),
);

export interface TimingRanges {
  /** 1 to 4 h before sessions of more than an hour. */
  readonly carbohydrateBeforeGrams: Range;
  /** At each meal, also around training. */
  readonly proteinPerDoseGrams: Range;
  /** When the next session follows within 4 h. */
  readonly rapidCarbohydrateGramsPerHour: number;
  /** The same with less carbohydrate and some protein. */
  readonly rapidWithProtein: { readonly carbohydrateGramsPerHour: number; readonly proteinGramsPerHour: Range };
}

export const nutrientTimingRanges = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.nutrient-timing.kerksick_2017',
    version: 1,
    title: 'Food around training (position stand)',
    unit: 'g',
    evidence: 'consensus',
    formula:
      'before 1..4 g/kg carbohydrate; protein doses 0.25..0.40 g/kg; to recover within 4 h 1.2 g/kg/h carbohydrate, or 0.8 with 0.2..0.4 protein',
    validRange: 'healthy people who train; what is eaten in a day matters more',
    references: [references.kerksick2017],
  },
  ({ weightKilograms }: { readonly weightKilograms: number }): Outcome<TimingRanges> => {
    requirePositive('weightKilograms', weightKilograms);
    const range = (low: number, high: number): Range => ({ low: low * weightKilograms, high: high * weightKilograms });
    return computed({
      carbohydrateBeforeGrams: range(1, 4),
      proteinPerDoseGrams: range(0.25, 0.4),
      rapidCarbohydrateGramsPerHour: 1.2 * weightKilograms,
      rapidWithProtein: {
        carbohydrateGramsPerHour: 0.8 * weightKilograms,
        proteinGramsPerHour: range(0.2, 0.4),
      },
    });
  },
);
