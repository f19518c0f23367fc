import {
  instantOf,
  type LocalDate,
  localOwner,
  type NewThreshold,
  type ProfileChange,
  type Threshold,
} from '@vitalwire/core';
import { trainingStressAveragePower } from '@vitalwire/intelligence';
import { beforeEach, describe, expect, test } from 'vitest';
import { allTools, createToolset } from '../index.ts';
import {
  type FakeServices,
  fakeRuntime,
  fakeServices,
  ownCaller,
  sampleStreams,
  sampleWorkout,
} from '../testing/index.ts';

const NOW = '2026-11-21T08:00:00.000Z';
const start = instantOf(Date.UTC(2026, 10, 10, 7));
const call = { owner: localOwner, signal: new AbortController().signal };

/** An hour: five minutes at 300 W, five at 100 W; heart rate 150. */
const powerWatts = Array.from({ length: 3600 }, (_, second) => (Math.floor(second / 300) % 2 === 0 ? 300 : 100));
const channels = { powerWatts, heartRateBpm: powerWatts.map(() => 150) };
const ride = sampleWorkout({
  start,
  averageHeartRateBpm: 150,
  streams: { sampleCount: 3600, channels: ['powerWatts', 'heartRateBpm'] },
});
const streams = new Map([[ride.id as string, sampleStreams(start, channels)]]);

const saved = (metric: Threshold['metric'], value: number): NewThreshold => ({
  metric,
  sport: null,
  value,
  validFrom: '2026-01-01' as LocalDate,
  detail: null,
});
const heart = [
  saved('restingHeartRateBpm', 50),
  saved('maximumHeartRateBpm', 190),
  saved('lactateThresholdHeartRateBpm', 165),
];

let services: FakeServices;
beforeEach(() => {
  services = fakeServices({ workouts: [ride], streams, profile: { sex: 'male', timeZone: 'UTC', updatedAt: null } });
});
const person = (change: ProfileChange) => services.person.updateProfile(change, call);
const save = (...thresholds: NewThreshold[]) => services.person.setThresholds(thresholds, call);

async function outcome(name: string, args: object = {}) {
  const all = { ...(name === 'set_fitness_config' ? {} : { format: 'json' }), ...args };
  return createToolset(allTools).call(name, all, ownCaller, fakeRuntime(services, NOW));
}
interface Answer {
  readonly basis: {
    readonly methods: readonly { readonly id: string }[];
    readonly inputs: readonly unknown[];
    readonly assumptions: readonly string[];
    readonly missing: readonly string[];
  };
  readonly insufficient: readonly unknown[];
  readonly methods: readonly unknown[];
  readonly heart_rate_zones: readonly unknown[];
  readonly training_stress_score?: number;
  readonly load_method?: string;
  readonly load_quality?: string;
  readonly trimp?: number;
  readonly ctl?: number;
  readonly atl?: number;
}
async function answer(name: string, args: object = {}) {
  const found = await outcome(name, args);
  if (!found.ok) throw found.error;
  return found.output as unknown as Answer;
}
const analysis = (args: object = {}) => answer('analyze_activity', { activity_id: ride.id, ...args });
const methods = (found: Answer, family: string) => found.basis.methods.filter(({ id }) => id.startsWith(family));

describe('load of an activity', () => {
  beforeEach(() => save(saved('ftpWatts', 250), ...heart));

  test('a call beats the person, the person beats the default, and the basis says who it was', async () => {
    const byDefault = await analysis();
    expect(methods(byDefault, 'load.training-stress')).toEqual([
      expect.objectContaining({ id: 'load.training-stress.normalized_power', chosen_by: 'default' }),
    ]);
    await person({ algorithms: { 'load.training-stress': 'avg_power' } });
    const byPerson = await analysis();
    expect(methods(byPerson, 'load.training-stress')).toEqual([
      expect.objectContaining({ id: 'load.training-stress.avg_power', chosen_by: 'person' }),
    ]);
    const plain = trainingStressAveragePower({ durationSeconds: 3600, averagePowerWatts: 200, ftpWatts: 250 });
    expect(plain).toMatchObject({ value: expect.closeTo(byPerson.training_stress_score ?? 0, 9) });
    expect(byPerson.training_stress_score).toBe(64);
    expect(byPerson.load_quality).toBe('estimated');
    const byCall = await analysis({ tss_method: 'avg_power_pierre_rounded' });
    expect(methods(byCall, 'load.training-stress')).toEqual([
      expect.objectContaining({ id: 'load.training-stress.avg_power_pierre_rounded', chosen_by: 'call' }),
    ]);
    expect(await analysis({ tss_method: 'hybrid' })).toMatchObject({ load_method: byDefault.load_method });
  });

  test('explain computes with the same method, and says it in full', async () => {
    const args = { activity_id: ride.id, tss_method: 'avg_power', format: 'json' };
    const found = await answer('explain', { tool: 'analyze_activity', arguments: args });
    expect(found.methods).toContainEqual(
      expect.objectContaining({ id: 'load.training-stress.avg_power', chosen_by: 'call' }),
    );
  });

  test('in words as well', async () => {
    const found = await outcome('analyze_activity', { activity_id: ride.id, format: 'toon', trimp_method: 'edwards' });
    expect(found.text).toContain('load.trimp.edwards/1 heuristic (by call)');
    expect(found.text).toContain('load.training-stress.normalized_power/1 consensus (by default)');
  });
});

describe('a chosen method that lacks its input', () => {
  test('says so, and no other answers', async () => {
    await save(...heart);
    expect((await analysis()).load_method).toBe('load.heart-rate-stress.lthr_trimp');
    await person({ algorithms: { 'load.training-stress': 'normalized_power' } });
    const found = await analysis();
    expect(found.training_stress_score).toBeUndefined();
    expect(found.insufficient).toContainEqual({
      metric: 'training_stress_score',
      need: 'ftp_watts',
      have: 'normalized_power, chosen by the person: no other method was tried',
    });
    const load = await answer('analyze_training_load');
    expect(load).toMatchObject({ activities: 1, activities_without_load: 1 });
    expect(load.basis.missing.join()).toContain('normalized_power, chosen by the person');
    const hybrid = await answer('analyze_training_load', { tss_method: 'hybrid' });
    expect(hybrid).toMatchObject({ activities_without_load: 0 });
    expect(methods(hybrid, 'load.heart-rate-stress')).toMatchObject([{ chosen_by: 'call', count: 1 }]);
  });

  test.each([
    ['lucia_stream', [], 'lactate_threshold_heart_rate_bpm'],
    ['banister_average', ['maximumHeartRateBpm'], 'resting_heart_rate_bpm'],
    ['lthr_normalized', ['maximumHeartRateBpm'], 'lactate_threshold_heart_rate_bpm, resting_heart_rate_bpm'],
    ['edwards', [], 'maximum_heart_rate_bpm'],
  ])('training impulse by %s', async (method, known, need) => {
    await save(...heart.filter(({ metric }) => known.includes(metric)));
    const found = await analysis({ trimp_method: method });
    expect(found.trimp).toBeUndefined();
    expect(found.insufficient).toContainEqual({
      metric: 'trimp',
      need,
      have: `${method}, chosen by the call: no other method was tried`,
    });
  });

  test('the model of a filter', async () => {
    await save(...heart);
    const found = await answer('analyze_training_load', { training_load_method: 'kalman_local_level' });
    expect(found.ctl).toBeUndefined();
    expect(found.insufficient).toMatchObject([
      { metric: 'ctl', have: 'none (kalman_local_level, chosen by the call)' },
    ]);
    expect(methods(found, 'load.fitness-fatigue')).toEqual([]);
  });
});

describe('training impulse', () => {
  beforeEach(() => save(...heart));

  // An hour at 150 of 190 bpm, 50 at rest: 79 % of the maximum is Edwards' zone 3; between 0.89·165 and 165 Lucia's 2.
  test.each([
    ['edwards', 180],
    ['edwards_stream', 180],
    ['lucia', 120],
    ['lucia_stream', 120],
  ])('%s of a steady hour', async (method, points) => {
    expect(await analysis({ trimp_method: method })).toMatchObject({
      trimp: points,
      trimp_method: `load.trimp.${method}`,
    });
  });

  test('samples and their average are the same for a steady hour, and scale to the threshold', async () => {
    const sampled = await analysis({ trimp_method: 'banister_stream' });
    const average = await analysis({ trimp_method: 'banister_average' });
    const x = 100 / 140;
    expect(sampled.trimp).toBeCloseTo(60 * x * 0.64 * Math.exp(1.92 * x), 2);
    expect(average.trimp).toBeCloseTo(sampled.trimp ?? 0, 2);
    const scaled = await analysis({ trimp_method: 'lthr_normalized' });
    const atThreshold = 115 / 140;
    expect(scaled.trimp).toBeCloseTo((100 * x * Math.exp(1.92 * x)) / (atThreshold * Math.exp(1.92 * atThreshold)), 2);
  });
});

describe('fitness, fatigue and form', () => {
  beforeEach(() => save(saved('ftpWatts', 250)));

  test('every method charts the same loads, and the choice of the person holds', async () => {
    const chart = async (args: object = {}) => {
      const found = await answer('analyze_training_load', { tss_method: 'avg_power', ...args });
      return [found.ctl, found.atl, ...methods(found, 'load.fitness-fatigue').map(({ id }) => id)];
    };
    // One ride of 64 points ten days and a night before.
    expect(await chart({ training_load_method: 'sma' })).toEqual([1.52, 0, 'load.fitness-fatigue.sma']);
    await person({ algorithms: { 'load.fitness-fatigue': 'pierre_ema' } });
    const share = 2 / 43;
    const [ctl, , method] = await chart();
    expect([ctl, method]).toEqual([
      Math.round(64 * share * (1 - share) ** 11 * 100) / 100,
      'load.fitness-fatigue.pierre_ema',
    ]);
    const found = await answer('analyze_training_load', { training_load_method: 'pierre_first_value' });
    expect(found.basis.assumptions).toContain(
      'Fitness and fatigue start at the load of 2026-11-10, the first day known.',
    );
  });
});

describe('thresholds that nobody saved', () => {
  const zones = (args: object = {}) => answer('calculate_personalized_zones', args);

  test('nothing is estimated unless somebody chose how', async () => {
    await person({ birthYear: 1986 });
    expect(await zones()).not.toHaveProperty('heart_rate_zones');
    await person({ algorithms: { 'heart-rate.maximum': 'tanaka' } });
    const found = await zones();
    // 208 - 0.7·40 = 180: percent zones, since no resting heart rate is known.
    expect(found.heart_rate_zones[0]).toMatchObject({ from: 90 });
    expect(found.basis.inputs).toMatchObject([
      { name: 'maximum_heart_rate_bpm', value: 180, origin: 'estimate: heart-rate.maximum.tanaka' },
    ]);
    expect(methods(found, 'heart-rate.maximum')).toMatchObject([{ chosen_by: 'person' }]);
    expect(found.basis.assumptions.join()).toContain('estimated from age');
  });

  test('a saved value beats the choice of the person, the method of a call beats both, a given value all', async () => {
    await person({ birthYear: 1986, algorithms: { 'heart-rate.maximum': 'tanaka' } });
    await save(saved('maximumHeartRateBpm', 190), saved('lactateThresholdHeartRateBpm', 165));
    expect((await zones()).basis.inputs).toMatchObject([{ value: 165 }]);
    const called = await zones({ max_hr_method: 'fox' });
    expect(called.basis.inputs).toMatchObject([{ value: 180, origin: 'estimate: heart-rate.maximum.fox' }]);
    expect(called.basis.assumptions.join()).toContain('left aside, since max_hr_method was given');
    const given = await zones({ max_hr_method: 'fox', max_hr: 200 });
    expect(given.basis.inputs).toMatchObject([{ value: 200, origin: 'argument' }]);
    expect(given.basis.assumptions).toContain('max_hr_method was not used: max_hr was given.');
  });

  test('one estimate rests on another: FTP on VO2max on two heart rates', async () => {
    await save(saved('restingHeartRateBpm', 50), saved('maximumHeartRateBpm', 180), saved('weightKilograms', 72));
    const found = await zones({ ftp_method: 'acsm_map_75', vo2max_method: 'uth_hr_ratio' });
    const uptake = 15.3 * (180 / 50);
    expect(found.basis.inputs).toContainEqual(
      expect.objectContaining({
        name: 'ftp_watts',
        value: expect.closeTo(((uptake - 7) * 72 * 0.75) / 10.8, 3),
        origin: 'estimate: power.ftp.acsm_map_75',
      }),
    );
  });

  test.each([
    [{ max_hr_method: 'tanaka' }, 'maximum_heart_rate_bpm', 'birth_year'],
    [{ max_hr_method: 'observed' }, 'maximum_heart_rate_bpm', 'heart rate samples of hard sessions'],
    [{ lthr_method: 'from_maxhr' }, 'lactate_threshold_heart_rate_bpm', 'maximum_heart_rate_bpm'],
    [{ lthr_method: 'friel_30min_last20' }, 'lactate_threshold_heart_rate_bpm', 'the heart rate of the last 20'],
    [{ ftp_method: '20min_test' }, 'ftp_watts', 'the best 20 min power'],
    [{ ftp_method: 'hybrid' }, 'ftp_watts', 'a maximal effort'],
    [{ vo2max_method: 'cooper_12min' }, 'vo2max', 'the result of a 12 min run'],
    [{ vo2max_method: 'uth_hr_ratio' }, 'vo2max', 'resting_heart_rate_bpm, maximum_heart_rate_bpm'],
  ])('%j cannot answer and says what it needs, whatever is saved', async (args, metric, need) => {
    await save(saved('ftpWatts', 250));
    const found = await zones(args);
    expect(found.insufficient).toContainEqual({
      metric,
      need: expect.stringContaining(need),
      have: expect.stringContaining('chosen by the call'),
    });
    expect(JSON.stringify(found.basis.inputs)).not.toContain(metric);
  });

  test('a share of the maximum for the threshold counts in the load of rides, and is named there', async () => {
    await person({ algorithms: { 'heart-rate.threshold': 'from_maxhr' } });
    await save(saved('restingHeartRateBpm', 50), saved('maximumHeartRateBpm', 190));
    const found = await analysis();
    expect(found.load_method).toBe('load.heart-rate-stress.lthr_trimp');
    expect(found.basis.inputs).toContainEqual(
      expect.objectContaining({
        name: 'lactate_threshold_heart_rate_bpm',
        value: 167.2,
        origin: 'estimate: heart-rate.threshold.from_maxhr',
      }),
    );
    const history = await answer('analyze_training_load');
    expect(methods(history, 'heart-rate.threshold')).toMatchObject([{ chosen_by: 'person', count: 1 }]);
    const timed = await answer('get_activity_zones', { activity_id: ride.id });
    expect(methods(timed, 'heart-rate.threshold')).toMatchObject([{ chosen_by: 'person' }]);
  });
});

describe('saving a choice', () => {
  test('by the names of the families, one at a time, back to the default by null', async () => {
    const first = await answer('set_fitness_config', { methods: { trimp: 'edwards', tss: 'avg_power' } });
    expect(first.methods).toEqual(['trimp edwards (person)', 'tss avg_power (person)']);
    await answer('set_fitness_config', { methods: { trimp: null }, configuration: { ftp: 250 } });
    const { methods: rows } = await answer('get_fitness_config');
    expect(rows).toHaveLength(7);
    expect(rows).toContainEqual(
      expect.objectContaining({
        name: 'tss',
        method: 'avg_power',
        chosen_by: 'person',
        family: 'load.training-stress',
      }),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({ name: 'trimp', method: 'hybrid', chosen_by: 'default', methods: expect.any(String) }),
    );
  });

  test.each([
    [{ trimp: 'edwrads' }, /^methods\.trimp: is no method of load\.trimp; did you mean edwards\? There are hybrid, /],
    [{ tss: 'normalized' }, /^methods\.tss: is no method of load\.training-stress; did you mean normalized_power\?/],
    [{ vdot: 'daniels' }, /^methods\.vdot: is not known here\. There are: max_hr, /],
    [{ trmp: 'edwards' }, /^methods\.trmp: is not known here\. Did you mean trimp\?/],
    [{ trimp: 3 }, /^methods\.trimp: must be one of hybrid, banister_stream/],
  ])('%j is refused with what was meant', async (given, sentence) => {
    const found = await outcome('set_fitness_config', { methods: given });
    expect(found.ok).toBe(false);
    expect(found.text).toMatch(sentence);
  });

  test('a call that names no method of the family is refused the same way', async () => {
    const found = await outcome('analyze_activity', { activity_id: 'latest', trimp_method: 'bannister_male' });
    expect(found.text).toMatch(/^trimp_method: is no method of load\.trimp; did you mean banister_stream\?/);
  });
});
