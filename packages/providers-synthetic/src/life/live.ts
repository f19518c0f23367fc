import { dayNumberOf, type LocalDate, localDateOfDayNumber } from '@vitalwire/core';
import { type Span, spansOfYear, weekdayOf } from '../calendar/life-event.ts';
import { type Place, places } from '../calendar/place.ts';
import type { ZoneClock } from '../calendar/zone-clock.ts';
import { trueWeightOf } from '../model/body.ts';
import { afterDay, capacityOf, type TrainingState, totalImpulse, untrainedState } from '../model/capacity.ts';
import type { Night } from '../night/hypnogram.ts';
import { type DayPlan, planOf } from '../plan/phase.ts';
import { elapsedSecondsOf, type Session } from '../plan/session.ts';
import { type Random, randomOf } from '../random.ts';
import type { ScenarioPlan } from '../scenario/scenario.ts';
import { dayOfYear, illnessOn, isWinter, jetLagOf, placeOn, pulseOf, temperatureOf } from './conditions.ts';
import type { Day } from './day.ts';
import { napOn, nightAfter } from './sleeping.ts';
import { endOf, impulsesOf, sessionNamesOf, sessionsOf } from './training-day.ts';

interface LifeRequest {
  readonly scenario: ScenarioPlan;
  readonly seed: string;
  readonly clock: ZoneClock;
  readonly firstDay: number;
  readonly lastDay: number;
}

interface Life {
  readonly days: readonly Day[];
  /** Everything that touches one of the days. */
  readonly spans: readonly Span[];
}

/** A race is prepared for so many days ahead, and illness felt so many after: what a day can depend on. */
const DAYS_AHEAD = 130;
const DAYS_BEHIND = 10;
const SATURDAY = 5;
const LATEST_NAP_DELAY = 2 * 3_600_000;

/**
 * Lives through every day up to the last one, without a single sample. Begins on the first of January of the year
 * before the first day, so that fitness has a history, and so that a later last day changes no day before it.
 */
export function live(request: LifeRequest): Life {
  const { scenario, seed, firstDay, lastDay } = request;
  const firstYear = yearOf(firstDay) - 1;
  const years = Array.from({ length: yearOf(lastDay) - firstYear + 2 }, (_, i) => firstYear + i);
  const spans = [
    ...years.flatMap((year) => spansOfYear(scenario.years, seed, year)),
    ...(scenario.around?.(firstDay, lastDay) ?? []),
  ];
  const epoch = dayNumberOf(`${firstYear}-01-01` as LocalDate);
  const trainsFrom = scenario.beginsOnFirstDay ? firstDay : epoch;
  const days: Day[] = [];
  let yesterday: Day | null = null;
  for (let number = epoch; number <= lastDay; number++) {
    const near = spans.filter((span) => span.first <= number + DAYS_AHEAD && span.last >= number - DAYS_BEHIND);
    yesterday = liveOneDay(request, number, near, yesterday, trainsFrom);
    if (number >= firstDay) days.push(yesterday);
  }
  return { days, spans: spans.filter((span) => span.last >= firstDay && span.first <= lastDay) };
}

function liveOneDay(
  request: LifeRequest,
  number: number,
  spans: readonly Span[],
  yesterday: Day | null,
  trainsFrom: number,
): Day {
  const { scenario, clock, seed } = request;
  const date = localDateOfDayNumber(number);
  const weekday = weekdayOf(number);
  const plan = planOf(number, weekday, spans);
  const morningPlace = yesterday?.eveningPlace ?? places[scenario.home];
  const eveningPlace = placeOn(spans, number, scenario);
  const morning: TrainingState = yesterday?.evening ?? untrainedState;
  const illness = illnessOn(spans, number);
  const jetLagHours = jetLagOf(yesterday, clock);
  const freeDay = weekday >= SATURDAY || plan.phase === 'holiday' || plan.phase === 'camp';

  const night = nightAfter(
    {
      place: morningPlace,
      nextDay: number,
      freeMorning: freeDay,
      earlyStart: plan.phase === 'race',
      wokeMilliseconds: yesterday?.night.endMilliseconds ?? 0,
      lastEffortEnd: lastEndOf(yesterday?.sessions ?? []),
      load: yesterday === null ? 0 : totalImpulse(yesterday.impulse),
      illness,
      jetLagHours,
    },
    scenario.body,
    clock,
    randomOf(seed, 'night', date),
  );

  const capacity = capacityOf(scenario.capacity, morning);
  const travels = morningPlace !== eveningPlace;
  const sessions = sessionsOf(
    number < trainsFrom || travels ? [] : sessionNamesOf(scenario, plan, number, weekday),
    {
      capacity,
      volume: plan.volume * volumeOf(request, date),
      freeDay,
      winter: isWinter(date) && morningPlace === places[scenario.home],
      weeksTrained: Math.floor((number - trainsFrom) / 7),
      occasion: plan.occasion,
      random: randomOf(seed, 'sessions', date),
    },
    {
      number,
      wokeMilliseconds: night.endMilliseconds,
      momentAt: (minutes) => clock.momentAt(morningPlace.zone, number, minutes),
    },
  );
  const impulse = impulsesOf(sessions);
  const dice = randomOf(seed, 'morning', date);
  const weightKilograms = trueWeightOf(scenario.body, dayOfYear(date), morning.base);
  const weighsIn = dice.chance(scenario.body.weighInShare) && morningPlace === places[scenario.home];
  return {
    number,
    date,
    morningPlace,
    eveningPlace,
    startMilliseconds: clock.momentAt(morningPlace.zone, number, 0),
    endMilliseconds: clock.momentAt(eveningPlace.zone, number + 1, 0),
    plan,
    events: new Set(spans.filter(({ first, last }) => first <= number && number <= last).map(({ type }) => type)),
    night,
    nap: travels ? null : napOf(request, number, plan, freeDay, sessions, eveningPlace),
    capacity,
    morning,
    evening: afterDay(morning, impulse),
    impulse,
    sessions,
    illness,
    jetLagHours,
    temperatureCelsius: temperatureOf(morningPlace, date, dice),
    pulse: pulseOf(
      scenario.heart,
      {
        base: morning.base,
        fatigue: morning.fatigue,
        illness,
        jetLagHours,
        sleepShortHours: Math.max(0, scenario.body.sleepHours - night.asleepSeconds / 3600),
      },
      dice,
    ),
    weightKilograms,
    scaleKilograms: weighsIn ? Math.round((weightKilograms + 0.35 * dice.bell()) * 20) / 20 : null,
  };
}

/** On free afternoons after long sessions, and most days of an illness. */
function napOf(
  request: LifeRequest,
  number: number,
  plan: DayPlan,
  freeDay: boolean,
  sessions: readonly Session[],
  place: Place,
): Night | null {
  const random: Random = randomOf(request.seed, 'nap', number);
  const long = sessions.some((session) => elapsedSecondsOf(session) > 9000);
  const likely = plan.phase === 'ill' ? 0.6 : freeDay && long ? 0.35 : 0.01;
  if (!random.chance(likely)) return null;
  const afterLunch = request.clock.momentAt(place.zone, number, 14 * 60 + random.integer(0, 60));
  const start = Math.max(afterLunch, (lastEndOf(sessions.slice(0, 1)) ?? 0) + 45 * 60_000);
  if (start > afterLunch + LATEST_NAP_DELAY) return null;
  const nap = napOn(start, random);
  const next = sessions[1];
  return next !== undefined && nap.endMilliseconds + 20 * 60_000 > next.startMilliseconds ? null : nap;
}

/** The same for a calendar year. */
function volumeOf({ scenario, seed }: LifeRequest, date: LocalDate): number {
  const year = date.substring(0, 4);
  return scenario.volume * (1 + scenario.volumeSpread * randomOf(seed, 'ambition', year).between(-1, 1));
}

function lastEndOf(sessions: readonly Session[]): number | null {
  const last = sessions.at(-1);
  return last === undefined ? null : endOf(last);
}

function yearOf(day: number): number {
  return Number(localDateOfDayNumber(day).substring(0, 4));
}
