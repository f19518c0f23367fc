/** What lies at the top of a watched folder: names, and for each a text that changes when anything in it does. */
export type Seen = ReadonlyMap<string, string>;

/** Something that is complete, as far as waiting can tell. */
export interface Settled {
  readonly name: string;
  readonly signature: string;
}

export interface Settling {
  /**
   * @param seen `null` while the folder is not there
   * @returns what has not changed for the settling time and has not been taken in as it is, and in how many milliseconds
   * the next may be ready; `null` for nothing that waits
   */
  see(seen: Seen | null, nowMs: number): { readonly ready: readonly Settled[]; readonly nextMs: number | null };
  taken(settled: Iterable<Settled>): void;
  /** Could not be read: tried again when it changes, or when the folder was away in between. */
  failed(settled: Iterable<Settled>): void;
}

interface Thing {
  signature: string;
  sinceMs: number;
  taken: string | null;
  failed: string | null;
}

/** Files that are being copied grow: what stays the same for a while is taken for whole. */
export function createSettling(settleMs: number): Settling {
  const things = new Map<string, Thing>();
  return {
    see(seen, nowMs) {
      if (seen === null) {
        for (const thing of things.values()) {
          thing.failed = null;
          thing.sinceMs = nowMs;
        }
        return { ready: [], nextMs: null };
      }
      const ready: Settled[] = [];
      let nextMs: number | null = null;
      for (const [name, signature] of seen) {
        const thing = things.get(name) ?? { signature: '', sinceMs: nowMs, taken: null, failed: null };
        things.set(name, thing);
        if (thing.signature !== signature) Object.assign(thing, { signature, sinceMs: nowMs });
        if (thing.taken === signature || thing.failed === signature) continue;
        // A clock that was set back must not make it wait for a year.
        const waited = Math.max(0, nowMs - thing.sinceMs);
        if (waited >= settleMs) ready.push({ name, signature });
        else nextMs = Math.min(nextMs ?? settleMs, settleMs - waited);
      }
      // What was taken in is remembered while it is away: a drive comes back with the same files.
      for (const [name, { taken }] of things) if (!seen.has(name) && taken === null) things.delete(name);
      return { ready, nextMs };
    },
    taken(settled) {
      for (const { name, signature } of settled) Object.assign(things.get(name) ?? {}, { taken: signature });
    },
    failed(settled) {
      for (const { name, signature } of settled) Object.assign(things.get(name) ?? {}, { failed: signature });
    },
  };
}
