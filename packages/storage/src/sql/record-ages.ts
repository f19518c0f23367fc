import { type AnyRecord, millisecondsOf, type RecordId, type RecordStore } from '@vitalwire/core';
import { parseStored } from '../shared/parse-stored.ts';
import type { SqlSession } from './session.ts';
import type { Statements } from './statements.ts';

type Ages = Pick<RecordStore, 'receivedBefore' | 'forgetVersions'>;

/** What was received longest ago, for terms that end. */
export function sqlRecordAges(session: SqlSession, { db }: Statements): Ages {
  return {
    async receivedBefore(owner, { sourceId, before, limit }) {
      const query = db
        .selectFrom('record')
        .select('id')
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId)
        .where('source_id', '=', sourceId as string)
        .where('received_at_ms', '<', millisecondsOf(before))
        .orderBy('received_at_ms')
        .orderBy('id')
        .limit(limit);
      return (await session.execute(owner, query.compile())).map(({ id }) => id as RecordId);
    },
    async forgetVersions(owner, { sourceId, before }) {
      const versions = db
        .selectFrom('record_version')
        .innerJoin('record', (join) =>
          join
            .onRef('record.tenant_id', '=', 'record_version.tenant_id')
            .onRef('record.user_id', '=', 'record_version.user_id')
            .onRef('record.id', '=', 'record_version.id'),
        )
        .select(['record_version.id', 'record_version.version', 'record_version.payload'])
        .where('record.tenant_id', '=', owner.tenantId)
        .where('record.user_id', '=', owner.userId)
        .where('record.source_id', '=', sourceId as string);
      let forgotten = 0;
      for (const { id, version, payload } of await session.execute(owner, versions.compile())) {
        // A version may hold from the moment of the person's amendment; what it says was received before.
        if (parseStored<AnyRecord>(payload).provenance.receivedAt >= before) continue;
        const remove = db
          .deleteFrom('record_version')
          .where('tenant_id', '=', owner.tenantId)
          .where('user_id', '=', owner.userId)
          .where('id', '=', id)
          .where('version', '=', version);
        await session.execute(owner, remove.compile());
        forgotten++;
      }
      return forgotten;
    },
  };
}
