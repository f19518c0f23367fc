import type { HealthProvider, ProviderDescriptor, RecordReader } from '@vitalwire/core';
import { defineProvider, mapEach, readAll } from '@vitalwire/provider-kit';
import { expectTypeOf, test } from 'vitest';

declare const descriptor: ProviderDescriptor<'sleep' | 'workout'>;
declare const sleep: RecordReader<'sleep'>;
declare const workout: RecordReader<'workout'>;

test('a provider knows its kinds', () => {
  const create = defineProvider(descriptor, (_settings: { readonly region: string }) => ({
    readers: { sleep, workout },
  }));
  expectTypeOf(create).toEqualTypeOf<(settings: { readonly region: string }) => HealthProvider<'sleep' | 'workout'>>();
  // @ts-expect-error the settings are required
  create();
  defineProvider(descriptor, () => ({ readers: { sleep, workout } }))();
});

test('a declared kind without a reader does not compile', () => {
  // @ts-expect-error workout is declared and not read
  defineProvider(descriptor, () => ({ readers: { sleep } }));
});

test('skipped items cannot be overlooked', () => {
  // @ts-expect-error onSkipped is required
  readAll(sleep, {} as never, {} as never, { sourceId: 'x' as never, windowDays: null });
  expectTypeOf(mapEach([], { parse: (value) => String(value) }, (text) => text.length).records).toEqualTypeOf<
    readonly number[]
  >();
});
