import { computed } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireNotNegative } from '../refuse.ts';

export interface SessionRpeInput {
  /** Borg's CR-10, 0 to 10, of the whole session. */
  readonly perceivedExertionCr10: number;
  readonly durationSeconds: number;
}

/** What a session felt like, times how long it was. Works for every sport. */
export const sessionRpe = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.session-rpe.foster',
    version: 1,
    title: 'Session RPE load',
    unit: 'au',
    evidence: 'peer-reviewed',
    formula: 'CR-10 rating · minutes',
    validRange: 'ratings given within hours of the session',
    references: [references.foster2001],
  },
  ({ perceivedExertionCr10, durationSeconds }: SessionRpeInput) => {
    requireBetween('perceivedExertionCr10', perceivedExertionCr10, 0, 10);
    requireNotNegative('durationSeconds', durationSeconds);
    return computed((perceivedExertionCr10 * durationSeconds) / 60);
  },
);
