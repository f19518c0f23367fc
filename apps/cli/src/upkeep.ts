import { type Instant, instantOf, millisecondsOf } from '@vitalwire/core';
import type { App } from './app.ts';
import type { Log } from './log.ts';
import { quietTimer } from './quiet-timer.ts';

export interface UpkeepOptions {
  /** Removes what may not be kept any longer. */
  readonly expire: (now: Instant) => Promise<unknown>;
  readonly failed: (error: unknown) => void;
  readonly now: () => Instant;
  /** Calls back once, later. @returns what cancels it */
  readonly timer: (work: () => void, milliseconds: number) => () => void;
}

const DAY_MILLISECONDS = 86_400_000;
/** A machine that slept counts no timer, and a clock may be set: the day is looked at every hour. */
const LOOK_MILLISECONDS = 3_600_000;

/** What opening the database does once, every day as long as the process runs. @returns what ends it */
export function scheduleUpkeep({ expire, failed, now, timer }: UpkeepOptions): () => void {
  let last = now();
  let ended = false;
  let cancel = () => {};
  const look = async (): Promise<void> => {
    const at = now();
    const since = millisecondsOf(at) - millisecondsOf(last);
    if (since >= 0 && since < DAY_MILLISECONDS) return;
    // A day that failed is tried again with the next look.
    await expire(at).then(() => {
      last = at;
    }, failed);
  };
  const arm = () => {
    if (!ended) cancel = timer(() => void look().then(arm), LOOK_MILLISECONDS);
  };
  arm();
  return () => {
    ended = true;
    cancel();
  };
}

export function startUpkeep(app: Pick<App, 'hub'>, log: Log): () => void {
  return scheduleUpkeep({
    expire: async (now) => (await app.hub()).expire(now),
    failed: (error) => log.error(error, 'what has expired could not be removed'),
    now: () => instantOf(Date.now()),
    timer: quietTimer,
  });
}
