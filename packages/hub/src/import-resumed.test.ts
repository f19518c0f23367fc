import { type DeliveredRecord, type FileImporter, localOwner } from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { memoryStorage } from '@vitalwire/storage/memory';
import { expect, test } from 'vitest';
import { exportImporter, packed, threeDays } from '../test/export-sketch.ts';
import { call, now, sha256 } from '../test/fixtures.ts';
import { wholeState } from '../test/whole-state.ts';
import { createHub, createSourceCatalogue } from './index.ts';

function hubOver() {
  const storage = memoryStorage();
  const catalogue = createSourceCatalogue({ descriptors: [] });
  const hub = createHub({ storage, catalogue, now: () => now, sha256, originals: null });
  const take = async (importer: FileImporter) => {
    const sources = [memorySource('export.zip', await packed(threeDays))];
    return hub.importing.importFrom({ owner: localOwner, sources, importers: [importer], signal: call.signal });
  };
  return { storage, take };
}

/** Dies behind its second batch, when the first one is stored. */
const dying: FileImporter = {
  ...exportImporter,
  async *read(source, context) {
    let batches = 0;
    for await (const batch of exportImporter.read(source, context)) {
      if (++batches === 3) throw new Error('killed');
      yield batch;
    }
  },
};

/** The reader of a later release: it puts other rows into its batches, so that no number of the old one means the same. */
const mended: FileImporter = {
  ...exportImporter,
  mappers: ['files/2'],
  async *read(source, context) {
    const found: DeliveredRecord[] = [];
    for await (const { records } of exportImporter.read(source, { ...context, resumeAt: null })) found.push(...records);
    const records = found.toReversed();
    for (const [i, { record, streams }] of records.entries()) {
      if (i < Number(context.resumeAt ?? 0)) continue;
      const said = { ...record, provenance: { ...record.provenance, mapper: 'files/2' } };
      yield {
        position: String(i + 1),
        records: [{ record: said, streams }],
        thresholds: [],
        rejected: [],
        warnings: [],
      };
    }
  },
};

test('an import that was killed goes on where it stopped with the reader that began it', async () => {
  const { take } = hubOver();
  await expect(take(dying)).rejects.toThrow('killed');
  expect((await take(exportImporter)).sources[0]).toMatchObject({ resumed: true });
});

test('a reader that was mended meanwhile begins again: places of the old one say nothing of its batches', async () => {
  const { storage, take } = hubOver();
  await expect(take(dying)).rejects.toThrow('killed');
  const report = await take(mended);
  expect(report.sources[0]).toMatchObject({ resumed: false });
  const undisturbed = hubOver();
  await undisturbed.take(mended);
  expect(await wholeState(storage)).toEqual(await wholeState(undisturbed.storage));
  expect(await storage.imports.list(localOwner)).toMatchObject([{ records: 3, state: 'done' }]);
});

test('a person who told their time zone meanwhile is read to from the beginning', async () => {
  const { storage, take } = hubOver();
  await expect(take(dying)).rejects.toThrow('killed');
  await storage.people.writeProfile(localOwner, { timeZone: 'Asia/Tokyo', updatedAt: now });
  expect((await take(exportImporter)).sources[0]).toMatchObject({ resumed: false, kinds: { workout: { read: 3 } } });
  expect(await storage.imports.list(localOwner)).toMatchObject([{ records: 3 }]);
});

test('what is left may hold no record: the export is known all the same', async () => {
  const { storage, take } = hubOver();
  /** Its records, and then a batch that only counts rows. */
  const readAs = (killed: boolean): FileImporter => ({
    ...exportImporter,
    async *read(source, context) {
      const nothing = { thresholds: [], rejected: [], warnings: [] };
      const records: DeliveredRecord[] = [];
      for await (const batch of exportImporter.read(source, { ...context, resumeAt: null }))
        records.push(...batch.records);
      if (context.resumeAt === null) yield { position: '1', records, ...nothing };
      yield { position: '2', records: [], ...nothing };
      if (killed) throw new Error('killed');
    },
  });
  await expect(take(readAs(true))).rejects.toThrow('killed');
  expect((await take(readAs(false))).sources[0]).toMatchObject({ resumed: true });
  expect(await storage.imports.list(localOwner)).toMatchObject([{ records: 3, state: 'done', mapper: 'files/1' }]);
  expect((await take(readAs(false))).files).toMatchObject({ duplicate: 1 });
});
