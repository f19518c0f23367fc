import { type Instant, instantOf, maskOfNaN, type StreamColumn, type Streams } from '@vitalwire/core';
import type { Session } from '../plan/session.ts';
import type { Masked } from './faults.ts';
import type { Motion } from './motion.ts';
import type { Track } from './route.ts';

/** What a device has recorded, as it will be stored. Totals, laps and streams are all made from this. */
export interface Samples {
  readonly start: Instant;
  readonly elapsedSeconds: Int32Array;
  readonly heartRate: Masked | null;
  readonly power: Int32Array | null;
  /** Metres covered up to the end of the sample's second. */
  readonly distance: Float64Array | null;
  readonly speed: Float64Array | null;
  readonly cadence: Float64Array | null;
  readonly altitude: Float64Array | null;
  readonly latitude: Float64Array | null;
  readonly longitude: Float64Array | null;
  readonly grade: Float64Array | null;
  readonly temperature: Float64Array;
}

/** Seconds since the start, without those of the pauses. */
export function elapsedAxis(session: Session, seconds: number): Int32Array {
  const axis = new Int32Array(seconds);
  const { pauses } = session;
  let next = 0;
  let stood = 0;
  for (let i = 0; i < seconds; i++) {
    for (let pause = pauses[next]; pause !== undefined && pause.afterSeconds <= i; pause = pauses[next]) {
      stood += pause.seconds;
      next++;
    }
    axis[i] = i + stood;
  }
  return axis;
}

/** Millimetres a second, as wheel sensors and foot pods give them. */
export function roundedSpeed(speed: Float64Array): Float64Array {
  return speed.map((value) => Math.round(value * 1000) / 1000);
}

/** Sum of the speeds: centimetres on the way out, so that no error adds up. */
export function distanceOf(speed: Float64Array): Float64Array {
  let meters = 0;
  return speed.map((value) => {
    meters += value;
    return Math.round(meters * 100) / 100;
  });
}

/** Follows the air slowly, in whole degrees: the device comes from a warm room. */
export function temperatureOf(seconds: number, airCelsius: number, indoor: boolean): Float64Array {
  const from = indoor ? 20 : 21;
  const to = indoor ? 24 : airCelsius;
  const values = new Float64Array(seconds);
  let now = from;
  for (let i = 0; i < seconds; i++) {
    now += (to - now) / 420;
    values[i] = Math.round(now);
  }
  return values;
}

export function streamsOf(samples: Samples): Streams {
  const float = (channel: StreamColumn['channel'], values: Float64Array | null): readonly StreamColumn[] =>
    values === null ? [] : [{ channel, values, missing: null }];
  const position = (channel: StreamColumn['channel'], values: Float64Array | null): readonly StreamColumn[] =>
    values === null ? [] : [{ channel, values, missing: maskOfNaN(values) }];
  const whole = (channel: StreamColumn['channel'], column: Masked | null): readonly StreamColumn[] =>
    column === null ? [] : [{ channel, values: column.values, missing: column.missing }];
  return {
    start: samples.start,
    elapsedSeconds: samples.elapsedSeconds,
    columns: [
      ...position('latitudeDegrees', samples.latitude),
      ...position('longitudeDegrees', samples.longitude),
      ...float('altitudeMeters', samples.altitude),
      ...float('distanceMeters', samples.distance),
      ...float('speedMetersPerSecond', samples.speed),
      ...whole('heartRateBpm', samples.heartRate),
      ...float('cadenceRpm', samples.cadence),
      ...whole('powerWatts', samples.power === null ? null : { values: samples.power, missing: null }),
      ...float('temperatureCelsius', samples.temperature),
      ...float('gradePercent', samples.grade),
    ],
  };
}

/** Moment of a sample. */
export function momentOf(startMilliseconds: number, elapsedSeconds: number): Instant {
  return instantOf(Math.round(startMilliseconds + elapsedSeconds * 1000));
}

/** No position before the first satellite fix. */
export function withoutFix(track: Track, seconds: number): Track {
  track.latitude.fill(Number.NaN, 0, seconds);
  track.longitude.fill(Number.NaN, 0, seconds);
  return track;
}

export function roundedGrade(motion: Motion): Float64Array | null {
  return motion.grade === null ? null : motion.grade.map((value) => Math.round(value * 10) / 10);
}
