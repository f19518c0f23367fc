import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gpx, type Sandbox, sandbox } from './command-line.ts';

let box: Sandbox;
beforeEach(async () => {
  box = await sandbox();
  await box.write('rides/one.gpx', gpx(1));
  await box.write('rides/two.gpx', gpx(2));
});
afterEach(() => box.remove());

const filled = () => box.json('import', join(box.folder, 'rides'));
/** What an assistant is told of everything. */
async function answers() {
  const { value } = await box.json('call', 'get_activities', '{}');
  return value;
}
function filesWith(text: string, folder = box.home): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => statSync(join(folder, path)).isFile() && readFileSync(join(folder, path)).includes(text),
  );
}

describe('backup and restore', () => {
  it('bring everything back, and only on demand over what is there', async () => {
    await filled();
    const before = await answers();
    const backups = async () =>
      (await box.json('doctor')).value.findings.find(({ check }: { check: string }) => check === 'backups').message;
    expect(await backups()).toMatch(/^none /);
    const made = await box.json('backup');
    expect(await backups()).toContain(`1 in ${join(box.home, 'backups')}`);
    expect(made).toMatchObject({ code: 0, value: { manifest: { originals: { files: 2 } }, removed: [] } });
    await box.write('rides/three.gpx', gpx(3));
    await filled();
    const refused = await box.json('restore', 'latest');
    expect(refused).toMatchObject({ code: 1, value: { error: { code: 'invalid-input' } } });
    const looked = await box.json('restore', 'latest', '--dry-run');
    expect(looked.value).toMatchObject({ type: 'backup', present: 'data', needsForce: true });
    const restored = await box.json('restore', made.value.path, '--force');
    expect(restored).toMatchObject({ code: 0, value: { proved: true } });
    expect(await answers()).toEqual(before);
    // What was there before is a backup, too.
    expect((await box.json('restore', restored.value.before, '--force')).code).toBe(0);
    expect(await answers()).not.toEqual(before);
  });

  it('keep as many as asked for', async () => {
    await filled();
    const made: string[] = [];
    for (let i = 0; i < 3; i++) made.push((await box.json('backup', '--keep', '2')).value.path);
    const { value: looked } = await box.json('backup', '--keep', '2', '--dry-run');
    expect(looked).toMatchObject({ counts: { record: 2 }, originals: { files: 2 }, wouldRemove: [made[1]] });
    const { out } = await box.run('backup', '--keep', '1', '--dry-run');
    expect(out).toMatch(/^Would back up 2 records and 2 original files \(.+\) to .*\.\n/);
    for (const path of made.slice(1)) expect(out).toContain(`  would remove ${path}: 1 is kept\n`);
    expect(out).not.toContain(made[0]);
    expect(readdirSync(join(box.home, 'backups'))).toHaveLength(2);
    expect((await box.run('backup', '--keep', '0')).code).toBe(64);
  });

  it('take the place of a damaged database, which is set aside', async () => {
    await filled();
    const before = await answers();
    await box.json('backup');
    const database = join(box.home, 'vitalwire.db');
    writeFileSync(database, Buffer.alloc(8192, 7));
    expect((await box.json('restore', 'latest')).value.error.code).toBe('invalid-input');
    const { code, value } = await box.json('restore', 'latest', '--force');
    expect(code).toBe(0);
    expect(readFileSync(value.before)).toEqual(Buffer.alloc(8192, 7));
    expect(await answers()).toEqual(before);
  });

  it('say which there are where the name is of none', async () => {
    expect((await box.run('restore', 'nope')).err).toMatch(/^✗ There is no "nope", here or in \S+backups\.\n$/);
    await filled();
    const { value } = await box.json('backup');
    const manifest = join(value.path, 'manifest.json');
    expect((await box.run('restore', manifest)).err).toBe(
      `✗ ${manifest} is a file. Name the folder of the backup or the archive that it lies in.\n`,
    );
    const { code, err } = await box.run('restore', 'nope');
    expect([code, err]).toEqual([
      1,
      expect.stringContaining(`The newest one is ${value.path}: vitalwire restore latest`),
    ]);
  });

  it.each([
    ['backup', '--to', ''],
    ['export', '--to', ' '],
    ['restore', ''],
  ])('%s takes no empty path for this very folder', async (...line) => {
    expect(await box.run(...line)).toMatchObject({
      code: 1,
      err: expect.stringContaining('is empty: an unset variable'),
    });
  });

  it('say in one sentence what is no backup', async () => {
    const { code, err } = await box.run('restore', box.folder);
    expect(code).toBe(1);
    expect(err).toMatch(/^✗ .*is no backup.*\.\n$/);
  });
});

describe('export', () => {
  it('writes an archive that comes back equal somewhere else', async () => {
    await filled();
    const before = await answers();
    const to = join(box.folder, 'mine');
    const { code, value } = await box.json('export', '--to', to);
    expect(code).toBe(0);
    expect(value.manifest.people[0]).toMatchObject({ originals: 2, counts: { record: 2, streams: 2 } });
    const other = await sandbox();
    expect(await other.json('restore', to)).toMatchObject({ code: 0, value: { type: 'archive', proved: true } });
    const { value: after } = await other.json('call', 'get_activities', '{}');
    expect(after).toEqual(before);
    await other.remove();
    expect((await box.json('export', '--to', to)).code).toBe(1);
  });

  it('is not put where erasing would not find it, and no more is a backup', async () => {
    for (const line of [
      ['export', '--to', join(box.home, 'mine')],
      ['backup', '--to', join(box.home, 'mine')],
      ['backup', '--to', join(box.home, 'originals'), '--dry-run'],
      ['backup', '--to', box.home],
    ]) {
      const { code, err } = await box.run(...line);
      expect([line, code, err]).toEqual([line, 1, expect.stringContaining('lies in the data folder')]);
    }
    expect((await box.run('backup', '--to', join(box.home, 'backups'))).code).toBe(0);
  });

  it('writes tables of the kinds asked for', async () => {
    await filled();
    const to = join(box.folder, 'tables');
    const looked = await box.json('export', '--format', 'csv', '--to', to, '--dry-run');
    expect(looked.value.records).toEqual([{ kind: 'workout', sourceId: 'files', count: 2 }]);
    expect(existsSync(to)).toBe(false);
    const { value } = await box.json('export', '--format', 'csv', '--kind', 'workout', '--to', to);
    expect(value.tables).toMatchObject([{ kind: 'workout', rows: 2 }]);
    expect(readFileSync(join(to, 'workout.csv'), 'utf8').split('\r\n')).toHaveLength(4);
    const wrong = await box.json('export', '--format', 'csv', '--kind', 'workouts');
    expect(wrong.value.error.message).toContain('did you mean workout?');
    expect((await box.json('export', '--kind', 'workout')).code).toBe(1);
  });
});

describe('erase', () => {
  it('asks before, and leaves nothing but settings', async () => {
    await box.write('rides/named.gpx', gpx(4).replace('<type>', '<name>Zaubernuss</name><type>'));
    await filled();
    await box.json('backup');
    for (const name of ['config.json', 'key']) await box.write(`home/${name}`, '{}');
    for (const name of ['key.new', 'vitalwire.db.damaged-20260101T1', 'erasing.json.new'])
      await box.write(`home/${name}`, 'Zaubernuss');
    expect(filesWith('Zaubernuss').length).toBeGreaterThan(0);
    expect(await box.json('erase')).toMatchObject({ code: 1, value: { error: { code: 'invalid-input' } } });
    const { value: looked } = await box.json('erase', '--dry-run');
    expect(looked).toMatchObject({ counts: { record: 3, streams: 3 }, backups: 1 });
    const { code, value } = await box.json('erase', '--yes');
    expect(code).toBe(0);
    expect(value).toMatchObject({ originals: 3, backupsRemaining: [], rows: { record: 3 } });
    expect(filesWith('Zaubernuss')).toEqual([]);
    const left = readdirSync(box.home, { recursive: true, withFileTypes: true });
    const files = left.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(files.filter((name) => !/^vitalwire\.db(?:-wal|-shm)?$/.test(name)).sort()).toEqual(['config.json', 'key']);
    expect((await box.json('call', 'get_activities', '{}')).code).toBe(0);
  });

  it('says which backups remain', async () => {
    await filled();
    const elsewhere = join(box.folder, 'usb');
    await box.json('backup', '--to', elsewhere);
    const { value: here } = await box.json('backup');
    const { value } = await box.json('erase', '--yes', '--keep-backups');
    expect(value).toMatchObject({ backupsRemaining: [here.path], backupsElsewhere: [elsewhere] });
    expect(await box.json('restore', 'latest')).toMatchObject({ code: 0, value: { proved: true } });
  });

  it('says what to do where the database cannot be read', async () => {
    await filled();
    writeFileSync(join(box.home, 'vitalwire.db'), Buffer.alloc(8192, 7));
    const { code, err } = await box.run('erase', '--yes');
    expect([code, err]).toEqual([74, expect.stringContaining(`remove ${box.home} yourself.`)]);
  });

  it('that was broken off is finished by the next command, whatever it is', async () => {
    await filled();
    const mark = {
      owner: { tenantId: 'local', userId: 'me' },
      keepBackups: false,
      startedAt: '2026-01-01T00:00:00.000Z',
    };
    await box.write('home/erasing.json', JSON.stringify({ ...mark, done: [] }));
    expect((await box.json('profile', 'show')).code).toBe(0);
    expect(existsSync(join(box.home, 'erasing.json'))).toBe(false);
    expect((await box.json('erase', '--dry-run')).value.counts).toEqual({});
    expect(
      readdirSync(join(box.home, 'originals'), { recursive: true }).filter((p) => String(p).endsWith('.zst')),
    ).toEqual([]);
  });
});
