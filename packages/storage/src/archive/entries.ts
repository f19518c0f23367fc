import {
  type ArchivedRecord,
  type Coverage,
  type DataKind,
  dataKinds,
  type EgressEntry,
  type Grant,
  type ImportEntry,
  type Merge,
  type MergeRefusal,
  type Owner,
  type PersonAction,
  type PersonProfile,
  type RecordId,
  type SourceChoice,
  type StorageSnapshot,
  type StorageTransaction,
  type Streams,
  type Threshold,
  type Withdrawal,
} from '@vitalwire/core';

/** What an archive of one person is made of; one line each in its files. */
export interface ArchiveContent {
  readonly record: ArchivedRecord;
  readonly streams: { readonly workoutId: RecordId; readonly streams: Streams };
  readonly merge: Merge;
  readonly refusal: MergeRefusal;
  readonly profile: PersonProfile;
  readonly threshold: Threshold;
  readonly import: ImportEntry;
  readonly action: PersonAction;
  readonly choice: SourceChoice;
  readonly coverage: Coverage;
  readonly egress: EgressEntry;
  readonly withdrawal: Withdrawal;
  /** Sealed; only in a backup. */
  readonly grant: Grant;
}
export type ArchivePart = keyof ArchiveContent;
export type ArchiveEntry = {
  [P in ArchivePart]: { readonly part: P; readonly content: ArchiveContent[P] };
}[ArchivePart];

/** One person's part of a snapshot; a transaction has it, too. */
export type PersonView = Omit<StorageSnapshot, 'keys' | 'owners'>;

/** Records that are in memory together. */
const PAGE = 200;

/**
 * Everything of one person, in an order that depends on the content alone: the same on every engine. What refers to
 * something comes after it.
 */
export async function* entriesOf(view: PersonView, owner: Owner): AsyncGenerator<ArchiveEntry> {
  for (const kind of dataKinds) {
    for await (const content of recordsOf(view, owner, kind)) yield { part: 'record', content };
  }
  for await (const content of streamsOf(view, owner)) yield { part: 'streams', content };
  for (const kind of dataKinds) {
    for (const content of byText(await view.merges.list(owner, kind), ({ id }) => id)) yield { part: 'merge', content };
  }
  const { people } = view;
  for (const content of await view.merges.refusals(owner, null)) yield { part: 'refusal', content };
  const profile = await people.profile(owner);
  if (Object.keys(profile).length > 1 || profile.updatedAt !== null) yield { part: 'profile', content: profile };
  for (const content of await people.thresholds(owner)) yield { part: 'threshold', content };
  for (const content of await view.imports.list(owner)) yield { part: 'import', content };
  // Both are listed newest first.
  for (const content of (await view.actions.list(owner, Number.MAX_SAFE_INTEGER)).toReversed())
    yield { part: 'action', content };
  for (const content of (await view.choices.list(owner)).toReversed()) yield { part: 'choice', content };
  for (const content of await view.coverage.list(owner, {})) yield { part: 'coverage', content };
  for (const content of await view.egress.list(owner, null)) yield { part: 'egress', content };
  for (const content of await view.withdrawals.list(owner, null)) yield { part: 'withdrawal', content };
  for (const content of await view.grants.list(owner)) yield { part: 'grant', content };
}

async function* recordsOf(view: PersonView, owner: Owner, kind: DataKind): AsyncGenerator<ArchivedRecord> {
  for (let after: string | null = null; ; ) {
    const page: readonly ArchivedRecord[] = await view.records.archived(owner, { kind, after, limit: PAGE });
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)?.record.id ?? null;
  }
}

async function* streamsOf(view: PersonView, owner: Owner): AsyncGenerator<ArchiveContent['streams']> {
  let ids: RecordId[] = [];
  for await (const { record } of recordsOf(view, owner, 'workout')) {
    ids.push(record.id);
    if (ids.length < PAGE) continue;
    yield* view.streams.readMany(owner, ids, null);
    ids = [];
  }
  if (ids.length > 0) yield* view.streams.readMany(owner, ids, null);
}

function byText<T>(items: readonly T[], textOf: (item: T) => string): readonly T[] {
  return items.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}

/** Records that are written together. */
const BATCH = 100;

/**
 * Puts the entries of an archive back, in the caller's transaction, into a person who has nothing yet.
 * @returns how many there were of each part
 */
export async function restoreEntries(
  transaction: StorageTransaction,
  owner: Owner,
  entries: AsyncIterable<ArchiveEntry>,
): Promise<ReadonlyMap<ArchivePart, number>> {
  const counts = new Map<ArchivePart, number>();
  let records: ArchivedRecord[] = [];
  const flush = async () => {
    if (records.length > 0) await transaction.records.restore(owner, records);
    records = [];
  };
  for await (const entry of entries) {
    counts.set(entry.part, (counts.get(entry.part) ?? 0) + 1);
    if (entry.part === 'record') {
      records.push(entry.content);
      if (records.length === BATCH) await flush();
      continue;
    }
    await flush();
    await restoreEntry(transaction, owner, entry);
  }
  await flush();
  return counts;
}

async function restoreEntry(
  { streams, merges, people, imports, actions, choices, coverage, egress, withdrawals, grants }: StorageTransaction,
  owner: Owner,
  entry: Exclude<ArchiveEntry, { readonly part: 'record' }>,
): Promise<void> {
  switch (entry.part) {
    case 'streams':
      return streams.write(owner, entry.content.workoutId, entry.content.streams);
    case 'merge':
      return merges.write(owner, entry.content);
    case 'refusal':
      return merges.refuse(owner, entry.content);
    case 'profile':
      return people.writeProfile(owner, entry.content);
    case 'threshold':
      return people.writeThresholds(owner, [entry.content]);
    case 'import':
      return imports.write(owner, entry.content);
    case 'action':
      return actions.write(owner, entry.content);
    case 'choice':
      return choices.write(owner, entry.content);
    case 'coverage':
      return coverage.mark(owner, entry.content);
    case 'egress':
      return egress.write(owner, entry.content);
    case 'withdrawal':
      return withdrawals.write(owner, [entry.content]);
    case 'grant':
      await grants.replace({ ...entry.content, owner }, null);
  }
}
