import { isLocalDate, type LocalDate } from '@vitalwire/core';
import { readNumber, unreadableCell } from '@vitalwire/provider-kit/rows';
import { writtenValue } from './written-value.ts';

/** One document of the export, whether it is an object of JSON or a row of a table. */
export interface OuraDocument {
  /** Whether it has the field at all, filled or not. */
  has(field: string): boolean;
  text(field: string): string | null;
  /** @throws HealthError `invalid-input` for text that is no number */
  number(field: string): number | null;
  /** An object or list; tables hold them as text in a cell. `null` when it is none. */
  value(field: string): unknown;
}

/** What tables write for nothing. */
const nothing = new Set(['', 'null', 'none', 'nan', 'undefined']);

export function documentOfJson(object: Readonly<Record<string, unknown>>): OuraDocument {
  const get = (field: string): unknown => (Object.hasOwn(object, field) ? object[field] : undefined);
  return {
    has: (field) => Object.hasOwn(object, field),
    text: (field) => {
      const value = get(field);
      if (typeof value === 'number') return String(value);
      return typeof value === 'string' ? filled(value) : null;
    },
    number: (field) => {
      const value = get(field);
      if (typeof value === 'number') return Number.isFinite(value) ? value : null;
      return typeof value === 'string' ? readNumber(filled(value), { what: `number in "${field}"` }) : null;
    },
    value: (field) => {
      const value = get(field);
      return typeof value === 'string' ? writtenValue(value) : (value ?? null);
    },
  };
}

/** @param places of the columns, by their names in lower case */
export function documentOfRow(places: ReadonlyMap<string, number>, cells: readonly string[]): OuraDocument {
  const cell = (field: string): string | null => {
    const place = places.get(field);
    return place === undefined ? null : filled(cells[place] ?? '');
  };
  return {
    has: (field) => places.has(field),
    text: cell,
    number: (field) => readNumber(cell(field), { what: `number in "${field}"` }),
    value: (field) => {
      const text = cell(field);
      return text === null ? null : writtenValue(text);
    },
  };
}

function filled(text: string): string | null {
  const trimmed = text.trim();
  return nothing.has(trimmed.toLowerCase()) ? null : trimmed;
}

/** The wearer's day, which Oura writes itself. @throws HealthError `invalid-input` */
export function dayOf(document: OuraDocument, field = 'day'): LocalDate {
  const text = document.text(field)?.substring(0, 10) ?? '';
  if (!isLocalDate(text)) throw unreadableCell(field, document.text(field) ?? '');
  return text;
}

export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function numbersOf(value: unknown): readonly (number | null)[] {
  return Array.isArray(value) ? value.map((item) => (typeof item === 'number' ? item : null)) : [];
}
