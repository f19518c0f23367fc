import { type DataKind, HealthError, type InputIssue, suggest } from '@vitalwire/core';
import { fieldsOfKind } from './all-entries.ts';
import { type EntryField, invalid } from './entry-kind.ts';

/** A word that was typed, with the field of the record that it stands for. */
export interface TypedWord {
  /** As it was typed: `--rpe`, `rpe`, `averageHeartRateBpm`. */
  readonly word: string;
  /** `feel.perceivedExertionCr10` */
  readonly path: string;
  readonly field: EntryField | null;
}

/** Words of an edit that are no field that can be logged. */
const timeWords = ['at', 'start', 'end', 'date'];

/**
 * What the record refuses, in the words that were typed. @throws HealthError what the work throws; `invalid-input` of a
 * field that was typed says the word, what it means and how it is written
 */
export async function inTypedWords<T>(kind: DataKind, typed: readonly TypedWord[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!HealthError.is(error) || error.code !== 'invalid-input') throw error;
    const { issues } = error.details;
    const sentences = issues.map((issue) => sentenceOf(kind, typed, issue));
    const known = sentences.filter((sentence) => sentence !== null);
    if (known.length === 0 || known.length < sentences.length) throw error;
    throw new HealthError('invalid-input', [...new Set(known)].join(' '), { issues }, { cause: error });
  }
}

function sentenceOf(kind: DataKind, typed: readonly TypedWord[], issue: InputIssue): string | null {
  const { message } = issue;
  // A batch names the record by its place; here it is of one.
  const path = issue.path.replace(/^records\.\d+\./, '');
  const said = typed.find((each) => each.path === path || path.startsWith(`${each.path}.`));
  if (said === undefined) return null;
  const { word, field } = said;
  if (message === 'is not a known field') return unknownWord(kind, word).message;
  const start = `${word} ${message}`;
  if (field === null) return `${start}.`;
  const example = field.example === null ? '' : ` Write it as ${field.example}.`;
  return `${start}: ${field.words}.${example}`;
}

/** For a word that says nothing of such a record. */
export function unknownWord(kind: DataKind, word: string): HealthError<'invalid-input'> {
  const words = [...fieldsOfKind(kind).keys(), ...timeWords];
  const near = suggest(word, words);
  const help = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are ${words.join(', ')}.`;
  return invalid(word, `"${word}" is nothing that can be changed of a ${kind}. ${help}`);
}
