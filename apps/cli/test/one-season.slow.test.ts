import {
  type AnyRecord,
  type DataKind,
  type DateRange,
  daysBetween,
  type ImportSource,
  type Instant,
  type LocalDate,
  localOwner,
  type ReadCall,
  type RecordOf,
  type Storage,
} from '@vitalwire/core';
import { createHub, createSourceCatalogue, type Hub } from '@vitalwire/hub';
import { sha256Of } from '@vitalwire/provider-kit/archive';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import { allTools, runTool, type ToolRuntime } from '@vitalwire/tools';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { descriptors, importers } from '../src/providers.ts';
import { personCaller } from '../src/tool-runtime.ts';
import { contentIn } from './content-of.ts';
import { personOf, vendorExports, zipOf, zone } from './vendor-exports.ts';

const now = '2026-04-10T08:00:00.000Z' as Instant;
const last = '2026-04-08' as LocalDate;
/** Two weeks and more, with the night in which the clocks change. */
const person = personOf(0.045, 11, last);
const truth: readonly AnyRecord[] = [...person.athlete.records()].map(({ record }) => record);
const call: ReadCall = { owner: localOwner, signal: new AbortController().signal };

const names = ['samsung-health', 'polar', 'withings', 'health-connect', 'fitbit', 'oura', 'apple-health', 'garmin'];
const weighed = ['samsung-health', 'withings', 'health-connect', 'fitbit', 'apple-health', 'garmin'];
const sources = new Map<string, ImportSource>();
beforeAll(async () => {
  for (const { vendor, files } of vendorExports)
    if (names.includes(vendor)) sources.set(vendor, await zipOf(files(person)));
});

interface Kept {
  readonly storage: Storage;
  readonly hub: Hub;
}

async function opened(): Promise<Kept> {
  const storage = sqliteStorage({ database: openSqlite(':memory:', Database) });
  await storage.migrate();
  await storage.people.writeProfile(localOwner, { timeZone: zone, updatedAt: now });
  const catalogue = createSourceCatalogue({ descriptors });
  return { storage, hub: createHub({ storage, catalogue, now: () => now, sha256: sha256Of, originals: null }) };
}

/** @returns how many records were written */
async function take({ hub }: Kept, vendors: readonly string[], kinds?: readonly DataKind[]): Promise<number> {
  let written = 0;
  for (const vendor of vendors) {
    const source = sources.get(vendor);
    if (source === undefined) throw new Error(`no export of ${vendor}`);
    const request = { owner: localOwner, sources: [source], importers, signal: call.signal };
    const report = await hub.importing.importFrom({ ...request, ...(kinds !== undefined && { kinds }) });
    expect([vendor, report.rejected, report.sources.map(({ sourceId }) => sourceId)]).toEqual([vendor, [], [vendor]]);
    written += Object.values(report.records).reduce((sum, count) => sum + (count ?? 0), 0);
  }
  return written;
}

function ofKind<K extends DataKind>(kind: K, from: readonly AnyRecord[] = truth): readonly RecordOf<K>[] {
  return from.flatMap((record) => (record.kind === kind ? [record as RecordOf<K>] : []));
}

const shown = async <K extends DataKind>({ hub }: Kept, kind: K) =>
  (await hub.health.list(kind, { order: 'oldest-first', limit: 1000 }, call)).records;

/** Steps by day, as the tool says them. */
async function stepsOf({ hub }: Kept, { from, to }: DateRange): Promise<ReadonlyMap<LocalDate, number>> {
  const tool = allTools.find(({ name }) => name === 'get_daily_summary');
  if (tool === undefined) throw new Error('no such tool');
  const runtime: ToolRuntime = {
    services: { health: async () => hub.health, person: async () => hub.person },
    egress: async () => hub.egress,
    now: () => new Date(now),
    onInternalError: (error) => {
      throw error;
    },
  };
  const input = { format: 'json', days: daysBetween(from, to) + 1, end_date: to };
  const outcome = await runTool(tool, input, personCaller, runtime);
  if (!outcome.ok) throw outcome.error;
  const { days } = outcome.output as {
    readonly days: readonly { readonly date: LocalDate; readonly steps?: number }[];
  };
  return new Map(days.flatMap(({ date, steps }) => (steps === undefined ? [] : [[date, steps]])));
}

describe('one season out of the exports of eight vendors', () => {
  it('shows every workout, night and weighing once, says why, and can be taken apart and put together again', async () => {
    const kept = await opened();
    await take(kept, names);
    const workouts = await shown(kept, 'workout');
    expect(workouts.map(({ sources: from }) => from.length)).toEqual(ofKind('workout').map(() => names.length));
    const nights = await shown(kept, 'sleep');
    expect(nights.map(({ record }) => record.localDate)).toEqual(ofKind('sleep').map(({ localDate }) => localDate));
    for (const { sources: from } of nights)
      expect(new Set(from.map(({ sourceId }) => sourceId)).size).toBe(names.length);
    // The writer's tape measure, which only Apple has, is none of them.
    const weighings = (await shown(kept, 'bodyMeasurement')).filter(
      ({ record }) => record.weightKilograms !== undefined,
    );
    expect(weighings.length).toBe(ofKind('bodyMeasurement').length);
    for (const { sources: from } of weighings)
      expect(from.map(({ sourceId }) => sourceId).toSorted()).toEqual(weighed.toSorted());

    const before = await contentIn(kept.storage);
    for (const { merge } of [...workouts.slice(0, 5), ...nights.slice(3, 8), ...weighings.slice(0, 3)]) {
      expect(merge?.reason.sentence).toMatch(/^[A-Z].{20,}\.$/);
      if (merge === null) continue;
      const apart = (await shown(kept, merge.kind)).length;
      await kept.hub.curation.unmerge(merge.id, call);
      expect((await shown(kept, merge.kind)).length).toBe(apart + merge.members.length - 1);
      await kept.hub.curation.undo(call);
    }
    expect(await contentIn(kept.storage)).toEqual(before);
    expect(await take(kept, names)).toBe(0);
    expect(await contentIn(kept.storage)).toEqual(before);
    await kept.storage.close();
  });

  it('is the same in whatever order they come, once and twice', async () => {
    const contents: unknown[] = [];
    for (const order of [names, names.toReversed(), [...names.slice(3), ...names.slice(0, 3)]]) {
      const kept = await opened();
      await take(kept, order);
      expect(await take(kept, order.toReversed())).toBe(0);
      contents.push(await contentIn(kept.storage));
      await kept.storage.close();
    }
    expect(contents[1]).toEqual(contents[0]);
    expect(contents[2]).toEqual(contents[0]);
  });
});

describe('a person away from home', () => {
  /** Lives in Los Angeles, and told Berlin for their zone: as far away as a trip can be. */
  const athlete = generateAthlete({ scenario: 'strength-plus-endurance', seed: 5, end: last, years: 0.03 });
  const away = { athlete, records: [...athlete.records()] };
  const known = away.records.map(({ record }) => record);

  it('finds each night, weighing, workout and log of sets once, although some sources write no offset', async () => {
    const kept = await opened();
    for (const { vendor, files } of vendorExports) {
      if (!['garmin', 'fitbit', 'withings', 'hevy', 'strong'].includes(vendor)) continue;
      const request = { owner: localOwner, sources: [await zipOf(files(away))], importers, signal: call.signal };
      expect((await kept.hub.importing.importFrom(request)).rejected).toEqual([]);
    }
    for (const kind of ['workout', 'strengthSession', 'sleep', 'bodyMeasurement'] as const)
      expect([kind, (await shown(kept, kind)).length]).toEqual([kind, ofKind(kind, known).length]);
    const lifted = (await shown(kept, 'workout')).filter(({ record }) => record.sport === 'strength_training');
    expect(lifted.length).toBeGreaterThan(2);
    for (const { sources: from } of lifted) expect(from.length).toBe(5);
    await kept.storage.close();
  });
});

describe('steps of a phone and a watch', () => {
  const days = ofKind('dailySummary').flatMap(({ localDate, steps }) =>
    steps === undefined ? [] : [{ localDate, steps }],
  );
  const range = { from: days[0]?.localDate ?? last, to: last };
  /** All but the day of the export, which is not over for everybody. */
  const whole = new Map(
    days.filter(({ localDate }) => localDate !== last).map(({ localDate, steps }) => [localDate, steps]),
  );

  it.each([...names.map((vendor) => [vendor]), names])(
    'are counted once in every daily figure (%s)',
    async (...vendors) => {
      const kept = await opened();
      await take(kept, vendors, ['dailySummary', 'samples']);
      const told = await stepsOf(kept, range);
      expect(told.size).toBeGreaterThan(12);
      for (const [date, steps] of told) {
        const known = whole.get(date);
        if (known !== undefined) expect([date, Math.abs(steps - known) <= 1 ? known : steps]).toEqual([date, known]);
      }
      await kept.storage.close();
    },
  );
});
