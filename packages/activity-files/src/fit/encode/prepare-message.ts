import { HealthError, isInstant } from '@vitalwire/core';
import { fitSecondsOf } from '../fit-time.ts';
import {
  enumeration,
  type FieldProfile,
  type MessageProfile,
  messageProfile,
  messageProfileNamed,
} from '../profile/profile.ts';
import { type BaseType, baseTypeNamed, baseTypes } from '../protocol/base-types.ts';
import { timestampField } from '../protocol/definition.ts';
import type { FitInputScalar, FitInputValue, FitMessageInput, FitTypedValue } from './input.ts';

/** One field with its numbers as they will be stored. */
export interface PreparedField {
  readonly number: number;
  readonly type: BaseType;
  readonly sizeBytes: number;
  /** Bytes of a text; otherwise the stored numbers. */
  readonly content: Uint8Array | readonly (number | bigint | null)[];
  readonly developerIndex: number | null;
}

export interface PreparedMessage {
  readonly globalNumber: number;
  readonly fields: readonly PreparedField[];
  readonly timestamp: number | null;
}

/** The types that apps gave their fields, by developer index and field number. */
export type DeveloperTypes = Map<string, { readonly type: BaseType; readonly scale: number; readonly offset: number }>;

const MAXIMUM_FIELD_BYTES = 255;

/** @throws HealthError `invalid-input` naming the field that cannot be written */
export function prepareMessage(
  input: FitMessageInput,
  position: number,
  developerTypes: DeveloperTypes,
): PreparedMessage {
  const path = `messages.${position}`;
  const profile = typeof input.name === 'number' ? messageProfile(input.name) : messageProfileNamed(input.name);
  const globalNumber = typeof input.name === 'number' ? input.name : profile?.number;
  if (globalNumber === undefined) throw invalid(path, `No message is called ${input.name}: give its number instead.`);
  const fields: PreparedField[] = [];
  for (const [name, value] of Object.entries(input.fields)) {
    fields.push(prepareField(profile, name, value, `${path}.fields.${name}`));
  }
  if (profile?.name === 'field_description') noteDeveloperType(fields, developerTypes);
  for (const { developerIndex, fieldNumber, value } of input.developerFields ?? []) {
    const place = `${path}.developerFields.${developerIndex}.${fieldNumber}`;
    const known = developerTypes.get(`${developerIndex}/${fieldNumber}`);
    if (known === undefined) throw invalid(place, 'Its field_description message is missing: write it first.');
    const profileOf = {
      number: fieldNumber,
      name: '',
      type: known.type.name,
      baseType: known.type,
      array: false,
      unit: '',
    };
    const field = prepareValue({ ...profileOf, scale: known.scale, offset: known.offset }, value, place);
    fields.push({ ...field, developerIndex });
  }
  if (fields.length > 255) throw invalid(path, 'A message holds at most 255 fields.');
  const timestamp = fields.find((field) => field.number === timestampField && field.developerIndex === null)
    ?.content[0];
  return { globalNumber, fields, timestamp: typeof timestamp === 'number' ? timestamp : null };
}

const timestampProfile: Omit<FieldProfile, 'baseType'> = {
  number: timestampField,
  name: 'timestamp',
  type: 'date_time',
  array: false,
  scale: 1,
  offset: 0,
  unit: 's',
};

function prepareField(profile: MessageProfile | null, name: string, value: FitInputValue, path: string): PreparedField {
  const known =
    profile?.fieldsByName.get(name) ??
    (name === 'timestamp' ? { ...timestampProfile, baseType: base('uint32') } : null);
  const number = known?.number ?? Number(/^field_(\d+)$/.exec(name)?.[1] ?? Number.NaN);
  if (!(number >= 0 && number <= 255)) throw invalid(path, `No field of this message is called ${name}.`);
  if (isTyped(value)) {
    const baseType = base(value.type);
    const stored = { number, name, type: value.type, baseType, array: false, scale: 1, offset: 0, unit: '' };
    return prepareValue(stored, value.value, path);
  }
  if (known === null) throw invalid(path, 'The table does not know this field: give its type with its value.');
  return prepareValue(known, value, path);
}

function isTyped(value: FitInputValue): value is FitTypedValue {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function base(name: string): BaseType {
  const type = baseTypeNamed(name);
  if (type === null) throw invalid(name, `No base type is called ${name}.`);
  return type;
}

function prepareValue(
  field: FieldProfile,
  value: FitInputScalar | readonly FitInputScalar[],
  path: string,
): PreparedField {
  const { number, baseType: type } = field;
  if (type.reading === 'text') {
    const content = new TextEncoder().encode(`${value === null ? '' : String(value)}\0`);
    if (content.length > MAXIMUM_FIELD_BYTES) throw invalid(path, 'The text is longer than 254 bytes.');
    return { number, type, sizeBytes: content.length, content, developerIndex: null };
  }
  const list: readonly FitInputScalar[] = Array.isArray(value) ? value : [value as FitInputScalar];
  const content = list.map((item) => stored(field, item, path));
  const sizeBytes = content.length * type.sizeBytes;
  if (content.length === 0 || sizeBytes > MAXIMUM_FIELD_BYTES) {
    throw invalid(path, `A field holds 1 to 255 bytes, not ${sizeBytes}.`);
  }
  return { number, type, sizeBytes, content, developerIndex: null };
}

/** The number that stands for a value in the file. */
function stored(field: FieldProfile, value: FitInputScalar, path: string): number | bigint | null {
  if (value === null) return null;
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return storedWord(field, value, path);
  if (field.baseType.reading === 'float') return value;
  const raw = Math.round((value - field.offset) * field.scale);
  const bits = 8 * field.baseType.sizeBytes;
  const [low, high] = field.baseType.reading === 'signed' ? [-(2 ** (bits - 1)), 2 ** (bits - 1)] : [0, 2 ** bits];
  if (!(raw >= low && raw < high)) throw invalid(path, `${value} does not fit into the type ${field.baseType.name}.`);
  return raw;
}

function storedWord(field: FieldProfile, value: string, path: string): number {
  if (field.type === 'date_time' && isInstant(value)) return Math.floor(fitSecondsOf(value));
  const number = field.type === 'fit_base_type' ? base(value).number : enumeration(field.type)?.numberOf.get(value);
  if (number === undefined) throw invalid(path, `${value} is no value of the type ${field.type}.`);
  return number;
}

function noteDeveloperType(fields: readonly PreparedField[], types: DeveloperTypes): void {
  const value = (number: number): number | undefined => {
    const first = fields.find((field) => field.number === number)?.content[0];
    return typeof first === 'number' ? first : undefined;
  };
  const type = baseTypes.find((candidate) => candidate.number === value(2));
  if (type === undefined) return;
  types.set(`${value(0)}/${value(1)}`, { type, scale: value(6) ?? 1, offset: -(value(7) ?? 0) });
}

export function invalid(path: string, message: string): HealthError<'invalid-input'> {
  return new HealthError('invalid-input', `${path}: ${message}`, { issues: [{ path, message }] });
}
