import {
  type Amendment,
  type AnyRecord,
  type ArchivedPage,
  type ArchivedRecord,
  type ArchivedVersion,
  millisecondsOf,
  type Owner,
  type RecordStore,
} from '@vitalwire/core';
import { amendedWhereItFits } from '../shared/amending.ts';
import { checkedArchive, isThereAlready } from '../shared/archive-checks.ts';
import { facetsOf } from '../shared/facets.ts';
import { parseStored, storedInstant } from '../shared/parse-stored.ts';
import { changedDays, updateDays } from './day-totals.ts';
import { insertRows, ownerColumns } from './insert.ts';
import { findKnown, rowOf } from './record-writer.ts';
import type { SqlSession } from './session.ts';
import { chunked, type Statements } from './statements.ts';

export function sqlArchived(session: SqlSession, statements: Statements): Pick<RecordStore, 'archived' | 'restore'> {
  return {
    archived: (owner, page) => readArchived(session, statements, owner, page),
    restore: (owner, records) => restoreRecords(session, statements, owner, records),
  };
}

async function readArchived(
  session: SqlSession,
  { db }: Statements,
  owner: Owner,
  { kind, after, limit }: ArchivedPage,
): Promise<readonly ArchivedRecord[]> {
  const rows = await session.execute(
    owner,
    db
      .selectFrom('record')
      .select(['id', 'payload', 'original', 'amendment', 'hidden_at_ms', 'version', 'valid_from_ms'])
      .where('tenant_id', '=', owner.tenantId)
      .where('user_id', '=', owner.userId)
      // An id begins with its kind: the primary key has them in order, side by side.
      .where('id', '>', after ?? `${kind}_`)
      .where('id', '<', `${kind}_~`)
      .orderBy('id')
      .limit(limit)
      .compile(),
  );
  const versions = await readVersions(
    session,
    db,
    owner,
    rows.filter(({ version }) => version > 1).map(({ id }) => id),
  );
  return rows.map((row) => ({
    record: parseStored<AnyRecord>(row.original ?? row.payload),
    amendment: row.amendment === null ? null : parseStored<Amendment>(row.amendment),
    hiddenAt: row.hidden_at_ms === null ? null : storedInstant(row.hidden_at_ms),
    version: row.version,
    validFrom: storedInstant(row.valid_from_ms),
    versions: versions.get(row.id) ?? [],
  }));
}

async function readVersions(
  session: SqlSession,
  db: Statements['db'],
  owner: Owner,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ArchivedVersion[]>> {
  const found = new Map<string, ArchivedVersion[]>();
  for (const chunk of chunked(ids)) {
    const rows = await session.execute(
      owner,
      db
        .selectFrom('record_version')
        .select(['id', 'version', 'valid_from_ms', 'valid_to_ms', 'payload'])
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId)
        .where('id', 'in', chunk)
        .orderBy('id')
        .orderBy('version')
        .compile(),
    );
    for (const row of rows) {
      const list = found.get(row.id) ?? [];
      list.push({
        version: row.version,
        validFrom: storedInstant(row.valid_from_ms),
        validTo: storedInstant(row.valid_to_ms),
        record: parseStored<AnyRecord>(row.payload),
      });
      found.set(row.id, list);
    }
  }
  return found;
}

async function restoreRecords(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  archived: readonly ArchivedRecord[],
): Promise<void> {
  const checked = checkedArchive(archived);
  for (const chunk of chunked(checked.map(({ record }) => record.id))) {
    const [known] = await findKnown(session, statements, owner, chunk);
    if (known !== undefined) throw isThereAlready(known.id);
  }
  const days = changedDays();
  const rows = checked.map(({ record, amendment, hiddenAt, version, validFrom }) => {
    const seen = amendment === null ? record : amendedWhereItFits(record, amendment);
    if (hiddenAt === null) days.added(facetsOf(seen), seen);
    const laid = amendment === null ? null : JSON.stringify(amendment);
    const before = { version: version - 1, hidden_at_ms: hiddenAt === null ? null : millisecondsOf(hiddenAt) };
    return rowOf(owner, { seen, original: amendment === null ? null : record, amendment: laid }, before, validFrom);
  });
  await insertRows(session, statements, owner, 'record', rows);
  const versions = checked.flatMap(({ record, versions: before }) =>
    before.map((each) => ({
      ...ownerColumns(owner),
      id: record.id as string,
      version: each.version,
      valid_from_ms: millisecondsOf(each.validFrom),
      valid_to_ms: millisecondsOf(each.validTo),
      payload: JSON.stringify(each.record),
    })),
  );
  await insertRows(session, statements, owner, 'record_version', versions);
  await updateDays(session, statements, owner, days);
}
