import { gzipSync } from 'node:zlib';
import {
  HealthError,
  type ImportBatch,
  type ImportContext,
  type ImportSource,
  type Instant,
  localOwner,
} from '@vitalwire/core';
import { parseRecord } from '@vitalwire/core/schema';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole } from '@vitalwire/provider-kit/testing';
import { describe, expect, it } from 'vitest';
import { fileId, fitFile, fitTime, gpx, record, ride, session, tcx } from './__fixtures__/files.ts';
import { createFilesImporter, createFilesProvider, filesDescriptor } from './index.ts';

const importer = createFilesImporter();
const context: ImportContext = {
  owner: localOwner,
  signal: new AbortController().signal,
  now: '2024-06-01T00:00:00.000Z' as Instant,
  assumedTimeZone: 'Europe/Berlin',
  originalHash: null,
  resumeAt: null,
};

const file = (content: Uint8Array | string, name = 'folder/a.bin'): ImportSource =>
  memorySource(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);

async function batchOf(content: Uint8Array | string, changes: Partial<ImportContext> = {}): Promise<ImportBatch> {
  const batches: ImportBatch[] = [];
  for await (const batch of importer.read(file(content), { ...context, ...changes })) batches.push(batch);
  const [batch] = batches;
  if (batch === undefined || batches.length !== 1) throw new Error(`${batches.length} batches`);
  for (const { record: it } of batch.records) parseRecord(it.kind, it);
  return batch;
}

describe('recognising', () => {
  it.each([
    ['a FIT file', ride, 'fit'],
    ['a FIT file, compressed', gzipSync(ride), 'fit'],
    ['GPX', gpx, 'gpx'],
    ['GPX behind a byte order mark', `\uFEFF\n${gpx}`, 'gpx'],
    ['TCX with a prefix behind blanks', tcx, 'tcx'],
  ])('knows %s by its content', async (_name, content, format) => {
    const recognition = await importer.recognise(file(content, 'holiday.jpg'));
    expect(recognition?.confidence).toBe(1);
    expect(recognition?.sentence.toLowerCase()).toContain(format);
  });

  it.each([
    ['nothing', ''],
    ['text', 'a text named .fit'],
    ['an answer of an API', '{"errorMessage":"no such activity"}'],
    ['another XML', '<kml/>'],
    ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>'],
  ])('leaves %s to others', async (_name, content) => {
    expect(await importer.recognise(file(content, 'ride.fit'))).toBeNull();
    await expect(importer.read(file(content), context)[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'file-unrecognised',
      message: expect.stringContaining('FIT, TCX, GPX'),
    });
  });

  it('leaves folders to whoever walks them', async () => {
    expect(await importer.recognise(memoryFolder('rides', [file(ride)]))).toBeNull();
  });
});

describe('reading', () => {
  it('gives a workout with streams, on the person’s day', async () => {
    const batch = await batchOf(ride, { originalHash: 'a'.repeat(64) as never });
    expect(batch.records).toHaveLength(1);
    expect(batch.records[0]?.record).toMatchObject({
      kind: 'workout',
      sport: 'cycling',
      localDate: '2024-05-01',
      provenance: { sourceId: 'files', channel: 'file', originalHash: 'a'.repeat(64), receivedAt: context.now },
    });
    expect([...(batch.records[0]?.streams?.columns[0]?.values ?? [])]).toEqual([120, 121]);
    expect(batch.thresholds).toEqual([
      expect.objectContaining({ metric: 'ftpWatts', sport: 'cycling', value: 250, detail: 'files' }),
    ]);
    expect([batch.rejected, batch.warnings]).toEqual([[], []]);
  });

  it('gives the same records for the same file, compressed or not', async () => {
    expect(await batchOf(gzipSync(ride))).toEqual(await batchOf(ride));
    expect((await batchOf(gpx)).records[0]?.record).toMatchObject({
      sport: 'running',
      computedTotals: expect.arrayContaining(['distanceMeters']),
    });
    expect((await batchOf(tcx)).records[0]?.record).toMatchObject({ sport: 'cycling', timerSeconds: 60 });
  });

  it('knows what the device had been told of its owner', async () => {
    const owner = fitFile([
      fileId(4, '2024-05-01T06:00:00Z'),
      {
        number: 3,
        fields: [
          [4, 2, 705],
          [8, 1, 48],
        ],
      },
      {
        number: 7,
        fields: [
          [1, 1, 188],
          [2, 1, 171],
          [3, 2, 255],
        ],
      },
      record('2024-05-01T06:00:00Z', 120),
      session('2024-05-01T06:00:00Z', 1),
    ]);
    const { thresholds } = await batchOf(owner);
    expect(Object.fromEntries(thresholds.map(({ metric, value }) => [metric, value]))).toEqual({
      ftpWatts: 255,
      lactateThresholdHeartRateBpm: 171,
      maximumHeartRateBpm: 188,
      restingHeartRateBpm: 48,
      weightKilograms: 70.5,
    });
  });

  it('goes on after the last batch', async () => {
    const next = await importer
      .read(file(ride), { ...context, resumeAt: 'done' })
      [Symbol.asyncIterator]()
      .next();
    expect(next).toEqual({ done: true, value: undefined });
  });

  it('stops when it is told', async () => {
    const signal = AbortSignal.abort();
    await expect(batchOf(ride, { signal })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('stores a track that a file holds twice once, and says so', async () => {
    const track = gpx.slice(gpx.indexOf('<trk>'), gpx.indexOf('</trk>') + '</trk>'.length);
    const { records, warnings } = await batchOf(gpx.replace(track, `${track}${track}`));
    expect(records.length).toBe(1);
    expect(warnings.map(({ code }) => code)).toContain('repeated');
  });

  it('keeps what stands before the damage', async () => {
    const cut = gpx.slice(0, gpx.indexOf('</trkseg>'));
    const batch = await batchOf(cut);
    expect(batch.records[0]?.streams?.elapsedSeconds).toHaveLength(2);
    expect(batch.warnings).toEqual([expect.objectContaining({ code: 'truncated', path: 'folder/a.bin' })]);
  });

  it('keeps it, too, where the archive around the file is damaged, and names the damage', async () => {
    const points = gpx.slice(0, gpx.indexOf('</trkseg>'));
    const damage = new HealthError('file-invalid', 'x.zip!/a.gpx is damaged.', { path: 'x.zip!/a.gpx', reason: 'cut' });
    const source: ImportSource = {
      ...memorySource('x.zip!/a.gpx', new TextEncoder().encode(points)),
      open: () =>
        ReadableStream.from(
          (async function* () {
            yield new TextEncoder().encode(points);
            throw damage;
          })(),
        ),
    };
    const { records, rejected } = await importWhole(createFilesImporter(), source);
    expect(records).toHaveLength(1);
    expect(rejected).toEqual([
      { path: 'x.zip!/a.gpx', code: 'file-invalid', message: expect.stringContaining('What stands before the damage') },
    ]);
  });
});

describe('a file with nothing to import', () => {
  it.each([
    ['settings', fitFile([fileId(2, '2024-05-01T06:00:00Z')]), 'settings of a device'],
    ['a course', fitFile([fileId(6, '2024-05-01T06:00:00Z')]), 'a course'],
    ['a planned workout', fitFile([fileId(5, '2024-05-01T06:00:00Z')]), 'a planned workout'],
    ['monitoring', fitFile([fileId(15, '2024-05-01T06:00:00Z')]), 'daily monitoring'],
    ['a GPX without track', '<gpx><metadata><time>2024-05-01T06:00:00Z</time></metadata></gpx>', 'No recorded track'],
    ['a GPX route', '<gpx><rte><rtept lat="1" lon="2"/></rte></gpx>', 'a course'],
    ['a GPX of waypoints', '<gpx><wpt lat="1" lon="2"/></gpx>', 'waypoints'],
    ['a TCX course', '<TrainingCenterDatabase><Courses/></TrainingCenterDatabase>', 'a course'],
    ['an empty TCX', '<TrainingCenterDatabase><Activities/></TrainingCenterDatabase>', 'no activity'],
  ])('%s is a warning, not a failure', async (_name, content, sentence) => {
    const batch = await batchOf(content);
    expect([batch.records, batch.rejected]).toEqual([[], []]);
    expect(batch.warnings).toEqual([
      { path: 'folder/a.bin', code: 'nothing-to-import', message: expect.stringContaining(sentence) },
    ]);
  });

  it('is a rejection when damage took the recording', async () => {
    const cut = fitFile([fileId(4, '2024-05-01T06:00:00Z'), record('2024-05-01T06:00:00Z', 120)]).subarray(0, 47);
    const batch = await batchOf(cut);
    expect(batch.records).toEqual([]);
    expect(batch.rejected).toEqual([
      { path: 'folder/a.bin', code: 'file-invalid', message: expect.stringContaining('Copy it from the device again') },
    ]);
  });

  it('is an error when nothing at all can be read', async () => {
    const error = await batchOf('<gpx').catch((e: unknown) => e);
    expect(HealthError.is(error) && error.code).toBe('file-invalid');
    expect((await batchOf('<gpx><trk></gpx>')).rejected).toEqual([expect.objectContaining({ code: 'file-invalid' })]);
  });
});

describe('measurements of the body', () => {
  const scale = (entries: readonly (readonly [time: string, hundredths: number])[]) =>
    fitFile([
      fileId(9, '2024-05-01T06:00:00Z'),
      ...entries.map(([time, hundredths]) => ({
        number: 30,
        fields: [
          [253, 4, fitTime(time)],
          [0, 2, hundredths],
          [1, 2, 1850],
        ] as const,
      })),
    ]);

  it('come from the files of a scale', async () => {
    const { records, rejected } = await batchOf(scale([['2024-05-01T22:30:00Z', 7215]]));
    expect(rejected).toEqual([]);
    expect(records.map(({ record: it }) => it)).toEqual([
      expect.objectContaining({
        kind: 'bodyMeasurement',
        weightKilograms: 72.15,
        bodyFatPercent: 18.5,
        localDate: '2024-05-02',
        end: null,
      }),
    ]);
  });

  it('stay the same records when the scale adds to its file', async () => {
    const first = await batchOf(scale([['2024-05-01T06:00:00Z', 7215]]));
    const second = await batchOf(
      scale([
        ['2024-05-01T06:00:00Z', 7215],
        ['2024-05-08T06:00:00Z', 7180],
      ]),
    );
    expect(second.records[0]?.record.id).toBe(first.records[0]?.record.id);
    expect(second.records[1]?.record.id).not.toBe(first.records[0]?.record.id);
  });

  it('are rejected one by one for an impossible date', async () => {
    const batch = await batchOf(
      scale([
        ['2031-05-01T06:00:00Z', 7215],
        ['2024-05-08T06:00:00Z', 7180],
      ]),
    );
    expect([batch.records.length, batch.rejected.map(({ code }) => code)]).toEqual([1, ['file-invalid']]);
  });
});

describe('the provider', () => {
  it('only delivers, on the person’s own terms', () => {
    const provider = createFilesProvider();
    expect([provider.descriptor.id, Object.keys(provider.readers), provider.descriptor.dataPolicy.aiUse]).toEqual([
      'files',
      [],
      'allowed',
    ]);
    expect(provider.importer?.delivers).toEqual(filesDescriptor.delivers);
  });
});
