import { instantOf } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allTools, createToolset } from './index.ts';
import { fakeRuntime, fakeServices, ownCaller, sampleStreams, sampleWorkout } from './testing/index.ts';

const start = instantOf(Date.UTC(2026, 9, 1, 7));
const ride = sampleWorkout({ start, streams: { sampleCount: 40, channels: ['powerWatts'] } });
const streams = new Map([[ride.id as string, sampleStreams(start, { powerWatts: new Array(40).fill(100) })]]);
const toolset = createToolset(allTools);

/** Words that parameters take or nearly take, and what nobody expects. */
const value = fc.oneof(
  fc.constantFrom(
    'latest',
    ride.id,
    'json',
    'toon',
    'markdown',
    'running',
    '2026-10-01',
    '2026-13-45',
    'month',
    'default',
    'power_watts',
    'get_stats',
    '',
  ),
  fc.integer({ min: -10, max: 30_000 }),
  fc.double(),
  fc.string({ maxLength: 700 }),
  fc.array(fc.string({ maxLength: 50 }), { maxLength: 12 }),
  fc.dictionary(fc.string({ maxLength: 12 }), fc.anything(), { maxKeys: 3 }),
  fc.anything(),
);

/** Failures that are the caller's; nothing a caller writes may end as `internal`. */
const ofTheCaller = ['invalid-input', 'not-found', 'permission-missing', 'too-large'];

describe('whatever a caller writes', () => {
  test.each(allTools.map((tool) => [tool.name, tool] as const))(
    '%s answers, or says what is wrong',
    async (name, tool) => {
      const parameters = fc.record(
        Object.fromEntries([...Object.keys(tool.input.shape), '__proto__x', 'constructor'].map((key) => [key, value])),
        { requiredKeys: [] },
      );
      await fc.assert(
        fc.asyncProperty(
          fc.oneof({ weight: 8, arbitrary: parameters }, { weight: 1, arbitrary: fc.anything() }),
          async (input) => {
            const services = fakeServices({ workouts: [ride], streams });
            const outcome = await toolset.call(name, input, ownCaller, fakeRuntime(services));
            if (outcome.ok) expect(outcome.text.length).toBeGreaterThan(0);
            else {
              expect(ofTheCaller, outcome.text).toContain(outcome.error.code);
              expect(outcome.text.length).toBeLessThanOrEqual(600);
            }
          },
        ),
        { numRuns: 120, seed: 20 },
      );
    },
  );

  test('a cursor that was tampered with is refused or harmless', async () => {
    const runtime = fakeRuntime(fakeServices({ workouts: [ride, sampleWorkout({ start: instantOf(0) })], streams }));
    const first = await toolset.call('get_activities', { limit: 1 }, ownCaller, runtime);
    const cursor = first.ok ? String(first.output.next_cursor) : '';
    expect(cursor.length).toBeGreaterThan(10);
    await fc.assert(
      fc.asyncProperty(fc.nat(cursor.length - 1), fc.constantFrom(...'abcXYZ019-_'), async (place, letter) => {
        const changed = cursor.substring(0, place) + letter + cursor.substring(place + 1);
        const outcome = await toolset.call('get_activities', { limit: 1, cursor: changed }, ownCaller, runtime);
        if (!outcome.ok) expect(outcome.error.code).toBe('invalid-input');
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});
