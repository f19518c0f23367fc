import { nameOf } from './names.ts';
import { isGiven } from './vector.ts';

/** What is said of a value in a message: long arrays are cut. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'number' && !Number.isFinite(part)) return String(part);
    return ArrayBuffer.isView(part) ? Array.from(part as Float64Array).slice(0, 8) : part;
  });
  return text === undefined ? 'nothing' : text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

function differencesOfLists(actual: unknown, expected: readonly unknown[], tolerance: number, path: string) {
  const list = ArrayBuffer.isView(actual) ? Array.from(actual as Float64Array) : actual;
  if (!Array.isArray(list)) return [`${path}: ${shown(actual)}, not a list of ${expected.length}`];
  if (list.length !== expected.length) return [`${path}: ${list.length} entries, not ${expected.length}`];
  return expected.flatMap((entry, i) => differences(list[i], entry, tolerance, `${path}.${i}`));
}

/**
 * Where `actual` is not as expected; empty when it is. Only what `expected` lists is compared. An output may bear the
 * vector's name or ours.
 */
export function differences(actual: unknown, expected: unknown, tolerance: number, path: string): readonly string[] {
  if (Array.isArray(expected)) return differencesOfLists(actual, expected, tolerance, path);
  if (isGiven(expected)) {
    return Object.entries(expected).flatMap(([name, value]) => {
      const ours = nameOf(name);
      const found = isGiven(actual) ? (actual[name] ?? (typeof ours === 'string' ? actual[ours] : null)) : null;
      return differences(found ?? null, value, tolerance, `${path}.${name}`);
    });
  }
  const same =
    typeof expected === 'number'
      ? typeof actual === 'number' && Math.abs(actual - expected) <= tolerance
      : (actual ?? null) === expected;
  return same ? [] : [`${path}: ${shown(actual ?? null)}, expected ${shown(expected)}`];
}
