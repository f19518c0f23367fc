import { type FileImporter, HealthError } from '@vitalwire/core';
import { memoryFolder, memorySource } from '../archive/index.ts';
import { importWhole } from './import-whole.ts';

/** A file as the writers of archives make it. */
interface WrittenFile {
  readonly path: string;
  content(): Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
}

/** What stands in files that it should not: numbers out of range, days that no calendar has, signs that steer. */
const words = [
  ...['NaN', '-1', '1e400', '9999999999999', '65535', '0', 'null', 'true', '', '-', '=1+1', 'é', '\u0000', '\u202e'],
  ...['"', '""', ',', ';', '\n', '{', '}', '[', ']'],
  ...['2024-13-45', '0000-00-00', '2026-03-29 02:30:00', '9999-12-31 23:59:59', '01/01/00 00:00:00'],
  ...['1970-01-01T00:00:00Z', '+99:99', 'UTC+14:00'],
];

/**
 * Imports text files of an export damaged in many ways: pieces lost, doubled and replaced, files cut.
 * @returns what was thrown that is no error for a person; none for a sound importer
 */
export async function brokenByDamage(
  importer: FileImporter,
  files: Iterable<WrittenFile>,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<readonly string[]> {
  const texts: { readonly path: string; readonly text: string }[] = [];
  for (const { path, content } of files) {
    let text = '';
    for await (const piece of content()) text += typeof piece === 'string' ? piece : new TextDecoder().decode(piece);
    texts.push({ path, text });
  }
  const below = randomOf(seed);
  const problems: string[] = [];
  for (let run = 0; run < runs; run++) {
    const members = texts.map(({ path, text }) => {
      return memorySource(`damaged/${path}`, new TextEncoder().encode(damaged(text, below)));
    });
    try {
      await importWhole(importer, memoryFolder('damaged', members));
    } catch (error) {
      const forPeople = HealthError.is(error) && error.code.startsWith('file-');
      if (!forPeople) problems.push(`run ${run}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return problems;
}

function damaged(text: string, below: (limit: number) => number): string {
  let result = text;
  for (let i = 0; i < 6; i++) {
    const at = below(result.length + 1);
    const word = words[below(words.length)] ?? '';
    const lost = below(3) * below(20);
    result = result.slice(0, at) + (below(3) === 0 ? '' : word) + result.slice(at + lost);
  }
  return below(10) === 0 ? result.slice(0, below(result.length + 1)) : result;
}

/** Numbers below a limit, the same for the same seed (Park and Miller's generator of 1988). */
function randomOf(seed: number): (limit: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}

/**
 * A zip of which one member, named as it stands there, is damaged and all others are sound.
 * @param at which part of its content comes before the damage; 0: nothing of it comes out
 */
export function withDamagedMember(zip: Uint8Array, name: string, at = 0): Uint8Array {
  const bytes = Buffer.from(zip);
  const start = bytes.indexOf(name) + name.length;
  if (start < name.length) throw new RangeError(`the zip has no ${name}`);
  // What stands behind the content of members that were written without knowing how long they would be.
  const end = Math.max(start, bytes.indexOf(Buffer.of(0x50, 0x4b, 7, 8), start));
  const from = start + Math.floor((end - start) * at);
  // A block of a sort that packed data does not have.
  bytes.fill(0xff, from, from + 16);
  return bytes;
}
