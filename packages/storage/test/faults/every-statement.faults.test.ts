import { expect, it } from 'vitest';
import { filled, readEverything, writeEverything } from '../../src/testing/cases/everything.ts';
import { anna, strangers } from '../../src/testing/samples.ts';
import { expectUpgraded, makeFirstRelease } from '../migrations/upgrade-cases.ts';
import { failAtEveryStatement, type StatementCounter } from './failing-statements.ts';
import { engines, newPlace, openPlace, type Place } from './places.ts';

/** @returns whether it failed; another failure than the one that was made is thrown */
async function fails(call: Promise<unknown>, { failAt, taken }: StatementCounter): Promise<boolean> {
  return call.then(
    () => false,
    (error: unknown) => {
      expect(error, `statement ${failAt}, ${taken} before`).toMatchObject({ code: 'internal' });
      return true;
    },
  );
}

for (const engine of engines) {
  it(`erase on ${engine}, whichever statement fails, takes nothing or all`, async ({ task }) => {
    const place = await newPlace(engine, 'statement_erase');
    const { storage } = openPlace(place);
    await storage.migrate();
    for (const stranger of strangers) await writeEverything(storage, stranger);
    const full = await filled(storage);
    const statements = await failAtEveryStatement(async (counter) => {
      const { storage: failing } = openPlace(place, { counter });
      const failed = await fails(failing.erase(anna), counter);
      await failing.close();
      if (failed) expect(await readEverything(storage, anna)).toEqual(full);
      else expect((await storage.owners()).length).toBe(strangers.length);
    });
    for (const stranger of strangers) expect(await readEverything(storage, stranger)).toEqual(full);
    await storage.close();
    expect(statements).toBeGreaterThan(35);
    task.meta.fault = { id: 'F8', operation: 'erase, every statement', engine, cycles: statements };
  });

  it(`a new database on ${engine}, whichever statement fails, has nothing in it and is made by the next one`, async ({
    task,
  }) => {
    const place = await newPlace(engine, 'statement_migrate');
    const statements = await failAtEveryStatement(async (counter) => {
      const { storage } = openPlace(place, { counter });
      if (await fails(storage.migrate(), counter)) expect(await releaseOf(place)).toBe(0);
      await storage.close();
    });
    const { storage } = openPlace(place);
    expect(await storage.migrate()).toEqual([]);
    expect(await filled(storage)).toEqual(await readEverything(storage, anna));
    await storage.close();
    expect(statements).toBeGreaterThan(50);
    task.meta.fault = { id: 'A6', operation: 'migrate, every statement', engine, cycles: statements };
  });

  it(`a database of the first release on ${engine}, whichever statement fails, stays one and is upgraded by the next one`, async ({
    task,
  }) => {
    const place = await newPlace(engine, 'statement_upgrade');
    await makeFirstRelease({ open: (plan) => openPlace(place, plan === undefined ? {} : { plan }) });
    const statements = await failAtEveryStatement(async (counter) => {
      const { storage } = openPlace(place, { counter });
      if (await fails(storage.migrate(), counter)) expect(await releaseOf(place)).toBe(1);
      await storage.close();
    });
    const { storage } = openPlace(place);
    await expectUpgraded(storage);
    await storage.close();
    expect(statements).toBeGreaterThan(50);
    task.meta.fault = { id: 'A6', operation: 'upgrade, every statement', engine, cycles: statements };
  });
}

/** Which release made the tables that are there, by the one table that only the second has; 0 where there are none. */
async function releaseOf(place: Place): Promise<number> {
  const { db, storage } = openPlace(place);
  try {
    const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
    // On the server it lists the schemas of others, too.
    const names = tables.filter(({ schema = place.schema }) => schema === place.schema).map(({ name }) => name);
    return names.includes('owner') ? 2 : names.includes('record') ? 1 : names.length;
  } finally {
    await storage.close();
  }
}
