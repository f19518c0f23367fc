import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Instant, localOwner, Secret, type SourceId, type Storage } from '@vitalwire/core';
import { createSeal } from '@vitalwire/storage/seal';
import { expect } from 'vitest';
import { createGrants } from '../../src/grants/grants.ts';

const garmin = 'garmin' as SourceId;

/** Two processes refresh one grant until it has been refreshed `rounds` times; each token is used once and none is lost. */
export async function raceForRefreshes(
  storage: Storage,
  database: { readonly engine: 'sqlite' | 'postgres'; readonly place: string; readonly schema: string },
  rounds: number,
): Promise<void> {
  const vendor = await mkdtemp(join(tmpdir(), 'vendor-'));
  let drawn = 0;
  const seal = createSeal({
    keys: storage.keys,
    masterKey: new Uint8Array(32).fill(7),
    now: () => '2026-06-01T12:00:00.000Z' as Instant,
    randomBytes: (count) => new Uint8Array(createHash('sha512').update(`first ${drawn++}`).digest()).slice(0, count),
  });
  const grants = createGrants({ storage, seal });
  try {
    await grants.connect(localOwner, garmin, {
      tokens: { accessToken: new Secret('access-0'), refreshToken: new Secret('0') },
      scopes: [],
      expiresAt: null,
      vendorUserId: null,
    });
    const { engine, place, schema } = database;
    const ends = ['a', 'b'].map(async (seed) => {
      const script = join(import.meta.dirname, 'refresh-role.ts');
      const parameters = [engine, place, schema, vendor, String(rounds), seed];
      const child = spawn(process.execPath, ['--conditions=@vitalwire/source', script, ...parameters], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const [code] = await once(child, 'close');
      return code as number | null;
    });
    expect(await Promise.all(ends)).toEqual([0, 0]);
    const last = await grants.find(localOwner, garmin);
    expect(last?.tokens.refreshToken?.reveal()).toBe(String(rounds));
    expect(last?.version).toBe(rounds + 1);
    expect(await readdir(vendor)).toHaveLength(rounds);
  } finally {
    await rm(vendor, { recursive: true, force: true });
  }
}
