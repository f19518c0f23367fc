import type { Instant, Owner, TenantId, UserId } from '@vitalwire/core';
import { createHub, createSourceCatalogue, type Hub } from '@vitalwire/hub';
import { deliverAthlete, generateAthlete, type Scenario, syntheticDescriptor } from '@vitalwire/providers-synthetic';
import { memoryStorage } from '@vitalwire/storage/memory';
import { expect, it } from 'vitest';
import { allTools, createToolset, type ToolRuntime } from '../../src/index.ts';
import { ownCaller } from '../../src/testing/index.ts';

const end = '2026-11-20';
const now = `${end}T21:00:00.000Z` as Instant;
const { signal } = new AbortController();
const toolset = createToolset(allTools);

/** Know nothing of anyone, or answer with what they were told. Any other tool would show it if it reached Anna. */
const alike = new Set(['find_tools', 'set_fitness_config']);

interface Person {
  readonly owner: Owner;
  readonly scenario: Scenario;
  readonly seed: number;
}
const ownerOf = (tenant: string, user: string): Owner => ({ tenantId: tenant as TenantId, userId: user as UserId });
const anna: Person = { owner: ownerOf('north', 'anna'), scenario: 'triathlete', seed: 7 };
const strangers: readonly Person[] = [ownerOf('north', 'ben'), ownerOf('south', 'anna')].map((owner) => ({
  owner,
  scenario: 'beginner-runner',
  seed: 8,
}));

function newHub(): Hub {
  const catalogue = createSourceCatalogue({ descriptors: [syntheticDescriptor] });
  return createHub({ storage: memoryStorage(), catalogue, now: () => now, sha256: async () => '', originals: null });
}

async function settle(hub: Hub, { owner, scenario, seed }: Person): Promise<void> {
  const athlete = generateAthlete({ scenario, seed, end: end as never, years: 0.25 });
  const { updatedAt: _, ...profile } = athlete.profile;
  await hub.person.updateProfile(profile, { owner, signal });
  for await (const { records, thresholds } of deliverAthlete(athlete))
    await hub.importing.ingest(owner, { records, thresholds, entry: null });
}

/** Every tool as it is called without a thought, and with everything of Anna's that can be named. */
async function inputsOf(hub: Hub): Promise<readonly (readonly [tool: string, input: object])[]> {
  const { records } = await hub.health.list(
    'workout',
    { order: 'newest-first', limit: 3 },
    { owner: anna.owner, signal },
  );
  const ids = records.map(({ record: { id } }) => id);
  return allTools.flatMap(({ name, input: { shape } }): readonly (readonly [string, object])[] => [
    [name, {}],
    ...('activity_id' in shape ? ids.map((id) => [name, { activity_id: id }] as const) : []),
    ...('provider' in shape
      ? [[name, { provider: 'synthetic', ...('limit' in shape && { limit: 50 }) }] as const]
      : []),
    ...(name === 'explain'
      ? ids.map((id) => [name, { tool: 'analyze_activity', arguments: { activity_id: id } }] as const)
      : []),
    ...(name === 'set_fitness_config' ? [[name, { configuration: { ftp: 199 } }] as const] : []),
  ]);
}

it.for(strangers.map((stranger) => [stranger.owner, stranger] as const))(
  'no tool tells %j anything of Anna: each answers to the letter as where she never was',
  async ([owner, stranger], { task }) => {
    const both = newHub();
    const alone = newHub();
    await settle(both, anna);
    for (const hub of [both, alone]) await settle(hub, stranger);
    const runtimeOf = (hub: Hub): ToolRuntime => ({
      services: { health: () => hub.health, person: () => hub.person },
      now: () => new Date(now),
      timeoutMilliseconds: 60_000,
    });
    const ask = (hub: Hub, name: string, input: object, as: Owner) =>
      toolset.call(name, input, { ...ownCaller, owner: as }, runtimeOf(hub));
    const inputs = await inputsOf(both);
    const telling = new Set<string>();
    for (const [name, input] of inputs) {
      const answered = await ask(both, name, input, owner);
      expect(answered, `${name} ${JSON.stringify(input)}`).toEqual(await ask(alone, name, input, owner));
      const hers = await ask(both, name, input, anna.owner);
      if (JSON.stringify(hers) !== JSON.stringify(answered)) telling.add(name);
    }
    const silent = allTools.map(({ name }) => name).filter((name) => !telling.has(name) && !alike.has(name));
    expect(silent).toEqual([]);
    const operation = `every tool, ${owner.tenantId}/${owner.userId}`;
    task.meta.fault = { id: 'F1', operation, engine: 'memory', cycles: inputs.length };
  },
);
