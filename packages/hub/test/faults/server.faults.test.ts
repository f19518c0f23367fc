import { HealthError } from '@vitalwire/core';
import { postgresStorage } from '@vitalwire/storage/postgres';
import { launchPostgres } from '@vitalwire/vitest/postgres';
import { Pool } from 'pg';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import { actingFor, deeds, prepare, stateOf } from './deeds.ts';

/** A restart that meets a query at the wrong instant has hung another driver about every tenth time. */
const STOPS = 20;

it('A10: a server that is stopped and started loses nothing acknowledged, does nothing twice, and is found again', async ({
  task,
}) => {
  task.meta.fault = { id: 'A10', operation: 'stop and start', engine: 'postgres', cycles: STOPS };
  const server = await launchPostgres();
  const storage = postgresStorage({
    pool: new Pool({ connectionString: server.url, max: 2 }),
  });
  try {
    await storage.migrate();
    const acting = actingFor(storage, 'restarted');
    await prepare(acting);
    let acknowledged = 0;
    let inDoubt = 0;
    let turn = 0;
    for (let stop = 0; stop < STOPS; stop++) {
      let halted: Promise<void> | null = null;
      for (let count = 0; ; count++) {
        if (count === 5 + stop) halted = server.halt();
        const failure = await deeds.log(acting, turn++).then(
          () => null,
          (error: unknown) => error,
        );
        if (failure === null) acknowledged++;
        else {
          expect(failure).toSatisfy((error) => HealthError.is(error) && error.code === 'storage-unavailable');
          // Its commit may have reached the server, and the answer not us.
          inDoubt++;
          break;
        }
      }
      await halted;
      await expect(deeds.log(acting, turn++)).rejects.toMatchObject({ code: 'storage-unavailable' });
      await server.start();
      const { actions } = await stateOf(storage, acting.call);
      expect(actions.length).toBeGreaterThanOrEqual(acknowledged);
      expect(actions.length).toBeLessThanOrEqual(acknowledged + inDoubt);
      expect(await storage.records.rebuildTotals(acting.call.owner)).toBe(0);
    }
  } finally {
    await storage.close();
    await server.stop();
  }
});

it('A10: a server that is set read-only is read, refuses to be written, and is written again afterwards', async ({
  task,
}) => {
  task.meta.fault = { id: 'A10', operation: 'read-only and back', engine: 'postgres', cycles: 1 };
  const server = await launchPostgres();
  const admin = postgres(server.url, { max: 1, onnotice: () => {} });
  const storage = postgresStorage({ pool: new Pool({ connectionString: server.url, max: 2 }) });
  const set = async (value: 'on' | 'off') => {
    await admin.unsafe('set default_transaction_read_only = off');
    await admin.unsafe(`alter system set default_transaction_read_only = ${value}`);
    await admin.unsafe('select pg_reload_conf()');
    const reached = async () =>
      (await probe.unsafe('show default_transaction_read_only'))[0]?.default_transaction_read_only === value;
    const probe = postgres(server.url, { max: 1, onnotice: () => {} });
    while (!(await reached()));
    await probe.end();
  };
  try {
    await storage.migrate();
    const acting = actingFor(storage, 'replica');
    await prepare(acting);
    const before = await stateOf(storage, acting.call);
    await set('on');
    await expect(deeds.log(acting, 0)).rejects.toMatchObject({ code: 'storage-readonly' });
    expect(await stateOf(storage, acting.call)).toEqual(before);
    await set('off');
    await deeds.log(acting, 0);
    expect((await stateOf(storage, acting.call)).actions).toHaveLength(1);
  } finally {
    await storage.close();
    await admin.end();
    await server.stop();
  }
});

it('A10: a server that lets nobody else in is said to be out of reach; a pool of one does every deed in turn, once', async ({
  task,
}) => {
  task.meta.fault = { id: 'A10', operation: 'pool exhausted', engine: 'postgres', cycles: 1 };
  const server = await launchPostgres();
  const alone = postgresStorage({ pool: new Pool({ connectionString: server.url, max: 1 }) });
  const crowd = postgres(server.url, { max: 59, onnotice: () => {} });
  const late = postgresStorage({ pool: new Pool({ connectionString: server.url, max: 1 }) });
  try {
    await alone.migrate();
    const acting = actingFor(alone, 'crowd');
    await prepare(acting);
    await Promise.all(Array.from({ length: 59 }, () => crowd`select pg_sleep(0.2)`));
    await expect(deeds.log(actingFor(late, 'crowd'), 0)).rejects.toMatchObject({ code: 'storage-unavailable' });
    await Promise.all(Array.from({ length: 30 }, (_, turn) => deeds.log(acting, turn)));
    expect((await stateOf(alone, acting.call)).actions).toHaveLength(30);
    await crowd.end();
    await deeds.log(actingFor(late, 'crowd'), 30);
    expect((await stateOf(alone, acting.call)).actions).toHaveLength(31);
  } finally {
    await Promise.all([alone.close(), late.close(), crowd.end()]);
    await server.stop();
  }
});
