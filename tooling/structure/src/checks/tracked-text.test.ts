import { describe, expect, test } from 'vitest';
import { found } from './fixture.ts';
import { secrets, trackedPaths } from './tracked-text.ts';

const place = 'docs/example.md';
const join = (...parts: readonly string[]) => parts.join('');

describe('paths and hosts', () => {
  test.each([
    join('/ho', 'me/jdoe7/ride.fit'),
    join('/Use', 'rs/jdoe7/ride.fit'),
    join('C:\\Use', 'rs\\jdoe7'),
    join('see /wo', 'rk/main'),
    join('cd /ro', 'ot/x'),
    join("read('../../sha", "red/files')"),
    join('copied from ../sha', 'red/vendor'),
    join('https://registry.npm', 'js.org/zod'),
    join('http://192.', '168.1.4:8080'),
  ])('finds %s', (text) => {
    expect(found(trackedPaths, { [place]: text })).toHaveLength(1);
  });

  test.each([
    '~/rides',
    '/home/you/rides/ride.fit',
    'https://www.npmjs.com/package/zod',
    '../shared-tools',
    'a/work/b',
    '127.0.0.1',
  ])('leaves %s', (text) => {
    expect(found(trackedPaths, { [place]: text.replace('see ../core/README.md', './shared') })).toEqual([]);
  });

  test('the samples lane alone may look beside the repository', () => {
    const text = join("join(root, '../../../../sha", "red/vendor')");
    expect(found(trackedPaths, { 'tooling/samples/src/find.ts': text })).toEqual([]);
    expect(found(trackedPaths, { 'packages/core/src/find.ts': text })).toHaveLength(1);
  });
});

describe('secrets', () => {
  test.each([
    join('-----BEGIN ', 'PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ'),
    join('AK', 'IAIOSFODNN7EXAMPLE'),
    join('gh', 'p_', 'a'.repeat(36)),
    join('np', 'm_', 'b'.repeat(36)),
    join('_auth', 'Token=', 'c'.repeat(20)),
    join('xox', 'b-1234567890-abcdef'),
    join('sk', '_live_', 'd'.repeat(20)),
    join('sk-', 'ant-', 'e'.repeat(30)),
    join('AI', 'za', 'f'.repeat(35)),
    join('ey', 'JhbGciOiJIUzI1.eyJ', 'zdWIiOiIxMjM0.abcdefghijkl'),
    join('postgres://me:', 'hunter2hunter2@db.example.com/x'),
    join('client', '_secret = "', 'g1'.repeat(14), '"'),
  ])('finds %#', (text) => {
    expect(found(secrets, { [place]: text })).toHaveLength(1);
  });

  test.each([
    'postgres://postgres@127.0.0.1:5432/postgres',
    'client_secret: settings.clientSecret',
    'password: "short"',
    'task-list and desk-ant-farm',
    '-----BEGIN PRIVATE KEY-----',
  ])('leaves %s', (text) => {
    expect(found(secrets, { [place]: text })).toEqual([]);
  });

  test('looks into every text file and says the line', () => {
    const text = join('one\ntwo\nAK', 'IAIOSFODNN7EXAMPLE');
    expect(found(secrets, { 'packages/core/src/a.ts': text })).toEqual([
      'packages/core/src/a.ts: holds a cloud access key.',
    ]);
  });
});
