import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { finished, gpx, type Sandbox, sandbox } from './command-line.ts';

let box: Sandbox;
beforeEach(async () => {
  box = await sandbox();
});
afterEach(() => box.remove());

async function manyFiles(count: number): Promise<string> {
  for (let day = 0; day < count; day++) await box.write(`rides/${String(day).padStart(3, '0')}.gpx`, gpx(day, 5));
  return join(box.folder, 'rides');
}

interface Stored {
  readonly activities: number;
  readonly whole: number;
  readonly integrity: string;
}

/** What is on disk, looked at without any code of ours. */
function look(): Stored {
  const database = new Database(join(box.home, 'vitalwire.db'), { readonly: true });
  try {
    const integrity = String(database.pragma('integrity_check', { simple: true }));
    const count = (condition: string) =>
      (
        database.prepare(`select count(*) n from record r where kind = 'workout' and ${condition}`).get() as {
          n: number;
        }
      ).n;
    const activities = count('1 = 1');
    const whole = count('exists (select 1 from stream s where s.workout_id = r.id)');
    return { activities, whole, integrity };
  } finally {
    database.close();
  }
}

const CYCLES = Math.max(10, inject('faultCycles') / 2);
/** Spread over the run: before, while and after files are stored. */
const instants = Array.from({ length: CYCLES }, (_, cycle) => 150 + (cycle * 450) / CYCLES);

describe('an import that is killed', () => {
  it('leaves nothing half stored, and the next run goes on', async ({ task }) => {
    task.meta.fault = { id: 'A1', operation: 'vitalwire import', engine: 'sqlite', cycles: instants.length };
    const count = 60;
    const rides = await manyFiles(count);
    await box.run('init', '--yes');
    for (const milliseconds of instants) {
      const child = box.start('import', rides);
      const end = finished(child);
      setTimeout(() => child.kill('SIGKILL'), milliseconds);
      await end;
      const stored = look();
      expect(stored.integrity).toBe('ok');
      expect(stored.whole).toBe(stored.activities);
    }
    const { code, value } = await box.json('import', rides);
    expect(code).toBe(0);
    expect(value.files.imported + value.files.duplicate).toBe(count);
    expect(look()).toMatchObject({ activities: count, whole: count });
    expect((await box.json('import', rides)).value.files.duplicate).toBe(count);
    expect(
      (await readdir(join(box.home, 'originals'), { recursive: true })).filter((name) => name.endsWith('.tmp')).length,
    ).toBeLessThanOrEqual(10);
  });

  it.for(['SIGINT', 'SIGTERM'] as const)('keeps what is stored on %s and says so', async (signal, { task }) => {
    task.meta.fault = { id: 'A11', operation: `vitalwire import, ${signal}`, engine: 'sqlite', cycles: 1 };
    const rides = await manyFiles(80);
    await box.run('init', '--yes');
    const child = box.start('import', rides, '--json');
    const end = finished(child);
    while (child.exitCode === null && look().activities === 0) await pause(10);
    child.kill(signal);
    const { code, out } = await end;
    // A fast machine may be through before the signal.
    if (code === 130) expect(JSON.parse(out).cancelled).toBe(true);
    else expect(code).toBe(0);
    const { value } = await box.json('import', rides);
    expect(value.files.imported + value.files.duplicate).toBe(80);
  });
});

it('lets two processes import the same folder at once', async ({ task }) => {
  task.meta.fault = { id: 'A9', operation: 'vitalwire import, twice at once', engine: 'sqlite', cycles: 1 };
  const count = 40;
  const rides = await manyFiles(count);
  const reports = await Promise.all([box.json('import', rides), box.json('import', rides)]);
  for (const { code, value } of reports) {
    expect(code).toBe(0);
    expect(value.files.imported + value.files.duplicate).toBe(count);
  }
  expect(reports.reduce((sum, { value }) => sum + value.files.imported, 0)).toBe(count);
  expect(look()).toMatchObject({ activities: count, integrity: 'ok' });
});

describe('a database that cannot be used', () => {
  it('of a later release is refused in one sentence and left as it is', async ({ task }) => {
    task.meta.fault = { id: 'A5', operation: 'vitalwire call, newer release', engine: 'sqlite', cycles: 1 };
    await box.run('init', '--yes');
    const path = join(box.home, 'vitalwire.db');
    const database = new Database(path);
    const version = Number(database.pragma('user_version', { simple: true }));
    database.pragma(`user_version = ${version + 1000}`);
    database.close();
    const { code, value } = await box.json('call', 'get_activities');
    expect(code).toBe(76);
    expect(value.error.code).toBe('storage-newer');
    expect(value.error.message.trim().split('\n')).toHaveLength(1);
    const again = new Database(path, { readonly: true });
    expect(Number(again.pragma('user_version', { simple: true }))).toBe(version + 1000);
    again.close();
  });

  it('that another process is writing to is waited for, then named', async ({ task }) => {
    task.meta.fault = { id: 'A9', operation: 'vitalwire import, held', engine: 'sqlite', cycles: 1 };
    await box.run('init', '--yes');
    const rides = await manyFiles(1);
    const database = new Database(join(box.home, 'vitalwire.db'));
    database.exec('begin immediate');
    const started = box.json('import', rides);
    setTimeout(() => database.exec('rollback'), 2000);
    const { code, value } = await started;
    database.close();
    expect(code).toBe(0);
    expect(value.files.imported).toBe(1);
  });
});
