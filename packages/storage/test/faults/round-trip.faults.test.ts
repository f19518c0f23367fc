import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Storage } from '@vitalwire/core';
import { expect, it } from 'vitest';
import { restoreArchive, writeArchive } from '../../src/archive/index.ts';
import { memoryStorage } from '../../src/memory/index.ts';
import { fill, freshFolder, hashesOf, now, owners } from '../archive/people.ts';
import { type Engine, newPlace, openPlace } from './places.ts';

async function fresh(engine: Engine | 'memory'): Promise<Storage> {
  if (engine === 'memory') return memoryStorage();
  const { storage } = openPlace(await newPlace(engine, 'round_trip'));
  await storage.migrate();
  return storage;
}

/** @returns the folder of an archive of all that can be stored */
async function archiveOf(storage: Storage): Promise<string> {
  const originals = await fill(storage, freshFolder());
  const folder = freshFolder();
  await writeArchive({ storage, folder, purpose: 'backup', originals, now, program: 'test 1' });
  return folder;
}

const ways = [
  ['sqlite', 'postgres'],
  ['postgres', 'sqlite'],
  ['sqlite', 'memory'],
  ['postgres', 'memory'],
] as const;

it.for(ways)(
  'what is written out of %s and read into %s is equal, and so is what is written again',
  async (way, { task }) => {
    const [from, to] = [await fresh(way[0]), await fresh(way[1])];
    const folder = await archiveOf(from);
    await restoreArchive({ storage: to, folder, originals: null });
    expect(await hashesOf(to)).toEqual(await hashesOf(from));
    const again = await fresh(way[0]);
    const second = freshFolder();
    await writeArchive({ storage: to, folder: second, purpose: 'backup', originals: null, now, program: 'test 1' });
    await restoreArchive({ storage: again, folder: second, originals: null });
    expect(await hashesOf(again)).toEqual(await hashesOf(from));
    for (const storage of [from, to, again]) await storage.close();
    task.meta.fault = {
      id: 'F9',
      operation: `archive of ${way[0]} into ${way[1]} and back`,
      engine: way[0],
      cycles: 2,
    };
  },
);

const linesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(folder, name));

it.for([
  ['__proto__', '{"part":"profile","__proto__":{"polluted":true},"content":{"updatedAt":null}}\n'],
  ['constructor', '{"constructor":{"prototype":{"polluted":true}}}\n'],
  ['NaN', '{"part":"threshold","content":{"value":NaN}}\n'],
  ['half a line', '{"part":"reco'],
] as const)('a line that is not of an archive (%s) is refused, and nothing of it stays', async ([, line], { task }) => {
  const folder = await archiveOf(memoryStorage());
  const [path = ''] = linesOf(folder);
  appendFileSync(path, line);
  const storage = await fresh('sqlite');
  await expect(restoreArchive({ storage, folder, originals: null })).rejects.toMatchObject({ code: 'file-invalid' });
  expect(await storage.owners()).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  await storage.close();
  task.meta.fault = { id: 'F5', operation: 'line of an archive', engine: 'sqlite', cycles: 1 };
});

it('an archive of which a number was changed is refused, whichever file it is in', async ({ task }) => {
  const folder = await archiveOf(memoryStorage());
  const digit = /(\d)(?=[,}])/;
  // Grants are sealed, and no part of what is compared.
  const paths = linesOf(folder).filter((path) => !path.includes('grant') && digit.test(readFileSync(path, 'utf8')));
  expect(paths.length).toBeGreaterThanOrEqual(owners.length);
  for (const path of paths) {
    const sound = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      sound.replace(digit, (found) => String((Number(found) + 1) % 10)),
    );
    const storage = await fresh('sqlite');
    await expect(restoreArchive({ storage, folder, originals: null }), path).rejects.toThrow();
    expect(await storage.owners()).toEqual([]);
    await storage.close();
    writeFileSync(path, sound);
  }
  task.meta.fault = { id: 'F9', operation: 'a changed archive', engine: 'sqlite', cycles: paths.length };
});
