import { refuse } from '../refuse.ts';

/** What can be wrong with a recording. Stored with reports: add, never rename. */
export const FindingCode = {
  MissingValues: 'missing_values',
  TimeBackward: 'time_backward',
  TimeRepeated: 'time_repeated',
  TimeGap: 'time_gap',
  HeartRateDropout: 'heart_rate_dropout',
  HeartRateSpike: 'heart_rate_spike',
  HeartRateJump: 'heart_rate_jump',
  HeartRateCadenceLock: 'heart_rate_cadence_lock',
  StuckValue: 'stuck_value',
  PowerSpike: 'power_spike',
  PowerZeroRun: 'power_zero_run',
  PositionJump: 'position_jump',
  PositionDrift: 'position_drift',
  DistanceMismatch: 'distance_mismatch',
  AltitudeDrift: 'altitude_drift',
  AltitudeStep: 'altitude_step',
  AltitudeSpike: 'altitude_spike',
  CadenceDoubled: 'cadence_doubled',
  CadenceHalved: 'cadence_halved',
  ImplausibleSpeed: 'implausible_speed',
  OutsideUsualBounds: 'outside_usual_bounds',
  ImpossibleRelation: 'impossible_relation',
  StageSumMismatch: 'stage_sum_mismatch',
} as const;
export type FindingCode = (typeof FindingCode)[keyof typeof FindingCode];

/** `error`: cannot be true. `warning`: distorts results. `info`: worth knowing, distorts little. */
export type Severity = 'info' | 'warning' | 'error';

/** Something in a recording that its subject did not do. Half-open: `toSecond` is the first sound second after it. */
export interface Finding {
  readonly code: FindingCode;
  /** The channel it was found in, by its input name. */
  readonly channel: string;
  readonly fromSecond: number;
  readonly toSecond: number;
  readonly severity: Severity;
  /** What it rests on; units in the names. */
  readonly numbers: { readonly [name: string]: number };
}

/** Something wrong with single values: of a person, of a night. */
export interface ValueFinding {
  readonly code: FindingCode;
  readonly fields: readonly string[];
  readonly severity: Severity;
  readonly numbers: { readonly [name: string]: number };
}

/** Any of the named bounds of a detector; what is absent keeps its default. */
export type BoundsOf<D> = { readonly [K in keyof D]?: number };

/** Bounds given by the caller over the defaults, each a number of at least 0. */
export function boundsOf<D extends { readonly [name: string]: number }>(
  defaults: D,
  given: BoundsOf<D> | undefined,
): { readonly [K in keyof D]: number } {
  for (const [name, value] of Object.entries(given ?? {})) {
    if (!Object.hasOwn(defaults, name))
      refuse(`bounds.${name}`, `is no bound of this detector: it has ${Object.keys(defaults).join(', ')}.`);
    if (!(typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY))
      refuse(`bounds.${name}`, `must be 0 or more, not ${value}.`);
  }
  return { ...defaults, ...given };
}

/** Runs of samples for which `holds`, as half-open spans; runs at most `bridge` samples apart are one. */
export function spansWhere(
  length: number,
  holds: (index: number) => boolean,
  bridge = 0,
): (readonly [from: number, to: number])[] {
  const spans: [number, number][] = [];
  for (let i = 0; i < length; i++) {
    if (!holds(i)) continue;
    const last = spans.at(-1);
    if (last !== undefined && i - last[1] <= bridge) last[1] = i + 1;
    else spans.push([i, i + 1]);
  }
  return spans;
}
