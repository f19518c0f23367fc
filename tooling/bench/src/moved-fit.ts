import { fitCrc16 } from '@vitalwire/activity-files/fit';

/** Fields that are a date, by message: when it was, when it began, when the file was made. */
const dates: Readonly<Record<number, readonly number[]>> = { 0: [4], 18: [2], 19: [2], 34: [5], 101: [2] };
const TIMESTAMP = 253;
const NO_DATE = 0xffffffff;
/** Smaller dates count from when the device was switched on. */
const FIRST_DATE = 0x10000000;

interface Definition {
  readonly sizeBytes: number;
  readonly littleEndian: boolean;
  readonly dateOffsets: readonly number[];
}

/** A recording with every date in it moved: another outing of the same person, byte for byte as the device wrote it. */
export function movedFit(original: Uint8Array, seconds: number): Buffer {
  const bytes = Buffer.from(original);
  const headerBytes = bytes[0] ?? 0;
  const end = headerBytes + bytes.readUInt32LE(4);
  const definitions = new Map<number, Definition>();
  for (let at = headerBytes; at < end; ) {
    const head = bytes[at] ?? 0;
    if ((head & 0xc0) === 0x40) {
      const [definition, length] = definitionAt(bytes, at, (head & 0x20) !== 0);
      definitions.set(head & 0x0f, definition);
      at += length;
      continue;
    }
    if ((head & 0x80) !== 0) throw new Error('Dates in headers of messages are not moved.');
    const definition = definitions.get(head & 0x0f);
    if (definition === undefined) throw new Error(`A message at ${at} was not defined.`);
    for (const offset of definition.dateOffsets) move(bytes, at + 1 + offset, seconds, definition.littleEndian);
    at += 1 + definition.sizeBytes;
  }
  bytes.writeUInt16LE(fitCrc16(bytes.subarray(0, end)), end);
  return bytes;
}

function definitionAt(bytes: Buffer, at: number, hasDeveloperFields: boolean): readonly [Definition, number] {
  const littleEndian = bytes[at + 2] === 0;
  const number = littleEndian ? bytes.readUInt16LE(at + 3) : bytes.readUInt16BE(at + 3);
  const fields = bytes[at + 5] ?? 0;
  const dateOffsets: number[] = [];
  let sizeBytes = 0;
  for (let i = 0; i < fields; i++) {
    const field = bytes[at + 6 + i * 3] ?? 0;
    const size = bytes[at + 7 + i * 3] ?? 0;
    if (size === 4 && (field === TIMESTAMP || dates[number]?.includes(field) === true)) dateOffsets.push(sizeBytes);
    sizeBytes += size;
  }
  let length = 6 + fields * 3;
  if (hasDeveloperFields) {
    const count = bytes[at + length] ?? 0;
    for (let i = 0; i < count; i++) sizeBytes += bytes[at + length + 2 + i * 3] ?? 0;
    length += 1 + count * 3;
  }
  return [{ sizeBytes, littleEndian, dateOffsets }, length];
}

function move(bytes: Buffer, at: number, seconds: number, littleEndian: boolean): void {
  const date = littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  if (date === NO_DATE || date < FIRST_DATE) return;
  if (littleEndian) bytes.writeUInt32LE(date + seconds, at);
  else bytes.writeUInt32BE(date + seconds, at);
}
