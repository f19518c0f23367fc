import { type ErrorCode, HealthError, type Storage } from '@vitalwire/core';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { type Acting, actingFor, deeds, importFile, prepare, stateOf } from './deeds.ts';
import { adminSql, type Engine, newPlace, openPlace, type Place } from './engines.ts';

const works = Object.entries({
  ...deeds,
  undo: ({ hub, call }: Acting) => hub.curation.undo(call),
  import: importFile,
});

interface Trouble {
  readonly id: string;
  readonly engine: Engine;
  readonly code: ErrorCode;
  /** @returns what ends it, and the storage that meets it where it is not the one there was */
  begin(place: Place): Promise<{ readonly storage?: Storage; end(): Promise<unknown> }>;
}

/** The server itself says the error, at the first row that a deed writes. */
function said(id: string, state: string, code: ErrorCode): Trouble {
  return {
    id,
    engine: 'postgres',
    code,
    async begin({ schema }) {
      const admin = adminSql();
      await admin.unsafe(`create or replace function ${schema}.refuse() returns trigger language plpgsql as
        $$ begin raise exception 'refused' using errcode = '${state}'; end $$`);
      const tables = ['record', 'person_action', 'import_file', 'merge'];
      for (const table of tables)
        await admin.unsafe(`create trigger refuse before insert or update or delete on ${schema}.${table}
          for each statement execute function ${schema}.refuse()`);
      return { end: () => Promise.all(tables.map((name) => admin.unsafe(`drop trigger refuse on ${schema}.${name}`))) };
    },
  };
}

const WAIT_MILLISECONDS = 120;
const troubles: readonly Trouble[] = [
  {
    id: 'A7',
    engine: 'sqlite',
    code: 'storage-full',
    async begin({ address }) {
      const database = openSqlite(address, Database);
      // The pages that are there are all there will be, and none of them is free.
      database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true }))}`);
      const storage = sqliteStorage({ database });
      return { storage, end: () => storage.close() };
    },
  },
  {
    id: 'A8',
    engine: 'sqlite',
    code: 'storage-readonly',
    async begin({ address }) {
      const storage = sqliteStorage({ database: openSqlite(address, Database, { readonly: true }) });
      return { storage, end: () => storage.close() };
    },
  },
  {
    id: 'A9',
    engine: 'sqlite',
    code: 'storage-busy',
    async begin({ address }) {
      const holder = new Database(address);
      holder.prepare('begin immediate').run();
      return {
        async end() {
          holder.prepare('rollback').run();
          holder.close();
        },
      };
    },
  },
  said('A7', '53100', 'storage-full'),
  said('A8', 'XX001', 'storage-corrupt'),
  said('A8', '25006', 'storage-readonly'),
  said('A9', '55P03', 'storage-busy'),
  said('A10', '40001', 'storage-busy'),
  said('A10', '40P01', 'storage-busy'),
  said('A10', '57P01', 'storage-unavailable'),
];

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error,
  );

for (const { id, engine, code, begin } of troubles) {
  it(`${id} on ${engine}: whoever meets ${code} hears one sentence, changes nothing, and goes on when it is over`, async ({
    task,
  }) => {
    task.meta.fault = { id, operation: `every deed, import: ${code}`, engine, cycles: works.length };
    const place = await newPlace(engine, 'refused');
    const storage = openPlace(place, WAIT_MILLISECONDS);
    await storage.migrate();
    for (const [name, work] of works) {
      const acting = actingFor(storage, name);
      await prepare(acting);
      await deeds.edit(acting, 7);
      const before = await stateOf(storage, acting.call);
      const trouble = await begin(place);
      const meeting = trouble.storage === undefined ? acting : actingFor(trouble.storage, name);
      // Small deeds find room in pages that are half full.
      let failure = await failureOf(work(meeting, 0));
      for (let turn = 2; failure === null && code === 'storage-full' && engine === 'sqlite' && turn < 400; turn += 2)
        failure = await failureOf(id === 'A7' && name !== 'import' ? deeds.log(meeting, turn) : work(meeting, turn));
      expect(failure, name).toMatchObject({ code });
      if (!HealthError.is(failure)) throw failure;
      expect(failure.message).toMatch(/^[A-Z/t].*\.$/s);
      const during = await stateOf(trouble.storage ?? storage, acting.call);
      if (code !== 'storage-full' || engine === 'postgres') expect(during, name).toEqual(before);
      await trouble.end();
      expect(await stateOf(storage, acting.call), name).toEqual(during);
      expect(await storage.records.rebuildTotals(acting.call.owner)).toBe(0);
      if (name !== 'unmerge' && name !== 'merge' && name !== 'delete') await work(acting, 1000);
      while ((await acting.hub.curation.undo(acting.call)) !== null);
      await work(acting, name === 'undo' ? 1 : 0);
    }
    await storage.close();
  });
}

it('A10: a deed that has to give way twice is done again as a whole, and once', async ({ task }) => {
  task.meta.fault = { id: 'A10', operation: 'gives way twice', engine: 'postgres', cycles: works.length };
  const place = await newPlace('postgres', 'gives_way');
  const storage = openPlace(place);
  await storage.migrate();
  const admin = adminSql();
  // A sequence counts on when its transaction is taken back.
  await admin.unsafe(`create sequence ${place.schema}.tries;
    grant usage on sequence ${place.schema}.tries to public;
    create function ${place.schema}.refuse() returns trigger language plpgsql as $$ begin
      if nextval('${place.schema}.tries') % 3 <> 0 then raise exception 'again' using errcode = '40001'; end if;
      return new; end $$;
    create trigger refuse before insert on ${place.schema}.person_action
      for each row execute function ${place.schema}.refuse()`);
  for (const [name, deed] of Object.entries(deeds)) {
    const acting = actingFor(storage, name);
    await prepare(acting);
    const { actions: _, ...before } = await stateOf(storage, acting.call);
    await deed(acting, 0);
    expect((await stateOf(storage, acting.call)).actions, name).toHaveLength(1);
    expect(await storage.records.rebuildTotals(acting.call.owner)).toBe(0);
    await acting.hub.curation.undo(acting.call);
    expect(await stateOf(storage, acting.call), name).toMatchObject(before);
  }
  const [row] = await admin.unsafe(`select last_value::int as tries from ${place.schema}.tries`);
  expect(row?.tries).toBeGreaterThanOrEqual(3 * Object.keys(deeds).length);
  await storage.close();
});
