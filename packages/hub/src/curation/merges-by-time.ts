import type { DataKind, Instant, Merge, Owner, RecordId, Storage } from '@vitalwire/core';

interface MergeReader {
  readonly merges: Pick<Storage['merges'], 'list'>;
  readonly records: Pick<Storage['records'], 'getMany'>;
}

/** Records that are read at once. */
const BLOCK = 500;

/** The newest event first: a merge is decided when its records come, years at once. */
export async function mergesByTime(
  storage: MergeReader,
  owner: Owner,
  kinds: readonly DataKind[],
): Promise<readonly Merge[]> {
  const timed: { readonly merge: Merge; readonly start: Instant | null }[] = [];
  for (const kind of kinds) {
    const merges = await storage.merges.list(owner, kind);
    for (let from = 0; from < merges.length; from += BLOCK) {
      const block = merges.slice(from, from + BLOCK);
      const starts = await startsOf(storage, owner, kind, block);
      timed.push(...block.map((merge) => ({ merge, start: starts.get(merge.primary) ?? null })));
    }
  }
  return timed
    .toSorted((a, b) => compare(b.start ?? '', a.start ?? '') || compare(a.merge.id, b.merge.id))
    .map(({ merge }) => merge);
}

async function startsOf(
  { records }: MergeReader,
  owner: Owner,
  kind: DataKind,
  merges: readonly Merge[],
): Promise<ReadonlyMap<RecordId, Instant>> {
  const ids = merges.map(({ primary }) => primary);
  return new Map((await records.getMany(owner, kind, ids)).map(({ id, start }) => [id, start]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
