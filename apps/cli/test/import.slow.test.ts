import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gpx, type Sandbox, samples, sandbox } from './command-line.ts';

let box: Sandbox;
beforeEach(async () => {
  box = await sandbox();
});
afterEach(() => box.remove());

describe('vitalwire import', () => {
  it('takes in real recordings, in the documented shape', async () => {
    const { code, value } = await box.json('import', samples);
    expect(code).toBe(0);
    expect(value).toMatchObject({
      files: { seen: 7, imported: 7, duplicate: 0, rejected: 0 },
      records: { workout: 7 },
      rejected: [],
    });
    expect(value.seconds).toBeGreaterThan(0);
    for (const warning of value.warnings) {
      expect(Object.keys(warning).toSorted()).toEqual(['code', 'message', 'path']);
    }
    expect(
      value.warnings.map(({ path, code: why }: { path: string; code: string }) => [path.split(/[\\/]/).at(-1), why]),
    ).toContainEqual(['damaged.fit', 'truncated']);
  });

  it('does nothing the second time', async () => {
    await box.run('import', samples);
    const { code, value } = await box.json('import', samples);
    expect(code).toBe(0);
    expect(value.files).toMatchObject({ seen: 7, imported: 0, duplicate: 7, rejected: 0 });
    expect(value.records).toEqual({});
  });

  it('joins the FIT and the GPX of one ride into one activity with two sources', async () => {
    await box.run('import', join(samples, 'ride-edge810-phone.gpx'), join(samples, 'ride-edge810.fit'));
    const { value } = await box.json('call', 'get_activities');
    expect(value.activities).toHaveLength(1);
    const details = await box.json(
      'call',
      'get_activity_details',
      JSON.stringify({ activity_id: value.activities[0].id }),
    );
    expect(details.value.sources).toHaveLength(2);
    expect(details.value.sources.filter(({ answers }: { answers: boolean }) => answers)).toHaveLength(1);
  });

  it('knows a file in .gz, and that it is the same file', async () => {
    const fit = await readFile(join(samples, 'run-fenix2.fit'));
    const packed = await box.write('run.fit.gz', gzipSync(fit));
    expect((await box.json('import', packed)).value.files.imported).toBe(1);
    expect((await box.json('import', join(samples, 'run-fenix2.fit'))).value.files.duplicate).toBe(1);
  });

  it('imports the rest beside bad files, says which and why, and ends with 2', async () => {
    await box.write('rides/good.gpx', gpx(0));
    await box.write('rides/empty.fit', '');
    await box.write('rides/text.fit', 'This is not a FIT file.');
    await box.write('rides/page.fit', '{"errorMessage":"not found"}');
    const { code, value } = await box.json('import', join(box.folder, 'rides'));
    expect(code).toBe(2);
    expect(value.files).toMatchObject({ seen: 4, imported: 1, rejected: 3 });
    const byName = Object.fromEntries(
      value.rejected.map(({ path, ...rest }: { path: string }) => [path.split(/[\\/]/).at(-1), rest]),
    );
    expect(Object.keys(byName).toSorted()).toEqual(['empty.fit', 'page.fit', 'text.fit']);
    for (const { code: why, message } of Object.values(byName) as { code: string; message: string }[]) {
      expect(why).toMatch(/^file-/);
      expect(message.length).toBeGreaterThan(20);
    }
  });

  it('ends with 1 when nothing could be done', async () => {
    const bad = await box.write('bad.fit', 'no');
    expect((await box.json('import', bad)).code).toBe(1);
    const missing = await box.json('import', join(box.folder, 'nowhere'));
    expect(missing.code).toBe(1);
    expect(missing.value.rejected[0]).toMatchObject({ code: 'file-unreadable' });
  });

  it('stores nothing in a dry run', async () => {
    expect((await box.json('import', samples, '--dry-run')).value.files.imported).toBe(7);
    expect((await box.json('call', 'get_activities')).value.activities).toEqual([]);
  });

  it('speaks plain lines into a pipe, without colours', async () => {
    const { out, code } = await box.run('import', samples);
    expect(code).toBe(0);
    expect(out).toContain('Imported 7 workouts from 7 files');
    expect(out).not.toContain('\u001b[');
  });

  it('places a file on the right day once the time zone is told and it is read again', async () => {
    const late = gpx(0).replaceAll('T07:', 'T23:');
    const file = await box.write('late.gpx', late);
    await box.run('import', file);
    const dayOf = async () => {
      const { value } = await box.json('call', 'get_activities');
      return (await box.json('call', 'get_activity_details', JSON.stringify({ activity_id: value.activities[0].id })))
        .value.local_date;
    };
    expect(await dayOf()).toBe('2025-01-01');
    await box.run('profile', 'set', 'time-zone', 'Europe/Berlin');
    expect((await box.json('import', file, '--again')).value.files.imported).toBe(1);
    expect(await dayOf()).toBe('2025-01-02');
  });
});
