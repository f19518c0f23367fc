import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultOf, type Vector } from './vector-table/vector.ts';
import type { ReadStream } from './vector-table/written.ts';

/** Our own copy. */
export const ownVectors = join(import.meta.dirname, '../vectors');

export interface VectorFile {
  readonly name: string;
  readonly vectors: readonly Vector[];
  /** What is in the file and is no vector, or why it cannot be read at all. */
  readonly faults: readonly string[];
}

function readFile(folder: string, name: string): VectorFile {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    return { name, vectors: [], faults: [`${name} is not JSON: ${(error as Error).message}`] };
  }
  if (!Array.isArray(content)) return { name, vectors: [], faults: [`${name} is not an array of vectors`] };
  const faults = content.flatMap((entry: unknown, i) => {
    const fault = faultOf(entry);
    return fault === null ? [] : [`${name}, entry ${i} ${fault}`];
  });
  return { name, vectors: content.filter((entry) => faultOf(entry) === null), faults };
}

/** The JSON files of a folder, by name. Folders in it are left alone. */
export function readVectors(folder: string): readonly VectorFile[] {
  if (!existsSync(folder)) return [{ name: folder, vectors: [], faults: [`there is no folder ${folder}`] }];
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map(({ name }) => name)
    .toSorted();
  if (names.length === 0) return [{ name: folder, vectors: [], faults: [`${folder} holds no JSON file`] }];
  return names.map((name) => readFile(folder, name));
}

/** Reads a stream file of the folder; each once. */
export function streamsOf(folder: string): ReadStream {
  const known = new Map<string, unknown>();
  return (path) => {
    if (!known.has(path)) known.set(path, JSON.parse(readFileSync(join(folder, path), 'utf8')));
    return known.get(path);
  };
}
