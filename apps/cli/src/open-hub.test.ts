import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStorage } from './open-hub.ts';
import { homeOf } from './setup/home.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-hub-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('says that the data folder cannot be made where a file stands in its way', async () => {
  writeFileSync(join(folder, 'file'), '');
  const opened = openStorage(homeOf(join(folder, 'file', 'home')));
  await expect(opened).rejects.toMatchObject({
    code: 'storage-unavailable',
    message: expect.stringMatching(/cannot be made: ENOTDIR/),
  });
});

// Only root can be another user for a moment.
it.runIf(process.geteuid?.() === 0)('calls a folder read-only in which this user can make none', async () => {
  chmodSync(folder, 0o555);
  process.seteuid?.(65_534);
  try {
    const opened = openStorage(homeOf(join(folder, 'home')));
    await expect(opened).rejects.toMatchObject({
      code: 'storage-readonly',
      message: expect.stringMatching(/cannot be made: EACCES/),
    });
  } finally {
    process.seteuid?.(0);
  }
});
