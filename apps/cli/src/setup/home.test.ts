import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { expanded, homeFolder } from './home.ts';

const user = resolve('/users/ann');

it('takes VITALWIRE_HOME before everything, with ~ as the shell reads it', () => {
  expect(homeFolder({ VITALWIRE_HOME: '~/data', XDG_DATA_HOME: '/x' }, 'linux', user)).toBe(join(user, 'data'));
  expect(homeFolder({ VITALWIRE_HOME: 'relative' }, 'darwin', user)).toBe(resolve('relative'));
});

it('takes the folder that each platform keeps for such data', () => {
  expect(homeFolder({}, 'linux', user)).toBe(join(user, '.local', 'share', 'vitalwire'));
  expect(homeFolder({ XDG_DATA_HOME: resolve('/data') }, 'linux', user)).toBe(join(resolve('/data'), 'vitalwire'));
  expect(homeFolder({ XDG_DATA_HOME: 'not/absolute' }, 'linux', user)).toBe(join(user, '.local', 'share', 'vitalwire'));
  expect(homeFolder({}, 'darwin', user)).toBe(join(user, 'Library', 'Application Support', 'Vitalwire'));
  expect(homeFolder({ LOCALAPPDATA: resolve('/local') }, 'win32', user)).toBe(join(resolve('/local'), 'Vitalwire'));
});

it('does not touch paths that only look like home', () => {
  expect(expanded('~ann/x', user)).toBe('~ann/x');
});
