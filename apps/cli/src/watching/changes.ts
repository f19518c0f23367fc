import { watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Changes {
  /** Waits this long, or until the system tells of a change, or until it is stopped; a second at least. */
  pause(milliseconds: number): Promise<void>;
  close(): void;
}

/** A copy tells of itself a thousand times a second: one look does for all. */
const CALM_MS = 1000;

/** Listens to the system where it tells of changes. Where it does not, waiting is all there is. */
export function listenTo(folders: readonly string[], signal: AbortSignal): Changes {
  let changed = false;
  let wake = (): void => {};
  const stops: (() => void)[] = [];
  const listening = new Set<string>();
  const listen = (folder: string): void => {
    if (listening.has(folder)) return;
    try {
      const watcher = watch(folder, { recursive: true, persistent: false }, () => {
        changed = true;
        wake();
      });
      listening.add(folder);
      // A drive that was pulled out; it is listened to again when it is back.
      watcher.on('error', () => {
        watcher.close();
        listening.delete(folder);
      });
      stops.push(() => watcher.close());
    } catch {
      // Not there, or a file system that tells nothing.
    }
  };
  return {
    async pause(milliseconds) {
      for (const folder of folders) listen(folder);
      const ended = (time: number) => sleep(time, undefined, { signal }).catch(() => {});
      await ended(Math.min(milliseconds, CALM_MS));
      const rest = milliseconds - CALM_MS;
      if (rest > 0 && !changed && !signal.aborted) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        await Promise.race([ended(rest), woken]);
      }
      changed = false;
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}
