import type { Instant } from '../instant.ts';
import type { Sport } from '../sports.ts';
import type { StreamChannel } from '../streams.ts';
import type { BaseRecord } from './base.ts';
import type { StrengthSet } from './strength-session.ts';

/** Totals and means of a workout, a lap or a length, as the source reports them; absent is not reported. */
export interface WorkoutTotals {
  /** Wall-clock time, pauses included. */
  readonly elapsedSeconds?: number;
  /** Time the timer ran, pauses excluded. */
  readonly timerSeconds?: number;
  /** Time in motion, as the device judged it. */
  readonly movingSeconds?: number;
  readonly distanceMeters?: number;
  readonly ascentMeters?: number;
  readonly descentMeters?: number;
  readonly energyKilocalories?: number;
  /** Mechanical work. */
  readonly workKilojoules?: number;
  readonly averageSpeedMetersPerSecond?: number;
  readonly maximumSpeedMetersPerSecond?: number;
  readonly averageHeartRateBpm?: number;
  readonly minimumHeartRateBpm?: number;
  readonly maximumHeartRateBpm?: number;
  /** Revolutions, strides (one foot) or strokes a minute, as `cadenceRpm` of the streams. */
  readonly averageCadenceRpm?: number;
  readonly maximumCadenceRpm?: number;
  readonly averagePowerWatts?: number;
  readonly maximumPowerWatts?: number;
  readonly averageTemperatureCelsius?: number;
  readonly maximumTemperatureCelsius?: number;
  readonly averageRespirationRatePerMinute?: number;
  readonly strokes?: number;
}

export interface WorkoutLap extends WorkoutTotals {
  readonly start: Instant;
  readonly end: Instant;
  /** What ended it, in the field's words: `manual`, `distance`, `time`, `session_end`, … */
  readonly trigger?: string;
  /** `warmup`, `active`, `rest`, `recovery`, `cooldown`, `interval` where the source says. */
  readonly intensity?: string;
}

/** One length of a pool. */
export interface SwimLength {
  readonly start: Instant;
  readonly elapsedSeconds: number;
  /** `false`: resting at the wall. */
  readonly active: boolean;
  readonly stroke?: string;
  readonly strokes?: number;
}

/** The timer stood still: half-open. */
export interface Pause {
  readonly start: Instant;
  readonly end: Instant;
}

/** A sensor or device that took part. */
export interface WorkoutSensor {
  /** `heart_rate`, `power`, `speed`, `cadence`, `foot_pod`, `gps`, … in the format's words. */
  readonly type?: string;
  readonly manufacturer?: string;
  readonly product?: string;
  readonly serialNumber?: string;
  readonly softwareVersion?: string;
  readonly batteryStatus?: string;
}

/** Values that the device computed itself, kept beside ours and never mixed with them. */
export interface DeviceAnalysis {
  readonly normalizedPowerWatts?: number;
  readonly trainingStressScore?: number;
  readonly intensityFactor?: number;
  readonly functionalThresholdPowerWatts?: number;
  readonly aerobicTrainingEffect?: number;
  readonly anaerobicTrainingEffect?: number;
  readonly trainingLoad?: number;
  readonly vo2max?: number;
  readonly recoveryTimeMinutes?: number;
}

/** What the person said of it. */
export interface WorkoutFeel {
  /** Rating of perceived exertion on Borg's CR-10, 0 to 10. */
  readonly perceivedExertionCr10?: number;
  /** 0 very weak to 100 very strong. */
  readonly feelPercent?: number;
}

/** One session of one sport. A multisport event is several workouts that share `multisportKey`. */
export interface Workout extends BaseRecord<'workout'>, WorkoutTotals {
  readonly end: Instant;
  readonly sport: Sport;
  /** The source's own words for sport and sub-sport, `cycling/road`. */
  readonly vendorSport?: string;
  readonly name?: string;
  readonly description?: string;
  readonly indoor?: boolean;
  /** Shared by the parts of one event; the parts are ordered by `start`. */
  readonly multisportKey?: string;
  readonly poolLengthMeters?: number;
  readonly laps: readonly WorkoutLap[];
  readonly lengths: readonly SwimLength[];
  readonly sets: readonly StrengthSet[];
  readonly pauses: readonly Pause[];
  readonly sensors: readonly WorkoutSensor[];
  readonly deviceAnalysis?: DeviceAnalysis;
  readonly feel?: WorkoutFeel;
  /**
   * Totals that are not the source's own: whoever read it computed them from its samples (a GPX track has positions
   * and no distance). A computed `distanceMeters` is computed in the streams too. Absent: every total is the source's.
   */
  readonly computedTotals?: readonly (keyof WorkoutTotals)[];
  /** What the stored streams hold; `null` when the source gave totals only. */
  readonly streams: StreamSummary | null;
}

export interface StreamSummary {
  readonly sampleCount: number;
  readonly channels: readonly StreamChannel[];
}
