/** Why an answer of an experiment deserves more or less trust, with the number that says so. */
export type ExperimentReason =
  /** Nothing ran beside it: what else changed on that day is part of the effect. Always true of one person before and after. */
  | { readonly code: 'no_control' }
  | {
      readonly code: 'few_days';
      readonly phase: 'before' | 'after' | 'a' | 'b';
      readonly days: number;
      readonly wanted: number;
    }
  /** Effective days are far fewer than days. */
  | { readonly code: 'autocorrelation'; readonly persistence: number; readonly effectiveDays: number }
  | { readonly code: 'missing_days'; readonly phase: 'before' | 'after' | 'a' | 'b'; readonly share: number }
  /** The effect is that of trying, not of doing. */
  | { readonly code: 'low_adherence'; readonly share: number }
  | { readonly code: 'adherence_unknown'; readonly days: number }
  /** The values moved already before; the answer depends on the assumption that they would have gone on. */
  | { readonly code: 'moved_before'; readonly slopePerDay: number; readonly pValue: number }
  /** Another device measured from this day on. */
  | { readonly code: 'device_change'; readonly day: number; readonly label: string }
  /** Longer than two months: seasons and training blocks have changed as well. */
  | { readonly code: 'long'; readonly days: number }
  | { readonly code: 'few_pairs'; readonly pairs: number; readonly smallestPValue: number };

export interface PhaseDays {
  /** Known days that count. */
  readonly n: number;
  readonly missing: number;
}

export interface Adherence {
  readonly done: number;
  readonly notDone: number;
  readonly unknown: number;
}

/** What was done on each day of the after phase; `null` where nobody noted it. */
export function countAdherence(noted: ArrayLike<boolean | null>, from: number, to: number): Adherence {
  let [done, notDone, unknown] = [0, 0, 0];
  for (let day = from; day < to; day++) {
    const was = noted[day];
    if (was === true) done++;
    else if (was === false) notDone++;
    else unknown++;
  }
  return { done, notDone, unknown };
}

const WANTED_DAYS = 14;

export function phaseReasons(
  phase: 'before' | 'after' | 'a' | 'b',
  { n, missing }: PhaseDays,
): readonly ExperimentReason[] {
  const share = missing / Math.max(1, n + missing);
  return [
    ...(n < WANTED_DAYS ? [{ code: 'few_days', phase, days: n, wanted: WANTED_DAYS } as const] : []),
    ...(share > 0.2 ? [{ code: 'missing_days', phase, share } as const] : []),
  ];
}

export function adherenceReasons(adherence: Adherence | null): readonly ExperimentReason[] {
  if (adherence === null) return [];
  const { done, notDone, unknown } = adherence;
  const share = done / Math.max(1, done + notDone);
  return [
    ...(done + notDone > 0 && share < 0.8 ? [{ code: 'low_adherence', share } as const] : []),
    ...(unknown > 0.2 * (done + notDone + unknown) ? [{ code: 'adherence_unknown', days: unknown } as const] : []),
  ];
}
