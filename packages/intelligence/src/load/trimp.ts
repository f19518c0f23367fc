import type { Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type AnsweredBy, firstAnswer } from '../hybrid.ts';
import * as references from '../references.ts';
import { trimp, trimpStream } from './banister-trimp.ts';
import { sessionRpe } from './session-rpe.ts';
import type { TrimpSex } from './trimp-weights.ts';
import { edwardsTrimpStream } from './zone-trimp.ts';

/** Whatever is known of the session and the person. */
export interface TrimpHybridInput {
  readonly heartRateBpm?: Float64Array;
  readonly averageHeartRateBpm?: number;
  readonly durationSeconds?: number;
  readonly restingHeartRateBpm?: number;
  readonly maximumHeartRateBpm?: number;
  readonly sex?: TrimpSex;
  readonly perceivedExertionCr10?: number;
}

export type TrimpAnswerId =
  | 'load.trimp.banister_stream'
  | 'load.trimp.banister_average'
  | 'load.trimp.edwards_stream'
  | 'load.session-rpe.foster';

/** The four scales differ: compare values only when the same method answered. */
export const trimpHybrid = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.trimp.hybrid',
    version: 1,
    title: 'Training impulse, best available method',
    unit: 'au',
    evidence: 'heuristic',
    formula: 'Banister per sample, else Banister from the average, else Edwards, else session RPE',
    validRange: 'as the method that answered; the scales differ',
    references: [references.banister1991, references.edwards1993, references.foster2001],
  },
  (input: TrimpHybridInput): Outcome<AnsweredBy<number, TrimpAnswerId>> => {
    const { heartRateBpm, averageHeartRateBpm, durationSeconds, perceivedExertionCr10 } = input;
    const { restingHeartRateBpm, maximumHeartRateBpm, sex } = input;
    const range =
      restingHeartRateBpm === undefined || maximumHeartRateBpm === undefined || sex === undefined
        ? null
        : { restingHeartRateBpm, maximumHeartRateBpm, sex };
    return firstAnswer<number, TrimpAnswerId>(
      [
        [
          'load.trimp.banister_stream',
          () => (range === null || heartRateBpm === undefined ? null : trimpStream({ ...range, heartRateBpm })),
        ],
        [
          'load.trimp.banister_average',
          () =>
            range === null || averageHeartRateBpm === undefined || durationSeconds === undefined
              ? null
              : trimp({ ...range, averageHeartRateBpm, durationSeconds }),
        ],
        [
          'load.trimp.edwards_stream',
          () =>
            maximumHeartRateBpm === undefined || heartRateBpm === undefined
              ? null
              : edwardsTrimpStream({ heartRateBpm, maximumHeartRateBpm }),
        ],
        [
          'load.session-rpe.foster',
          () =>
            perceivedExertionCr10 === undefined || durationSeconds === undefined
              ? null
              : sessionRpe({ perceivedExertionCr10, durationSeconds }),
        ],
      ],
      'heart rate with resting and maximum heart rate and sex, or a rating of exertion with the duration',
    );
  },
);
