import type { DeviceAnalysis, WorkoutFeel, WorkoutTotals } from '@vitalwire/core';
import type { MessageView } from '../messages/message-view.ts';
import { compact, numberOf } from './message-values.ts';

/** Totals of a session or lap message, in its own numbers. */
export function totalsOf(message: MessageView, countsStrokes: boolean): WorkoutTotals {
  const number = (...names: readonly string[]): number | undefined => numberOf(message, ...names);
  /** Nobody's heart stands still: 0 is how some devices write that they do not know. */
  const positive = (name: string): number | undefined => number(name) || undefined;
  const work = number('total_work');
  /** Where nobody ever pressed a pedal there was no power meter: some devices write 0 then. */
  const power = (name: string): number | undefined =>
    (number('avg_power') ?? 0) > 0 || (number('max_power') ?? 0) > 0 ? number(name) : undefined;
  const totals = {
    elapsedSeconds: number('total_elapsed_time'),
    timerSeconds: number('total_timer_time'),
    movingSeconds: number('total_moving_time'),
    distanceMeters: number('total_distance'),
    ascentMeters: number('total_ascent'),
    descentMeters: number('total_descent'),
    energyKilocalories: number('total_calories'),
    workKilojoules: work === undefined ? undefined : work / 1000,
    averageSpeedMetersPerSecond: number('enhanced_avg_speed', 'avg_speed'),
    maximumSpeedMetersPerSecond: number('enhanced_max_speed', 'max_speed'),
    averageHeartRateBpm: positive('avg_heart_rate'),
    minimumHeartRateBpm: positive('min_heart_rate'),
    maximumHeartRateBpm: positive('max_heart_rate'),
    averageCadenceRpm: cadence(message, 'avg'),
    maximumCadenceRpm: cadence(message, 'max'),
    averagePowerWatts: power('avg_power'),
    maximumPowerWatts: power('max_power'),
    averageTemperatureCelsius: number('avg_temperature'),
    maximumTemperatureCelsius: number('max_temperature'),
    averageRespirationRatePerMinute: number('enhanced_avg_respiration_rate', 'avg_respiration_rate'),
    strokes: number('total_strokes') ?? (countsStrokes ? number('total_cycles') : undefined),
  };
  return compact<WorkoutTotals>(countsStrokes ? totals : { ...totals, strokes: undefined });
}

function cadence(message: MessageView, which: 'avg' | 'max'): number | undefined {
  const whole = numberOf(message, `${which}_cadence`);
  return whole === undefined ? undefined : whole + (numberOf(message, `${which}_fractional_cadence`) ?? 0);
}

/** What the device worked out by itself for a session; `undefined` when nothing. */
export function analysisOf(
  session: MessageView,
  file: { readonly zones: MessageView | null; readonly metrics: MessageView | null },
): DeviceAnalysis | undefined {
  const fromFile = (message: MessageView | null, name: string): number | undefined =>
    message === null ? undefined : numberOf(message, name);
  const vo2max = fromFile(file.metrics, 'vo2_max');
  const analysis = compact<DeviceAnalysis>({
    normalizedPowerWatts: numberOf(session, 'normalized_power'),
    trainingStressScore: numberOf(session, 'training_stress_score'),
    intensityFactor: numberOf(session, 'intensity_factor'),
    functionalThresholdPowerWatts:
      numberOf(session, 'threshold_power') ?? fromFile(file.zones, 'functional_threshold_power'),
    aerobicTrainingEffect: numberOf(session, 'total_training_effect'),
    anaerobicTrainingEffect: numberOf(session, 'total_anaerobic_training_effect'),
    trainingLoad: numberOf(session, 'training_load_peak'),
    vo2max: vo2max !== undefined && vo2max > 0 ? Math.round(vo2max * 10) / 10 : undefined,
    recoveryTimeMinutes: fromFile(file.metrics, 'recovery_time'),
  });
  return Object.keys(analysis).length === 0 ? undefined : analysis;
}

/** `workout_rpe` is ten times the rating on Borg's CR-10, `workout_feel` a percentage. */
export function feelOf(session: MessageView): WorkoutFeel | undefined {
  const percent = (name: string): number | undefined => {
    const value = numberOf(session, name);
    return value !== undefined && value >= 0 && value <= 100 ? value : undefined;
  };
  const exertion = percent('workout_rpe');
  const feel = compact<WorkoutFeel>({
    perceivedExertionCr10: exertion === undefined ? undefined : exertion / 10,
    feelPercent: percent('workout_feel'),
  });
  return Object.keys(feel).length === 0 ? undefined : feel;
}
