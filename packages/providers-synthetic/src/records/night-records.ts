import { instantOf, type RmssdHrv, type Sleep } from '@vitalwire/core';
import type { ZoneClock } from '../calendar/zone-clock.ts';
import type { Day } from '../life/day.ts';
import type { Night } from '../night/hypnogram.ts';
import { type Random, randomOf } from '../random.ts';
import { type RecordOwner, recordBase, watch } from './record-base.ts';
import { recordedDay, recordedNight } from './wear.ts';

/** The night that ended on this morning, and the nap. */
export function sleepsOf(day: Day, owner: RecordOwner, clock: ZoneClock): readonly Sleep[] {
  return [
    ...(recordedNight(day) ? [sleepOf(day, day.night, false, owner, clock)] : []),
    ...(recordedDay(day) && day.nap !== null ? [sleepOf(day, day.nap, true, owner, clock)] : []),
  ];
}

/** RMSSD over the night, as a watch or ring gives it in the morning. */
export function hrvsOf(day: Day, owner: RecordOwner, clock: ZoneClock): readonly RmssdHrv[] {
  if (!recordedNight(day)) return [];
  const { night } = day;
  const dice = randomOf(owner.scenario, owner.seed, 'hrv', day.date);
  return [
    {
      ...recordBase('hrv', owner, {
        key: `${day.date}/night`,
        startMilliseconds: night.startMilliseconds,
        endMilliseconds: night.endMilliseconds,
        utcOffsetMinutes: clock.offsetMinutes(day.morningPlace.zone, night.startMilliseconds),
        localDate: day.date,
        device: watch,
      }),
      method: 'rmssd',
      rmssdMilliseconds: day.pulse.measuredRmssdMilliseconds,
      context: 'night',
      averageHeartRateBpm: day.pulse.measuredRestingBpm + 4,
      artefactShare: Math.round(1000 * dice.between(0.004, 0.04)) / 1000,
    },
  ];
}

function sleepOf(day: Day, night: Night, nap: boolean, owner: RecordOwner, clock: ZoneClock): Sleep {
  const zone = nap ? day.eveningPlace.zone : day.morningPlace.zone;
  const base = recordBase('sleep', owner, {
    key: `${day.date}/${nap ? 'nap' : 'night'}`,
    startMilliseconds: night.startMilliseconds,
    endMilliseconds: night.endMilliseconds,
    utcOffsetMinutes: clock.offsetMinutes(zone, night.endMilliseconds),
    localDate: day.date,
    device: watch,
  });
  return {
    ...base,
    end: instantOf(night.endMilliseconds),
    nap,
    asleepSeconds: night.asleepSeconds,
    inBedSeconds: (night.endMilliseconds - night.startMilliseconds) / 1000,
    awakeSeconds: night.awakeSeconds,
    lightSeconds: night.lightSeconds,
    deepSeconds: night.deepSeconds,
    remSeconds: night.remSeconds,
    latencySeconds: night.latencySeconds,
    awakenings: night.awakenings,
    stages: night.stages.map(({ stage, startMilliseconds, endMilliseconds }) => ({
      stage,
      start: instantOf(startMilliseconds),
      end: instantOf(endMilliseconds),
    })),
    ...(nap ? {} : vitalsOf(day, randomOf(owner.scenario, owner.seed, 'vitals', day.date))),
  };
}

function vitalsOf(day: Day, dice: Random): Partial<Sleep> {
  const oneDigit = (value: number) => Math.round(10 * value) / 10;
  return {
    averageHeartRateBpm: day.pulse.measuredRestingBpm + 4,
    lowestHeartRateBpm: day.pulse.measuredRestingBpm - 2,
    averageRespirationRatePerMinute: oneDigit(14.2 + 1.8 * day.illness + 0.35 * dice.bell()),
    skinTemperatureDeviationCelsius: oneDigit(0.9 * day.illness + 0.12 * dice.bell()),
  };
}
