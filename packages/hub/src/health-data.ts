import {
  type DataKind,
  type EventStreams,
  type HealthData,
  type HealthQuery,
  kindOfRecordId,
  type Merge,
  type MergedRecord,
  type Owner,
  type Provenance,
  type ReadCall,
  type Reading,
  type RecordId,
  type RecordOf,
  type RecordPosition,
  type SourceId,
  type SourceStatus,
  type Storage,
  type StreamChannel,
} from '@vitalwire/core';
import { dailyValues } from './daily/daily-values.ts';
import { mergedStreams, mergedStreamsOf } from './merged-streams.ts';
import type { SourceCatalogue } from './sources/source-catalogue.ts';
import { sourceStatuses } from './sources/source-status.ts';

/** Rows are fetched at least this many at a time, since merged ones are left out of a page. */
const PAGE = 200;
/** And this many when everything is asked for: few enough to look at the abort signal often. */
const UNLIMITED_PAGE = 5000;

/** The read model: one entry an event, by the record that answers for it; terms that forbid a use are enforced here. */
export function createHealthData(storage: Storage, catalogue: SourceCatalogue): HealthData {
  const allowed = (sourceId: SourceId): boolean => catalogue.withheldBecause(sourceId) === null;

  /** Each record with its merge, where the record is the one that answers; others are left out. */
  async function representatives<K extends DataKind>(
    owner: Owner,
    records: readonly RecordOf<K>[],
    accepts: (sourceId: SourceId) => boolean,
  ): Promise<readonly MergedRecord<K>[]> {
    const merges = await storage.merges.ofRecords(
      owner,
      records.map(({ id }) => id),
    );
    const mergeOfRecord = new Map(merges.flatMap((merge) => merge.members.map((member) => [member, merge] as const)));
    const origins = await originsOf(storage, owner, merges, records);
    return records.flatMap((record) => {
      const merge = mergeOfRecord.get(record.id) ?? null;
      // The log of the sets is not answered for by the watch's workout: it says other things.
      const elsewhere = merge !== null && merge.kind === record.kind;
      if (elsewhere && representative(merge, origins, accepts) !== record.id) return [];
      return [merged<K>(record, merge, origins, allowed)];
    });
  }

  async function get<K extends DataKind>(kind: K, id: RecordId, { owner }: ReadCall): Promise<MergedRecord<K> | null> {
    const [merge] = await storage.merges.ofRecords(owner, [id]);
    const members = await storage.records.getMany(owner, kind, merge?.members ?? [id]);
    const origins = await originsOf(storage, owner, merge === undefined ? [] : [merge], members);
    const answering = merge?.kind === kind ? representative(merge, origins, allowed) : id;
    const record = members.find((member) => member.id === answering);
    if (record === undefined || !allowed(record.provenance.sourceId)) return null;
    return merged<K>(record, merge ?? null, origins, allowed);
  }

  return {
    async list<K extends DataKind>(kind: K, query: HealthQuery, { owner, signal }: ReadCall): Promise<Reading<K>> {
      const asked = query.sourceIds === undefined ? null : new Set<SourceId>(query.sourceIds);
      const accepts = (sourceId: SourceId) => allowed(sourceId) && (asked === null || asked.has(sourceId));
      const limit = query.limit ?? Number.POSITIVE_INFINITY;
      const pageSize = Number.isFinite(limit) ? Math.max(PAGE, limit) : UNLIMITED_PAGE;
      const records: MergedRecord<K>[] = [];
      const withheld = new Map<SourceId, number>();
      let after = query.after;
      for (;;) {
        signal.throwIfAborted();
        const page = await storage.records.list<K>(owner, {
          ...query,
          kind,
          limit: pageSize,
          ...(after === undefined ? {} : { after }),
        });
        for (const { provenance } of page) {
          if (!allowed(provenance.sourceId))
            withheld.set(provenance.sourceId, (withheld.get(provenance.sourceId) ?? 0) + 1);
        }
        const usable = page.filter(({ provenance }) => accepts(provenance.sourceId));
        for (const entry of await representatives<K>(owner, usable, accepts)) {
          if (records.length === limit) return reading(records, positionOf(records.at(-1)), withheld, catalogue);
          records.push(entry);
        }
        const last = page.at(-1);
        if (last === undefined || page.length < pageSize) return reading(records, null, withheld, catalogue);
        after = { start: last.start, id: last.id };
      }
    },

    get,

    async streams(
      id: RecordId,
      channels: readonly StreamChannel[] | null,
      call: ReadCall,
    ): Promise<EventStreams | null> {
      const event = await get('workout', id, call);
      return event === null ? null : mergedStreams(storage.streams, call.owner, event, channels);
    },

    streamsOf: (ids, channels, call) => mergedStreamsOf(storage, allowed, ids, channels, call),

    days: (query, call) => dailyValues(storage, catalogue, query, call),

    sources: ({ owner }): Promise<readonly SourceStatus[]> => sourceStatuses(storage.records, catalogue, owner),
  };
}

/** The member that answers for an event: the primary, or the first other one that the question accepts. */
function representative(
  merge: Merge,
  origins: ReadonlyMap<RecordId, Provenance>,
  accepts: (sourceId: SourceId) => boolean,
): RecordId | null {
  const usable = (id: RecordId): boolean => {
    const origin = origins.get(id);
    return origin !== undefined && accepts(origin.sourceId);
  };
  if (usable(merge.primary)) return merge.primary;
  return merge.members.find(usable) ?? null;
}

function merged<K extends DataKind>(
  record: RecordOf<K>,
  merge: Merge | null,
  origins: ReadonlyMap<RecordId, Provenance>,
  allowed: (sourceId: SourceId) => boolean,
): MergedRecord<K> {
  const members = merge === null ? [record.id] : [record.id, ...merge.members.filter((id) => id !== record.id)];
  return {
    record,
    merge,
    sources: members.flatMap((recordId) => {
      const origin = origins.get(recordId);
      if (origin === undefined || !allowed(origin.sourceId)) return [];
      return [{ recordId, sourceId: origin.sourceId, device: origin.device, primary: recordId === record.id }];
    }),
  };
}

/** Where each record and each member of a merge comes from; only members that are not at hand are read. */
async function originsOf<K extends DataKind>(
  storage: Storage,
  owner: Owner,
  merges: readonly Merge[],
  records: readonly RecordOf<K>[],
): Promise<ReadonlyMap<RecordId, Provenance>> {
  const known = new Map<RecordId, Provenance>(records.map(({ id, provenance }) => [id, provenance]));
  const unknown = merges.flatMap(({ members }) => members.filter((id) => !known.has(id)));
  for (const [kind, ids] of Map.groupBy(unknown, kindOfRecordId)) {
    if (kind === null) continue;
    for (const { id, provenance } of await storage.records.getMany(owner, kind, ids)) known.set(id, provenance);
  }
  return known;
}

function positionOf(entry: MergedRecord | undefined): RecordPosition | null {
  return entry === undefined ? null : { start: entry.record.start, id: entry.record.id };
}

function reading<K extends DataKind>(
  records: readonly MergedRecord<K>[],
  next: RecordPosition | null,
  withheld: ReadonlyMap<SourceId, number>,
  catalogue: SourceCatalogue,
): Reading<K> {
  return {
    records,
    next,
    stale: [],
    withheld: [...withheld].map(([sourceId, count]) => ({
      sourceId,
      records: count,
      reason: catalogue.withheldBecause(sourceId) ?? '',
    })),
  };
}
