import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { expanded, homeFolder, refuseInside } from './home.ts';

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

it('refuses what would lie in the data folder, and nothing beside it', () => {
  const home = join(user, 'data');
  for (const inside of [home, join(home, 'out'), join(user, 'x', '..', 'data', 'out'), join(home, '..out')])
    expect(() => refuseInside(home, inside, '--to')).toThrow(/lies in the data folder/);
  for (const outside of [user, join(user, 'data2'), join(home, '..', 'out'), resolve('/')])
    expect(() => refuseInside(home, outside, '--to')).not.toThrow();
});
