import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { restoreArchive, writeArchive } from '../../src/archive/index.ts';
import { memoryStorage } from '../../src/memory/index.ts';
import { failAtEveryStep } from '../../src/testing/index.ts';
import { anna } from '../../src/testing/samples.ts';
import { fill, freshFolder, freshSqlite, now } from '../archive/people.ts';

it('an archive is put back as a whole or not at all, whichever step fails', async ({ task }) => {
  const storage = memoryStorage();
  const originals = await fill(storage, freshFolder());
  const folder = freshFolder();
  await writeArchive({ storage, folder, owners: [anna], purpose: 'backup', originals, now, program: 'test 1' });
  const steps = await failAtEveryStep({
    open: freshSqlite,
    work: (failing) => restoreArchive({ storage: failing, folder, originals: null }),
    check: async (failing) => expect(await failing.owners()).toEqual([]),
  });
  expect(steps).toBeGreaterThan(50);
  task.meta.fault = { id: 'A6', operation: 'restore an archive', engine: 'sqlite', cycles: steps };
});

it('an archive that cannot be written whole is not there', async ({ task }) => {
  task.meta.fault = { id: 'A6', operation: 'write an archive', engine: 'memory', cycles: 1 };
  const folder = freshFolder();
  const steps = await failAtEveryStep({
    async open() {
      const storage = memoryStorage();
      await fill(storage, freshFolder());
      return storage;
    },
    work: (storage) =>
      writeArchive({ storage, folder: freshFolder(), purpose: 'export', originals: null, now, program: 'test 1' }),
    check: async () => expect(readdirSync(dirname(folder)).filter((name) => name.includes('partial'))).toEqual([]),
  });
  expect(steps).toBe(1);
});
