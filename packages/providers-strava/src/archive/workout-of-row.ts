import { recordMapper } from '@vitalwire/activity-files/records';
import {
  Channel,
  type ContentHash,
  type Instant,
  instantOf,
  millisecondsOf,
  type Note,
  type RecordId,
  recordId,
  Sport,
  type Workout,
  type WorkoutFeel,
  type WorkoutSensor,
  type WorkoutTotals,
} from '@vitalwire/core';
import { attributeLocalDate } from '@vitalwire/core/time';
import { totalsOnly, within } from '@vitalwire/provider-kit/rows';
import { stravaId } from '../strava-descriptor.ts';
import type { ActivityRow } from './activity-row.ts';
import type { StravaField } from './columns.ts';
import { sportOf, stravaSport } from './strava-sport.ts';

/** Raised when this mapping changes. */
export const stravaMapper = 'strava-archive/2';
/** Of recordings: they change with the mapping of activity files, too. */
export const recordedMapper = `${stravaMapper}+${recordMapper}`;

export interface RowContext {
  readonly now: Instant;
  readonly assumedTimeZone: string | null;
  readonly originalHash: ContentHash | null;
  /** Make and model of a bike or a pair of shoes, by the name that activities have it under. */
  readonly gear: ReadonlyMap<string, WorkoutSensor>;
}

/** Total, its column, and what a zero means: in columns of sensors and of sums that nobody entered it is none. */
const totals: readonly (readonly [keyof WorkoutTotals, StravaField, greatest: number])[] = [
  ['movingSeconds', 'moving', 31_622_400],
  ['distanceMeters', 'distance', 1e8],
  ['ascentMeters', 'ascent', 100_000],
  ['descentMeters', 'descent', 100_000],
  ['energyKilocalories', 'calories', 100_000],
  ['averageSpeedMetersPerSecond', 'averageSpeed', 1000],
  ['maximumSpeedMetersPerSecond', 'maximumSpeed', 1000],
  ['averageHeartRateBpm', 'averageHeartRate', 300],
  ['maximumHeartRateBpm', 'maximumHeartRate', 300],
  ['averageCadenceRpm', 'averageCadence', 500],
  ['maximumCadenceRpm', 'maximumCadence', 500],
  ['averagePowerWatts', 'averagePower', 5000],
  ['maximumPowerWatts', 'maximumPower', 10_000],
];

/** Totals that Strava found or that were entered there, and that the recording does not state. */
const completed = ['movingSeconds', 'distanceMeters', 'ascentMeters', 'descentMeters', 'energyKilocalories'] as const;

/** The recording as the activity that the person has at Strava: its id, title, sport, gear and exertion. */
export function recordedWorkout(recording: Workout, row: ActivityRow, key: string, context: RowContext): Workout {
  const known = totalsOf(row);
  const missing = completed.filter((total) => (recording[total] ?? 0) === 0 && known[total] !== undefined);
  const gear = gearOf(row, context);
  return {
    ...recording,
    ...Object.fromEntries(missing.map((total) => [total, known[total]])),
    id: recordId('workout', stravaId, key),
    provenance: { ...recording.provenance, vendorId: row.id, naturalKey: key, mapper: recordedMapper },
    sport: sportOf(recording.sport, row.type),
    ...(row.type === null ? {} : { vendorSport: row.type }),
    ...(row.name === null ? {} : { name: row.name }),
    ...feelOf(row, recording.feel),
    sensors: gear === null ? recording.sensors : [...recording.sensors, gear],
  };
}

/** What is left of an activity without a recording: entered by hand, or its file is lost or broken. */
export function summaryWorkout(row: ActivityRow & { readonly start: Instant }, context: RowContext): Workout {
  const elapsed = within(row.number('elapsed') ?? row.number('roundedElapsed'), 0, 31_622_400);
  const known = totalsOf(row);
  const gear = gearOf(row, context);
  return {
    kind: 'workout',
    id: recordId('workout', stravaId, row.id),
    provenance: {
      sourceId: stravaId,
      channel: Channel.File,
      vendorId: row.id,
      naturalKey: row.id,
      device: null,
      originalHash: context.originalHash,
      receivedAt: context.now,
      mapper: stravaMapper,
    },
    start: row.start,
    end: instantOf(millisecondsOf(row.start) + Math.round((elapsed ?? known.movingSeconds ?? 0) * 1000)),
    utcOffsetMinutes: null,
    ...attributeLocalDate({ start: row.start, utcOffsetMinutes: null, assumedTimeZone: context.assumedTimeZone }),
    sport: (row.type === null ? null : stravaSport(row.type)) ?? Sport.Other,
    ...(row.type === null ? {} : { vendorSport: row.type }),
    ...(row.name === null ? {} : { name: row.name }),
    ...(elapsed === undefined ? {} : { elapsedSeconds: elapsed }),
    ...known,
    ...feelOf(row, undefined),
    ...totalsOnly,
    sensors: gear === null ? [] : [gear],
  };
}

/** What the person wrote of an activity, beside it: it stays when another device's recording of it is chosen. */
export function notesOf(row: ActivityRow, about: Workout, context: RowContext): readonly Note[] {
  const texts = [
    ['description', row.description],
    ['private-note', row.privateNote],
  ] as const;
  return texts.flatMap(([what, text]) => (text === null ? [] : [noteOf(`${row.id}/${what}`, text, about, context)]));
}

function noteOf(key: string, text: string, about: Workout, context: RowContext): Note {
  const { start, utcOffsetMinutes, localDate, dateBasis, provenance } = about;
  const id: RecordId = recordId('note', stravaId, key);
  return {
    kind: 'note',
    id,
    provenance: { ...provenance, device: null, vendorId: null, naturalKey: key, originalHash: context.originalHash },
    start,
    end: null,
    utcOffsetMinutes,
    localDate,
    dateBasis,
    text,
    tags: [],
    about: about.id,
  };
}

/**
 * Zero stands for "not known" in every one of these columns (an hour of running with 0.0 calories, a swim with an
 * elevation gain of 0.0), and where it is true it says little.
 */
function totalsOf(row: ActivityRow): WorkoutTotals {
  const values = totals.flatMap(([total, field, greatest]) => {
    const value = within(row.number(field), 0, greatest);
    return value === undefined || value === 0 ? [] : [[total, value]];
  });
  const known: WorkoutTotals = withCadence(Object.fromEntries(values));
  const temperatures = ['averageTemperature', 'maximumTemperature'] as const;
  const measured = temperatures.flatMap((field) => {
    const value = within(row.number(field), -90, 100);
    return value === undefined ? [] : [[`${field}Celsius`, value]];
  });
  const early = within(row.number('earlyMaximumHeartRate'), 1, 300);
  const work = within(row.number('workJoules'), 1, 1e9);
  return withoutDistance(
    {
      ...(early === undefined ? {} : { maximumHeartRateBpm: early }),
      ...(work === undefined ? {} : { workKilojoules: work / 1000 }),
      ...known,
      ...Object.fromEntries(measured),
    },
    row,
  );
}

/** Dutch headers name the mean of the cadence before its maximum, others behind it: the greater one is the maximum. */
function withCadence(known: WorkoutTotals): WorkoutTotals {
  const { averageCadenceRpm, maximumCadenceRpm } = known;
  if (averageCadenceRpm === undefined || maximumCadenceRpm === undefined) return known;
  if (averageCadenceRpm <= maximumCadenceRpm) return known;
  return { ...known, averageCadenceRpm: maximumCadenceRpm, maximumCadenceRpm: averageCadenceRpm };
}

/**
 * The second distance is metres. Where it is no more than the first, which is kilometres or miles, it is not: the
 * layout is one that nobody knows. A swim has metres or yards in both.
 */
function withoutDistance(known: WorkoutTotals, row: ActivityRow): WorkoutTotals {
  const { distanceMeters, ...rest } = known;
  const rounded = row.number('roundedDistance');
  if (distanceMeters === undefined || rounded === undefined || rounded === 0) return known;
  return distanceMeters / rounded > 10 || rounded >= 100 ? known : rest;
}

function feelOf(row: ActivityRow, recorded: WorkoutFeel | undefined): { readonly feel?: WorkoutFeel } {
  const exertion = within(row.number('exertion'), 1, 10);
  const told = exertion === undefined ? {} : { perceivedExertionCr10: exertion };
  const feel = { ...recorded, ...told };
  return Object.keys(feel).length === 0 ? {} : { feel };
}

function gearOf(row: ActivityRow, { gear }: RowContext): WorkoutSensor | null {
  if (row.gear === null) return null;
  return gear.get(row.gear) ?? { type: 'gear', product: row.gear };
}
