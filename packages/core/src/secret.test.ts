import { format, inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret } from './index.ts';

const text = 'correct horse battery staple';
const secret = new Secret(text);

test('gives itself out only when asked to', () => {
  expect(secret.reveal()).toBe(text);
});

test.each([
  ['a template', `${secret}`],
  ['an interpolation of its text', `key: ${String(secret)}`],
  ['JSON', JSON.stringify({ key: secret, list: [secret] })],
  ['inspection', inspect(secret)],
  ['deep inspection of hidden fields', inspect({ nested: { key: secret } }, { showHidden: true, depth: 9 })],
  ['a log line', format('%s %o %O %j', secret, secret, secret, secret)],
  ['an error message', new Error(`refused ${secret}`).message],
  ['its own entries', JSON.stringify(Object.entries(secret)) + Object.keys(secret).join()],
  ['a copy', JSON.stringify({ ...secret })],
  ['a structured clone', inspect(structuredClone(secret))],
])('%s does not show it', (_, shown) => {
  expect(shown).not.toContain('correct');
  expect(shown).not.toContain('staple');
});

test('shows that something is there', () => {
  expect(`${secret}`).toBe('[redacted]');
  expect(JSON.stringify({ secret })).toBe('{"secret":"[redacted]"}');
  expect(inspect({ secret })).toBe('{ secret: [redacted] }');
});
