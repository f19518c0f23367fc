import {
  type ContentHash,
  type FileImporter,
  type ImportSource,
  type LocalDate,
  localOwner,
  type SourceId,
  type Storage,
} from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { memoryStorage } from '@vitalwire/storage/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportImporter, packed, type SketchedExport, threeDays, unpacked } from '../test/export-sketch.ts';
import { call, folder, memoryOriginals, now, sha256, sketchImporter, textFile } from '../test/fixtures.ts';
import { wholeState } from '../test/whole-state.ts';
import { createHub, createSourceCatalogue, type HubOptions, type ImportReport, type ImportRequest } from './index.ts';

const kept = new Map<string, Uint8Array>();
let options: HubOptions;
let storage: Storage;
let transactions: number;

beforeEach(() => {
  kept.clear();
  transactions = 0;
  storage = counted(memoryStorage());
  options = {
    storage,
    catalogue: createSourceCatalogue({ descriptors: [] }),
    now: () => now,
    sha256,
    originals: memoryOriginals(kept),
  };
});

function counted(inner: Storage): Storage {
  return {
    ...inner,
    transaction: (work) => {
      transactions++;
      return inner.transaction(work);
    },
  };
}

function take(source: ImportSource, more: Partial<ImportRequest> = {}): Promise<ImportReport> {
  return createHub(options).importing.importFrom({
    owner: localOwner,
    sources: [source],
    importers: [sketchImporter, exportImporter],
    signal: call.signal,
    ...more,
  });
}
const zip = async (content: SketchedExport = threeDays) => memorySource('export.zip', await packed(content));
const entries = () => storage.imports.list(localOwner);

describe('an archive that an importer knows', () => {
  it('is read as a whole, kept as it is, and accounted for to the last row', async () => {
    const report = await take(await zip());
    expect(report.files).toEqual({ seen: 1, imported: 1, duplicate: 0, rejected: 0, skipped: 0 });
    const workouts = {
      read: 3,
      added: 3,
      changed: 0,
      unchanged: 0,
      leftOut: 0,
      from: '2026-05-01',
      to: '2026-05-03',
    };
    expect(report.kinds).toEqual({ workout: workouts });
    expect(report.sources).toEqual([
      {
        path: 'export.zip',
        sourceId: 'sketched',
        what: 'an export of sketches',
        outcome: 'imported',
        resumed: false,
        kinds: { workout: workouts },
      },
    ]);
    expect(report.rows).toEqual([
      row('a.txt', { read: 4, used: 2, rejected: 0, passedOver: 2 }),
      row('b.txt', { read: 3, used: 1, rejected: 1, passedOver: 1 }),
    ]);
    expect(report.rejected.map(({ path }) => path)).toEqual(['export.zip!/sketch/b.txt']);
    expect(report.warnings).toEqual([]);
    const [entry] = await entries();
    expect(entry).toMatchObject({ state: 'partial', records: 3, name: 'export.zip', mapper: 'files/1' });
    expect([...kept.keys()]).toEqual([entry?.hash]);
    expect(kept.get(entry?.hash ?? '')).toEqual(await packed(threeDays));
  });

  it('writes nothing the second time', async () => {
    await take(await zip());
    const before = transactions;
    const report = await take(await zip());
    expect(report).toMatchObject({ files: { duplicate: 1 }, records: {}, rejected: [], rows: [] });
    expect(transactions).toBe(before);
  });

  it('gives the same records unpacked; then its original stays where it is', async () => {
    await take(await zip());
    const before = await wholeState(storage);
    const report = await take(unpacked(threeDays));
    expect(report).toMatchObject({ files: { duplicate: 1 }, unchangedRecords: 3, records: {} });
    expect((await wholeState(storage)).merges).toEqual(before.merges);
    expect(kept.size).toBe(1);
    expect(await entries()).toHaveLength(2);
    expect((await take(unpacked(threeDays))).kinds).toEqual({});
    const changed = { ...threeDays, 'sketch/a.txt': `${threeDays['sketch/a.txt']} ` };
    expect((await take(unpacked(changed))).kinds.workout?.read).toBe(3);
  });

  it('goes on where it stopped, after whichever batch, to the same end', async () => {
    await take(await zip());
    const undisturbed = await wholeState(storage);
    for (const stopAfter of [1, 2, 3]) {
      storage = counted(memoryStorage());
      options = { ...options, storage };
      const seen: string[] = [];
      const dying: FileImporter = {
        ...exportImporter,
        async *read(source, context) {
          for await (const batch of exportImporter.read(source, context)) {
            if (seen.length === stopAfter) throw new Error('killed');
            seen.push(batch.position);
            yield batch;
          }
        },
      };
      if (stopAfter < 3) await expect(take(await zip(), { importers: [dying] })).rejects.toThrow('killed');
      const report = await take(await zip());
      expect(report.sources[0]?.resumed).toBe(stopAfter > 1 && stopAfter < 3);
      expect(await wholeState(storage)).toEqual(undisturbed);
      expect((await entries()).map(({ state, records }) => [state, records])).toEqual([['partial', 3]]);
    }
  });

  it('stopped by the person says so, keeps what is stored and goes on', async () => {
    const controller = new AbortController();
    const stopping = {
      signal: controller.signal,
      onProgress: ({ bytesDone }: { bytesDone: number }) => stopAt(bytesDone),
    };
    let steps = 0;
    const stopAt = (bytesDone: number) => {
      if (bytesDone > 0 && ++steps === 3) controller.abort();
    };
    const polite: FileImporter = {
      ...exportImporter,
      async *read(source, context) {
        for await (const batch of exportImporter.read(source, context)) {
          context.signal.throwIfAborted();
          yield batch;
        }
      },
    };
    const report = await take(await zip(), { ...stopping, importers: [polite] });
    expect([report.cancelled, report.records]).toEqual([true, { workout: 1 }]);
    expect(report.files).toMatchObject({ seen: 1, imported: 1 });
    expect((await take(await zip())).records).toEqual({ workout: 2 });
  });

  it('keeps what came before its damage, and says where that is', async () => {
    const damaged = { ...threeDays, 'sketch/b.txt': 'damaged' };
    const report = await take(await zip(damaged));
    expect(report).toMatchObject({ files: { rejected: 1 }, records: { workout: 2 } });
    expect(report.rejected).toEqual([
      {
        path: 'export.zip',
        code: 'file-invalid',
        message: 'export.zip!/sketch/b.txt is damaged from here on.',
      },
    ]);
    expect(await entries()).toMatchObject([{ state: 'running', position: ' #2' }]);
  });

  it('is read again from its original by a mended reader', async () => {
    await take(await zip());
    const bytes = await packed(threeDays);
    let closed = 0;
    const originals = memoryOriginals(kept);
    const archives = {
      ...originals,
      open: async (...named: Parameters<typeof originals.open>) => {
        const one = await originals.open(...named);
        return one === null ? null : { ...one, location: 'kept.zip' };
      },
    };
    const openKept = async (location: string, name: string) => {
      expect(location).toBe('kept.zip');
      return { source: memorySource(name, bytes), close: async () => void closed++ };
    };
    const request = { owner: localOwner, importers: [exportImporter], signal: call.signal, all: true };
    const { importing } = createHub({ ...options, originals: archives, openKept });
    expect((await importing.reprocess(request)).originals).toMatchObject({ seen: 1, unchanged: 1 });
    expect(closed).toBe(1);
    const without = createHub({ ...options, originals: archives }).importing;
    expect((await without.reprocess(request)).originals).toMatchObject({ notKept: 1 });
  });
});

describe('what is asked for in part', () => {
  it.each<[string, Partial<ImportRequest>, number, number]>([
    ['since a day', { since: '2026-05-02' as LocalDate }, 2, 1],
    ['of other kinds', { kinds: ['sleep'] }, 0, 3],
    ['of this kind', { kinds: ['workout'] }, 3, 0],
  ])('%s comes, and the whole comes later', async (_what, filter, added, leftOut) => {
    const report = await take(await zip(), filter);
    expect(report.kinds.workout).toMatchObject({ read: 3, added, leftOut });
    expect([await entries(), kept.size]).toEqual([[], 0]);
    const whole = await take(await zip());
    expect(whole.kinds.workout).toMatchObject({ read: 3, added: 3 - added });
    expect(await entries()).toHaveLength(1);
    expect((await take(await zip(), filter)).files.duplicate).toBe(1);
  });

  it('does not disturb a whole that stopped', async () => {
    await take(await zip({ ...threeDays, 'sketch/b.txt': 'damaged' }));
    await take(await zip({ ...threeDays, 'sketch/b.txt': 'damaged' }), { since: '2026-05-02' as LocalDate });
    expect(await entries()).toMatchObject([{ state: 'running', position: ' #2' }]);
  });
});

describe('a dry run', () => {
  it('says what is new, what is known and from when to when, and writes nothing', async () => {
    await take(await zip({ ...threeDays, 'sketch/b.txt': 'none' }));
    const before = await wholeState(storage);
    const report = await take(await zip(), { dryRun: true });
    expect(report.kinds.workout).toEqual({
      read: 3,
      added: 1,
      changed: 0,
      unchanged: 2,
      leftOut: 0,
      from: '2026-05-01',
      to: '2026-05-03',
    });
    expect(await wholeState(storage)).toEqual(before);
    expect([(await entries()).length, kept.size]).toEqual([1, 1]);
  });
});

describe('what no importer knows as a whole', () => {
  it('is walked', async () => {
    const report = await take(await zip({ 'rides/a.fit': '[{"key":"a"}]', 'rides/b.txt': 'hello' }));
    expect(report.files).toMatchObject({ imported: 1, skipped: 1 });
    expect(report.sources).toMatchObject([{ path: 'export.zip!/rides/a.fit', what: 'a list of sketches' }]);
  });

  it('is named when it was named and nothing in it could be read', async () => {
    const report = await take(await zip({ 'letter.txt': 'hello' }));
    expect(report.files).toMatchObject({ seen: 2, rejected: 1, skipped: 1 });
    expect(report.rejected[0]?.message).toContain('export.zip is a zip, and nothing in it');
  });

  it('is named when it is called a zip and is none', async () => {
    const members = [textFile('all/a.zip', ''), textFile('all/b.zip', 'hello'), textFile('all/c.txt', 'hello')];
    const report = await take(folder('all', members));
    expect(report.files).toMatchObject({ seen: 3, rejected: 2, skipped: 1 });
    expect(report.rejected.map(({ code }) => code)).toEqual(['file-invalid', 'file-unrecognised']);
  });

  it.each([
    ['a 7z archive', '7z\u00bc\u00af\u0027\u001c'],
    ['a RAR archive', 'Rar!\u001a\u0007'],
    ['a tar archive', `${'x'.repeat(257)}ustar`],
  ])('as %s gets the way out', async (what, head) => {
    const bytes = Uint8Array.from(head, (letter) => letter.charCodeAt(0));
    const report = await take(memorySource('export.bin', bytes));
    expect(report.rejected).toMatchObject([{ code: 'file-unrecognised' }]);
    expect(report.rejected[0]?.message).toContain(`It is ${what}: unpack it and import the folder.`);
  });

  it('under the flag of another vendor says what it looks like', async () => {
    const report = await take(await zip(), { from: 'files' as SourceId });
    expect(report.rejected).toEqual([
      {
        path: 'export.zip',
        code: 'file-unrecognised',
        message:
          'export.zip is not of files but of sketched: an export of sketches. Leave out --from, or say --from sketched.',
      },
    ]);
    expect((await take(await zip(), { from: exportImporter.id })).files.imported).toBe(1);
  });
});

describe('a file that is too long for memory', () => {
  it('is read and kept as a stream', async () => {
    const long = { ...textFile('long.fit', '[{"key":"a"}]'), sizeBytes: 100 * 1024 * 1024 };
    const report = await take(long);
    expect(report.files.imported).toBe(1);
    const hash = (await sha256(new TextEncoder().encode('[{"key":"a"}]'))) as ContentHash;
    expect([...kept.keys()]).toEqual([hash]);
    expect((await take(long)).files.duplicate).toBe(1);
  });
});

it('says when the counts of an importer do not add up', async () => {
  const wrong: FileImporter = {
    ...exportImporter,
    async *read(source, context) {
      for await (const batch of exportImporter.read(source, context))
        yield { ...batch, rows: (batch.rows ?? []).map((one) => ({ ...one, read: one.read + 1 })) };
    },
  };
  const report = await take(await zip(), { importers: [wrong] });
  expect(new Set(report.warnings.map(({ code }) => code))).toEqual(new Set(['counts-disagree']));
});

function row(name: string, counts: { read: number; used: number; rejected: number; passedOver: number }) {
  const { passedOver, ...rest } = counts;
  const reasons = [{ reason: 'a remark', rows: passedOver }];
  return { path: `export.zip!/sketch/${name}`, what: 'sketch', ...rest, passedOver: reasons };
}
