import { exerciseTextsAToM } from './exercises-a-to-m.ts';
import { exerciseTextsNToZ } from './exercises-n-to-z.ts';
import { type Enumeration, parseEnumeration } from './profile.ts';

const texts: Readonly<Record<string, string>> = { ...exerciseTextsAToM, ...exerciseTextsNToZ };
const parsed = new Map<string, Enumeration>();

/** The name of an exercise within its category, `barbell_bench_press`; `null` when the table does not hold it. */
export function exerciseName(category: string, number: number): string | null {
  const text = texts[category];
  if (text === undefined) return null;
  const names = parsed.get(category) ?? parseEnumeration(text);
  parsed.set(category, names);
  return names.nameOf.get(number) ?? null;
}
