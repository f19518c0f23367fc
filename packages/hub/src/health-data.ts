import {
  type AnyRecord,
  type DailyValue,
  type DataKind,
  type EventStreams,
  type HealthData,
  type HealthQuery,
  type Instant,
  kindOfRecordId,
  type Merge,
  type MergedRecord,
  type Owner,
  type Provenance,
  type ReadCall,
  type Reading,
  type ReadMeter,
  type RecordId,
  type RecordOf,
  type RecordPosition,
  type SourceId,
  type SourceStatus,
  type Storage,
  type StreamChannel,
} from '@vitalwire/core';
import { dailyValues } from './daily/daily-values.ts';
import { readEras } from './eras/read-eras.ts';
import { recalling } from './event-results.ts';
import { mergedStreams, mergedStreamsOf } from './merged-streams.ts';
import { overdue, withheldSources } from './sources/expiry.ts';
import type { SourceCatalogue } from './sources/source-catalogue.ts';
import { sourceStatuses } from './sources/source-status.ts';
import { apartInListing, isPermitted, type Origin, type Terms, termsFor } from './sources/terms.ts';
import { originsOf, visiblePart } from './sources/visible-merge.ts';

/** Rows are fetched this many at a time when everything is asked for: few enough to look at the abort signal often. */
const UNLIMITED_PAGE = 5000;

/** As many rows as are asked for, some more since merged ones are left out, and one that says whether there are more. */
const pageFor = (limit: number) => (Number.isFinite(limit) ? limit + (limit >> 3) + 2 : UNLIMITED_PAGE);

/**
 * The read model: one entry an event, by the record that answers for it. What the terms of a source forbid is enforced
 * here: who may see it, how long it may be kept, and what it may be counted together with.
 */
export function createHealthData(storage: Storage, catalogue: SourceCatalogue, now: () => Instant): HealthData {
  /** What this caller may see, after what has expired was removed. */
  async function termsOf({ owner, audience }: ReadCall): Promise<Terms> {
    const at = now();
    if (catalogue.expiring.size > 0) await overdue(storage, catalogue, owner, at);
    return termsFor(catalogue, at, audience);
  }

  /** Each record with its merge, where the record is the one that answers; others are left out. */
  async function representatives<K extends DataKind>(
    owner: Owner,
    records: readonly RecordOf<K>[],
    terms: Terms,
    accepts: (origin: Origin) => boolean,
  ): Promise<readonly MergedRecord<K>[]> {
    const merges = await storage.merges.ofRecords(
      owner,
      records.map(({ id }) => id),
    );
    const origins = await originsOf(storage, owner, merges, records);
    const standing = merges.filter((merge) => isPermitted(catalogue, merge, origins));
    const mergeOfRecord = new Map(standing.flatMap((merge) => merge.members.map((member) => [member, merge] as const)));
    return records.flatMap((record) => {
      const merge = mergeOfRecord.get(record.id) ?? null;
      if (merge !== null && !answers(record, merge, origins, accepts)) return [];
      return [merged<K>(record, merge, origins, terms)];
    });
  }

  async function event<K extends DataKind>(
    kind: K,
    id: RecordId,
    owner: Owner,
    terms: Terms,
  ): Promise<MergedRecord<K> | null> {
    const [found] = await storage.merges.ofRecords(owner, [id]);
    const members = await storage.records.getMany(owner, kind, found?.members ?? [id]);
    const origins = await originsOf(storage, owner, found === undefined ? [] : [found], members);
    const merge = found !== undefined && isPermitted(catalogue, found, origins) ? found : null;
    const answering = members.filter((member) =>
      merge === null ? member.id === id : answers(member, merge, origins, terms.visible),
    );
    const record = answering.find((member) => member.id === id) ?? answering[0];
    return record === undefined || !terms.visible(record.provenance) ? null : merged<K>(record, merge, origins, terms);
  }

  return {
    async list<K extends DataKind>(kind: K, query: HealthQuery, call: ReadCall): Promise<Reading<K>> {
      const { owner, signal } = call;
      const terms = await termsOf(call);
      const asked = query.sourceIds === undefined ? null : new Set<SourceId>(query.sourceIds);
      const usable = (id: SourceId) => terms.withheld(id) === null && (asked === null || asked.has(id));
      const apart = await apartInListing(storage, catalogue, owner, kind, usable);
      const accepts = (origin: Origin) =>
        terms.visible(origin) && (asked === null || asked.has(origin.sourceId)) && !apart.has(origin.sourceId);
      const limit = query.limit ?? Number.POSITIVE_INFINITY;
      const pageSize = pageFor(limit);
      const records: MergedRecord<K>[] = [];
      const withheld = new Map<SourceId, Withheld>();
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
          const { sourceId } = provenance;
          const reason = terms.withheld(sourceId) ?? apart.get(sourceId) ?? null;
          if (reason !== null) withheld.set(sourceId, { records: (withheld.get(sourceId)?.records ?? 0) + 1, reason });
        }
        const shown = page.filter(({ provenance }) => accepts(provenance));
        for (const entry of await representatives<K>(owner, shown, terms, accepts)) {
          if (records.length === limit) return reading(records, positionOf(records.at(-1)), withheld);
          records.push(entry);
          count(call, entry.record);
        }
        const last = page.at(-1);
        if (last === undefined || page.length < pageSize) return reading(records, null, withheld);
        after = { start: last.start, id: last.id };
      }
    },

    async get<K extends DataKind>(kind: K, id: RecordId, call: ReadCall): Promise<MergedRecord<K> | null> {
      const found = await event(kind, id, call.owner, await termsOf(call));
      if (found !== null) count(call, found.record);
      return found;
    },

    async streams(
      of: RecordId | MergedRecord<'workout'>,
      channels: readonly StreamChannel[] | null,
      call: ReadCall,
    ): Promise<EventStreams | null> {
      const terms = await termsOf(call);
      const found = typeof of === 'string' ? await event('workout', of, call.owner, terms) : of;
      if (found === null || !terms.visible(found.record.provenance)) return null;
      const answer = await mergedStreams(storage.streams, call.owner, found, channels);
      if (answer === null) return null;
      for (const { recordId, sourceId } of found.sources)
        if (recordId === answer.recordId || answer.borrowed.some(({ from }) => from === recordId))
          call.meter?.note('workout', sourceId, recordId);
      return answer;
    },

    async *streamsOf(ids, channels, call) {
      yield* mergedStreamsOf(storage, await termsOf(call), catalogue, ids, channels, call);
    },

    async days(query, call) {
      const because = await withheldSources(storage, catalogue, call, now());
      const usable = (id: SourceId) => because(id) === null;
      const values = await dailyValues(storage, catalogue, usable, query, call);
      if (call.meter !== undefined) for (const value of values) countDay(call.meter, value);
      return values;
    },

    eras: async (metric, query, call) => readEras(storage, catalogue, await termsOf(call), metric, query, call),

    async sources(call): Promise<readonly SourceStatus[]> {
      const because = await withheldSources(storage, catalogue, call, now());
      return sourceStatuses(storage.records, catalogue, call.owner, because);
    },
    recall: recalling(storage, termsOf),
  };
}

function count({ meter }: ReadCall, { kind, id, provenance }: AnyRecord): void {
  meter?.note(kind, provenance.sourceId, id);
}

/** One of a source, kind and day, however many of its metrics are read. */
function countDay(meter: ReadMeter, { localDate, from, sourceId, others, parts }: DailyValue): void {
  const kind = from === 'summary' ? 'dailySummary' : 'samples';
  for (const each of [sourceId, ...others.map((other) => other.sourceId), ...parts.map((part) => part.sourceId)])
    meter.note(kind, each, localDate);
}

/**
 * Whether a record is the one of its event, among those that the question accepts. The log of the sets is not answered for
 * by the watch's workout, since it says other things; of the logs of several apps one answers, always the same.
 */
function answers(
  { id, kind, provenance }: AnyRecord,
  merge: Merge,
  origins: ReadonlyMap<RecordId, Provenance>,
  accepts: (origin: Origin) => boolean,
): boolean {
  if (merge.kind === kind) return representative(merge, origins, accepts) === id;
  const logs = merge.members.flatMap((member) => {
    const origin = kindOfRecordId(member) === kind ? origins.get(member) : undefined;
    return origin !== undefined && accepts(origin) ? [origin.sourceId] : [];
  });
  return logs.every((sourceId) => provenance.sourceId <= sourceId);
}

/** The member that answers for an event: the primary, or the first other one that the question accepts. */
function representative(
  merge: Merge,
  origins: ReadonlyMap<RecordId, Provenance>,
  accepts: (origin: Origin) => boolean,
): RecordId | null {
  const usable = (id: RecordId): boolean => {
    const origin = origins.get(id);
    return origin !== undefined && accepts(origin);
  };
  if (usable(merge.primary)) return merge.primary;
  return merge.members.find(usable) ?? null;
}

function merged<K extends DataKind>(
  record: RecordOf<K>,
  merge: Merge | null,
  origins: ReadonlyMap<RecordId, Provenance>,
  terms: Terms,
): MergedRecord<K> {
  const members = merge === null ? [record.id] : [record.id, ...merge.members.filter((id) => id !== record.id)];
  return {
    record,
    merge: merge === null ? null : visiblePart(merge, record.id, origins, terms),
    sources: members.flatMap((recordId) => {
      const origin = origins.get(recordId);
      if (origin === undefined || !terms.visible(origin)) return [];
      return [{ recordId, sourceId: origin.sourceId, device: origin.device, primary: recordId === record.id }];
    }),
  };
}

function positionOf(entry: MergedRecord | undefined): RecordPosition | null {
  return entry === undefined ? null : { start: entry.record.start, id: entry.record.id };
}

type Withheld = Omit<Reading<'workout'>['withheld'][number], 'sourceId'>;

function reading<K extends DataKind>(
  records: readonly MergedRecord<K>[],
  next: RecordPosition | null,
  withheld: ReadonlyMap<SourceId, Withheld>,
): Reading<K> {
  return { records, next, stale: [], withheld: [...withheld].map(([sourceId, why]) => ({ sourceId, ...why })) };
}
