import type {
  AnyHealthProvider,
  AnyProviderDescriptor,
  Capability,
  DataKind,
  FileImporter,
  HealthProvider,
  Page,
  ProviderDescriptor,
  RecordReader,
  Sleep,
} from '@vitalwire/core';
import { expectTypeOf, test } from 'vitest';

declare const sleepReader: RecordReader<'sleep'>;
declare const hrvReader: RecordReader<'hrv'>;
declare const sleepCapability: Capability<'sleep'>;
declare const hrvCapability: Capability<'hrv'>;
declare const identity: Omit<ProviderDescriptor, 'capabilities'>;
declare const importer: FileImporter;

const descriptor = {
  ...identity,
  capabilities: { sleep: sleepCapability, hrv: hrvCapability },
} satisfies ProviderDescriptor<'sleep' | 'hrv'>;

test('readers are exactly those of the capabilities', () => {
  const whole: HealthProvider<'sleep' | 'hrv'> = {
    specVersion: 'v1',
    descriptor,
    readers: { sleep: sleepReader, hrv: hrvReader },
  };
  expectTypeOf(whole.readers.sleep).toEqualTypeOf<RecordReader<'sleep'>>();

  const missing: HealthProvider<'sleep' | 'hrv'> = {
    specVersion: 'v1',
    descriptor,
    // @ts-expect-error a declared kind has no reader
    readers: { sleep: sleepReader },
  };
  const undeclared: HealthProvider<'sleep'> = {
    specVersion: 'v1',
    descriptor,
    // @ts-expect-error a reader of a kind that is not declared
    readers: { sleep: sleepReader, hrv: hrvReader },
  };
  const crossed: HealthProvider<'sleep' | 'hrv'> = {
    specVersion: 'v1',
    descriptor,
    // @ts-expect-error a reader of another kind
    readers: { sleep: hrvReader, hrv: hrvReader },
  };
  void [missing, undeclared, crossed];
});

test('a reader that is not declared cannot be asked', () => {
  const provider = {} as HealthProvider<'sleep'>;
  // @ts-expect-error not a capability
  provider.readers.workout;
});

test('capabilities name optional fields of their own kind', () => {
  // @ts-expect-error a field of another kind
  const wrong: Capability<'sleep'> = { ...sleepCapability, fields: ['rmssdMilliseconds'] };
  const right: Capability<'sleep'> = { ...sleepCapability, fields: ['deepSeconds'] };
  void [wrong, right];
});

test('an importer alone is a provider that nothing can be read from', () => {
  const files: HealthProvider<never> = {
    specVersion: 'v1',
    descriptor: { ...identity, capabilities: {} },
    readers: {},
    importer,
  };
  expectTypeOf(files).toExtend<AnyHealthProvider>();
  expectTypeOf<keyof (typeof files)['readers']>().toEqualTypeOf<never>();
});

test('every provider is a provider of kinds that are not known', () => {
  expectTypeOf<HealthProvider<'sleep'>>().toExtend<AnyHealthProvider>();
  expectTypeOf<HealthProvider<'sleep' | 'hrv'>>().toExtend<AnyHealthProvider>();
  expectTypeOf<HealthProvider>().toExtend<AnyHealthProvider>();
  expectTypeOf<ProviderDescriptor<'workout'>>().toExtend<AnyProviderDescriptor>();
  type One = { [K in DataKind]: HealthProvider<K> extends AnyHealthProvider ? never : K }[DataKind];
  expectTypeOf<One>().toEqualTypeOf<never>();
});

test('a reader of any provider may be absent', () => {
  const provider = {} as AnyHealthProvider;
  expectTypeOf(provider.readers.sleep).toEqualTypeOf<RecordReader<'sleep'> | undefined>();
  expectTypeOf(sleepReader.readPage).returns.resolves.toEqualTypeOf<Page<Sleep>>();
});
