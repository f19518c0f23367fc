import {
  cleanText,
  type EgressCount,
  type EgressEntry,
  type EgressLog,
  type EgressOutcome,
  type EgressRow,
  HealthError,
  type Instant,
  type Owner,
  type Storage,
  textLimits,
} from '@vitalwire/core';
import { localDateIn } from '@vitalwire/core/time';

/** Entries of one person that wait as they are; what comes after is added to the last one of the same client and operation. */
const MOST_WAITING = 1000;

/** Entries that could not be written wait here until the database takes them, or the process ends. */
export function createEgressLog(storage: Storage, now: () => Instant): EgressLog {
  const waiting = new Map<string, { readonly owner: Owner; entries: readonly EgressEntry[] }>();
  /** One after the other, so that nothing that waits is written twice. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => {});
    return turn;
  };
  const waitingOf = (owner: Owner) => waiting.get(keyOf(owner))?.entries ?? [];

  async function write(owner: Owner, entries: readonly EgressEntry[]): Promise<void> {
    const [first] = entries;
    if (first !== undefined && entries.length === 1) await storage.egress.write(owner, first);
    else
      await storage.transaction(async ({ egress }) => {
        for (const entry of entries) await egress.write(owner, entry);
      });
    waiting.delete(keyOf(owner));
  }

  return {
    record: (owner, { audience, records }) =>
      inTurn(async (): Promise<EgressOutcome> => {
        const client = cleanText(audience.client, textLimits.name) ?? 'unknown';
        const entry = { at: now(), audience: { ...audience, client }, records };
        try {
          await write(owner, [...waitingOf(owner), entry]);
          return { state: 'written' };
        } catch (error) {
          if (!isStorageError(error)) throw error;
          const entries = withOneMore(waitingOf(owner), entry);
          waiting.set(keyOf(owner), { owner, entries });
          return { state: 'waiting', because: error.code, entries: entries.length };
        }
      }),

    flush: () =>
      inTurn(async () => {
        for (const { owner, entries } of [...waiting.values()]) {
          try {
            await write(owner, entries);
          } catch (error) {
            if (!isStorageError(error)) throw error;
          }
        }
        return [...waiting.values()].reduce((sum, { entries }) => sum + entries.length, 0);
      }),

    async report(owner, range) {
      const { timeZone = 'UTC' } = await storage.people.profile(owner);
      const held = waitingOf(owner);
      const inRange = held.filter(({ at }) => range === null || (at >= range.from && at < range.to));
      const entries = [...(await storage.egress.list(owner, range)), ...inRange];
      return { rows: rowsOf(entries, timeZone), waiting: held.length };
    },
  };
}

function keyOf({ tenantId, userId }: Owner): string {
  return JSON.stringify([tenantId, userId]);
}

function isStorageError(error: unknown): error is HealthError {
  return HealthError.is(error) && error.code.startsWith('storage-');
}

/** A database that is full for weeks must not fill the memory, too: the counts stay, the moments of some do not. */
function withOneMore(entries: readonly EgressEntry[], entry: EgressEntry): readonly EgressEntry[] {
  const place = entries.length < MOST_WAITING ? -1 : entries.findLastIndex((known) => sameReader(known, entry));
  if (place < 0) return [...entries, entry];
  return entries.map((known, i) =>
    i === place ? { ...known, records: summed([...known.records, ...entry.records]) } : known,
  );
}

function sameReader(a: EgressEntry, b: EgressEntry): boolean {
  return JSON.stringify(readerOf(a)) === JSON.stringify(readerOf(b));
}

function readerOf({ audience: { type, client, operation } }: EgressEntry): readonly string[] {
  return [client, operation, type];
}

function rowsOf(entries: readonly EgressEntry[], timeZone: string): readonly EgressRow[] {
  const groups = Map.groupBy(entries, (entry) => JSON.stringify([localDateIn(entry.at, timeZone), ...readerOf(entry)]));
  const rows = [...groups.values()].flatMap((each): readonly EgressRow[] => {
    const [first] = each;
    if (first === undefined) return [];
    const { type, client, operation } = first.audience;
    const records = summed(each.flatMap((entry) => entry.records));
    return [{ localDate: localDateIn(first.at, timeZone), type, client, operation, calls: each.length, records }];
  });
  return rows.sort(
    (a, b) =>
      -inOrder(a.localDate, b.localDate) ||
      inOrder(a.client, b.client) ||
      inOrder(a.operation, b.operation) ||
      inOrder(a.type, b.type),
  );
}

function summed(counts: readonly EgressCount[]): readonly EgressCount[] {
  const groups = Map.groupBy(counts, ({ kind, sourceId }) => `${kind} ${sourceId}`);
  return [...groups.values()]
    .flatMap(([first, ...others]) =>
      first === undefined ? [] : [{ ...first, count: others.reduce((sum, { count }) => sum + count, first.count) }],
    )
    .sort((a, b) => inOrder(a.kind, b.kind) || inOrder(a.sourceId, b.sourceId));
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
