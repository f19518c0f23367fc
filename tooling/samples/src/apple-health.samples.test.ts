import { join } from 'node:path';
import { memoryFolder, openSource } from '@vitalwire/provider-kit/archive';
import { importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { createAppleHealthArchiveImporter } from '@vitalwire/providers-apple-health/archive';
import { describe, expect, it } from 'vitest';
import { vendorFolder } from './vendor-folder.ts';

const folder = vendorFolder('apple-health', 'samples');
const importer = createAppleHealthArchiveImporter();
const sample = (name: string) => openSource(join(folder ?? '', name));

interface Reconciled {
  readonly file: string;
  /** Rows of the file, of them used, rejected, passed over. */
  readonly rows: readonly [read: number, used: number, rejected: number, passedOver: number];
  readonly records: { readonly [kind: string]: number };
}

const table: readonly Reconciled[] = [
  // Body mass index follows from weight and height.
  { file: 'export-2019-small.xml', rows: [5, 4, 0, 1], records: { dailySummary: 2, samples: 1, workout: 1 } },
  { file: 'export-2019-with-route.xml', rows: [5, 4, 0, 1], records: { dailySummary: 2, samples: 1, workout: 1 } },
  // A correlation, both of its rows a second time, and a goal.
  {
    file: 'export-v14-composed.xml',
    rows: [16, 12, 0, 4],
    records: { bodyMeasurement: 2, dailySummary: 1, hrv: 1, samples: 3, sleep: 2, workout: 2 },
  },
];

describe.skipIf(folder === null)('the samples of Apple Health', () => {
  it.each(table)('$file: every row is accounted for', async ({ file, rows, records }) => {
    const source = await sample(file);
    expect((await importer.recognise(source))?.confidence).toBe(0.97);
    const whole = await importWhole(importer, source);
    const counts = Object.values(whole.counts);
    const sum = (of: (each: (typeof counts)[number]) => number) => counts.reduce((total, each) => total + of(each), 0);
    expect([
      sum(({ read }) => read),
      sum(({ used }) => used),
      sum((each) => each.rejected),
      sum((each) => each.passedOver),
    ]).toEqual(rows);
    const kinds = Object.groupBy(whole.records, ({ kind }) => kind);
    expect(Object.fromEntries(Object.entries(kinds).map(([kind, all]) => [kind, all.length]))).toEqual(records);
    expect(await unlikeWhenResumed(importer, source)).toEqual([]);
  });

  it('has the route of a workout when it lies beside the document', async () => {
    const source = memoryFolder('apple_health_export', [
      await sample('export-2019-with-route.xml'),
      await sample('route_2019-06-11_3.00pm.gpx'),
    ]);
    const { records } = await importWhole(importer, source);
    const workout = records.find((record) => record.kind === 'workout');
    expect(workout).toMatchObject({
      sport: 'running',
      distanceMeters: expect.closeTo(800.1255, 3),
      timerSeconds: expect.closeTo(311.647, 3),
      utcOffsetMinutes: -480,
      streams: { channels: ['latitudeDegrees', 'longitudeDegrees', 'altitudeMeters', 'speedMetersPerSecond'] },
    });
  });

  it('has the positions that an older phone writes into the workout', async () => {
    const { records } = await importWhole(importer, await sample('export-2019-small.xml'));
    expect(records.find((record) => record.kind === 'workout')).toMatchObject({
      streams: {
        sampleCount: 1,
        channels: ['latitudeDegrees', 'longitudeDegrees', 'altitudeMeters', 'speedMetersPerSecond'],
      },
    });
  });

  it('tells a folder with three exports from one', async () => {
    await expect(importWhole(importer, await openSource(folder ?? ''))).rejects.toMatchObject({ code: 'file-invalid' });
  });
});
