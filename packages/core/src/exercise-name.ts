/** An exercise as different apps write it, made comparable. */
export interface ExerciseName {
  /** Same exercise, same equipment, same key: `bench press (barbell)`. */
  readonly key: string;
  /** Without equipment, in lower case: `bench press`. */
  readonly name: string;
  /** What stands in brackets, in lower case; `null` when the name says none. */
  readonly equipment: string | null;
}

/**
 * What an exercise is called, whatever the case, the spaces and the brackets: `Bench Press (Barbell)`,
 * `BENCH PRESS  [barbell]` and `bench-press (Barbell)` are one. Words are never translated and never reordered: two
 * names that differ in more than spelling are two exercises.
 * @param written as an app or a person wrote it; `null` is returned when nothing is left
 */
export function exerciseNameOf(written: string): ExerciseName | null {
  const text = written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[_\-\u2010-\u2015]+/g, ' ');
  const inBrackets = [...text.matchAll(/[([{]([^()[\]{}]*)[)\]}]/g)].map(([, words]) => spaced(words ?? ''));
  const name = spaced(text.replace(/[([{][^()[\]{}]*[)\]}]/g, ' '));
  const equipment = inBrackets.filter((words) => words !== '').join(', ');
  if (name === '') return equipment === '' ? null : { key: equipment, name: equipment, equipment: null };
  return equipment === '' ? { key: name, name, equipment: null } : { key: `${name} (${equipment})`, name, equipment };
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
