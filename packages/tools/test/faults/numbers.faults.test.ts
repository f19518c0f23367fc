import type { Streams } from '@vitalwire/core';
import { expect, it } from 'vitest';
import { allTools, createToolset } from '../../src/index.ts';
import { fakeRuntime, fakeServices, ownCaller, sampleStreams, sampleWorkout } from '../../src/testing/index.ts';

const HOURS_10 = 36_000;
const constant = (value: number, length: number) => new Array<number>(length).fill(value);
/** Sums of these pass what 32 bits hold; a constant is what the search for the best minutes can leave out least of. */
const scenes: Readonly<Record<string, readonly number[]>> = {
  'no sample': [],
  'a single sample': [250],
  'ten hours of one value': constant(200, HOURS_10),
  'ten hours that sum to more than 2^31': constant(65_535, HOURS_10),
  'nothing but zero': constant(0, 3600),
  'negative power': constant(-50, 3600),
  'a spike': [...constant(100, 1800), 2_000_000, ...constant(100, 1800)],
};
const start = '2026-10-01T07:00:00.000Z' as Streams['start'];
const toolset = createToolset(allTools);
const asked = allTools.filter(({ input }) => 'activity_id' in input.shape);

it('whatever a sensor says, an answer holds numbers or says that it has none', async ({ task }) => {
  let answers = 0;
  for (const [name, power] of Object.entries(scenes)) {
    const seconds = power.length;
    const workout = sampleWorkout({
      start,
      elapsedSeconds: seconds,
      distanceMeters: 0,
      streams: { sampleCount: seconds, channels: ['powerWatts', 'heartRateBpm'] },
    });
    const streams = sampleStreams(start, { powerWatts: [...power], heartRateBpm: constant(140, seconds) });
    const services = fakeServices({ workouts: [workout], streams: new Map([[workout.id as string, streams]]) });
    for (const tool of asked) {
      const outcome = await toolset.call(
        tool.name,
        { activity_id: workout.id, format: 'json' },
        ownCaller,
        fakeRuntime(services),
      );
      const where = `${tool.name} of ${name}`;
      if (!outcome.ok) {
        expect(
          ['not-found', 'invalid-input', 'unsupported', 'insufficient-data'],
          `${where}: ${outcome.text}`,
        ).toContain(outcome.error.code);
        continue;
      }
      answers++;
      expect(outcome.text, where).not.toMatch(/NaN|Infinity|undefined/);
      for (const [path, value] of numbersOf(outcome.output))
        expect(Number.isFinite(value), `${where}: ${path}`).toBe(true);
      for (const [path, value] of numbersOf(outcome.output))
        if (/average_power|normalized_power/.test(path) && new Set(power).size === 1 && seconds > 30)
          expect(value, `${where}: ${path}`).toBeCloseTo(power[0] ?? 0, 0);
    }
  }
  expect(answers).toBeGreaterThan(Object.keys(scenes).length * 2);
  task.meta.fault = { id: 'F11', operation: 'every tool of an activity', engine: 'memory', cycles: answers };
});

function* numbersOf(value: unknown, path = ''): Generator<readonly [path: string, value: number]> {
  if (typeof value === 'number') yield [path, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) yield* numbersOf(part, `${path}.${key}`);
}
