import { createHash, type Hash } from 'node:crypto';
import { type ContentHash, type DayTotal, dataKinds, type Owner, type Streams } from '@vitalwire/core';
import { type ArchiveEntry, type ArchivePart, entriesOf, type PersonView } from './entries.ts';

/** What one person has: a hash that is equal wherever everything is equal, whatever the engine, and counts. */
export interface ContentDigest {
  readonly contentHash: ContentHash;
  readonly counts: { readonly [P in ArchivePart]?: number };
}

/**
 * SHA-256 over every record with its versions and amendment, every stream value by value, merges, refusals, profile,
 * thresholds, imports, actions, choices, coverage, egress, withdrawals, and all roll-ups. Grants are no part of it: an archive that a
 * person takes away has none.
 */
export async function digestOf(view: PersonView, owner: Owner): Promise<ContentDigest> {
  const digest = createDigest();
  for await (const entry of entriesOf(view, owner)) digest.add(entry);
  return digest.end(view, owner);
}

export interface RunningDigest {
  add(entry: ArchiveEntry): void;
  /** The roll-ups come last. */
  end(view: PersonView, owner: Owner): Promise<ContentDigest>;
}

export function createDigest(): RunningDigest {
  const hash = createHash('sha256');
  const counts: { [P in ArchivePart]?: number } = {};
  return {
    add(entry) {
      counts[entry.part] = (counts[entry.part] ?? 0) + 1;
      if (entry.part === 'grant') return;
      if (entry.part === 'streams') addStreams(hash, entry.content.workoutId, entry.content.streams);
      else hash.update(`${entry.part} ${canonical(entry.content)}\n`);
    },
    async end({ records }, owner) {
      for (const kind of dataKinds) {
        addTotals(hash, `day ${kind}`, await records.dayTotals(owner, { kind }));
        addTotals(hash, `week ${kind}`, await records.periodTotals(owner, 'week', { kind }));
        addTotals(hash, `month ${kind}`, await records.periodTotals(owner, 'month', { kind }));
      }
      return { contentHash: hash.digest('hex') as ContentHash, counts };
    },
  };
}

function addTotals(hash: Hash, name: string, totals: readonly DayTotal[]): void {
  for (const total of totals) hash.update(`${name} ${canonical(total)}\n`);
}

function addStreams(hash: Hash, workoutId: string, { start, elapsedSeconds, columns }: Streams): void {
  const names = columns.map(({ channel }) => channel);
  hash.update(`streams ${workoutId} ${start} ${elapsedSeconds.length} ${names.join(' ')}\n`);
  addValues(hash, elapsedSeconds, null);
  for (const { values, missing } of columns) addValues(hash, values, missing);
}

/** As doubles, least significant byte first; what is missing reads the same whatever stands there. */
function addValues(hash: Hash, values: Float64Array | Int32Array, missing: Uint8Array | null): void {
  const doubles = Float64Array.from(values);
  if (missing !== null) {
    for (let i = 0; i < doubles.length; i++) if (((missing[i >> 3] ?? 0) >> (i & 7)) & 1) doubles[i] = Number.NaN;
  }
  const bytes = Buffer.from(doubles.buffer);
  hash.update(new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? bytes : bytes.swap64());
}

/** Keys in order: two engines may give them in different ones. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
