import {
  type DeliveredRecord,
  type Device,
  type ImportSource,
  instantOf,
  millisecondsOf,
  type Pause,
  Sport,
  textLimits,
  type Workout,
} from '@vitalwire/core';
import {
  type KnownOfTime,
  type Moment,
  present,
  sayAssumedZone,
  streamSummaryOf,
  unreadableCell,
} from '@vitalwire/provider-kit/rows';
import { type Item, itemAt, itemsIn, momentIn, numberIn, secondsIn, textIn } from './item.ts';
import { nanAsNull } from './nan-as-null.ts';
import { baseOf, type PolarReading, polarRecords } from './reading.ts';
import { recordingOf } from './recording.ts';
import { sportNamed, sportNumbered } from './sports.ts';

const what = 'training-session';
const LONGEST_SECONDS = 31_622_400;

/** One workout a session; of a session with several exercises one an exercise. */
export async function* trainings(
  source: ImportSource,
  reading: PolarReading,
): AsyncGenerator<DeliveredRecord, void, undefined> {
  yield* polarRecords(nanAsNull(source), what, reading, (session) => {
    const exercises = itemsIn(session, 'exercises');
    const [only] = exercises;
    if (exercises.length < 2)
      return [workoutOf({ session, totals: session, exercise: only ?? {}, part: null }, source, reading)];
    return exercises.map((exercise, part) => workoutOf({ session, totals: exercise, exercise, part }, source, reading));
  });
}

interface Part {
  readonly session: Item;
  /** What has the totals: the session, or one of its exercises. */
  readonly totals: Item;
  readonly exercise: Item;
  /** Place in a session of several. */
  readonly part: number | null;
}

function workoutOf(
  { session, totals, exercise, part }: Part,
  source: ImportSource,
  reading: PolarReading,
): DeliveredRecord {
  const { context, ledger } = reading;
  const utcOffsetMinutes = offsetOf(exercise) ?? offsetOf(session) ?? null;
  if (utcOffsetMinutes === null) sayAssumedZone(ledger, source.path, context);
  const known: KnownOfTime = { utcOffsetMinutes, assumedTimeZone: context.assumedTimeZone };
  const at = momentIn(totals, 'startTime', known);
  const stop = stopOf(totals, at, known);
  if (stop.instant < at.instant) throw unreadableCell('stop time after its start', textIn(totals, 'stopTime') ?? '');
  const begin = part === null && exercise.startTime !== undefined ? momentIn(exercise, 'startTime', known) : at;
  const streams = recordingOf(exercise, begin, known);
  const sessionId = idOf(session) ?? sessionKey(session);
  const vendorId = part === null ? idOf(session) : idOf(exercise);
  const { sport, name, vendorSport } = wordsOf(session, exercise, part);
  const record: Workout = {
    ...baseOf(
      'workout',
      {
        naturalKey: part === null ? sessionId : `${sessionId}/${vendorId ?? part}`,
        vendorId,
        device: deviceOf(session),
      },
      { at, end: stop.instant },
      reading,
    ),
    end: stop.instant,
    sport,
    ...present({ name, vendorSport, description: part === null ? textIn(session, 'note', textLimits.prose) : null }),
    ...(part === null ? {} : { multisportKey: sessionId }),
    ...totalsOf(totals, exercise, at, stop),
    laps: [],
    lengths: [],
    sets: [],
    pauses: pausesOf(exercise, known),
    sensors: [],
    ...analysisOf(totals),
    streams: streamSummaryOf(streams),
  };
  return { record, streams };
}

/** Exercises do not all say when they ended: then it is their length behind their start. */
function stopOf(totals: Item, at: Moment, known: KnownOfTime): Moment {
  const milliseconds = numberIn(totals, 'durationMillis', 1, LONGEST_SECONDS * 1000);
  if (textIn(totals, 'stopTime') !== null || milliseconds === undefined) return momentIn(totals, 'stopTime', known);
  return { ...at, instant: instantOf(millisecondsOf(at.instant) + Math.round(milliseconds)) };
}

function offsetOf(item: Item): number | undefined {
  return (
    numberIn(item, 'timezoneOffsetMinutes', -1080, 1080) ??
    numberIn(item, 'timezoneOffset', -1080, 1080) ??
    numberIn(item, 'timeZoneOffset', -1080, 1080)
  );
}

function idOf(item: Item): string | null {
  return textIn(itemAt(item, 'identifier'), 'id', textLimits.key);
}

/** Older exports have no ids. */
function sessionKey(session: Item): string {
  return `session/${textIn(session, 'startTime') ?? ''}`;
}

/** Newer exports have a number of the sport, and a name of the session that the person may have changed. */
function wordsOf(
  session: Item,
  exercise: Item,
  part: number | null,
): { readonly sport: Sport; readonly name: string | null; readonly vendorSport: string | null } {
  const name = textIn(session, 'name', textLimits.name);
  const old = textIn(exercise, 'sport') ?? textIn(session, 'sport');
  const id = textIn(itemAt(exercise, 'sport'), 'id') ?? textIn(itemAt(session, 'sport'), 'id');
  const vendorSport = old ?? (id === null ? null : `sport ${id}`);
  const named = sportNamed(old ?? (part === null ? name : null));
  const sport = named === Sport.Other ? (sportNumbered(id) ?? named) : named;
  return { sport, name, vendorSport };
}

function deviceOf(session: Item): Device | null {
  const device = present({
    product: textIn(itemAt(session, 'product'), 'modelName'),
    serialNumber: textIn(session, 'deviceId'),
  });
  return Object.keys(device).length === 0 ? null : { manufacturer: 'Polar', ...device };
}

function totalsOf(totals: Item, exercise: Item, at: Moment, stop: Moment) {
  const elapsed = (millisecondsOf(stop.instant) - millisecondsOf(at.instant)) / 1000;
  const milliseconds = numberIn(totals, 'durationMillis', 1, LONGEST_SECONDS * 1000);
  const heart = heartOf(exercise);
  return present({
    elapsedSeconds: elapsed > 0 && elapsed <= LONGEST_SECONDS ? elapsed : undefined,
    timerSeconds: milliseconds === undefined ? positive(secondsIn(totals, 'duration')) : milliseconds / 1000,
    distanceMeters:
      numberIn(totals, 'distanceMeters', 0.001, 2_000_000) ?? numberIn(totals, 'distance', 0.001, 2_000_000),
    ascentMeters: climbOf('ascent', totals, exercise),
    descentMeters: climbOf('descent', totals, exercise),
    energyKilocalories: numberIn(totals, 'calories', 1, 50_000),
    averageHeartRateBpm: numberIn(totals, 'hrAvg', 20, 250) ?? numberIn(heart, 'avg', 20, 250),
    maximumHeartRateBpm: numberIn(totals, 'hrMax', 20, 250) ?? numberIn(heart, 'max', 20, 250),
    minimumHeartRateBpm: numberIn(heart, 'min', 20, 250),
  });
}

function climbOf(way: 'ascent' | 'descent', totals: Item, exercise: Item): number | undefined {
  const of = (item: Item) => numberIn(item, `${way}Meters`, 0.001, 100_000) ?? numberIn(item, way, 0.001, 100_000);
  return of(totals) ?? of(exercise);
}

/** Least, mean and greatest heart rate: a list by type, in older exports an object. */
function heartOf(exercise: Item): Item {
  const list = itemsIn(itemAt(exercise, 'statistics'), 'statistics');
  return (
    list.find(({ type }) => type === 'HEART_RATE' || type === 'STATISTICS_TYPE_HEART_RATE') ??
    itemAt(exercise, 'heartRate')
  );
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 && value <= LONGEST_SECONDS ? value : undefined;
}

function analysisOf(totals: Item) {
  const recovery = numberIn(totals, 'recoveryTimeMillis', 1, 10_000_000_000);
  const analysis = present({
    trainingLoad: numberIn(totals, 'trainingLoad', 0.001, 100_000),
    recoveryTimeMinutes: recovery === undefined ? undefined : Math.round(recovery / 60_000),
  });
  return Object.keys(analysis).length === 0 ? {} : { deviceAnalysis: analysis };
}

function pausesOf(exercise: Item, known: KnownOfTime): readonly Pause[] {
  return itemsIn(exercise, 'pauseTimes').flatMap((pause) => {
    const start = momentIn(pause, 'startTime', known).instant;
    const end = momentIn(pause, 'endTime', known).instant;
    return end > start ? [{ start, end }] : [];
  });
}
