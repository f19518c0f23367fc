import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ContentHash, localOwner, type Storage } from '@vitalwire/core';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, inject, it, type TaskMeta } from 'vitest';
import { digestOf } from '../../src/archive/index.ts';
import { listBackups, makeBackup, resumeErasing, verifyBackup } from '../../src/backup/index.ts';
import { fileOriginals } from '../../src/originals/index.ts';
import { openSqlite, sqliteStorage } from '../../src/sqlite/index.ts';
import { importEntry, later, note, ride, workout } from '../../src/testing/samples.ts';
import { freshFolder, now } from '../archive/people.ts';

const MARKER = 'Zaubernuss-7413';
const KILLS = inject('faultCycles');
const WITHIN_MILLISECONDS = 180;

function homeOf(folder: string) {
  return {
    database: join(folder, 'health.db'),
    originals: join(folder, 'originals'),
    backups: join(folder, 'backups'),
    logs: join(folder, 'logs'),
    erasing: join(folder, 'erasing.json'),
  };
}

async function open(folder: string): Promise<Storage> {
  const storage = sqliteStorage({ database: openSqlite(homeOf(folder).database, Database) });
  await storage.migrate();
  return storage;
}

/** A home with two states: what the backup holds, and what came after it. */
const template = freshFolder();
let backupPath = '';
let inBackup: ContentHash;
let atPresent: ContentHash;

async function hashOf(storage: Storage): Promise<ContentHash> {
  return (await storage.snapshot((view) => digestOf(view, localOwner))).contentHash;
}

beforeAll(async () => {
  const home = homeOf(template);
  mkdirSync(home.logs, { recursive: true });
  const storage = await open(template);
  const days = Array.from({ length: 60 }, (_, i) => workout(`w${i}`, later(now, -i * 86_400), { name: MARKER }));
  await storage.transaction(async ({ records, streams }) => {
    await records.write(localOwner, days);
    for (const { id } of days) await streams.write(localOwner, id, ride());
  });
  for (let i = 0; i < 20; i++) {
    const hash = await fileOriginals(home.originals).write(localOwner, Buffer.from(`${MARKER} ${i}`));
    await storage.imports.write(localOwner, importEntry('a', { hash, name: MARKER }));
  }
  writeFileSync(join(home.logs, 'vitalwire.log'), MARKER);
  inBackup = await hashOf(storage);
  const options = { home, driver: Database, folder: join(template, 'safe'), now, program: 't', keep: null } as const;
  backupPath = (await makeBackup({ ...options, reason: 'asked' })).path;
  await storage.records.write(localOwner, [note('later', undefined, { text: MARKER })]);
  atPresent = await hashOf(storage);
  await storage.close();
});

/** @returns whether it had finished before it was killed */
async function killed(role: 'back-up' | 'restore' | 'erase', folder: string, milliseconds: number): Promise<boolean> {
  const script = join(import.meta.dirname, 'home-role.ts');
  const child = spawn(process.execPath, ['--conditions=@vitalwire/source', script, role, folder, backupPath], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('begins')) resolve();
    });
  });
  const ended = once(child, 'close') as Promise<[code: number | null]>;
  await Promise.race([begun, ended]);
  await pause(milliseconds);
  child.kill('SIGKILL');
  const [code] = await ended;
  // Otherwise it fell by itself, and would count as killed.
  if (code !== null && code !== 0) throw new Error(`The process that was to ${role} ended with ${code}.`);
  return said.includes('done');
}

/** Seeded, denser at the beginning, where the steps are. */
const instants = Array.from({ length: KILLS }, (_, i) => WITHIN_MILLISECONDS * (((i * 7919) % KILLS) / KILLS) ** 2);

async function cycles(
  { meta }: { readonly meta: TaskMeta },
  role: 'back-up' | 'restore' | 'erase',
  check: (folder: string) => Promise<void>,
): Promise<void> {
  meta.fault = { id: role === 'erase' ? 'F8' : 'A1', operation: `${role} a home`, engine: 'sqlite', cycles: KILLS };
  let broken = 0;
  for (const milliseconds of instants) {
    const folder = freshFolder();
    cpSync(template, folder, { recursive: true });
    if (!(await killed(role, folder, milliseconds))) broken++;
    await check(folder);
    rmSync(folder, { recursive: true });
  }
  // Otherwise nothing was broken off, and nothing tested.
  expect(broken).toBeGreaterThan(2);
}

function marked(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => {
    const full = join(folder, path);
    return !path.startsWith('safe') && statSync(full).isFile() && readFileSync(full).includes(MARKER);
  });
}

describe(`killed at ${KILLS} instants`, () => {
  it('a backup is whole or not there, and the next one works', ({ task }) =>
    cycles(task, 'back-up', async (folder) => {
      const home = homeOf(folder);
      for (const { path } of await listBackups(home.backups)) await verifyBackup(path);
      const options = { home, driver: Database, folder: home.backups, now, program: 't', keep: 1 } as const;
      const { manifest } = await makeBackup({ ...options, reason: 'asked' });
      expect(manifest.people?.[0]?.contentHash).toBe(atPresent);
    }));

  it('a restored home holds what it held, or what the backup holds', ({ task }) =>
    cycles(task, 'restore', async (folder) => {
      const storage = await open(folder);
      expect([inBackup, atPresent]).toContain(await hashOf(storage));
      expect(await storage.records.rebuildTotals(localOwner)).toBe(0);
      await storage.close();
    }));

  it('an erased home is as it was, or empty to the last byte after the next start', ({ task }) =>
    cycles(task, 'erase', async (folder) => {
      const home = homeOf(folder);
      const begun = existsSync(home.erasing);
      const storage = await open(folder);
      await resumeErasing({ storage, home, now });
      expect(existsSync(home.erasing)).toBe(false);
      const there = (await storage.owners()).length > 0;
      if (begun) expect(there).toBe(false);
      if (there) expect(await hashOf(storage)).toBe(atPresent);
      else expect(marked(folder)).toEqual([]);
      await storage.close();
    }));
});
