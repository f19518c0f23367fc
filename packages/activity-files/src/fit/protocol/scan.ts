import { type Damage, DamageCode } from '../../activity.ts';
import { uint32At } from './bytes.ts';
import {
  type Definition,
  definitionLength,
  descriptionKey,
  type FieldDescription,
  readDefinition,
} from './definition.ts';
import { readFieldDescription } from './field-description.ts';
import type { FitHeader } from './header.ts';
import { appendMessage, createMessageIndex, dropMessageAt, type MessageIndex } from './message-index.ts';
import { definitionSoundness, findNextMessage } from './resync.ts';

/** One FIT file of the input, cut into messages. */
export interface FitPart {
  readonly header: FitHeader;
  readonly definitions: readonly Definition[];
  /** `record` messages: what is measured while an activity runs. */
  readonly records: MessageIndex;
  /** The other messages that were asked for. */
  readonly others: MessageIndex;
  readonly descriptions: ReadonlyMap<number, FieldDescription>;
  readonly damage: readonly Damage[];
}

export const recordMessage = 20;
const fieldDescriptionMessage = 206;

/** A message this far from the one before it, in seconds, may be misread. */
const SUSPICIOUS_JUMP = 30 * 86_400;
/** Bytes of a definition with as many fields as can be. */
const LARGEST_DEFINITION = 7 + 2 * 3 * 255;
/** Bounds the time spent on a file that is mostly garbage. */
const MAXIMUM_SEARCHES = 512;
/** What more of is kept by nobody: a definition takes six bytes of the file at least. */
const MAXIMUM_DEFINITIONS = 65_536;

const Keep = { Nothing: 0, Record: 1, Other: 2, Description: 4 } as const;

/** Cuts one file of the input into messages. Never throws: what cannot be read becomes damage. */
export function scanPart(
  bytes: Uint8Array,
  header: FitHeader,
  wanted: (globalNumber: number) => boolean,
  recordsAsOthers = false,
): FitPart {
  const end = header.dataEnd;
  const sound = header.checksum === 'match';
  const definitions: Definition[] = [];
  const descriptions = new Map<number, FieldDescription>();
  const records = createMessageIndex(Math.min(1 << 16, (end - header.dataStart) >> 5));
  const others = createMessageIndex(256);
  // A file that was cut is told of once, where its last whole message ends.
  const damage = header.damage.filter((entry) => entry.code !== DamageCode.Truncated);
  const wasCut = header.damage.find((entry) => entry.code === DamageCode.Truncated);
  const sizes = new Int32Array(16).fill(-1);
  const timestampOffsets = new Int32Array(16).fill(-1);
  const bigEndian = new Uint8Array(16);
  const current = new Int32Array(16);
  const keeps = new Uint8Array(16);
  const layouts = { sizes, timestampOffsets, bigEndian };
  const known = new Map<number, number[]>();
  let descriptionCount = 0;
  let searches = 0;
  let last = 0;
  let previous = header.dataStart - 1;
  let position = header.dataStart;

  while (position < end) {
    const head = bytes[position]!;
    let lost = false;
    if ((head & 0xc0) === 0x40) {
      const length = definitionLength(bytes, position, end);
      const believed = sound || definitionSoundness(bytes, position, end) !== 'none';
      if (length > 0 && believed && definitions.length < MAXIMUM_DEFINITIONS) {
        const local = head & 15;
        const index = internDefinition(bytes, position, length, definitions, known, descriptions);
        const definition = definitions[index]!;
        current[local] = index;
        sizes[local] = definition.sizeBytes;
        timestampOffsets[local] = definition.timestampOffset;
        bigEndian[local] = definition.bigEndian ? 1 : 0;
        keeps[local] = keepFor(definition, wanted, recordsAsOthers);
        previous = position;
        position += length;
        continue;
      }
      lost = true;
    }
    const compressed = (head & 0x80) !== 0;
    const local = compressed ? (head >> 5) & 3 : head & 15;
    const size = sizes[local]!;
    if (!lost && (size < 0 || (!compressed && (head & 0x30) !== 0))) lost = true;
    const next = position + 1 + size;
    if (lost) {
      const found = searches++ < MAXIMUM_SEARCHES ? findNextMessage(bytes, previous + 1, end, layouts, last) : null;
      if (found === null) {
        const cutDefinition = wasCut !== undefined && (head & 0xc0) === 0x40 && end - position <= LARGEST_DEFINITION;
        damage.push(cutDefinition ? cut(position, wasCut) : unreadable(position, end));
        break;
      }
      damage.push(stray(Math.min(found, position), found));
      if (found < position) dropMisread(records, others, previous);
      position = found;
      previous = found - 1;
      continue;
    }
    if (next > end) {
      damage.push(cut(position, wasCut));
      break;
    }
    let timestamp = last;
    if (compressed) {
      const low = head & 31;
      if (last !== 0) last = timestamp = last - (last & 31) + low + (low < (last & 31) ? 32 : 0);
    } else if (timestampOffsets[local]! >= 0) {
      timestamp = uint32At(bytes, position + 1 + timestampOffsets[local]!, bigEndian[local] === 1);
      if (timestamp === 0xffffffff) timestamp = 0;
      else if (!sound && last !== 0 && Math.abs(timestamp - last) > SUSPICIOUS_JUMP) {
        const found = searches++ < MAXIMUM_SEARCHES ? findNextMessage(bytes, previous + 1, end, layouts, last) : null;
        if (found !== null && found !== next) {
          damage.push(stray(Math.min(found, position), found));
          if (found < position) dropMisread(records, others, previous);
          position = found;
          previous = found - 1;
          continue;
        }
        if (found === null) last = timestamp;
      } else last = timestamp;
    } else timestamp = 0;
    const keep = keeps[local]!;
    if (keep & Keep.Record) appendMessage(records, position, current[local]!, timestamp);
    else if (keep & Keep.Other) appendMessage(others, position, current[local]!, timestamp);
    if (keep & Keep.Description) {
      const description = readFieldDescription(bytes, position + 1, definitions[current[local]!]!);
      if (description !== null && descriptionCount++ < MAXIMUM_DEFINITIONS) {
        descriptions.set(descriptionKey(description.developerIndex, description.fieldNumber), description);
      }
    }
    previous = position;
    position = next;
  }
  if (wasCut !== undefined && position === end) damage.push(wasCut);
  if (header.checksum === 'mismatch') damage.push(wrongChecksum(header));
  return { header, definitions, records, others, descriptions, damage };
}

function keepFor(definition: Definition, wanted: (globalNumber: number) => boolean, recordsAsOthers: boolean): number {
  const { globalNumber, sizeBytes } = definition;
  if (sizeBytes === 0) return Keep.Nothing;
  if (globalNumber === recordMessage && !recordsAsOthers) return Keep.Record;
  return (
    (wanted(globalNumber) ? Keep.Other : Keep.Nothing) |
    (globalNumber === fieldDescriptionMessage ? Keep.Description : Keep.Nothing)
  );
}

function dropMisread(records: MessageIndex, others: MessageIndex, offset: number): void {
  dropMessageAt(records, offset);
  dropMessageAt(others, offset);
}

/** Devices write the same definition again and again; one object stands for all of them. */
function internDefinition(
  bytes: Uint8Array,
  at: number,
  length: number,
  definitions: Definition[],
  known: Map<number, number[]>,
  descriptions: ReadonlyMap<number, FieldDescription>,
): number {
  const key = length * 0x10000 + (bytes[at + 3] ?? 0) * 256 + (bytes[at + 4] ?? 0);
  const alike = known.get(key) ?? [];
  for (let i = alike.length - 1, tries = 0; i >= 0 && tries < 16; i--, tries++) {
    const index = alike[i]!;
    const candidate = definitions[index]!;
    if (sameBytes(bytes, at, candidate.byteOffset, length) && sameDescriptions(candidate, descriptions)) return index;
  }
  definitions.push(readDefinition(bytes, at, descriptions));
  alike.push(definitions.length - 1);
  known.set(key, alike);
  return definitions.length - 1;
}

/** All but the local message type in the header byte. */
function sameBytes(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  if ((bytes[a]! & 0xf0) !== (bytes[b]! & 0xf0)) return false;
  for (let i = 1; i < length; i++) if (bytes[a + i] !== bytes[b + i]) return false;
  return true;
}

function sameDescriptions(definition: Definition, descriptions: ReadonlyMap<number, FieldDescription>): boolean {
  return definition.developerFields.every(
    (field) => field.description === (descriptions.get(descriptionKey(field.developerIndex, field.number)) ?? null),
  );
}

function stray(from: number, to: number): Damage {
  const code = DamageCode.StrayBytes;
  return {
    code,
    message: `${Math.max(1, to - from)} bytes belong to no message and were passed over.`,
    byteOffset: from,
  };
}

function unreadable(at: number, end: number): Damage {
  const message = `The last ${end - at} bytes cannot be read as messages.`;
  return { code: DamageCode.Unreadable, message, byteOffset: at };
}

function cut(at: number, wasCut: Damage | undefined): Damage {
  const message = `The file ends inside a message. ${wasCut?.message ?? ''}`.trimEnd();
  return { code: DamageCode.Truncated, message, byteOffset: at };
}

function wrongChecksum(header: FitHeader): Damage {
  const message = 'The checksum of the file does not match: some values may be wrong.';
  return { code: DamageCode.ChecksumMismatch, message, byteOffset: header.dataEnd };
}
