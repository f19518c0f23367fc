import { type Instant, millisecondsOf } from '@vitalwire/core';

export interface BackupScheduleOptions {
  readonly everyHours: number;
  /** When the newest backup was made; `null` where there is none. Asked before each one: another process may make them. */
  readonly newest: () => Promise<Instant | null>;
  readonly backUp: () => Promise<unknown>;
  readonly failed: (error: unknown) => void;
  readonly now: () => Instant;
  /** Calls back once, later. @returns what cancels it */
  readonly timer: (work: () => void, milliseconds: number) => () => void;
}

/** The first look comes when the program has started and answered. */
const FIRST_LOOK_MILLISECONDS = 60_000;
/** After a failure, and the longest that a timer of Node can be set for is 24 days. */
const NEXT_LOOK_MILLISECONDS = 3600_000;

/** Makes a backup whenever the newest one is too old, as long as the process runs. @returns what ends it */
export function scheduleBackups(options: BackupScheduleOptions): () => void {
  const { everyHours, newest, backUp, failed, now, timer } = options;
  let ended = false;
  let cancel = () => {};
  const look = async (): Promise<number> => {
    try {
      const last = await newest();
      const due = last === null ? 0 : millisecondsOf(last) + everyHours * 3600_000 - millisecondsOf(now());
      // A clock that was set back must not put the next one off for longer than the interval.
      if (due > 0 && due <= everyHours * 3600_000) return Math.min(due, NEXT_LOOK_MILLISECONDS);
      if (!ended) await backUp();
    } catch (error) {
      failed(error);
    }
    return NEXT_LOOK_MILLISECONDS;
  };
  const arm = (milliseconds: number) => {
    if (ended) return;
    cancel = timer(() => void look().then(arm), milliseconds);
  };
  arm(FIRST_LOOK_MILLISECONDS);
  return () => {
    ended = true;
    cancel();
  };
}
