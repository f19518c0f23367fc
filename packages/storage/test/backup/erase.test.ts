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
import { localOwner, type Storage } from '@vitalwire/core';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { type EraseStep, eraseHome, makeBackup, restoreBackup, resumeErasing } from '../../src/backup/index.ts';
import { fileOriginals } from '../../src/originals/index.ts';
import { openSqlite, sqliteStorage } from '../../src/sqlite/index.ts';
import { anna, importEntry, later, note, receivedAt, ride, workout } from '../../src/testing/samples.ts';
import { now } from '../archive/people.ts';

const root = mkdtempSync(join(tmpdir(), 'storage-erase-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const MARKER = 'Zaubernuss-7413';
const steps: readonly EraseStep[] = ['mark', 'rows', 'originals', 'backups', 'logs', 'leftovers', 'compact', 'unmark'];

async function household() {
  const folder = join(root, `${count++}`);
  const home = {
    database: join(folder, 'health.db'),
    originals: join(folder, 'originals'),
    backups: join(folder, 'backups'),
    logs: join(folder, 'logs'),
    erasing: join(folder, 'erasing.json'),
    leftovers: [join(folder, 'key.new')],
  };
  mkdirSync(home.logs, { recursive: true });
  const open = async (): Promise<Storage> => {
    const storage = sqliteStorage({ database: openSqlite(home.database, Database) });
    await storage.migrate();
    return storage;
  };
  const storage = await open();
  await storage.records.write(localOwner, [
    note('a', undefined, { text: MARKER }),
    workout('w', undefined, { name: MARKER }),
    ...Array.from({ length: 300 }, (_, i) =>
      note(`n${i}`, later(receivedAt, i), { text: `${MARKER} ${i}`.repeat(20) }),
    ),
  ]);
  await storage.records.write(localOwner, [note('a', undefined, { text: `${MARKER} again` })]);
  await storage.streams.write(localOwner, workout('w').id, ride());
  await storage.records.remove(localOwner, [note('n7').id]);
  const hash = await fileOriginals(home.originals).write(localOwner, Buffer.from(MARKER));
  await storage.imports.write(localOwner, importEntry('a', { hash, name: `${MARKER}.fit` }));
  writeFileSync(join(home.logs, 'vitalwire.log'), MARKER);
  writeFileSync(join(home.logs, 'vitalwire.log.1'), MARKER);
  writeFileSync(join(folder, 'key'), 'key');
  for (const name of [
    'key.new',
    'erasing.json.new',
    'health.db.damaged-20260601T1',
    'health.db.damaged-20260601T1-wal',
    'health.db.restoring.new',
  ])
    writeFileSync(join(folder, name), MARKER);
  const backUp = () =>
    makeBackup({ home, driver: Database, folder: home.backups, now, program: 't', reason: 'asked', keep: null });
  return { folder, home, open, storage, backUp };
}

/** Files in which the marker stands, in the open or in what a person calls by its name. */
function marked(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => {
    const full = join(folder, path);
    return path.includes(MARKER) || (statSync(full).isFile() && readFileSync(full).includes(MARKER));
  });
}

describe('erasing', () => {
  it('leaves no byte of it in any file', async () => {
    const { folder, home, storage, backUp } = await household();
    await backUp();
    expect(marked(folder).length).toBeGreaterThan(3);
    const report = await eraseHome({ storage, home, owner: localOwner, keepBackups: false, now });
    expect(report).toMatchObject({ originals: 1, backupsRemaining: [], rows: { record: 301, record_version: 1 } });
    expect(report.backupsRemoved).toHaveLength(1);
    expect(marked(folder)).toEqual([]);
    expect(await storage.owners()).toEqual([]);
    expect(readdirSync(home.logs)).toEqual([]);
    const beside = readdirSync(folder).filter((name) => !/^health\.db(?:-wal|-shm)?$/.test(name));
    expect(beside).toEqual(['backups', 'key', 'logs', 'originals']);
    await storage.records.write(localOwner, [note('new life')]);
    await storage.close();
    expect(marked(folder)).toEqual([]);
    expect(existsSync(home.erasing)).toBe(false);
  });

  it.each(steps)('goes on after it was broken off at: %s', async (broken) => {
    const { folder, home, open, storage, backUp } = await household();
    await backUp();
    const crash = new Error('power cut');
    const onStep = (step: EraseStep) => {
      if (step === broken) throw crash;
    };
    await expect(eraseHome({ storage, home, owner: localOwner, keepBackups: false, now, onStep })).rejects.toBe(crash);
    await storage.close();
    const again = await open();
    const resumed = await resumeErasing({ storage: again, home, now });
    if (broken === 'mark') {
      // Nothing had begun.
      expect(resumed).toBeNull();
      expect((await again.records.overview(localOwner)).length).toBeGreaterThan(0);
    } else {
      expect(resumed).not.toBeNull();
      expect(marked(folder)).toEqual([]);
      expect(await resumeErasing({ storage: again, home, now })).toBeNull();
    }
    await again.close();
  });

  it('broken off after the rows takes nothing that came since', async () => {
    const { home, open, storage } = await household();
    const onStep = (step: EraseStep) => {
      if (step === 'compact') throw new Error('power cut');
    };
    await expect(eraseHome({ storage, home, owner: localOwner, keepBackups: false, now, onStep })).rejects.toThrow(
      'power cut',
    );
    await storage.records.write(localOwner, [note('begun anew')]);
    await storage.close();
    const again = await open();
    await resumeErasing({ storage: again, home, now });
    expect(await again.records.get(localOwner, 'note', note('begun anew').id)).not.toBeNull();
    await again.close();
  });

  it('keeps backups where that is asked for, says which, and they still work', async () => {
    const { home, storage, backUp } = await household();
    const { path } = await backUp();
    const report = await eraseHome({ storage, home, owner: localOwner, keepBackups: true, now });
    expect(report).toMatchObject({ backupsRemoved: [], backupsRemaining: [path] });
    await restoreBackup({ path, home, driver: Database });
    expect(await storage.records.get(localOwner, 'note', note('a').id)).not.toBeNull();
    await storage.close();
  });

  it('leaves the other people of the machine, and the backups that they are in', async () => {
    const { home, storage, backUp } = await household();
    await storage.records.write(anna, [note('hers')]);
    await fileOriginals(home.originals).write(anna, Buffer.from('hers'));
    const { path } = await backUp();
    const report = await eraseHome({ storage, home, owner: localOwner, keepBackups: false, now });
    expect(report.backupsRemaining).toEqual([path]);
    expect(await storage.owners()).toEqual([anna]);
    expect(await storage.records.get(anna, 'note', note('hers').id)).not.toBeNull();
    expect(
      readdirSync(home.originals, { recursive: true, encoding: 'utf8' }).filter((p) => p.endsWith('.zst')),
    ).toHaveLength(1);
    await storage.close();
  });

  it('waits for who reads, says so, and is finished at the next start', async () => {
    const { folder, home, open, storage } = await household();
    const reader = openSqlite(home.database, Database, { readonly: true });
    reader.prepare('begin').run();
    reader.prepare('select count(*) from record').all();
    const impatient = sqliteStorage({ database: openSqlite(home.database, Database), waitMilliseconds: 200 });
    await expect(
      eraseHome({ storage: impatient, home, owner: localOwner, keepBackups: false, now }),
    ).rejects.toMatchObject({ code: 'storage-busy' });
    expect(existsSync(home.erasing)).toBe(true);
    reader.close();
    await impatient.close();
    await storage.close();
    const again = await open();
    await resumeErasing({ storage: again, home, now });
    expect(marked(folder)).toEqual([]);
    await again.close();
  });
});
