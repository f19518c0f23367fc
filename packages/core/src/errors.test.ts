import { expect, test, vi } from 'vitest';
import { HealthError } from './index.ts';

test('says what happened, of which kind, with what the reader needs', () => {
  const cause = new Error('disk');
  const error = new HealthError(
    'too-large',
    'This file has more than 64 MB. Split it.',
    { what: 'file', limit: 64, unit: 'MB' },
    { cause },
  );
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('HealthError');
  expect(error.message).toBe('This file has more than 64 MB. Split it.');
  expect(error.code).toBe('too-large');
  expect(error.details).toEqual({ what: 'file', limit: 64, unit: 'MB' });
  expect(error.cause).toBe(cause);
});

test('is known across copies of this package', async () => {
  vi.resetModules();
  const copy = await import('./errors.ts');
  const foreign = new copy.HealthError('cancelled', 'Stopped.', {});
  expect(foreign).not.toBeInstanceOf(HealthError);
  expect(HealthError.is(foreign)).toBe(true);
  expect(copy.HealthError.is(new HealthError('internal', 'Broken.', {}))).toBe(true);
});

test.each([new Error('x'), { name: 'HealthError', code: 'cancelled' }, null, undefined, 'HealthError', 7])(
  '%s is not one',
  (value) => {
    expect(HealthError.is(value)).toBe(false);
  },
);
