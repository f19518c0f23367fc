import { postgresStorage } from '@vitalwire/storage/postgres';
import { Pool } from 'pg';
import postgres from 'postgres';
import { expect, inject, test } from 'vitest';
import { backwardsInMemory, expectGood, expectUndoable, gradedSets, hubFor } from '../../test/graded-set.ts';
import { deliver } from '../../test/merge-score.ts';
import { wholeState } from '../../test/whole-state.ts';

test('the hand-written set in PostgreSQL is joined as it is, and every merge can be undone', async () => {
  const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
  await admin.unsafe('create schema merge_set');

  const storage = postgresStorage({
    pool: new Pool({ connectionString: inject('postgresUrl'), max: 4, options: '-c search_path=merge_set' }),
  });
  try {
    await storage.migrate();
    const [[name, setOf]] = gradedSets;
    const set = setOf();
    const hub = hubFor(storage, set);
    await deliver(hub, set, set.delivered);
    await expectGood(name, set, hub);
    await expectUndoable(storage, hub);
    expect(await wholeState(storage)).toEqual(await backwardsInMemory(set));
  } finally {
    await storage.close();
    await admin.unsafe('drop schema merge_set cascade');
    await admin.end();
  }
});
