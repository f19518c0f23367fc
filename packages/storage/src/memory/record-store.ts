import { isDeepStrictEqual } from 'node:util';
import {
  type Amendment,
  type AnyRecord,
  type DataKind,
  type DayTotal,
  type Instant,
  instantOf,
  type LocalDate,
  millisecondsOf,
  type RecordOf,
  type RecordQuery,
  type RecordStore,
  type SourceId,
  type SourceOverview,
  type WriteOutcome,
} from '@vitalwire/core';
import { amendedWhereItFits } from '../shared/amending.ts';
import { addMetrics, countsAlways, metricsOf, type Tallies } from '../shared/day-metrics.ts';
import { facetsOf, type RecordFacets, sameContent, subtypeOf } from '../shared/facets.ts';
import { firstDayOf } from '../shared/periods.ts';
import { canAnswer } from '../shared/query-checks.ts';
import { validated } from '../shared/validate.ts';
import { keyConflict } from '../shared/write-checks.ts';
import { memoryAmendments, replaceRecord } from './amendments.ts';
import { memoryArchived } from './archived-records.ts';
import { dissolveMergesOf } from './merge-store.ts';
import { memoryRecordAges } from './record-ages.ts';
import type { Journal, OwnerState, StateOf, StoredRecord } from './state.ts';

export function memoryRecords(stateOf: StateOf, journal: Journal): RecordStore {
  return {
    async write(owner, records) {
      const state = stateOf(owner);
      const checked = validated(records);
      refuseConflicts(state, checked);
      return checked.map((record) => writeOne(state, journal, record));
    },
    async get<K extends DataKind>(owner: Parameters<RecordStore['get']>[0], kind: K, id: string) {
      return parsed<K>(stateOf(owner).records.get(id), kind);
    },
    async getMany<K extends DataKind>(owner: Parameters<RecordStore['get']>[0], kind: K, ids: readonly string[]) {
      const { records } = stateOf(owner);
      return ids.map((id) => parsed<K>(records.get(id), kind)).filter((record) => record !== null);
    },
    async list<K extends DataKind>(owner: Parameters<RecordStore['get']>[0], query: RecordQuery<K>) {
      if (!canAnswer(query)) return [];
      const found = [...stateOf(owner).records.values()].filter((stored) => matches(stored, query)).sort(byPosition);
      if (query.order === 'newest-first') found.reverse();
      const rest = query.after === undefined ? found : found.filter(({ facets }) => isBehind(facets, query));
      return rest.slice(0, query.limit).map(({ payload }) => JSON.parse(payload) as RecordOf<K>);
    },
    async remove(owner, ids) {
      const state = stateOf(owner);
      return [...new Set(ids)].filter((id) => removeOne(state, journal, id)).length;
    },
    async history<K extends DataKind>(owner: Parameters<RecordStore['get']>[0], kind: K, id: string) {
      const state = stateOf(owner);
      if (state.records.get(id)?.facets.kind !== kind) return [];
      return (state.versions.get(id) ?? []).toReversed().map(({ payload }) => JSON.parse(payload) as RecordOf<K>);
    },
    overview: async (owner) => overviewOf(stateOf(owner)),
    async dayTotals(owner, query) {
      if (!canAnswer(query)) return [];
      return totalsBy(stateOf(owner), query, (day) => day);
    },
    async periodTotals(owner, period, { dates, ...query }) {
      if (!canAnswer(query)) return [];
      const totals = totalsBy(stateOf(owner), query, (day) => firstDayOf(period, day));
      return totals.filter(
        ({ localDate }) => dates === undefined || (localDate >= dates.from && localDate <= dates.to),
      );
    },
    // Nothing is kept that could differ.
    rebuildTotals: async () => 0,
    ...memoryAmendments(stateOf, journal),
    ...memoryArchived(stateOf, journal),
    ...memoryRecordAges(stateOf, journal),
  };
}

function parsed<K extends DataKind>(stored: StoredRecord | undefined, kind: K): RecordOf<K> | null {
  return stored?.facets.kind === kind && stored.hiddenAt === null ? (JSON.parse(stored.payload) as RecordOf<K>) : null;
}

/** The schema ties an id to its natural key; two keys that share an id are the one case left. */
function refuseConflicts(state: OwnerState, records: readonly AnyRecord[]): void {
  for (const [place, record] of records.entries()) {
    const known = state.records.get(record.id);
    if (known !== undefined && known.facets.naturalKey !== facetsOf(record).naturalKey)
      throw keyConflict(record, place, record.id);
  }
}

function writeOne(state: OwnerState, journal: Journal, record: AnyRecord): WriteOutcome {
  const known = state.records.get(record.id);
  if (known === undefined) {
    const stored = { facets: facetsOf(record), payload: JSON.stringify(record) };
    journal.put(state.records, record.id, {
      ...stored,
      amendment: null,
      original: null,
      hiddenAt: null,
      version: 1,
      validFrom: record.provenance.receivedAt,
    });
    return 'inserted';
  }
  if (sameContent(record, known.original ?? known.payload, known.facets.receivedAtMs, isDeepStrictEqual))
    return 'unchanged';
  const { amendment } = known;
  const seen = amendment === null ? record : amendedWhereItFits(record, JSON.parse(amendment) as Amendment);
  replaceRecord(state, journal, known, {
    ...known,
    facets: facetsOf(seen),
    payload: JSON.stringify(seen),
    original: amendment === null ? null : JSON.stringify(record),
    validFrom: record.provenance.receivedAt,
  });
  return 'updated';
}

function removeOne(state: OwnerState, journal: Journal, id: string): boolean {
  if (!state.records.has(id)) return false;
  dissolveMergesOf(state, journal, [id]);
  journal.drop(state.streams, id);
  journal.drop(state.results, id);
  journal.drop(state.versions, id);
  return journal.drop(state.records, id);
}

function matches({ facets, payload, hiddenAt }: StoredRecord, query: Partial<RecordQuery>): boolean {
  const { kind, range, dates, sourceIds, subtypes } = query;
  return (
    facets.kind === kind &&
    hiddenAt === null &&
    (range === undefined ||
      (facets.startMs >= millisecondsOf(range.from) && facets.startMs < millisecondsOf(range.to))) &&
    (dates === undefined || (facets.localDate >= dates.from && facets.localDate <= dates.to)) &&
    (sourceIds === undefined || (sourceIds as readonly string[]).includes(facets.sourceId)) &&
    (subtypes === undefined || subtypes.includes(subtypeOf(JSON.parse(payload) as AnyRecord)))
  );
}

function byPosition(a: StoredRecord, b: StoredRecord): number {
  return a.facets.startMs - b.facets.startMs || (a.facets.id < b.facets.id ? -1 : 1);
}

function isBehind(facets: RecordFacets, { after, order }: RecordQuery): boolean {
  if (after === undefined) return true;
  const start = millisecondsOf(after.start);
  const later = facets.startMs > start || (facets.startMs === start && facets.id > after.id);
  const same = facets.startMs === start && facets.id === after.id;
  return order === 'oldest-first' ? later : !later && !same;
}

function overviewOf(state: OwnerState): readonly SourceOverview[] {
  const groups = Map.groupBy(shown(state), ({ facets }) => JSON.stringify([facets.sourceId, facets.kind]));
  const keys = [...groups.keys()].sort();
  return keys.map((key) => {
    const facets = (groups.get(key) ?? []).map((stored) => stored.facets);
    const days = facets.map(({ localDate }) => localDate).sort();
    const [sourceId, kind] = JSON.parse(key) as [SourceId, DataKind];
    return {
      sourceId,
      kind,
      records: facets.length,
      firstDay: days[0] as LocalDate,
      lastDay: days.at(-1) as LocalDate,
      newestRecordAt: latest(facets.map(({ endMs, startMs }) => endMs ?? startMs)),
      lastReceivedAt: latest(facets.map(({ receivedAtMs }) => receivedAtMs)),
    };
  });
}

function shown(state: OwnerState): readonly StoredRecord[] {
  return [...state.records.values()].filter(({ hiddenAt }) => hiddenAt === null);
}

function totalsBy(
  state: OwnerState,
  query: Partial<RecordQuery>,
  groupOf: (day: LocalDate) => LocalDate,
): readonly DayTotal[] {
  const groups = new Map<string, StoredRecord[]>();
  for (const stored of [...state.records.values()].filter((each) => matches(each, query)).sort(byPosition)) {
    const { localDate, sourceId, subtype } = stored.facets;
    const key = JSON.stringify([groupOf(localDate as LocalDate), sourceId, subtype]);
    groups.set(key, [...(groups.get(key) ?? []), stored]);
  }
  return [...groups.keys()].sort().map((key) => {
    const [localDate] = JSON.parse(key) as [LocalDate];
    return { ...dayTotalOf(state, groups.get(key) ?? []), localDate };
  });
}

function latest(moments: readonly number[]): Instant {
  return instantOf(moments.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY));
}

function dayTotalOf(state: OwnerState, stored: readonly StoredRecord[]): DayTotal {
  const tallies: Tallies = new Map();
  const events = stored.filter(({ facets }) => answersForItself(state, facets.id));
  const records = stored.map(({ payload }) => JSON.parse(payload) as AnyRecord);
  const [first] = records;
  for (const [place, each] of stored.entries()) {
    const record = records[place];
    if (record !== undefined && (events.includes(each) || countsAlways(record))) addMetrics(tallies, record);
  }
  return {
    localDate: stored[0]?.facets.localDate as LocalDate,
    sourceId: stored[0]?.facets.sourceId as SourceId,
    subtype: first === undefined ? '' : subtypeOf(first),
    records: stored.length,
    events: events.length,
    metrics: metricsOf(tallies),
  };
}

function answersForItself(state: OwnerState, id: string): boolean {
  const mergeId = state.memberOf.get(id);
  const merge = mergeId === undefined ? undefined : state.merges.get(mergeId);
  return merge === undefined || (JSON.parse(merge) as { primary: string }).primary === id;
}
