import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant, Storage } from '@vitalwire/core';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { listBackups, makeBackup, restoreBackup, verifyBackup } from '../../src/backup/index.ts';
import type { MigrationStep } from '../../src/migrations/index.ts';
import { releasedSteps } from '../../src/migrations/index.ts';
import { sqlStorage } from '../../src/sql/sql-storage.ts';
import { sqliteEngine } from '../../src/sqlite/engine.ts';
import { openSqlite, sqliteStorage } from '../../src/sqlite/index.ts';
import { anna, later, note, workout } from '../../src/testing/samples.ts';
import { fill, hashesOf, now } from '../archive/people.ts';
import { planOf } from '../migrations/before.ts';

const root = mkdtempSync(join(tmpdir(), 'storage-backup-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

async function household() {
  const folder = join(root, `${count++}`);
  mkdirSync(folder);
  const home = { database: join(folder, 'health.db'), originals: join(folder, 'originals') };
  const open = async (): Promise<Storage> => {
    const storage = sqliteStorage({ database: openSqlite(home.database, Database), waitMilliseconds: 2000 });
    await storage.migrate();
    return storage;
  };
  const backUp = (at: Instant = now, keep: number | null = null) =>
    makeBackup({
      home,
      driver: Database,
      folder: join(folder, 'backups'),
      now: at,
      program: 'test 1',
      reason: 'asked',
      keep,
      waitMilliseconds: 300,
    });
  const restore = (path: string) => restoreBackup({ path, home, driver: Database, waitMilliseconds: 300 });
  return { folder, home, open, backUp, restore };
}

describe('a backup', () => {
  it('is made while the database is used, and puts everything back', async () => {
    const { folder, home, open, backUp, restore } = await household();
    const storage = await open();
    await fill(storage, folder);
    const before = await hashesOf(storage);
    const { path, manifest } = await backUp();
    expect(manifest.people?.map(({ contentHash }) => contentHash).sort()).toEqual(before.toSorted());
    expect(manifest.originals.files).toBe(3);
    await storage.erase(anna);
    await storage.records.write(anna, [note('later')]);
    rmSync(home.originals, { recursive: true });
    // The one that is open sees it, too.
    await restore(path);
    expect(await hashesOf(storage)).toEqual(before);
    expect(readdirSync(home.originals).length).toBeGreaterThan(0);
    await storage.records.write(anna, [note('after')]);
    await storage.close();
    await restore(path);
    const again = await open();
    expect(await hashesOf(again)).toEqual(before);
    await again.close();
  });

  it('goes into an empty place', async () => {
    const { folder, open, backUp } = await household();
    const storage = await open();
    await fill(storage, folder);
    const { path } = await backUp();
    const other = await household();
    await other.restore(path);
    const restored = await other.open();
    expect(await hashesOf(restored)).toEqual(await hashesOf(storage));
    await storage.close();
    await restored.close();
  });

  it('holds what was acknowledged before it, and whole transactions only, while another connection writes', async () => {
    const { open, backUp, restore } = await household();
    const storage = await open();
    const day = (i: number) => workout(`w${i}`, later(workout('w').start, i * 86_400));
    let acknowledged = 0;
    let going = true;
    const writing = (async () => {
      for (let i = 0; going; i++) {
        await storage.transaction(async ({ records }) => {
          await records.write(anna, [day(i)]);
          await records.write(anna, [note(`n${i}`)]);
        });
        acknowledged = i + 1;
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    while (acknowledged < 20) await new Promise((resolve) => setImmediate(resolve));
    const then = acknowledged;
    const { path, manifest } = await backUp();
    going = false;
    await writing;
    const counted = manifest.people?.[0]?.counts.record ?? 0;
    expect(counted).toBeGreaterThanOrEqual(2 * then);
    expect(counted % 2).toBe(0);
    await restore(path);
    expect(await storage.records.list(anna, { kind: 'note', order: 'oldest-first' })).toHaveLength(counted / 2);
    await storage.close();
  });

  it('keeps the newest ones, and what is no backup', async () => {
    const { folder, open, backUp } = await household();
    await (await open()).close();
    mkdirSync(join(folder, 'backups', 'mine'), { recursive: true });
    const paths: string[] = [];
    for (let i = 0; i < 4; i++) paths.push((await backUp(later(now, i), 3)).path);
    const kept = (await listBackups(join(folder, 'backups'))).map(({ path }) => path);
    expect(kept).toEqual(paths.slice(1).toReversed());
    expect(existsSync(join(folder, 'backups', 'mine'))).toBe(true);
    const { path, removed } = await backUp(later(now, 3), 1);
    expect(removed.toSorted()).toEqual(kept.toSorted());
    expect(existsSync(path)).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('can be read by nobody else', async () => {
    const { folder, open, backUp } = await household();
    const storage = await open();
    await fill(storage, folder);
    await storage.close();
    const { path } = await backUp();
    for (const inner of ['', ...readdirSync(path, { recursive: true, encoding: 'utf8' })])
      expect(statSync(join(path, inner)).mode & 0o077).toBe(0);
  });

  it('is refused when a byte of it was changed or an original is gone, and nothing is touched', async () => {
    const { folder, open, backUp, restore } = await household();
    const storage = await open();
    await fill(storage, folder);
    const { path } = await backUp();
    await storage.records.write(anna, [note('later')]);
    const before = await hashesOf(storage);
    const file = join(path, 'database.db');
    const whole = readFileSync(file);
    const changed = Buffer.from(whole);
    changed[whole.length >> 1] = (changed[whole.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, changed);
    await expect(restore(path)).rejects.toMatchObject({ code: 'file-invalid' });
    writeFileSync(file, whole);
    await verifyBackup(path);
    rmSync(join(path, 'originals', 'north'), { recursive: true });
    await expect(restore(path)).rejects.toMatchObject({ code: 'file-invalid' });
    expect(await hashesOf(storage)).toEqual(before);
    await storage.close();
  });

  it('waits for who writes, then says so; nothing is there by halves', async () => {
    const { folder, home, open, backUp, restore } = await household();
    const storage = await open();
    await fill(storage, folder);
    const { path } = await backUp();
    await storage.records.write(anna, [note('later')]);
    const before = await hashesOf(storage);
    const other = openSqlite(home.database, Database);
    other.prepare('begin immediate').run();
    await expect(restore(path)).rejects.toMatchObject({ code: 'storage-busy' });
    other.prepare('rollback').run();
    other.close();
    expect(await hashesOf(storage)).toEqual(before);
    await storage.close();
  });

  it.each([
    ['SQLITE_FULL', 'storage-full'],
    ['SQLITE_IOERR_WRITE', 'storage-unavailable'],
    ['SQLITE_CORRUPT', 'storage-corrupt'],
  ])('says what the disk said, and leaves nothing: %s', async (code, ours) => {
    const { folder, home, open } = await household();
    await (await open()).close();
    class Failing extends Database {
      override backup(): ReturnType<Database.Database['backup']> {
        return Promise.reject(Object.assign(new Error('the driver says so'), { code }));
      }
    }
    const options = { home, driver: Failing, folder: join(folder, 'backups'), now, program: 't', keep: null } as const;
    await expect(makeBackup({ ...options, reason: 'asked' })).rejects.toMatchObject({ code: ours });
    expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  });

  it('of a damaged database is refused, and leaves nothing', async () => {
    const { folder, home, open, backUp } = await household();
    const storage = await open();
    await fill(storage, folder);
    await storage.compact();
    await storage.close();
    const bytes = readFileSync(home.database);
    bytes.fill(0xff, 4096 * 12, 4096 * 13);
    writeFileSync(home.database, bytes);
    await expect(backUp()).rejects.toMatchObject({ code: 'storage-corrupt' });
    expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  });
});

describe('a migration that takes something away', () => {
  const dropped: MigrationStep = {
    name: '9999-dropped',
    destructive: true,
    async up(db) {
      await db.schema.dropTable('threshold').execute();
    },
  };

  it('has a backup before it, which brings everything back', async () => {
    const { folder, home, open, backUp, restore } = await household();
    const storage = await open();
    await fill(storage, folder);
    const before = await hashesOf(storage);
    await storage.close();
    const later = sqlStorage(
      sqliteEngine(openSqlite(home.database, Database), 1000, planOf([...releasedSteps, dropped])),
    );
    const made: string[] = [];
    const beforeDestructive = async () => void made.push((await backUp()).path);
    expect(await later.migrate({ beforeDestructive })).toEqual([dropped.name]);
    await expect(later.people.thresholds(anna)).rejects.toMatchObject({ code: 'storage-unavailable' });
    await later.close();
    await restore(made[0] ?? '');
    const again = await open();
    expect(await hashesOf(again)).toEqual(before);
    await again.close();
  });
});
