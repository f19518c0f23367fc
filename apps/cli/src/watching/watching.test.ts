import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scanFolder } from './scan-folder.ts';
import type { Seen } from './settling.ts';
import { watchFolders } from './watch-folders.ts';

const SETTLE = 5000;
const POLL = 15_000;

interface Step {
  /** What lies in the folder from here on; `null`: it is away. */
  readonly files: Readonly<Record<string, string>> | null;
  /** Looks at the folder in this state. @default 1 */
  readonly looks?: number;
}

/** Watches a folder that goes through the steps; says what was taken in at which second, and every sentence. */
async function watched(
  steps: readonly Step[],
  takeIn: (names: readonly string[]) => ReadonlySet<string> | 'later' = () => new Set(),
): Promise<{ readonly taken: readonly string[]; readonly said: readonly string[] }> {
  const looks: (Seen | null)[] = steps.flatMap(({ files, looks = 1 }) =>
    Array.from({ length: looks }, () => (files === null ? null : new Map(Object.entries(files)))),
  );
  const controller = new AbortController();
  const taken: string[] = [];
  const said: string[] = [];
  let nowMs = 0;
  let look = 0;
  await watchFolders({
    folders: [{ path: 'drive', scan: async () => looks[look++] ?? null }],
    takeIn: async (_folder, names) => {
      taken.push(`${nowMs / 1000}: ${names.join(' ')}`);
      return takeIn(names);
    },
    say: (sentence) => said.push(sentence),
    nowMs: () => nowMs,
    pause: async (milliseconds) => {
      nowMs += milliseconds;
      if (look >= looks.length) controller.abort();
    },
    signal: controller.signal,
    settleMs: SETTLE,
    pollMs: POLL,
  });
  return { taken, said };
}

describe('watching', () => {
  it('takes a file in once it has stayed the same for a while, and once', async () => {
    const { taken, said } = await watched([{ files: { 'a.fit': '10' }, looks: 5 }]);
    expect(taken).toEqual(['5: a.fit']);
    expect(said).toEqual(['Watching drive. Ctrl-C ends it.']);
  });

  it('waits for a copy that is under way, and takes it in again when it grows after all', async () => {
    const { taken } = await watched([
      { files: { 'a.fit': '10', 'b.fit': '7' } },
      { files: { 'a.fit': '20', 'b.fit': '7' } },
      { files: { 'a.fit': '30', 'b.fit': '7' }, looks: 3 },
      { files: { 'a.fit': '40', 'b.fit': '7' }, looks: 3 },
    ]);
    expect(taken).toEqual(['5: b.fit', '15: a.fit', '50: a.fit']);
  });

  it('lets a drive go and takes only what is new when it is back', async () => {
    const { taken, said } = await watched([
      { files: { 'a.fit': '1' }, looks: 2 },
      { files: null, looks: 2 },
      { files: { 'a.fit': '1', 'b.fit': '1' }, looks: 3 },
      { files: {}, looks: 1 },
      { files: { 'a.fit': '1' }, looks: 3 },
    ]);
    expect(taken).toEqual(['5: a.fit', '55: b.fit']);
    expect(said).toEqual([
      'Watching drive. Ctrl-C ends it.',
      'drive is not there. It is taken up again when it comes back.',
      'drive is back.',
    ]);
  });

  it('waits for a folder that is not there yet', async () => {
    const { taken, said } = await watched([{ files: null }, { files: { 'a.fit': '1' }, looks: 2 }]);
    expect(taken).toEqual(['20: a.fit']);
    expect(said).toEqual(['drive is not there. It is taken up again when it comes back.', 'drive is back.']);
  });

  it('tries what could not be read again when it changes or the drive was away, and not all the time', async () => {
    const refuse = (names: readonly string[]) => new Set(names);
    const { taken } = await watched(
      [
        { files: { 'a.fit': '1' }, looks: 5 },
        { files: { 'a.fit': '2' }, looks: 4 },
        { files: null },
        { files: { 'a.fit': '2' }, looks: 4 },
      ],
      refuse,
    );
    expect(taken).toHaveLength(3);
  });

  it('tries everything again after a database that was busy', async () => {
    let calls = 0;
    const { taken } = await watched([{ files: { 'a.fit': '1' }, looks: 6 }], () =>
      calls++ === 0 ? 'later' : new Set(),
    );
    expect(taken).toEqual(['5: a.fit', '20: a.fit']);
  });
});

describe('a look at a folder', () => {
  it('sees what is in it change, and nothing else', async () => {
    const root = await mkdtemp(join(tmpdir(), 'vitalwire-watch-'));
    try {
      await mkdir(join(root, 'export', 'deep'), { recursive: true });
      await mkdir(join(root, 'empty'));
      await writeFile(join(root, 'a.fit'), '1');
      await writeFile(join(root, 'b.fit.part'), '1');
      await writeFile(join(root, '.hidden'), '1');
      await writeFile(join(root, 'export', 'deep', 'c.csv'), '1');
      if (process.platform !== 'win32') await symlink('/etc', join(root, 'link'));
      const before = await scanFolder(root);
      expect([...(before?.keys() ?? [])]).toEqual(['a.fit', 'export']);
      expect(await scanFolder(root)).toEqual(before);
      await writeFile(join(root, 'export', 'deep', 'c.csv'), '12');
      const after = await scanFolder(root);
      expect(after?.get('a.fit')).toBe(before?.get('a.fit'));
      expect(after?.get('export')).not.toBe(before?.get('export'));
    } finally {
      await rm(root, { recursive: true });
    }
    expect(await scanFolder(root)).toBeNull();
  });
});
