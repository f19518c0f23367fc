import { type AnyHealthError, type ErrorCode, type ErrorDetails, HealthError } from '@vitalwire/core';
import { expectTypeOf, test } from 'vitest';

declare const thrown: unknown;

test('a caught error is known by its marker, and narrows by its code', () => {
  if (!HealthError.is(thrown)) return;
  expectTypeOf(thrown).toEqualTypeOf<AnyHealthError>();
  switch (thrown.code) {
    case 'rate-limited':
      expectTypeOf(thrown.details).toEqualTypeOf<ErrorDetails['rate-limited']>();
      expectTypeOf(thrown.details.retryAfterSeconds).toEqualTypeOf<number | null>();
      break;
    case 'not-found':
      expectTypeOf(thrown.details.suggestions).toEqualTypeOf<readonly string[] | undefined>();
      // @ts-expect-error a detail of another code
      thrown.details.retryAfterSeconds;
      break;
    default:
      // @ts-expect-error not every code has it
      thrown.details.suggestions;
  }
});

test('a code comes with its own details', () => {
  new HealthError('storage-newer', 'Update Vitalwire.', { found: 3, supported: 2 });
  // @ts-expect-error details of another code
  new HealthError('storage-newer', 'Update Vitalwire.', { path: '/x' });
  // @ts-expect-error details are missing
  new HealthError('storage-full', 'The disk is full.', {});
  // @ts-expect-error no such code
  new HealthError('oops', 'What?', {});
  new HealthError('cancelled', 'Stopped.', {});
});

test('a table over all codes that forgets one does not compile', () => {
  const { internal: _, ...others } = {} as { [C in ErrorCode]: string };
  // @ts-expect-error `internal` is missing
  const incomplete: { readonly [C in ErrorCode]: string } = others;
  expectTypeOf(incomplete).toHaveProperty('cancelled');
});
