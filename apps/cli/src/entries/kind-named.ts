import { type DataKind, dataKinds, suggest } from '@vitalwire/core';
import { entryKinds } from './all-entries.ts';
import { invalid } from './entry-kind.ts';

/** A kind by its own name, in any spelling, in the plural, or by the word it is logged with. @throws HealthError `invalid-input` */
export function kindNamed(text: string, path: string): DataKind {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replaceAll(/[\s_-]/g, '')
      .replace(/s$/, '');
  const found =
    dataKinds.find((kind) => plain(kind) === plain(text)) ?? entryKinds.find(({ word }) => word === plain(text))?.kind;
  if (found !== undefined) return found;
  const [nearest] = suggest(text, dataKinds);
  const help = nearest === undefined ? `Known: ${dataKinds.join(', ')}.` : `Did you mean ${nearest}?`;
  throw invalid(path, `"${text}" is no kind of record. ${help}`);
}
