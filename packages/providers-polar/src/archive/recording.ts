import { type Instant, millisecondsOf, type StreamChannel, type Streams } from '@vitalwire/core';
import { parseVendorTime } from '@vitalwire/core/time';
import { type KnownOfTime, type Moment, momentOf, type TimedValues, timedStreams } from '@vitalwire/provider-kit/rows';
import { type Item, itemAt, itemsIn, numberIn, textIn } from './item.ts';

interface ChannelFacts {
  readonly channel: StreamChannel;
  readonly least: number;
  readonly greatest: number;
  /** What the number is multiplied with to be in the channel's unit. */
  readonly factor: number;
}

const facts = (channel: StreamChannel, least: number, greatest: number, factor = 1): ChannelFacts => ({
  channel,
  least,
  greatest,
  factor,
});

/** Series of a recording whose meaning is described. Speed is in kilometres an hour. */
const channels: Readonly<Record<string, ChannelFacts>> = {
  HEART_RATE: facts('heartRateBpm', 20, 250),
  SPEED: facts('speedMetersPerSecond', 0, 300, 1 / 3.6),
  DISTANCE: facts('distanceMeters', 0, 2_000_000),
  ALTITUDE: facts('altitudeMeters', -500, 10_000),
  CADENCE: facts('cadenceRpm', 0, 300),
  TEMPERATURE: facts('temperatureCelsius', -60, 60),
};

/** What an exercise recorded: series at a fixed interval from its start on, and places. `null` when nothing. */
export function recordingOf(exercise: Item, begin: Moment, known: KnownOfTime): Streams | null {
  const points: TimedValues[] = [
    ...seriesOf(exercise, begin),
    ...placesOf(exercise, begin, known),
    ...oldHeart(exercise, known),
  ];
  return timedStreams(points);
}

function* seriesOf(exercise: Item, begin: Moment): Generator<TimedValues> {
  const zero = millisecondsOf(begin.instant);
  for (const series of itemsIn(itemAt(exercise, 'samples'), 'samples')) {
    const known = channels[textIn(series, 'type') ?? ''];
    const interval = numberIn(series, 'intervalMillis', 1, 3_600_000);
    const { values } = series;
    if (known === undefined || interval === undefined || !Array.isArray(values)) continue;
    const from = known.channel === 'altitudeMeters' ? settledAt(values) : 0;
    for (const [i, value] of values.entries()) {
      if (i < from) continue;
      if (typeof value !== 'number' || value < known.least || value > known.greatest) continue;
      yield { milliseconds: zero + i * interval, values: { [known.channel]: inUnit(value, known) } };
    }
  }
}

/** Nobody climbs so much from one value to the next. */
const GREATEST_STEP_METERS = 5;

/** Altitudes begin with noughts until the sensor has settled: where the ground is not at nought, they are none. */
function settledAt(values: readonly unknown[]): number {
  const first = values.findIndex((value) => typeof value === 'number' && value !== 0);
  const value = values[first];
  return typeof value === 'number' && Math.abs(value) > GREATEST_STEP_METERS ? first : 0;
}

function inUnit(value: number, { factor }: ChannelFacts): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(12));
}

function* placesOf(exercise: Item, begin: Moment, known: KnownOfTime): Generator<TimedValues> {
  const route = itemAt(exercise, 'routes', 'route');
  const zero = millisecondsOf(instantIn(route, 'startTime', known) ?? begin.instant);
  for (const point of itemsIn(route, 'wayPoints')) {
    const elapsed = numberIn(point, 'elapsedMillis', 0, 10_000_000_000);
    const latitudeDegrees = numberIn(point, 'latitude', -90, 90);
    const longitudeDegrees = numberIn(point, 'longitude', -180, 180);
    if (elapsed === undefined || latitudeDegrees === undefined || longitudeDegrees === undefined) continue;
    const altitudeMeters = numberIn(point, 'altitude', -500, 10_000);
    const values = { latitudeDegrees, longitudeDegrees, ...(altitudeMeters === undefined ? {} : { altitudeMeters }) };
    yield { milliseconds: zero + elapsed, values };
  }
}

/** Older exports: every beat rate with its own time. */
function* oldHeart(exercise: Item, known: KnownOfTime): Generator<TimedValues> {
  for (const sample of itemsIn(itemAt(exercise, 'samples'), 'heartRate')) {
    const instant = instantIn(sample, 'dateTime', known);
    const heartRateBpm = numberIn(sample, 'value', 20, 250);
    if (instant !== null && heartRateBpm !== undefined)
      yield { milliseconds: millisecondsOf(instant), values: { heartRateBpm } };
  }
}

function instantIn(item: Item, key: string, known: KnownOfTime): Instant | null {
  const time = parseVendorTime(textIn(item, key) ?? '');
  return time === null ? null : momentOf(time, known).instant;
}
