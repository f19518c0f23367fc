import type { AnswersBecause } from '@vitalwire/core';

/** One reason to prefer one of two: negative for the first. The reason `null` is for order alone, and is told of nobody. */
export interface Criterion<T> {
  readonly because: AnswersBecause | null;
  readonly compare: (a: T, b: T) => number;
}

/** What has less of something comes first. */
export function least<T>(because: AnswersBecause | null, amount: (item: T) => number): Criterion<T> {
  return { because, compare: (a, b) => amount(a) - amount(b) };
}

/** What has more of something comes first. */
export function most<T>(because: AnswersBecause | null, amount: (item: T) => number): Criterion<T> {
  return { because, compare: (a, b) => amount(b) - amount(a) };
}

/** By the first criterion that tells two apart. */
export function inOrder<T>(some: readonly T[], criteria: readonly Criterion<T>[]): readonly T[] {
  return some.toSorted((a, b) => firstDifference(a, b, criteria)?.order ?? 0);
}

export function firstDifference<T>(
  a: T,
  b: T,
  criteria: readonly Criterion<T>[],
): { readonly order: number; readonly because: AnswersBecause | null } | null {
  for (const { because, compare } of criteria) {
    const order = compare(a, b);
    if (order !== 0) return { order, because };
  }
  return null;
}
