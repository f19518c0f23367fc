import { millisecondsOf, type Owner, type RecordId, type Withdrawal, type WithdrawalStore } from '@vitalwire/core';
import { storedInstant } from '../shared/parse-stored.ts';
import { ownerColumns } from './insert.ts';
import type { SqlSession } from './session.ts';
import { chunked, padded, type Statements } from './statements.ts';

export function sqlWithdrawals(session: SqlSession, statements: Statements): WithdrawalStore {
  const { db } = statements;
  return {
    async write(owner, withdrawals) {
      for (const { recordId, withdrawnAt } of withdrawals) {
        const withdrawn_at_ms = millisecondsOf(withdrawnAt);
        const query = db
          .insertInto('withdrawal')
          .values({ ...ownerColumns(owner), record_id: recordId as string, withdrawn_at_ms })
          .onConflict((conflict) =>
            conflict
              .columns(['tenant_id', 'user_id', 'record_id'])
              .doUpdateSet({ withdrawn_at_ms })
              .where('withdrawal.withdrawn_at_ms', '<', withdrawn_at_ms),
          );
        await session.execute(owner, query.compile());
      }
    },
    async list(owner, ids) {
      if (ids === null) return withdrawalsIn(session, owner, ofOwner(statements, owner).compile());
      const found: Withdrawal[] = [];
      for (const chunk of chunked([...new Set(ids)])) {
        const values = { owner, ids: padded(chunk) };
        const query = statements.bind(`withdrawals of ${values.ids.length}`, values, (kysely, slot) =>
          kysely
            .selectFrom('withdrawal')
            .select(['record_id', 'withdrawn_at_ms'])
            .where(
              'tenant_id',
              '=',
              slot((each) => each.owner.tenantId as string),
            )
            .where(
              'user_id',
              '=',
              slot((each) => each.owner.userId as string),
            )
            .where(
              'record_id',
              'in',
              values.ids.map((_, place) => slot((each) => each.ids[place] as string)),
            ),
        );
        found.push(...(await withdrawalsIn(session, owner, query)));
      }
      return found.sort((a, b) => (a.recordId < b.recordId ? -1 : 1));
    },
  };
}

function ofOwner({ db }: Statements, owner: Owner) {
  return db
    .selectFrom('withdrawal')
    .select(['record_id', 'withdrawn_at_ms'])
    .where('tenant_id', '=', owner.tenantId)
    .where('user_id', '=', owner.userId)
    .orderBy('record_id');
}

type Query = ReturnType<ReturnType<typeof ofOwner>['compile']>;

async function withdrawalsIn(session: SqlSession, owner: Owner, query: Query): Promise<readonly Withdrawal[]> {
  const rows = await session.execute(owner, query);
  return rows.map(({ record_id, withdrawn_at_ms }) => ({
    recordId: record_id as RecordId,
    withdrawnAt: storedInstant(withdrawn_at_ms),
  }));
}
