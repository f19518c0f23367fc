import { instantOf, type LocalDate, localOwner, type Threshold } from '@vitalwire/core';
import { expect, test } from 'vitest';
import { allTools, createToolset } from '../index.ts';
import { fakeRuntime, fakeServices, ownCaller } from '../testing/index.ts';

const NOW = '2026-11-21T08:00:00.000Z';
const weighed: Threshold = {
  metric: 'weightKilograms',
  sport: null,
  value: 72,
  validFrom: '2026-05-01' as LocalDate,
  origin: 'measured',
  detail: 'logged',
  recordedAt: instantOf(Date.UTC(2026, 4, 1)),
};

async function ask(tool: string, args: object) {
  const profile = { sex: 'male', birthYear: 1990, timeZone: 'UTC', updatedAt: null } as const;
  const services = fakeServices({ weighings: [weighed], profile });
  const uptake = {
    metric: 'vo2max',
    sport: null,
    value: 50,
    validFrom: '2026-01-01' as LocalDate,
    detail: null,
  } as const;
  await services.person.setThresholds([uptake], { owner: localOwner, signal: new AbortController().signal });
  return createToolset(allTools).call(tool, { ...args, format: 'json' }, ownCaller, fakeRuntime(services, NOW));
}

test('a logged weight reaches the power that is estimated from oxygen uptake, and the basis says which', async () => {
  const asked = { ftp_method: 'acsm_map_75', sport: 'cycling' };
  expect(await ask('calculate_personalized_zones', asked)).toMatchObject({
    output: {
      // (50 - 7) mL/kg/min x 72 kg x 0.75 / 10.8
      power_zones: expect.arrayContaining([expect.objectContaining({ zone: '5', to: 1.2 * 215 })]),
      basis: {
        assumptions: expect.arrayContaining(['Body weight 72 kg (measured: logged) of 2026-05-01.']),
        inputs: expect.arrayContaining([
          expect.objectContaining({ name: 'weight_kilograms', valid_from: '2026-05-01' }),
          expect.objectContaining({ name: 'vo2max', value: 50 }),
        ]),
      },
    },
  });
});

test.each([
  ['get_athlete', 'thresholds'],
  ['get_fitness_config', 'in_force'],
])('%s names it with its day', async (tool, rows) => {
  const row = { name: 'weight_kilograms', value: 72, valid_from: '2026-05-01', origin: 'measured: logged' };
  expect(await ask(tool, {})).toMatchObject({
    output: {
      [rows]: expect.arrayContaining([expect.objectContaining(row)]),
      basis: { inputs: expect.arrayContaining([expect.objectContaining({ name: 'weight_kilograms', value: 72 })]) },
    },
  });
});

test('a value that an estimate rests on is not called unused', async () => {
  const found = await ask('calculate_personalized_zones', { ftp_method: 'acsm_map_75', sport: 'cycling', vo2_max: 52 });
  expect(JSON.stringify(found)).not.toContain('vo2max was not used');
  const without = await ask('calculate_personalized_zones', { ftp: 250, sport: 'cycling', vo2_max: 52 });
  expect(JSON.stringify(without)).toContain('The given vo2max was not used');
});
