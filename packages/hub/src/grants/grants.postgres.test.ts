import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Instant, type Owner, Secret, type SourceId, type TenantId, type UserId } from '@vitalwire/core';
import { postgresStorage } from '@vitalwire/storage/postgres';
import { createSeal } from '@vitalwire/storage/seal';
import { Pool } from 'pg';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createGrants } from './grants.ts';

const schema = 'grants_meet_erasing';
const url = inject('postgresUrl');
const admin = postgres(url, { max: 2, onnotice: () => {} });
const garmin = 'garmin' as SourceId;
const tenantId = 'north' as TenantId;
const anna: Owner = { tenantId, userId: 'anna' as UserId };
const ben: Owner = { tenantId, userId: 'ben' as UserId };
const granted = {
  tokens: { accessToken: new Secret('access'), refreshToken: null },
  scopes: [],
  expiresAt: null,
  vendorUserId: null,
};

/** A process of its own: its pool, its seal. */
function open(name: string) {
  const options = `-c search_path=${schema}`;
  const storage = postgresStorage({
    pool: new Pool({ connectionString: url, max: 2, options, application_name: name }),
  });
  const now = () => '2026-06-01T12:00:00.000Z' as Instant;
  const seal = createSeal({ keys: storage.keys, masterKey: new Uint8Array(32).fill(1), now, randomBytes });
  return { storage, grants: createGrants({ storage, seal }) };
}
const eraser = open('eraser');
const connector = open('connector');

beforeAll(async () => {
  await admin.unsafe(`create schema ${schema}`);
  await eraser.storage.migrate();
});
afterAll(async () => {
  await Promise.all([eraser.storage.close(), connector.storage.close()]);
  await admin.end();
});

/** Until a connection of that name waits for a lock, or `done`. */
async function waits(name: string, done: () => boolean = () => false): Promise<void> {
  while (!done()) {
    const rows =
      await admin`select 1 from pg_stat_activity where application_name = ${name} and wait_event_type = 'Lock'`;
    if (rows.length > 0) return;
    await pause(20);
  }
}

it('a vendor that is connected while the last other person of the tenant is erased stays readable', async () => {
  await eraser.grants.connect(anna, garmin, granted);
  let connected = false;
  let erasing: Promise<unknown> = Promise.resolve();
  let connecting: Promise<unknown> = Promise.resolve();
  await admin.begin(async (sql) => {
    // Erasing has seen that nobody else is there, and comes no further than the key.
    await sql.unsafe(`select id from ${schema}.data_key for update`);
    erasing = eraser.storage.erase(anna);
    await waits('eraser');
    connecting = connector.grants.connect(ben, garmin, granted).then(() => {
      connected = true;
    });
    await waits('connector', () => connected);
  });
  await Promise.all([erasing, connecting]);
  expect(await connector.storage.owners()).toEqual([ben]);
  expect((await connector.grants.find(ben, garmin))?.tokens.accessToken.reveal()).toBe('access');
  expect(await eraser.storage.keys.list(tenantId)).toHaveLength(1);
});

it('erasing one of two leaves the keys of the other', async () => {
  await eraser.grants.connect(anna, garmin, granted);
  await eraser.storage.erase(anna);
  expect((await connector.grants.find(ben, garmin))?.tokens.accessToken.reveal()).toBe('access');
  await eraser.storage.erase(ben);
  expect(await eraser.storage.keys.list(tenantId)).toEqual([]);
});
