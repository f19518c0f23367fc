import { cleanText, textLimits } from '@vitalwire/core';
import { isFitTime } from '../fit-time.ts';
import type { FitField, FitMessage, FitValue } from '../messages/message.ts';

/** A standard field: what an app named alike is not one. */
function standardField(message: FitMessage, name: string): FitField | undefined {
  return message.fields.find((field) => field.name === name && field.developerIndex === undefined);
}

export function storedValue(message: FitMessage, name: string): FitValue | null {
  return standardField(message, name)?.value ?? null;
}

/**
 * The first of these fields that holds a finite number. Some devices write a field twice as wide as its type: the
 * value stands first, and what follows means nothing.
 */
export function numberOf(message: FitMessage, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const stored = storedValue(message, name);
    const value = Array.isArray(stored) ? stored[0] : stored;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
  }
  return undefined;
}

/** The name of an enumeration's value, or `<field>_<number>` where the table does not know it. */
export function wordOf(message: FitMessage, name: string): string | undefined {
  const value = storedValue(message, name);
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? `${name}_${value}` : undefined;
}

/** Text that a person or an app wrote. */
export function textOf(message: FitMessage, name: string): string | undefined {
  const value = storedValue(message, name);
  return typeof value === 'string' ? (cleanText(value, textLimits.name) ?? undefined) : undefined;
}

/** The stored number, before scale and names. */
export function rawOf(message: FitMessage, name: string): number | undefined {
  const raw = standardField(message, name)?.raw;
  return typeof raw === 'number' ? raw : undefined;
}

/** A date as seconds since the FIT epoch. What does not fit into the 32 bits of a date is none. */
export function secondsOf(message: FitMessage, name: string): number | undefined {
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
