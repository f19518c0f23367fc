import { exerciseTextsAToM } from './exercises-a-to-m.ts';
import { exerciseTextsNToZ } from './exercises-n-to-z.ts';
import { type Enumeration, parseEnumeration } from './profile.ts';

const texts: Readonly<Record<string, string>> = { ...exerciseTextsAToM, ...exerciseTextsNToZ };
const parsed = new Map<string, Enumeration>();

function exercisesOf(category: string): Enumeration | null {
  const known = parsed.get(category);
  if (known !== undefined) return known;
  const text = texts[category];
  if (text === undefined) return null;
  const names = parseEnumeration(text);
  parsed.set(category, names);
  return names;
}

/** The name of an exercise within its category, `barbell_bench_press`; `null` when the table does not hold it. */
export function exerciseName(category: string, number: number): string | null {
  return exercisesOf(category)?.nameOf.get(number) ?? null;
}

/** The first category that holds an exercise of this name. */
export function exerciseNamed(name: string): { readonly category: string; readonly number: number } | undefined {
  for (const category of Object.keys(texts)) {
    const number = exercisesOf(category)?.numberOf.get(name);
    if (number !== undefined) return { category, number };
  }
  return undefined;
}
