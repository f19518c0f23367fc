/** How the bytes of a field are read. The numbers are what a definition message holds. */
export interface BaseType {
  readonly number: number;
  readonly name: BaseTypeName;
  readonly sizeBytes: 1 | 2 | 4 | 8;
  /** `text` is zero-terminated UTF-8; `bytes` are missing only when all of them are 0xff. */
  readonly reading: 'signed' | 'unsigned' | 'float' | 'text' | 'bytes';
  /** The bit pattern that means missing, read as an unsigned integer; for 8-byte types as a pattern of its two halves. */
  readonly missing: number;
}

export type BaseTypeName =
  | 'enum'
  | 'sint8'
  | 'uint8'
  | 'sint16'
  | 'uint16'
  | 'sint32'
  | 'uint32'
  | 'string'
  | 'float32'
  | 'float64'
  | 'uint8z'
  | 'uint16z'
  | 'uint32z'
  | 'byte'
  | 'sint64'
  | 'uint64'
  | 'uint64z';

export const baseTypes: readonly BaseType[] = [
  { number: 0x00, name: 'enum', sizeBytes: 1, reading: 'unsigned', missing: 0xff },
  { number: 0x01, name: 'sint8', sizeBytes: 1, reading: 'signed', missing: 0x7f },
  { number: 0x02, name: 'uint8', sizeBytes: 1, reading: 'unsigned', missing: 0xff },
  { number: 0x83, name: 'sint16', sizeBytes: 2, reading: 'signed', missing: 0x7fff },
  { number: 0x84, name: 'uint16', sizeBytes: 2, reading: 'unsigned', missing: 0xffff },
  { number: 0x85, name: 'sint32', sizeBytes: 4, reading: 'signed', missing: 0x7fffffff },
  { number: 0x86, name: 'uint32', sizeBytes: 4, reading: 'unsigned', missing: 0xffffffff },
  { number: 0x07, name: 'string', sizeBytes: 1, reading: 'text', missing: 0 },
  { number: 0x88, name: 'float32', sizeBytes: 4, reading: 'float', missing: 0xffffffff },
  { number: 0x89, name: 'float64', sizeBytes: 8, reading: 'float', missing: 0xffffffff },
  { number: 0x0a, name: 'uint8z', sizeBytes: 1, reading: 'unsigned', missing: 0 },
  { number: 0x8b, name: 'uint16z', sizeBytes: 2, reading: 'unsigned', missing: 0 },
  { number: 0x8c, name: 'uint32z', sizeBytes: 4, reading: 'unsigned', missing: 0 },
  { number: 0x0d, name: 'byte', sizeBytes: 1, reading: 'bytes', missing: 0xff },
  { number: 0x8e, name: 'sint64', sizeBytes: 8, reading: 'signed', missing: 0x7fffffff },
  { number: 0x8f, name: 'uint64', sizeBytes: 8, reading: 'unsigned', missing: 0xffffffff },
  { number: 0x90, name: 'uint64z', sizeBytes: 8, reading: 'unsigned', missing: 0 },
];

/** Some writers leave the top bit (which says "more than one byte") out, so only the low five bits are compared. */
const byLowBits: readonly (BaseType | null)[] = Array.from(
  { length: 32 },
  (_, low) => baseTypes.find((type) => (type.number & 0x1f) === low) ?? null,
);
const byName: ReadonlyMap<string, BaseType> = new Map(baseTypes.map((type) => [type.name, type]));

/** @param number the base type byte of a field definition; `null` when no such type exists */
export function baseTypeOf(number: number): BaseType | null {
  return (number & 0x60) === 0 ? (byLowBits[number & 0x1f] ?? null) : null;
}

export function baseTypeNamed(name: string): BaseType | null {
  return byName.get(name) ?? null;
}
