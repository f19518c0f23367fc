import {
  type ContentHash,
  type DataKind,
  type DeliveredRecord,
  dataKinds,
  type LocalDate,
  type Owner,
  type RecordId,
  type Storage,
} from '@vitalwire/core';

/** Of a stored record, what says whether its original has to be read again. */
export interface KnownRecord {
  readonly id: RecordId;
  readonly kind: DataKind;
  readonly localDate: LocalDate;
  readonly mapper: string;
  /** The original that answers for it; another file with the same record in it does not. */
  readonly originalHash: ContentHash | null;
}

const PAGE = 500;

/** Every record that came from a file, hidden ones too, by its original. */
export async function knownRecords(
  storage: Pick<Storage, 'records'>,
  owner: Owner,
): Promise<ReadonlyMap<RecordId, KnownRecord>> {
  const known = new Map<RecordId, KnownRecord>();
  for (const kind of dataKinds) {
    for (let after: string | null = null; ; ) {
      const page = await storage.records.archived(owner, { kind, after, limit: PAGE });
      for (const { record } of page) {
        const { id, localDate, provenance } = record;
        known.set(id, { id, kind, localDate, mapper: provenance.mapper, originalHash: provenance.originalHash });
      }
      const last: string | undefined = page.at(-1)?.record.id;
      if (last === undefined || page.length < PAGE) break;
      after = last;
    }
  }
  return known;
}

/** Of what a file gives, the records that it answers for: what another original gave, perhaps in a fuller form, is that one's to change. */
export async function answeredBy(
  { records }: Pick<Storage, 'records'>,
  owner: Owner,
  hash: ContentHash,
  delivered: readonly DeliveredRecord[],
): Promise<readonly DeliveredRecord[]> {
  const others = new Set<RecordId>();
  for (const [kind, some] of Map.groupBy(delivered, ({ record }) => record.kind)) {
    const ids = some.map(({ record }) => record.id);
    for (const { id, provenance } of await records.getMany(owner, kind, ids))
      if (provenance.originalHash !== null && provenance.originalHash !== hash) others.add(id);
  }
  return delivered.filter(({ record }) => !others.has(record.id));
}
