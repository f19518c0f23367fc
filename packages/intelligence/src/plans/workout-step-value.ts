import { computed, insufficientData, type Outcome, type PlannedStep } from '@vitalwire/core';
import { refuse, requireFinite, requireOneOf, requirePositive } from '../refuse.ts';

export type MeterKind = 'power' | 'speed' | 'swim-speed' | 'heart-rate' | 'exertion';

/** A step in the unit of its meter: W, m/s, bpm or CR-10. */
export interface SteppedValue {
  /** Whole seconds. */
  readonly seconds: number;
  /** At its start and end; equal without a ramp. */
  readonly from: number;
  readonly to: number;
}

const NEEDS: { readonly [Kind in MeterKind]: string } = {
  power: 'a target in watts or % of FTP',
  speed: 'a target in m/s',
  'swim-speed': 'a target in m/s',
  'heart-rate': 'a target in bpm or % of LTHR',
  exertion: 'a CR-10 target',
};

/** `null`: the target says nothing in this unit. */
function bounds({ target, intent }: PlannedStep, kind: MeterKind, threshold: number): readonly [number, number] | null {
  const moving = kind === 'speed' || kind === 'swim-speed';
  switch (target.type) {
    case 'power':
      return kind === 'power' ? [target.lowWatts, target.highWatts] : null;
    case 'power-percent':
      return kind === 'power' ? [(target.lowPercent * threshold) / 100, (target.highPercent * threshold) / 100] : null;
    case 'heart-rate':
      return kind === 'heart-rate' ? [target.lowBpm, target.highBpm] : null;
    case 'heart-rate-percent':
      return kind === 'heart-rate'
        ? [(target.lowPercent * threshold) / 100, (target.highPercent * threshold) / 100]
        : null;
    case 'speed':
      return moving ? [target.lowMetersPerSecond, target.highMetersPerSecond] : null;
    case 'exertion':
      return kind === 'exertion' ? [target.cr10, target.cr10] : null;
    default:
      // Rest without a target is rest, except for the heart.
      return intent === 'rest' && kind !== 'heart-rate' ? [0, 0] : null;
  }
}

export function valueOfStep(
  step: PlannedStep,
  kind: MeterKind,
  threshold: number,
  path: string,
): Outcome<SteppedValue> {
  const range = bounds(step, kind, threshold);
  if (range === null)
    return insufficientData(`${NEEDS[kind]} in every step`, `${path} has a target of ${step.target.type}`);
  const [low, high] = range;
  requireFinite(`${path}.target`, low);
  requireFinite(`${path}.target`, high);
  if (!(low >= 0 && high >= low)) refuse(`${path}.target`, 'must rise from its low to its high bound, from 0 on.');
  const middle = (low + high) / 2;
  const { length } = step;
  let seconds: number;
  if (length.type === 'time') {
    requirePositive(`${path}.length.seconds`, length.seconds);
    seconds = length.seconds;
  } else if (length.type === 'distance') {
    requirePositive(`${path}.length.meters`, length.meters);
    if (kind !== 'speed' && kind !== 'swim-speed')
      return insufficientData('a length in seconds in every step', `${path} is measured in metres`);
    if (middle === 0) refuse(`${path}.length`, 'must be in seconds: a rest covers no distance.');
    seconds = length.meters / middle;
  } else return insufficientData('a length in every step', `${path} is open`);
  if (step.ramp !== undefined) requireOneOf(`${path}.ramp`, step.ramp, ['rising', 'falling']);
  const whole = Math.max(1, Math.round(seconds));
  if (step.ramp === 'rising') return computed({ seconds: whole, from: low, to: high });
  if (step.ramp === 'falling') return computed({ seconds: whole, from: high, to: low });
  return computed({ seconds: whole, from: middle, to: middle });
}
