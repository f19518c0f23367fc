import { cleanText, textLimits } from '@vitalwire/core';
import { isFitTime } from '../fit-time.ts';
import { type MessageView, storedField, viewNumber, viewWords } from '../messages/message-view.ts';

/**
 * The first of these fields that holds a finite number. Some devices write a field twice as wide as its type: the
 * value stands first, and what follows means nothing.
 */
export function numberOf(message: MessageView, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = viewNumber(message, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The name of an enumeration's value, or `<field>_<number>` where the table does not know it. */
export function wordOf(message: MessageView, name: string): string | undefined {
  const [value] = viewWords(message, name);
  return typeof value === 'number' ? `${name}_${value}` : (value ?? undefined);
}

/** The name of an enumeration's value where the table knows it. */
export function knownWordOf(message: MessageView, name: string): string | undefined {
  const [value] = viewWords(message, name);
  return typeof value === 'string' ? value : undefined;
}

/** The first that is there of an array of enumeration's values. */
export function firstWordOf(message: MessageView, name: string): string | number | undefined {
  return viewWords(message, name).find((value) => value !== null) ?? undefined;
}

/** Text that a person or an app wrote. */
export function textOf(message: MessageView, name: string): string | undefined {
  const value = storedField(message, name);
  return typeof value === 'string' ? (cleanText(value, textLimits.name) ?? undefined) : undefined;
}

/** The stored number, before scale and names. */
export function rawOf(message: MessageView, name: string): number | undefined {
  const raw = storedField(message, name);
  return typeof raw === 'number' ? raw : undefined;
}

/** A date as seconds since the FIT epoch. What does not fit into the 32 bits of a date is none. */
export function secondsOf(message: MessageView, name: string): number | undefined {
  const raw = rawOf(message, name);
  return raw !== undefined && isFitTime(raw) ? raw : undefined;
}

/** Leaves out what is undefined, so that an absent field is absent. */
export function compact<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T {
  const kept: Partial<T> = {};
  for (const key of Object.keys(fields) as (keyof T)[]) {
    const value = fields[key];
    if (value !== undefined) kept[key] = value as T[typeof key];
  }
  return kept as T;
}
