import {
  type AnyRecord,
  type DataKind,
  type Instant,
  instantOf,
  type Merge,
  millisecondsOf,
  type Owner,
  type RecordId,
  type StorageTransaction,
  type TimeRange,
} from '@vitalwire/core';
import type { SourceRanking } from '../sources/source-ranking.ts';
import { groupsOf, type MayJoin } from './groups.ts';
import { domainOf, isMergeable, type Mergeable, mergeDomains } from './match.ts';
import { matchRecords } from './match-records.ts';
import { mergeOf } from './merge-of.ts';

/** Two views of one event never start further apart: a day without a time, and the widest time zone. */
const WINDOW_MILLISECONDS = 27 * 3600 * 1000;

/**
 * Brings the merges around some records that were written, changed or brought back up to date, inside the caller's
 * transaction. What a person decided stays; what rules decided is decided again from the records as they now are. Only
 * records that have to do with these ones are looked at, so the cost does not grow with the history.
 * @returns merges that stood and stand no more
 */
export async function updateMerges(
  storage: StorageTransaction,
  owner: Owner,
  changed: readonly AnyRecord[],
  ranking: SourceRanking,
  now: Instant,
): Promise<readonly Merge[]> {
  const neighbours = createNeighbours(storage, owner);
  // As they are stored: with what the person says otherwise, and without what they deleted.
  const mergeable = await neighbours.byId(changed.filter(isMergeable).map(({ id }) => id));
  if (mergeable.length === 0) return [];
  const ended: Merge[] = [];
  await neighbours.load(mergeable);
  const done = new Set<RecordId>();
  const mayJoin: MayJoin = (a, b) => ranking.mayCombine(a.provenance.sourceId, b.provenance.sourceId);
  for (const record of mergeable) {
    if (done.has(record.id)) continue;
    const component = await componentOf(storage, owner, record, neighbours, mayJoin);
    for (const { id } of component) done.add(id);
    ended.push(...(await decide(storage, owner, component, ranking, mayJoin, now)));
  }
  return ended;
}

/** The record, everything that may be the same event as it, everything that may be the same as those, and so on. */
async function componentOf(
  storage: StorageTransaction,
  owner: Owner,
  first: Mergeable,
  neighbours: Neighbours,
  mayJoin: MayJoin,
): Promise<readonly Mergeable[]> {
  const found = new Map<RecordId, Mergeable>([[first.id, first]]);
  let fresh: readonly Mergeable[] = [first];
  while (fresh.length > 0) {
    await neighbours.load(fresh);
    const matching = fresh.flatMap((record) =>
      neighbours
        .near(record)
        .filter((other) => !found.has(other.id) && mayJoin(record, other) && matchRecords(record, other) !== null),
    );
    const standing = await storage.merges.ofRecords(
      owner,
      fresh.map(({ id }) => id),
    );
    const members = await neighbours.byId(standing.flatMap((merge) => merge.members).filter((id) => !found.has(id)));
    fresh = [...new Map([...matching, ...members].map((record) => [record.id, record])).values()];
    for (const record of fresh) found.set(record.id, record);
  }
  return [...found.values()];
}

async function decide(
  storage: StorageTransaction,
  owner: Owner,
  component: readonly Mergeable[],
  ranking: SourceRanking,
  mayJoin: MayJoin,
  now: Instant,
): Promise<readonly Merge[]> {
  const ids = component.map(({ id }) => id);
  const standing = await storage.merges.ofRecords(owner, ids);
  if (component.length < 2 && standing.length === 0) return [];
  const ended: Merge[] = [];
  const taken = new Set(standing.filter(({ decidedBy }) => decidedBy === 'person').flatMap(({ members }) => members));
  const free = component.filter(({ id }) => !taken.has(id));
  const refusals = await storage.merges.refusals(owner, ids);
  const groups = groupsOf(free, refusals, mayJoin);
  const wanted = new Map(
    groups.map((group) => mergeOf(group, ranking, { by: 'rule', at: now })).map((merge) => [merge.id, merge]),
  );
  for (const merge of standing) {
    if (merge.decidedBy === 'person') continue;
    const kept = wanted.get(merge.id);
    if (kept !== undefined && saysTheSame(merge, kept)) wanted.delete(merge.id);
    else {
      await storage.merges.remove(owner, merge.id);
      ended.push(merge);
    }
  }
  for (const merge of wanted.values()) await storage.merges.write(owner, merge);
  return ended;
}

/** All but the moment of the decision. */
function saysTheSame(a: Merge, b: Merge): boolean {
  return JSON.stringify({ ...a, decidedAt: '' }) === JSON.stringify({ ...b, decidedAt: '' });
}

interface Neighbours {
  /** Reads what lies around the records, as far as it was not read before. */
  load(records: readonly Mergeable[]): Promise<void>;
  near(record: Mergeable): readonly Mergeable[];
  byId(ids: readonly RecordId[]): Promise<readonly Mergeable[]>;
}

function createNeighbours(storage: StorageTransaction, owner: Owner): Neighbours {
  const known = new Map<RecordId, Mergeable>();
  /** By kind, in order, never touching. */
  const read = new Map<DataKind, readonly TimeRange[]>();

  const readRange = async (kind: Mergeable['kind'], range: TimeRange) => {
    for (const record of await storage.records.list(owner, { kind, range, order: 'oldest-first' }))
      known.set(record.id, record as Mergeable);
  };
  return {
    async load(records) {
      for (const [kind, wanted] of windowsByKind(records)) {
        const before = read.get(kind) ?? [];
        for (const range of missing(wanted, before)) await readRange(kind, range);
        read.set(kind, joined([...before, ...wanted]));
      }
    },
    near(record) {
      const kinds: readonly string[] = kindsBeside(record);
      const { from, to } = windowOf(record);
      return [...known.values()].filter(
        (other) => other.id !== record.id && kinds.includes(other.kind) && other.start >= from && other.start < to,
      );
    },
    async byId(ids) {
      const unknown = ids.filter((id) => !known.has(id));
      for (const kind of new Set(unknown.map((id) => id.slice(0, id.indexOf('_')) as Mergeable['kind'])))
        for (const record of await storage.records.getMany(owner, kind, unknown))
          known.set(record.id, record as Mergeable);
      return ids.map((id) => known.get(id)).filter((record) => record !== undefined);
    },
  };
}

function kindsBeside(record: Mergeable): readonly Mergeable['kind'][] {
  const domain = domainOf(record);
  return domain === null ? [] : mergeDomains[domain];
}

function windowOf({ start }: Mergeable): TimeRange {
  const at = millisecondsOf(start);
  return { from: instantOf(at - WINDOW_MILLISECONDS), to: instantOf(at + WINDOW_MILLISECONDS + 1) };
}

function windowsByKind(records: readonly Mergeable[]): ReadonlyMap<Mergeable['kind'], readonly TimeRange[]> {
  const windows = new Map<Mergeable['kind'], TimeRange[]>();
  for (const record of records) {
    for (const kind of kindsBeside(record)) windows.set(kind, [...(windows.get(kind) ?? []), windowOf(record)]);
  }
  return new Map([...windows].map(([kind, ranges]) => [kind, joined(ranges)]));
}

function joined(ranges: readonly TimeRange[]): readonly TimeRange[] {
  const result: TimeRange[] = [];
  for (const range of ranges.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = result.at(-1);
    if (last !== undefined && range.from <= last.to)
      result[result.length - 1] = { from: last.from, to: last.to > range.to ? last.to : range.to };
    else result.push(range);
  }
  return result;
}

/** What of `wanted` lies in none of `read`; both in order, never touching. */
function missing(wanted: readonly TimeRange[], read: readonly TimeRange[]): readonly TimeRange[] {
  return wanted.flatMap((range) => {
    const gaps: TimeRange[] = [];
    let from = range.from;
    for (const done of read) {
      if (done.to <= from || done.from >= range.to) continue;
      if (done.from > from) gaps.push({ from, to: done.from });
      if (done.to > from) from = done.to;
    }
    if (from < range.to) gaps.push({ from, to: range.to });
    return gaps;
  });
}
