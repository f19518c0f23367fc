import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requirePositive } from '../refuse.ts';

export interface LengthInput {
  /** Of the pool. */
  readonly lengthMeters: number;
  readonly durationSeconds: number;
  /** As the watch counts: cycles of the arm that wears it, or both arms. Compare like with like. */
  readonly strokes: number;
}

export interface Swolf {
  /** Seconds and strokes of one length. */
  readonly swolf: number;
  /** The same brought to 25 m, so that pools compare. */
  readonly swolfPer25Meters: number;
}

function requireLength(input: LengthInput): void {
  requirePositive('lengthMeters', input.lengthMeters);
  requirePositive('durationSeconds', input.durationSeconds);
  requirePositive('strokes', input.strokes);
}

export const swolf = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'swimming.swolf.definition',
    version: 1,
    title: 'SWOLF',
    unit: 'points',
    evidence: 'heuristic',
    formula: 'seconds + strokes of a length',
    validRange: 'one swimmer, one stroke, one pool; lower is not always better',
    references: [references.convention],
  },
  (input: LengthInput): Outcome<Swolf> => {
    requireLength(input);
    const points = input.durationSeconds + input.strokes;
    return computed({ swolf: points, swolfPer25Meters: (25 * points) / input.lengthMeters });
  },
);

export interface StrokeMechanics {
  readonly strokesPerMinute: number;
  readonly distancePerStrokeMeters: number;
  /** Speed times distance per stroke. */
  readonly strokeIndex: number;
  readonly speedMetersPerSecond: number;
}

/** Push-off and glide are in the length, as the watch has it. */
export const strokeMechanics = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'swimming.stroke-mechanics.costill_1985',
    version: 1,
    title: 'Stroke rate, distance per stroke and stroke index',
    unit: 'm²/s',
    evidence: 'peer-reviewed',
    formula: 'rate = 60·strokes/s, distance = m/strokes, index = speed · distance per stroke',
    validRange: 'one swimmer and stroke; push-offs make short pools read better',
    references: [references.costill1985],
  },
  (input: LengthInput): Outcome<StrokeMechanics> => {
    requireLength(input);
    const speedMetersPerSecond = input.lengthMeters / input.durationSeconds;
    const distancePerStrokeMeters = input.lengthMeters / input.strokes;
    return computed({
      strokesPerMinute: (60 * input.strokes) / input.durationSeconds,
      distancePerStrokeMeters,
      strokeIndex: speedMetersPerSecond * distancePerStrokeMeters,
      speedMetersPerSecond,
    });
  },
);
