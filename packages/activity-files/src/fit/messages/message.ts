import type { Instant } from '@vitalwire/core';
import type { FieldValue } from '../protocol/field-value.ts';

/** Scaled number, name of an enumeration's value, instant, text or flag; arrays keep `null` for a missing element. */
export type FitValue = number | bigint | string | boolean | Instant | readonly (FitScalar | null)[];
export type FitScalar = number | bigint | string | boolean;

/** One field of one message. Missing fields are left out of a message. */
export interface FitField {
  /** As in the file; -1 for what was expanded from another field. */
  readonly number: number;
  /** `heart_rate`, or `field_<number>` where the table does not know it. */
  readonly name: string;
  /** Unit of `value`, empty for none. */
  readonly unit: string;
  readonly value: FitValue;
  /** As stored, before scale and names; `null` for components. */
  readonly raw: FieldValue | null;
  /** The field it was expanded from. */
  readonly expandedFrom?: string;
  /** Index of the app that defined it. */
  readonly developerIndex?: number;
}

/** One message of the file, any type. */
export interface FitMessage {
  /** Global message number: 20 is `record`. */
  readonly number: number;
  /** `record`, or `unknown_<number>`. */
  readonly name: string;
  /** Of its header byte, from the start of the input. */
  readonly byteOffset: number;
  /** Position of its file in a chained input. */
  readonly part: number;
  /** From its timestamp field or compressed header; `null` when it has neither. */
  readonly timestamp: Instant | null;
  readonly fields: readonly FitField[];
}

/** The value of a field by name, app fields included; the first when there are several. */
export function fitValue(message: FitMessage, name: string): FitValue | null {
  return message.fields.find((field) => field.name === name)?.value ?? null;
}
