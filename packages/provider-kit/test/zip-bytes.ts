import { crc32, deflateRawSync } from 'node:zlib';

/** A member, and what a zip may state about it that is not so. */
export interface Written {
  readonly name: string | Uint8Array;
  readonly bytes?: Uint8Array | string;
  readonly store?: boolean;
  /** Packed data and length as they are, when they need not be made of `bytes`. */
  readonly packed?: { readonly data: Uint8Array; readonly plainBytes: number; readonly crc32: number };
  readonly states?: {
    readonly plainBytes?: number;
    readonly packedBytes?: number;
    readonly crc32?: number;
    readonly method?: number;
    readonly flags?: number;
    /** Unix mode. */
    readonly mode?: number;
    readonly headerOffset?: number;
  };
  /** Sizes in the form for long files. */
  readonly zip64?: boolean;
  /** Lengths and checksum behind the content, as programs write them that do not know them before. */
  readonly streamed?: 'signed' | 'bare' | 'long';
  /** Seconds since 1970, as Info-ZIP writes them. */
  readonly modifiedSeconds?: number;
}

const UTF8 = 0x800;
const STREAMED = 8;

/** A zip made byte by byte, so that it can lie in every field. */
export function zipOf(
  entries: readonly Written[],
  states: { readonly count?: number; readonly before?: Uint8Array } = {},
): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [states.before ?? new Uint8Array(0)];
  let at = pieces[0]?.byteLength ?? 0;
  const add = (piece: Uint8Array) => {
    pieces.push(piece);
    at += piece.byteLength;
  };
  const central: Uint8Array[] = [];
  for (const entry of entries) {
    const name = typeof entry.name === 'string' ? Buffer.from(entry.name) : entry.name;
    const bytes = typeof entry.bytes === 'string' ? Buffer.from(entry.bytes) : (entry.bytes ?? new Uint8Array(0));
    const data = entry.packed?.data ?? (entry.store === true ? bytes : deflateRawSync(bytes));
    const fields = {
      plainBytes: entry.packed?.plainBytes ?? bytes.byteLength,
      packedBytes: data.byteLength,
      crc32: entry.packed?.crc32 ?? crc32(bytes),
      method: entry.store === true ? 0 : 8,
      flags: (typeof entry.name === 'string' ? UTF8 : 0) | (entry.streamed === undefined ? 0 : STREAMED),
      mode: 0o100644,
      headerOffset: at,
      ...entry.states,
    };
    const streamed = entry.streamed !== undefined;
    const local = streamed ? { ...fields, packedBytes: 0, plainBytes: 0, crc32: 0 } : fields;
    const extra = entry.zip64 === true && !streamed ? zip64Extra(fields).subarray(0, 20) : new Uint8Array(0);
    if (extra instanceof Buffer) extra.writeUInt16LE(16, 2);
    add(
      Buffer.concat([
        common(0x04034b50, local, name, extra.byteLength, entry.zip64 === true && !streamed),
        name,
        extra,
      ]),
    );
    add(data);
    if (entry.streamed !== undefined) add(descriptor(entry.streamed, fields));
    central.push(centralHeader(fields, name, entry));
  }
  const start = at;
  for (const header of central) add(header);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(0xffff, states.count ?? entries.length), 8);
  end.writeUInt16LE(Math.min(0xffff, states.count ?? entries.length), 10);
  end.writeUInt32LE(at - start, 12);
  end.writeUInt32LE(start, 16);
  if ((states.count ?? 0) > 0xffff) add(zip64End(at, states.count ?? 0, at - start, start));
  add(end);
  return new Uint8Array(Buffer.concat(pieces));
}

interface Fields {
  readonly plainBytes: number;
  readonly packedBytes: number;
  readonly crc32: number;
  readonly method: number;
  readonly flags: number;
  readonly mode: number;
  readonly headerOffset: number;
}

function common(signature: number, fields: Fields, name: Uint8Array, extraLength: number, zip64 = false): Buffer {
  const made = signature === 0x02014b50 ? 2 : 0;
  const buffer = Buffer.alloc(30 + made);
  buffer.writeUInt32LE(signature, 0);
  if (made > 0) buffer.writeUInt16LE(0x031e, 4);
  buffer.writeUInt16LE(zip64 ? 45 : 20, 4 + made);
  buffer.writeUInt16LE(fields.flags, 6 + made);
  buffer.writeUInt16LE(fields.method, 8 + made);
  buffer.writeUInt16LE(0x5ac2, 12 + made);
  buffer.writeUInt32LE(fields.crc32, 14 + made);
  buffer.writeUInt32LE(zip64 ? 0xffffffff : fields.packedBytes % 2 ** 32, 18 + made);
  buffer.writeUInt32LE(zip64 ? 0xffffffff : fields.plainBytes % 2 ** 32, 22 + made);
  buffer.writeUInt16LE(name.byteLength, 26 + made);
  buffer.writeUInt16LE(extraLength, 28 + made);
  return buffer;
}

function descriptor(form: NonNullable<Written['streamed']>, fields: Fields): Buffer {
  const signature = form === 'bare' ? [] : [Buffer.of(0x50, 0x4b, 7, 8)];
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(fields.crc32);
  const lengths = Buffer.alloc(form === 'long' ? 16 : 8);
  for (const [index, length] of [fields.packedBytes, fields.plainBytes].entries()) {
    if (form === 'long') lengths.writeBigUInt64LE(BigInt(length), index * 8);
    else lengths.writeUInt32LE(length, index * 4);
  }
  return Buffer.concat([...signature, checksum, lengths]);
}

function centralHeader(fields: Fields, name: Uint8Array, entry: Written): Buffer {
  const extra = Buffer.concat([
    ...(entry.zip64 === true ? [zip64Extra(fields)] : []),
    ...(entry.modifiedSeconds === undefined ? [] : [timeExtra(entry.modifiedSeconds)]),
  ]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE((fields.mode << 16) >>> 0, 6);
  tail.writeUInt32LE(entry.zip64 === true ? 0xffffffff : fields.headerOffset, 10);
  return Buffer.concat([common(0x02014b50, fields, name, extra.byteLength, entry.zip64), tail, name, extra]);
}

function zip64Extra(fields: Fields): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(fields.plainBytes), 4);
  extra.writeBigUInt64LE(BigInt(fields.packedBytes), 12);
  extra.writeBigUInt64LE(BigInt(fields.headerOffset), 20);
  return extra;
}

function timeExtra(seconds: number): Buffer {
  const extra = Buffer.alloc(9);
  extra.writeUInt16LE(0x5455, 0);
  extra.writeUInt16LE(5, 2);
  extra.writeUInt8(1, 4);
  extra.writeInt32LE(seconds, 5);
  return extra;
}

function zip64End(at: number, count: number, size: number, start: number): Buffer {
  const buffer = Buffer.alloc(56 + 20);
  buffer.writeUInt32LE(0x06064b50, 0);
  buffer.writeBigUInt64LE(44n, 4);
  buffer.writeBigUInt64LE(BigInt(count), 24);
  buffer.writeBigUInt64LE(BigInt(count), 32);
  buffer.writeBigUInt64LE(BigInt(size), 40);
  buffer.writeBigUInt64LE(BigInt(start), 48);
  buffer.writeUInt32LE(0x07064b50, 56);
  buffer.writeBigUInt64LE(BigInt(at), 64);
  buffer.writeUInt32LE(1, 72);
  return buffer;
}
