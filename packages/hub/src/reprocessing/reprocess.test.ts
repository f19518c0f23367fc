import {
  type FileImporter,
  HealthError,
  type Instant,
  type LocalDate,
  localOwner,
  type OriginalStore,
} from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { failAtEveryStep } from '@vitalwire/storage/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { call, memoryOriginals, now, sha256, textFile, type WorkoutSketch, workout } from '../../test/fixtures.ts';
import { first, mended } from '../../test/two-readers.ts';
import { createHub, createSourceCatalogue, type Hub, type HubOptions, type ReprocessRequest } from '../index.ts';

const kept = new Map<string, Uint8Array>();
let storage: ReturnType<typeof memoryStorage>;
let options: HubOptions;
let clock: Instant;
const daysLater = '2026-09-01T00:00:00.000Z' as Instant;
let hub: Hub;
const originals: OriginalStore = {
  ...memoryOriginals(kept),
  async read(_owner, hash) {
    const bytes = kept.get(hash) ?? null;
    if (bytes?.byteLength === 0)
      throw new HealthError('storage-corrupt', 'The kept original is damaged.', { path: '/' });
    return bytes;
  },
};
const hubOn = (on: HubOptions['storage']) =>
  createHub({ storage: on, catalogue: createSourceCatalogue({ descriptors: [] }), now: () => now, sha256, originals });
const file = (...sketches: readonly WorkoutSketch[]) => textFile(`${sketches[0]?.key}.fit`, JSON.stringify(sketches));
const take = (on: Hub, ...sources: readonly ReturnType<typeof file>[]) =>
  on.importing.importFrom({ owner: localOwner, sources, importers: [first], signal: call.signal });
const again = (more: Partial<ReprocessRequest> = {}) =>
  hub.importing.reprocess({ owner: localOwner, importers: [mended()], signal: call.signal, ...more });
const listed = async () =>
  (await storage.records.list(localOwner, { kind: 'workout', order: 'oldest-first' })).map(
    ({ id, name, provenance }) => [id, name ?? null, provenance.mapper],
  );
const idOf = (key: string) => workout({ key }).id;
const ride = (key: string, day: number): WorkoutSketch => ({
  key,
  start: `2026-05-${String(day).padStart(2, '0')}T06:00:00.000Z`,
});

beforeEach(() => {
  kept.clear();
  storage = memoryStorage();
  clock = now;
  options = { storage, catalogue: createSourceCatalogue({ descriptors: [] }), now: () => clock, sha256, originals };
  hub = createHub(options);
});

describe('reading originals again', () => {
  it('brings what the mended reader says under the same ids, once', async () => {
    await take(hub, file(ride('a', 1)), file(ride('b', 3)));
    const report = await again();
    expect(report).toMatchObject({
      originals: { seen: 2, upToDate: 0, changed: 2, unchanged: 0, notKept: 0, rejected: 0 },
      records: { workout: 2 },
      lost: [],
      cancelled: false,
    });
    expect(await listed()).toEqual([
      [idOf('a'), 'Mended', 'files/2'],
      [idOf('b'), 'Mended', 'files/2'],
    ]);
    expect((await again()).originals).toMatchObject({ upToDate: 2, changed: 0 });
  });

  it('writes nothing a second time, even when all are read', async () => {
    await take(hub, file(ride('a', 1)), file(ride('b', 1)));
    await again();
    const writes: string[] = [];
    const watched = {
      ...storage,
      transaction: (work: Parameters<typeof storage.transaction>[0]) =>
        storage.transaction((transaction) =>
          work({
            ...transaction,
            merges: { ...transaction.merges, write: async () => void writes.push('merge') },
            imports: { ...transaction.imports, write: async () => void writes.push('entry') },
          }),
        ),
    } as typeof storage;
    const report = await hubOn(watched).importing.reprocess({
      owner: localOwner,
      importers: [mended()],
      signal: call.signal,
      all: true,
    });
    expect(report.originals).toMatchObject({ seen: 2, unchanged: 2 });
    expect(report.unchangedRecords).toBe(2);
    expect(writes).toEqual([]);
    expect(await storage.records.history(localOwner, 'workout', idOf('a'))).toHaveLength(1);
  });

  it('says in a dry run what would come, and changes nothing', async () => {
    await take(hub, file(ride('a', 1)));
    expect((await again({ dryRun: true })).records).toEqual({ workout: 1 });
    expect(await listed()).toEqual([[idOf('a'), null, 'files/1']]);
  });

  it('keeps what the person changed, deleted, joined and took apart', async () => {
    await take(hub, file(ride('a', 1)), file(ride('b', 1)), file(ride('c', 5)), file(ride('d', 9)));
    expect(await storage.records.amend(localOwner, idOf('c'), { fields: { name: 'Mine' }, amendedAt: now })).toBe(true);
    await storage.records.hide(localOwner, [idOf('d')], now);
    const members = [idOf('a'), idOf('b')];
    await storage.merges.refuse(localOwner, { kind: 'workout', members, decidedAt: now });
    const before = {
      amendment: await storage.records.amendment(localOwner, idOf('c')),
      hidden: await storage.records.hidden(localOwner),
      refusals: await storage.merges.refusals(localOwner, null),
    };
    await again();
    expect({
      amendment: await storage.records.amendment(localOwner, idOf('c')),
      hidden: await storage.records.hidden(localOwner),
      refusals: await storage.merges.refusals(localOwner, null),
    }).toEqual(before);
    expect(await listed()).toEqual([
      ...[idOf('a'), idOf('b')].sort().map((id) => [id, 'Mended', 'files/2']),
      [idOf('c'), 'Mine', 'files/2'],
    ]);
  });

  it('reports a record that is given no more and leaves it', async () => {
    await take(hub, file(ride('a', 1), ride('b', 3)));
    const report = await again({ importers: [mended(['b'])] });
    expect(report.lost).toEqual([{ id: idOf('b'), kind: 'workout', localDate: '2026-05-03', name: 'a.fit' }]);
    expect((await listed()).map(([id]) => id)).toEqual([idOf('a'), idOf('b')]);
  });

  it('does not bring back what its source has withdrawn, and does not make anything younger', async () => {
    await take(hub, file(ride('a', 1), ride('b', 3)));
    await hub.importing.withdraw(localOwner, { ids: [idOf('b')], withdrawnAt: now });
    await again({ all: true });
    expect((await listed()).map(([id]) => id)).toEqual([idOf('a')]);
  });

  it('leaves a record to the original that answers for it', async () => {
    await take(hub, file({ ...ride('a', 1), seconds: 300 }));
    await take(hub, file({ ...ride('a', 1), seconds: 600 }));
    await again();
    const [record] = await storage.records.list(localOwner, { kind: 'workout', order: 'oldest-first' });
    expect(record?.elapsedSeconds).toBe(600);
    expect((await again({ all: true })).originals).toMatchObject({ changed: 0, unchanged: 2 });
  });

  it('reads only what reaches the day and the sources asked', async () => {
    await take(hub, file(ride('a', 1)), file(ride('b', 8)));
    expect((await again({ sourceIds: [] })).originals.seen).toBe(0);
    expect((await again({ since: '2026-05-05' as LocalDate })).originals).toMatchObject({ seen: 1, changed: 1 });
    expect((await listed()).map(([, name]) => name)).toEqual([null, 'Mended']);
  });

  it('lets one bad original cost itself, and says what was not kept', async () => {
    await take(hub, file(ride('a', 1)), file(ride('b', 8)), file(ride('c', 12)));
    const [one = '', two = ''] = kept.keys();
    kept.set(one, new Uint8Array());
    kept.delete(two);
    const report = await again();
    expect(report.originals).toMatchObject({ seen: 3, changed: 1, notKept: 1, rejected: 1 });
    expect(report.rejected).toEqual([
      { path: 'a.fit', code: 'file-invalid', message: 'a.fit: The kept original is damaged.' },
    ]);
  });

  it('stops when told to, and goes on where it was', async () => {
    await take(hub, file(ride('a', 1)), file(ride('b', 8)));
    const controller = new AbortController();
    const report = await again({ signal: controller.signal, onProgress: () => controller.abort() });
    expect(report).toMatchObject({ cancelled: true, originals: { seen: 1, changed: 1 } });
    expect(await again()).toMatchObject({ cancelled: false, originals: { seen: 2, upToDate: 1, changed: 1 } });
  });

  it('says why there is nothing where no originals are kept', async () => {
    hub = createHub({ ...options, originals: null });
    await expect(again()).rejects.toThrow('VITALWIRE_KEEP_ORIGINALS');
  });

  it('leaves each record as it was or as it is now, whichever step fails', async () => {
    const steps = await failAtEveryStep({
      async open() {
        storage = memoryStorage();
        hub = hubOn(storage);
        await take(hub, file(ride('a', 1)), file(ride('b', 1)));
        return storage;
      },
      work: (failing) =>
        hubOn(failing).importing.reprocess({ owner: localOwner, importers: [mended()], signal: call.signal }),
      async check(left) {
        for (const [, name, mapper] of await listed()) expect(mapper).toBe(name === null ? 'files/1' : 'files/2');
        hub = hubOn(left);
        await again();
        expect((await listed()).map(([, name]) => name)).toEqual(['Mended', 'Mended']);
        expect(await left.records.rebuildTotals(localOwner)).toBe(0);
      },
    });
    expect(steps).toBeGreaterThan(5);
  });
});

describe('importing a known file after its reader was mended', () => {
  const takeWith = (importer: FileImporter, ...sources: readonly ReturnType<typeof file>[]) =>
    hub.importing.importFrom({ owner: localOwner, sources, importers: [importer], signal: call.signal });

  it('reads it again, under the same id and moment of receipt, once', async () => {
    await take(hub, file(ride('a', 1)));
    const [before] = await storage.records.list(localOwner, { kind: 'workout', order: 'oldest-first' });
    clock = daysLater;
    expect(await takeWith(mended(), file(ride('a', 1)))).toMatchObject({
      files: { imported: 1, duplicate: 0 },
      records: { workout: 1 },
    });
    expect(await listed()).toEqual([[idOf('a'), 'Mended', 'files/2']]);
    const [after] = await storage.records.list(localOwner, { kind: 'workout', order: 'oldest-first' });
    expect(after?.provenance.receivedAt).toBe(before?.provenance.receivedAt);
    expect((await takeWith(mended(), file(ride('a', 1)))).files).toMatchObject({ imported: 0, duplicate: 1 });
    expect(await again()).toMatchObject({ originals: { upToDate: 1 } });
  });

  it('leaves alone what another original answers for, and what was withdrawn since', async () => {
    const fuller = { ...ride('a', 1), seconds: 7200 };
    await take(hub, file(ride('a', 1)), file(fuller, ride('b', 3)), file(ride('c', 5)));
    clock = daysLater;
    await hub.importing.withdraw(localOwner, { ids: [idOf('c')], withdrawnAt: clock });
    await takeWith(mended(), file(ride('a', 1)), file(ride('c', 5)));
    expect(await listed()).toEqual([
      [idOf('a'), null, 'files/1'],
      [idOf('b'), null, 'files/1'],
    ]);
  });

  it('takes it as known where the reader does not say what it writes', async () => {
    await take(hub, file(ride('a', 1)));
    const { mappers: _, ...silent } = mended();
    expect((await takeWith(silent, file(ride('a', 1)))).files).toMatchObject({ imported: 0, duplicate: 1 });
  });
});
