import { isDeepStrictEqual } from 'node:util';
import {
  type Amendment,
  type AnyRecord,
  type Instant,
  millisecondsOf,
  type Owner,
  type RecordId,
  type WriteOutcome,
} from '@vitalwire/core';
import { amendedWhereItFits } from '../shared/amending.ts';
import { facetsOf, sameContent } from '../shared/facets.ts';
import { parseStored } from '../shared/parse-stored.ts';
import { validated } from '../shared/validate.ts';
import { keyConflict } from '../shared/write-checks.ts';
import { type ChangedDays, changedDays, updateDays } from './day-totals.ts';
import { insertRows, ownerColumns } from './insert.ts';
import { dissolveMergesOf } from './merge-store.ts';
import type { SqlSession } from './session.ts';
import { chunked, longestList, padded, type Statements } from './statements.ts';

export async function writeRecords(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  records: readonly AnyRecord[],
): Promise<readonly WriteOutcome[]> {
  const checked = validated(records);
  const known = new Map<string, KnownRecord>();
  for (const ids of chunked([...new Set(checked.map(({ id }) => id))])) {
    for (const row of await findKnown(session, statements, owner, ids)) known.set(row.id, row);
  }
  for (const [place, record] of checked.entries()) {
    const row = known.get(record.id);
    if (row !== undefined && row.natural_key !== facetsOf(record).naturalKey)
      throw keyConflict(record, place, record.id);
  }
  const days = changedDays();
  const outcomes: WriteOutcome[] = [];
  for (const batch of withoutRepeats(checked)) {
    const fresh: KnownRecord[] = [];
    for (const record of batch) {
      const before = known.get(record.id);
      if (
        before !== undefined &&
        sameContent(record, before.original ?? before.payload, Number(before.received_at_ms), isDeepStrictEqual)
      ) {
        outcomes.push('unchanged');
        continue;
      }
      if (before === undefined) {
        const row = rowOf(owner, { seen: record, original: null, amendment: null }, null);
        known.set(record.id, row);
        days.added(facetsOf(record), record);
        fresh.push(row);
      } else {
        const row = rowOf(owner, underAmendment(record, before.amendment), before);
        known.set(record.id, row);
        await replaceRow(session, statements, owner, before, row, days);
      }
      outcomes.push(before === undefined ? 'inserted' : 'updated');
    }
    await insertRows(session, statements, owner, 'record', fresh);
  }
  await updateDays(session, statements, owner, days);
  return outcomes;
}

/** A batch may name one record twice; what it says later must find what it said before. */
function withoutRepeats(records: readonly AnyRecord[]): readonly (readonly AnyRecord[])[] {
  const batches: AnyRecord[][] = [[]];
  let seen = new Set<string>();
  for (const record of records) {
    if (seen.has(record.id) || seen.size === longestList) {
      batches.push([]);
      seen = new Set();
    }
    seen.add(record.id);
    batches.at(-1)?.push(record);
  }
  return batches;
}

/** A record as it is stored. */
export type KnownRecord = ReturnType<typeof rowOf>;

/** A record as everything sees it, and what the source gave where the person says otherwise. */
export interface SeenRecord {
  readonly seen: AnyRecord;
  readonly original: AnyRecord | null;
  readonly amendment: string | null;
}

function underAmendment(record: AnyRecord, amendment: string | null): SeenRecord {
  if (amendment === null) return { seen: record, original: null, amendment };
  return { seen: amendedWhereItFits(record, parseStored<Amendment>(amendment)), original: record, amendment };
}

/** @param since when this version came to hold; that of its receipt where nothing else is said */
export function rowOf(
  owner: Owner,
  { seen, original, amendment }: SeenRecord,
  before: { readonly version: number; readonly hidden_at_ms: number | string | null } | null,
  since?: Instant,
) {
  const facets = facetsOf(seen);
  return {
    ...ownerColumns(owner),
    id: facets.id,
    kind: facets.kind as string,
    subtype: facets.subtype,
    source_id: facets.sourceId,
    vendor_id: facets.vendorId,
    natural_key: facets.naturalKey,
    start_ms: facets.startMs,
    end_ms: facets.endMs,
    utc_offset_minutes: facets.utcOffsetMinutes,
    local_date: facets.localDate,
    valid_from_ms: since === undefined ? facets.receivedAtMs : millisecondsOf(since),
    version: (before?.version ?? 0) + 1,
    received_at_ms: facets.receivedAtMs,
    payload: JSON.stringify(seen),
    amendment,
    original: original === null ? null : JSON.stringify(original),
    hidden_at_ms: before === null || before.hidden_at_ms === null ? null : Number(before.hidden_at_ms),
  };
}

export async function findKnown(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  ids: readonly string[],
): Promise<readonly KnownRecord[]> {
  const values = { owner, ids: padded(ids) };
  const query = statements.bind(`known records ${values.ids.length}`, values, (db, slot) =>
    db
      .selectFrom('record')
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
        'id',
        'in',
        values.ids.map((_, place) => slot((v) => v.ids[place] ?? '')),
      ),
  );
  return (await session.execute(owner, query)) as readonly KnownRecord[];
}

/** Puts the new version in place and keeps the one before, with the time it held. */
export async function replaceRow(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  before: KnownRecord,
  row: KnownRecord,
  days: ChangedDays,
): Promise<void> {
  for (const { kind, local_date, source_id, subtype } of [before, row])
    days.changed({ kind, localDate: local_date, sourceId: source_id, subtype });
  await insertRows(session, statements, owner, 'record_version', [
    {
      ...ownerColumns(owner),
      id: before.id,
      version: before.version,
      valid_from_ms: Number(before.valid_from_ms),
      valid_to_ms: row.valid_from_ms,
      payload: before.payload,
    },
  ]);
  const { tenant_id, user_id, id, ...changed } = row;
  await session.execute(
    owner,
    statements.bind('replace record', row, (db, slot) =>
      db
        .updateTable('record')
        .set(Object.fromEntries(Object.keys(changed).map((name) => [name, slot((v) => v[name as keyof typeof v])])))
        .where(
          'tenant_id',
          '=',
          slot((v) => v.tenant_id),
        )
        .where(
          'user_id',
          '=',
          slot((v) => v.user_id),
        )
        .where(
          'id',
          '=',
          slot((v) => v.id),
        ),
    ),
  );
}

/** Versions, streams and memberships go with their record. @returns how many records there were */
export async function removeRecords(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  ids: readonly RecordId[],
): Promise<number> {
  const days = changedDays();
  let removed = 0;
  for (const chunk of chunked([...new Set(ids)])) {
    await dissolveMergesOf(session, statements, owner, chunk, days);
    const gone = await session.execute(
      owner,
      statements.db
        .deleteFrom('record')
        .where('tenant_id', '=', owner.tenantId)
        .where('user_id', '=', owner.userId)
        .where('id', 'in', chunk)
        .returning(['kind', 'local_date', 'source_id', 'subtype'])
        .compile(),
    );
    for (const row of gone)
      days.changed({ kind: row.kind, localDate: row.local_date, sourceId: row.source_id, subtype: row.subtype });
    removed += gone.length;
  }
  await updateDays(session, statements, owner, days);
  return removed;
}
