import { instantOf } from '@vitalwire/core';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { runTool } from '../run/run-tool.ts';
import { fakeRuntime, fakeServices, ownCaller, sampleStreams, sampleWorkout } from '../testing/index.ts';
import { getActivityStreams } from './get-activity-streams.ts';

const start = instantOf(Date.UTC(2026, 9, 10, 7));
const SECONDS = 7200;
const power = Array.from({ length: SECONDS }, (_, i) =>
  i === 4321 ? 1234 : i % 7 === 0 ? Number.NaN : 200 + Math.round(40 * Math.sin(i / 200)),
);
const beats = Array.from({ length: SECONDS }, (_, i) => 130 + Math.round(i / 400));
const channels = {
  powerWatts: power,
  heartRateBpm: beats,
  latitudeDegrees: new Array(SECONDS).fill(52.123456),
} as const;
const record = sampleWorkout({
  start,
  streams: { sampleCount: SECONDS, channels: ['powerWatts', 'heartRateBpm', 'latitudeDegrees'] },
});
const services = fakeServices({
  workouts: [record, sampleWorkout({ start: instantOf(0) })],
  streams: new Map([[record.id as string, sampleStreams(start, channels)]]),
});

async function call(args: object) {
  const outcome = await runTool(
    getActivityStreams,
    { activity_id: record.id, ...args },
    ownCaller,
    fakeRuntime(services),
  );
  if (!outcome.ok) throw outcome.error;
  return {
    text: outcome.text,
    output: outcome.output as {
      points: Record<string, number>[];
      summary: Record<string, unknown>[];
      samples_in_part: number;
      next_cursor: string | null;
      basis: { assumptions: string[] };
    },
  };
}
const failure = async (args: object) =>
  (await runTool(getActivityStreams, { activity_id: record.id, ...args }, ownCaller, fakeRuntime(services))).text;

describe('get_activity_streams', () => {
  test('summarises every sample, then keeps first, last and the peak', async () => {
    const { output } = await call({});
    const present = power.filter((watts) => !Number.isNaN(watts));
    const mean = present.reduce((sum, watts) => sum + watts, 0) / present.length;
    expect(output.summary).toEqual([
      {
        channel: 'power_watts',
        unit: 'W',
        samples: present.length,
        missing: SECONDS - present.length,
        minimum: 160,
        mean: Math.round(mean * 100) / 100,
        maximum: 1234,
      },
      {
        channel: 'heart_rate_bpm',
        unit: 'bpm',
        samples: SECONDS,
        missing: 0,
        minimum: 130,
        mean: expect.any(Number),
        maximum: 148,
      },
    ]);
    const times = output.points.map(({ elapsed_seconds }) => elapsed_seconds);
    expect(times[0]).toBe(0);
    expect(times.at(-1)).toBe(SECONDS - 1);
    expect(output.points).toContainEqual(expect.objectContaining({ elapsed_seconds: 4321, power_watts: 1234 }));
    expect(times).toEqual(times.toSorted((a = 0, b = 0) => a - b));
    expect(output.next_cursor).toBeNull();
    expect(output.basis.assumptions[0]).toMatch(/^Samples were thinned/);
  });

  test('a missing sample stays missing', async () => {
    const { output } = await call({ from_seconds: 0, to_seconds: 13 });
    expect(output.points).toHaveLength(14);
    expect(output.points[7]).toEqual({ elapsed_seconds: 7, heart_rate_bpm: 130 });
  });

  test.each(['json', 'toon', 'markdown'])('fills the budget in %s without going over', async (format) => {
    for (const max_tokens of [500, 1500, 4000]) {
      const { text, output } = await call({ format, max_tokens });
      const cost = encode(format === 'json' ? text + JSON.stringify(output) : text).length;
      expect(cost).toBeLessThanOrEqual(max_tokens);
      if (max_tokens === 4000) expect(cost).toBeGreaterThan(2000);
    }
  });

  test('position is given only when asked for', async () => {
    expect(Object.keys((await call({})).output.points[0] ?? {})).not.toContain('latitude_degrees');
    const { output } = await call({ channels: ['latitude_degrees'], max_points: 10 });
    expect(output.points[0]).toEqual({ elapsed_seconds: 0, latitude_degrees: 52.12346 });
    expect(output.points).toHaveLength(10);
  });

  test('says what is there when a channel is not', async () => {
    expect(await failure({ channels: ['power_wats'] })).toMatch(
      /power_wats is not a channel. Did you mean power_watts\?/,
    );
    expect(await failure({ channels: ['cadence_rpm'] })).toMatch(
      /did not record cadence_rpm. It has power_watts, heart_rate_bpm/,
    );
  });

  test('an activity of totals alone answers with nothing to show', async () => {
    const { output } = await call({ activity_id: sampleWorkout({ start: instantOf(0) }).id });
    expect(output).toMatchObject({
      points: [],
      summary: [],
      samples_in_part: 0,
      basis: { missing: ['The activity has no samples of these channels.'] },
    });
  });
});
