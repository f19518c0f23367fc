import {
  type ContentHash,
  type ImportEntry,
  type ImportLedger,
  type LocalDate,
  millisecondsOf,
  type Owner,
  type PersonProfile,
  type PersonStore,
  type SourceId,
  type SportFamily,
  type Threshold,
  type ThresholdMetric,
  type ThresholdOrigin,
} from '@vitalwire/core';
import { parseStored, storedInstant } from '../shared/parse-stored.ts';
import { storedText, textOf } from '../shared/stored-text.ts';
import { ownerColumns } from './insert.ts';
import type { SqlSession } from './session.ts';
import type { Statements } from './statements.ts';

export function sqlPeople(session: SqlSession, statements: Statements): PersonStore {
  const { db } = statements;
  return {
    // What almost every answer rests on: statements that are kept.
    async profile(owner) {
      const query = statements.bind('profile', owner, (from, slot) =>
        from
          .selectFrom('person_profile')
          .select('payload')
          .where(
            'tenant_id',
            '=',
            slot((v) => v.tenantId as string),
          )
          .where(
            'user_id',
            '=',
            slot((v) => v.userId as string),
          ),
      );
      const [row] = await session.execute(owner, query);
      return row === undefined ? { updatedAt: null } : parseStored<PersonProfile>(row.payload);
    },
    async writeProfile(owner, profile) {
      const payload = JSON.stringify(profile);
      const query = db
        .insertInto('person_profile')
        .values({ ...ownerColumns(owner), payload })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doUpdateSet({ payload }));
      await session.execute(owner, query.compile());
    },
    async thresholds(owner) {
      const query = statements.bind('thresholds', owner, (from, slot) =>
        from
          .selectFrom('threshold')
          .selectAll()
          .where(
            'tenant_id',
            '=',
            slot((v) => v.tenantId as string),
          )
          .where(
            'user_id',
            '=',
            slot((v) => v.userId as string),
          )
          .orderBy('valid_from')
          .orderBy('metric')
          .orderBy('sport')
          .orderBy('origin'),
      );
      const rows = await session.execute(owner, query);
      return rows.map(
        (row): Threshold => ({
          metric: row.metric as ThresholdMetric,
          sport: row.sport === '' ? null : (row.sport as SportFamily),
          value: row.value,
          validFrom: row.valid_from as LocalDate,
          origin: row.origin as ThresholdOrigin,
          detail: row.detail === null ? null : textOf(row.detail),
          recordedAt: storedInstant(row.recorded_at_ms),
        }),
      );
    },
    async writeThresholds(owner, thresholds) {
      for (const threshold of thresholds) await session.execute(owner, writeThreshold(db, owner, threshold).compile());
    },
    async removeThreshold(owner, { metric, sport, validFrom }) {
      const query = db
        .deleteFrom('threshold')
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId)
        .where('metric', '=', metric as string)
        .where('sport', '=', sport ?? '')
        .where('valid_from', '=', validFrom as string)
        .returning('metric');
      return (await session.execute(owner, query.compile())).length > 0;
    },
  };
}

function writeThreshold(db: Statements['db'], owner: Owner, threshold: Threshold) {
  const stored = {
    value: threshold.value,
    detail: threshold.detail === null ? null : storedText(threshold.detail),
    recorded_at_ms: millisecondsOf(threshold.recordedAt),
  };
  const key = {
    ...ownerColumns(owner),
    metric: threshold.metric as string,
    sport: threshold.sport ?? '',
    valid_from: threshold.validFrom as string,
    origin: threshold.origin as string,
  };
  return db
    .insertInto('threshold')
    .values({ ...key, ...stored })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'user_id', 'metric', 'sport', 'valid_from', 'origin']).doUpdateSet(stored),
    );
}

export function sqlImports(session: SqlSession, statements: Statements): ImportLedger {
  return {
    async find(owner, hash) {
      const query = statements.bind('find import', { owner, hash }, (db, slot) =>
        db
          .selectFrom('import_file')
          .selectAll()
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
            'hash',
            '=',
            slot((v) => v.hash as string),
          ),
      );
      const [row] = await session.execute(owner, query);
      return row === undefined ? null : entryOf(row);
    },
    async write(owner, entry) {
      const row = { ...ownerColumns(owner), hash: entry.hash as string, ...columnsOf(entry) };
      const query = statements.bind('write import', row, (db, slot) => {
        const slots = Object.fromEntries(
          Object.keys(row).map((name) => [name, slot((v) => v[name as keyof typeof row])]),
        ) as typeof row;
        const { tenant_id, user_id, hash, ...changed } = slots;
        return db
          .insertInto('import_file')
          .values(slots)
          .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id', 'hash']).doUpdateSet(changed));
      });
      await session.execute(owner, query);
    },
    async list(owner) {
      const query = statements.db
        .selectFrom('import_file')
        .selectAll()
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId)
        .orderBy('imported_at_ms')
        .orderBy('hash');
      return (await session.execute(owner, query.compile())).map(entryOf);
    },
  };
}

function columnsOf(entry: ImportEntry) {
  return {
    source_id: entry.sourceId as string,
    mapper: storedText(entry.mapper),
    name: storedText(entry.name),
    size_bytes: entry.sizeBytes,
    state: entry.state as string,
    position: entry.position === null ? null : storedText(entry.position),
    records: entry.records,
    imported_at_ms: millisecondsOf(entry.importedAt),
  };
}

type ImportRow = { readonly hash: string } & {
  readonly [C in keyof ReturnType<typeof columnsOf>]:
    | ReturnType<typeof columnsOf>[C]
    | (C extends `${string}_ms` | 'size_bytes' ? string : never);
};

function entryOf(row: ImportRow): ImportEntry {
  return {
    hash: row.hash as ContentHash,
    sourceId: row.source_id as SourceId,
    mapper: textOf(row.mapper),
    name: textOf(row.name),
    sizeBytes: Number(row.size_bytes),
    state: row.state as ImportEntry['state'],
    position: row.position === null ? null : textOf(row.position),
    records: row.records,
    importedAt: storedInstant(row.imported_at_ms),
  };
}
