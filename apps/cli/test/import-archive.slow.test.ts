import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFile, folderInto, type MadeFile, zipBytes } from '@vitalwire/archive-writers';
import { whoopExport } from '@vitalwire/archive-writers/whoop';
import type { LocalDate } from '@vitalwire/core';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExitCode } from '../src/exit-code.ts';
import { type Sandbox, samples, sandbox } from './command-line.ts';

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
const whoop = () => whoopExport(athlete.records());

async function recordings(): Promise<readonly MadeFile[]> {
  const names = (await readdir(samples)).filter((name) => name.endsWith('.fit')).toSorted();
  return Promise.all(names.map(async (name) => dataFile(`rides/${name}`, await readFile(join(samples, name)))));
}

describe('vitalwire import of archives', () => {
  it('looks into a zip in a zip, and knows its files again outside of it', async () => {
    const inner = dataFile('backup/rides.zip', await zipBytes(await recordings()));
    const zip = await box.write('all.zip', await zipBytes([inner]));
    const { value } = await box.json('import', zip);
    expect(value.files).toMatchObject({ seen: 5, imported: 5 });
    expect(value.sources[0].path).toBe(`${zip}!/backup/rides.zip!/rides/damaged.fit`);
    expect((await box.json('import', samples)).value.files).toMatchObject({ seen: 7, duplicate: 5 });
  });

  it('says in a dry run what of an export is new, takes a part of it, and then the rest', async () => {
    const zip = await box.write('my_whoop_data.zip', await zipBytes(whoop()));
    const dry = (await box.json('import', zip, '--dry-run')).value;
    expect(dry.dryRun).toBe(true);
    const nights = dry.kinds.sleep.read;
    expect(dry.kinds.sleep).toMatchObject({ added: nights, unchanged: 0, to: '2026-03-20' });
    const part = (await box.json('import', zip, '--kinds', 'sleep', '--since', '2026-03-15')).value;
    expect(part.kinds.sleep.added).toBeLessThan(nights);
    expect(part.records.workout).toBeUndefined();
    const again = (await box.json('import', zip, '--dry-run')).value;
    // Their original is kept only with the whole.
    expect(again.kinds.sleep).toMatchObject({ changed: part.kinds.sleep.added, unchanged: 0 });
    const { value } = await box.json('import', zip);
    expect(value.kinds.sleep).toMatchObject({ read: nights, added: nights - part.kinds.sleep.added });
    for (const { read, used, rejected, passedOver } of value.rows)
      expect(read).toBe(passedOver.reduce((sum: number, { rows }: { rows: number }) => sum + rows, used + rejected));
    expect((await box.json('import', zip)).value).toMatchObject({ files: { duplicate: 1 }, kinds: {} });
  });

  it('finds exports in a folder among other things, packed or not, and gives the same records', async () => {
    await box.write('downloads/whoop.zip', await zipBytes(whoop()));
    await box.write('downloads/letter.pdf', '%PDF');
    await folderInto(join(box.folder, 'downloads', 'unpacked'), whoop());
    await folderInto(join(box.folder, 'downloads', 'more'), await recordings());
    const { value } = await box.json('import', join(box.folder, 'downloads'));
    const outcomes = value.sources.map(({ sourceId }: { sourceId: string }) => sourceId);
    expect(outcomes).toEqual(['files', 'files', 'files', 'files', 'files', 'whoop', 'whoop']);
    const [first, second] = value.sources.slice(-2);
    expect(second.kinds.sleep.read).toBe(first.kinds.sleep.read);
    expect(second.kinds.sleep.added).toBe(0);
    expect(value.files).toMatchObject({ rejected: 0, skipped: 1 });
  });

  it('reads a kept zip again, and says what is wrong with what it was asked', async () => {
    const zip = await box.write('whoop.zip', await zipBytes(whoop()));
    await box.run('import', zip);
    const { value } = await box.json('reprocess', '--all');
    expect(value.originals).toMatchObject({ seen: 1, unchanged: 1, notKept: 0 });
    const wrong: readonly (readonly string[])[] = [
      ['--since', 'May'],
      ['--kinds', 'naps'],
      ['--from', 'nobody'],
    ];
    for (const flags of wrong) {
      const { code, value } = await box.json('import', zip, ...flags);
      expect([code, value.error.code]).toEqual([1, 'invalid-input']);
    }
    const other = await box.json('import', zip, '--from', 'strava');
    expect(other.value.rejected.concat(other.value.files)).toMatchObject([
      { code: 'file-unrecognised', message: expect.stringContaining('say --from whoop') },
      { rejected: 1 },
    ]);
  });

  it('takes what is left of an archive that is cut short, says so, and later adds what the whole one has', async () => {
    const whole = await zipBytes(whoop());
    const cut = await box.write('cut.zip', whole.subarray(0, whole.byteLength * 0.7));
    const { code, value } = await box.json('import', cut);
    expect([code, value.files.imported]).toEqual([ExitCode.Partly, 1]);
    expect(value.rejected.map(({ message }: { message: string }) => message)).toContainEqual(
      expect.stringMatching(/cut\.zip is cut short: .* found whole.*Download or copy it again/),
    );
    const after = await box.json('import', await box.write('whole.zip', whole));
    expect(after.code).toBe(ExitCode.Done);
    expect(Object.keys(after.value.records)).toEqual(['workout']);
    expect(after.value.kinds.sleep).toMatchObject({ added: 0, changed: 0 });
  });
});
