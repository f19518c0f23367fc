import {
  type Amendment,
  type AnyRecord,
  type DataKind,
  type HiddenRecord,
  millisecondsOf,
  type Owner,
  type RecordId,
  type RecordOf,
  type RecordStore,
} from '@vitalwire/core';
import { checkedAmended } from '../shared/amending.ts';
import { parseStored, storedInstant } from '../shared/parse-stored.ts';
import { changedDays, updateDays } from './day-totals.ts';
import { dissolveMergesOf } from './merge-store.ts';
import { findKnown, replaceRow, rowOf } from './record-writer.ts';
import type { SqlSession } from './session.ts';
import { chunked, type Statements } from './statements.ts';

type Amendments = Pick<RecordStore, 'amend' | 'amendment' | 'original' | 'hide' | 'hidden'>;

/** What the person says otherwise, and what they deleted. */
export function sqlAmendments(session: SqlSession, statements: Statements): Amendments {
  const find = async (owner: Owner, id: RecordId) => (await findKnown(session, statements, owner, [id]))[0];
  return {
    async amend(owner, id, amendment) {
      const before = await find(owner, id);
      if (before === undefined || before.hidden_at_ms !== null) return false;
      const empty = Object.keys(amendment.fields).length === 0;
      if (empty && before.amendment === null) return true;
      const original = parseStored<AnyRecord>(before.original ?? before.payload);
      const seen = checkedAmended(original, amendment);
      const laid = empty ? null : JSON.stringify(amendment);
      const row = rowOf(
        owner,
        { seen, original: empty ? null : original, amendment: laid },
        before,
        amendment.amendedAt,
      );
      const days = changedDays();
      await replaceRow(session, statements, owner, before, row, days);
      await updateDays(session, statements, owner, days);
      return true;
    },
    async amendment(owner, id) {
      const text = (await find(owner, id))?.amendment ?? null;
      return text === null ? null : parseStored<Amendment>(text);
    },
    async original<K extends DataKind>(owner: Owner, kind: K, id: RecordId) {
      const row = await find(owner, id);
      return row?.kind === kind ? parseStored<RecordOf<K>>(row.original ?? row.payload) : null;
    },
    async hide(owner, ids, at) {
      const days = changedDays();
      let changed = 0;
      for (const chunk of chunked([...new Set(ids)])) {
        if (at !== null) await dissolveMergesOf(session, statements, owner, chunk, days);
        const query = statements.db
          .updateTable('record')
          .set({ hidden_at_ms: at === null ? null : millisecondsOf(at) })
          .where('tenant_id', '=', owner.tenantId)
          .where('user_id', '=', owner.userId)
          .where('id', 'in', chunk)
          .where('hidden_at_ms', at === null ? 'is not' : 'is', null)
          .returning(['kind', 'local_date', 'source_id', 'subtype']);
        for (const row of await session.execute(owner, query.compile())) {
          days.changed({ kind: row.kind, localDate: row.local_date, sourceId: row.source_id, subtype: row.subtype });
          changed++;
        }
      }
      await updateDays(session, statements, owner, days);
      return changed;
    },
    async hidden(owner) {
      const query = statements.db
        .selectFrom('record')
        .select(['id', 'kind', 'hidden_at_ms'])
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId)
        .where('hidden_at_ms', 'is not', null)
        .orderBy('hidden_at_ms', 'desc')
        .orderBy('id');
      const rows = await session.execute(owner, query.compile());
      return rows.map(
        ({ id, kind, hidden_at_ms }): HiddenRecord => ({
          id: id as RecordId,
          kind: kind as DataKind,
          hiddenAt: storedInstant(hidden_at_ms ?? Number.NaN),
        }),
      );
    },
  };
}
