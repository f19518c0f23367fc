import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@vitalwire/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreInsteadOfDamaged } from '../../src/backup/index.ts';

const now = '2026-06-01T12:00:00.000Z' as Instant;
const aside = 'health.db.damaged-20260601T120000000Z';
let folder: string;
let database: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitalwire-aside-'));
  database = join(folder, 'health.db');
  await writeFile(database, 'damaged');
  await writeFile(`${database}-wal`, 'log');
});
afterEach(() => rm(folder, { recursive: true }));

const files = async () => {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  return Object.fromEntries(
    await Promise.all(names.map(async ({ name }) => [name, await readFile(join(folder, name), 'utf8')])),
  );
};
const restore = (path: string) => writeFile(path, 'restored');

describe('what is restored in place of a damaged database', () => {
  it('stands there, and the damaged one aside with its log', async () => {
    expect(await restoreInsteadOfDamaged({ database, now, restore })).toBe(join(folder, aside));
    expect(await files()).toEqual({ 'health.db': 'restored', [aside]: 'damaged', [`${aside}-wal`]: 'log' });
  });

  it('leaves everything as it was where it does not come to its end, and is not in the way of the next try', async () => {
    const broken = async (path: string) => {
      await restore(path);
      throw new Error('killed');
    };
    await expect(restoreInsteadOfDamaged({ database, now, restore: broken })).rejects.toThrow('killed');
    expect(await files()).toEqual({ 'health.db': 'damaged', 'health.db-wal': 'log' });
    await writeFile(`${database}.restoring.new`, 'of a process that was killed');
    await restoreInsteadOfDamaged({ database, now, restore });
    expect(await files()).toMatchObject({ 'health.db': 'restored' });
  });

  it('never takes the database away before its log', async () => {
    // No file can be moved to where a folder is.
    await mkdir(join(folder, `${aside}-wal`));
    await expect(restoreInsteadOfDamaged({ database, now, restore })).rejects.toThrow();
    expect(await files()).toEqual({ 'health.db': 'damaged', 'health.db-wal': 'log' });
  });
});
