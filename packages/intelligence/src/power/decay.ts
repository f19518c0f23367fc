import { requireBetween, requireNotNegative } from '../refuse.ts';

/** Our rule for what was long not shown again; both parts are the caller's to change. */
export interface Decay {
  /** Counts in full so long; 42 days unless given. */
  readonly freshDays?: number;
  /** Lost per further week, compounding; 1 % unless given. */
  readonly decayPercentPerWeek?: number;
}

const FRESH_DAYS = 42;
const PERCENT_PER_WEEK = 1;
export function decayRule({ freshDays = FRESH_DAYS, decayPercentPerWeek = PERCENT_PER_WEEK }: Decay): Required<Decay> {
  requireNotNegative('freshDays', freshDays);
  requireBetween('decayPercentPerWeek', decayPercentPerWeek, 0, 50);
  return { freshDays, decayPercentPerWeek };
}

export function decayedShare(daysAgo: number, { freshDays, decayPercentPerWeek }: Required<Decay>): number {
  return (1 - decayPercentPerWeek / 100) ** (Math.max(0, daysAgo - freshDays) / 7);
}
