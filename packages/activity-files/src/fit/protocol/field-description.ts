import { cleanText, textLimits } from '@vitalwire/core';
import { baseTypeOf } from './base-types.ts';
import type { Definition, FieldDescription } from './definition.ts';
import { type FieldValue, readField } from './field-value.ts';

/**
 * The content of a `field_description` message.
 * @param at the byte behind its header byte
 * @returns `null` when it does not say which field it describes
 */
export function readFieldDescription(bytes: Uint8Array, at: number, definition: Definition): FieldDescription | null {
  const values = new Map<number, FieldValue | null>();
  for (const field of definition.fields) {
    if (field.baseType === null) continue;
    values.set(
      field.number,
      readField(bytes, at + field.offset, field.sizeBytes, field.baseType, definition.bigEndian),
    );
  }
  const number = (field: number): number | null => {
    const value = values.get(field);
    return typeof value === 'number' ? value : null;
  };
  const text = (field: number): string => {
    const value = values.get(field);
    return typeof value === 'string' ? (cleanText(value, textLimits.word) ?? '') : '';
  };
  const developerIndex = number(0);
  const fieldNumber = number(1);
  const type = number(2);
  if (developerIndex === null || fieldNumber === null) return null;
  return {
    developerIndex,
    fieldNumber,
    name: text(3) || `developer_${developerIndex}_${fieldNumber}`,
    unit: text(8),
    baseType: type === null ? null : baseTypeOf(type),
    scale: number(6) || 1,
    offset: -(number(7) ?? 0),
    nativeMessage: number(14),
    nativeField: number(15),
  };
}
