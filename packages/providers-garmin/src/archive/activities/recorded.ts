import { recordMapper } from '@vitalwire/activity-files/records';
import { recordId, Sport, sportFamily, type Workout, type WorkoutSensor, type WorkoutTotals } from '@vitalwire/core';
import { present } from '@vitalwire/provider-kit/rows';
import { garminId } from '../../garmin-descriptor.ts';
import { atMoment, garminMapper, type RecordContext } from '../record-base.ts';
import type { Scales } from './scales.ts';
import type { ActivitySummary } from './summary.ts';
import { analysisOf, totalsOf } from './workout-of-summary.ts';

/** Of recordings: they change with the mapping of activity files, too. */
export const recordedMapper = `${garminMapper}+${recordMapper}`;

/** A recording with what Garmin Connect knows of it: its number, title, corrected sport, gear. */
export function recordedWorkout(
  recording: Workout,
  summary: ActivitySummary | null,
  gear: WorkoutSensor | null,
  scales: Scales,
  context: RecordContext,
): Workout {
  if (summary === null) {
    return { ...recording, provenance: { ...recording.provenance, mapper: recordedMapper } };
  }
  const { id, name, description, type, utcOffsetMinutes } = summary;
  const analysis = { ...analysisOf(summary), ...recording.deviceAnalysis };
  return {
    ...recording,
    id: recordId('workout', garminId, id),
    provenance: { ...recording.provenance, vendorId: id, naturalKey: id, mapper: recordedMapper },
    ...(recording.utcOffsetMinutes === null ? atMoment(recording.start, utcOffsetMinutes, context) : {}),
    sport: sportOf(recording.sport, summary.sport),
    ...(type === null ? {} : { vendorSport: type }),
    ...(name === null ? {} : { name }),
    ...(description === null ? {} : { description }),
    ...(Object.keys(analysis).length === 0 ? {} : { deviceAnalysis: analysis }),
    ...addedLater(recording, summary, scales),
    ...climbsOf(summary, scales),
    sensors: gear === null ? recording.sensors : [...recording.sensors, gear],
  };
}

/** What the recording does not know: whoever rides indoors enters the distance at Garmin Connect. */
function addedLater(recording: Workout, summary: ActivitySummary, scales: Scales): WorkoutTotals {
  if (scales.lengths === null) return {};
  const known = totalsOf(summary, scales);
  const totals = ['distanceMeters', 'averageSpeedMetersPerSecond', 'energyKilocalories'] as const;
  const missing = totals.filter((total) => (recording[total] ?? 0) === 0);
  return present(Object.fromEntries(missing.map((total) => [total, known[total]])));
}

/**
 * A watch without a barometer counts climbs from its position, several times too much: Garmin Connect puts those of a map
 * in their place, and says so.
 */
function climbsOf(summary: ActivitySummary, scales: Scales): Pick<Workout, 'ascentMeters' | 'descentMeters'> {
  if (!summary.isElevationCorrected || scales.lengths === null) return {};
  const { ascentMeters, descentMeters } = totalsOf(summary, scales);
  return present({ ascentMeters, descentMeters });
}

/** A person corrects the sport at Garmin Connect; a recording that says more of the same family is believed. */
function sportOf(recorded: Sport, told: Sport | null): Sport {
  if (told === null || told === Sport.Other || told === recorded) return recorded;
  const general = told === Sport.Cycling || told === Sport.Running || told === Sport.Walking;
  return general && sportFamily(told) === sportFamily(recorded) ? recorded : told;
}
