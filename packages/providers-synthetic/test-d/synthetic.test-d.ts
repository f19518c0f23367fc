import type { AnyHealthProvider, HealthProvider, ImportBatch, LocalDate, TimeRange, Workout } from '@vitalwire/core';
import {
  type Athlete,
  createSyntheticProvider,
  deliverAthlete,
  generateAthlete,
  type SyntheticKind,
} from '@vitalwire/providers-synthetic';
import { expectTypeOf, test } from 'vitest';

declare const athlete: Athlete;
declare const range: TimeRange;
declare const end: LocalDate;

test('a scenario is one of those that exist', () => {
  expectTypeOf(generateAthlete).returns.toEqualTypeOf<Athlete>();
  // @ts-expect-error there is no such athlete
  generateAthlete({ scenario: 'astronaut', seed: 1, end, years: 1 });
  // @ts-expect-error a seed is a number
  generateAthlete({ scenario: 'demo', seed: '1', end, years: 1 });
});

test('records come by their kind', () => {
  expectTypeOf(athlete.recordsOf('workout', range)).toEqualTypeOf<Iterable<Workout>>();
  // @ts-expect-error nobody generated eats
  athlete.recordsOf('meal', range);
});

test('the provider is one like any other', () => {
  expectTypeOf(createSyntheticProvider(athlete)).toEqualTypeOf<HealthProvider<SyntheticKind>>();
  expectTypeOf(createSyntheticProvider(athlete)).toExtend<AnyHealthProvider>();
  expectTypeOf(createSyntheticProvider(athlete).readers).toHaveProperty('sleep');
  expectTypeOf(createSyntheticProvider(athlete).readers).not.toHaveProperty('meal');
  expectTypeOf(deliverAthlete(athlete)).toExtend<AsyncIterable<ImportBatch>>();
});

test('the truth can only be read', () => {
  // @ts-expect-error readonly
  athlete.truth.days[0]!.load = 1;
});
