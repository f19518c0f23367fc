import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type MadeFile, zipInto } from '@vitalwire/archive-writers';
import { appleHealthExport } from '@vitalwire/archive-writers/apple-health';
import { stravaExport } from '@vitalwire/archive-writers/strava';
import type { Instant, LocalDate } from '@vitalwire/core';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type Sandbox, sandbox } from './command-line.ts';
import { contentOf } from './content-of.ts';

let box: Sandbox;
beforeEach(async () => {
  box = await sandbox();
});
afterEach(() => box.remove());

const athlete = generateAthlete({
  scenario: 'consistent-cyclist',
  seed: 3,
  end: '2026-03-20' as LocalDate,
  years: 0.06,
});
const exportedAt = '2026-07-01T09:00:00.000Z' as Instant;
const exports: readonly [string, () => Iterable<MadeFile>][] = [
  [
    'apple-health',
    () => appleHealthExport(athlete, { exportedAt, phoneZone: 'Europe/Berlin', zones: ['Europe/Berlin'] }),
  ],
  ['strava', () => stravaExport(athlete.records())],
];

/** Numbers from 0 to 1, the same every time (Park and Miller). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % (2 ** 31 - 1);
    return state / (2 ** 31 - 1);
  };
}

describe.each(exports)('an import of an export (%s) that is killed at any instant', (vendor, files) => {
  it('and goes on ends with what an undisturbed one gives', async ({ task }) => {
    const cycles = inject('faultCycles');
    task.meta.fault = { id: 'D8', operation: `vitalwire import, ${vendor}`, engine: 'sqlite', cycles };
    const zip = join(box.folder, 'export.zip');
    await zipInto(zip, files());
    const homes = { VITALWIRE_HOME: join(box.folder, 'undisturbed') };
    const undisturbed = await sandbox(homes);
    const started = performance.now();
    expect((await undisturbed.json('import', zip)).code).toBe(0);
    const whole = performance.now() - started;
    const expected = await contentOf(join(homes.VITALWIRE_HOME, 'vitalwire.db'));
    expect(expected.records).toBeGreaterThan(10);
    await undisturbed.remove();

    const random = seeded(11);
    let killed = 0;
    let place = 0;
    let home = '';
    while (killed < cycles) {
      home = join(box.folder, `killed-${place}`);
      const own = await sandbox({ VITALWIRE_HOME: home });
      const child = own.start('import', zip, '--json');
      child.stdout?.resume();
      const ended = once(child, 'close');
      await Promise.race([pause(random() * whole), ended]);
      if (child.kill('SIGKILL')) killed++;
      await ended;
      // Most are killed again and again until they are through, some are left to end after the first time.
      if (random() < 0.3 || child.exitCode === 0) {
        const { code } = await own.json('import', zip);
        expect(code).toBe(0);
        expect(await contentOf(join(home, 'vitalwire.db'))).toEqual(expected);
        const again = await own.json('import', zip);
        expect(again.value.files).toMatchObject({ seen: 1, duplicate: 1 });
        place++;
      }
      await own.remove();
    }
    const last = await sandbox({ VITALWIRE_HOME: home });
    expect((await last.json('import', zip)).code).toBe(0);
    await last.remove();
    expect(await contentOf(join(home, 'vitalwire.db'))).toEqual(expected);
    const kept = await readdir(join(home, 'originals'), { recursive: true });
    expect(kept.filter((name) => name.endsWith('.zip'))).toHaveLength(1);
  });
});
