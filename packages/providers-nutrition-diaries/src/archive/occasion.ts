import { cleanText, textLimits } from '@vitalwire/core';

const known: Readonly<Record<string, string>> = {
  breakfast: 'breakfast',
  lunch: 'lunch',
  dinner: 'dinner',
  snack: 'snack',
  snacks: 'snack',
};

/** Ours for the usual four, else the person's own word: both diaries let people rename them. `null` for none. */
export function occasionOf(text: string | null): string | null {
  const word = cleanText(text ?? '', textLimits.word);
  if (word === null || /^uncategorized$/i.test(word)) return null;
  const key = word.toLowerCase();
  return Object.hasOwn(known, key) ? (known[key] ?? word) : word;
}
