import {
  type Instant,
  instantOf,
  localDateOfDayNumber,
  recordId,
  type Threshold,
  type ThresholdMetric,
  thresholdOn,
} from '@vitalwire/core';
import { LifeEventType, type Span } from './calendar/life-event.ts';
import { syntheticId } from './descriptor.ts';
import type { Day } from './life/day.ts';
import { approach, totalImpulse } from './model/capacity.ts';
import { type Block, impulseOf, type Session, timerSecondsOf } from './plan/session.ts';
import { naturalKeyOf, type RecordOwner } from './records/record-base.ts';
import { recordedDay, recordedNight } from './records/wear.ts';
import type { AthleteTruth, DayTruth, EffortTruth, LifeEvent, WorkoutPlanTruth } from './truth.ts';

const LOAD_METHOD =
  '100 times the integral over hours of the squared effort, where effort is power over threshold power on a bike, ' +
  'flat speed over threshold speed on foot and over critical speed in water: 100 is one hour at threshold, and an ' +
  'hour held at a share s of it is 100 s squared.';

/** As long as a mean remembers, in days: what the two are commonly defined with. */
const LONG_DAYS = 42;
const SHORT_DAYS = 7;

export function truthOf(
  days: readonly Day[],
  spans: readonly Span[],
  known: readonly Threshold[],
  owner: RecordOwner,
  maximumHeartRateBpm: number,
): AthleteTruth {
  let ctl = 0;
  let atl = 0;
  const truths = days.map((day): DayTruth => {
    const workouts = day.sessions.map((session) => workoutTruth(day, session, known, owner));
    const recordedLoad = workouts.reduce((sum, workout) => sum + workout.recordedLoad, 0);
    ctl = approach(ctl, recordedLoad, LONG_DAYS);
    atl = approach(atl, recordedLoad, SHORT_DAYS);
    return {
      date: day.date,
      capacity: day.capacity,
      load: totalImpulse(day.impulse),
      recordedLoad,
      ctl,
      atl,
      restingHeartRateBpm: day.pulse.restingBpm,
      lnRmssd: day.pulse.lnRmssd,
      weightKilograms: day.weightKilograms,
      illness: day.illness,
      jetLagHours: day.jetLagHours,
      sleep: {
        start: instantOf(day.night.startMilliseconds),
        end: instantOf(day.night.endMilliseconds),
        asleepSeconds: day.night.asleepSeconds,
        awakeSeconds: day.night.awakeSeconds,
        lightSeconds: day.night.lightSeconds,
        deepSeconds: day.night.deepSeconds,
        remSeconds: day.night.remSeconds,
      },
      morningZone: day.morningPlace.zone,
      eveningZone: day.eveningPlace.zone,
      recordedDay: recordedDay(day),
      recordedNight: recordedNight(day),
      workouts,
    };
  });
  return { loadMethod: LOAD_METHOD, days: truths, events: eventsOf(days, spans), maximumHeartRateBpm };
}

function eventsOf(days: readonly Day[], spans: readonly Span[]): readonly LifeEvent[] {
  const tests = days
    .filter((day) => day.sessions.some(({ blocks }) => blocks.some((block) => block.maximal === true)))
    .map(({ number, sessions }) => ({
      type: LifeEventType.Test,
      first: number,
      last: number,
      detail: sessions[0]?.name ?? 'Test',
      place: null,
    }));
  return [...spans, ...tests]
    .toSorted((a, b) => a.first - b.first || a.last - b.last)
    .map(({ type, first, last, detail, place }) => ({
      type,
      from: localDateOfDayNumber(first),
      to: localDateOfDayNumber(last),
      detail,
      place,
    }));
}

function workoutTruth(day: Day, session: Session, known: readonly Threshold[], owner: RecordOwner): WorkoutPlanTruth {
  const load = impulseOf(session);
  const scale = scaleOf(day, session, known);
  const recorded = recordedDay(day);
  const start: Instant = instantOf(session.startMilliseconds);
  return {
    recordId: recordId('workout', syntheticId, naturalKeyOf(owner, session.key)),
    sport: session.sport,
    name: session.name,
    start,
    timerSeconds: timerSecondsOf(session),
    load,
    recordedLoad: recorded ? load * scale * scale : 0,
    recorded,
    ...constantOf(day, session),
    efforts: effortsOf(day, session),
  };
}

/** True threshold over known threshold. */
function scaleOf(day: Day, session: Session, known: readonly Threshold[]): number {
  const ratio = (truth: number, metric: ThresholdMetric, sport: 'cycling' | 'running' | null) =>
    truth / (thresholdOn(known, metric, day.date, sport)?.value ?? truth);
  const { capacity } = day;
  switch (session.discipline) {
    case 'cycling':
      return ratio(capacity.functionalThresholdPowerWatts, 'ftpWatts', 'cycling');
    case 'running':
      return ratio(capacity.thresholdSpeedMetersPerSecond, 'thresholdSpeedMetersPerSecond', 'running');
    case 'swimming':
      return ratio(capacity.criticalSwimSpeedMetersPerSecond, 'criticalSwimSpeedMetersPerSecond', null);
    case 'other':
      return 1;
  }
}

function constantOf(
  day: Day,
  session: Session,
): Pick<WorkoutPlanTruth, 'constantPowerWatts' | 'constantSpeedMetersPerSecond'> {
  const [only, second] = session.blocks;
  const constant = only !== undefined && second === undefined && only.texture === 'constant';
  return {
    constantPowerWatts: constant && session.discipline === 'cycling' ? Math.round(powerOf(day, only)) : null,
    constantSpeedMetersPerSecond: constant ? speedOf(day, session, only) : null,
  };
}

function effortsOf(day: Day, session: Session): readonly EffortTruth[] {
  const efforts: EffortTruth[] = [];
  let afterSeconds = 0;
  for (const block of session.blocks) {
    if (block.maximal === true) {
      efforts.push({
        afterSeconds,
        seconds: block.seconds,
        meanPowerWatts: session.discipline === 'cycling' ? powerOf(day, block) : null,
        meanSpeedMetersPerSecond: speedOf(day, session, block),
      });
    }
    afterSeconds += block.seconds;
  }
  return efforts;
}

function powerOf({ capacity }: Day, block: Block): number {
  return block.intensity * capacity.functionalThresholdPowerWatts;
}

function speedOf({ capacity }: Day, session: Session, block: Block): number | null {
  if (session.discipline === 'running') return block.intensity * capacity.thresholdSpeedMetersPerSecond;
  if (session.discipline === 'swimming') return block.intensity * capacity.criticalSwimSpeedMetersPerSecond;
  return null;
}
