import {
  type ContentHash,
  type ImportEntry,
  type Instant,
  instantOf,
  localDateOf,
  localOwner,
  recordId,
  type SourceId,
  type Storage,
  type Streams,
  type Workout,
} from '@vitalwire/core';

const files = 'files' as SourceId;

export function numbered(number: number): Workout {
  const start = instantOf(Date.UTC(2020, 0, 1) + number * 6 * 3_600_000);
  return {
    kind: 'workout',
    id: recordId('workout', files, `ride ${number}`),
    provenance: {
      sourceId: files,
      channel: 'file',
      vendorId: null,
      naturalKey: `ride ${number}`,
      device: null,
      originalHash: hashOf(number),
      receivedAt: '2026-06-01T12:00:00.000Z' as Instant,
      mapper: 'files/1',
    },
    start,
    end: instantOf(Date.UTC(2020, 0, 1) + number * 6 * 3_600_000 + 3_600_000),
    utcOffsetMinutes: 0,
    localDate: localDateOf(start, 0),
    dateBasis: 'recorded',
    sport: 'cycling',
    elapsedSeconds: 3600,
    distanceMeters: 20_000 + number,
    laps: [],
    lengths: [],
    sets: [],
    pauses: [],
    sensors: [],
    streams: { sampleCount: 900, channels: ['powerWatts', 'altitudeMeters'] },
  };
}

export function streamsOf(number: number): Streams {
  return {
    start: numbered(number).start,
    elapsedSeconds: Int32Array.from({ length: 900 }, (_, i) => i),
    columns: [
      {
        channel: 'powerWatts',
        values: Int32Array.from({ length: 900 }, (_, i) => 150 + ((i * (number + 7)) % 97)),
        missing: null,
      },
      {
        channel: 'altitudeMeters',
        values: Float64Array.from({ length: 900 }, (_, i) => Math.sqrt(i + number)),
        missing: null,
      },
    ],
  };
}

export function hashOf(number: number): ContentHash {
  return number.toString(16).padStart(64, '0') as ContentHash;
}

function entryOf(number: number): ImportEntry {
  return {
    hash: hashOf(number),
    sourceId: files,
    mapper: 'files/1',
    name: `${number}.fit`,
    sizeBytes: 1000 + number,
    state: 'done',
    position: null,
    records: 1,
    importedAt: '2026-06-01T12:00:00.000Z' as Instant,
  };
}

/** One file as the import door stores it: looked up first, then everything in one transaction. */
export function importOne(storage: Storage, number: number): Promise<'stored' | 'known'> {
  return storage.transaction(async ({ records, streams, imports }) => {
    if ((await imports.find(localOwner, hashOf(number))) !== null) return 'known';
    const record = numbered(number);
    await records.write(localOwner, [record]);
    await streams.write(localOwner, record.id, streamsOf(number));
    await imports.write(localOwner, entryOf(number));
    return 'stored';
  });
}
