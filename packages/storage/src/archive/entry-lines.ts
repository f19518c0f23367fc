import {
  type Grant,
  isInstant,
  isMissing,
  isStreamChannel,
  type KeyId,
  type Owner,
  type RecordId,
  type StreamColumn,
  type Streams,
  type WrappedKey,
} from '@vitalwire/core';
import { personSchemas } from '@vitalwire/core/schema';
import type { ArchiveContent, ArchiveEntry, ArchivePart } from './entries.ts';
import { invalid, isObject } from './format.ts';

/** An entry as one line of JSON. */
export function lineOf(entry: ArchiveEntry): string {
  if (entry.part === 'streams') return streamsLine(entry.content.workoutId, entry.content.streams);
  if (entry.part === 'grant')
    return JSON.stringify({ ...entry.content, sealedTokens: base64(entry.content.sealedTokens) });
  return JSON.stringify(entry.content);
}

/** What a line of each part must at least have; the stores check the rest. */
const REQUIRED: { readonly [P in ArchivePart]: readonly string[] } = {
  record: ['record', 'amendment', 'hiddenAt', 'version', 'validFrom', 'versions'],
  streams: ['workoutId', 'start', 'elapsedSeconds', 'columns'],
  merge: ['id', 'kind', 'members', 'primary', 'borrowedChannels', 'reason', 'decidedBy', 'decidedAt'],
  refusal: ['kind', 'members', 'decidedAt'],
  profile: ['updatedAt'],
  threshold: ['metric', 'value', 'validFrom'],
  import: ['hash', 'sourceId', 'mapper', 'name', 'sizeBytes', 'state', 'position', 'records', 'importedAt'],
  action: ['id', 'type', 'at', 'sentence', 'undo', 'undoneAt'],
  choice: ['id', 'kind', 'metric', 'from', 'to', 'ranking', 'decidedAt'],
  coverage: ['sourceId', 'kind', 'subtype', 'range', 'readAt', 'outcome', 'reason'],
  egress: ['at', 'audience', 'records'],
  withdrawal: ['recordId', 'withdrawnAt'],
  grant: ['sourceId', 'vendorUserId', 'sealedTokens', 'scopes', 'expiresAt', 'version'],
};
const MOMENTS = new Set(['withdrawnAt', 'decidedAt', 'at', 'importedAt', 'readAt', 'start', 'validFrom']);

/** @throws HealthError `file-invalid` */
export function entryOfLine(part: ArchivePart, line: string, path: string, number: number): ArchiveEntry {
  const fail = (what: string) => invalid(path, `line ${number} ${what}`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw fail('is not JSON');
  }
  if (!isObject(value)) throw fail('is not an object');
  const fields = value;
  const missing = REQUIRED[part].find((name) => !Object.hasOwn(fields, name));
  if (missing !== undefined) throw fail(`has no ${missing}`);
  for (const [name, moment] of Object.entries(fields)) {
    if (MOMENTS.has(name) && part !== 'threshold' && !(typeof moment === 'string' && isInstant(moment)))
      throw fail(`has a ${name} that is no moment`);
  }
  if (part === 'profile' || part === 'threshold') {
    if (!personSchemas[part].safeParse(fields).success) throw fail(`is not a ${part}`);
  }
  if (part === 'record' && (!isObject(fields.record) || !Array.isArray(fields.versions))) throw fail('is not a record');
  if ((part === 'merge' || part === 'refusal') && !isTexts(fields.members)) throw fail('has no members');
  if (part === 'coverage' && !(isObject(fields.range) && isText(fields.range.from) && isText(fields.range.to)))
    throw fail('has no range');
  if (part === 'streams') return { part, content: streamsOfLine(fields, fail) };
  if (part === 'grant') return { part, content: grantOf(fields, fail) };
  return { part, content: fields } as unknown as ArchiveEntry;
}

function grantOf(fields: Readonly<Record<string, unknown>>, fail: (what: string) => Error): Grant {
  if (!isText(fields.sealedTokens)) throw fail('has no tokens');
  // The owner is the one it is put back to.
  return { ...fields, owner: null as unknown as Owner, sealedTokens: bytesOf(fields.sealedTokens) } as unknown as Grant;
}

/**
 * Numbers as the shortest decimals that give every bit back, `null` where a sample is missing. What JSON has no word
 * for stands as text: "NaN", "Infinity", "-Infinity".
 */
function streamsLine(workoutId: RecordId, { start, elapsedSeconds, columns }: Streams): string {
  const axis = `{"values":${formOf(elapsedSeconds)},"samples":[${numbers({ values: elapsedSeconds, missing: null })}]}`;
  const channels = columns.map(
    (column) => `{"channel":"${column.channel}","values":${formOf(column.values)},"samples":[${numbers(column)}]}`,
  );
  return `{"workoutId":"${workoutId}","start":"${start}","elapsedSeconds":${axis},"columns":[${channels.join(',')}]}`;
}

function formOf(values: Float64Array | Int32Array): string {
  return values instanceof Int32Array ? '"integer"' : '"float"';
}

function numbers({ values, missing }: Pick<StreamColumn, 'values' | 'missing'>): string {
  const words: string[] = new Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (isMissing(missing, i)) words[i] = 'null';
    else if (!Number.isFinite(value)) words[i] = `"${value}"`;
    else words[i] = Object.is(value, -0) ? '-0' : String(value);
  }
  return words.join(',');
}

function streamsOfLine(
  fields: Readonly<Record<string, unknown>>,
  fail: (what: string) => Error,
): ArchiveContent['streams'] {
  const { workoutId, start, elapsedSeconds, columns } = fields;
  if (!isText(workoutId) || !isText(start) || !Array.isArray(columns)) throw fail('is not a recording');
  const read = (value: unknown) => {
    if (!isObject(value) || !Array.isArray(value.samples)) throw fail('has a channel without samples');
    const { samples } = value as { readonly samples: readonly unknown[] };
    const integer = value.values === 'integer';
    const values = integer ? new Int32Array(samples.length) : new Float64Array(samples.length);
    let missing: Uint8Array | null = null;
    for (const [i, sample] of samples.entries()) {
      if (sample === null) {
        missing ??= new Uint8Array((samples.length + 7) >> 3);
        missing[i >> 3] = (missing[i >> 3] ?? 0) | (1 << (i & 7));
        if (!integer) values[i] = Number.NaN;
      } else {
        const number = typeof sample === 'string' ? Number(sample) : sample;
        if (typeof number !== 'number' || (integer && number !== (number | 0)))
          throw fail('has a sample that is no number');
        values[i] = number;
      }
    }
    return { values, missing };
  };
  const axis = read(elapsedSeconds);
  return {
    workoutId: workoutId as RecordId,
    streams: {
      start: start as Streams['start'],
      elapsedSeconds: axis.values,
      columns: columns.map((column: unknown) => {
        const channel = isObject(column) ? column.channel : null;
        if (!isText(channel) || !isStreamChannel(channel)) throw fail('has a channel that is not known');
        return { channel, ...read(column) };
      }),
    },
  };
}

export function keyLine(tenantId: string, key: WrappedKey): string {
  return JSON.stringify({ tenantId, ...key, wrapped: base64(key.wrapped) });
}

/** @throws HealthError `file-invalid` */
export function keyOfLine(line: string, path: string): { readonly tenantId: string; readonly key: WrappedKey } {
  let value: unknown = null;
  try {
    value = JSON.parse(line);
  } catch {
    // Refused below.
  }
  if (!isObject(value) || !isText(value.tenantId) || !isText(value.wrapped) || !isText(value.id))
    throw invalid(path, 'a line of it is no key');
  const { tenantId, id, masterKeyId, wrapped, state, createdAt } = value;
  if (!isText(masterKeyId) || !isText(createdAt) || !isInstant(createdAt))
    throw invalid(path, 'a line of it is no key');
  const kept = state === 'active' ? 'active' : 'retired';
  return { tenantId, key: { id: id as KeyId, masterKeyId, wrapped: bytesOf(wrapped), state: kept, createdAt } };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}
