import { instantOfFit, isFitTime } from '../fit-time.ts';
import { enumeration, type FieldProfile, type MessageProfile, messageProfile } from '../profile/profile.ts';
import type { BaseType } from '../protocol/base-types.ts';
import { type Definition, descriptionKey, timestampField } from '../protocol/definition.ts';
import { type FieldValue, readField } from '../protocol/field-value.ts';
import type { FitPart } from '../protocol/scan.ts';
import { bitsOf, type Component, type Expansions, expansionsOf } from './expand.ts';
import type { FitField, FitMessage, FitScalar, FitValue } from './message.ts';
import type { FieldAccess } from './message-view.ts';

/** What is carried from message to message of one file: counters that run over. */
export type Counters = Map<string, number>;

interface Conversion {
  readonly type: string;
  readonly scale: number;
  readonly offset: number;
}

/** Types whose numbers are flags or indexes, not one of a list of names. */
const numeric = new Set([
  'auto_activity_detect',
  'attitude_validity',
  'connectivity_capabilities',
  'course_capabilities',
  'file_flags',
  'fit_base_type',
  'sport_bits0',
  'user_local_id',
  'workout_capabilities',
]);

/** What one file's messages are decoded with. */
export interface MessageDecoder {
  readonly bytes: Uint8Array;
  readonly part: FitPart;
  readonly partIndex: number;
  /** Dates as instants; otherwise as the seconds that the file holds, which costs much less. */
  readonly instants: boolean;
  readonly counters: Counters;
  readonly fieldProfiles: Map<Definition, readonly (FieldMeaning | null)[]>;
  readonly access: Map<Definition, FieldAccess>;
}

export function createMessageDecoder(
  bytes: Uint8Array,
  part: FitPart,
  partIndex: number,
  instants: boolean,
): MessageDecoder {
  return { bytes, part, partIndex, instants, counters: new Map(), fieldProfiles: new Map(), access: new Map() };
}

/**
 * Decodes one message in full. Fields that are missing or cannot be read are left out.
 * @param index position in `part.others`
 */
export function decodeMessage(decoder: MessageDecoder, index: number): FitMessage {
  const { bytes, part, instants } = decoder;
  const { others } = part;
  const definition = part.definitions[others.definitions[index]!]!;
  const offset = others.offsets[index]!;
  const seconds = others.timestamps[index]!;
  const profile = messageProfile(definition.globalNumber);
  const meanings = meaningsOf(decoder, definition, profile);
  const fields: FitField[] = [];
  const start = offset + 1;
  for (let i = 0; i < definition.fields.length; i++) {
    const layout = definition.fields[i]!;
    if (layout.baseType === null) continue;
    const raw = readField(bytes, start + layout.offset, layout.sizeBytes, layout.baseType, definition.bigEndian);
    if (raw === null) continue;
    const known = meanings[i] ?? null;
    const { number } = layout;
    if (known === null) fields.push({ number, name: `field_${number}`, unit: '', value: raw, raw });
    else fields.push({ number, name: known.name, unit: known.unit, value: convert(raw, known, instants), raw });
  }
  for (const layout of definition.developerFields) {
    const description =
      layout.description ?? part.descriptions.get(descriptionKey(layout.developerIndex, layout.number)) ?? null;
    const type = layout.baseType ?? fittingType(description?.baseType ?? null, layout.sizeBytes);
    if (description === null || type === null) continue;
    const raw = readField(bytes, start + layout.offset, layout.sizeBytes, type, definition.bigEndian);
    if (raw === null) continue;
    const value = convert(raw, { type: type.name, scale: description.scale, offset: description.offset }, instants);
    const { developerIndex } = layout;
    fields.push({ number: layout.number, name: description.name, unit: description.unit, value, raw, developerIndex });
  }
  if (profile !== null) expand(fields, profile, decoder, definition);
  return {
    number: definition.globalNumber,
    name: profile?.name ?? `unknown_${definition.globalNumber}`,
    byteOffset: offset,
    part: decoder.partIndex,
    get timestamp() {
      return seconds === 0 ? null : instantOfFit(seconds);
    },
    fields,
  };
}

interface FieldMeaning extends Conversion {
  readonly name: string;
  readonly unit: string;
}

function meaningsOf(
  decoder: MessageDecoder,
  definition: Definition,
  profile: MessageProfile | null,
): readonly (FieldMeaning | null)[] {
  const known = decoder.fieldProfiles.get(definition);
  if (known !== undefined) return known;
  const made = definition.fields.map(({ number }) =>
    number === timestampField ? timestampProfile : (profile?.fields.get(number) ?? null),
  );
  decoder.fieldProfiles.set(definition, made);
  return made;
}

const timestampProfile = { name: 'timestamp', unit: '', type: 'date_time', scale: 1, offset: 0 };

function fittingType(type: BaseType | null, sizeBytes: number): BaseType | null {
  return type !== null && sizeBytes > 0 && sizeBytes % type.sizeBytes === 0 ? type : null;
}

function convert(raw: FieldValue, conversion: Conversion, instants: boolean): FitValue {
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'object')
    return raw.map((element) => (element === null ? null : convertOne(element, conversion, instants)));
  return convertOne(raw, conversion, instants);
}

function convertOne(raw: number | bigint, { type, scale, offset }: Conversion, instants: boolean): FitScalar {
  if (typeof raw === 'bigint') return raw;
  if (type === 'date_time') return instants && isFitTime(raw) ? instantOfFit(raw) : raw;
  // The wall clock where the device was, so no zone.
  if (type === 'local_date_time') return instants && isFitTime(raw) ? instantOfFit(raw).slice(0, 19) : raw;
  if (type === 'bool') return raw !== 0;
  if (!numeric.has(type)) {
    const name = enumeration(type)?.nameOf.get(raw);
    if (name !== undefined) return name;
  }
  return scale === 1 && offset === 0 ? raw : raw / scale + offset;
}

/** Adds sub-fields and components behind the fields they come from. */
function expand(fields: FitField[], profile: MessageProfile, decoder: MessageDecoder, definition: Definition): void {
  const expansions = expansionsOf(profile.name);
  if (expansions.subFields.size === 0 && expansions.components.size === 0) return;
  const stored = fields.length;
  for (let i = 0; i < stored; i++) {
    const field = fields[i];
    if (field === undefined || field.developerIndex !== undefined) continue;
    if (expansions.counters.has(field.name) && typeof field.raw === 'number') {
      decoder.counters.set(`${profile.name} ${field.name}`, field.raw);
    }
  }
  // Components may hold a field that itself has sub-fields (event data16 > data > gears), so the list grows as it is read.
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i];
    if (field === undefined || field.developerIndex !== undefined) continue;
    addSubField(fields, field, expansions, decoder.instants);
    const components = expansions.components.get(field.name);
    if (components !== undefined) addComponents(fields, field, components, profile, decoder, definition);
  }
}

function addSubField(fields: FitField[], field: FitField, messageExpansions: Expansions, instants: boolean): void {
  const raw = field.raw;
  if (raw === null) return;
  const fitting = messageExpansions.subFields.get(field.name)?.find((candidate) => {
    const reference = fields.find((other) => other.name === candidate.reference)?.value;
    return typeof reference === 'string' && candidate.values.has(reference);
  });
  if (fitting === undefined || fields.some((other) => other.name === fitting.name)) return;
  const value = convert(raw, { type: fitting.type, scale: fitting.scale, offset: 0 }, instants);
  fields.push({ number: -1, name: fitting.name, unit: fitting.unit, value, raw, expandedFrom: field.name });
}

function addComponents(
  fields: FitField[],
  field: FitField,
  components: readonly Component[],
  profile: MessageProfile,
  { counters, instants }: MessageDecoder,
  definition: Definition,
): void {
  const bytes = bytesOf(field, definition);
  if (bytes === null) return;
  const made = new Map<string, { readonly raws: number[]; readonly values: FitScalar[] }>();
  let bit = 0;
  for (const component of components) {
    if (bit + component.bits > bytes.length * 8) break;
    const bits = bitsOf(bytes, bit, component.bits);
    bit += component.bits;
    const raw = component.accumulates
      ? countOn(counters, `${profile.name} ${component.name}`, bits, component.bits)
      : bits;
    const entry = made.get(component.name) ?? { raws: [], values: [] };
    const type = profile.fieldsByName.get(component.name)?.type ?? 'uint32';
    entry.raws.push(raw);
    entry.values.push(convertOne(raw, { type, scale: component.scale, offset: component.offset }, instants));
    made.set(component.name, entry);
  }
  for (const [name, { raws, values }] of made) {
    if (fields.some((other) => other.name === name)) continue;
    const target: FieldProfile | undefined = profile.fieldsByName.get(name);
    fields.push({
      number: -1,
      name,
      unit: target?.unit ?? '',
      value: values.length === 1 ? (values[0] ?? 0) : values,
      raw: raws.length === 1 ? (raws[0] ?? 0) : raws,
      expandedFrom: field.name,
    });
  }
}

/** The stored value as little-endian bytes. */
function bytesOf(field: FitField, definition: Definition): readonly number[] | null {
  const { raw } = field;
  if (typeof raw === 'number') {
    const layout = definition.fields.find((candidate) => candidate.number === field.number);
    const size = layout?.sizeBytes ?? 4;
    return Array.from({ length: size }, (_, i) => Math.floor(raw / 2 ** (8 * i)) & 0xff);
  }
  if (raw === null || typeof raw !== 'object') return null;
  const numbers: number[] = [];
  for (const element of raw) {
    if (typeof element !== 'number') return null;
    numbers.push(element & 0xff);
  }
  return numbers;
}

/** The smallest number not below the last one that ends in these bits. */
function countOn(counters: Counters, key: string, bits: number, width: number): number {
  const last = counters.get(key) ?? 0;
  const span = 2 ** width;
  const next = last + ((((bits - last) % span) + span) % span);
  counters.set(key, next);
  return next;
}
