import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requirePositive } from '../refuse.ts';

export interface SweatRateInput {
  readonly weightBeforeKilograms: number;
  readonly weightAfterKilograms: number;
  readonly fluidLiters: number;
  readonly urineLiters: number;
  readonly durationSeconds: number;
}

export const sweatRate = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.sweat-rate.mass_balance',
    version: 1,
    title: 'Sweat rate',
    unit: 'L/h',
    evidence: 'consensus',
    formula: '(kg before - kg after + L drunk - L urine)/h',
    validRange: 'weighed nude and dry; leaves out water of breath and burnt fuel, some 0.1 L/h',
    references: [references.sawka2007],
  },
  (input: SweatRateInput): Outcome<number> => {
    requirePositive('weightBeforeKilograms', input.weightBeforeKilograms);
    requirePositive('weightAfterKilograms', input.weightAfterKilograms);
    requireNotNegative('fluidLiters', input.fluidLiters);
    requireNotNegative('urineLiters', input.urineLiters);
    requirePositive('durationSeconds', input.durationSeconds);
    const liters = input.weightBeforeKilograms - input.weightAfterKilograms + input.fluidLiters - input.urineLiters;
    if (liters < 0) return insufficientData('weights and drinks that leave a loss', `${liters.toFixed(2)} L`);
    return computed((liters * 3600) / input.durationSeconds);
  },
);
