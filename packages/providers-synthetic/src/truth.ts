import type { DateRange, Instant, LocalDate, RecordId, Sport } from '@vitalwire/core';
import type { LifeEventType } from './calendar/life-event.ts';
import type { PlaceName } from './calendar/place.ts';
import type { Capacity } from './model/capacity.ts';

/** What really was, beside what the devices recorded: for grading answers. */
export interface AthleteTruth {
  /** How the loads below are defined, in a sentence. */
  readonly loadMethod: string;
  /** One a day, every day of the range. */
  readonly days: readonly DayTruth[];
  /** Everything that touches the range, oldest first. */
  readonly events: readonly LifeEvent[];
  readonly maximumHeartRateBpm: number;
}

/** Both days inside; they may reach beyond the range that was asked for. */
export interface LifeEvent extends DateRange {
  readonly type: LifeEventType;
  readonly detail: string;
  /** Key in `places`; `null` where nobody went anywhere. */
  readonly place: PlaceName | null;
}

export interface DayTruth {
  readonly date: LocalDate;
  /** As of the morning. */
  readonly capacity: Capacity;
  /** What the body went through, recorded or not, against the capacity of the day. See `loadMethod`. */
  readonly load: number;
  /**
   * What perfect arithmetic finds in the delivered workouts: the same integral over recorded workouts alone, against
   * the thresholds that were known on the day instead of the true ones.
   */
  readonly recordedLoad: number;
  /** Means of `recordedLoad`, in the evening: x += (load − x) / 42 and / 7, from 0 on the day before the first. */
  readonly ctl: number;
  readonly atl: number;
  /** Noise-free. */
  readonly restingHeartRateBpm: number;
  /** Natural logarithm of RMSSD in milliseconds, noise-free. */
  readonly lnRmssd: number;
  /** Noise-free. */
  readonly weightKilograms: number;
  /** 0 healthy to 1. */
  readonly illness: number;
  readonly jetLagHours: number;
  /** The sleep that ended on this morning, whether a device saw it or not. */
  readonly sleep: SleepTruth;
  readonly morningZone: string;
  readonly eveningZone: string;
  /** The devices were worn by day, and at night. */
  readonly recordedDay: boolean;
  readonly recordedNight: boolean;
  readonly workouts: readonly WorkoutPlanTruth[];
}

export interface SleepTruth {
  readonly start: Instant;
  readonly end: Instant;
  readonly asleepSeconds: number;
  readonly awakeSeconds: number;
  readonly lightSeconds: number;
  readonly deepSeconds: number;
  readonly remSeconds: number;
}

/** Known before a single sample is made. */
export interface WorkoutPlanTruth {
  readonly recordId: RecordId;
  readonly sport: Sport;
  readonly name: string;
  readonly start: Instant;
  /** Without pauses: the number of samples. */
  readonly timerSeconds: number;
  readonly load: number;
  /** Against the thresholds that were known; 0 when nothing recorded it. */
  readonly recordedLoad: number;
  readonly recorded: boolean;
  /** Every second had this power: whatever the formula, the load follows from it, the time and the threshold. */
  readonly constantPowerWatts: number | null;
  /** Every second had this speed. */
  readonly constantSpeedMetersPerSecond: number | null;
  /** Maximal efforts: their mean lies on the athlete's curve of the day. */
  readonly efforts: readonly EffortTruth[];
}

export interface EffortTruth {
  /** Timer seconds before it. */
  readonly afterSeconds: number;
  readonly seconds: number;
  /** `null` but on a bike. */
  readonly meanPowerWatts: number | null;
  readonly meanSpeedMetersPerSecond: number | null;
}

/** Sums over the samples of one workout, from before a device lost any of them. */
export interface WorkoutTruth {
  readonly recordId: RecordId;
  readonly timerSeconds: number;
  readonly distanceMeters: number | null;
  /** Sum of the whole watts. */
  readonly workJoules: number | null;
  readonly meanPowerWatts: number | null;
  /** Root of the mean of the squares. */
  readonly rootMeanSquarePowerWatts: number | null;
  readonly meanHeartRateBpm: number;
  readonly maximumHeartRateBpm: number;
  /** Share of the beats above rest that an hour of effort adds. */
  readonly heartRateDriftPerHour: number;
}
