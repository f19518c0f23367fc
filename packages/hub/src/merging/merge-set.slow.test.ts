import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { backwardsInMemory, expectGood, expectUndoable, gradedSets, hubFor } from '../../test/graded-set.ts';
import { deliver } from '../../test/merge-score.ts';
import { wholeState } from '../../test/whole-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'merge-set-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.for(gradedSets)(
  'the %s set in a SQLite file is joined as it is, and every merge can be undone',
  async ([name, setOf], { annotate }) => {
    const storage = sqliteStorage({ database: openSqlite(join(folder, `${name}.db`), Database) });
    await storage.migrate();
    const set = setOf();
    const hub = hubFor(storage, set);
    await deliver(hub, set, set.delivered);
    await annotate(await expectGood(name, set, hub));
    await expectUndoable(storage, hub);
    expect(await wholeState(storage)).toEqual(await backwardsInMemory(set));
    await storage.close();
  },
);
