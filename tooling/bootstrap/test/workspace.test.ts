import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { supported } from '../workspace.mjs';

test.each(['22.19.0', '22.21.1', '24.11.0', '24.21.0', '26.0.0', '27.1.0'])('%s is in range', (version) => {
  expect(supported(version)).toBe(true);
});

test.each(['18.20.0', '20.20.2', '22.14.0', '22.18.9', '23.11.0', '24.10.0', '25.9.0'])('%s is not', (version) => {
  expect(supported(version)).toBe(false);
});

test('the range is the one that packages publish', () => {
  const core = readFileSync(join(import.meta.dirname, '../../../packages/core/package.json'), 'utf8');
  expect(JSON.parse(core).engines.node).toBe('^22.19.0 || ^24.11.0 || >=26.0.0');
});
