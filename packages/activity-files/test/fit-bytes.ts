/**
 * Builds FIT files byte by byte, straight from the description of the format and without any of the code under test,
 * so that a mistake shared by reader and writer would be seen.
 */

/** `[field number, size in bytes, base type byte]` */
export type FieldBytes = readonly [number: number, sizeBytes: number, baseType: number];
/** `[field number, size in bytes, developer index]` */
export type DeveloperFieldBytes = readonly [number: number, sizeBytes: number, developerIndex: number];

export const Type = {
  enum: 0x00,
  sint8: 0x01,
  uint8: 0x02,
  sint16: 0x83,
  uint16: 0x84,
  sint32: 0x85,
  uint32: 0x86,
  string: 0x07,
  float32: 0x88,
  float64: 0x89,
  uint8z: 0x0a,
  uint16z: 0x8b,
  uint32z: 0x8c,
  byte: 0x0d,
  sint64: 0x8e,
  uint64: 0x8f,
  uint64z: 0x90,
} as const;

/** 2021-10-01T00:00:00Z in seconds since 1989-12-31T00:00:00Z. */
export const someTime = 1_001_980_800;

export function u16(value: number, bigEndian = false): number[] {
  const bytes = [value & 0xff, (value >> 8) & 0xff];
  return bigEndian ? bytes.reverse() : bytes;
}

export function u32(value: number, bigEndian = false): number[] {
  const bytes = [0, 8, 16, 24].map((shift) => Math.floor(value / 2 ** shift) & 0xff);
  return bigEndian ? bytes.reverse() : bytes;
}

export function text(value: string, sizeBytes: number): number[] {
  const bytes = [...new TextEncoder().encode(value)];
  return [...bytes, ...Array.from({ length: sizeBytes - bytes.length }, () => 0)];
}

export function definition(
  local: number,
  globalNumber: number,
  fields: readonly FieldBytes[],
  options: { readonly bigEndian?: boolean; readonly developer?: readonly DeveloperFieldBytes[] } = {},
): number[] {
  const { bigEndian = false, developer } = options;
  const head = [0x40 | (developer === undefined ? 0 : 0x20) | local, 0, bigEndian ? 1 : 0];
  const own = [...head, ...u16(globalNumber, bigEndian), fields.length, ...fields.flat()];
  return developer === undefined ? own : [...own, developer.length, ...developer.flat()];
}

export function message(local: number, ...content: readonly (number | readonly number[])[]): number[] {
  return [local, ...content.flat()];
}

/** @param seconds only the low five bits are written */
export function compressedMessage(
  local: number,
  seconds: number,
  ...content: readonly (number | readonly number[])[]
): number[] {
  return [0x80 | (local << 5) | (seconds & 31), ...content.flat()];
}

/** Bit by bit. */
export function slowCrc(bytes: Iterable<number>): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

/** Header, messages, checksum. */
export function fitFile(...messages: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  return fitFileWith({}, ...messages);
}

export function fitFileWith(
  options: { readonly headerBytes?: 12 | 14; readonly statedBytes?: number; readonly checksum?: number },
  ...messages: readonly (readonly number[])[]
): Uint8Array<ArrayBuffer> {
  const { headerBytes = 14 } = options;
  const data = messages.flat();
  const head = [headerBytes, 0x20, ...u16(2100), ...u32(options.statedBytes ?? data.length), ...text('.FIT', 4)];
  const header = headerBytes === 14 ? [...head, ...u16(slowCrc(head))] : head;
  const whole = [...header, ...data];
  return Uint8Array.from([...whole, ...u16(options.checksum ?? slowCrc(whole))]);
}

/** `file_id` of an activity, local type 15. */
export function activityFileId(): number[] {
  return [
    ...definition(15, 0, [
      [0, 1, Type.enum],
      [4, 4, Type.uint32],
    ]),
    ...message(15, 4, u32(someTime)),
  ];
}

/** `session` in local type 14: sport, sub-sport, start, end; elapsed follows from them. */
export function session(start: number, end: number, sport = 2, subSport = 7): number[] {
  const fields: FieldBytes[] = [
    [253, 4, Type.uint32],
    [2, 4, Type.uint32],
    [7, 4, Type.uint32],
    [5, 1, Type.enum],
    [6, 1, Type.enum],
  ];
  return [
    ...definition(14, 18, fields),
    ...message(14, u32(end), u32(start), u32((end - start) * 1000), sport, subSport),
  ];
}

/** Timestamp and heart rate, local type 0. */
export function heartRateRecords(start: number, rates: readonly number[], bigEndian = false): number[] {
  const fields: FieldBytes[] = [
    [253, 4, Type.uint32],
    [3, 1, Type.uint8],
  ];
  const records = rates.flatMap((rate, i) => message(0, u32(start + i, bigEndian), rate));
  return [...definition(0, 20, fields, { bigEndian }), ...records];
}
