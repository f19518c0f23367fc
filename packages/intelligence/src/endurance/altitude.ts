import { computed } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween } from '../refuse.ts';

export interface AltitudeInput {
  readonly altitudeMeters: number;
}

export interface UnacclimatizedInput extends AltitudeInput {
  /** VO2max lost per 1000 m, in percent; 6.3 unless given. People differ. */
  readonly lossPercentPerKilometer?: number;
}

const LOSS_PERCENT = 6.3;

/** Share of the sea-level aerobic power that is left in the first days. */
export const aerobicShareUnacclimatized = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.altitude-share.wehrlin_hallen_2006',
    version: 1,
    title: 'Aerobic power at altitude, unacclimatized',
    unit: '1',
    evidence: 'heuristic',
    formula: '1 - 6.3 % per 1000 m',
    validRange: 'trained people in the first days at moderate altitude; the slope is quoted from secondary sources',
    references: [references.wehrlinHallen2006],
  },
  ({ altitudeMeters, lossPercentPerKilometer = LOSS_PERCENT }: UnacclimatizedInput) => {
    requireBetween('altitudeMeters', altitudeMeters, -500, 5000);
    requireBetween('lossPercentPerKilometer', lossPercentPerKilometer, 0, 15);
    return computed(1 - (lossPercentPerKilometer / 100) * (Math.max(0, altitudeMeters) / 1000));
  },
);

/** Share that is left after some weeks up there. */
export const aerobicShareAcclimatized = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.altitude-share.bassett_acclimatized',
    version: 1,
    title: 'Aerobic power at altitude, acclimatized',
    unit: '1',
    evidence: 'heuristic',
    formula: '(99.9 - 1.90x - 1.12x²)/100, x in km',
    validRange:
      'elite cyclists after weeks at the altitudes of hour records; coefficients quoted from secondary sources',
    references: [references.bassett1999],
  },
  ({ altitudeMeters }: AltitudeInput) => {
    requireBetween('altitudeMeters', altitudeMeters, -500, 5000);
    const km = Math.max(0, altitudeMeters) / 1000;
    return computed((99.9 - 1.9 * km - 1.12 * km * km) / 100);
  },
);
