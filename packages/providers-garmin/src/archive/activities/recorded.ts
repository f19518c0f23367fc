import { recordMapper } from '@vitalwire/activity-files/records';
import { recordId, Sport, sportFamily, type Workout, type WorkoutSensor } from '@vitalwire/core';
import { garminId } from '../../garmin-descriptor.ts';
import { atMoment, garminMapper, type RecordContext } from '../record-base.ts';
import type { ActivitySummary } from './summary.ts';
import { analysisOf } from './workout-of-summary.ts';

/** Of recordings: they change with the mapping of activity files, too. */
export const recordedMapper = `${garminMapper}+${recordMapper}`;

/** A recording with what Garmin Connect knows of it: its number, title, corrected sport, gear. */
export function recordedWorkout(
  recording: Workout,
  summary: ActivitySummary | null,
  gear: WorkoutSensor | null,
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
    sensors: gear === null ? recording.sensors : [...recording.sensors, gear],
  };
}

/** A person corrects the sport at Garmin Connect; a recording that says more of the same family is believed. */
function sportOf(recorded: Sport, told: Sport | null): Sport {
  if (told === null || told === Sport.Other || told === recorded) return recorded;
  const general = told === Sport.Cycling || told === Sport.Running || told === Sport.Walking;
  return general && sportFamily(told) === sportFamily(recorded) ? recorded : told;
}
