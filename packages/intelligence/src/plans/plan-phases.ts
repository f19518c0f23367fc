import { refuse, requireBetween, requireWhole } from '../refuse.ts';

export type PlanPhase = 'base' | 'build' | 'peak' | 'taper';

export interface PhaseInput {
  /** 1 to 104. The race, if there is one, is on the morning after the last day. */
  readonly weeks: number;
  /** Counted back from the race: 2, 2 and 6 unless given, then base. 0 taper and 0 peak weeks: no race. */
  readonly taperWeeks?: number;
  readonly peakWeeks?: number;
  readonly buildWeeks?: number;
  /** Every so manieth week of base and build is a recovery week: 4 unless given (3:1), 0 for none. */
  readonly recoveryEveryWeeks?: number;
  /** Its load against the last full week; 0.6 unless given. */
  readonly recoveryShare?: number;
}

export interface PlannedWeekKind {
  readonly phase: PlanPhase;
  readonly recovery: boolean;
  /** Of the last full week's load; `null`: as much as the plan asks for. */
  readonly share: number | null;
}

const MOST_WEEKS = 104;

/** The taper's weeks fall in equal steps and halve the volume on average (Bosquet 2007: 41 to 60 %). */
function taperShare(index: number, count: number): number {
  const step = count > 1 ? Math.min(0.2, 0.8 / (count - 1)) : 0;
  return 0.5 + step * ((count - 1) / 2 - index);
}

export function weekKinds(input: PhaseInput): readonly PlannedWeekKind[] {
  const { weeks, taperWeeks = 2, peakWeeks = 2, buildWeeks = 6, recoveryEveryWeeks = 4, recoveryShare = 0.6 } = input;
  requireWhole('weeks', weeks, 1);
  if (weeks > MOST_WEEKS) refuse('weeks', `must be at most ${MOST_WEEKS}, not ${weeks}.`);
  requireWhole('taperWeeks', taperWeeks, 0);
  requireWhole('peakWeeks', peakWeeks, 0);
  requireWhole('buildWeeks', buildWeeks, 0);
  requireWhole('recoveryEveryWeeks', recoveryEveryWeeks, 0);
  if (recoveryEveryWeeks === 1) refuse('recoveryEveryWeeks', 'must be 0, or 2 or more.');
  requireBetween('recoveryShare', recoveryShare, 0, 1);
  if (taperWeeks >= weeks) refuse('taperWeeks', `must leave a week to train, not fill all ${weeks}.`);
  return Array.from({ length: weeks }, (_, week) => {
    const left = weeks - week;
    if (left <= taperWeeks)
      return { phase: 'taper', recovery: false, share: taperShare(taperWeeks - left, taperWeeks) };
    // The first week is always one that loads.
    if (left <= taperWeeks + peakWeeks && week > 0) return { phase: 'peak', recovery: false, share: 1 };
    const recovery = recoveryEveryWeeks > 0 && (week + 1) % recoveryEveryWeeks === 0;
    const phase = left <= taperWeeks + peakWeeks + buildWeeks ? 'build' : 'base';
    return { phase, recovery, share: recovery ? recoveryShare : null };
  });
}
