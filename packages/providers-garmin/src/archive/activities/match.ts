import { type Instant, millisecondsOf, type Sport, sportFamily } from '@vitalwire/core';
import type { ActivitySummary } from './summary.ts';

/** Clocks of a summary and of its recording are the same; some programs cut the time to seconds. */
const WINDOW_MS = 5000;

/** Finds the summary of a recording, each once: by the moment it starts, of two the one of the same sport. */
export interface SummaryIndex {
  claim(start: Instant, sport: Sport): ActivitySummary | null;
  /** Whether a recording that starts then has been read. */
  isClaimed(start: Instant): boolean;
  /** Those that no recording claimed, in order. */
  left(): readonly ActivitySummary[];
}

export function summaryIndexOf(summaries: readonly ActivitySummary[]): SummaryIndex {
  const activities = summaries.filter(({ isParent }) => !isParent);
  const bySecond = new Map<number, ActivitySummary[]>();
  for (const summary of activities) {
    const second = secondOf(summary.start);
    const others = bySecond.get(second);
    if (others === undefined) bySecond.set(second, [summary]);
    else others.push(summary);
  }
  const claimed = new Set<ActivitySummary>();
  const near = (start: Instant): readonly ActivitySummary[] => {
    const second = secondOf(start);
    const seconds = WINDOW_MS / 1000;
    const found: ActivitySummary[] = [];
    for (let at = second - seconds; at <= second + seconds; at++) found.push(...(bySecond.get(at) ?? []));
    return found;
  };
  return {
    claim(start, sport) {
      const free = near(start).filter((summary) => !claimed.has(summary));
      const distance = (summary: ActivitySummary) => Math.abs(millisecondsOf(summary.start) - millisecondsOf(start));
      const otherSport = ({ sport: told }: ActivitySummary) =>
        Number(told !== null && sportFamily(told) !== sportFamily(sport));
      const [best] = free.toSorted((a, b) => otherSport(a) - otherSport(b) || distance(a) - distance(b));
      if (best !== undefined) claimed.add(best);
      return best ?? null;
    },
    isClaimed: (start) => near(start).some((summary) => claimed.has(summary)),
    left: () => activities.filter((summary) => !claimed.has(summary)),
  };
}

function secondOf(instant: Instant): number {
  return Math.floor(millisecondsOf(instant) / 1000);
}
