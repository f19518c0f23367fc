import { Scope } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { allTools, createToolset } from '../index.ts';
import { fakeRuntime, fakeServices, ownCaller } from '../testing/index.ts';

const runtime = fakeRuntime(fakeServices());
const names = (selection: Parameters<typeof createToolset>[1]) =>
  createToolset(allTools, selection).tools.map(({ name }) => name);

describe('createToolset', () => {
  test('everything by default, sets and single tools by name, exclusions and read-only over both', () => {
    expect(names({})).toEqual(allTools.map(({ name }) => name));
    expect(names({ toolsets: ['connections'] })).toEqual(['get_connection_status']);
    expect(names({ toolsets: ['connections'], tools: ['explain'] })).toEqual(['get_connection_status', 'explain']);
    expect(names({ tools: ['get_stats'] })).toEqual(['get_stats']);
    expect(names({ toolsets: [] })).toEqual(names({}));
    expect(names({ toolsets: ['athlete'], excludeTools: ['get_athlete'], readOnly: true })).toEqual([
      'get_fitness_config',
    ]);
    expect(names({ tools: ['set_fitness_config'], readOnly: true })).toEqual([]);
  });

  test('a name that does not exist is an error with a suggestion', () => {
    expect(() => createToolset(allTools, { toolsets: ['activites'] })).toThrow(
      'there is no activites; did you mean activities?',
    );
    expect(() => createToolset(allTools, { toolsets: ['nope'] })).toThrow(
      'there is no nope; there are all, activities, health, training, athlete, connections, discovery',
    );
    expect(() => createToolset(allTools, { excludeTools: ['get_stat'] })).toThrow('did you mean get_stats?');
  });

  test('lists what the services and the scopes allow', () => {
    const toolset = createToolset(allTools);
    const withoutHealth = toolset.visibleTo(ownCaller, { person: () => fakeServices().person });
    expect(withoutHealth.map(({ name }) => name)).toEqual([
      'calculate_personalized_zones',
      'get_fitness_config',
      'set_fitness_config',
      'explain',
      'find_tools',
    ]);
    const reader = toolset.visibleTo({ ...ownCaller, scopes: [Scope.ProfileRead] }, runtime.services);
    expect(reader.map(({ name }) => name)).not.toContain('get_activities');
  });

  test('a tool that was left out cannot be called by any of its names', async () => {
    const toolset = createToolset(allTools, { excludeTools: ['get_stats'] });
    expect(toolset.resolve('strava_get_athlete_stats')).toBeNull();
    expect(await toolset.call('get_stats', {}, ownCaller, runtime)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });
});

describe('find_tools', () => {
  const find = async (query: string, selection = {}) => {
    const outcome = await createToolset(allTools, selection).call('find_tools', { query }, ownCaller, runtime);
    if (!outcome.ok) throw outcome.error;
    return outcome.output.tools as { name: string; listed: boolean }[];
  };

  test.each([
    ['fitness and fatigue', 'analyze_training_load'],
    ['list my rides and runs', 'get_activities'],
    ['heart rate zones', 'calculate_personalized_zones'],
    ['how fresh is the data', 'get_connection_status'],
    ['splits laps', 'get_activity_laps'],
    ['save my FTP', 'set_fitness_config'],
    ['garmin_get_activity_details', 'get_activity_details'],
  ])('%s: %s is among the first three', async (query, name) => {
    expect((await find(query)).slice(0, 3).map((tool) => tool.name)).toContain(name);
  });

  test('finds tools that are not listed, and says so', async () => {
    const found = await find('laps', { toolsets: ['discovery'] });
    expect(found[0]).toMatchObject({ name: 'get_activity_laps', listed: false });
  });

  test('nothing fits: nothing is named', async () => {
    expect(await find('xyzzy')).toEqual([]);
  });
});
