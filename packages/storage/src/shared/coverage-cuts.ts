import type { Coverage, Instant } from '@vitalwire/core';

/**
 * What stands after a stretch was read again: the new reading, and what it leaves of those before. Pieces that say the
 * same of times that touch are one.
 * @param known readings of the same source, kind and subtype that touch the new one
 */
export function coverageAfter(known: readonly Coverage[], read: Coverage): readonly Coverage[] {
  const left = known.flatMap((before) => {
    const { from, to } = before.range;
    const head = { ...before, range: { from, to: earlier(to, read.range.from) } };
    const tail = { ...before, range: { from: later(from, read.range.to), to } };
    return [head, tail].filter(({ range }) => range.from < range.to);
  });
  const ordered = [...left, read].sort((a, b) => (a.range.from < b.range.from ? -1 : 1));
  return ordered.reduce<Coverage[]>((joined, next) => {
    const last = joined.at(-1);
    if (last !== undefined && last.range.to === next.range.from && saysTheSame(last, next)) {
      joined[joined.length - 1] = { ...last, range: { from: last.range.from, to: next.range.to } };
      return joined;
    }
    joined.push(next);
    return joined;
  }, []);
}

function saysTheSame(a: Coverage, b: Coverage): boolean {
  return a.readAt === b.readAt && a.outcome === b.outcome && JSON.stringify(a.reason) === JSON.stringify(b.reason);
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
