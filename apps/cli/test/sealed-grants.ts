import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Instant, localOwner, Secret, type SourceId } from '@vitalwire/core';
import { createGrants, type Grants } from '@vitalwire/hub';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { openSeal } from '../src/setup/change-master-key.ts';
import { findMasterKey, newMasterKey, writeMasterKeys } from '../src/setup/master-key.ts';

export const garmin = 'garmin' as SourceId;

/** The grants of a data folder as the program would open them, from what lies on disk. */
async function withGrants<T>(home: string, work: (grants: Grants) => Promise<T>): Promise<T> {
  const storage = sqliteStorage({
    database: openSqlite(join(home, 'vitalwire.db'), Database),
    waitMilliseconds: 30_000,
  });
  const where = { keychain: null, path: join(home, 'key') };
  try {
    const seal = await openSeal({
      storage,
      place: {
        async read() {
          const found = await findMasterKey({ fromEnvironment: null, ...where });
          if (found === null) throw new Error('the key is gone');
          return found;
        },
        write: (place, values) => writeMasterKeys(place, values, where),
        make: newMasterKey,
      },
      now: () => '2026-06-01T12:00:00.000Z' as Instant,
      randomBytes: (count) => randomBytes(count),
    });
    return await work(createGrants({ storage, seal }));
  } finally {
    await storage.close();
  }
}

export const connect = (home: string) =>
  withGrants(home, (grants) =>
    grants.connect(localOwner, garmin, {
      tokens: { accessToken: new Secret('canary-access'), refreshToken: new Secret('canary-refresh') },
      scopes: [],
      expiresAt: null,
      vendorUserId: null,
    }),
  );

export const tokenIn = (home: string) =>
  withGrants(home, async (grants) => (await grants.find(localOwner, garmin))?.tokens.refreshToken?.reveal() ?? null);
