import { instantOf, type Threshold } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { runTool } from '../run/run-tool.ts';
import { fakeRuntime, fakeServices, ownCaller } from '../testing/index.ts';
import { calculatePersonalizedZones } from './calculate-personalized-zones.ts';

const saved = (metric: Threshold['metric'], value: number): Threshold => ({
  metric,
  sport: null,
  value,
  validFrom: '2026-01-01' as never,
  origin: 'manual',
  detail: null,
  recordedAt: instantOf(0),
});
const services = fakeServices({
  thresholds: [saved('lactateThresholdHeartRateBpm', 165), saved('restingHeartRateBpm', 50)],
  profile: { timeZone: 'UTC', updatedAt: null },
});
const ask = (args: object) =>
  runTool(calculatePersonalizedZones, { format: 'json', ...args }, ownCaller, fakeRuntime(services));

async function zones(args: object) {
  const outcome = await ask(args);
  if (!outcome.ok) throw outcome.error;
  return outcome.output as {
    readonly basis: {
      readonly assumptions: readonly string[];
      readonly inputs: readonly { readonly name: string; readonly origin: string }[];
    };
  };
}
const inputsOf = async (args: object) => (await zones(args)).basis.inputs.map(({ name, origin }) => [name, origin]);

describe('what the caller gives', () => {
  test('beats a saved value, also of a better method', async () => {
    expect(await inputsOf({})).toEqual([['lactate_threshold_heart_rate_bpm', 'manual']]);
    expect(await inputsOf({ max_hr: 190 })).toEqual([
      ['resting_heart_rate_bpm', 'manual'],
      ['maximum_heart_rate_bpm', 'argument'],
    ]);
    expect((await zones({ max_hr: 190 })).basis.assumptions[0]).toBe(
      'The saved lactate threshold heart rate was left aside, since max_hr was given.',
    );
  });

  test('is never dropped without a word', async () => {
    const { basis } = await zones({ lthr: 170, max_hr: 190, vo2_max: 50 });
    expect(basis.inputs).toMatchObject([{ name: 'lactate_threshold_heart_rate_bpm', value: 170, origin: 'argument' }]);
    expect(basis.assumptions).toEqual([
      'The given maximum_heart_rate_bpm was not used: these zones do not need it.',
      'The given vo2max was not used: these zones do not need it.',
    ]);
  });

  test.each([
    [{ resting_hr: 195, max_hr: 190 }, 'resting_hr: must be below max_hr.'],
    [{ resting_hr: 170, lthr: 165 }, 'resting_hr: must be below lthr.'],
    [{ lthr: 195, max_hr: 190 }, 'lthr: must not be above max_hr.'],
    [{ ftp: 1e9 }, 'ftp: is more than any person has.'],
    [{ sport: 'chess' }, /^sport: chess is not a sport we know/],
  ])('%j is refused', async (args, text) => {
    expect((await ask(args)).text).toMatch(text);
  });
});
