import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { HealthError, type InputIssue } from '../index.ts';
import { defineSettings, describeSettings, flag, list, readSettings, settingsTable, wholeNumber } from './index.ts';

const settings = defineSettings({
  home: {
    environmentName: 'VITALWIRE_HOME',
    schema: z.string().min(1).describe('path'),
    description: 'Folder of the database.',
    defaultDescription: 'the data folder of the platform',
  },
  keepOriginals: {
    environmentName: 'VITALWIRE_KEEP_ORIGINALS',
    schema: flag,
    description: 'Keep imported files | compressed.',
    default: true,
  },
  port: {
    environmentName: 'VITALWIRE_PORT',
    schema: wholeNumber(1, 65_535),
    description: 'Port to listen on.',
    default: 8787,
  },
  toolsets: {
    environmentName: 'VITALWIRE_TOOLSETS',
    schema: list(z.enum(['training', 'sleep'])),
    description: 'What is\nadvertised.',
    default: ['training'],
  },
  masterKey: {
    environmentName: 'VITALWIRE_MASTER_KEY',
    schema: z.string().min(8, 'must have at least 8 letters'),
    description: 'Key that wraps all others.',
    secret: true,
  },
});

const nothing = { environment: {}, file: null };

function issuesOf(sources: Parameters<typeof readSettings>[1]): readonly InputIssue[] {
  try {
    readSettings(settings, sources);
  } catch (error) {
    if (HealthError.is(error) && error.code === 'config-invalid') return error.details.issues;
    throw error;
  }
  return [];
}

describe('readSettings', () => {
  test('takes the defaults where nothing is set', () => {
    const { values, origins } = readSettings(settings, nothing);
    expect(values).toEqual({
      home: null,
      keepOriginals: true,
      port: 8787,
      toolsets: ['training'],
      masterKey: null,
    });
    expect(new Set(Object.values(origins))).toEqual(new Set(['default']));
  });

  test('takes the file over the default, and the environment over the file', () => {
    const { values, origins } = readSettings(settings, {
      environment: { VITALWIRE_PORT: '9000', PATH: '/bin', VITALWIREX: '1', VITALWIRE_HOME: '' },
      file: { path: 'config.json', value: { port: 1, toolsets: ['sleep', 'training'], home: '/data' } },
    });
    expect(values).toMatchObject({ port: 9000, toolsets: ['sleep', 'training'], home: '/data' });
    expect(origins).toEqual({
      home: 'file',
      keepOriginals: 'default',
      port: 'environment',
      toolsets: 'file',
      masterKey: 'default',
    });
  });

  test.each([
    ['1', true],
    ['TRUE', true],
    ['on', true],
    ['yes', true],
    ['0', false],
    ['false', false],
    ['Off', false],
    [' no ', false],
  ])('reads %j as %s', (text, value) => {
    const { values } = readSettings(settings, { ...nothing, environment: { VITALWIRE_KEEP_ORIGINALS: text } });
    expect(values.keepOriginals).toBe(value);
  });

  test.each(['2', 'constructor', 'onn', ' '])('%j is neither on nor off', (text) => {
    const issues = issuesOf({ ...nothing, environment: { VITALWIRE_KEEP_ORIGINALS: text } });
    expect(issues).toEqual([{ path: 'VITALWIRE_KEEP_ORIGINALS', message: 'must be on or off' }]);
  });

  test('reads lists of the environment at their commas', () => {
    const environment = { VITALWIRE_TOOLSETS: ' sleep, training,' };
    expect(readSettings(settings, { ...nothing, environment }).values.toolsets).toEqual(['sleep', 'training']);
  });

  test('hides a secret, wherever it comes from', () => {
    const { values } = readSettings(settings, { ...nothing, environment: { VITALWIRE_MASTER_KEY: 'hunter22' } });
    expect(values.masterKey?.reveal()).toBe('hunter22');
    expect(inspect(values) + JSON.stringify(values)).not.toContain('hunter22');
  });

  test('reports every issue at once, by the name that the person wrote', () => {
    const sources = {
      environment: {
        VITALWIRE_HMOE: '/data',
        VITALWIRE_PORT: '99999',
        VITALWIRE_KEEP_ORIGINALS: 'perhaps',
        VITALWIRE_MASTER_KEY: 'hunter2',
        VITALWIRE_ELEPHANT: '1',
      },
      file: { path: 'config.json', value: { keepOriginal: true, toolsets: ['training', 'naps'] } },
    };
    const issues = issuesOf(sources);
    expect(issues).toEqual([
      { path: 'VITALWIRE_HMOE', message: 'is not a known setting; did you mean VITALWIRE_HOME?' },
      { path: 'VITALWIRE_ELEPHANT', message: 'is not a known setting' },
      { path: 'config.json: keepOriginal', message: 'is not a known setting; did you mean keepOriginals?' },
      { path: 'VITALWIRE_KEEP_ORIGINALS', message: 'must be on or off' },
      { path: 'VITALWIRE_PORT', message: 'must be a whole number from 1 to 65535' },
      { path: 'config.json: toolsets.1', message: expect.stringContaining('training') },
      { path: 'VITALWIRE_MASTER_KEY', message: 'must have at least 8 letters' },
    ]);
    expect(() => readSettings(settings, sources)).toThrow(/VITALWIRE_HMOE.*VITALWIRE_PORT.*VITALWIRE_MASTER_KEY/);
    expect(JSON.stringify(issues)).not.toContain('hunter2');
  });

  test('a sentence that ends in a question has no full stop after it', () => {
    const sources = { environment: { VITALWIRE_HMOE: '/data' }, file: null };
    expect(() => readSettings(settings, sources)).toThrow(/did you mean VITALWIRE_HOME\?$/);
  });

  test.each([[[]], ['text'], [7], [null]])('a file that holds %j is refused', (value) => {
    expect(issuesOf({ environment: {}, file: { path: 'config.json', value } })).toEqual([
      { path: 'config.json', message: 'must hold one JSON object' },
    ]);
  });

  test.each(['', ' ', '8.5', '1e3', '0x10', '0', '65536', 'NaN'])('%j is no port', (text) => {
    const issues = issuesOf({ ...nothing, environment: { VITALWIRE_PORT: text } });
    // An empty value counts as not set.
    expect(issues).toHaveLength(text === '' ? 0 : 1);
  });

  test('names of the prototype are no settings', () => {
    const value = JSON.parse('{"__proto__": {"port": 1}, "constructor": 1}') as unknown;
    expect(issuesOf({ environment: {}, file: { path: 'c', value } })).toHaveLength(2);
  });
});

test('two settings of one name in the environment are a mistake in the program', () => {
  const home = settings.home;
  expect(() => defineSettings({ one: home, two: home })).toThrow('VITALWIRE_HOME');
});

describe('documentation', () => {
  test('says what each setting takes and what it is without it', () => {
    expect(describeSettings(settings).map((setting) => [setting.name, setting.takes, setting.default])).toEqual([
      ['home', 'path', 'the data folder of the platform'],
      ['keepOriginals', 'on or off', 'on'],
      ['port', 'whole number, 1 to 65535', '8787'],
      ['toolsets', 'list, separated by commas', 'training'],
      ['masterKey', 'text (secret)', 'none'],
    ]);
  });

  test('as a table keeps its cells', () => {
    const lines = settingsTable(settings).trimEnd().split('\n');
    expect(lines).toHaveLength(2 + 5);
    expect(lines[3]).toBe(
      '| `VITALWIRE_KEEP_ORIGINALS` | `keepOriginals` | on or off | on | Keep imported files \\| compressed. |',
    );
    expect(lines[5]).toContain('What is advertised.');
  });
});
