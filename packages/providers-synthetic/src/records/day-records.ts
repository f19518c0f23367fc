import { type BodyMeasurement, type DailySummary, type Note, recordId, type StrengthSession } from '@vitalwire/core';
import { LifeEventType } from '../calendar/life-event.ts';
import type { ZoneClock } from '../calendar/zone-clock.ts';
import { syntheticId } from '../descriptor.ts';
import type { Day } from '../life/day.ts';
import { endOf } from '../life/training-day.ts';
import type { BodyModel } from '../model/body.ts';
import { totalImpulse } from '../model/capacity.ts';
import { timerSecondsOf } from '../plan/session.ts';
import { randomOf } from '../random.ts';
import { setsOf } from '../workout/parts.ts';
import { naturalKeyOf, type RecordOwner, recordBase, scale, watch } from './record-base.ts';
import { recordedDay } from './wear.ts';

const MINUTE = 60_000;
const STEPS_PER_SECOND_ON_FOOT = 2.7;
const METERS_PER_STEP = 0.74;
/** A device's round figure for an hour at threshold, by kilogram of body weight. */
const KILOCALORIES_PER_LOAD = 0.115;

export function dailySummariesOf(
  day: Day,
  body: BodyModel,
  owner: RecordOwner,
  clock: ZoneClock,
): readonly DailySummary[] {
  if (!recordedDay(day)) return [];
  const dice = randomOf(owner.scenario, owner.seed, 'day', day.date);
  const onFoot = day.sessions
    .filter(({ sport }) => sport.includes('running') || sport === 'walking' || sport === 'hiking')
    .reduce((sum, session) => sum + timerSecondsOf(session), 0);
  const restful = 1 - 0.6 * day.illness;
  const everyday = Math.max(900, body.stepsADay * restful * (1 + 0.22 * dice.bell()));
  const steps = Math.round(everyday + onFoot * STEPS_PER_SECOND_ON_FOOT);
  const active = Math.round(everyday * 0.032 + totalImpulse(day.impulse) * day.weightKilograms * KILOCALORIES_PER_LOAD);
  return [
    {
      ...recordBase('dailySummary', owner, {
        key: day.date,
        startMilliseconds: day.startMilliseconds,
        endMilliseconds: day.endMilliseconds,
        utcOffsetMinutes: clock.offsetMinutes(day.morningPlace.zone, day.startMilliseconds),
        localDate: day.date,
        device: watch,
      }),
      steps,
      distanceMeters: Math.round(steps * METERS_PER_STEP),
      activeEnergyKilocalories: active,
      basalEnergyKilocalories: body.basalKilocalories,
      totalEnergyKilocalories: active + body.basalKilocalories,
      restingHeartRateBpm: day.pulse.measuredRestingBpm,
      minimumHeartRateBpm: day.pulse.measuredRestingBpm - 2,
      wearSeconds: dice.integer(76_000, 85_000),
      partial: false,
    },
  ];
}

/** The scale is at home: no device on the wrist is needed. */
export function bodyMeasurementsOf(
  day: Day,
  body: BodyModel,
  owner: RecordOwner,
  clock: ZoneClock,
): readonly BodyMeasurement[] {
  if (day.scaleKilograms === null) return [];
  const dice = randomOf(owner.scenario, owner.seed, 'scale', day.date);
  const startMilliseconds = day.night.endMilliseconds + dice.integer(5, 15) * MINUTE;
  return [
    {
      ...recordBase('bodyMeasurement', owner, {
        key: day.date,
        startMilliseconds,
        endMilliseconds: null,
        utcOffsetMinutes: clock.offsetMinutes(day.morningPlace.zone, startMilliseconds),
        localDate: day.date,
        device: scale,
      }),
      weightKilograms: day.scaleKilograms,
      bodyFatPercent: Math.round(10 * (body.bodyFatPercent + 0.4 * dice.bell())) / 10,
    },
  ];
}

/** What an app on the phone logs set by set beside the watch. */
export function strengthSessionsOf(day: Day, owner: RecordOwner, clock: ZoneClock): readonly StrengthSession[] {
  return day.sessions
    .filter((session) => session.sets !== undefined)
    .map((session) => ({
      ...recordBase('strengthSession', owner, {
        key: session.key,
        startMilliseconds: session.startMilliseconds,
        endMilliseconds: endOf(session),
        utcOffsetMinutes: clock.offsetMinutes(day.morningPlace.zone, session.startMilliseconds),
        localDate: day.date,
        device: null,
      }),
      name: session.name,
      sets: setsOf(session).filter(({ type }) => type !== 'rest'),
    }));
}

/** What the person writes down of illness, injury and races. */
export function notesOf(day: Day, owner: RecordOwner, clock: ZoneClock): readonly Note[] {
  const ill = day.events.has(LifeEventType.Illness);
  const injured = day.events.has(LifeEventType.Injury);
  const race = day.plan.phase === 'race' ? day.sessions[0] : undefined;
  if (!ill && !injured && race === undefined) return [];
  const startMilliseconds = clock.momentAt(day.eveningPlace.zone, day.number, 20 * 60);
  const text = ill ? 'Ill, no training.' : injured ? 'Injured.' : `Race: ${day.plan.occasion ?? ''}. All out.`;
  return [
    {
      ...recordBase('note', owner, {
        key: day.date,
        startMilliseconds,
        endMilliseconds: null,
        utcOffsetMinutes: clock.offsetMinutes(day.eveningPlace.zone, startMilliseconds),
        localDate: day.date,
        device: null,
      }),
      text,
      tags: [ill ? 'illness' : injured ? 'injury' : 'race'],
      ...(ill ? { ill } : {}),
      ...(injured ? { injured } : {}),
      ...(race === undefined || !recordedDay(day)
        ? {}
        : { about: recordId('workout', syntheticId, naturalKeyOf(owner, race.key)) }),
    },
  ];
}
