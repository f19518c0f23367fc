import { fitnessFatigue } from '@vitalwire/intelligence';
import { Scenario } from '@vitalwire/providers-synthetic';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { beforeAll, describe, expect, test } from 'vitest';
import { allTools } from '../src/index.ts';
import { type MadeUp, madeUpAthlete } from './made-up-athlete.ts';

type Output = Record<string, unknown> & { readonly basis: Record<string, unknown> };

async function json(made: MadeUp, name: string, args: object = {}): Promise<Output> {
  const outcome = await made.call(name, { ...args, format: 'json' });
  if (!outcome.ok) throw outcome.error;
  return outcome.output as Output;
}

/** What each tool needs to be asked something. */
const questions: Readonly<Record<string, object>> = {
  get_activity_details: { activity_id: 'latest' },
  get_activity_laps: { activity_id: 'latest' },
  get_activity_streams: { activity_id: 'latest' },
  get_activity_zones: { activity_id: 'latest' },
  analyze_activity: { activity_id: 'latest' },
  explain: { tool: 'analyze_training_load' },
  find_tools: { query: 'training load' },
};
const reading = allTools.filter(({ effect }) => effect === 'read');
const numeric = reading.map(({ name }) => name).filter((name) => name !== 'explain' && name !== 'find_tools');
const ofActivities = numeric.filter(
  (name) => name.includes('activit') || name === 'get_stats' || name.endsWith('load'),
);

describe('a cyclist and runner whose truth is known', () => {
  let made: MadeUp;
  beforeAll(async () => {
    made = await madeUpAthlete(Scenario.Demo, 0.3);
  });

  test('a ride of constant power has that power, whichever metric is asked', async () => {
    const constant = made.athlete.truth.days
      .flatMap(({ workouts }) => workouts)
      .filter(({ constantPowerWatts, recorded }) => constantPowerWatts !== null && recorded);
    expect(constant.length).toBeGreaterThan(0);
    for (const { recordId, constantPowerWatts } of constant) {
      const found = await json(made, 'analyze_activity', { activity_id: recordId });
      expect(found).toMatchObject({
        average_power_watts: constantPowerWatts,
        normalized_power_watts: constantPowerWatts,
        variability_index: 1,
      });
    }
  });

  test('fitness and fatigue follow the recurrence over the loads that explain lists', async () => {
    const found = await json(made, 'analyze_training_load');
    const explained = await json(made, 'explain', { tool: 'analyze_training_load', max_tokens: 25_000 });
    const rows = explained.contributions as { date: string; load: number | null }[];
    expect(rows).toHaveLength(explained.contribution_count as number);
    const first = rows.at(-1)?.date ?? '';
    const days = Math.round((Date.parse('2026-11-20') - Date.parse(first)) / 86_400_000) + 1;
    const dailyLoads = new Float64Array(days);
    for (const { date, load } of rows) {
      const index = Math.round((Date.parse(date) - Date.parse(first)) / 86_400_000);
      dailyLoads[index] = (dailyLoads[index] ?? 0) + (load ?? 0);
    }
    const chart = fitnessFatigue({ dailyLoads });
    if (chart.status !== 'ok') throw new Error(chart.need);
    expect(found.ctl).toBeCloseTo(chart.value.last.ctl, 2);
    expect(found.atl).toBeCloseTo(chart.value.last.atl, 2);
    expect(explained.result).toMatchObject({
      ctl: found.ctl,
      atl: found.atl,
      tsb: found.tsb,
      monotony: found.monotony,
      strain: found.strain,
    });
  });

  test('fitness is near the truth, which knows no fourth power', async () => {
    const found = await json(made, 'analyze_training_load');
    const truth = made.athlete.truth.days.at(-1);
    expect(Math.abs((found.ctl as number) / (truth?.ctl ?? 0) - 1)).toBeLessThan(0.2);
  });

  test('the load of one activity is the same in both analyses', async () => {
    const explained = await json(made, 'explain', { tool: 'analyze_training_load', max_tokens: 25_000 });
    const rows = (
      explained.contributions as { activity_id: string; load: number | null; method: string | null }[]
    ).slice(0, 25);
    for (const { activity_id, load, method } of rows) {
      const found = await json(made, 'analyze_activity', { activity_id });
      expect(found.load_method ?? null).toBe(method);
      if (load !== null) expect(found.training_stress_score).toBeCloseTo(load, 2);
    }
  });

  test.each(numeric)('%s says what it rests on', async (name) => {
    const { basis } = (await json(made, name, questions[name])) as { basis: Record<string, unknown> };
    const sources = basis.sources as { records: number; first_day: string | null }[];
    const inputs = basis.inputs as unknown[];
    expect(sources.length + inputs.length).toBeGreaterThan(0);
    for (const { records, first_day } of sources) {
      expect(records).toBeGreaterThan(0);
      expect(first_day).toMatch(/^\d{4}-/);
    }
    if (sources.length > 0) expect(basis.newest_record_at).toMatch(/^20\d\d-/);
  });

  test.each(numeric)('explain says what %s is made of, with its very values', async (name) => {
    const args = { ...questions[name], max_tokens: 25_000 };
    const plain: Record<string, unknown> = await json(made, name, args);
    const explained = await json(made, 'explain', {
      tool: name,
      arguments: { ...args, format: 'json' },
      max_tokens: 25_000,
    });
    const result = explained.result as Record<string, unknown>;
    expect(Object.keys(result).length).toBeGreaterThan(0);
    for (const [key, value] of Object.entries(result)) expect(value).toEqual(plain[key]);
    const { contributions, inputs, sources } = explained as Record<string, unknown> & Record<string, unknown[]>;
    expect((contributions?.length ?? 0) + (inputs?.length ?? 0) + (sources?.length ?? 0)).toBeGreaterThan(0);
    if (ofActivities.includes(name)) expect(contributions?.[0]).toMatchObject({ activity_id: expect.any(String) });
  });

  test('the totals are the sum of what explain lists', async () => {
    const { totals } = (await json(made, 'get_stats')) as unknown as { totals: Record<string, string | number>[] };
    const explained = await json(made, 'explain', { tool: 'get_stats', max_tokens: 25_000 });
    const rows = explained.contributions as { sport: string; duration_seconds: number }[];
    expect(rows).toHaveLength(explained.contribution_count as number);
    for (const { sport, duration_seconds } of totals.filter(({ period }) => period === 'all_time')) {
      const own = rows.filter((row) => row.sport === sport);
      const sum = own.reduce((seconds, row) => seconds + row.duration_seconds, 0);
      expect(duration_seconds).toBeCloseTo(sum, -0.5);
    }
  });

  test.each(reading.map(({ name }) => name))('%s keeps its budget in every format', async (name) => {
    for (const format of ['json', 'toon', 'markdown']) {
      for (const max_tokens of [500, 1200, 4000]) {
        const outcome = await made.call(name, { ...questions[name], format, max_tokens });
        if (!outcome.ok) throw outcome.error;
        const sent = outcome.text + (format === 'json' ? JSON.stringify(outcome.output) : '');
        expect(encode(sent).length, `${format} ${max_tokens}`).toBeLessThanOrEqual(max_tokens);
        expect(outcome.output).toHaveProperty('basis');
      }
    }
  });

  test('progress is told while the streams are read, and a cancel ends it between two activities', async () => {
    const cancel = new AbortController();
    const seen: number[] = [];
    // One that no load was computed of yet: those are kept, and then no stream is read.
    const fresh = await madeUpAthlete(Scenario.Demo, 0.3);
    const outcome = await fresh.call(
      'analyze_training_load',
      {},
      {
        signal: cancel.signal,
        progress: (done) => {
          seen.push(done);
          cancel.abort();
        },
      },
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(seen).toEqual([16]);
  });
});

describe.each([Scenario.Triathlete, Scenario.BeginnerRunner, Scenario.StrengthPlusEndurance])('%s', (scenario) => {
  test('every reading tool answers', async () => {
    const made = await madeUpAthlete(scenario, 0.08);
    for (const { name } of reading) {
      const outcome = await made.call(name, questions[name] ?? {});
      expect(outcome.ok ? 'ok' : outcome.text, name).toBe('ok');
    }
  });
});
