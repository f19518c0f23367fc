import { HealthError } from '@vitalwire/core';
import { expect, it } from 'vitest';
import { fileError } from './file-error.ts';

const failing = (code: string) => Object.assign(new Error(code), { code, syscall: 'write' });

it.each([
  ['ENOSPC', 'storage-full'],
  ['EDQUOT', 'storage-full'],
  ['EACCES', 'storage-readonly'],
  ['EROFS', 'storage-readonly'],
  ['EIO', 'storage-unavailable'],
])('%s of the file system is %s, in a sentence with the place', (code, ours) => {
  const error = fileError(failing(code), '/somewhere', 'The backup');
  expect(error).toMatchObject({ code: ours });
  expect(HealthError.is(error) && error.message).toMatch(/^The backup .*\/somewhere.*\.$/);
});

it('leaves everything else as it is', () => {
  const ours = new HealthError('cancelled', 'Stopped.', {});
  const mistake = new TypeError('not a function');
  expect(fileError(ours, '/', 'x')).toBe(ours);
  expect(fileError(mistake, '/', 'x')).toBe(mistake);
});
