import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { program, type Sandbox, samples, sandbox } from './command-line.ts';

let box: Sandbox;
beforeEach(async () => {
  box = await sandbox();
});
afterEach(() => box.remove());

describe('vitalwire profile', () => {
  it('shows, sets and takes back the method of a family', async () => {
    expect((await box.json('profile')).value.methods['trimp-method']).toEqual({
      method: 'hybrid',
      chosenBy: 'default',
    });
    expect(await box.run('profile', 'set', 'trimp-method', 'edwards_stream')).toMatchObject({
      code: 0,
      out: 'trimp-method is now edwards_stream, for every day and sport.\n',
    });
    await box.run('profile', 'set', 'tss-method', 'avg_power');
    const { value } = await box.json('profile');
    expect(value.profile.algorithms).toEqual({ 'load.trimp': 'edwards_stream', 'load.training-stress': 'avg_power' });
    expect(value.methods['trimp-method']).toEqual({ method: 'edwards_stream', chosenBy: 'person' });
    expect((await box.run('profile')).out).toMatch(/tss-method +avg_power +you/);
    await box.run('profile', 'unset', 'trimp-method');
    expect((await box.json('profile')).value.profile.algorithms).toEqual({ 'load.training-stress': 'avg_power' });
  });

  it.each([
    [['trimp-method', 'edwrads'], 'did you mean edwards?'],
    [['vo2max-method', 'from_vdott'], 'did you mean from_vdot?'],
    [['tss-metod', 'avg_power'], 'Did you mean tss-method?'],
  ])('refuses %j and says what was meant', async (parameters, sentence) => {
    const { code, value } = await box.json('profile', 'set', ...parameters);
    expect(code).toBe(1);
    expect(value.error.message).toContain(sentence);
  });
});

describe('vitalwire mcp', () => {
  it('computes by the choice of the call, of the person, of nobody, from the database', async () => {
    await box.run('import', samples);
    await box.run('profile', 'set', 'ftp', '250', '--from', '2010-01-01');
    const client = new Client({ name: 'test', version: '1.0.0' });
    const env = { VITALWIRE_HOME: box.home, PATH: process.env.PATH ?? '' };
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [program, 'mcp'], env }));
    const ask = async (name: string, args: object) => {
      const result = await client.callTool({ name, arguments: { ...args } });
      expect(result.isError, JSON.stringify(result.content)).not.toBe(true);
      return result.structuredContent as Answer;
    };
    const load = async (args: object = {}) => {
      const { training_stress_score, basis } = await ask('analyze_activity', {
        activity_id: ride,
        format: 'json',
        ...args,
      });
      const method = basis.methods.find(({ id }) => id.startsWith('load.training-stress'));
      return [method?.id, method?.chosen_by, training_stress_score] as const;
    };
    const { activities } = await ask('get_activities', { sport_type: 'cycling', limit: 50, format: 'json' });
    const ride = activities?.find(({ average_power_watts }) => average_power_watts !== undefined)?.id ?? 'latest';

    const [byNobody, defaulted, stress = 0] = await load();
    expect([byNobody, defaulted]).toEqual(['load.training-stress.normalized_power', 'default']);
    const saved = await ask('set_fitness_config', { methods: { tss: 'avg_power' } });
    expect(saved.methods).toEqual(['tss avg_power (person)']);
    const [byPerson, chosen, lower = 0] = await load();
    expect([byPerson, chosen]).toEqual(['load.training-stress.avg_power', 'person']);
    expect(lower).toBeLessThan(stress);
    expect(await load({ tss_method: 'normalized_power' })).toEqual([byNobody, 'call', stress]);

    const refused = await client.callTool({
      name: 'analyze_activity',
      arguments: { activity_id: ride, tss_method: 'np' },
    });
    expect(refused.isError).toBe(true);
    await client.close();
    // Kept for the next process.
    expect((await box.json('profile')).value.methods['tss-method'].chosenBy).toBe('person');
  });
});

interface Answer {
  readonly activities?: readonly { readonly id: string; readonly average_power_watts?: number }[];
  readonly training_stress_score?: number;
  readonly methods?: readonly string[];
  readonly basis: { readonly methods: readonly { readonly id: string; readonly chosen_by?: string }[] };
}
