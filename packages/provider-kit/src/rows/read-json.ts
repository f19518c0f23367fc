import { HealthError, type ImportSource } from '@vitalwire/core';
import { createJsonScanner, type ScannedItem } from './json-scanner.ts';
import { lostBehind, soundPart } from './sound-part.ts';
import { type TextOptions, utf8Bytes } from './utf8-bytes.ts';

export interface JsonOptions extends TextOptions {
  /**
   * What to do with an array or object that begins. `path`: the keys that lead to it, joined by `/`, without the places
   * in arrays; '' is the outermost. `items`: give what it holds one by one (of an object: its values). `whole`: give it
   * in one piece. `descend`: ask again for what it holds.
   * @default the items of the outermost array, the whole of an outermost object
   */
  readonly pick?: (path: string, type: 'array' | 'object') => 'items' | 'whole' | 'descend' | 'skip';
  /** A longer item costs itself. @default 4 MiB */
  readonly maximumItemBytes?: number;
}

/** `index` counts items from 0, per `path`. */
export type JsonItem =
  | { readonly type: 'item'; readonly path: string; readonly index: number; readonly value: unknown }
  | { readonly type: 'problem'; readonly path: string; readonly index: number; readonly message: string };

const usual: NonNullable<JsonOptions['pick']> = (path, type) =>
  type === 'array' && path === '' ? 'items' : path === '' ? 'whole' : 'skip';

/**
 * The items of a JSON file of any size as they come, each parsed by itself: one that is broken or too long costs itself,
 * a file that was cut or is damaged
 * costs what comes after, and no more than one item is held. Brackets and quotes are all that is looked
 * at outside of items.
 * @throws HealthError `cancelled`, and whatever opening the source throws
 */
export async function* readJson(
  source: ImportSource,
  options: JsonOptions = {},
): AsyncGenerator<JsonItem, void, undefined> {
  const { pick = usual, maximumItemBytes = 4 * 1024 * 1024, signal } = options;
  const scanner = createJsonScanner(pick, maximumItemBytes);
  const indexes = new Map<string, number>();
  const itemOf = (scanned: ScannedItem): JsonItem => {
    const { path, bytes } = scanned;
    const index = indexes.get(path) ?? 0;
    indexes.set(path, index + 1);
    if (bytes === null) return { type: 'problem', path, index, message: scanned.problem };
    try {
      return { type: 'item', path, index, value: JSON.parse(new TextDecoder().decode(bytes)) };
    } catch {
      return { type: 'problem', path, index, message: 'It is no valid JSON. It was left out.' };
    }
  };
  const damages: string[] = [];
  const content = soundPart(source.open(), (sentence) => damages.push(sentence));
  try {
    for await (const piece of utf8Bytes(content, options)) {
      for (const item of scanner.scan(piece)) yield itemOf(item);
    }
  } catch (error) {
    if (signal?.aborted === true) throw new HealthError('cancelled', 'The import was stopped.', {});
    throw error;
  }
  const cut = scanner.end();
  const path = cut?.path ?? '';
  const index = indexes.get(path) ?? 0;
  for (const damage of damages) yield { type: 'problem', path, index, message: lostBehind(damage) };
  if (cut !== null && damages.length === 0) yield itemOf(cut);
}

/** Longer than any object that stands in a cell of a table. */
const MAXIMUM_TEXT_LENGTH = 256 * 1024;

/** JSON that stands in a cell; `null` when it is none, or longer than any. */
export function parseJsonText(text: string): unknown {
  if (text.length > MAXIMUM_TEXT_LENGTH) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
