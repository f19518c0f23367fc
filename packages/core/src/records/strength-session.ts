import type { Instant } from '../instant.ts';
import type { BaseRecord } from './base.ts';

/** One set. Absent fields were not recorded. */
export interface StrengthSet {
  /** The exercise as the source or the person wrote it. */
  readonly exercise?: string;
  /** `warmup`, `active`, `rest`, `failure`, `drop`. */
  readonly type: string;
  readonly start?: Instant;
  readonly durationSeconds?: number;
  readonly repetitions?: number;
  readonly weightKilograms?: number;
  readonly distanceMeters?: number;
  /** Repetitions left in reserve, 0 to 10. */
  readonly repetitionsInReserve?: number;
  /** Rating of perceived exertion, 1 to 10. */
  readonly perceivedExertion?: number;
}

/** A session logged set by set: by an app, by hand. A watch's strength workout is a `workout` with `sets`. */
export interface StrengthSession extends BaseRecord<'strengthSession'> {
  readonly name?: string;
  readonly notes?: string;
  readonly sets: readonly StrengthSet[];
}
