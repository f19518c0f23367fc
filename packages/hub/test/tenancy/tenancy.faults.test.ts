import { roleWarning } from '@vitalwire/storage/postgres';
import { Pool } from 'pg';
import { expect, it } from 'vitest';
import { adminSql, engines, newPlace, openPlace } from '../faults/engines.ts';
import { strangers } from './people.ts';
import { expectApart } from './walking.ts';

it.for(engines.flatMap((engine) => strangers.map((stranger) => [engine, stranger.owner, stranger] as const)))(
  'every method of the hub on %s gives %j nothing of Anna',
  async ([engine, { tenantId, userId }, stranger], { task }) => {
    const place = await newPlace(engine, `tenancy_${tenantId}_${userId}`);
    const storage = openPlace(place);
    await storage.migrate();
    const methods = await expectApart(storage, stranger);
    expect(methods).toBeGreaterThan(50);
    await storage.close();
    const operation = `every method of the hub, ${tenantId}/${userId}`;
    task.meta.fault = { id: 'F1', operation, engine, cycles: methods };
  },
);

it('a role that the row policies hold for sees nothing before it names whose call it is', async ({ task }) => {
  task.meta.fault = { id: 'F1', operation: 'query without an owner', engine: 'postgres', cycles: 1 };
  const place = await newPlace('postgres', 'tenancy_nobody');
  const storage = openPlace(place);
  await storage.migrate();
  for (const stranger of strangers) await storage.people.writeProfile(stranger.owner, { updatedAt: null });
  await storage.close();
  const pool = new Pool({ connectionString: place.address, max: 1, options: `-c search_path=${place.schema}` });
  expect(await roleWarning(pool)).toBeNull();
  expect((await pool.query('select count(*)::int as people from person_profile')).rows).toEqual([{ people: 0 }]);
  await pool.end();
  const held = await adminSql().unsafe(`select count(*)::int as people from ${place.schema}.person_profile`);
  expect(held[0]?.people).toBe(strangers.length);
});
