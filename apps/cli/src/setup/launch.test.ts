import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { launchCommand } from './launch.ts';

it('names this Node and this file by absolute path, and the data folder that was chosen', () => {
  const script = resolve('/opt/vitalwire/dist/vitalwire.js');
  expect(launchCommand({ node: '/usr/bin/node', script, environment: { VITALWIRE_HOME: '/data' } }, 'linux')).toEqual({
    command: '/usr/bin/node',
    args: [script, 'mcp'],
    env: { VITALWIRE_HOME: '/data' },
  });
});

it.each([
  [
    'linux',
    '/home/ann/.npm/_npx/1f/node_modules/@vitalwire/cli/dist/vitalwire.js',
    'npx',
    ['-y', '@vitalwire/cli', 'mcp'],
  ],
  ['win32', 'C:\\npm\\_npx\\1f\\vitalwire.js', 'cmd', ['/c', 'npx', '-y', '@vitalwire/cli', 'mcp']],
] as const)('goes through npx again when it came through npx, on %s', (platform, script, command, args) => {
  expect(launchCommand({ node: 'node', script, environment: {} }, platform)).toEqual({ command, args, env: {} });
});
