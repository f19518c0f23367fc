import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localOwner } from '@vitalwire/core';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { writeArchive, writeCsv } from '../../src/archive/index.ts';
import { makeBackup, restoreBackup } from '../../src/backup/index.ts';
import { memoryStorage } from '../../src/memory/index.ts';
import { fileOriginals } from '../../src/originals/index.ts';
import { makeFolders } from '../../src/shared/make-folders.ts';
import { openSqlite, sqliteStorage } from '../../src/sqlite/index.ts';
import { anna } from '../../src/testing/samples.ts';
import { now } from '../archive/people.ts';

const root = mkdtempSync(join(tmpdir(), 'storage-place-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

// The file system of /proc takes no folders, whoever asks.
describe.skipIf(process.platform !== 'linux')('a place that takes no folders is refused at once', () => {
  const folder = '/proc/vitalwire/here';
  const refusal = { code: 'storage-unavailable', message: expect.stringContaining(folder) };

  it('by a backup', async () => {
    const home = { database: join(root, 'health.db'), originals: join(root, 'originals') };
    const backup = makeBackup({ home, driver: Database, folder, now, program: 'test 1', reason: 'asked', keep: null });
    await expect(backup).rejects.toMatchObject(refusal);
  });

  it('by a restore and by kept originals', async () => {
    const home = { database: join(root, 'sound.db'), originals: join(root, 'sound') };
    const database = openSqlite(home.database, Database);
    await sqliteStorage({ database }).migrate();
    database.close();
    const made = { home, driver: Database, folder: join(root, 'backups'), now, program: 'test 1', keep: null } as const;
    const { path } = await makeBackup({ ...made, reason: 'asked' });
    const there = { database: `${folder}/health.db`, originals: `${folder}/originals` };
    await expect(restoreBackup({ path, home: there, driver: Database })).rejects.toMatchObject({
      code: 'storage-unavailable',
    });
    await expect(fileOriginals(folder).write(localOwner, Buffer.from('x'))).rejects.toMatchObject(refusal);
  });

  it('by an archive and by tables', async () => {
    const storage = memoryStorage();
    const archive = { storage, folder, purpose: 'export', originals: null, now, program: 'test 1' } as const;
    await expect(writeArchive(archive)).rejects.toMatchObject(refusal);
    await expect(writeCsv({ storage, owner: anna, folder })).rejects.toMatchObject(refusal);
  });
});

it('folders are made for their owner, and may be there', async () => {
  const folder = join(root, 'a', 'b');
  await Promise.all([makeFolders(folder), makeFolders(folder)]);
  await makeFolders(folder);
  expect(statSync(join(root, 'a')).mode & 0o777).toBe(process.platform === 'win32' ? 0o777 : 0o700);
});
