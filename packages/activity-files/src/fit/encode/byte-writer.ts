import type { BaseType } from '../protocol/base-types.ts';

/** A buffer that grows. */
export interface ByteWriter {
  bytes: Uint8Array;
  view: DataView;
  length: number;
}

export function createByteWriter(): ByteWriter {
  const bytes = new Uint8Array(4096);
  return { bytes, view: new DataView(bytes.buffer), length: 0 };
}

export function writeByte(writer: ByteWriter, value: number): void {
  reserve(writer, 1);
  writer.bytes[writer.length++] = value;
}

export function writeUint16(writer: ByteWriter, value: number, littleEndian: boolean): void {
  reserve(writer, 2);
  writer.view.setUint16(writer.length, value, littleEndian);
  writer.length += 2;
}

export function writeUint32(writer: ByteWriter, value: number, littleEndian: boolean): void {
  reserve(writer, 4);
  writer.view.setUint32(writer.length, value, littleEndian);
  writer.length += 4;
}

export function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  reserve(writer, bytes.length);
  writer.bytes.set(bytes, writer.length);
  writer.length += bytes.length;
}

/** One number as it is stored; `null` writes the pattern that means missing. */
export function writeStored(
  writer: ByteWriter,
  value: number | bigint | null,
  type: BaseType,
  littleEndian: boolean,
): void {
  if (value === null) writeMissing(writer, type, littleEndian);
  else if (type.sizeBytes === 8) writeEight(writer, value, type, littleEndian);
  else if (type.reading === 'float') {
    reserve(writer, 4);
    writer.view.setFloat32(writer.length, Number(value), littleEndian);
    writer.length += 4;
  } else if (type.sizeBytes === 4) writeUint32(writer, Number(value), littleEndian);
  else if (type.sizeBytes === 2) writeUint16(writer, Number(value), littleEndian);
  else writeByte(writer, Number(value));
}

function writeMissing(writer: ByteWriter, type: BaseType, littleEndian: boolean): void {
  if (type.sizeBytes === 8) {
    const low = type.missing === 0 ? 0 : 0xffffffff;
    writeUint32(writer, littleEndian ? low : type.missing, littleEndian);
    writeUint32(writer, littleEndian ? type.missing : low, littleEndian);
  } else if (type.sizeBytes === 4) writeUint32(writer, type.missing, littleEndian);
  else if (type.sizeBytes === 2) writeUint16(writer, type.missing, littleEndian);
  else writeByte(writer, type.missing);
}

function writeEight(writer: ByteWriter, value: number | bigint, type: BaseType, littleEndian: boolean): void {
  reserve(writer, 8);
  if (type.reading === 'float') writer.view.setFloat64(writer.length, Number(value), littleEndian);
  else writer.view.setBigInt64(writer.length, BigInt.asIntN(64, BigInt(value)), littleEndian);
  writer.length += 8;
}

function reserve(writer: ByteWriter, more: number): void {
  if (writer.length + more <= writer.bytes.length) return;
  const bytes = new Uint8Array(Math.max(writer.bytes.length * 2, writer.length + more));
  bytes.set(writer.bytes);
  writer.bytes = bytes;
  writer.view = new DataView(bytes.buffer);
}
