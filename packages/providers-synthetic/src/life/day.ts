import type { LocalDate } from '@vitalwire/core';
import type { LifeEventType } from '../calendar/life-event.ts';
import type { Place } from '../calendar/place.ts';
import type { Capacity, DayImpulse, TrainingState } from '../model/capacity.ts';
import type { Night } from '../night/hypnogram.ts';
import type { DayPlan } from '../plan/phase.ts';
import type { Session } from '../plan/session.ts';

/** One day as it was lived: everything that the records of the day are made from. */
export interface Day {
  readonly number: number;
  readonly date: LocalDate;
  /** Where the athlete woke. */
  readonly morningPlace: Place;
  /** Where the athlete went to bed; another one than in the morning on a travel day. */
  readonly eveningPlace: Place;
  /** Midnight of the morning's clock to midnight of the evening's. */
  readonly startMilliseconds: number;
  readonly endMilliseconds: number;
  readonly plan: DayPlan;
  readonly events: ReadonlySet<LifeEventType>;
  /** The sleep that ended on this morning. */
  readonly night: Night;
  readonly nap: Night | null;
  readonly capacity: Capacity;
  readonly morning: TrainingState;
  readonly evening: TrainingState;
  readonly impulse: DayImpulse;
  readonly sessions: readonly Session[];
  /** 0 healthy to 1. */
  readonly illness: number;
  readonly jetLagHours: number;
  readonly temperatureCelsius: number;
  readonly pulse: Pulse;
  readonly weightKilograms: number;
  /** What the scale said; `null` on mornings without weighing. */
  readonly scaleKilograms: number | null;
}

/** Morning values: as they truly were, and as a device saw them with its noise. */
export interface Pulse {
  readonly restingBpm: number;
  readonly measuredRestingBpm: number;
  readonly lnRmssd: number;
  readonly measuredRmssdMilliseconds: number;
}
