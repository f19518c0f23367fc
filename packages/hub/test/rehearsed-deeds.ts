import type { Curation, Instant, Owner, SourceId, Storage, TenantId, UserId } from '@vitalwire/core';
import { expect } from 'vitest';
import { createHub } from '../src/hub.ts';
import { createSourceCatalogue } from '../src/sources/source-catalogue.ts';
import { now } from './fixtures.ts';
import { workout } from './records.ts';

const watch = workout('watch', '2026-05-04T08:00:00.000Z', 60, { distanceMeters: 25_000 });
const phone = workout('phone', '2026-05-04T08:00:00.000Z', 60, { distanceMeters: 25_200 });
const pod = workout('pod', '2026-06-04T08:01:00.000Z', 59, { distanceMeters: 24_900 });

type Call = Parameters<Curation['undo']>[0];
type Deed = (curation: Curation, call: Call) => Promise<unknown>;

const deeds: Readonly<Record<string, Deed>> = {
  log: (curation, call) =>
    curation.log(
      {
        kind: 'bodyMeasurement',
        start: '2026-05-04T05:00:00.000Z' as Instant,
        end: null,
        fields: { weightKilograms: 80 },
      },
      call,
    ),
  edit: (curation, call) => curation.edit(watch.id, { set: { distanceMeters: 1000 } }, call),
  delete: (curation, call) => curation.remove(watch.id, call),
  merge: (curation, call) => curation.merge([watch.id, pod.id], call),
  unmerge: (curation, call) => curation.unmerge(watch.id, call),
  choose: (curation, call) =>
    curation.chooseSource(
      { kind: 'workout', metric: null, from: null, to: null, ranking: ['phone' as SourceId] },
      call,
    ),
  undo: (curation, call) => curation.undo(call),
};

/** Of every deed, each for a person of its own: the rehearsal answers the same, and everything stays as it was. */
export async function expectExactRehearsals(storage: Storage): Promise<void> {
  const catalogue = createSourceCatalogue({ descriptors: [], preference: ['watch' as SourceId] });
  const hub = createHub({ storage, catalogue, now: () => now, sha256: async () => '', originals: null });
  for (const [name, deed] of Object.entries(deeds)) {
    const owner: Owner = { tenantId: 'rehearsal' as TenantId, userId: name as UserId };
    const call: Call = { owner, signal: new AbortController().signal };
    await hub.person.updateProfile({ timeZone: 'Europe/Berlin' }, call);
    const records = [watch, phone, pod].map((record) => ({ record, streams: null }));
    await hub.importing.ingest(owner, { records, thresholds: [], entry: null });
    await hub.curation.edit(pod.id, { set: { name: 'Pod' } }, call);
    const everything = async () => ({
      workouts: await storage.records.list(owner, { kind: 'workout', order: 'oldest-first' }),
      weights: await storage.records.list(owner, { kind: 'bodyMeasurement', order: 'oldest-first' }),
      totals: await storage.records.dayTotals(owner, { kind: 'workout' }),
      merges: await hub.curation.merges(null, call),
      refusals: await storage.merges.refusals(owner, null),
      choices: await hub.curation.choices(call),
      actions: await hub.curation.actions(100, call),
      hidden: await storage.records.hidden(owner),
    });
    const before = await everything();
    const rehearsed = await deed(hub.rehearsal, call);
    expect(await everything(), name).toEqual(before);
    expect(await deed(hub.curation, call), name).toEqual(rehearsed);
    expect(await everything(), name).not.toEqual(before);
  }
}
