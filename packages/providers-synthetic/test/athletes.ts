import {
  type AnyRecord,
  addDays,
  type DeliveredRecord,
  type LocalDate,
  type RecordOf,
  type TimeRange,
  type Workout,
} from '@vitalwire/core';
import { type Athlete, generateAthlete, Scenario, type SyntheticKind } from '../src/index.ts';

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

/** One kind of the whole time, without making the samples of any workout. */
export function kindIn<K extends Exclude<SyntheticKind, 'workout'>>(athlete: Athlete, kind: K): readonly RecordOf<K>[] {
  const range = {
    from: `${addDays(athlete.dates.from, -3)}T00:00:00.000Z`,
    to: `${addDays(athlete.dates.to, 3)}T00:00:00.000Z`,
  };
  return Array.from(athlete.recordsOf(kind, range as TimeRange));
}

export function workoutsIn(delivered: Iterable<DeliveredRecord>): readonly Workout[] {
  return Array.from(delivered, ({ record }) => record).filter((record) => record.kind === 'workout');
}

/** Everything of a record and its streams as one text: equal texts are equal bytes. */
export function textOf({ record, streams }: DeliveredRecord): string {
  const columns = streams?.columns.map(({ channel, values, missing }) => [channel, bytesOf(values), bytesOf(missing)]);
  return JSON.stringify([record, streams?.start, bytesOf(streams?.elapsedSeconds ?? null), columns]);
}

function bytesOf(array: ArrayBufferView | null): string | null {
  return array === null ? null : Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('latin1');
}
