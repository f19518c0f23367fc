import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { folderInto, zipInto } from '@vitalwire/archive-writers';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { finished, type Sandbox, sandbox } from './command-line.ts';
import { type Content, contentOf } from './content-of.ts';
import { personOf, type VendorExport, vendorExports } from './vendor-exports.ts';

let box: Sandbox;
beforeEach(async () => {
  box = await sandbox();
});
afterEach(() => box.remove());

const person = personOf(0.05);
/** Each cycle starts the program twice. Those whose exports are the longest by far are killed most often. */
const long: ReadonlySet<string> = new Set(['apple-health', 'strava']);
const cyclesOf = (vendor: string) => {
  const cycles = inject('faultCycles');
  return Math.ceil(cycles / (long.has(vendor) ? 2 : 10));
};

/** Numbers from 0 to 1, the same every time (Park and Miller). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % (2 ** 31 - 1);
    return state / (2 ** 31 - 1);
  };
}

/** On the disk, as its person has it. */
async function onDisk({ had, files }: VendorExport): Promise<string> {
  const path = join(box.folder, had === 'zip' ? 'export.zip' : 'export');
  await (had === 'zip' ? zipInto : folderInto)(path, files(person));
  return path;
}

async function undisturbedBy(path: string): Promise<{ readonly expected: Content; readonly milliseconds: number }> {
  const home = join(box.folder, 'undisturbed');
  const own = await sandbox({ VITALWIRE_HOME: home });
  const started = performance.now();
  expect((await own.json('import', path)).code).toBe(0);
  const milliseconds = performance.now() - started;
  await own.remove();
  const expected = await contentOf(join(home, 'vitalwire.db'));
  expect(expected.records).toBeGreaterThan(5);
  return { expected, milliseconds };
}

describe.each(vendorExports)('an import of an export of $vendor', (vendorExport) => {
  const { vendor, had } = vendorExport;

  it('that is killed at any instant and goes on ends with what an undisturbed one gives', async ({ task }) => {
    const cycles = cyclesOf(vendor);
    task.meta.fault = { id: 'D8', operation: `vitalwire import, ${vendor}`, engine: 'sqlite', cycles };
    const path = await onDisk(vendorExport);
    const { expected, milliseconds } = await undisturbedBy(path);
    const random = seeded(11);
    let killed = 0;
    let place = 0;
    let home = '';
    while (killed < cycles) {
      home = join(box.folder, `killed-${place}`);
      const own = await sandbox({ VITALWIRE_HOME: home });
      const child = own.start('import', path, '--json');
      child.stdout?.resume();
      const ended = once(child, 'close');
      await Promise.race([pause(random() * milliseconds), ended]);
      if (child.kill('SIGKILL')) killed++;
      await ended;
      // Most are killed again and again until they are through, some are left to end after the first time.
      if (random() < 0.3 || child.exitCode === 0) {
        const { code } = await own.json('import', path);
        expect(code).toBe(0);
        expect(await contentOf(join(home, 'vitalwire.db'))).toEqual(expected);
        place++;
      }
      await own.remove();
    }
    const last = await sandbox({ VITALWIRE_HOME: home });
    expect((await last.json('import', path)).code).toBe(0);
    const { files } = (await last.json('import', path)).value;
    expect(files).toMatchObject({ imported: 0, rejected: 0, duplicate: files.seen - files.skipped });
    await last.remove();
    expect(await contentOf(join(home, 'vitalwire.db'))).toEqual(expected);
    const kept = await readdir(join(home, 'originals'), { recursive: true }).catch(() => []);
    expect(kept.filter((name) => name.endsWith('.zip'))).toHaveLength(had === 'zip' ? 1 : 0);
    expect(kept.filter((name) => name.endsWith('.tmp')).length).toBeLessThanOrEqual(cycles);
  });

  it('that is stopped by Ctrl-C says how to go on, and goes on', async ({ task }) => {
    task.meta.fault = { id: 'A11', operation: `vitalwire import, ${vendor}, SIGINT`, engine: 'sqlite', cycles: 1 };
    const path = await onDisk(vendorExport);
    const { expected } = await undisturbedBy(path);
    const child = box.start('import', path);
    const end = finished(child);
    while (child.exitCode === null && storedIn(box.home) === 0) await pause(2);
    child.kill('SIGINT');
    const { code, out } = await end;
    // A short one may be through before the signal, or as good as: the process itself is ending, and has said so.
    if (code === null) expect(out).toMatch(/^Imported/);
    else expect([0, 130]).toContain(code);
    if (code === 130) expect(out).toContain('Stopped. What is stored stays; run the same command to go on.');
    const { value } = await box.json('import', path);
    expect([value.cancelled, value.rejected]).toEqual([false, []]);
    expect(await contentOf(join(box.home, 'vitalwire.db'))).toEqual(expected);
  });
});

/** Records on the disk, looked at without any code of ours. */
function storedIn(home: string): number {
  const path = join(home, 'vitalwire.db');
  if (!existsSync(path)) return 0;
  const database = new Database(path, { readonly: true });
  try {
    return Number(database.prepare('select count(*) from record').pluck().get());
  } catch {
    // Its tables are being made.
    return 0;
  } finally {
    database.close();
  }
}
