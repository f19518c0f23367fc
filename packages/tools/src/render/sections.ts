import { encode, type JsonValue } from '@toon-format/toon';
import { estimateKeyTokens, estimateTokens } from '../text/tokens.ts';
import { OutputFormat } from './format.ts';
import { markdownCell, markdownTable, type Row, toonTable } from './tables.ts';
import { toonCell } from './toon-cell.ts';

/** One top-level field of an output, written for a reader. */
export function sectionText(key: string, value: unknown, format: OutputFormat): string {
  if (isRows(value))
    return (format === OutputFormat.Markdown ? markdownTable : toonTable)(key, value).first(value.length);
  if (format === OutputFormat.Markdown) return markdownSection(key, value, 0);
  if (typeof value !== 'object' || value === null) return `${key}: ${toonCell(value)}`;
  if (Array.isArray(value) && value.length > 0 && value.every(isPrimitive))
    return `${key}[${value.length}]: ${value.map(toonCell).join()}`;
  return encode({ [key]: withoutAbsent(value) as JsonValue });
}

/** How many tokens a text of `key: value` lines and tables costs at most: the keys are ours, the values may not be. */
export function estimateLines(text: string): number {
  let tokens = 0;
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    tokens += estimateTokens(line.slice(0, colon + 1), 'own') + estimateTokens(line.slice(colon + 1), 'foreign') + 1;
  }
  return tokens;
}

/** The same for a value as compact JSON. */
export function estimateJson(value: unknown): number {
  if (value === null || value === undefined || typeof value === 'boolean') return 1;
  if (typeof value === 'number') return estimateTokens(String(value));
  if (typeof value === 'string') return estimateTokens(JSON.stringify(value));
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + estimateJson(entry) + 1, 2);
  return Object.entries(value).reduce(
    (sum, [key, entry]) => (entry === undefined ? sum : sum + estimateKeyTokens(key) + 2 + estimateJson(entry)),
    2,
  );
}

/** Objects alike enough for a table: each flat, and more than one or a single one with few fields. */
export function isRows(value: unknown): value is readonly Row[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFlat);
}

function isPrimitive(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}

function isFlat(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((entry) => entry === null || typeof entry !== 'object');
}

function markdownSection(key: string, value: unknown, depth: number): string {
  const indent = '  '.repeat(depth);
  if (isRows(value)) return markdownTable(key, value).first(value.length);
  if (Array.isArray(value)) {
    if (value.every((entry) => typeof entry !== 'object'))
      return `${indent}- ${key}: ${value.map(markdownCell).join(', ')}`;
    return value.map((entry, index) => markdownSection(`${key} ${index + 1}`, entry, depth)).join('\n');
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined && entry !== null);
    return [`${indent}- ${key}:`, ...entries.map(([name, entry]) => markdownSection(name, entry, depth + 1))].join(
      '\n',
    );
  }
  return `${indent}- ${key}: ${markdownCell(value)}`;
}

/** Absent and `null` fields say nothing that the basis does not: they cost tokens only. */
function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) =>
      entry === null || entry === undefined ? [] : [[key, withoutAbsent(entry)]],
    ),
  );
}
