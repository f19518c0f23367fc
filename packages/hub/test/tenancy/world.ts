import { createHash } from 'node:crypto';
import type { Instant, OriginalStore, Owner, Storage } from '@vitalwire/core';
import { digestOf } from '@vitalwire/storage/archive';
import { createSeal } from '@vitalwire/storage/seal';
import { createGrants } from '../../src/grants/grants.ts';
import { createHub } from '../../src/hub.ts';
import { createSourceCatalogue } from '../../src/sources/source-catalogue.ts';
import { descriptorOf } from '../data-rights-cases.ts';
import { sha256 } from '../fixtures.ts';
import { type Person, vendor, walkedAt } from './people.ts';
import type { Visitor } from './walk-types.ts';

/** A hub over one database, and what a person has in it. */
export interface World {
  as(person: Person): Visitor;
  stateOf(owner: Owner): Promise<State>;
}

export interface State {
  readonly content: unknown;
  readonly grants: readonly unknown[];
  readonly sealed: readonly Uint8Array[];
}

export function worldOf(storage: Storage, originals: OriginalStore): World {
  const clock = { now: walkedAt as Instant };
  const catalogue = createSourceCatalogue({ descriptors: [descriptorOf(vendor, { cacheDays: 7 })] });
  const hub = createHub({ storage, catalogue, now: () => clock.now, sha256, originals, egressKeepDays: 365 });
  let drawn = 0;
  const seal = createSeal({
    keys: storage.keys,
    masterKey: new Uint8Array(32).fill(7),
    now: () => clock.now,
    randomBytes: (count) => new Uint8Array(createHash('sha512').update(`${drawn++}`).digest()).slice(0, count),
  });
  const grants = createGrants({ storage, seal });
  const { signal } = new AbortController();
  return {
    as: ({ owner }) => ({ hub, grants, call: { owner, signal }, clock }),
    async stateOf(owner) {
      const held = await storage.grants.list(owner);
      return {
        content: await storage.snapshot((view) => digestOf(view, owner)),
        grants: held.map(({ sealedTokens: _, ...grant }) => grant),
        sealed: held.map(({ sealedTokens }) => sealedTokens),
      };
    },
  };
}
