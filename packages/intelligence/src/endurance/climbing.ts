import { computed } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireNotNegative, requirePositive } from '../refuse.ts';

export const climbRate = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.vam.definition',
    version: 1,
    title: 'VAM',
    unit: 'm/h',
    evidence: 'consensus',
    formula: '3600·ascent/seconds',
    validRange: 'one steady climb',
    references: [references.ferrari],
  },
  (input: { readonly ascentMeters: number; readonly durationSeconds: number }) => {
    requireNotNegative('ascentMeters', input.ascentMeters);
    requirePositive('durationSeconds', input.durationSeconds);
    return computed((3600 * input.ascentMeters) / input.durationSeconds);
  },
);

export const powerFromClimbRate = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.power-from-vam.ferrari',
    version: 1,
    title: 'Relative power from VAM',
    unit: 'W/kg',
    evidence: 'heuristic',
    formula: 'VAM/(200 + 10·grade %)',
    validRange: 'road climbs of 5 to 12 % without wind',
    references: [references.ferrari],
  },
  (input: { readonly vamMetersPerHour: number; readonly gradePercent: number }) => {
    requireNotNegative('vamMetersPerHour', input.vamMetersPerHour);
    requireBetween('gradePercent', input.gradePercent, 0, 45);
    const inside = input.gradePercent >= 5 && input.gradePercent <= 12;
    return computed(
      input.vamMetersPerHour / (200 + 10 * input.gradePercent),
      inside ? [] : ['The rule was made for climbs of 5 to 12 %.'],
    );
  },
);
