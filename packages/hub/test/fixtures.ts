import { createHash } from 'node:crypto';
import {
  type ContentHash,
  type DeliveredRecord,
  type FileImporter,
  HealthError,
  type ImportBatch,
  type ImportSource,
  type Instant,
  instantOf,
  type LocalDate,
  localOwner,
  millisecondsOf,
  type OriginalStore,
  type ReadCall,
  recordId,
  type SourceId,
  type StreamChannel,
  type StreamColumn,
  type Streams,
  streamChannels,
  type Workout,
} from '@vitalwire/core';

export const now = '2026-06-01T12:00:00.000Z' as Instant;
export const call: ReadCall = { owner: localOwner, signal: new AbortController().signal };
export const filesSource = 'files' as SourceId;

export interface WorkoutSketch {
  readonly key: string;
  readonly start?: string;
  readonly seconds?: number;
  readonly source?: string;
  readonly channels?: readonly StreamChannel[];
  readonly more?: Partial<Workout>;
}

export function workout({
  key,
  start = '2026-05-01T06:00:00.000Z',
  seconds = 3600,
  source = 'files',
  channels = ['heartRateBpm'],
  more = {},
}: WorkoutSketch): Workout {
  const sourceId = source as SourceId;
  return {
    kind: 'workout',
    id: recordId('workout', sourceId, key),
    provenance: {
      sourceId,
      channel: 'file',
      vendorId: null,
      naturalKey: key,
      device: null,
      originalHash: null,
      receivedAt: now,
      mapper: `${source}/1`,
    },
    start: start as Instant,
    end: instantOf(millisecondsOf(start as Instant) + seconds * 1000),
    utcOffsetMinutes: 120,
    localDate: start.slice(0, 10) as LocalDate,
    dateBasis: 'recorded',
    sport: 'cycling',
    elapsedSeconds: seconds,
    laps: [],
    lengths: [],
    sets: [],
    pauses: [],
    sensors: [],
    streams: channels.length === 0 ? null : { sampleCount: seconds, channels },
    ...more,
  };
}

/** One sample a second; channel number `c` reads `c * 1000 + second`. */
export function streamsOf(record: Workout): Streams {
  const count = record.streams?.sampleCount ?? 0;
  return {
    start: record.start,
    elapsedSeconds: Int32Array.from({ length: count }, (_, i) => i),
    columns: (record.streams?.channels ?? []).map((channel): StreamColumn => {
      const base = Object.keys(streamChannels).indexOf(channel) * 1000;
      const values = Array.from({ length: count }, (_, i) => base + (i % 900));
      const typed = streamChannels[channel].storage === 'integer' ? Int32Array.from(values) : Float64Array.from(values);
      return { channel, values: typed, missing: null };
    }),
  };
}

export function delivered(record: Workout): DeliveredRecord {
  return { record, streams: record.streams === null ? null : streamsOf(record) };
}

export async function sha256(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of content instanceof Uint8Array ? [content] : content) hash.update(piece);
  return hash.digest('hex');
}

/** Keeps originals in memory. */
export function memoryOriginals(kept = new Map<string, Uint8Array>()): OriginalStore {
  const keep = async (bytes: Uint8Array): Promise<ContentHash> => {
    const hash = (await sha256(bytes)) as ContentHash;
    kept.set(hash, bytes);
    return hash;
  };
  return {
    write: (_owner, bytes) => keep(bytes),
    writeStream: async (_owner, _hash, bytes) => {
      await keep(new Uint8Array(await new Response(ReadableStream.from(bytes())).arrayBuffer()));
    },
    read: async (_owner, hash) => kept.get(hash) ?? null,
    open: async (_owner, hash) => {
      const bytes = kept.get(hash);
      return bytes === undefined ? null : { location: null, stream: () => ReadableStream.from([bytes]) };
    },
    remove: async (_owner, hash) => kept.delete(hash),
  };
}

/** A file whose text is a list of workout sketches in JSON; `broken` and `none` stand for what the words say. */
export function textFile(path: string, text: string): ImportSource {
  const bytes = new TextEncoder().encode(text);
  return {
    path,
    name: path.split('/').at(-1) ?? path,
    type: 'file',
    sizeBytes: bytes.byteLength,
    modifiedAt: null,
    head: async (count) => bytes.subarray(0, count),
    open: () => new Blob([bytes]).stream(),
    entries: async function* () {},
  };
}

export function folder(path: string, members: readonly ImportSource[]): ImportSource {
  return {
    path,
    name: path,
    type: 'folder',
    sizeBytes: null,
    modifiedAt: null,
    head: async () => new Uint8Array(),
    open: () => {
      throw new HealthError('file-unreadable', `${path} is a folder`, { path, reason: 'folder' });
    },
    entries: async function* () {
      yield* members;
    },
  };
}

/** Reads `textFile`s: a batch a line. */
export const sketchImporter: FileImporter = {
  id: filesSource,
  delivers: ['workout'],
  async recognise(source) {
    const head = new TextDecoder().decode(await source.head(8));
    return /^(?:\[|broken|none)/.test(head) ? { confidence: 0.9, sentence: 'a list of sketches' } : null;
  },
  async *read(source, context) {
    const text = await new Response(source.open()).text();
    if (text.startsWith('broken'))
      throw new HealthError('file-invalid', `${source.path} is broken.`, { path: source.path, reason: 'broken' });
    const lines = text.split('\n');
    for (let line = Number(context.resumeAt ?? 0); line < lines.length; line++) {
      yield sketchBatch(source.path, lines[line] ?? '', String(line + 1));
    }
  },
};

/** Of one line of sketches. `damaged` ends the reading. */
export function sketchBatch(path: string, line: string, position: string): ImportBatch {
  if (line.startsWith('damaged'))
    throw new HealthError('file-invalid', `${path} is damaged from here on.`, { path, reason: 'damaged' });
  const empty = { position, thresholds: [], rejected: [], warnings: [] };
  if (line.startsWith('none')) {
    return { ...empty, records: [], warnings: [{ path, code: 'nothing-to-import', message: 'Settings.' }] };
  }
  const sketches = JSON.parse(line) as readonly (WorkoutSketch & { readonly bad?: boolean })[];
  return {
    ...empty,
    records: sketches.filter(({ bad }) => bad !== true).map((sketch) => delivered(workout(sketch))),
    rejected: sketches
      .filter(({ bad }) => bad === true)
      .map(({ key }) => ({ path, code: 'invalid-input' as const, message: `${key} has no start.` })),
  };
}
