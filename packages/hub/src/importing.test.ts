import { type ContentHash, HealthError, localOwner } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  call,
  delivered,
  folder,
  memoryOriginals,
  now,
  sha256,
  sketchImporter,
  textFile,
  workout,
} from '../test/fixtures.ts';
import { createHub, createSourceCatalogue, type Hub, type HubOptions, type ImportProgress } from './index.ts';

let options: HubOptions;
let hub: Hub;
let kept: Map<string, Uint8Array>;

beforeEach(() => {
  kept = new Map();
  const originals = memoryOriginals(kept);
  options = {
    storage: memoryStorage(),
    catalogue: createSourceCatalogue({ descriptors: [] }),
    now: () => now,
    sha256,
    originals,
  };
  hub = createHub(options);
});

function take(
  sources: Parameters<Hub['importing']['importFrom']>[0]['sources'],
  more: { dryRun?: boolean; signal?: AbortSignal; onProgress?: (progress: ImportProgress) => void } = {},
) {
  return hub.importing.importFrom({
    owner: localOwner,
    sources,
    importers: [sketchImporter],
    signal: call.signal,
    ...more,
  });
}
const one = (key: string) => textFile(`${key}.fit`, JSON.stringify([{ key }]));
const stored = async () => (await hub.health.list('workout', { order: 'oldest-first' }, call)).records.length;

describe('importFrom', () => {
  it('stores what a file holds, and its original', async () => {
    const report = await take([one('a')]);
    expect(report).toMatchObject({
      files: { seen: 1, imported: 1, duplicate: 0, rejected: 0, skipped: 0 },
      records: { workout: 1 },
      rejected: [],
      cancelled: false,
    });
    expect(await stored()).toBe(1);
    expect(kept.size).toBe(1);
  });

  it('takes the same bytes a second time as a duplicate, whatever the name', async () => {
    await take([one('a')]);
    const report = await take([textFile('renamed.fit', JSON.stringify([{ key: 'a' }]))]);
    expect(report.files).toEqual({ seen: 1, imported: 0, duplicate: 1, rejected: 0, skipped: 0 });
    expect(report.records).toEqual({});
  });

  it('takes the same record in other bytes as a duplicate too', async () => {
    await take([one('a')]);
    const report = await take([textFile('a.fit', '[ {"key" : "a"} ]')]);
    expect(report.files).toMatchObject({ imported: 0, duplicate: 1 });
    expect(report.unchangedRecords).toBe(1);
    expect(await stored()).toBe(1);
  });

  it('reads a known file again when asked to, and stores what has changed', async () => {
    const source = textFile('a.fit', '[{"key":"a"}]');
    await take([source]);
    const renamed: typeof sketchImporter = {
      ...sketchImporter,
      async *read() {
        const record = workout({ key: 'a', more: { name: 'Mended' } });
        yield { position: '1', records: [delivered(record)], thresholds: [], rejected: [], warnings: [] };
      },
    };
    const report = await hub.importing.importFrom({
      owner: localOwner,
      sources: [source],
      importers: [renamed],
      signal: call.signal,
      again: true,
    });
    expect(report.files).toMatchObject({ imported: 1, duplicate: 0 });
    const { records } = await hub.health.list('workout', { order: 'oldest-first' }, call);
    expect(records.map(({ record }) => record.name)).toEqual(['Mended']);
  });

  it('does not let a copy that broke off take the place of the whole recording, in either order', async () => {
    const whole = textFile('whole.fit', '[{"key":"a","seconds":600}]');
    const half = textFile('half.fit', '[{"key":"a","seconds":300}]');
    const seconds = async () =>
      (await hub.health.list('workout', { order: 'oldest-first' }, call)).records.map(
        ({ record }) => record.elapsedSeconds,
      );
    expect((await take([half])).files.imported).toBe(1);
    expect((await take([whole])).files.imported).toBe(1);
    expect(await seconds()).toEqual([600]);
    const report = await take([textFile('half-again.fit', '[ {"key":"a","seconds":300} ]')]);
    expect(report).toMatchObject({ files: { duplicate: 1 }, unchangedRecords: 1 });
    expect(await seconds()).toEqual([600]);
  });

  it('walks folders, and one bad file costs one file', async () => {
    const report = await take([
      folder('rides', [
        one('a'),
        textFile('rides/bad.fit', 'broken'),
        folder('rides/2026', [textFile('rides/2026/b.fit', '[{"key":"b","start":"2026-05-02T06:00:00.000Z"}]')]),
      ]),
    ]);
    expect(report.files).toEqual({ seen: 3, imported: 2, duplicate: 0, rejected: 1, skipped: 0 });
    expect(report.rejected).toEqual([
      { path: 'rides/bad.fit', code: 'file-invalid', message: 'rides/bad.fit is broken.' },
    ]);
  });

  it('complains of a file nobody knows when it was named or looks like an activity, and passes over the rest of a folder', async () => {
    const report = await take([
      textFile('notes.txt', 'hello'),
      folder('mixed', [
        textFile('mixed/picture.jpg', 'jpeg'),
        textFile('mixed/x.fit', 'hello'),
        textFile('mixed/y.gpx.gz', ''),
      ]),
    ]);
    expect(report.files).toEqual({ seen: 4, imported: 0, duplicate: 0, rejected: 3, skipped: 1 });
    expect(report.rejected.map(({ path, code }) => [path, code])).toEqual([
      ['notes.txt', 'file-unrecognised'],
      ['mixed/x.fit', 'file-unrecognised'],
      ['mixed/y.gpx.gz', 'file-invalid'],
    ]);
  });

  it('counts a sound file without activities as skipped, with the reason', async () => {
    const report = await take([textFile('settings.fit', 'none')]);
    expect(report.files).toMatchObject({ seen: 1, skipped: 1, rejected: 0 });
    expect(report.warnings).toHaveLength(1);
  });

  it('keeps the good records of a file that has bad ones', async () => {
    const report = await take([textFile('a.fit', '[{"key":"a"},{"key":"b","bad":true}]')]);
    expect(report.files).toMatchObject({ imported: 1, rejected: 0 });
    expect(report.rejected).toEqual([{ path: 'a.fit', code: 'invalid-input', message: 'b has no start.' }]);
  });

  it('stores nothing in a dry run and says what would come', async () => {
    const report = await take([one('a')], { dryRun: true });
    expect(report).toMatchObject({ files: { imported: 1 }, records: { workout: 1 } });
    expect(await stored()).toBe(0);
    expect(kept.size).toBe(0);
  });

  it('goes on where a killed run stopped', async () => {
    const lines = [
      '[{"key":"a"}]',
      '[{"key":"b","start":"2026-05-02T06:00:00.000Z"}]',
      '[{"key":"c","start":"2026-05-03T06:00:00.000Z"}]',
    ];
    const source = textFile('big.fit', lines.join('\n'));
    const bytes = new TextEncoder().encode(lines.join('\n'));
    const read: string[] = [];
    const dying = {
      ...sketchImporter,
      async *read(...parameters: Parameters<typeof sketchImporter.read>) {
        for await (const batch of sketchImporter.read(...parameters)) {
          read.push(batch.position);
          if (batch.position === '3' && read.length === 3) throw new Error('killed');
          yield batch;
        }
      },
    };
    const attempt = () =>
      hub.importing.importFrom({ owner: localOwner, sources: [source], importers: [dying], signal: call.signal });
    await expect(attempt()).rejects.toThrow('killed');
    expect(await stored()).toBe(1);
    const entry = await options.storage.imports.find(localOwner, (await sha256(bytes)) as ContentHash);
    expect(entry).toMatchObject({ state: 'running', position: ' #1' });
    await attempt();
    expect(read).toEqual(['1', '2', '3', '2', '3']);
    expect(await stored()).toBe(3);
    expect((await take([source])).files.duplicate).toBe(1);
  });

  it('stops when told to, keeps what is stored, and says so', async () => {
    const controller = new AbortController();
    const report = await take([one('a'), textFile('b.fit', '[{"key":"b"}]')], {
      signal: controller.signal,
      onProgress: ({ phase, files }) => {
        if (phase === 'reading' && files.seen === 1) controller.abort();
      },
    });
    expect(report).toMatchObject({ cancelled: true, files: { imported: 1 } });
    expect(await stored()).toBe(1);
  });

  it('ends at a storage error instead of rejecting every file', async () => {
    const full = new HealthError('storage-full', 'The disk is full.', { path: '/' });
    hub = createHub({ ...options, storage: { ...options.storage, transaction: () => Promise.reject(full) } });
    await expect(take([one('a'), one('b')])).rejects.toBe(full);
  });

  it('tells how far it is', async () => {
    const seen: string[] = [];
    await take([folder('f', [one('a'), textFile('f/b.fit', 'broken')])], {
      onProgress: ({ phase, files, filesFound, bytesDone, bytesFound }) =>
        seen.push(`${phase} ${files.seen}/${filesFound} ${bytesDone === bytesFound}`),
    });
    expect(seen).toEqual(['finding 0/1 false', 'finding 0/2 false', 'reading 1/2 false', 'reading 2/2 true']);
  });

  it('looks at the ledger again inside its transaction, for the file another process has just stored', async () => {
    const { imports } = options.storage;
    let looks = 0;
    const racing = {
      ...imports,
      find: async (...parameters: Parameters<typeof imports.find>) =>
        looks++ === 0 ? null : imports.find(...parameters),
    };
    await take([one('a')]);
    hub = createHub({ ...options, storage: { ...options.storage, imports: racing } });
    const report = await take([one('a')]);
    expect(report.files).toMatchObject({ imported: 0, duplicate: 1 });
  });

  it("tells an importer the person's zone and units, for what a file leaves out, also when it reads again", async () => {
    const told: unknown[] = [];
    const listening: typeof sketchImporter = {
      ...sketchImporter,
      async *read(source, context) {
        told.push([context.assumedTimeZone, context.assumedUnits]);
        yield* sketchImporter.read(source, context);
      },
    };
    const request = { owner: localOwner, sources: [one('a')], importers: [listening], signal: call.signal };
    await hub.importing.importFrom(request);
    await options.storage.people.writeProfile(localOwner, {
      timeZone: 'Europe/Berlin',
      units: 'imperial',
      updatedAt: now,
    });
    await hub.importing.importFrom({ ...request, again: true });
    expect(told).toEqual([
      [null, null],
      ['Europe/Berlin', 'imperial'],
    ]);
  });
});
