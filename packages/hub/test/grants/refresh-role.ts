import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Instant, instantOf, localOwner, Secret, type SourceId } from '@vitalwire/core';
import { postgresStorage } from '@vitalwire/storage/postgres';
import { createSeal } from '@vitalwire/storage/seal';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { Pool } from 'pg';
import { createGrants } from '../../src/grants/grants.ts';

/**
 * One of several processes that refresh one grant whose token has always just run out. The vendor takes a refresh token
 * once: its use is a file that can be made only once. Ends with 1 when one was used a second time.
 */
const [engine = '', place = '', schema = '', vendor = '', rounds = '0', seed = '0'] = process.argv.slice(2);
const storage =
  engine === 'sqlite'
    ? sqliteStorage({ database: openSqlite(place, Database), waitMilliseconds: 60_000 })
    : postgresStorage({ pool: new Pool({ connectionString: place, max: 2, options: `-c search_path=${schema}` }) });
let drawn = 0;
const seal = createSeal({
  keys: storage.keys,
  masterKey: new Uint8Array(32).fill(7),
  now: () => '2026-06-01T12:00:00.000Z' as Instant,
  randomBytes: (count) => new Uint8Array(createHash('sha512').update(`${seed} ${drawn++}`).digest()).slice(0, count),
});
const grants = createGrants({ storage, seal });
const garmin = 'garmin' as SourceId;

for (let turn = 0; ; turn++) {
  const grant = await grants.find(localOwner, garmin);
  const number = Number(grant?.tokens.refreshToken?.reveal() ?? Number.NaN);
  if (grant === null || Number.isNaN(number) || number >= Number(rounds)) break;
  const now = Date.parse('2026-06-01T12:00:00.000Z');
  // A rotation of keys in between disturbs nobody.
  if (turn % 16 === 0) {
    await seal.rotate(localOwner.tenantId);
    await grants.reseal(localOwner);
  }
  if (!(await grants.claimRefresh(grant, { now: instantOf(now), until: instantOf(now + 60_000) }))) {
    await pause(1);
    continue;
  }
  closeSync(openSync(join(vendor, `used-${number}`), 'wx'));
  const next = { accessToken: new Secret(`access-${number + 1}`), refreshToken: new Secret(String(number + 1)) };
  const written = await grants.refreshed(grant, { tokens: next, scopes: [], expiresAt: null });
  if (written === null) throw new Error(`token ${number} was used, and what came for it was lost`);
}
await storage.close();
