import {
  type ActionStore,
  type EgressEntry,
  type EgressStore,
  millisecondsOf,
  type PersonAction,
  type SourceChoice,
  type SourceChoiceStore,
} from '@vitalwire/core';
import { parseStored } from '../shared/parse-stored.ts';
import { ownerColumns } from './insert.ts';
import type { SqlSession } from './session.ts';
import type { Statements } from './statements.ts';

export function sqlActions(session: SqlSession, { db }: Statements): ActionStore {
  return {
    async write(owner, action) {
      const stored = { at_ms: millisecondsOf(action.at), payload: JSON.stringify(action) };
      const query = db
        .insertInto('person_action')
        .values({ ...ownerColumns(owner), id: action.id as string, ...stored })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id', 'id']).doUpdateSet(stored));
      await session.execute(owner, query.compile());
    },
    async list(owner, limit) {
      const query = db
        .selectFrom('person_action')
        .select('payload')
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId)
        .orderBy('at_ms', 'desc')
        .orderBy('id', 'desc')
        .limit(limit);
      const rows = await session.execute(owner, query.compile());
      return rows.map(({ payload }) => parseStored<PersonAction>(payload));
    },
  };
}

export function sqlChoices(session: SqlSession, { db }: Statements): SourceChoiceStore {
  return {
    async list(owner) {
      const query = db
        .selectFrom('source_choice')
        .select('payload')
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId)
        .orderBy('at_ms', 'desc')
        .orderBy('id', 'desc');
      const rows = await session.execute(owner, query.compile());
      return rows.map(({ payload }) => parseStored<SourceChoice>(payload));
    },
    async write(owner, choice) {
      const stored = { at_ms: millisecondsOf(choice.decidedAt), payload: JSON.stringify(choice) };
      const query = db
        .insertInto('source_choice')
        .values({ ...ownerColumns(owner), id: choice.id as string, ...stored })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id', 'id']).doUpdateSet(stored));
      await session.execute(owner, query.compile());
    },
    async remove(owner, id) {
      const query = db
        .deleteFrom('source_choice')
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId)
        .where('id', '=', id as string)
        .returning('id');
      return (await session.execute(owner, query.compile())).length > 0;
    },
  };
}

export function sqlEgress(session: SqlSession, statements: Statements): EgressStore {
  const { db } = statements;
  return {
    // Of every answer to an assistant: one statement, built once.
    async write(owner, entry) {
      const values = { ...ownerColumns(owner), at_ms: millisecondsOf(entry.at), payload: JSON.stringify(entry) };
      const query = statements.bind('egress entry', values, (into, slot) => {
        const columns = {
          tenant_id: slot((v: typeof values) => v.tenant_id),
          user_id: slot((v: typeof values) => v.user_id),
          at_ms: slot((v: typeof values) => v.at_ms),
        };
        const position = into
          .selectFrom('egress')
          .select(({ eb, fn, lit }) => eb(fn.coalesce(fn.max('position'), lit(-1)), '+', lit(1)).as('position'))
          .where('tenant_id', '=', columns.tenant_id)
          .where('user_id', '=', columns.user_id)
          .where('at_ms', '=', columns.at_ms);
        return into.insertInto('egress').values({ ...columns, position, payload: slot((v) => v.payload) });
      });
      await session.execute(owner, query);
    },
    async list(owner, range) {
      let query = db
        .selectFrom('egress')
        .select('payload')
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId);
      if (range !== null)
        query = query.where('at_ms', '>=', millisecondsOf(range.from)).where('at_ms', '<', millisecondsOf(range.to));
      const rows = await session.execute(owner, query.orderBy('at_ms').orderBy('position').compile());
      return rows.map(({ payload }) => parseStored<EgressEntry>(payload));
    },
    async prune(owner, before) {
      const query = db
        .deleteFrom('egress')
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId)
        .where('at_ms', '<', millisecondsOf(before))
        .returning('position');
      return (await session.execute(owner, query.compile())).length;
    },
  };
}
