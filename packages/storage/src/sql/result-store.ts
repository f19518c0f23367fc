import type { KeptResult, Owner, RecordId, ResultPlace, ResultStore } from '@vitalwire/core';
import { sql } from 'kysely';
import type { StorageEngine } from '../engine.ts';
import type { SqlSession } from './session.ts';
import { chunked, padded, type Statements } from './statements.ts';

/** Drawn by the database: nobody who was too late may hold the same one. */
const freshPlace = {
  sqlite: sql<string>`lower(hex(randomblob(12)))`,
  postgres: sql<string>`gen_random_uuid()::text`,
} as const;

export function sqlResults(session: SqlSession, statements: Statements, engine: StorageEngine): ResultStore {
  return {
    async find(owner, name, keys) {
      const found = new Map<RecordId, string>();
      for (const ids of chunked([...keys.keys()])) {
        const rows = await rowsOf(session, statements, owner, name, ids);
        const kept = new Map(rows.map((row) => [row.record_id, row]));
        for (const id of ids) {
          const row = kept.get(id);
          if (row !== undefined && row.payload !== '' && row.key === keys.get(id)) found.set(id, row.payload);
        }
      }
      return found;
    },
    async reserve(owner, name, ids) {
      const places = new Map<RecordId, ResultPlace>();
      for (const chunk of chunked([...new Set(ids)]))
        for (const { record_id, place } of await reserved(session, statements, engine, owner, name, chunk))
          places.set(record_id as RecordId, place as ResultPlace);
      return places;
    },
    async keep(owner, name, results) {
      let kept = 0;
      for (const [recordId, result] of results)
        kept += (await session.execute(owner, keeping(statements, { owner, name, recordId, ...result }))).length;
      return kept;
    },
  };
}

function rowsOf(session: SqlSession, statements: Statements, owner: Owner, name: string, ids: readonly RecordId[]) {
  const values = { owner, name, ids: padded(ids) };
  const query = statements.bind(`results ${values.ids.length}`, values, (db, slot) =>
    db
      .selectFrom('kept_result')
      .select(['record_id', 'key', 'payload'])
      .where(
        'tenant_id',
        '=',
        slot((v) => v.owner.tenantId as string),
      )
      .where(
        'user_id',
        '=',
        slot((v) => v.owner.userId as string),
      )
      .where(
        'record_id',
        'in',
        values.ids.map((_, place) => slot((v) => v.ids[place] as string)),
      )
      .where(
        'name',
        '=',
        slot((v) => v.name),
      ),
  );
  return session.execute(owner, query);
}

function reserved(
  session: SqlSession,
  statements: Statements,
  engine: StorageEngine,
  owner: Owner,
  name: string,
  ids: readonly RecordId[],
) {
  const values = { owner, name, ids: padded(ids) };
  const query = statements.bind(`reserve results ${values.ids.length}`, values, (db, slot) =>
    db
      .insertInto('kept_result')
      .columns(['tenant_id', 'user_id', 'record_id', 'name', 'place', 'key', 'payload'])
      .expression((from) =>
        from
          .selectFrom('record')
          .select((column) => [
            'tenant_id',
            'user_id',
            'id',
            column.cast<string>(column.val(slot((v) => v.name)), 'text').as('name'),
            freshPlace[engine].as('place'),
            sql.lit('').as('key'),
            sql.lit('').as('payload'),
          ])
          .where(
            'tenant_id',
            '=',
            slot((v) => v.owner.tenantId as string),
          )
          .where(
            'user_id',
            '=',
            slot((v) => v.owner.userId as string),
          )
          .where(
            'id',
            'in',
            values.ids.map((_, place) => slot((v) => v.ids[place] as string)),
          ),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'user_id', 'record_id', 'name'])
          .doUpdateSet(({ ref }) => ({ place: ref('excluded.place'), key: '', payload: '' })),
      )
      .returning(['record_id', 'place']),
  );
  return session.execute(owner, query);
}

interface Keeping extends KeptResult {
  readonly owner: Owner;
  readonly name: string;
  readonly recordId: RecordId;
}

function keeping(statements: Statements, values: Keeping) {
  return statements.bind('keep result', values, (db, slot) =>
    db
      .updateTable('kept_result')
      .set({ key: slot((v) => v.key), payload: slot((v) => v.payload) })
      .where(
        'tenant_id',
        '=',
        slot((v) => v.owner.tenantId as string),
      )
      .where(
        'user_id',
        '=',
        slot((v) => v.owner.userId as string),
      )
      .where(
        'record_id',
        '=',
        slot((v) => v.recordId as string),
      )
      .where(
        'name',
        '=',
        slot((v) => v.name),
      )
      .where(
        'place',
        '=',
        slot((v) => v.place as string),
      )
      .returning('record_id'),
  );
}
