import type { ImportSource, SourceDamage } from '@vitalwire/core';
import {
  defaultArchiveLimits,
  diskScratch,
  memoryScratch,
  memorySource,
  openSource,
  type Scratch,
  type SourceLimits,
} from '@vitalwire/provider-kit/archive';
import { expectTypeOf, test } from 'vitest';

test('a source is opened with some of the limits, and room for archives in archives', () => {
  expectTypeOf(openSource).returns.resolves.toEqualTypeOf<ImportSource>();
  expectTypeOf(memorySource).returns.toEqualTypeOf<ImportSource>();
  expectTypeOf(diskScratch({ folder: '/tmp' })).toEqualTypeOf<Scratch>();
  expectTypeOf(memoryScratch()).toEqualTypeOf<Scratch>();
  expectTypeOf<NonNullable<Parameters<typeof openSource>[1]>['limits']>().toEqualTypeOf<
    Partial<SourceLimits> | undefined
  >();
  expectTypeOf(defaultArchiveLimits).toExtend<Partial<SourceLimits>>();
  // @ts-expect-error: limits are numbers
  memorySource('a.zip', new Uint8Array(), { limits: { maximumDepth: '4' } });
  // @ts-expect-error: nothing unknown is passed
  openSource('a.zip', { limits: { maximumFiles: 4 } });
});

test('a source tells its damage, which is told apart by its type', () => {
  expectTypeOf<NonNullable<ImportSource['damage']>>().returns.toEqualTypeOf<readonly SourceDamage[]>();
  expectTypeOf<SourceDamage['type']>().toEqualTypeOf<'truncated' | 'damaged' | 'checksum-mismatch'>();
  expectTypeOf<NonNullable<Parameters<typeof openSource>[1]>['signal']>().toEqualTypeOf<AbortSignal | undefined>();
});
