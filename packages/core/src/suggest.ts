const MOST = 3;
/** One letter in so many may be wrong. */
const SHARE_WRONG = 3;
/** As good as so many mistakes: the beginning of a name, a part of it. */
const BEGINNING = 1;
const INSIDE = 2;

/**
 * Known names that a mistyped one may have meant, best first, at most three; none when nothing is near.
 * Capitals, blanks, hyphens and underscores do not count as differences.
 */
export function suggest(word: string, candidates: Iterable<string>): readonly string[] {
  const asked = plain(word);
  if (asked === '') return [];
  const near: { readonly name: string; readonly distance: number }[] = [];
  for (const name of candidates) {
    const known = plain(name);
    const allowed = Math.max(1, Math.floor(Math.max(asked.length, known.length) / SHARE_WRONG));
    const part = partOf(asked, known);
    const distance = Math.min(part, editDistance(asked, known, allowed));
    if (distance <= allowed || distance === part) near.push({ name, distance });
  }
  return near
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ name }) => name);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

function partOf(asked: string, known: string): number {
  if (asked.length < 3 || asked === known) return Number.POSITIVE_INFINITY;
  const place = known.indexOf(asked);
  return place === -1 ? Number.POSITIVE_INFINITY : place === 0 ? BEGINNING : INSIDE;
}

/**
 * Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
 * @param limit above it the answer is only known to be above it
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
