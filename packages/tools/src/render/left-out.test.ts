import { instantOf, type Threshold } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { allTools, createToolset, describeTools, OutputFormat } from '../index.ts';
import { fakeRuntime, fakeServices, ownCaller, sampleStreams, sampleWorkout } from '../testing/index.ts';

const start = instantOf(Date.UTC(2026, 9, 1, 7));
const ride = sampleWorkout({ start, streams: { sampleCount: 7200, channels: ['powerWatts', 'heartRateBpm'] } });
const known = (metric: Threshold['metric'], value: number): Threshold => ({
  metric,
  sport: null,
  value,
  validFrom: '2026-01-01' as never,
  origin: 'manual',
  detail: null,
  recordedAt: start,
});
const services = fakeServices({
  workouts: [ride],
  streams: new Map([
    [
      ride.id as string,
      sampleStreams(start, {
        powerWatts: Array.from({ length: 7200 }, (_, i) => 180 + (i % 90)),
        heartRateBpm: Array.from({ length: 7200 }, (_, i) => 130 + (i % 40)),
      }),
    ],
  ]),
  thresholds: [
    known('ftpWatts', 250),
    known('lactateThresholdHeartRateBpm', 165),
    known('maximumHeartRateBpm', 190),
    known('restingHeartRateBpm', 50),
  ],
  profile: { sex: 'female', updatedAt: null },
});

async function ask(name: string, args: object) {
  const outcome = await createToolset(allTools).call(name, args, ownCaller, fakeRuntime(services));
  if (!outcome.ok) throw outcome.error;
  return outcome;
}

describe('a section that does not fit', () => {
  test.each(Object.values(OutputFormat))('is named in the output and in the text of %s', async (format) => {
    const whole = await ask('analyze_activity', { activity_id: 'latest', format, max_tokens: 25_000 });
    const cut = await ask('analyze_activity', { activity_id: 'latest', format, max_tokens: 800 });
    const sections = (output: object) => Object.keys(output).filter((key) => key !== 'left_out');
    const gone = sections(whole.output).filter((key) => !sections(cut.output).includes(key));
    const leftOut = cut.output.left_out as string[];
    expect(gone.length).toBeGreaterThan(0);
    expect(leftOut.filter((name) => !name.startsWith('basis.')).toSorted()).toEqual(gone.toSorted());
    expect(cut.text).toContain(`left out for max_tokens: ${leftOut.join(', ')}`);
    expect(whole.output).not.toHaveProperty('left_out');
    expect(whole.text).not.toContain('left out');
  });

  test.each(Object.values(OutputFormat))('a list of the basis that was cut is named in %s', async (format) => {
    const args = { tool: 'analyze_activity', arguments: { activity_id: 'latest' } };
    const whole = await ask('analyze_activity', { activity_id: 'latest', format, max_tokens: 25_000 });
    const cut = await ask('analyze_activity', { activity_id: 'latest', format, max_tokens: 500 });
    const count = ({ output }: typeof whole) => (output.basis as { methods: unknown[] }).methods.length;
    expect(count(cut)).toBeLessThan(count(whole));
    expect(cut.output.left_out).toContain('basis.methods');
    const explained = await ask('explain', { ...args, format, max_tokens: 600 });
    expect((explained.output.left_out as string[]).length).toBeGreaterThan(0);
  });

  test('the documented output has it, and requires no section that may be left out', async () => {
    for (const { name, result, outputSchema } of describeTools(allTools)) {
      const schema = outputSchema as unknown as { properties: Record<string, unknown>; required: readonly string[] };
      expect(Object.hasOwn(schema.properties, 'left_out'), name).toBe(result === 'list');
    }
    const cut = await ask('analyze_activity', { activity_id: 'latest', format: 'json', max_tokens: 500 });
    const [schema] = describeTools(allTools).filter(({ name }) => name === 'analyze_activity');
    for (const key of (schema?.outputSchema.required ?? []) as readonly string[])
      expect(cut.output).toHaveProperty(key);
  });
});
