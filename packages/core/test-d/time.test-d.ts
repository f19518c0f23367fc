import type { Instant, LocalDate } from '@vitalwire/core';
import { type LocalDateTime, parseVendorTime, resolveLocalTime } from '@vitalwire/core/time';
import { expectTypeOf, test } from 'vitest';

test('only a rule that may reject answers null', () => {
  const local = {} as LocalDateTime;
  expectTypeOf(resolveLocalTime(local, 'UTC', 'earlier')).toEqualTypeOf<Instant>();
  expectTypeOf(resolveLocalTime(local, 'UTC', 'later')).toEqualTypeOf<Instant>();
  expectTypeOf(resolveLocalTime(local, 'UTC', 'reject')).toEqualTypeOf<Instant | null>();
});

test('a vendor’s text is no moment until its type is looked at', () => {
  const time = parseVendorTime('2026-06-01');
  // @ts-expect-error may be no time, or a day alone
  time.instant;
  if (time?.type === 'instant') expectTypeOf(time.utcOffsetMinutes).toEqualTypeOf<number | null>();
  if (time?.type === 'local') expectTypeOf(time.local).toEqualTypeOf<LocalDateTime>();
  if (time?.type === 'date') expectTypeOf(time.date).toEqualTypeOf<LocalDate>();
});
