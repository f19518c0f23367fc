import { type BaseType, baseTypeOf } from './base-types.ts';
import { uint16At } from './bytes.ts';

/** How the bytes of one field lie in a message. */
export interface FieldLayout {
  readonly number: number;
  /** From the byte behind the message's header byte. */
  readonly offset: number;
  readonly sizeBytes: number;
  /** `null` when the type is unknown or the size is no multiple of it: the field cannot be read. */
  readonly baseType: BaseType | null;
}

/** A field that an app defined in the file itself. */
export interface DeveloperFieldLayout extends FieldLayout {
  readonly developerIndex: number;
  readonly description: FieldDescription | null;
}

/** The content of a `field_description` message. */
export interface FieldDescription {
  readonly developerIndex: number;
  readonly fieldNumber: number;
  readonly name: string;
  readonly unit: string;
  readonly baseType: BaseType | null;
  /** A value is `raw / scale + offset`. */
  readonly scale: number;
  readonly offset: number;
  /** The standard field that it takes the place of. */
  readonly nativeMessage: number | null;
  readonly nativeField: number | null;
}

/** The layout of a kind of message, as the file defines it. */
export interface Definition {
  readonly byteOffset: number;
  readonly globalNumber: number;
  readonly bigEndian: boolean;
  /** Bytes of a message without its header byte. */
  readonly sizeBytes: number;
  readonly fields: readonly FieldLayout[];
  readonly developerFields: readonly DeveloperFieldLayout[];
  /** Offset of the timestamp (field 253, four bytes), -1 when there is none. */
  readonly timestampOffset: number;
  /** Bytes of the definition message itself, header byte included. */
  readonly definitionBytes: number;
}

export type DescriptionTable = ReadonlyMap<number, FieldDescription>;

/** Fields with the number 253 hold the time of every message that has one. */
export const timestampField = 253;

export function descriptionKey(developerIndex: number, fieldNumber: number): number {
  return developerIndex * 256 + fieldNumber;
}

/** @returns bytes of the definition message at `at`, 0 when it runs past `end` or is none */
export function definitionLength(bytes: Uint8Array, at: number, end: number): number {
  if (at + 6 > end) return 0;
  const header = bytes[at] ?? 0;
  if ((header & 0xc0) !== 0x40 || (bytes[at + 2] ?? 2) > 1) return 0;
  const fieldsEnd = at + 6 + 3 * (bytes[at + 5] ?? 0);
  if ((header & 0x20) === 0) return fieldsEnd <= end ? fieldsEnd - at : 0;
  if (fieldsEnd >= end) return 0;
  const developerEnd = fieldsEnd + 1 + 3 * (bytes[fieldsEnd] ?? 0);
  return developerEnd <= end ? developerEnd - at : 0;
}

/** @param at a definition message of which `definitionLength` is not 0 */
export function readDefinition(bytes: Uint8Array, at: number, descriptions: DescriptionTable): Definition {
  const bigEndian = bytes[at + 2] === 1;
  const count = bytes[at + 5] ?? 0;
  const fields: FieldLayout[] = [];
  let offset = 0;
  let timestampOffset = -1;
  let position = at + 6;
  for (let i = 0; i < count; i++, position += 3) {
    const number = bytes[position] ?? 0;
    const sizeBytes = bytes[position + 1] ?? 0;
    if (number === timestampField && sizeBytes === 4) timestampOffset = offset;
    fields.push({ number, offset, sizeBytes, baseType: fittingType(bytes[position + 2] ?? 0, sizeBytes) });
    offset += sizeBytes;
  }
  const developerFields: DeveloperFieldLayout[] = [];
  if (((bytes[at] ?? 0) & 0x20) !== 0) {
    const developerCount = bytes[position++] ?? 0;
    for (let i = 0; i < developerCount; i++, position += 3) {
      const number = bytes[position] ?? 0;
      const sizeBytes = bytes[position + 1] ?? 0;
      const developerIndex = bytes[position + 2] ?? 0;
      const description = descriptions.get(descriptionKey(developerIndex, number)) ?? null;
      const type = description?.baseType ?? null;
      const baseType = type !== null && sizeBytes > 0 && sizeBytes % type.sizeBytes === 0 ? type : null;
      developerFields.push({ number, offset, sizeBytes, baseType, developerIndex, description });
      offset += sizeBytes;
    }
  }
  return {
    byteOffset: at,
    globalNumber: uint16At(bytes, at + 3, bigEndian),
    bigEndian,
    sizeBytes: offset,
    fields,
    developerFields,
    timestampOffset,
    definitionBytes: position - at,
  };
}

function fittingType(number: number, sizeBytes: number): BaseType | null {
  const type = baseTypeOf(number);
  return type !== null && sizeBytes > 0 && sizeBytes % type.sizeBytes === 0 ? type : null;
}
