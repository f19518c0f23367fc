import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { newMasterKey, writeMasterKeys } from '../src/setup/master-key.ts';
import { finished, type Sandbox, sandbox } from './command-line.ts';
import { connect, tokenIn } from './sealed-grants.ts';

const CYCLES = inject('faultCycles');
let box: Sandbox;
beforeEach(async () => {
  box = await sandbox();
  await box.run('init', '--yes');
});
afterEach(() => box.remove());

it.for(['keys rotate --master', 'keys rotate'])(
  'vitalwire %s that is killed leaves connections that open, time after time',
  async (operation, { task }) => {
    task.meta.fault = { id: 'A1', operation, engine: 'sqlite', cycles: CYCLES };
    const command = operation.split(' ');
    await connect(box.home);
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      const child = box.start(...command);
      const end = finished(child);
      setTimeout(() => child.kill('SIGKILL'), 60 + (cycle * 240) / CYCLES);
      await end;
      expect(await tokenIn(box.home), `cycle ${cycle}`).toBe('canary-refresh');
    }
    const { code, value } = await box.json(...command);
    expect([code, value.settled ?? true, value.unreadable ?? []]).toEqual([0, true, []]);
    expect(await tokenIn(box.home)).toBe('canary-refresh');
    const status = await box.json('keys');
    expect(status.code).toBe(0);
    expect(status.value.master.former).toEqual([]);
    expect(status.value.dataKeys.filter(({ connections }: { connections: number }) => connections > 0)).toHaveLength(1);
  },
);

it('says where the keys are, rehearses, and never shows a token or a key', async () => {
  await connect(box.home);
  const { value } = await box.json('keys');
  expect(value).toMatchObject({
    master: { place: 'file', former: [] },
    dataKeys: [{ state: 'active', connections: 1 }],
  });
  expect((await box.json('keys', 'rotate', '--dry-run')).value).toEqual({ dryRun: true, wouldReseal: 1 });
  expect((await box.json('keys', 'rotate', '--master', '--dry-run')).value).toMatchObject({
    wouldRewrap: 1,
    resumes: false,
  });
  expect((await box.json('keys')).value).toEqual(value);
  const said = [await box.run('keys'), await box.run('keys', 'rotate'), await box.run('keys', 'rotate', '--master')];
  for (const { code, out, err } of said) {
    expect(code).toBe(0);
    expect(out + err).not.toMatch(/canary|[\w+/]{43}=/);
  }
  expect((await box.json('doctor')).value.findings.find(({ check }: { check: string }) => check === 'key').state).toBe(
    'ok',
  );
});

it('ends with 1 where the data keys were wrapped by another master', async () => {
  await connect(box.home);
  await writeMasterKeys('file', [newMasterKey()], { keychain: null, path: join(box.home, 'key') });
  expect((await box.run('keys')).code).toBe(1);
  const { findings } = (await box.json('doctor')).value;
  expect(findings.find(({ check }: { check: string }) => check === 'key')).toMatchObject({ state: 'problem' });
});

it('ends with 0 where there is no key yet, and nothing that one would have to open', async () => {
  const fresh = await sandbox();
  expect(await fresh.json('keys')).toMatchObject({ code: 0, value: { master: null, dataKeys: [] } });
  expect((await fresh.run('keys')).out).toContain('no master key yet');
  expect((await fresh.run('keys', 'rotate')).code).toBe(1);
  await fresh.remove();
  await connect(box.home);
  await rm(join(box.home, 'key'));
  expect(await box.run('keys')).toMatchObject({ code: 1, err: expect.stringContaining('no master key') });
});

it('reads originals again: nothing to do after an import, and a reason where none are kept', async () => {
  const { samples } = await import('./command-line.ts');
  await box.run('import', samples);
  const first = await box.json('reprocess');
  expect(first).toMatchObject({ code: 0, value: { dryRun: false, rejected: [], lost: [], records: {} } });
  expect(first.value.originals.upToDate).toBe(first.value.originals.seen);
  const { seen } = first.value.originals;
  const { out } = await box.run('reprocess');
  expect(out).toContain(`Read 0 of ${seen} originals again: nothing has changed.`);
  expect(out).toContain(`${seen} not read: the present readers have read them before`);
  const all = await box.json('reprocess', '--all');
  expect(all.value.originals).toMatchObject({ changed: 0, upToDate: 0, rejected: 0 });
  expect(all.value.originals.unchanged).toBe(first.value.originals.seen);
  expect((await box.run('reprocess', '--since', 'yesterday')).err).toContain('2026-03-01');
  expect((await box.run('reprocess', '--source', 'fiels')).err).toMatch(/Known: .*files/);
  const none = await sandbox({ VITALWIRE_KEEP_ORIGINALS: '0' });
  expect((await none.json('reprocess')).value.error.message).toContain('VITALWIRE_KEEP_ORIGINALS');
  await none.remove();
});
