import type { DataKind } from '@vitalwire/core';
import { bodyEntries } from './body-entries.ts';
import { dayEntries } from './day-entries.ts';
import type { EntryField, EntryKind } from './entry-kind.ts';
import { foodEntries } from './food-entries.ts';
import { trainingEntries } from './training-entries.ts';

/** Everything that a person enters by hand. A vendor's own score (`readiness`) is nobody's to enter. */
export const entryKinds: readonly EntryKind[] = [...bodyEntries, ...trainingEntries, ...dayEntries, ...foodEntries];

/** What can be said of records of a kind, by the word it is said with. */
export function fieldsOfKind(kind: DataKind): ReadonlyMap<string, EntryField> {
  return new Map(
    entryKinds
      .filter((entryKind) => entryKind.kind === kind)
      .flatMap(({ fields, operandFields }) => Object.entries({ ...fields, ...operandFields })),
  );
}
