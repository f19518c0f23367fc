import type { AnyRecord, Owner } from '@vitalwire/core';
import type { Kysely } from 'kysely';
import { encodeStreams } from '../../src/codec/index.ts';
import type { MigrationStep } from '../../src/migrations/index.ts';
import { releasedSteps } from '../../src/migrations/index.ts';
import type { MigrationPlan } from '../../src/migrations/plan.ts';
import type { Database } from '../../src/schema.ts';
import { ownerColumns } from '../../src/sql/insert.ts';
import { rowOf } from '../../src/sql/record-writer.ts';
import { dayAfter, heartRateDay, later, mergeOf, note, ride, watch, workout } from '../../src/testing/samples.ts';

export function planOf(steps: readonly MigrationStep[]): MigrationPlan {
  return { version: steps.length, steps: async () => steps };
}

export const firstPlan = planOf(releasedSteps.slice(0, 1));

const morning = workout('a');
const twin = workout('a', later(morning.start, 4), {}, watch);
/** Over two weeks and two months, two of them one event. */
export const records: readonly AnyRecord[] = [
  morning,
  twin,
  workout('b', later(morning.start, 9 * 86_400)),
  workout('c', later(morning.start, 40 * 86_400)),
  note('n'),
  heartRateDay(dayAfter(0)),
];
export const merge = mergeOf([morning, twin]);
export const withStreams = morning;

/** Rows as the first release wrote them: nobody is on a list, and there are no weeks and months. */
export async function writeAsFirstRelease(db: Kysely<Database>, owner: Owner): Promise<void> {
  const columns = ownerColumns(owner);
  for (const record of records) {
    const { amendment, original, hidden_at_ms, ...row } = rowOf(
      owner,
      { seen: record, original: null, amendment: null },
      null,
    );
    await db
      .insertInto('record')
      .values(row as never)
      .execute();
  }
  for (const [position, { channel, bytes }] of encodeStreams(ride()).entries()) {
    const row = {
      ...columns,
      workout_id: withStreams.id,
      channel,
      position,
      start_ms: Date.parse(ride().start),
      bytes,
    };
    await db.insertInto('stream').values(row).execute();
  }
  const decided = { kind: merge.kind, decided_at_ms: Date.parse(merge.decidedAt), payload: JSON.stringify(merge) };
  await db
    .insertInto('merge')
    .values({ ...columns, id: merge.id, ...decided })
    .execute();
  for (const id of merge.members) {
    const member = { record_id: id, merge_id: merge.id, is_primary: id === merge.primary ? 1 : 0 };
    await db
      .insertInto('merge_member')
      .values({ ...columns, ...member })
      .execute();
  }
}
