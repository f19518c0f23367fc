import {
  type DataKind,
  type Instant,
  type Merge,
  type MergeRefusal,
  type MergeStore,
  millisecondsOf,
  type Owner,
  type RecordId,
} from '@vitalwire/core';
import { checkMerge, kindDiffers, mayJoin, membersOf, memberTaken, memberUnknown } from '../shared/merge-checks.ts';
import { parseStored, storedInstant } from '../shared/parse-stored.ts';
import { type ChangedDays, changedDays, updateDays } from './day-totals.ts';
import { insertRows, ownerColumns } from './insert.ts';
import type { SqlSession } from './session.ts';
import { chunked, padded, type Statements } from './statements.ts';

export function sqlMerges(session: SqlSession, statements: Statements): MergeStore {
  return {
    async write(owner, merge) {
      checkMerge(merge);
      const days = changedDays();
      await checkMembers(session, statements, owner, merge, days);
      await dissolve(session, statements, owner, [merge.id], days);
      const columns = ownerColumns(owner);
      await insertRows(session, statements, owner, 'merge', [
        {
          ...columns,
          id: merge.id,
          kind: merge.kind,
          decided_at_ms: millisecondsOf(merge.decidedAt),
          payload: JSON.stringify(merge),
        },
      ]);
      const members = merge.members.map((id) => ({
        ...columns,
        record_id: id,
        merge_id: merge.id,
        is_primary: id === merge.primary ? 1 : 0,
      }));
      await insertRows(session, statements, owner, 'merge_member', members);
      await updateDays(session, statements, owner, days);
    },
    async remove(owner, id) {
      const days = changedDays();
      const removed = await dissolve(session, statements, owner, [id], days);
      await updateDays(session, statements, owner, days);
      return removed > 0;
    },
    async get(owner, id) {
      const query = mine(statements, owner).where('id', '=', id as string);
      return parsed(await session.execute(owner, query.compile()))[0] ?? null;
    },
    ofRecords: (owner, ids) => mergesOf(session, statements, owner, ids),
    async list(owner, kind) {
      const query = mine(statements, owner)
        .where('kind', '=', kind as string)
        .orderBy('decided_at_ms')
        .orderBy('id');
      return parsed(await session.execute(owner, query.compile()));
    },
    async refuse(owner, refusal) {
      const members = membersOf(refusal);
      const stored = { kind: refusal.kind as string, decided_at_ms: millisecondsOf(refusal.decidedAt) };
      const rows = members.map((id) => ({
        ...ownerColumns(owner),
        record_id: id,
        members: JSON.stringify(members),
        ...stored,
      }));
      const query = statements.db
        .insertInto('merge_refusal')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(['tenant_id', 'user_id', 'record_id', 'members']).doUpdateSet(stored),
        );
      await session.execute(owner, query.compile());
    },
    refusals: (owner, ids) => refusalsOf(session, statements, owner, ids),
    async allow(owner, members) {
      const query = statements.db
        .deleteFrom('merge_refusal')
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId)
        .where('members', '=', JSON.stringify(members.toSorted()))
        .returning('record_id');
      return (await session.execute(owner, query.compile())).length > 0;
    },
  };
}

function mine({ db }: Statements, owner: Owner) {
  return db
    .selectFrom('merge')
    .select('payload')
    .where('tenant_id', '=', owner.tenantId)
    .where('user_id', '=', owner.userId);
}

function parsed(rows: readonly { readonly payload: string }[]): readonly Merge[] {
  return rows.map(({ payload }) => parseStored<Merge>(payload));
}

async function mergesOf(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  ids: readonly RecordId[],
): Promise<readonly Merge[]> {
  const found = new Map<string, Merge>();
  for (const chunk of chunked([...new Set(ids)])) {
    const values = { owner, ids: padded(chunk) };
    const query = statements.bind(`merges of ${values.ids.length}`, values, (db, slot) =>
      // Not a join: SQLite takes four times as long for it where one record is asked about.
      db
        .selectFrom('merge')
        .select('payload')
        .where(
          'tenant_id',
          '=',
          slot((v) => v.owner.tenantId),
        )
        .where(
          'user_id',
          '=',
          slot((v) => v.owner.userId),
        )
        .where('id', 'in', (member) =>
          member
            .selectFrom('merge_member')
            .select('merge_id')
            .where(
              'tenant_id',
              '=',
              slot((v) => v.owner.tenantId),
            )
            .where(
              'user_id',
              '=',
              slot((v) => v.owner.userId),
            )
            .where(
              'record_id',
              'in',
              values.ids.map((_, place) => slot((v) => v.ids[place] ?? '')),
            ),
        ),
    );
    for (const merge of parsed(await session.execute(owner, query))) found.set(merge.id, merge);
  }
  return [...found.values()].sort((a, b) =>
    a.decidedAt === b.decidedAt ? (a.id < b.id ? -1 : 1) : a.decidedAt < b.decidedAt ? -1 : 1,
  );
}

interface RefusalRow {
  readonly members: string;
  readonly kind: string;
  readonly decided_at_ms: number | string;
}

async function refusalsOf(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  ids: readonly RecordId[] | null,
): Promise<readonly MergeRefusal[]> {
  const found = new Map<string, MergeRefusal>();
  const collect = (rows: readonly RefusalRow[]) => {
    for (const { members, kind, decided_at_ms } of rows) {
      const decidedAt: Instant = storedInstant(decided_at_ms);
      found.set(members, { kind: kind as DataKind, members: parseStored<RecordId[]>(members), decidedAt });
    }
  };
  if (ids === null) {
    const query = statements.db
      .selectFrom('merge_refusal')
      .select(['members', 'kind', 'decided_at_ms'])
      .where('tenant_id', '=', owner.tenantId)
      .where('user_id', '=', owner.userId);
    collect(await session.execute(owner, query.compile()));
  }
  for (const chunk of chunked([...new Set(ids ?? [])])) {
    const values = { owner, ids: padded(chunk) };
    const query = statements.bind(`refusals of ${values.ids.length}`, values, (db, slot) =>
      db
        .selectFrom('merge_refusal')
        .select(['members', 'kind', 'decided_at_ms'])
        .where(
          'tenant_id',
          '=',
          slot((v) => v.owner.tenantId),
        )
        .where(
          'user_id',
          '=',
          slot((v) => v.owner.userId),
        )
        .where(
          'record_id',
          'in',
          values.ids.map((_, place) => slot((v) => v.ids[place] ?? '')),
        ),
    );
    collect(await session.execute(owner, query));
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, refusal]) => refusal);
}

async function checkMembers(
  session: SqlSession,
  { db }: Statements,
  owner: Owner,
  merge: Merge,
  days: ChangedDays,
): Promise<void> {
  const rows = await session.execute(
    owner,
    db
      .selectFrom('record')
      .leftJoin('merge_member', (join) =>
        join
          .onRef('merge_member.tenant_id', '=', 'record.tenant_id')
          .onRef('merge_member.user_id', '=', 'record.user_id')
          .onRef('merge_member.record_id', '=', 'record.id'),
      )
      .select(['id', 'kind', 'local_date', 'source_id', 'subtype', 'merge_id'])
      .where('record.tenant_id', '=', owner.tenantId)
      .where('record.user_id', '=', owner.userId)
      .where('id', 'in', merge.members)
      .where('hidden_at_ms', 'is', null)
      .compile(),
  );
  for (const id of merge.members) {
    const row = rows.find((each) => each.id === id);
    if (row === undefined) throw memberUnknown(id);
    if (!mayJoin(row.kind, merge, id)) throw kindDiffers(id);
    if (row.merge_id !== null && row.merge_id !== merge.id) throw memberTaken(id);
    days.changed({ kind: row.kind, localDate: row.local_date, sourceId: row.source_id, subtype: row.subtype });
  }
}

/** @returns how many merges there were; the days of their members are marked */
async function dissolve(
  session: SqlSession,
  { db }: Statements,
  owner: Owner,
  ids: readonly string[],
  days: ChangedDays,
): Promise<number> {
  if (ids.length === 0) return 0;
  const removed = await session.execute(
    owner,
    db
      .deleteFrom('merge')
      .where('tenant_id', '=', owner.tenantId)
      .where('user_id', '=', owner.userId)
      .where('id', 'in', ids)
      .returning('id')
      .compile(),
  );
  if (removed.length === 0) return 0;
  const members = await session.execute(
    owner,
    db
      .deleteFrom('merge_member')
      .where('tenant_id', '=', owner.tenantId)
      .where('user_id', '=', owner.userId)
      .where('merge_id', 'in', ids)
      .returning('record_id')
      .compile(),
  );
  const rows = await session.execute(
    owner,
    db
      .selectFrom('record')
      .select(['kind', 'local_date', 'source_id', 'subtype'])
      .where('tenant_id', '=', owner.tenantId)
      .where('user_id', '=', owner.userId)
      .where(
        'id',
        'in',
        members.map(({ record_id }) => record_id),
      )
      .compile(),
  );
  for (const row of rows)
    days.changed({ kind: row.kind, localDate: row.local_date, sourceId: row.source_id, subtype: row.subtype });
  return removed.length;
}

/** A merge that lost a member says something untrue. */
export async function dissolveMergesOf(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  ids: readonly RecordId[],
  days: ChangedDays,
): Promise<void> {
  const merges = await mergesOf(session, statements, owner, ids);
  const held = merges.map(({ id }) => id);
  await dissolve(session, statements, owner, held, days);
}
