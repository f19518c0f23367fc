import { type DeliveredRecord, instantOf, Sport, type Workout, type WorkoutSensor } from '@vitalwire/core';
import { LifeEventType } from '../calendar/life-event.ts';
import type { Day } from '../life/day.ts';
import type { Session } from '../plan/session.ts';
import { randomOf } from '../random.ts';
import type { RecordBase } from '../records/record-base.ts';
import type { ScenarioPlan } from '../scenario/scenario.ts';
import type { WorkoutTruth } from '../truth.ts';
import { failingStrap, type Masked, secondsToFix } from './faults.ts';
import { footMotion, strengthMotion, swimMotion } from './foot-and-water.ts';
import { driftOf, heartRateOf } from './heart-rate.ts';
import type { Motion, MotionRequest } from './motion.ts';
import { lengthsOf, setsOf } from './parts.ts';
import { rideMotion } from './ride.ts';
import { trackOf } from './route.ts';
import {
  distanceOf,
  elapsedAxis,
  momentOf,
  roundedGrade,
  roundedSpeed,
  type Samples,
  streamsOf,
  temperatureOf,
  withoutFix,
} from './samples.ts';
import { lapBoundaries, lapsOf, totalsOf } from './totals.ts';

export interface RenderedWorkout {
  readonly delivered: DeliveredRecord;
  readonly truth: WorkoutTruth;
}

/** Makes every second of one workout. Depends on the day and the session alone. */
export function renderWorkout(
  session: Session,
  day: Day,
  scenario: ScenarioPlan,
  seed: string,
  base: RecordBase<'workout'>,
): RenderedWorkout {
  const random = randomOf(seed, 'workout', session.key);
  const motion = motionOf({
    session,
    capacity: day.capacity,
    place: day.morningPlace,
    weightKilograms: day.weightKilograms,
    random,
  });
  const heart = {
    session,
    effort: motion.effort,
    heart: scenario.heart,
    restingBpm: day.pulse.restingBpm,
    temperatureCelsius: day.temperatureCelsius,
    base: day.morning.base,
    random,
  };
  const heartRate = heartRateOf(heart);
  const samples = samplesOf(session, day, motion, heartRate, random);
  const count = motion.effort.length;
  const streams = streamsOf(samples);
  const lengths = lengthsOf(session, random);
  const record: Workout = {
    ...base,
    ...totalsOf(samples, 0, count, day.weightKilograms),
    end: momentOf(session.startMilliseconds, (samples.elapsedSeconds[count - 1] ?? 0) + 1),
    sport: session.sport,
    vendorSport: session.vendorSport,
    name: session.name,
    indoor: session.indoor,
    ...(session.multisportKey === null ? {} : { multisportKey: session.multisportKey }),
    ...(session.poolLengthMeters === undefined ? {} : { poolLengthMeters: session.poolLengthMeters }),
    ...(lengths.length === 0 ? {} : { strokes: lengths.reduce((sum, length) => sum + (length.strokes ?? 0), 0) }),
    laps: lapsOf(session, samples, lapBoundaries(session, samples), day.weightKilograms),
    lengths,
    sets: setsOf(session),
    pauses: session.pauses.map(({ afterSeconds, seconds }) => {
      const resumed = samples.elapsedSeconds[afterSeconds] ?? 0;
      return {
        start: momentOf(session.startMilliseconds, resumed - seconds),
        end: momentOf(session.startMilliseconds, resumed),
      };
    }),
    sensors: sensorsOf(samples, scenario),
    feel: { perceivedExertionCr10: session.exertion },
    streams: { sampleCount: count, channels: streams.columns.map(({ channel }) => channel) },
  };
  return { delivered: { record, streams }, truth: truthOf(record, samples, motion, heartRate, driftOf(heart)) };
}

function motionOf(request: MotionRequest): Motion {
  switch (request.session.discipline) {
    case 'cycling':
      return rideMotion(request);
    case 'swimming':
      return swimMotion(request);
    case 'running':
      return footMotion(request);
    case 'other':
      return request.session.sport === Sport.StrengthTraining ? strengthMotion(request) : footMotion(request);
  }
}

function samplesOf(
  session: Session,
  day: Day,
  motion: Motion,
  heartRate: Int32Array,
  random: ReturnType<typeof randomOf>,
): Samples {
  const speed = motion.speed === null ? null : roundedSpeed(motion.speed);
  const distance = motion.speed === null ? null : distanceOf(motion.speed);
  const inWater = session.discipline === 'swimming';
  const track =
    session.indoor || distance === null
      ? null
      : withoutFix(trackOf(day.morningPlace, distance, motion.grade, random), secondsToFix(random));
  const noPower = day.events.has(LifeEventType.PowerMeterFault) && !session.indoor;
  const strap: Masked = day.events.has(LifeEventType.HeartRateStrapFault)
    ? failingStrap(heartRate, random)
    : { values: heartRate, missing: null };
  const air = inWater ? Math.max(15, day.temperatureCelsius * 0.5 + 10) : day.temperatureCelsius;
  return {
    start: instantOf(session.startMilliseconds),
    elapsedSeconds: elapsedAxis(session, motion.effort.length),
    heartRate: strap,
    power: noPower ? null : motion.powerWatts,
    distance,
    speed,
    cadence: motion.cadence,
    altitude: inWater ? null : (track?.altitude ?? null),
    latitude: track?.latitude ?? null,
    longitude: track?.longitude ?? null,
    grade: motion.powerWatts === null ? null : roundedGrade(motion),
    temperature: temperatureOf(motion.effort.length, air, session.indoor),
  };
}

function sensorsOf(samples: Samples, scenario: ScenarioPlan): readonly WorkoutSensor[] {
  const manufacturer = 'Vitalwire';
  return [
    ...(samples.heartRate === null
      ? []
      : [{ type: 'heart_rate', manufacturer, product: scenario.heartRateSensor === 'strap' ? 'Strap' : 'Wrist' }]),
    ...(samples.power === null ? [] : [{ type: 'power', manufacturer, product: 'Power meter' }]),
    ...(samples.latitude === null ? [] : [{ type: 'gps', manufacturer, product: 'GPS' }]),
  ];
}

function truthOf(
  record: Workout,
  samples: Samples,
  motion: Motion,
  heartRate: Int32Array,
  heartRateDriftPerHour: number,
): WorkoutTruth {
  const { powerWatts } = motion;
  const seconds = motion.effort.length;
  let work = 0;
  let squares = 0;
  let beats = 0;
  let most = 0;
  for (let i = 0; i < seconds; i++) {
    const power = powerWatts?.[i] ?? 0;
    work += power;
    squares += power * power;
    const rate = heartRate[i] ?? 0;
    beats += rate;
    if (rate > most) most = rate;
  }
  return {
    recordId: record.id,
    timerSeconds: seconds,
    distanceMeters: samples.distance?.at(-1) ?? null,
    workJoules: powerWatts === null ? null : work,
    meanPowerWatts: powerWatts === null ? null : work / seconds,
    rootMeanSquarePowerWatts: powerWatts === null ? null : Math.sqrt(squares / seconds),
    meanHeartRateBpm: beats / seconds,
    maximumHeartRateBpm: most,
    heartRateDriftPerHour,
  };
}
