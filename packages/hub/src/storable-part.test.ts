import { type FileImporter, type Instant, localOwner } from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { memoryStorage } from '@vitalwire/storage/memory';
import { expect, test } from 'vitest';
import { exportImporter, packed, threeDays } from '../test/export-sketch.ts';
import { call, now, sha256 } from '../test/fixtures.ts';
import { createHub, createSourceCatalogue } from './index.ts';

/** Ends before it starts, on one of three days. */
const careless: FileImporter = {
  ...exportImporter,
  async *read(source, context) {
    for await (const batch of exportImporter.read(source, context)) {
      const records = batch.records.map(({ record, streams }) => {
        const end = record.localDate === '2026-05-01' ? ('2020-01-01T00:00:00.000Z' as Instant) : record.end;
        return { record: { ...record, end } as typeof record, streams };
      });
      yield { ...batch, records };
    }
  },
};

test.each([true, false])(
  'a record that breaks its schema costs itself and not its batch (dry run: %s)',
  async (dryRun) => {
    const storage = memoryStorage();
    const catalogue = createSourceCatalogue({ descriptors: [] });
    const hub = createHub({ storage, catalogue, now: () => now, sha256, originals: null });
    const source = memorySource('export.zip', await packed(threeDays));
    const report = await hub.importing.importFrom({
      owner: localOwner,
      sources: [source],
      importers: [careless],
      signal: call.signal,
      dryRun,
    });
    expect(report.kinds.workout).toMatchObject({ read: 2, added: 2 });
    expect(report.rejected.map(({ message }) => message)).toContain(
      'The workout of 2026-05-01 was left out: end: ends before it starts.',
    );
    expect(report.warnings).toEqual([]);
    const used = report.rows.reduce((sum, row) => sum + row.used, 0);
    expect(used).toBe(2);
    const entries = await storage.imports.list(localOwner);
    expect(entries.map(({ state, records }) => [state, records])).toEqual(dryRun ? [] : [['partial', 2]]);
  },
);

test('streams that cannot be stored cost their workout and not its batch', async () => {
  const backwards: FileImporter = {
    ...exportImporter,
    async *read(source, context) {
      for await (const batch of exportImporter.read(source, context)) {
        const records = batch.records.map(({ record }) => {
          const elapsedSeconds = Int32Array.of(0, 2, record.localDate === '2026-05-01' ? 1 : 3);
          return { record, streams: { start: record.start, elapsedSeconds, columns: [] } };
        });
        yield { ...batch, records };
      }
    },
  };
  const storage = memoryStorage();
  const catalogue = createSourceCatalogue({ descriptors: [] });
  const hub = createHub({ storage, catalogue, now: () => now, sha256, originals: null });
  const report = await hub.importing.importFrom({
    owner: localOwner,
    sources: [memorySource('export.zip', await packed(threeDays))],
    importers: [backwards],
    signal: call.signal,
  });
  expect(report.kinds.workout).toMatchObject({ read: 2, added: 2 });
  const left = report.rejected.find(({ message }) => message.startsWith('The workout of 2026-05-01 was left out'));
  expect(left?.message).toContain('goes backwards');
});
