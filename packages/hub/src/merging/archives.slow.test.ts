import { type MadeFile, zipBytes } from '@vitalwire/archive-writers';
import { garminExport } from '@vitalwire/archive-writers/garmin';
import { stravaExport } from '@vitalwire/archive-writers/strava';
import { whoopExport } from '@vitalwire/archive-writers/whoop';
import type { DataKind, DeliveredRecord, ImportSource, LocalDate, RecordOf, Storage } from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { createGarminArchiveImporter } from '@vitalwire/providers-garmin/archive';
import { createStravaArchiveImporter } from '@vitalwire/providers-strava/archive';
import { generateAthlete, Scenario } from '@vitalwire/providers-synthetic';
import { createWhoopArchiveImporter } from '@vitalwire/providers-whoop/archive';
import { memoryStorage } from '@vitalwire/storage/memory';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { call, now, sha256 } from '../../test/fixtures.ts';
import { wholeState } from '../../test/whole-state.ts';
import { createHub, type Hub } from '../hub.ts';
import { createSourceCatalogue } from '../sources/source-catalogue.ts';

const importers = [createGarminArchiveImporter(), createStravaArchiveImporter(), createWhoopArchiveImporter()];
const athlete = generateAthlete({ scenario: Scenario.Demo, seed: 11, end: '2025-05-31' as LocalDate, years: 0.1 });
const truth: readonly DeliveredRecord[] = [...athlete.records()];

let garmin: ImportSource;
let strava: ImportSource;
let whoop: ImportSource;
beforeAll(async () => {
  const zip = async (name: string, files: Iterable<MadeFile>) =>
    memorySource(name, await zipBytes(files, { level: 1 }));
  garmin = await zip('garmin.zip', garminExport(athlete, { hasRecording: (index) => index % 4 !== 3 }));
  strava = await zip('strava.zip', stravaExport(truth, { language: 'de', recordings: ['fit.gz', 'tcx.gz', 'gpx.gz'] }));
  whoop = await zip('whoop.zip', whoopExport(truth, { recoveryPercent: () => 50 }));
});

function hubOver(storage: Storage): Hub {
  const catalogue = createSourceCatalogue({ descriptors: [] });
  return createHub({ storage, catalogue, now: () => now, sha256, originals: null });
}

async function importAll(hub: Hub, sources: readonly ImportSource[]): Promise<number> {
  let written = 0;
  for (const source of sources) {
    const report = await hub.importing.importFrom({
      owner: call.owner,
      sources: [source],
      importers,
      signal: call.signal,
    });
    expect(report.rejected).toEqual([]);
    written += Object.values(report.records).reduce((sum, count) => sum + (count ?? 0), 0);
  }
  return written;
}

function ofKind<K extends DataKind>(kind: K): readonly RecordOf<K>[] {
  return truth.flatMap(({ record }) => (record.kind === kind ? [record as RecordOf<K>] : []));
}

test('a season out of three exports shows every workout and night once, says why, and can be taken apart', async () => {
  const storage = memoryStorage();
  const hub = hubOver(storage);
  await importAll(hub, [garmin, strava, whoop]);
  const workouts = await hub.health.list('workout', { order: 'oldest-first', limit: 1000 }, call);
  expect(workouts.records.length).toBe(ofKind('workout').length);
  expect(new Set(workouts.records.map(({ sources }) => sources.length))).toEqual(new Set([3]));
  // Totals alone never stand for an outing of which somebody has the recording.
  const recorded = ofKind('workout').map(({ streams }) => streams !== null);
  expect(workouts.records.map(({ record }) => record.streams !== null)).toEqual(recorded);
  const nights = await hub.health.list('sleep', { order: 'oldest-first', limit: 1000 }, call);
  expect(nights.records.length).toBe(ofKind('sleep').length);
  expect(new Set(nights.records.map(({ sources }) => sources.length))).toEqual(new Set([2]));
  const before = await wholeState(storage);
  for (const { merge } of [...workouts.records.slice(0, 8), ...nights.records.slice(0, 8)]) {
    expect(merge?.reason.sentence).toMatch(/^[A-Z].{20,}\.$/);
    if (merge === null) continue;
    await hub.curation.unmerge(merge.id, call);
    await hub.curation.undo(call);
  }
  expect(await wholeState(storage)).toEqual(before);
});

test('the order of exports is of no account, and a second time nothing is written, in a database', async () => {
  const database = openSqlite(':memory:', Database);
  const storage = sqliteStorage({ database });
  await storage.migrate();
  const hub = hubOver(storage);
  expect(await importAll(hub, [whoop, strava, garmin])).toBeGreaterThan(100);
  const other = memoryStorage();
  await importAll(hubOver(other), [garmin, strava, whoop]);
  expect(await wholeState(storage)).toEqual(await wholeState(other));
  expect(await importAll(hub, [garmin, whoop, strava])).toBe(0);
  expect(await wholeState(storage)).toEqual(await wholeState(other));
});
