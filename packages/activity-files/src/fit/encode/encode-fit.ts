import { fitCrc16 } from '../protocol/crc.ts';
import { timestampField } from '../protocol/definition.ts';
import {
  type ByteWriter,
  createByteWriter,
  writeByte,
  writeBytes,
  writeStored,
  writeUint16,
  writeUint32,
} from './byte-writer.ts';
import type { FitFileInput } from './input.ts';
import { type DeveloperTypes, type PreparedField, type PreparedMessage, prepareMessage } from './prepare-message.ts';

/** 2.0: the first version with app fields. */
const PROTOCOL_VERSION = 0x20;
const PROFILE_VERSION = 21_117;
const LOCAL_TYPES = 16;
/** Compressed headers have two bits for the local type. */
const COMPRESSED_LOCAL_TYPES = 4;

interface Encoder {
  readonly writer: ByteWriter;
  readonly littleEndian: boolean;
  readonly compressed: boolean;
  /** Shape of the messages of each local type, `''` where none is defined. */
  readonly shapes: string[];
  /** When each local type was last used, counted in messages. */
  readonly used: number[];
  readonly developerTypes: DeveloperTypes;
  lastTimestamp: number | null;
}

/**
 * Writes a FIT file, or several behind each other when an array is given. Definitions are made from the messages.
 * @throws HealthError `invalid-input` naming the message and field that cannot be written
 */
export function encodeFit(input: FitFileInput | readonly FitFileInput[]): Uint8Array {
  const files = (Array.isArray(input) ? input : [input]).map(encodeOne);
  const all = new Uint8Array(files.reduce((sum, file) => sum + file.length, 0));
  let at = 0;
  for (const file of files) {
    all.set(file, at);
    at += file.length;
  }
  return all;
}

function encodeOne(input: FitFileInput): Uint8Array {
  const encoder: Encoder = {
    writer: createByteWriter(),
    littleEndian: input.byteOrder !== 'big',
    compressed: input.compressedTimestamps === true,
    shapes: Array.from({ length: LOCAL_TYPES }, () => ''),
    used: Array.from({ length: LOCAL_TYPES }, () => -1),
    developerTypes: new Map(),
    lastTimestamp: null,
  };
  input.messages.forEach((message, position) => {
    writeMessage(encoder, prepareMessage(message, position, encoder.developerTypes), position);
  });
  const headerBytes = input.headerBytes ?? 14;
  const data = encoder.writer.bytes.subarray(0, encoder.writer.length);
  const file = createByteWriter();
  writeByte(file, headerBytes);
  writeByte(file, PROTOCOL_VERSION);
  writeUint16(file, PROFILE_VERSION, true);
  writeUint32(file, data.length, true);
  writeBytes(file, new TextEncoder().encode('.FIT'));
  if (headerBytes === 14) writeUint16(file, fitCrc16(file.bytes, 0, 12), true);
  writeBytes(file, data);
  writeUint16(file, fitCrc16(file.bytes, 0, file.length), true);
  return file.bytes.slice(0, file.length);
}

function writeMessage(encoder: Encoder, message: PreparedMessage, position: number): void {
  const { timestamp } = message;
  const { lastTimestamp } = encoder;
  const delta = timestamp === null || lastTimestamp === null ? -1 : timestamp - lastTimestamp;
  const compressed =
    encoder.compressed && message.globalNumber === 20 && timestamp !== null && delta >= 0 && delta < 32;
  const fields = compressed ? message.fields.filter((field) => field.number !== timestampField) : message.fields;
  const local = localType(encoder, message.globalNumber, fields, compressed ? COMPRESSED_LOCAL_TYPES : LOCAL_TYPES);
  encoder.used[local] = position;
  writeByte(encoder.writer, compressed ? 0x80 | (local << 5) | ((timestamp ?? 0) & 31) : local);
  // App fields stand behind the standard ones.
  for (const field of inFileOrder(fields)) writeField(encoder, field);
  if (timestamp !== null) encoder.lastTimestamp = timestamp;
}

function inFileOrder(fields: readonly PreparedField[]): readonly PreparedField[] {
  return [
    ...fields.filter((field) => field.developerIndex === null),
    ...fields.filter((field) => field.developerIndex !== null),
  ];
}

function writeField(encoder: Encoder, field: PreparedField): void {
  if (field.content instanceof Uint8Array) writeBytes(encoder.writer, field.content);
  else for (const value of field.content) writeStored(encoder.writer, value, field.type, encoder.littleEndian);
}

/** The local type with this shape; the one unused for longest is redefined when there is none. */
function localType(encoder: Encoder, globalNumber: number, fields: readonly PreparedField[], limit: number): number {
  const shape = `${globalNumber}:${inFileOrder(fields)
    .map((field) => `${field.developerIndex ?? ''}/${field.number}/${field.sizeBytes}/${field.type.number}`)
    .join()}`;
  const known = encoder.shapes.indexOf(shape);
  if (known >= 0 && known < limit) return known;
  let oldest = 0;
  for (let i = 1; i < limit; i++) if ((encoder.used[i] ?? 0) < (encoder.used[oldest] ?? 0)) oldest = i;
  encoder.shapes[oldest] = shape;
  writeDefinition(encoder, oldest, globalNumber, fields);
  return oldest;
}

function writeDefinition(
  encoder: Encoder,
  local: number,
  globalNumber: number,
  fields: readonly PreparedField[],
): void {
  const { writer, littleEndian } = encoder;
  const own = fields.filter((field) => field.developerIndex === null);
  const developer = fields.filter((field) => field.developerIndex !== null);
  writeByte(writer, 0x40 | (developer.length > 0 ? 0x20 : 0) | local);
  writeByte(writer, 0);
  writeByte(writer, littleEndian ? 0 : 1);
  writeUint16(writer, globalNumber, littleEndian);
  writeByte(writer, own.length);
  for (const field of own) {
    writeByte(writer, field.number);
    writeByte(writer, field.sizeBytes);
    writeByte(writer, field.type.number);
  }
  if (developer.length === 0) return;
  writeByte(writer, developer.length);
  for (const field of developer) {
    writeByte(writer, field.number);
    writeByte(writer, field.sizeBytes);
    writeByte(writer, field.developerIndex ?? 0);
  }
}
