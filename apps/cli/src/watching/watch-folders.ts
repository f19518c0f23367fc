import { createSettling, type Seen, type Settled, type Settling } from './settling.ts';

export interface WatchedFolder {
  /** As the person typed it. */
  readonly path: string;
  /** What lies at its top; `null` while it is away. */
  scan(): Promise<Seen | null>;
}

export interface Watching {
  readonly folders: readonly WatchedFolder[];
  /** @returns the names that could not be read; `later` when nothing could be stored just now */
  takeIn(folder: WatchedFolder, names: readonly string[]): Promise<ReadonlySet<string> | 'later'>;
  readonly say: (sentence: string) => void;
  readonly nowMs: () => number;
  /** Waits this long, or until something seems to have changed, or until it is stopped. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly signal: AbortSignal;
  /** How long a file has to stay the same to count as whole. */
  readonly settleMs: number;
  /** How often is looked, whatever the system tells: network drives and USB drives tell little. */
  readonly pollMs: number;
}

/** Takes in what comes into the folders, until it is stopped. Folders may go away and come back. */
export async function watchFolders(watching: Watching): Promise<void> {
  const { folders, signal, settleMs, pollMs } = watching;
  const states = folders.map((folder) => ({
    folder,
    settling: createSettling(settleMs),
    there: null as boolean | null,
  }));
  while (!signal.aborted) {
    let pauseMs = pollMs;
    for (const state of states) {
      const seen = await state.folder.scan();
      tellPresence(watching, state, seen !== null);
      const { ready, nextMs } = state.settling.see(seen, watching.nowMs());
      if (ready.length > 0) await takeInReady(watching, state, ready);
      if (nextMs !== null) pauseMs = Math.min(pauseMs, nextMs);
      if (signal.aborted) return;
    }
    await watching.pause(pauseMs);
  }
}

function tellPresence(
  { say }: Watching,
  state: { readonly folder: WatchedFolder; there: boolean | null },
  there: boolean,
): void {
  const { path } = state.folder;
  if (!there && state.there !== false) say(`${path} is not there. It is taken up again when it comes back.`);
  if (there && state.there === false) say(`${path} is back.`);
  if (there && state.there === null) say(`Watching ${path}. Ctrl-C ends it.`);
  state.there = there;
}

async function takeInReady(
  { takeIn, signal }: Watching,
  { folder, settling }: { readonly folder: WatchedFolder; readonly settling: Settling },
  ready: readonly Settled[],
): Promise<void> {
  const unreadable = await takeIn(
    folder,
    ready.map(({ name }) => name),
  );
  if (unreadable === 'later' || signal.aborted) return;
  settling.failed(ready.filter(({ name }) => unreadable.has(name)));
  settling.taken(ready.filter(({ name }) => !unreadable.has(name)));
}
