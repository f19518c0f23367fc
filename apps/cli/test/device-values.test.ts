import { join } from 'node:path';
import { type Instant, localOwner } from '@vitalwire/core';
import { createHub, createSourceCatalogue } from '@vitalwire/hub';
import { openSource, sha256Of } from '@vitalwire/provider-kit/archive';
import { memoryStorage } from '@vitalwire/storage/memory';
import { allTools, createToolset } from '@vitalwire/tools';
import { expect, test } from 'vitest';
import { descriptors, importers } from '../src/providers.ts';
import { localCaller } from '../src/tool-runtime.ts';

const samples = join(import.meta.dirname, '../samples');

/** What our analysis of a recording says, beside what the device that made it says. */
async function bothOf(file: string): Promise<{
  readonly device: Readonly<Record<string, number>>;
  readonly ours: Readonly<Record<string, number>>;
}> {
  const hub = createHub({
    storage: memoryStorage(),
    catalogue: createSourceCatalogue({ descriptors }),
    now: () => '2026-11-20T21:00:00.000Z' as Instant,
    sha256: sha256Of,
    originals: null,
  });
  const sources = [await openSource(join(samples, file))];
  await hub.importing.importFrom({ owner: localOwner, sources, importers, signal: new AbortController().signal });
  const runtime = {
    services: { health: () => hub.health, person: () => hub.person },
    now: () => new Date('2026-11-20T21:00:00.000Z'),
  };
  const ask = async (name: string) => {
    const args = { activity_id: 'latest', format: 'json', max_tokens: 25_000 };
    const outcome = await createToolset(allTools).call(name, args, localCaller, runtime);
    if (!outcome.ok) throw outcome.error;
    return outcome.output;
  };
  const details = await ask('get_activity_details');
  return {
    device: { ...(details.device_analysis as object), ...details } as never,
    ours: (await ask('analyze_activity')) as never,
  };
}

const fields = [
  'average_power_watts',
  'normalized_power_watts',
  'intensity_factor',
  'training_stress_score',
  'average_heart_rate_bpm',
] as const;

/** Percent that ours is above the device's. */
async function differences(file: string): Promise<Readonly<Record<string, number>>> {
  const { device, ours } = await bothOf(file);
  return Object.fromEntries(
    fields.map((field) => [field, 100 * ((ours[field] ?? Number.NaN) / (device[field] ?? Number.NaN) - 1)]),
  );
}

test('a ride recorded every second gives the numbers of its head unit', async () => {
  for (const [field, percent] of Object.entries(await differences('ride-edge810.fit'))) {
    expect(Math.abs(percent), field).toBeLessThan(0.6);
  }
});

/**
 * This head unit measures between the samples that it writes: the work that it states is 1.7 % above what its own
 * samples sum up to, and its averages follow that work. Nothing in the file tells where the rest was. The load goes with
 * the square of the power.
 */
test('a head unit that knows more than it wrote is above its samples, by as much as its work is', async () => {
  const { device, ours } = await bothOf('ride-road.fit');
  const { average_power_watts = 0, duration_seconds = 0 } = ours;
  const lost = 100 * ((device.work_kilojoules ?? 0) / ((average_power_watts * duration_seconds) / 1000) - 1);
  expect(lost).toBeGreaterThan(1.4);
  expect(lost).toBeLessThan(1.9);
  const { assumptions } = ours.basis as unknown as { readonly assumptions: readonly string[] };
  expect(assumptions).toContainEqual(expect.stringContaining('normalized power 151 W (here 147.6), TSS 54.5'));
  const found = await differences('ride-road.fit');
  expect(found).toEqual({
    average_power_watts: expect.closeTo(-lost, 0),
    normalized_power_watts: expect.closeTo(-2.2, 0),
    intensity_factor: expect.closeTo(-2.2, 0),
    training_stress_score: expect.closeTo(-3.8, 0),
    average_heart_rate_bpm: expect.closeTo(-0.4, 0),
  });
});
