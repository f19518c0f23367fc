import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoryFolder, memorySource, openSource } from '@vitalwire/provider-kit/archive';
import { importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { createGarminArchiveImporter } from '@vitalwire/providers-garmin/archive';
import { describe, expect, it } from 'vitest';
import { sampleBytes, sampleNames, samplesFolder } from './samples-folder.ts';
import { vendorFolder } from './vendor-folder.ts';

const folder = vendorFolder('bulk-exports', 'samples', 'garmin-gdpr');
const bodies = vendorFolder('garmin', 'samples', 'connect-private-api');
const importer = createGarminArchiveImporter();

describe.skipIf(folder === null)('the one public table of a Garmin export', () => {
  it('is a night', async () => {
    const source = await openSource(folder ?? '');
    expect((await importer.recognise(source))?.confidence).toBe(0.96);
    const { counts, records } = await importWhole(importer, source);
    expect(counts).toEqual({ sleepData: { read: 1, used: 1, rejected: 0, passedOver: 0 } });
    expect(records).toMatchObject([
      {
        kind: 'sleep',
        start: '2026-01-01T22:41:00.000Z',
        end: '2026-01-02T06:12:00.000Z',
        localDate: '2026-01-02',
        asleepSeconds: 26_160,
        awakeSeconds: 900,
        awakenings: 2,
        vendorScore: { value: 82 },
        averageOxygenSaturationPercent: 95,
      },
    ]);
  });

  it.skipIf(samplesFolder === null)('beside every real FIT file: what each of them becomes', async () => {
    const night = memorySource('export/a_sleepData.json', readFileSync(tableIn(folder ?? '')));
    const files = sampleNames('fit').map((name) => memorySource(`export/fit/${name}`, sampleBytes('fit', name)));
    const source = memoryFolder('export', [night, memoryFolder('export/fit', files)]);
    const { counts, rejected, records } = await importWhole(importer, source);
    expect(counts).toMatchInlineSnapshot(`
      {
        "activity FIT": {
          "passedOver": 4,
          "read": 42,
          "rejected": 1,
          "used": 37,
        },
        "monitoring FIT": {
          "passedOver": 0,
          "read": 1,
          "rejected": 0,
          "used": 1,
        },
        "other FIT": {
          "passedOver": 5,
          "read": 5,
          "rejected": 0,
          "used": 0,
        },
        "sleepData": {
          "passedOver": 0,
          "read": 1,
          "rejected": 0,
          "used": 1,
        },
      }
    `);
    expect(rejected.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "compressed-timestamp-headers.fit: The activity claims to be from 1990-07-18: the clock of the device was not set. Correct the date in the device's own app and export it again.",
      ]
    `);
    const kinds = new Map<string, number>();
    for (const { kind } of records) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    expect(Object.fromEntries(kinds)).toMatchInlineSnapshot(`
      {
        "samples": 1,
        "sleep": 1,
        "workout": 47,
      }
    `);
    expect(await unlikeWhenResumed(importer, source)).toEqual([]);
  });
});

describe.skipIf(bodies === null)('recorded bodies of the web API, whose rows the export shares', () => {
  const body = (name: string): unknown => JSON.parse(readFileSync(join(bodies ?? '', `${name}.json`), 'utf8')).body;
  const table = (rows: unknown) => memorySource('table.json', Buffer.from(JSON.stringify(rows)));

  it('training readiness: one of a day, the first after waking', async () => {
    const rows = body('training-readiness') as readonly unknown[];
    const { records, counts } = await importWhole(importer, table(rows));
    expect(counts).toEqual({
      TrainingReadinessDTO: { read: rows.length, used: rows.length, rejected: 0, passedOver: 0 },
    });
    expect(records).toMatchObject([
      { kind: 'readiness', localDate: '2025-07-07', utcOffsetMinutes: -360, score: { value: 80 } },
    ]);
  });

  it('a list of activities: its units are those of the API, and show it', async () => {
    const rows = body('activities-list') as readonly object[];
    const { records, rejected } = await importWhole(importer, table([{ summarizedActivitiesExport: rows }]));
    expect(rejected).toEqual([]);
    expect(
      records.flatMap((record) =>
        record.kind === 'workout'
          ? [[record.start, record.sport, record.distanceMeters, record.timerSeconds, record.energyKilocalories]]
          : [],
      ),
    ).toMatchInlineSnapshot(`
      [
        [
          "2026-01-08T14:10:21.000Z",
          "trail_running",
          4261.18994140625,
          2223.326904296875,
          390,
        ],
        [
          "2026-01-06T13:14:18.000Z",
          "hiking",
          3362.590087890625,
          2145.94189453125,
          302,
        ],
        [
          "2026-01-02T12:12:43.000Z",
          "stand_up_paddling",
          3196.52001953125,
          3227.382080078125,
          322,
        ],
      ]
    `);
  });

  it('a day', async () => {
    const { records } = await importWhole(importer, table([body('daily-summary')]));
    expect(records).toMatchObject([
      {
        kind: 'dailySummary',
        localDate: '2025-06-14',
        utcOffsetMinutes: 120,
        steps: 5459,
        restingHeartRateBpm: 51,
        totalEnergyKilocalories: 2252,
        partial: false,
      },
    ]);
  });
});

function tableIn(root: string): string {
  return join(root, 'DI_CONNECT/DI-Connect-Wellness/2026-01-01_2026-04-11_00000000_sleepData.json');
}
