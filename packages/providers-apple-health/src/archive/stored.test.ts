import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipBytes } from '@vitalwire/archive-writers';
import { appleHealthExport } from '@vitalwire/archive-writers/apple-health';
import { type Instant, type LocalDate, localOwner, type ReadCall } from '@vitalwire/core';
import { createHub, createSourceCatalogue } from '@vitalwire/hub';
import { memorySource, sha256Of } from '@vitalwire/provider-kit/archive';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { appleHealthDescriptor } from '../apple-health-descriptor.ts';
import { createAppleHealthArchiveImporter } from './apple-health-importer.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitalwire-apple-health-'));
const storage = sqliteStorage({ database: openSqlite(join(folder, 'a.db'), Database) });
afterAll(async () => {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

const now = '2026-07-02T00:00:00.000Z' as Instant;
const call: ReadCall = { owner: localOwner, signal: new AbortController().signal };
const hub = createHub({
  storage,
  catalogue: createSourceCatalogue({ descriptors: [appleHealthDescriptor] }),
  now: () => now,
  sha256: sha256Of,
  originals: null,
});

async function take(end: string, again = false) {
  const athlete = generateAthlete({ scenario: 'demo', seed: 3, end: end as LocalDate, years: 0.05 });
  const files = appleHealthExport(athlete, {
    exportedAt: '2026-07-01T09:00:00.000Z' as Instant,
    phoneZone: 'Europe/Berlin',
    streams: false,
    zones: ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'],
  });
  const source = memorySource('export.zip', await zipBytes(files, { level: 1 }));
  const importers = [createAppleHealthArchiveImporter()];
  const request = { owner: localOwner, sources: [source], importers, signal: call.signal, again };
  return { athlete, report: await hub.importing.importFrom(request) };
}

const range = { from: '2026-01-01T00:00:00.000Z' as Instant, to: '2027-01-01T00:00:00.000Z' as Instant };

describe('an export in a database', () => {
  it('is there once, however often it is imported, and shows each night and workout once', async () => {
    await storage.migrate();
    await storage.people.writeProfile(localOwner, { timeZone: 'Europe/Berlin', updatedAt: now });
    const { athlete, report } = await take('2026-05-20');
    expect([report.files.imported, report.rejected]).toEqual([1, []]);
    const again = await take('2026-05-20');
    expect(again.report.files).toMatchObject({ imported: 0, duplicate: 1 });
    const anew = await take('2026-05-20', true);
    for (const kind of Object.values(anew.report.kinds)) expect(kind).toMatchObject({ added: 0, changed: 0 });

    const nights = [...athlete.recordsOf('sleep', range)];
    const slept = await hub.health.list('sleep', { range, order: 'oldest-first' }, call);
    // The watch's night and the time in bed that the phone wrote are one event, and the watch's is shown.
    expect(slept.records.map(({ record }) => [record.start, record.asleepSeconds])).toEqual(
      nights.map(({ start, asleepSeconds }) => [start, asleepSeconds]),
    );
    const workouts = await hub.health.list('workout', { range, order: 'oldest-first' }, call);
    expect(workouts.records.map(({ record }) => record.start)).toEqual(
      [...athlete.recordsOf('workout', range)].map(({ start }) => start),
    );
    const dates = { from: '2026-05-05' as LocalDate, to: '2026-05-18' as LocalDate };
    const days = await hub.health.days({ dates, metrics: ['steps', 'restingHeartRateBpm'] }, call);
    const truth = new Map([...athlete.recordsOf('dailySummary', range)].map((day) => [day.localDate, day]));
    for (const { localDate, metric, value } of days) {
      const day = truth.get(localDate);
      if (day?.utcOffsetMinutes !== 120) continue;
      expect([localDate, metric, value]).toEqual([
        localDate,
        metric,
        metric === 'steps' ? day.steps : day.restingHeartRateBpm,
      ]);
    }
    expect(days.length).toBeGreaterThan(10);
  });

  it('takes of a newer export what is new', async () => {
    const { report } = await take('2026-05-24');
    expect(report.kinds.sleep).toMatchObject({ changed: 0 });
    expect(report.kinds.sleep?.added).toBeLessThan(12);
    expect(report.kinds.workout?.unchanged).toBeGreaterThan(5);
    expect(report.kinds.samples).toMatchObject({ changed: 0 });
  });
});
