import type { BaseTypeName } from '../protocol/base-types.ts';

/**
 * A value as people write it: scaled number (`12.5` for m/s), name of an enumeration's value, instant or FIT seconds for
 * a date, text, flag. `null` writes the pattern that means missing.
 */
export type FitInputScalar = number | bigint | string | boolean | null;
export type FitInputValue = FitInputScalar | readonly FitInputScalar[] | FitTypedValue;

/** Stored numbers of a chosen type, not scaled: for fields that the table does not know. */
export interface FitTypedValue {
  readonly type: BaseTypeName;
  readonly value: FitInputScalar | readonly FitInputScalar[];
}

export interface FitMessageInput {
  /** `record`, or a global message number. */
  readonly name: string | number;
  /** By name (`heart_rate`), or `field_<number>` with a typed value. Written in this order. */
  readonly fields: Readonly<Record<string, FitInputValue>>;
  /** Fields of apps. Their `field_description` messages must stand before. */
  readonly developerFields?: readonly FitDeveloperInput[];
}

export interface FitDeveloperInput {
  readonly developerIndex: number;
  readonly fieldNumber: number;
  readonly value: FitInputScalar | readonly FitInputScalar[];
}

export interface FitFileInput {
  /** Written in this order. `file_id` must be the first for other programs to read the file. */
  readonly messages: readonly FitMessageInput[];
  /** Of all numbers in messages. @default 'little' */
  readonly byteOrder?: 'little' | 'big';
  /** Writes the time of records into their header byte where it can be. @default false */
  readonly compressedTimestamps?: boolean;
  /** 12 leaves out the checksum of the header. @default 14 */
  readonly headerBytes?: 12 | 14;
}
