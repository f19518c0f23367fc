import { type AlgorithmId, computed, type Evidence, insufficientData, type Outcome } from '@vitalwire/core';
import { type Algorithm, defineAlgorithm, type Reference } from '../define-algorithm.ts';
import { type AnsweredBy, firstAnswer, type Way } from '../hybrid.ts';
import { type EquationSex, OLDEST_YEARS, requireSex } from '../person.ts';
import * as references from '../references.ts';
import { requireBetween, requirePositive } from '../refuse.ts';

export interface PersonSize {
  readonly sex: EquationSex;
  readonly weightKilograms: number;
  readonly heightMeters: number;
  readonly ageYears: number;
}

type RestingId = Extract<AlgorithmId, `energy.resting.${string}`>;
type Equation = (kilograms: number, centimeters: number, years: number) => number;

/** Below it the number is unusual for an adult: said, never lifted. */
const LOW_KILOCALORIES = 1000;

/* @__NO_SIDE_EFFECTS__ */
function ofSize<const Id extends RestingId>(facts: {
  readonly id: Id;
  readonly title: string;
  readonly formula: string;
  readonly evidence: Evidence;
  readonly validRange: string;
  readonly references: readonly Reference[];
  readonly equations: { readonly [sex in EquationSex]: Equation };
}): Algorithm<Id, PersonSize, number> {
  const { equations, ...rest } = facts;
  return defineAlgorithm({ ...rest, version: 1, unit: 'kcal/d' }, (input: PersonSize): Outcome<number> => {
    const { sex, weightKilograms, heightMeters, ageYears } = input;
    requireSex(sex);
    requirePositive('weightKilograms', weightKilograms);
    requireBetween('heightMeters', heightMeters, 0.3, 3);
    requireBetween('ageYears', ageYears, 0, OLDEST_YEARS);
    const kilocalories = equations[sex](weightKilograms, 100 * heightMeters, ageYears);
    if (kilocalories <= 0) return insufficientData('an adult of usual size', `${kilocalories.toFixed(0)} kcal`);
    return computed(kilocalories, [
      ...(ageYears < 18 ? ['The equation was fitted on adults.'] : []),
      ...(kilocalories < LOW_KILOCALORIES
        ? [`Below ${LOW_KILOCALORIES} kcal a day: check weight, height and age.`]
        : []),
    ]);
  });
}

const mifflin = (constant: number) => (kilograms: number, centimeters: number, years: number) =>
  10 * kilograms + 6.25 * centimeters - 5 * years + constant;

const mifflinEquations = { male: mifflin(5), female: mifflin(-161) };

export const restingEnergy = /* @__PURE__ */ ofSize({
  id: 'energy.resting.mifflin_st_jeor',
  title: 'Resting energy (Mifflin-St Jeor)',
  formula: '10kg + 6.25cm - 5·age + 5 (men) or - 161 (women)',
  evidence: 'peer-reviewed',
  validRange: 'adults; within 10 % of the measured value for most; athletes with known lean mass: Cunningham',
  references: [references.mifflin1990],
  equations: mifflinEquations,
});

/** Lifts small values to 1000 without a word. */
export const restingEnergyPierreFloor = /* @__PURE__ */ ofSize({
  id: 'energy.resting.mifflin_pierre_floor',
  title: 'Resting energy (Mifflin-St Jeor, at least 1000)',
  formula: 'Mifflin-St Jeor, at least 1000 kcal',
  evidence: 'heuristic',
  validRange: 'for comparison only',
  references: [references.pierre],
  equations: {
    male: (...size) => Math.max(LOW_KILOCALORIES, mifflinEquations.male(...size)),
    female: (...size) => Math.max(LOW_KILOCALORIES, mifflinEquations.female(...size)),
  },
});

export const restingEnergyHarrisBenedict = /* @__PURE__ */ ofSize({
  id: 'energy.resting.harris_benedict_1919',
  title: 'Resting energy (Harris-Benedict 1919)',
  formula: 'men 66.473 + 13.7516kg + 5.0033cm - 6.755·age, women 655.0955 + 9.5634kg + 1.8496cm - 4.6756·age',
  evidence: 'peer-reviewed',
  validRange: 'adults; reads 5 % high today',
  references: [references.harrisBenedict1919],
  equations: {
    male: (kilograms, centimeters, years) => 66.473 + 13.7516 * kilograms + 5.0033 * centimeters - 6.755 * years,
    female: (kilograms, centimeters, years) => 655.0955 + 9.5634 * kilograms + 1.8496 * centimeters - 4.6756 * years,
  },
});

export const restingEnergyHarrisBenedictRevised = /* @__PURE__ */ ofSize({
  id: 'energy.resting.harris_benedict_1984',
  title: 'Resting energy (Harris-Benedict, revised 1984)',
  formula: 'men 88.362 + 13.397kg + 4.799cm - 5.677·age, women 447.593 + 9.247kg + 3.098cm - 4.33·age',
  evidence: 'peer-reviewed',
  validRange: 'adults',
  references: [references.rozaShizgal1984],
  equations: {
    male: (kilograms, centimeters, years) => 88.362 + 13.397 * kilograms + 4.799 * centimeters - 5.677 * years,
    female: (kilograms, centimeters, years) => 447.593 + 9.247 * kilograms + 3.098 * centimeters - 4.33 * years,
  },
});

export interface LeanMassInput {
  readonly leanMassKilograms: number;
}

/* @__NO_SIDE_EFFECTS__ */
function ofLeanMass<const Id extends RestingId>(
  id: Id,
  title: string,
  constant: number,
  perKilogram: number,
  validRange: string,
  sources: readonly Reference[],
): Algorithm<Id, LeanMassInput, number> {
  return defineAlgorithm(
    {
      id,
      version: 1,
      title,
      unit: 'kcal/d',
      evidence: 'peer-reviewed',
      formula: `${constant} + ${perKilogram}·lean kg`,
      validRange,
      references: sources,
    },
    ({ leanMassKilograms }: LeanMassInput) => {
      requirePositive('leanMassKilograms', leanMassKilograms);
      return computed(constant + perKilogram * leanMassKilograms);
    },
  );
}

export const restingEnergyKatchMcArdle = /* @__PURE__ */ ofLeanMass(
  'energy.resting.katch_mcardle',
  'Resting energy (Katch-McArdle)',
  370,
  21.6,
  'adults with known lean mass',
  [references.cunningham1991, references.mcArdle],
);

/** To be preferred for athletes whose lean mass is known. */
export const restingEnergyCunningham = /* @__PURE__ */ ofLeanMass(
  'energy.resting.cunningham_1980',
  'Resting energy (Cunningham)',
  500,
  22,
  'athletes with known lean mass',
  [references.cunningham1980, references.tenHaafWeijs2014],
);

export interface RestingEnergyInput {
  /** Measured, not estimated from size. */
  readonly leanMassKilograms?: number;
  readonly size?: PersonSize;
  /** Trains most days. There is no default. */
  readonly athlete: boolean;
}

/** Cunningham for athletes with known lean mass; else the equation for adults of a size; else that for a lean mass. */
export const restingEnergyHybrid = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'energy.resting.hybrid',
    version: 1,
    title: 'Resting energy (best available)',
    unit: 'kcal/d',
    evidence: 'peer-reviewed',
    formula: 'athletes with known lean mass: Cunningham; else Mifflin-St Jeor; else Katch-McArdle',
    validRange: 'as that of the method that answered',
    references: [references.cunningham1980, references.mifflin1990, references.tenHaafWeijs2014],
  },
  ({ leanMassKilograms, size, athlete }: RestingEnergyInput): Outcome<AnsweredBy<number, RestingId>> => {
    const ofLean = leanMassKilograms === undefined ? null : { leanMassKilograms };
    // What is given must be possible also where another method answers.
    const bySize = size === undefined ? null : restingEnergy(size);
    const byLean = ofLean && restingEnergyKatchMcArdle(ofLean);
    const cunningham: Way<number, RestingId> = [
      'energy.resting.cunningham_1980',
      () => ofLean && restingEnergyCunningham(ofLean),
    ];
    return firstAnswer<number, RestingId>(
      [
        ...(athlete ? [cunningham] : []),
        ['energy.resting.mifflin_st_jeor', () => bySize],
        ['energy.resting.katch_mcardle', () => byLean],
      ],
      'lean mass, or sex, weight, height and age',
    );
  },
);
