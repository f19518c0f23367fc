import { type BaseType, baseTypeNamed } from '../protocol/base-types.ts';
import { activityMessageTexts } from './activity-messages.ts';
import { enumerationTexts } from './enumerations.ts';
import { otherMessageTexts } from './other-messages.ts';
import { productTexts } from './products.ts';
import { recordingMessageTexts } from './recording-messages.ts';

/** What is known of one field of one message: a value is `raw / scale + offset`. */
export interface FieldProfile {
  readonly number: number;
  readonly name: string;
  /** A base type, or the name of an enumeration. */
  readonly type: string;
  /** What an encoder writes. A file's own definition decides what is read. */
  readonly baseType: BaseType;
  readonly array: boolean;
  readonly scale: number;
  readonly offset: number;
  readonly unit: string;
}

export interface MessageProfile {
  readonly number: number;
  readonly name: string;
  readonly fields: ReadonlyMap<number, FieldProfile>;
  readonly fieldsByName: ReadonlyMap<string, FieldProfile>;
}

export interface Enumeration {
  readonly nameOf: ReadonlyMap<number, string>;
  readonly numberOf: ReadonlyMap<string, number>;
}

/** Types that are not stored in an `enum` byte. */
const storedAs: Readonly<Record<string, string>> = {
  ant_channel_id: 'uint32z',
  antplus_device_type: 'uint8',
  attitude_validity: 'uint16',
  auto_activity_detect: 'uint32',
  backlight_timeout: 'uint8',
  battery_status: 'uint8',
  ble_device_type: 'uint8',
  bool: 'enum',
  connectivity_capabilities: 'uint32z',
  course_capabilities: 'uint32z',
  date_time: 'uint32',
  device_index: 'uint8',
  exercise_category: 'uint16',
  file_flags: 'uint8z',
  fit_base_type: 'uint8',
  fit_base_unit: 'uint16',
  garmin_product: 'uint16',
  left_right_balance: 'uint8',
  left_right_balance100: 'uint16',
  local_date_time: 'uint32',
  local_device_type: 'uint8',
  localtime_into_day: 'uint32',
  manufacturer: 'uint16',
  mesg_num: 'uint16',
  message_index: 'uint16',
  set_type: 'uint8',
  sport_bits0: 'uint8z',
  user_local_id: 'uint16',
  workout_capabilities: 'uint32z',
};

const messageTexts: Readonly<Record<number, string>> = {
  ...activityMessageTexts,
  ...recordingMessageTexts,
  ...otherMessageTexts,
};
const enumTexts: Readonly<Record<string, string>> = { ...enumerationTexts, ...productTexts };

const messages = new Map<number, MessageProfile>();
const enumerations = new Map<string, Enumeration>();
let numbersByName: ReadonlyMap<string, number> | null = null;

/** `null` for a message that the table does not hold. */
export function messageProfile(number: number): MessageProfile | null {
  const known = messages.get(number);
  if (known !== undefined) return known;
  const text = messageTexts[number];
  if (text === undefined) return null;
  const profile = parseMessage(number, text);
  messages.set(number, profile);
  return profile;
}

export function messageProfileNamed(name: string): MessageProfile | null {
  numbersByName ??= new Map(Object.entries(messageTexts).map(([number, text]) => [firstLine(text), Number(number)]));
  const number = numbersByName.get(name);
  return number === undefined ? null : messageProfile(number);
}

/** `null` when the type is no enumeration: a plain number. */
export function enumeration(type: string): Enumeration | null {
  const known = enumerations.get(type);
  if (known !== undefined) return known;
  const text = enumTexts[type];
  if (text === undefined) return null;
  const made = parseEnumeration(text);
  enumerations.set(type, made);
  return made;
}

export function parseEnumeration(text: string): Enumeration {
  const nameOf = new Map<number, string>();
  const numberOf = new Map<string, number>();
  let next = 0;
  for (const item of text.split(/,\s*/)) {
    const space = item.indexOf(' ');
    const name = item.slice(space + 1);
    if (space > 0) next = Number(item.slice(0, space));
    nameOf.set(next, name);
    numberOf.set(name, next);
    next++;
  }
  return { nameOf, numberOf };
}

function firstLine(text: string): string {
  return text.slice(0, text.indexOf('\n'));
}

function parseMessage(number: number, text: string): MessageProfile {
  const name = firstLine(text);
  const fields = new Map<number, FieldProfile>();
  const fieldsByName = new Map<string, FieldProfile>();
  for (const item of text.slice(name.length + 1).split(/;\s*/)) {
    const field = parseField(item);
    fields.set(field.number, field);
    fieldsByName.set(field.name, field);
  }
  return { number, name, fields, fieldsByName };
}

const FIELD = /^(\d+) (\S+) ([a-z0-9_]+)(\[\])?(?: \/([\d.]+)([+-]\d+)?)?(?: (.+))?$/;

function parseField(text: string): FieldProfile {
  const match = FIELD.exec(text);
  const type = match?.[3] ?? 'uint8';
  return {
    number: Number(match?.[1]),
    name: match?.[2] ?? '',
    type,
    baseType: storedType(type),
    array: match?.[4] !== undefined,
    scale: Number(match?.[5] ?? 1),
    offset: Number(match?.[6] ?? 0),
    unit: match?.[7] ?? '',
  };
}

const enumByte = baseTypeNamed('enum') as BaseType;

function storedType(type: string): BaseType {
  return baseTypeNamed(type) ?? baseTypeNamed(storedAs[type] ?? 'enum') ?? enumByte;
}
