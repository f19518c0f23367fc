import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type EquationSex, OLDEST_YEARS, requireSex } from '../person.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requirePositive } from '../refuse.ts';

/** An equation can leave what is possible; the number is then no answer. */
function possible(percent: number): Outcome<number> {
  if (percent <= 0 || percent >= 100)
    return insufficientData('measurements that the equation was made for', `a result of ${percent.toFixed(1)} %`);
  return computed(percent, percent < 3 || percent > 60 ? ['The result lies outside of what is usually measured.'] : []);
}

export interface TapeInput {
  readonly sex: EquationSex;
  readonly heightMeters: number;
  readonly neckCentimeters: number;
  /** At the navel for men, at the narrowest for women. */
  readonly waistCentimeters: number;
  /** Needed for women. */
  readonly hipCentimeters?: number;
}

export const bodyFat = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'body.fat-percent.us_navy',
    version: 1,
    title: 'Body fat by tape (US Navy)',
    unit: '%',
    evidence: 'peer-reviewed',
    formula:
      'men 495/(1.0324 - 0.19077·lg(waist - neck) + 0.15456·lg(height)) - 450, women 495/(1.29579 - 0.35004·lg(waist + hip - neck) + 0.22100·lg(height)) - 450, in cm',
    validRange: 'adults; ± 3 to 4 points for one person',
    references: [references.hodgdonBeckett1984],
  },
  ({ sex, heightMeters, neckCentimeters, waistCentimeters, hipCentimeters }: TapeInput): Outcome<number> => {
    requireSex(sex);
    requirePositive('heightMeters', heightMeters);
    requirePositive('neckCentimeters', neckCentimeters);
    requirePositive('waistCentimeters', waistCentimeters);
    if (hipCentimeters !== undefined) requirePositive('hipCentimeters', hipCentimeters);
    if (sex === 'female' && hipCentimeters === undefined) return insufficientData('the hip circumference', 'none');
    const girth = waistCentimeters - neckCentimeters + (sex === 'female' ? (hipCentimeters ?? 0) : 0);
    if (girth <= 0) refuse('waistCentimeters', `must be above the neck of ${neckCentimeters} cm.`);
    const height = Math.log10(100 * heightMeters);
    const density =
      sex === 'male'
        ? 1.0324 - 0.19077 * Math.log10(girth) + 0.15456 * height
        : 1.29579 - 0.35004 * Math.log10(girth) + 0.221 * height;
    return possible(495 / density - 450);
  },
);

export interface SkinfoldInput {
  readonly sex: EquationSex;
  readonly ageYears: number;
  /** Men: chest, abdomen, thigh. Women: triceps, suprailiac, thigh. Seven sites: both and subscapular, axilla. */
  readonly skinfoldSumMillimeters: number;
}

const threeSites = {
  male: [1.10938, 0.0008267, 0.0000016, 0.0002574],
  female: [1.0994921, 0.0009929, 0.0000023, 0.0001392],
} as const;
const sevenSites = {
  male: [1.112, 0.00043499, 0.00000055, 0.00028826],
  female: [1.097, 0.00046971, 0.00000056, 0.00012828],
} as const;

function densityOf(
  fits: { readonly [sex in EquationSex]: readonly [number, number, number, number] },
  { sex, ageYears, skinfoldSumMillimeters: sum }: SkinfoldInput,
): Outcome<number> {
  requireSex(sex);
  requireBetween('ageYears', ageYears, 0, OLDEST_YEARS);
  requirePositive('skinfoldSumMillimeters', sum);
  const [constant, linear, square, years] = fits[sex];
  // The parabola turns up again beyond its lowest point.
  const turn = linear / (2 * square);
  if (sum > turn) return insufficientData(`a skinfold sum of at most ${turn.toFixed(0)} mm`, `${sum} mm`);
  return computed(
    constant - linear * sum + square * sum * sum - years * ageYears,
    ageYears < 18 || ageYears > 61 ? ['The equation was fitted at 18 to 61 years.'] : [],
  );
}

export const bodyDensity = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'body.density.jackson_pollock_3',
    version: 1,
    title: 'Body density from three skinfolds',
    unit: 'g/mL',
    evidence: 'peer-reviewed',
    formula:
      'men 1.10938 - 0.0008267S + 0.0000016S^2 - 0.0002574·age, women 1.0994921 - 0.0009929S + 0.0000023S^2 - 0.0001392·age',
    validRange: '18 to 61 years, a practised hand with a caliper',
    references: [references.jacksonPollock1978, references.jacksonPollockWard1980],
  },
  (input: SkinfoldInput) => densityOf(threeSites, input),
);

export const bodyDensitySevenSites = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'body.density.jackson_pollock_7',
    version: 1,
    title: 'Body density from seven skinfolds',
    unit: 'g/mL',
    evidence: 'peer-reviewed',
    formula:
      'men 1.112 - 0.00043499S + 0.00000055S^2 - 0.00028826·age, women 1.097 - 0.00046971S + 0.00000056S^2 - 0.00012828·age',
    validRange: '18 to 61 years, a practised hand with a caliper',
    references: [references.jacksonPollock1978, references.jacksonPollockWard1980],
  },
  (input: SkinfoldInput) => densityOf(sevenSites, input),
);

export interface DensityInput {
  readonly densityGramsPerMilliliter: number;
}

function requireDensity({ densityGramsPerMilliliter }: DensityInput): void {
  requireBetween('densityGramsPerMilliliter', densityGramsPerMilliliter, 0.9, 1.2);
}

export const bodyFatSiri = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'body.fat-percent.siri',
    version: 1,
    title: 'Body fat from density (Siri)',
    unit: '%',
    evidence: 'peer-reviewed',
    formula: '495/density - 450',
    validRange: 'a fat-free body of 1.1 g/mL; reads low in children and the old',
    references: [references.siri1961],
  },
  (input: DensityInput) => {
    requireDensity(input);
    return possible(495 / input.densityGramsPerMilliliter - 450);
  },
);

export const bodyFatBrozek = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'body.fat-percent.brozek',
    version: 1,
    title: 'Body fat from density (Brozek)',
    unit: '%',
    evidence: 'peer-reviewed',
    formula: '457/density - 414.2',
    validRange: 'lean to moderately fat adults',
    references: [references.brozek1963],
  },
  (input: DensityInput) => {
    requireDensity(input);
    return possible(457 / input.densityGramsPerMilliliter - 414.2);
  },
);

export interface MassIndexInput {
  readonly bodyMassIndex: number;
  readonly ageYears: number;
  readonly sex: EquationSex;
}

export const bodyFatDeurenberg = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'body.fat-percent.deurenberg',
    version: 1,
    title: 'Body fat from body mass index (Deurenberg)',
    unit: '%',
    evidence: 'peer-reviewed',
    formula: '1.2·BMI + 0.23·age - 10.8 (men) - 5.4',
    validRange: 'adults of 16 years or more; muscular people read fat',
    references: [references.deurenberg1991],
  },
  ({ bodyMassIndex, ageYears, sex }: MassIndexInput) => {
    requirePositive('bodyMassIndex', bodyMassIndex);
    requireBetween('ageYears', ageYears, 0, OLDEST_YEARS);
    requireSex(sex);
    if (ageYears < 16) return insufficientData('an age of 16 years or more', `${ageYears}`);
    return possible(1.2 * bodyMassIndex + 0.23 * ageYears - (sex === 'male' ? 10.8 : 0) - 5.4);
  },
);
