import type { AnyRecord, DeliveredRecord, LocalDate, Workout } from '@vitalwire/core';
import { type Athlete, generateAthlete, Scenario } from '../src/index.ts';

export const scenarios: readonly Scenario[] = Object.values(Scenario);

export const end = '2026-06-30' as LocalDate;

export function athleteOf(scenario: Scenario, seed = 7, years = 1, last: LocalDate = end): Athlete {
  return generateAthlete({ scenario, seed, end: last, years });
}

export function day(text: string): LocalDate {
  return text as LocalDate;
}

export function recordsIn(athlete: Athlete): readonly AnyRecord[] {
  return Array.from(athlete.records(), ({ record }) => record);
}

export function workoutsIn(delivered: Iterable<DeliveredRecord>): readonly Workout[] {
  return Array.from(delivered, ({ record }) => record).filter((record) => record.kind === 'workout');
}

/** Everything of a record and its streams, typed arrays included, as one text: equal texts are equal bytes. */
export function textOf(delivered: DeliveredRecord): string {
  return JSON.stringify(delivered, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? Array.from(value as never) : value,
  );
}
