import type { Sport } from '../sports.ts';
import type { BaseRecord } from './base.ts';

/** What a step asks for. Percentages are of the threshold that holds on the day. */
export type StepTarget =
  | { readonly type: 'open' }
  | { readonly type: 'power'; readonly lowWatts: number; readonly highWatts: number }
  | { readonly type: 'power-percent'; readonly lowPercent: number; readonly highPercent: number }
  | { readonly type: 'heart-rate'; readonly lowBpm: number; readonly highBpm: number }
  | { readonly type: 'heart-rate-percent'; readonly lowPercent: number; readonly highPercent: number }
  | { readonly type: 'speed'; readonly lowMetersPerSecond: number; readonly highMetersPerSecond: number }
  | { readonly type: 'exertion'; readonly cr10: number };

export type StepLength =
  | { readonly type: 'time'; readonly seconds: number }
  | { readonly type: 'distance'; readonly meters: number }
  | { readonly type: 'open' };

export interface PlannedStep {
  readonly intent: 'warmup' | 'work' | 'recovery' | 'rest' | 'cooldown' | 'other';
  readonly length: StepLength;
  readonly target: StepTarget;
  /** The target moves evenly from one of its bounds to the other; absent, anything between them will do. */
  readonly ramp?: 'rising' | 'falling';
  readonly note?: string;
}

export interface PlannedBlock {
  readonly repeat: number;
  readonly steps: readonly PlannedStep[];
}

export interface PlannedWorkout extends BaseRecord<'plannedWorkout'> {
  readonly sport: Sport;
  readonly name: string;
  readonly description?: string;
  readonly blocks: readonly PlannedBlock[];
  readonly plannedSeconds?: number;
  readonly plannedMeters?: number;
  readonly plannedLoad?: number;
  readonly status: 'planned' | 'done' | 'skipped';
}
