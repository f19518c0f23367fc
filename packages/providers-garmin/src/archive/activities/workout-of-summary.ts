import {
  type DeviceAnalysis,
  instantOf,
  kilojoulesPerKilocalorie,
  millisecondsOf,
  Sport,
  type Workout,
  type WorkoutSensor,
  type WorkoutTotals,
} from '@vitalwire/core';
import { present, totalsOnly } from '@vitalwire/provider-kit/rows';
import { atMoment, identityOf, type RecordContext } from '../record-base.ts';
import { isConsistent, isUsualSpeed, type Scales } from './scales.ts';
import type { ActivitySummary } from './summary.ts';

const LONGEST_SECONDS = 31_622_400;

/**
 * A workout of which only the summary is left: entered by hand, or its file is not in the export.
 * @returns a sentence when its values cannot be read for certain
 */
export function workoutOfSummary(
  summary: ActivitySummary,
  scales: Scales,
  gear: WorkoutSensor | null,
  context: RecordContext,
): Workout | string {
  if (scales.lengths === null && (summary.distance || summary.duration)) {
    return 'Nothing in the export tells whether its lengths and times are in centimetres and milliseconds.';
  }
  const isSound = isConsistent(summary);
  if (!isSound && !isUsualSpeed(summary, scales)) return 'Its distance, time and speed contradict each other.';
  const totals = totalsOf(isSound ? summary : { ...summary, averageSpeed: undefined }, scales);
  const seconds = totals.elapsedSeconds ?? totals.timerSeconds ?? 0;
  if (seconds > LONGEST_SECONDS) return 'It lasts longer than a year.';
  const { start, sport, type, name, description, utcOffsetMinutes, parentId } = summary;
  const analysis = analysisOf(summary);
  return {
    ...identityOf('workout', { key: summary.id, vendorId: summary.id }, context),
    start,
    end: instantOf(millisecondsOf(start) + Math.round(seconds * 1000)),
    ...atMoment(start, utcOffsetMinutes, context),
    sport: sport ?? Sport.Other,
    ...(type === null ? {} : { vendorSport: type }),
    ...(name === null ? {} : { name }),
    ...(description === null ? {} : { description }),
    ...(parentId === null ? {} : { multisportKey: parentId }),
    ...totals,
    ...(analysis === null ? {} : { deviceAnalysis: analysis }),
    ...totalsOnly,
    sensors: gear === null ? [] : [gear],
  };
}

/** What a summary says, in our units. */
export function totalsOf(summary: ActivitySummary, { lengths, energy }: Scales): WorkoutTotals {
  const isExport = lengths === 'centimeters';
  const meters = (value: number | undefined) => positive(value, isExport ? 0.01 : 1, 1e8);
  const seconds = (value: number | undefined) => positive(value, isExport ? 0.001 : 1, LONGEST_SECONDS);
  const speed = (value: number | undefined) => positive(value, isExport ? 10 : 1, 1000);
  const { averageHeartRateBpm, maximumHeartRateBpm, averagePowerWatts, maximumPowerWatts } = summary.plain;
  const { averageCadenceRpm, maximumCadenceRpm } = summary.plain;
  const energyFactor = energy === 'kilojoules' ? 1 / kilojoulesPerKilocalorie : 1;
  return present({
    elapsedSeconds: seconds(summary.elapsedDuration),
    timerSeconds: seconds(summary.duration),
    movingSeconds: seconds(summary.movingDuration),
    distanceMeters: meters(summary.distance),
    ascentMeters: meters(summary.ascent),
    descentMeters: meters(summary.descent),
    // Energy of which nothing tells the unit is not known.
    energyKilocalories: energy === null ? undefined : positive(summary.calories, energyFactor, 1e5),
    averageSpeedMetersPerSecond: speed(summary.averageSpeed),
    maximumSpeedMetersPerSecond: speed(summary.maximumSpeed),
    averageHeartRateBpm,
    maximumHeartRateBpm,
    averagePowerWatts,
    maximumPowerWatts,
    averageCadenceRpm,
    maximumCadenceRpm,
  });
}

function positive(value: number | undefined, factor: number, greatest: number): number | undefined {
  if (value === undefined || value === 0 || value * factor > greatest) return undefined;
  // Hundredths and thousandths leave dust behind the twelfth digit.
  return factor === 1 ? value : Number((value * factor).toPrecision(12));
}

/** What the watch reckoned, for summaries and for recordings that do not hold it. */
export function analysisOf({ plain }: ActivitySummary): DeviceAnalysis | null {
  const { trainingLoad, aerobicTrainingEffect, anaerobicTrainingEffect, trainingStressScore, vo2max } = plain;
  const { normalizedPowerWatts } = plain;
  const analysis = present({
    normalizedPowerWatts,
    trainingStressScore,
    aerobicTrainingEffect,
    anaerobicTrainingEffect,
    trainingLoad,
    vo2max,
  });
  return Object.keys(analysis).length === 0 ? null : analysis;
}
