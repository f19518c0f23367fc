import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadSettings } from './settings.ts';

const home = join(tmpdir(), 'vitalwire-no-such-home');

it.each(['VITALWIRE_DATABASE_URL', 'VITALWIRE_POSTGRES'])(
  '%s is answered with the way from a server to here',
  (name) => {
    const load = () => loadSettings({ VITALWIRE_HOME: home, [name]: 'postgres://secret@host' }, 'linux');
    expect(load).toThrow(`${name}: this program keeps its data in one SQLite file`);
    expect(load).toThrow('vitalwire restore <archive>');
    expect(load).not.toThrow('secret');
  },
);

it('another name is unknown', () => {
  expect(() => loadSettings({ VITALWIRE_HOME: home, VITALWIRE_READONLY: '1' }, 'linux')).toThrow('VITALWIRE_READONLY');
});
