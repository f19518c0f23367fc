import { enumeration, type FieldProfile, messageProfile } from '../profile/profile.ts';
import type { BaseType } from '../protocol/base-types.ts';
import { type Definition, timestampField } from '../protocol/definition.ts';
import { type FieldValue, readField } from '../protocol/field-value.ts';
import type { MessageDecoder } from './decode-message.ts';
import { expansionsOf, type SubField } from './expand.ts';

/**
 * A message whose fields are read when they are asked for. Devices write a hundred fields into a lap and a session, of
 * which an activity needs a third.
 */
export interface MessageView {
  readonly decoder: MessageDecoder;
  /** Position in the part's list of messages. */
  readonly index: number;
  readonly definition: Definition;
  /** Offset of the first field. */
  readonly start: number;
  /** Seconds since the FIT epoch from its timestamp or compressed header, 0 when it has neither. */
  readonly seconds: number;
  readonly access: FieldAccess;
}

/** How the fields of one definition are reached, by name, as far as they were asked for; `null` for those it lacks. */
export type FieldAccess = Map<string, FieldMeaning | null>;

interface FieldMeaning {
  readonly offset: number;
  readonly sizeBytes: number;
  readonly baseType: BaseType;
  readonly type: string;
  readonly scale: number;
  readonly shift: number;
  /** Set for a sub-field: what must be true of the message. */
  readonly condition: SubField | null;
}

export function viewMessage(decoder: MessageDecoder, index: number): MessageView {
  const { others, definitions } = decoder.part;
  const definition = definitions[others.definitions[index]!]!;
  let access = decoder.access.get(definition);
  if (access === undefined) {
    access = new Map();
    decoder.access.set(definition, access);
  }
  return { decoder, index, definition, start: others.offsets[index]! + 1, seconds: others.timestamps[index]!, access };
}

/** The stored value of a standard field or sub-field; `null` when the message lacks it or it is missing. */
export function storedField(view: MessageView, name: string): FieldValue | null {
  const meaning = meaningOf(view, name);
  if (meaning === null) return null;
  const { offset, sizeBytes, baseType } = meaning;
  return readField(view.decoder.bytes, view.start + offset, sizeBytes, baseType, view.definition.bigEndian);
}

/** The number of a field in its unit. A field that is wider than its type holds the value first. */
export function viewNumber(view: MessageView, name: string): number | undefined {
  const stored = storedField(view, name);
  const raw = Array.isArray(stored) ? stored[0] : stored;
  if (typeof raw !== 'number') return undefined;
  const meaning = meaningOf(view, name);
  return meaning === null ? raw : raw / meaning.scale + meaning.shift;
}

/** Text, or the names of an enumeration's values where the table holds them, or the numbers. */
export function viewWords(view: MessageView, name: string): readonly (string | number | null)[] {
  const stored = storedField(view, name);
  if (stored === null) return [];
  if (typeof stored === 'string') return [stored];
  const names = enumeration(meaningOf(view, name)?.type ?? '')?.nameOf;
  const list = typeof stored === 'object' ? stored : [stored];
  return list.map((value) => (typeof value === 'number' ? (names?.get(value) ?? value) : null));
}

function meaningOf(view: MessageView, name: string): FieldMeaning | null {
  const known = view.access.get(name);
  const meaning = known === undefined ? findMeaning(view, name) : known;
  if (known === undefined) view.access.set(name, meaning);
  if (meaning === null || meaning.condition === null) return meaning;
  const { reference, values } = meaning.condition;
  const [word] = viewWords(view, reference);
  return typeof word === 'string' && values.has(word) ? meaning : null;
}

const timestamp: Pick<FieldProfile, 'number' | 'type' | 'scale' | 'offset'> = {
  number: timestampField,
  type: 'date_time',
  scale: 1,
  offset: 0,
};

function findMeaning({ definition }: MessageView, name: string): FieldMeaning | null {
  const profile = messageProfile(definition.globalNumber);
  const field = profile?.fieldsByName.get(name) ?? (name === 'timestamp' ? timestamp : undefined);
  if (field !== undefined) return placed(definition, field.number, field.type, field.scale, field.offset, null);
  for (const [parent, subFields] of expansionsOf(profile?.name ?? '').subFields) {
    const subField = subFields.find((candidate) => candidate.name === name);
    const number = profile?.fieldsByName.get(parent)?.number;
    if (subField === undefined || number === undefined) continue;
    return placed(definition, number, subField.type, subField.scale, 0, subField);
  }
  return null;
}

function placed(
  definition: Definition,
  number: number,
  type: string,
  scale: number,
  shift: number,
  condition: SubField | null,
): FieldMeaning | null {
  const layout = definition.fields.find((candidate) => candidate.number === number);
  if (layout === undefined || layout.baseType === null) return null;
  const { offset, sizeBytes, baseType } = layout;
  return { offset, sizeBytes, baseType, type, scale, shift, condition };
}
