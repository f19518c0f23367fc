import { instantOf, type PersonProfile, type Threshold, type Workout } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { runTool } from '../run/run-tool.ts';
import { fakeRuntime, fakeServices, ownCaller, sampleStreams, sampleWorkout } from '../testing/index.ts';
import { analyzeActivity } from './analyze-activity.ts';
import { getActivityZones } from './get-activity-zones.ts';

const start = instantOf(Date.UTC(2026, 9, 10, 7));
const threshold = (
  metric: Threshold['metric'],
  value: number,
  validFrom: string,
  sport: Threshold['sport'] = null,
): Threshold => ({
  metric,
  sport,
  value,
  validFrom: validFrom as Threshold['validFrom'],
  origin: 'manual',
  detail: null,
  recordedAt: start,
});
const man: PersonProfile = { sex: 'male', timeZone: 'Europe/Berlin', updatedAt: null };
const steady = (value: number, seconds = 3600) => new Array<number>(seconds).fill(value);

interface Given {
  readonly workout?: Partial<Workout>;
  readonly channels?: Parameters<typeof sampleStreams>[1];
  readonly thresholds?: readonly Threshold[];
  readonly profile?: PersonProfile;
}

async function answer(
  tool: typeof analyzeActivity | typeof getActivityZones,
  { workout, channels, thresholds = [], profile = man }: Given,
) {
  const names = Object.keys(channels ?? {});
  const record = sampleWorkout({
    start,
    ...(channels === undefined ? {} : { streams: { sampleCount: 3600, channels: names as never } }),
    ...workout,
  });
  const streams = new Map(channels === undefined ? [] : [[record.id as string, sampleStreams(start, channels)]]);
  const services = fakeServices({ workouts: [record], streams, thresholds, profile });
  const outcome = await runTool(tool, { activity_id: 'latest', format: 'json' }, ownCaller, fakeRuntime(services));
  if (!outcome.ok) throw outcome.error;
  return outcome.output as Record<string, never> & { basis: Record<string, never> };
}

describe('analyze_activity', () => {
  test('seconds without power are no part of its average, and no work', async () => {
    const found = await answer(analyzeActivity, {
      channels: { powerWatts: steady(200).map((watts, i) => (i % 10 === 9 ? Number.NaN : watts)) },
    });
    expect(found).toMatchObject({ average_power_watts: 200, work_kilojoules: 648, variability_index: 1 });
  });

  test('one hour at threshold is TSS 100, IF 1, VI 1', async () => {
    const found = await answer(analyzeActivity, {
      channels: { powerWatts: steady(250), heartRateBpm: steady(150) },
      thresholds: [threshold('ftpWatts', 250, '2026-01-01')],
    });
    expect(found).toMatchObject({
      training_stress_score: 100,
      load_method: 'load.training-stress.normalized_power',
      load_quality: 'measured',
      normalized_power_watts: 250,
      average_power_watts: 250,
      intensity_factor: 1,
      variability_index: 1,
      efficiency_factor: 1.667,
      efficiency_factor_unit: 'W/bpm',
      decoupling_percent: 0,
      decoupling_judgeable: true,
      work_kilojoules: 900,
    });
    expect(found.basis.inputs).toEqual([
      { name: 'ftp_watts', value: 250, unit: 'W', valid_from: '2026-01-01', origin: 'manual', extrapolated: false },
    ]);
  });

  test('a metric of a past day uses the threshold of that day', async () => {
    const thresholds = [threshold('ftpWatts', 200, '2026-01-01'), threshold('ftpWatts', 250, '2026-10-11')];
    const found = await answer(analyzeActivity, { channels: { powerWatts: steady(200) }, thresholds });
    expect(found).toMatchObject({ training_stress_score: 100, intensity_factor: 1 });
  });

  test('a threshold known only later is used and said', async () => {
    const found = await answer(analyzeActivity, {
      channels: { powerWatts: steady(200) },
      thresholds: [threshold('ftpWatts', 200, '2026-11-01')],
    });
    expect(found.basis.missing).toEqual(['ftp_watts was first known on 2026-11-01, after this activity.']);
    expect(found.basis.inputs).toMatchObject([{ extrapolated: true }]);
  });

  test('without an FTP the load comes from heart rate, and says why', async () => {
    const found = await answer(analyzeActivity, {
      channels: { powerWatts: steady(200), heartRateBpm: steady(170) },
      thresholds: [
        threshold('lactateThresholdHeartRateBpm', 170, '2026-01-01'),
        threshold('maximumHeartRateBpm', 190, '2026-01-01'),
        threshold('restingHeartRateBpm', 50, '2026-01-01'),
      ],
    });
    expect(found).toMatchObject({
      training_stress_score: 100,
      load_method: 'load.heart-rate-stress.lthr_trimp',
      load_quality: 'estimated',
    });
    expect(found.load_reason).toBe('Power was recorded, but ftp_watts is not known for this sport.');
    expect(found.insufficient).toContainEqual({
      metric: 'intensity_factor',
      need: 'an FTP for this sport and day',
      have: 'none',
    });
    expect(found.basis.inputs).toContainEqual({
      name: 'sex',
      value: 'male',
      unit: '',
      valid_from: null,
      origin: 'manual',
      extrapolated: false,
    });
  });

  test('an FTP without a sport is not taken for running power', async () => {
    const found = await answer(analyzeActivity, {
      workout: { sport: 'running' },
      channels: { powerWatts: steady(280) },
      thresholds: [threshold('ftpWatts', 250, '2026-01-01')],
    });
    expect(found.training_stress_score).toBeUndefined();
    expect(found.insufficient).toContainEqual(expect.objectContaining({ metric: 'training_stress_score' }));
  });

  test('a run at threshold pace on the level is 100, and its pace is even', async () => {
    const found = await answer(analyzeActivity, {
      workout: { sport: 'treadmill_running', indoor: true, distanceMeters: 14_400, timerSeconds: 3600 },
      channels: { speedMetersPerSecond: steady(4), heartRateBpm: steady(160) },
      thresholds: [threshold('thresholdSpeedMetersPerSecond', 4, '2026-01-01')],
    });
    expect(found).toMatchObject({
      training_stress_score: 100,
      load_method: 'load.running-stress.mcgregor',
      average_pace_seconds_per_km: 250,
      normalized_graded_pace_seconds_per_km: 250,
      efficiency_factor: 1.5,
      efficiency_factor_unit: 'm/min/bpm',
      decoupling_percent: 0,
    });
  });

  test('a run that recorded distance alone has a pace, across a hole in it as well', async () => {
    const distance = Array.from({ length: 3600 }, (_, i) => (i > 1000 && i < 1060 ? Number.NaN : 4 * i));
    const found = await answer(analyzeActivity, {
      workout: { sport: 'running' },
      channels: { distanceMeters: distance },
      thresholds: [threshold('thresholdSpeedMetersPerSecond', 4, '2026-01-01')],
    });
    expect(found).toMatchObject({ training_stress_score: 100, normalized_graded_pace_seconds_per_km: 250 });
    expect(found.basis.assumptions).toContain('No speed was recorded: it is the change of the distance.');
  });

  test('a heart rate threshold is lent by another sport, and that is said', async () => {
    const found = await answer(analyzeActivity, {
      workout: { sport: 'hiking' },
      channels: { heartRateBpm: steady(160) },
      thresholds: [
        threshold('lactateThresholdHeartRateBpm', 160, '2026-01-01', 'running'),
        threshold('maximumHeartRateBpm', 190, '2026-01-01'),
        threshold('restingHeartRateBpm', 50, '2026-01-01'),
      ],
    });
    expect(found).toMatchObject({ training_stress_score: 100, load_quality: 'estimated' });
    expect(found.basis.assumptions).toEqual([
      'Lactate threshold heart rate of running stands in where a sport has none of its own.',
    ]);
  });

  test('smart recording: values hold until the next sample', async () => {
    const elapsed = Int32Array.from({ length: 900 }, (_, i) => i * 4);
    const streams = {
      start,
      elapsedSeconds: elapsed,
      columns: [{ channel: 'powerWatts' as const, values: new Int32Array(900).fill(250), missing: null }],
    };
    const record = sampleWorkout({ start, streams: { sampleCount: 900, channels: ['powerWatts'] } });
    const services = fakeServices({
      workouts: [record],
      streams: new Map([[record.id as string, streams]]),
      thresholds: [threshold('ftpWatts', 250, '2026-01-01')],
    });
    const outcome = await runTool(analyzeActivity, { activity_id: record.id }, ownCaller, fakeRuntime(services));
    if (!outcome.ok) throw outcome.error;
    expect(outcome.output).toMatchObject({
      normalized_power_watts: 250,
      intensity_factor: 1,
      basis: { assumptions: ['The device did not record every second: a value holds until the next, for up to 10 s.'] },
    });
  });

  test('totals alone: what can be said is said, the rest is named', async () => {
    const found = await answer(analyzeActivity, {
      workout: { averagePowerWatts: 200, timerSeconds: 3600 },
      thresholds: [threshold('ftpWatts', 250, '2026-01-01')],
    });
    expect(found).toMatchObject({
      training_stress_score: 64,
      load_method: 'load.training-stress.avg_power',
      load_quality: 'estimated',
    });
    expect(found.basis.missing).toEqual(['There are no samples of this activity: only its totals could be used.']);
    expect(found.best_power).toBeUndefined();
  });

  test('best power finds the window and its place', async () => {
    const watts = [...steady(100, 600), ...steady(400, 60), ...steady(100, 600)];
    const found = await answer(analyzeActivity, { channels: { powerWatts: watts } });
    expect(found.best_power).toContainEqual({ duration_seconds: 60, watts: 400, start_seconds: 600 });
    expect(found.best_power).toContainEqual({ duration_seconds: 120, watts: 250, start_seconds: expect.any(Number) });
    expect(found.best_power).not.toContainEqual(expect.objectContaining({ duration_seconds: 1800 }));
  });

  test('time of a recorded pause does not count, and a gap without one is said', async () => {
    const elapsed = Int32Array.from({ length: 1800 }, (_, i) => (i < 900 ? i : i + 600));
    const watts = Int32Array.from({ length: 1800 }, () => 250);
    const streams = {
      start,
      elapsedSeconds: elapsed,
      columns: [{ channel: 'powerWatts' as const, values: watts, missing: null }],
    };
    const at = (seconds: number) => instantOf(Date.parse(start) + seconds * 1000);
    const run = async (pauses: Workout['pauses']) => {
      const record = sampleWorkout({ start, streams: { sampleCount: 1800, channels: ['powerWatts'] }, pauses });
      const services = fakeServices({
        workouts: [record],
        streams: new Map([[record.id as string, streams]]),
        thresholds: [threshold('ftpWatts', 250, '2026-01-01')],
      });
      const outcome = await runTool(analyzeActivity, { activity_id: record.id }, ownCaller, fakeRuntime(services));
      if (!outcome.ok) throw outcome.error;
      return outcome.output as {
        training_stress_score: number;
        paused_seconds: number;
        basis: { assumptions: string[] };
      };
    };
    const paused = await run([{ start: at(900), end: at(1500) }]);
    expect(paused).toMatchObject({ training_stress_score: 50, paused_seconds: 600, basis: { assumptions: [] } });
    const silent = await run([]);
    expect(silent.training_stress_score).toBe(50);
    expect(silent.basis.assumptions).toEqual(['600 s without samples count as stops, since no pauses were recorded.']);
  });

  test('impossible thresholds spoil only what uses them', async () => {
    const found = await answer(analyzeActivity, {
      channels: { powerWatts: steady(200), heartRateBpm: steady(150) },
      thresholds: [
        threshold('ftpWatts', 200, '2026-01-01'),
        threshold('lactateThresholdHeartRateBpm', 220, '2026-01-01'),
        threshold('maximumHeartRateBpm', 190, '2026-01-01'),
        threshold('restingHeartRateBpm', 195, '2026-01-01'),
      ],
    });
    expect(found).toMatchObject({ training_stress_score: 100 });
    expect(found.insufficient).toContainEqual(expect.objectContaining({ metric: 'trimp', need: 'possible values' }));
  });
});

describe('get_activity_zones', () => {
  test('counts seconds by zone with the bounds of the day', async () => {
    const found = await answer(getActivityZones, {
      channels: { powerWatts: [...steady(100, 600), ...steady(200, 1200), ...steady(320, 100)] },
      thresholds: [threshold('ftpWatts', 250, '2026-01-01')],
    });
    const zones = found.power_zones as unknown as { zone: string; from: number; seconds: number; percent: number }[];
    // 55, 75, 90, 105, 120, 150 % of 250 W: 137.5, 187.5, 225, 262.5, 300, 375.
    expect(zones.map(({ from, seconds }) => [from, seconds])).toEqual([
      [0, 600],
      [137.5, 0],
      [187.5, 1200],
      [225, 0],
      [262.5, 0],
      [300, 100],
      [375, 0],
    ]);
    expect(zones[2]?.percent).toBe(63.2);
    expect(found.insufficient).toEqual([{ metric: 'heart_rate_zones', need: 'heart rate samples', have: 'none' }]);
  });

  test('heart rate zones of cycling come from LTHR by Friel, missing samples in none', async () => {
    const beats = [...steady(120, 100), ...steady(165, 50), ...steady(Number.NaN, 30)];
    const found = await answer(getActivityZones, {
      channels: { heartRateBpm: beats },
      thresholds: [threshold('lactateThresholdHeartRateBpm', 160, '2026-01-01')],
    });
    const zones = found.heart_rate_zones as unknown as { zone: string; seconds: number }[];
    expect(zones.find(({ zone }) => zone === '1')?.seconds).toBe(100);
    // 103 % of 160 is 164.8.
    expect(zones.find(({ zone }) => zone === '5b')?.seconds).toBe(50);
    expect(found).toMatchObject({ missing_heart_rate_seconds: 30 });
  });
});
