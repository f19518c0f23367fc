import {
  type AnyRecord,
  type DataKind,
  type Instant,
  instantOf,
  type LocalDate,
  localOwner,
  type NewEntry,
  type ReadCall,
  type RecordOf,
  type Storage,
} from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { createFilesImporter } from '@vitalwire/providers-files';
import { memoryStorage } from '@vitalwire/storage/memory';
import { oracleDate, oraclePeriods } from '@vitalwire/vitest/zone-oracle';
import { createHub, createSourceCatalogue, type Hub } from '../../src/index.ts';
import { sha256 } from '../fixtures.ts';

const call: ReadCall = {
  owner: localOwner,
  signal: new AbortController().signal,
  audience: { type: 'person', client: 'test 1', operation: 'test' },
};
const now = '2027-06-01T12:00:00.000Z' as Instant;

/** Somebody who lives in a zone, with a database of their own. */
export interface ZonePerson {
  readonly hub: Hub;
  readonly storage: Storage;
  readonly call: ReadCall;
  log(kind: DataKind, from: number, to: number | null, fields: NewEntry['fields']): Promise<AnyRecord>;
  /** A track of an hour whose points are in UTC and tell no offset, under the name of its start. */
  importTrack(at: number): Promise<void>;
  all<K extends DataKind>(kind: K): Promise<readonly RecordOf<K>[]>;
}

export async function personIn(timeZone: string | null): Promise<ZonePerson> {
  const storage = memoryStorage();
  const catalogue = createSourceCatalogue({ descriptors: [] });
  const hub = createHub({ storage, catalogue, now: () => now, sha256, originals: null });
  if (timeZone !== null) await hub.person.updateProfile({ timeZone }, call);
  return {
    hub,
    storage,
    call,
    async log(kind, from, to, fields) {
      const entry = { kind, start: instantOf(from), end: to === null ? null : instantOf(to), fields };
      return (await hub.curation.log(entry, call)).result;
    },
    async importTrack(at) {
      const source = memorySource(`${at}.gpx`, new TextEncoder().encode(trackFrom(at)));
      const request = { sources: [source], importers: [createFilesImporter()], owner: localOwner };
      await hub.importing.importFrom({ ...request, signal: call.signal });
    },
    all: (kind) => storage.records.list(localOwner, { kind, order: 'oldest-first' }),
  };
}

function trackFrom(at: number): string {
  const points = Array.from({ length: 13 }, (_, i) => {
    const time = instantOf(at + i * 300_000);
    return `<trkpt lat="${(50 + i / 100).toFixed(2)}" lon="8"><ele>100</ele><time>${time}</time></trkpt>`;
  });
  return `<?xml version="1.0"?><gpx version="1.1" creator="a phone" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>${points.join('')}</trkseg></trk></gpx>`;
}

/** The decisive moment of a record: for sleep, waking. */
export function decisiveOf(record: AnyRecord): number {
  return Date.parse(record.kind === 'sleep' ? record.end : record.start);
}

/** How many records of a kind each day, week and month has, as the wall calendar of each record's zone says. */
export function oracleCounts(
  records: readonly AnyRecord[],
  zoneOf: (record: AnyRecord) => string,
): { readonly [P in 'day' | 'week' | 'month']: { readonly [date: string]: number } } {
  const counts = { day: {}, week: {}, month: {} } as Record<'day' | 'week' | 'month', Record<string, number>>;
  for (const record of records) {
    const day = oracleDate(zoneOf(record), decisiveOf(record));
    for (const [period, date] of Object.entries({ day, ...oraclePeriods(day) })) {
      const of = counts[period as 'day'];
      of[date] = (of[date] ?? 0) + 1;
    }
  }
  return counts;
}

/** The same by the roll-ups. */
export async function rolledUp({ storage }: ZonePerson, kind: DataKind) {
  const totals = async (period: 'day' | 'week' | 'month') => {
    const { records } = storage;
    const rows =
      period === 'day'
        ? await records.dayTotals(localOwner, { kind })
        : await records.periodTotals(localOwner, period, { kind });
    const counts: Record<string, number> = {};
    for (const { localDate, records: count } of rows) counts[localDate] = (counts[localDate] ?? 0) + count;
    return counts;
  };
  return { day: await totals('day'), week: await totals('week'), month: await totals('month') };
}

export const dayOf = (timeZone: string, at: number) => oracleDate(timeZone, at) as LocalDate;
