import type { LocalDate } from '@vitalwire/core';
import { generateMergeSet, type MergeSet } from '@vitalwire/providers-synthetic/merge-set';
import { postgresStorage } from '@vitalwire/storage/postgres';
import { Pool } from 'pg';
import postgres from 'postgres';
import { afterAll, expect, inject, test } from 'vitest';
import { backwardsInMemory, expectGood, expectUndoable, gradedSets, hubFor } from '../../test/graded-set.ts';
import { deliver } from '../../test/merge-score.ts';
import { wholeState } from '../../test/whole-state.ts';

const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
afterAll(() => admin.end());

const [handWritten] = gradedSets;
/** The large one takes minutes of round trips: the same generator, six weeks of it. */
const sets: readonly (readonly [name: string, setOf: () => MergeSet])[] = [
  handWritten,
  ['generated', () => generateMergeSet({ seed: 11, from: '2025-01-06' as LocalDate, days: 45 })],
];

test.for(sets)(
  'the %s set in PostgreSQL is joined as it is, to the letter as in memory',
  { timeout: 120_000 },
  async ([name, setOf], { annotate }) => {
    const schema = `merge_set_${name.replace('-', '_')}`;
    await admin.unsafe(`create schema ${schema}`);
    const options = `-c search_path=${schema}`;
    const pool = new Pool({ connectionString: inject('postgresUrl'), max: 4, options });
    const storage = postgresStorage({ pool });
    try {
      await storage.migrate();
      const set = setOf();
      const hub = hubFor(storage, set);
      await deliver(hub, set, set.delivered);
      await annotate(await expectGood(name, set, hub));
      if (set.events.length < 100) await expectUndoable(storage, hub);
      else expect(set.events.length).toBeGreaterThan(150);
      expect(await wholeState(storage)).toEqual(await backwardsInMemory(set));
    } finally {
      await storage.close();
    }
  },
);
