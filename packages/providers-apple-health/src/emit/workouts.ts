import {
  cleanText,
  type DeliveredRecord,
  instantOf,
  type Pause,
  type Streams,
  type SwimLength,
  textLimits,
  type Workout,
  type WorkoutLap,
} from '@vitalwire/core';
import { blockOf, type Collected } from '../collect/collector.ts';
import { type PackedElement, unpackElement } from '../collect/packed-element.ts';
import type { HealthOrigin } from '../collect/sources.ts';
import { localDay, type RowZone } from '../collect/zones.ts';
import { quantityOf } from '../meaning/units.ts';
import { sportOf } from '../meaning/workout-types.ts';
import type { Element } from '../scan/health-document.ts';
import { baseOf, type Emitted, keyTime, type Receipt } from './emitted.ts';
import { secondsOfText } from './meals.ts';
import { type ChannelRows, streamsOf } from './workout-streams.ts';
import { totalsOf } from './workout-totals.ts';

/** A workout of the file with its times read. */
export interface FoundWorkout {
  readonly packed: PackedElement;
  /** What it is known by. */
  readonly key: string;
  readonly origin: HealthOrigin;
  readonly zone: RowZone;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly day: number;
}

/** What a workout needs from elsewhere. */
export interface WorkoutSurroundings {
  element(packed: PackedElement): Element;
  /** What was measured between two moments, of the origin that measured most of it, its own first. */
  measured(workout: FoundWorkout): readonly ChannelRows[];
  /** The route that the file names, read; `null` where there is none. */
  route(path: string): Promise<readonly Streams[] | null>;
}

const LONGEST_SECONDS = 14 * 86_400;
const EARLIEST_SECONDS = -2_208_988_800;

/** Workouts by the block of their day, by start; one that cannot be is rejected. */
export function workoutsByBlock(
  collected: Collected,
  nowSeconds: number,
): ReadonlyMap<number, readonly FoundWorkout[]> {
  const blocks = new Map<number, FoundWorkout[]>();
  const seen = new Set<string>();
  for (const packed of collected.workouts) {
    const found = foundOf(collected, packed, nowSeconds);
    if (typeof found === 'string') {
      collected.account.rejected('Workout', found);
      continue;
    }
    if (seen.has(found.key)) {
      collected.account.passedOver('Workout', 'It stands in the file twice.');
      continue;
    }
    seen.add(found.key);
    const block = blockOf(found.day);
    const ofBlock = blocks.get(block) ?? [];
    ofBlock.push(found);
    blocks.set(block, ofBlock);
  }
  for (const ofBlock of blocks.values())
    ofBlock.sort((a, b) => a.startSeconds - b.startSeconds || (a.key < b.key ? -1 : 1));
  return blocks;
}

function foundOf(collected: Collected, packed: PackedElement, nowSeconds: number): FoundWorkout | string {
  const element = unpackElement(collected.bytes, packed);
  const text = (name: string): string => element.attributes.get(name) ?? '';
  const startSeconds = secondsOfText(text('startDate'));
  const endSeconds = secondsOfText(text('endDate'));
  if (!(startSeconds > EARLIEST_SECONDS && endSeconds <= nowSeconds + 86_400))
    return 'Its start or end is no date, or one that cannot be right.';
  if (endSeconds < startSeconds) return 'It ends before it starts.';
  if (endSeconds - startSeconds > LONGEST_SECONDS) return 'It lasts for more than two weeks.';
  const metadata = metadataOf(element);
  const written = text('startDate').slice(-5);
  const offset = (Number(written.slice(1, 3)) * 60 + Number(written.slice(3))) * (written.startsWith('-') ? -1 : 1);
  const zone = collected.zones.ofText(metadata.get('HKTimeZone'), offset);
  const origin = collected.origins.ofTexts(text('sourceName'), text('sourceVersion'), text('device'));
  const type = cleanText(typeOf(element).replace('HKWorkoutActivityType', ''), textLimits.word) ?? '';
  const key = `workout/${origin.key}/${keyTime(startSeconds)}/${keyTime(endSeconds)}/${type}`;
  return { packed, key, origin, zone, startSeconds, endSeconds, day: localDay(startSeconds, zone) };
}

/** Keys can repeat: the first one counts. */
function metadataOf({ children }: Element): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { name, attributes } of children) {
    const key = attributes.get('key');
    if (name === 'MetadataEntry' && key !== undefined && !found.has(key)) found.set(key, attributes.get('value') ?? '');
  }
  return found;
}

function typeOf({ attributes }: Element): string {
  return attributes.get('workoutActivityType') ?? '';
}

export function emittedWorkout(found: FoundWorkout, surroundings: WorkoutSurroundings, receipt: Receipt): Emitted {
  const element = surroundings.element(found.packed);
  const record = workoutOf(found, element, receipt);
  return {
    record,
    rows: [{ what: 'Workout', count: 1 }],
    routes: routePaths(element),
    async complete(): Promise<DeliveredRecord> {
      const routes: Streams[] = [...inlineRoutes(element)];
      for (const path of routePaths(element)) routes.push(...((await surroundings.route(path)) ?? []));
      const streams = streamsOf(routes, surroundings.measured(found));
      if (streams === null) return { record, streams };
      const summary = {
        sampleCount: streams.elapsedSeconds.length,
        channels: streams.columns.map(({ channel }) => channel),
      };
      return { record: { ...record, streams: summary }, streams };
    },
  };
}

function workoutOf(found: FoundWorkout, element: Element, receipt: Receipt): Workout {
  const metadata = metadataOf(element);
  const { key, origin, zone, startSeconds, endSeconds, day } = found;
  const sport = sportOf(typeOf(element), metadata);
  const vendorSport = cleanText(typeOf(element).replace('HKWorkoutActivityType', ''), textLimits.name);
  const name = cleanText(metadata.get('HKWorkoutBrandName') ?? '', textLimits.name);
  const pool = quantityOf('length', metadata.get('HKLapLength'));
  const laps = lapEvents(element, startSeconds, endSeconds);
  const swim = sport === 'pool_swimming' || sport === 'open_water_swimming';
  const indoor = metadata.get('HKIndoorWorkout');
  return {
    ...baseOf('workout', key, origin.device, receipt, {
      startSeconds,
      endSeconds,
      day,
      utcOffsetMinutes: zone.recorded ? zone.offsetMinutes(startSeconds) : null,
    }),
    end: instantOf(endSeconds * 1000),
    sport,
    ...(vendorSport === null ? {} : { vendorSport }),
    ...(name === null ? {} : { name }),
    ...(indoor === '1' || indoor === '0' ? { indoor: indoor === '1' } : {}),
    ...(pool === null || pool <= 0 || pool > 1000 ? {} : { poolLengthMeters: pool }),
    elapsedSeconds: endSeconds - startSeconds,
    ...totalsOf(element, metadata),
    laps: swim ? [] : laps.map(({ from, to }): WorkoutLap => ({ start: instantOf(from), end: instantOf(to) })),
    lengths: swim ? laps.map(lengthOf) : [],
    sets: [],
    pauses: pausesOf(element, startSeconds, endSeconds),
    sensors: [],
    streams: null,
  };
}

interface LapEvent {
  readonly from: number;
  readonly to: number;
  readonly metadata: ReadonlyMap<string, string>;
}

const MILLISECONDS: { readonly [unit: string]: number } = { min: 60_000, s: 1000, hr: 3_600_000 };

/** With a length of their own; a lap without one is a moment, and nobody says which lap it ends. */
function lapEvents({ children }: Element, startSeconds: number, endSeconds: number): readonly LapEvent[] {
  return children
    .filter(({ name, attributes }) => name === 'WorkoutEvent' && attributes.get('type') === 'HKWorkoutEventTypeLap')
    .flatMap((event) => {
      const { attributes } = event;
      const from = secondsOfText(attributes.get('date') ?? '') * 1000;
      const unit = MILLISECONDS[attributes.get('durationUnit') ?? ''] ?? Number.NaN;
      const to = from + Math.round(Number(attributes.get('duration') ?? Number.NaN) * unit);
      const sound = from >= startSeconds * 1000 && to > from && to <= endSeconds * 1000 + 60_000;
      return sound ? [{ from, to, metadata: metadataOf(event) }] : [];
    })
    .sort((a, b) => a.from - b.from);
}

/** `HKSwimmingStrokeStyle`. */
const strokes = [undefined, 'mixed', 'freestyle', 'backstroke', 'breaststroke', 'butterfly', 'kickboard'] as const;

function lengthOf({ from, to, metadata }: LapEvent): SwimLength {
  const stroke = strokes[Number(metadata.get('HKSwimmingStrokeStyle') ?? 0)];
  return {
    start: instantOf(from),
    elapsedSeconds: (to - from) / 1000,
    active: true,
    ...(stroke === undefined ? {} : { stroke }),
  };
}

const stops = new Set(['HKWorkoutEventTypePause', 'HKWorkoutEventTypeMotionPaused']);
const goes = new Set(['HKWorkoutEventTypeResume', 'HKWorkoutEventTypeMotionResumed']);

/** From a stop to the next go, or to the end. */
function pausesOf({ children }: Element, startSeconds: number, endSeconds: number): readonly Pause[] {
  const events = children
    .filter(({ name }) => name === 'WorkoutEvent')
    .map(({ attributes }) => ({
      at: secondsOfText(attributes.get('date') ?? ''),
      type: attributes.get('type') ?? '',
    }))
    .filter(({ at }) => at >= startSeconds && at <= endSeconds)
    .sort((a, b) => a.at - b.at);
  const pauses: Pause[] = [];
  let from: number | null = null;
  const close = (to: number): void => {
    if (from !== null && to > from) pauses.push({ start: instantOf(from * 1000), end: instantOf(to * 1000) });
    from = null;
  };
  for (const { at, type } of events) {
    if (stops.has(type)) from ??= at;
    else if (goes.has(type)) close(at);
  }
  close(endSeconds);
  return pauses;
}

/** `/workout-routes/route_2026-01-10_11.27am.gpx`, as written. */
function routePaths({ children }: Element): readonly string[] {
  return children
    .filter(({ name }) => name === 'WorkoutRoute')
    .flatMap((route) => route.children)
    .flatMap(({ name, attributes }) => (name === 'FileReference' ? [attributes.get('path') ?? ''] : []))
    .filter((path) => path !== '');
}

/** Exports of iOS 11 and 12 write the positions into the workout. */
function inlineRoutes({ children }: Element): readonly Streams[] {
  const points = children
    .filter(({ name }) => name === 'WorkoutRoute')
    .flatMap((route) => route.children)
    .filter(({ name }) => name === 'Location')
    .map(({ attributes }) => ({
      at: secondsOfText(attributes.get('date') ?? ''),
      latitude: Number(attributes.get('latitude') ?? Number.NaN),
      longitude: Number(attributes.get('longitude') ?? Number.NaN),
      altitude: Number(attributes.get('altitude') ?? Number.NaN),
      // -1 is how the phone says that it does not know.
      speed: Number(attributes.get('speed') ?? -1),
    }))
    .filter(
      ({ at, latitude, longitude }) => !Number.isNaN(at) && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180,
    )
    .sort((a, b) => a.at - b.at);
  const [first] = points;
  if (first === undefined) return [];
  const column = (values: readonly number[]) => Float64Array.from(values);
  return [
    {
      start: instantOf(first.at * 1000),
      elapsedSeconds: Int32Array.from(points, ({ at }) => at - first.at),
      columns: [
        { channel: 'latitudeDegrees', values: column(points.map(({ latitude }) => latitude)), missing: null },
        { channel: 'longitudeDegrees', values: column(points.map(({ longitude }) => longitude)), missing: null },
        { channel: 'altitudeMeters', values: column(points.map(({ altitude }) => altitude)), missing: null },
        {
          channel: 'speedMetersPerSecond',
          values: column(points.map(({ speed }) => (speed >= 0 ? speed : Number.NaN))),
          missing: null,
        },
      ],
    },
  ];
}
