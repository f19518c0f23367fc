import { type Instant, localOwner } from '@vitalwire/core';
import { createHub, createSourceCatalogue, type Hub } from '@vitalwire/hub';
import {
  type Athlete,
  deliverAthlete,
  generateAthlete,
  type Scenario,
  syntheticDescriptor,
} from '@vitalwire/providers-synthetic';
import { memoryStorage } from '@vitalwire/storage/memory';
import { allTools, createToolset, type ToolOutcome, type ToolRuntime } from '../src/index.ts';
import { ownCaller } from '../src/testing/index.ts';

export interface MadeUp {
  readonly athlete: Athlete;
  readonly hub: Hub;
  readonly call: (
    name: string,
    args?: object,
    options?: { signal?: AbortSignal; progress?: (done: number, total: number) => void },
  ) => Promise<ToolOutcome>;
}

const call = { owner: localOwner, signal: new AbortController().signal };

/** An athlete whose truth is known, stored and served as a real one is. */
export async function madeUpAthlete(scenario: Scenario, years: number, end = '2026-11-20'): Promise<MadeUp> {
  const athlete = generateAthlete({ scenario, seed: 7, end: end as never, years });
  const hub = createHub({
    storage: memoryStorage(),
    catalogue: createSourceCatalogue({ descriptors: [syntheticDescriptor] }),
    now: () => `${end}T21:00:00.000Z` as Instant,
    sha256: async () => '0'.repeat(64),
    originals: null,
  });
  const { updatedAt: _, ...profile } = athlete.profile;
  await hub.person.updateProfile(profile, call);
  for await (const { records, thresholds } of deliverAthlete(athlete)) {
    await hub.importing.ingest(localOwner, { records, thresholds, entry: null });
  }
  const toolset = createToolset(allTools);
  const runtime: ToolRuntime = {
    services: { health: () => hub.health, person: () => hub.person },
    now: () => new Date(`${end}T21:00:00.000Z`),
    timeoutMilliseconds: 60_000,
  };
  return {
    athlete,
    hub,
    call: (name, args = {}, options = {}) => toolset.call(name, args, ownCaller, runtime, options),
  };
}
