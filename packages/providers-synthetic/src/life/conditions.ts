import type { LocalDate } from '@vitalwire/core';
import { LifeEventType, type Span } from '../calendar/life-event.ts';
import { meanTemperatureOf, type Place, places } from '../calendar/place.ts';
import type { ZoneClock } from '../calendar/zone-clock.ts';
import { exponential } from '../exact.ts';
import { type HeartModel, lnRmssdOf, type MorningState, restingHeartRateOf } from '../model/heart.ts';
import type { Random } from '../random.ts';
import type { ScenarioPlan } from '../scenario/scenario.ts';
import type { Day, Pulse } from './day.ts';

/** Travels out on the first day and back on the last: where the night after `day` is spent. */
export function placeOn(spans: readonly Span[], day: number, scenario: ScenarioPlan): Place {
  const away = spans.find((span) => span.place !== null && span.first <= day && day < span.last);
  return places[away?.place ?? scenario.home];
}

/** 0 to 1. Signs come a day before the athlete stops training, and stay for two days after. */
export function illnessOn(spans: readonly Span[], day: number): number {
  let worst = 0;
  for (const { type, first, last } of spans) {
    if (type !== LifeEventType.Illness) continue;
    if (day === first - 1) worst = Math.max(worst, 0.35);
    else if (day >= first && day <= last) worst = Math.max(worst, 1 - (0.7 * (day - first)) / (last - first + 1));
    else if (day > last && day <= last + 2) worst = Math.max(worst, 0.12);
  }
  return worst;
}

/** The body clock follows by about an hour a day. */
export function jetLagOf(yesterday: Day | null, clock: ZoneClock): number {
  if (yesterday === null) return 0;
  const { morningPlace, eveningPlace, endMilliseconds } = yesterday;
  const shift =
    morningPlace === eveningPlace
      ? 0
      : Math.abs(
          clock.offsetMinutes(morningPlace.zone, endMilliseconds) -
            clock.offsetMinutes(eveningPlace.zone, endMilliseconds),
        ) / 60;
  const left = Math.max(0, yesterday.jetLagHours - 1);
  // Flying back before the clock has followed undoes what it has not done.
  return shift === 0 ? left : Math.max(0, shift - left);
}

export function temperatureOf(place: Place, date: LocalDate, random: Random): number {
  return Math.round(10 * (meanTemperatureOf(place, dayOfYear(date)) + 3 * random.bell())) / 10;
}

export function pulseOf(heart: HeartModel, state: MorningState, random: Random): Pulse {
  const restingBpm = restingHeartRateOf(heart, state);
  const lnRmssd = lnRmssdOf(heart, state);
  return {
    restingBpm,
    measuredRestingBpm: Math.round(restingBpm + 1.1 * random.bell()),
    lnRmssd,
    measuredRmssdMilliseconds: Math.round(10 * exponential(lnRmssd + heart.lnRmssdNoise * random.bell())) / 10,
  };
}

/** 0 on the first of January. */
export function dayOfYear(date: LocalDate): number {
  return (Date.parse(date) - Date.parse(`${date.substring(0, 4)}-01-01`)) / 86_400_000;
}

export function isWinter(date: LocalDate): boolean {
  const month = Number(date.substring(5, 7));
  return month <= 2 || month >= 11;
}
