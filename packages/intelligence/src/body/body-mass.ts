import { type AlgorithmId, computed, type Evidence, insufficientData, type Outcome } from '@vitalwire/core';
import { type Algorithm, defineAlgorithm } from '../define-algorithm.ts';
import { type EquationSex, requireSex } from '../person.ts';
import * as references from '../references.ts';
import { requireBetween, requirePositive } from '../refuse.ts';

export interface BodySize {
  readonly weightKilograms: number;
  readonly heightMeters: number;
}

function requireSize({ weightKilograms, heightMeters }: BodySize): void {
  requirePositive('weightKilograms', weightKilograms);
  requireBetween('heightMeters', heightMeters, 0.3, 3);
}

export const bodyMassIndex = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'body.mass-index.quetelet',
    version: 1,
    title: 'Body mass index',
    unit: 'kg/m²',
    evidence: 'consensus',
    formula: 'kg/m^2',
    validRange: 'adults; made for populations, says nothing of muscle',
    references: [references.keys1972],
  },
  (input: BodySize) => {
    requireSize(input);
    return computed(input.weightKilograms / input.heightMeters ** 2);
  },
);

const boerFits = {
  male: { kilograms: 0.407, centimeters: 0.267, constant: 19.2 },
  female: { kilograms: 0.252, centimeters: 0.473, constant: 48.3 },
} as const;

export const leanBodyMass = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'body.lean-mass.boer',
    version: 1,
    title: 'Lean body mass (Boer)',
    unit: 'kg',
    evidence: 'peer-reviewed',
    formula: 'men 0.407kg + 0.267cm - 19.2, women 0.252kg + 0.473cm - 48.3',
    validRange: 'adults of usual build; a measured body fat is better',
    references: [references.boer1984],
  },
  (input: BodySize & { readonly sex: EquationSex }): Outcome<number> => {
    requireSize(input);
    requireSex(input.sex);
    const { kilograms, centimeters, constant } = boerFits[input.sex];
    const lean = kilograms * input.weightKilograms + centimeters * 100 * input.heightMeters - constant;
    return lean <= 0 || lean > input.weightKilograms
      ? insufficientData('an adult of usual build', `a lean mass of ${lean.toFixed(1)} kg`)
      : computed(lean);
  },
);

export interface FatFreeMassIndexInput extends BodySize {
  readonly bodyFatPercent: number;
}

export interface FatFreeMassIndex {
  readonly index: number;
  /** Carried over to a height of 1.80 m. */
  readonly normalizedIndex: number;
}

/* @__NO_SIDE_EFFECTS__ */
function perHeight<const Id extends Extract<AlgorithmId, `body.fat-free-mass-index.${string}`>>(
  id: Id,
  title: string,
  slope: number,
  validRange: string,
  evidence: Evidence,
): Algorithm<Id, FatFreeMassIndexInput, FatFreeMassIndex> {
  return defineAlgorithm(
    {
      id,
      version: 1,
      title,
      unit: 'kg/m²',
      evidence,
      formula: `kg·(1 - fat)/m^2; normalized + ${slope}·(1.8 - m)`,
      validRange,
      references: [references.kouri1995],
    },
    (input: FatFreeMassIndexInput): Outcome<FatFreeMassIndex> => {
      requireSize(input);
      requireBetween('bodyFatPercent', input.bodyFatPercent, 0, 100);
      const { weightKilograms, heightMeters, bodyFatPercent } = input;
      const index = (weightKilograms * (1 - bodyFatPercent / 100)) / heightMeters ** 2;
      return computed({ index, normalizedIndex: index + slope * (1.8 - heightMeters) });
    },
  );
}

export const fatFreeMassIndex = /* @__PURE__ */ perHeight(
  'body.fat-free-mass-index.kouri_1995',
  'Fat-free mass index',
  6.3,
  'the height term was fitted on men',
  'peer-reviewed',
);

export const fatFreeMassIndexCommon = /* @__PURE__ */ perHeight(
  'body.fat-free-mass-index.common_6_1',
  'Fat-free mass index (height term 6.1)',
  6.1,
  'for comparison with calculators that print 6.1',
  'heuristic',
);
