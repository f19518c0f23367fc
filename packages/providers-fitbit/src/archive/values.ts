import { unreadableCell } from '@vitalwire/provider-kit/rows';

/** An object of JSON, else an empty one. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A number, or one written as text; absent is `null`. @throws HealthError `invalid-input` for other text */
export function numberIn(object: Readonly<Record<string, unknown>>, key: string): number | null {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '' || value === 'NaN') return null;
  const number = Number(value);
  if (!Number.isFinite(number)) throw unreadableCell(key, value);
  return number;
}

export function textIn(object: Readonly<Record<string, unknown>>, key: string): string | null {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
