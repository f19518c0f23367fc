import type { SourceId } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { expect, test } from 'vitest';
import { call, now, sha256 } from '../test/fixtures.ts';
import { session, workout } from '../test/records.ts';
import { createHub } from './hub.ts';
import { createSourceCatalogue } from './sources/source-catalogue.ts';

test('two logs of one session are one, whether or not a watch recorded it, too', async () => {
  const logs = [session('hevy', '2026-05-04T17:03:00.000Z', 55), session('strong', '2026-05-04T17:02:00.000Z', 57)];
  const watch = workout('watch', '2026-05-04T17:00:00.000Z', 60, { sport: 'strength_training' });
  for (const records of [logs, [...logs, watch], [watch, ...logs.toReversed()]]) {
    const catalogue = createSourceCatalogue({ descriptors: [] });
    const hub = createHub({ storage: memoryStorage(), catalogue, now: () => now, sha256, originals: null });
    const delivered = records.map((record) => ({ record, streams: null }));
    await hub.importing.ingest(call.owner, { records: delivered, thresholds: [], entry: null });
    const shown = await hub.health.list('strengthSession', { order: 'oldest-first' }, call);
    expect(shown.records.map(({ record }) => record.provenance.sourceId)).toEqual(['hevy']);
    expect(shown.records[0]?.sources).toHaveLength(records.length);
    for (const { id } of logs)
      expect((await hub.health.get('strengthSession', id, call))?.record.provenance.sourceId).toBe('hevy');
    // Whoever asks for one source alone gets what that source says.
    const only = { order: 'oldest-first', sourceIds: ['strong' as SourceId] } as const;
    const strong = await hub.health.list('strengthSession', only, call);
    expect(strong.records.map(({ record }) => record.provenance.sourceId)).toEqual(['strong']);
  }
});
