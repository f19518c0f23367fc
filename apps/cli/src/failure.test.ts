import { HealthError } from '@vitalwire/core';
import { expect, test } from 'vitest';
import { exitCodeHelp } from './exit-code.ts';
import { reportFailure } from './failure.ts';
import type { Terminal } from './terminal/terminal.ts';

const at = { path: '/data/health.db' };

test.each([
  [new HealthError('storage-unavailable', 'Not reached.', { reason: 'EIO' }), 69],
  [new HealthError('storage-full', 'No room.', at), 73],
  [new HealthError('storage-corrupt', 'Damaged.', at), 74],
  [new HealthError('storage-busy', 'Held.', { waitedMilliseconds: 10 }), 75],
  [new HealthError('storage-newer', 'Update.', { found: 9, supported: 4 }), 76],
  [new HealthError('storage-readonly', 'No right.', at), 77],
  [new Error('what nobody foresaw'), 1],
] as const)('%s ends with %i, and the help lists it', (error, code) => {
  let said = '';
  const plain = { colors: { red: (text: string) => text }, err: (text: string) => (said += text) };
  expect(reportFailure(plain as unknown as Terminal, error, false)).toBe(code);
  expect(said).toBe(HealthError.is(error) ? `✗ ${error.message}\n` : `✗ Something went wrong: ${error.message}\n`);
  expect(exitCodeHelp).toMatch(new RegExp(`^ +${code} `, 'm'));
});
