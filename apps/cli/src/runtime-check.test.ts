import { expect, it } from 'vitest';
import { unsupportedRuntime } from './runtime-check.ts';

const versions = (node: string, napi = '10') => ({ node, napi });

it.each(['22.19.0', '22.20.1', '24.11.0', '24.21.0', '26.0.0', '27.1.0'])('accepts Node %s', (node) => {
  expect(unsupportedRuntime(versions(node))).toBeNull();
});

it.each(['18.20.0', '20.20.2', '22.14.0', '22.18.9', '23.5.0', '24.10.0', '25.2.0'])(
  'refuses Node %s in one sentence that names it',
  (node) => {
    expect(unsupportedRuntime(versions(node))).toContain(`this is Node ${node}.`);
  },
);

it('refuses a runtime whose native interface is too old, whatever it calls itself', () => {
  expect(unsupportedRuntime(versions('24.21.0', '9'))).not.toBeNull();
});
