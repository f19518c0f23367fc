import { type Coverage, type Instant, instantOf, millisecondsOf, type TimeRange } from '@vitalwire/core';

export interface GapRules {
  readonly now: Instant;
  /** Devices hand their data over late: a stretch read sooner after its end than this is read again. */
  readonly settleSeconds: number;
  /** After this long a source that did not serve a stretch is asked once more. */
  readonly retryUnavailableSeconds: number;
}

export const usualGapRules: Omit<GapRules, 'now'> = {
  settleSeconds: 2 * 86_400,
  retryUnavailableSeconds: 30 * 86_400,
};

/** What of the wanted stretch has to be asked for: in order, never touching, never in the future. */
export function gapsOf(wanted: TimeRange, known: readonly Coverage[], rules: GapRules): readonly TimeRange[] {
  const until = wanted.to < rules.now ? wanted.to : rules.now;
  let open: readonly TimeRange[] = wanted.from < until ? [{ from: wanted.from, to: until }] : [];
  for (const coverage of known) {
    const settled = settledPart(coverage, rules);
    if (settled !== null) open = open.flatMap((range) => without(range, settled));
  }
  return open;
}

/** The part of a reading that need not be asked for again. */
function settledPart({ range, readAt, outcome }: Coverage, rules: GapRules): TimeRange | null {
  if (outcome === 'failed') return null;
  if (outcome === 'unavailable') {
    const age = (millisecondsOf(rules.now) - millisecondsOf(readAt)) / 1000;
    return age < rules.retryUnavailableSeconds ? range : null;
  }
  const settled = instantOf(millisecondsOf(readAt) - rules.settleSeconds * 1000);
  // What was read before it had settled is fresh for as long as nothing newer can have come.
  const to = range.to < settled ? range.to : settled;
  return range.from < to ? { from: range.from, to } : null;
}

function without(range: TimeRange, taken: TimeRange): readonly TimeRange[] {
  const before = { from: range.from, to: range.to < taken.from ? range.to : taken.from };
  const after = { from: range.from > taken.to ? range.from : taken.to, to: range.to };
  return [before, after].filter(({ from, to }) => from < to);
}
