import {
  type Coverage,
  type CoverageOutcome,
  type CoverageStore,
  type DataKind,
  millisecondsOf,
  type Owner,
  type SourceId,
} from '@vitalwire/core';
import { checkCoverage } from '../shared/coverage-checks.ts';
import { coverageAfter } from '../shared/coverage-cuts.ts';
import { parseStored, storedInstant } from '../shared/parse-stored.ts';
import { storedText, textOf } from '../shared/stored-text.ts';
import { insertRows, ownerColumns } from './insert.ts';
import type { SqlSession } from './session.ts';
import type { Statements } from './statements.ts';

export function sqlCoverage(session: SqlSession, statements: Statements): CoverageStore {
  const { db } = statements;
  return {
    async mark(owner, coverage) {
      checkCoverage(coverage);
      const touched = db
        .deleteFrom('coverage')
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId)
        .where('source_id', '=', coverage.sourceId as string)
        .where('kind', '=', coverage.kind as string)
        .where('subtype', '=', storedText(coverage.subtype))
        .where('from_ms', '<=', millisecondsOf(coverage.range.to))
        .where('to_ms', '>=', millisecondsOf(coverage.range.from))
        .returningAll();
      const known = (await session.execute(owner, touched.compile())).map(coverageOf);
      const rows = coverageAfter(known, coverage).map((piece) => rowOf(owner, piece));
      await insertRows(session, statements, owner, 'coverage', rows);
    },
    async list(owner, { sourceId, kind, range }) {
      let query = db
        .selectFrom('coverage')
        .selectAll()
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId);
      if (sourceId !== undefined) query = query.where('source_id', '=', sourceId as string);
      if (kind !== undefined) query = query.where('kind', '=', kind as string);
      if (range !== undefined)
        query = query.where('from_ms', '<', millisecondsOf(range.to)).where('to_ms', '>', millisecondsOf(range.from));
      const inOrder = query.orderBy('source_id').orderBy('kind').orderBy('subtype').orderBy('from_ms');
      return (await session.execute(owner, inOrder.compile())).map(coverageOf);
    },
  };
}

function rowOf(owner: Owner, { sourceId, kind, subtype, range, readAt, outcome, reason }: Coverage) {
  return {
    ...ownerColumns(owner),
    source_id: sourceId as string,
    kind: kind as string,
    subtype: storedText(subtype),
    from_ms: millisecondsOf(range.from),
    to_ms: millisecondsOf(range.to),
    read_at_ms: millisecondsOf(readAt),
    outcome: outcome as string,
    reason: reason === null ? null : JSON.stringify(reason),
  };
}

interface CoverageRow {
  readonly source_id: string;
  readonly kind: string;
  readonly subtype: string;
  readonly from_ms: number | string;
  readonly to_ms: number | string;
  readonly read_at_ms: number | string;
  readonly outcome: string;
  readonly reason: string | null;
}

function coverageOf(row: CoverageRow): Coverage {
  return {
    sourceId: row.source_id as SourceId,
    kind: row.kind as DataKind,
    subtype: textOf(row.subtype),
    range: { from: storedInstant(row.from_ms), to: storedInstant(row.to_ms) },
    readAt: storedInstant(row.read_at_ms),
    outcome: row.outcome as CoverageOutcome,
    reason: row.reason === null ? null : parseStored(row.reason),
  };
}
