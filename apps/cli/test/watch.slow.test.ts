import { once } from 'node:events';
import { appendFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gpx, type Sandbox, sandbox } from './command-line.ts';

let box: Sandbox;
beforeEach(async () => {
  box = await sandbox();
});
afterEach(() => box.remove());

it('takes in what comes into a folder, also when it goes away and comes back, and ends at Ctrl-C', async () => {
  const drive = join(box.folder, 'drive');
  await mkdir(drive);
  await box.write('drive/first.gpx', gpx(0));
  const child = box.start('import', drive, '--watch', '--settle', '1', '--json');
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]();
  // biome-ignore lint/suspicious/noExplicitAny: its shape is what the test is about
  const next = async (): Promise<any> => JSON.parse((await lines.next()).value ?? 'null');
  expect((await next()).files).toMatchObject({ seen: 1, imported: 1 });
  // A copy that is under way: half of it, then the rest.
  const text = gpx(1);
  await writeFile(join(drive, 'second.gpx.part'), text.slice(0, 1000));
  await appendFile(join(drive, 'second.gpx.part'), text.slice(1000));
  await rename(join(drive, 'second.gpx.part'), join(drive, 'second.gpx'));
  expect((await next()).files).toMatchObject({ seen: 1, imported: 1 });
  await rename(drive, `${drive}-away`);
  await writeFile(join(`${drive}-away`, 'third.gpx'), gpx(2));
  await rename(`${drive}-away`, drive);
  expect((await next()).sources).toMatchObject([{ outcome: 'imported', path: expect.stringContaining('third.gpx') }]);
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  expect((await box.json('import', drive)).value.files).toMatchObject({ seen: 3, duplicate: 3 });
});
