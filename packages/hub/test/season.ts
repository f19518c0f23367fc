import { encodeFit, fitActivityMessages } from '@vitalwire/activity-files/fit';
import {
  columnOf,
  type ImportSource,
  type Instant,
  instantOf,
  type LocalDate,
  millisecondsOf,
  type NewEntry,
  type Streams,
  type Workout,
} from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { generateAthlete, type Scenario } from '@vitalwire/providers-synthetic';

/** One outing as it really was, and what three sources have of it. */
export interface SeasonOuting {
  readonly workout: Workout;
  readonly fit: ImportSource;
  /** Of the outings with positions. */
  readonly gpx: ImportSource | null;
  /** Of some, written down in round numbers. */
  readonly entry: NewEntry<'workout' | 'strengthSession'> | null;
}

/** Three months of somebody who rides, runs and lifts: files of the watch, tracks of the phone, and a diary. */
export function seasonOf(scenario: Scenario, seed: number): readonly SeasonOuting[] {
  const athlete = generateAthlete({ scenario, seed, end: '2026-05-31' as LocalDate, years: 0.25 });
  const outings: SeasonOuting[] = [];
  for (const { record, streams } of athlete.records()) {
    if (record.kind !== 'workout' || record.sport === 'transition') continue;
    const place = outings.length;
    outings.push({
      workout: record,
      fit: fitOf(record, streams, place),
      gpx: streams === null ? null : gpxOf(record, streams, place),
      entry: place % 3 === 0 ? null : entryOf(record),
    });
  }
  return outings;
}

function fitOf(workout: Workout, streams: Streams | null, place: number): ImportSource {
  const session = { ...workout, streams, developerColumns: [], beatIntervalsSeconds: null, events: [] };
  const device = { manufacturer: 'garmin', serialNumber: '3401' };
  const messages = fitActivityMessages({ createdAt: workout.start, device, sessions: [session] });
  return memorySource(`watch/${place}.fit`, encodeFit({ messages }));
}

const TRACK_EVERY = 5;
/** The phone is started a minute late, and a few metres beside the watch. */
const TRACK_LATE = 60;

function gpxOf(workout: Workout, streams: Streams, place: number): ImportSource | null {
  const latitude = columnOf(streams, 'latitudeDegrees')?.values;
  const longitude = columnOf(streams, 'longitudeDegrees')?.values;
  if (latitude === undefined || longitude === undefined) return null;
  const points: string[] = [];
  for (let i = TRACK_LATE; i < streams.elapsedSeconds.length; i += TRACK_EVERY) {
    const [lat, lon] = [latitude[i] ?? Number.NaN, longitude[i] ?? Number.NaN];
    if (Number.isNaN(lat) || Number.isNaN(lon) || lat === 0) continue;
    const time = instantOf(millisecondsOf(streams.start) + (streams.elapsedSeconds[i] ?? 0) * 1000);
    points.push(
      `<trkpt lat="${(lat + 0.00003).toFixed(6)}" lon="${(lon - 0.00002).toFixed(6)}"><time>${time}</time></trkpt>`,
    );
  }
  if (points.length < 10) return null;
  const type = workout.sport.includes('running') ? 'running' : 'cycling';
  const text = `<?xml version="1.0"?><gpx version="1.1" creator="a phone" xmlns="http://www.topografix.com/GPX/1/1"><trk><type>${type}</type><trkseg>${points.join('')}</trkseg></trk></gpx>`;
  return memorySource(`phone/${place}.gpx`, new TextEncoder().encode(text));
}

const STEP_MILLISECONDS = 5 * 60_000;
const rounded = (instant: Instant) =>
  instantOf(Math.round(millisecondsOf(instant) / STEP_MILLISECONDS) * STEP_MILLISECONDS);

function entryOf(workout: Workout): NewEntry<'workout' | 'strengthSession'> {
  const times = {
    start: rounded(workout.start),
    end: rounded(workout.end),
    utcOffsetMinutes: workout.utcOffsetMinutes,
  };
  if (workout.sport === 'strength_training') {
    return {
      kind: 'strengthSession',
      ...times,
      fields: { sets: [{ type: 'active', exercise: 'Squat', repetitions: 5 }] },
    };
  }
  const { distanceMeters, sport } = workout;
  const distance = distanceMeters === undefined ? {} : { distanceMeters: Math.round(distanceMeters / 100) * 100 };
  return { kind: 'workout', ...times, fields: { sport, name: 'From the diary', ...distance } };
}
