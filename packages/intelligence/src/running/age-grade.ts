import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type EquationSex, requireSex } from '../person.ts';
import { piecewise } from '../piecewise.ts';
import * as references from '../references.ts';
import { requireBetween } from '../refuse.ts';
import { ageFactors, factorKilometers, OLDEST, standardKilometers, standardSeconds, YOUNGEST } from './age-factors.ts';
import { type RaceResult, requireResult } from './vdot.ts';

export interface AgeGradeInput extends RaceResult {
  /** On the day of the race; part of a year is dropped. */
  readonly ageYears: number;
  readonly sex: EquationSex;
}

export interface AgeGrade {
  /** 100 is about the best anyone of that age has run. */
  readonly percent: number;
  /** The time that a runner in the best years would need for the same percentage. */
  readonly gradedSeconds: number;
  readonly factor: number;
  /** 100 % at that age. */
  readonly standardSeconds: number;
}

/** Against the best of all at that age and distance on the road. */
export const ageGrade = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.age-grade.usatf_mldr_2025',
    version: 1,
    title: 'Age grade',
    unit: '%',
    evidence: 'consensus',
    formula: '100 · open standard / factor of age / time; between distances on their logarithm',
    validRange: '5 to 200 km on the road, ages 5 to 100',
    references: [references.ageGradeTables2025],
  },
  (input: AgeGradeInput): Outcome<AgeGrade> => {
    requireResult('', input);
    requireSex(input.sex);
    requireBetween('ageYears', input.ageYears, YOUNGEST, OLDEST + 0.999);
    const kilometers = input.distanceMeters / 1000;
    if (kilometers < 4.99 || kilometers > 201) return insufficientData('a race of 5 to 200 km', `${kilometers} km`);
    const at = Math.log(kilometers);
    const column = factorKilometers.map(
      (km, i) => [Math.log(km), ageFactors(input.sex, i)[Math.floor(input.ageYears) - YOUNGEST] ?? 1] as const,
    );
    const open = standardKilometers.map(
      (km, i) => [Math.log(km), Math.log(standardSeconds[input.sex][i] ?? 1)] as const,
    );
    const factor = piecewise(column, at);
    const listed = standardKilometers.find((km) => Math.abs(km / kilometers - 1) < 0.002);
    const standard = Math.exp(piecewise(open, listed === undefined ? at : Math.log(listed))) / factor;
    return computed(
      {
        percent: (100 * standard) / input.durationSeconds,
        gradedSeconds: input.durationSeconds * factor,
        factor,
        standardSeconds: standard,
      },
      [
        ...(input.durationSeconds < standard
          ? ['Faster than the standard, which is about the world record of the age: are distance, time and age right?']
          : []),
        ...(listed === undefined
          ? ['The distance is not in the table: its standard lies between those of its neighbours.']
          : []),
      ],
    );
  },
);
