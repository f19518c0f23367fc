import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@vitalwire/core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from './log.ts';

let folder: string;
let path: string;
let shown: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-'));
  path = join(folder, 'logs', 'vitalwire.log');
  shown = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const open = (level: 'silent' | 'info' = 'info') => createLog({ path, level, toPerson: (line) => shown.push(line) });

it('opens no file before it has something to say', async () => {
  open();
  await expect(stat(path)).rejects.toThrow();
});

it('writes lines of JSON to the file and errors to the person', async () => {
  const log = open();
  log.info('started', { tools: 15 });
  log.error(new Error('disk on fire'), 'get_stats failed');
  await log.flush();
  const lines = (await readFile(path, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { msg: 'started', tools: 15 },
    { msg: 'get_stats failed', err: { message: 'disk on fire' } },
  ]);
  expect(shown).toEqual(['vitalwire: get_stats failed: disk on fire\n']);
});

it('shows no secret', async () => {
  const cause = Object.assign(new Error('refused'), { token: 'canary-1', key: new Secret('canary-2') });
  const log = open();
  log.error(cause, 'sign-in failed');
  await log.flush();
  expect(await readFile(path, 'utf8')).not.toMatch(/canary/);
});

it('sets a long file aside', async () => {
  await mkdir(join(folder, 'logs'));
  await writeFile(path, 'x'.repeat(5 * 1024 * 1024 + 1));
  const log = open();
  log.info('fresh');
  await log.flush();
  expect((await stat(path)).size).toBeLessThan(1000);
  expect((await stat(`${path}.1`)).size).toBe(5 * 1024 * 1024 + 1);
});

it('sets the file aside while it is being written, too', async () => {
  const log = open();
  const line = 'y'.repeat(60_000);
  for (let i = 0; i < 100; i++) log.info(line);
  await log.flush();
  expect((await stat(`${path}.1`)).size).toBeGreaterThan(5 * 1024 * 1024);
  expect((await stat(path)).size).toBeLessThan(5 * 1024 * 1024);
});

it('goes on without a log where none can be written', async () => {
  await writeFile(join(folder, 'logs'), 'a file in the way');
  const log = open();
  log.info('nobody hears this');
  log.error(new Error('heard'), 'failed');
  await log.flush();
  expect(shown).toHaveLength(1);
});

it('stays silent when told to', async () => {
  const log = open('silent');
  log.info('started');
  await log.flush();
  await expect(stat(path)).rejects.toThrow();
});
