import {
  type DateRange,
  type DeliveredRecord,
  dayNumberOf,
  HealthError,
  type InputIssue,
  type Instant,
  isLocalDate,
  type LocalDate,
  localDateOf,
  localDateOfDayNumber,
  type PersonProfile,
  type RecordOf,
  type Threshold,
  type TimeRange,
} from '@vitalwire/core';
import { type RecordMaker, recordsByKind, recordsOfDay, seedTextOf } from './athlete-records.ts';
import { places } from './calendar/place.ts';
import { createZoneClock } from './calendar/zone-clock.ts';
import type { SyntheticKind } from './descriptor.ts';
import { live } from './life/live.ts';
import { receivedAtOf } from './records/record-base.ts';
import { Scenario } from './scenario/scenario.ts';
import { scenarioPlans } from './scenario/scenarios.ts';
import { thresholdsOf } from './thresholds.ts';
import type { AthleteTruth, WorkoutTruth } from './truth.ts';
import { truthOf } from './truth-of-days.ts';

export interface AthleteOptions {
  readonly scenario: Scenario;
  /** Whole number. The same one gives the same athlete, to the last byte. */
  readonly seed: number;
  /** The last day, complete. A later one adds days and changes none before it, within one calendar year. */
  readonly end: LocalDate;
  /** How many years up to the last day; above 0, at most 20. */
  readonly years: number;
  /** What every record carries as `receivedAt`; noon UTC on the day after its own when left out. */
  readonly receivedAt?: Instant;
}

/** Days are made when they are asked for: nothing but the plan of the whole time is held in memory. */
export interface Athlete {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly dates: DateRange;
  readonly profile: PersonProfile;
  /** Dated, oldest first. */
  readonly thresholds: readonly Threshold[];
  readonly truth: AthleteTruth;
  /** Day by day, oldest first; of the whole time, or of the days asked for. */
  days(dates?: DateRange): Iterable<AthleteDay>;
  /** The records of `days`, one by one, workouts with their streams. */
  records(dates?: DateRange): Iterable<DeliveredRecord>;
  /** One kind by start (half-open), oldest first, without streams. */
  recordsOf<K extends SyntheticKind>(kind: K, range: TimeRange): Iterable<RecordOf<K>>;
}

export interface AthleteDay {
  readonly date: LocalDate;
  readonly records: readonly DeliveredRecord[];
  /** One for each recorded workout. */
  readonly workouts: readonly WorkoutTruth[];
}

/** A record starts at most so many days before or after the day that it counts for. */
const DAYS_AROUND = 2;
const MAXIMUM_YEARS = 20;
const DAYS_PER_YEAR = 365.25;

/** @throws HealthError `invalid-input` for an option that is out of its bounds */
export function generateAthlete(options: AthleteOptions): Athlete {
  check(options);
  const scenario = scenarioPlans[options.scenario];
  const lastDay = dayNumberOf(options.end);
  const firstDay = lastDay - Math.max(1, Math.round(options.years * DAYS_PER_YEAR)) + 1;
  const owner = { scenario: options.scenario, seed: options.seed, receivedAt: options.receivedAt ?? null };
  const clock = createZoneClock();
  const { days, spans } = live({ scenario, seed: seedTextOf(owner), clock, firstDay, lastDay });
  const maker: RecordMaker = { scenario, owner, clock };
  const thresholds = thresholdsOf(days, scenario, owner);
  const dates = { from: localDateOfDayNumber(firstDay), to: options.end };

  const between = (first: number, last: number) =>
    days.slice(Math.max(0, first - firstDay), Math.max(0, last - firstDay + 1));

  function* daysOf(asked: DateRange = dates): Iterable<AthleteDay> {
    for (const day of between(dayNumberOf(asked.from), dayNumberOf(asked.to))) {
      yield { date: day.date, ...recordsOfDay(maker, day) };
    }
  }

  return {
    scenario: options.scenario,
    seed: options.seed,
    dates,
    profile: { ...scenario.profile, timeZone: places[scenario.home].zone, updatedAt: receivedAtOf(owner, options.end) },
    thresholds,
    truth: truthOf(days, spans, thresholds, owner, scenario.heart.maximumBpm),
    days: daysOf,
    *records(asked) {
      for (const day of daysOf(asked)) yield* day.records;
    },
    *recordsOf(kind, range) {
      const first = dayNumberOf(localDateOf(range.from, 0)) - DAYS_AROUND;
      const last = dayNumberOf(localDateOf(range.to, 0)) + DAYS_AROUND;
      for (const day of between(first, last)) {
        for (const record of recordsByKind[kind](maker, day, range)) {
          if (range.from <= record.start && record.start < range.to) yield record;
        }
      }
    },
  };
}

function check({ scenario, seed, end, years }: AthleteOptions): void {
  const names = Object.values(Scenario);
  const issues: InputIssue[] = [
    ...(names.includes(scenario) ? [] : [{ path: 'scenario', message: `is none of ${names.join(', ')}` }]),
    ...(Number.isSafeInteger(seed) ? [] : [{ path: 'seed', message: 'must be a whole number' }]),
    ...(isLocalDate(end) ? [] : [{ path: 'end', message: 'must be a calendar day written YYYY-MM-DD' }]),
    ...(years > 0 && years <= MAXIMUM_YEARS ? [] : [{ path: 'years', message: 'must be above 0 and at most 20' }]),
  ];
  if (issues.length === 0) return;
  const text = issues.map(({ path, message }) => `${path} ${message}`).join('; ');
  throw new HealthError('invalid-input', `This athlete cannot be generated: ${text}.`, { issues });
}
