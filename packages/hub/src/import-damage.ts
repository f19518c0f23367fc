import type { ImportSource, RowCount, SourceDamage } from '@vitalwire/core';
import type { ImportTally } from './import-tally.ts';

/** The same sources, remembered: what was damaged in them is known when they have been read. */
export async function* remembered(
  sources: Iterable<ImportSource> | AsyncIterable<ImportSource>,
  seen: ImportSource[],
): AsyncGenerator<ImportSource, void, undefined> {
  for await (const source of sources) {
    seen.push(source);
    yield source;
  }
}

/**
 * What the sources themselves know of their damage, whatever their readers said: an archive that is cut short, values
 * that may be wrong, and every damaged member that no reader named.
 */
export function noteDamage(tally: ImportTally, sources: readonly ImportSource[]): void {
  const known = namedIn(tally);
  for (const source of sources) {
    for (const damage of source.damage?.() ?? []) {
      const { path, type, message } = damage;
      if (type === 'checksum-mismatch')
        tally.warnings.push({ path, code: type, message: withRows(damage, tally.rows) });
      else if (type === 'truncated' || !known(path)) tally.rejected.push({ path, code: 'file-invalid', message });
    }
  }
}

/** Whether a complaint is about a member: it bears its path, or that of what holds it and the member's name in words. */
function namedIn({ rejected, warnings }: ImportTally): (path: string) => boolean {
  const messages = Map.groupBy([...rejected, ...warnings], ({ path }) => path);
  return (path) => {
    if (messages.has(path)) return true;
    const name = path.slice(path.lastIndexOf('/') + 1);
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const holder = messages.get(path.slice(0, end)) ?? messages.get(path.slice(0, end).replace(/!$/, ''));
      if (holder?.some(({ message }) => message.includes(name)) === true) return true;
    }
    return false;
  };
}

/** How much came out of what may be wrong. Rows of files that are counted together are not told apart. */
function withRows({ path, message }: SourceDamage, rows: ReadonlyMap<string, RowCount>): string {
  let used = 0;
  for (const row of rows.values()) if (row.path === path) used += row.used;
  if (used === 0) return message;
  return `${message} ${used === 1 ? '1 row of it is' : `${used} rows of it are`} in your records now.`;
}
