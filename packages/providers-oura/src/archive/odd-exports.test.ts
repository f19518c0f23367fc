import type { ImportSource } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { type Imported, importWhole } from '@vitalwire/provider-kit/testing';
import { describe, expect, it } from 'vitest';
import { createOuraArchiveImporter } from './index.ts';

const importer = createOuraArchiveImporter();
const file = (name: string, content: unknown): ImportSource =>
  memorySource(name, new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)));
const read = (content: unknown, name = 'data.json'): Promise<Imported> => importWhole(importer, file(name, content));

const night = {
  id: 'a',
  day: '2024-01-15',
  bedtime_start: '2024-01-14T23:30:00+01:00',
  bedtime_end: '2024-01-15T07:45:00+01:00',
  type: 'long_sleep',
};

describe('documents of sleep', () => {
  it('may lack everything but their times', async () => {
    const empty = {
      average_hrv: null,
      total_sleep_duration: null,
      hrv: null,
      sleep_phase_5_min: null,
      heart_rate: null,
    };
    const { records } = await read({ data: [{ ...night, ...empty }], next_token: null });
    expect(records).toEqual([
      expect.objectContaining({ kind: 'sleep', localDate: '2024-01-15', utcOffsetMinutes: 60, stages: [] }),
    ]);
    expect(records[0]).not.toHaveProperty('asleepSeconds');
  });

  it('that are deleted, repeated, or odd are counted', async () => {
    const { records, counts, rejected } = await read([
      night,
      night,
      { ...night, id: 'b', type: 'deleted' },
      { ...night, id: 'c', type: 'rest' },
      { ...night, id: 'd', bedtime_end: 'soon' },
      { ...night, id: 'e', bedtime_end: night.bedtime_start },
      { ...night, id: 'f', day: '2024-02-31' },
      { ...night, id: 'g', average_hrv: 'high' },
      { something: 'else' },
    ]);
    expect(records.length).toBe(1);
    expect(counts.sleep).toEqual({ read: 8, used: 1, rejected: 4, passedOver: 3 });
    expect(counts.data).toEqual({ read: 1, used: 0, rejected: 0, passedOver: 1 });
    expect(rejected.map(({ message }) => message)).toEqual([
      expect.stringContaining('"soon" is no bedtime_end'),
      expect.stringContaining('bedtime end after its start'),
      expect.stringContaining('is no day'),
      expect.stringContaining('average_hrv'),
    ]);
  });

  it('have their stages from five minutes each, the last one cut', async () => {
    const { records } = await read([
      { ...night, bedtime_end: '2024-01-14T23:47:00+01:00', sleep_phase_5_min: '42219' },
    ]);
    const [sleep] = records;
    expect(sleep?.kind === 'sleep' && sleep.stages).toEqual([
      { start: '2024-01-14T22:30:00.000Z', end: '2024-01-14T22:35:00.000Z', stage: 'awake' },
      { start: '2024-01-14T22:35:00.000Z', end: '2024-01-14T22:45:00.000Z', stage: 'light' },
      { start: '2024-01-14T22:45:00.000Z', end: '2024-01-14T22:47:00.000Z', stage: 'deep' },
    ]);
  });
});

describe('an export of before 2022', () => {
  // The shapes and units of a public export of 2019.
  const sleep = {
    awake: 8910,
    bedtime_end: '2019-07-27T08:40:17+09:00',
    bedtime_start: '2019-07-27T01:03:17+09:00',
    bedtime_start_delta: 3797,
    breath_average: 14.625,
    deep: 5940,
    duration: 27_420,
    hr_average: 60.375,
    hr_lowest: 52,
    hypnogram_5min: '44412',
    is_longest: 1,
    light: 10_290,
    onset_latency: 1770,
    rem: 2280,
    rmssd: 37,
    rmssd_5min: [0, 24, 29],
    score: 51,
    summary_date: '2019-07-26',
    temperature_delta: 0.24,
    timezone: 540,
    total: 18_510,
  };
  const activity = {
    cal_active: 884,
    cal_total: 2964,
    daily_movement: 18_412,
    day_start: '2019-07-26T04:00:00+09:00',
    high: 2,
    inactive: 397,
    medium: 85,
    non_wear: 0,
    score: 99,
    steps: 23_030,
    summary_date: '2019-07-26',
  };
  const readiness = {
    score: 62,
    score_previous_night: 51,
    score_hrv_balance: 70,
    score_temperature: null,
    summary_date: '2019-07-26',
  };

  it('gives nights by the day of waking, with what they hold', async () => {
    const whole = {
      activity: [activity],
      readiness: [readiness],
      sleep: [sleep],
      restful_periods: [{ ...sleep, is_longest: 0 }],
    };
    const source = file('oura_data_2022-08-19T03-36-46.json', whole);
    expect((await importer.recognise(source))?.confidence).toBe(0.92);
    const { records, counts, rejected } = await importWhole(importer, source);
    expect(rejected).toEqual([]);
    expect(records.map(({ kind, localDate }) => [kind, localDate])).toEqual([
      ['dailySummary', '2019-07-26'],
      ['readiness', '2019-07-27'],
      ['sleep', '2019-07-27'],
      ['hrv', '2019-07-27'],
      ['samples', '2019-07-27'],
    ]);
    expect(records[0]).toMatchObject({
      steps: 23_030,
      distanceMeters: 18_412,
      activeEnergyKilocalories: 884,
      totalEnergyKilocalories: 2964,
      moderateActivitySeconds: 5100,
      sedentarySeconds: 23_820,
      wearSeconds: 86_400,
      utcOffsetMinutes: 540,
    });
    expect(records[1]).toMatchObject({
      score: { value: 62 },
      contributors: [
        { name: 'hrv balance', value: 70 },
        { name: 'previous night', value: 51 },
      ],
    });
    expect(records[2]).toMatchObject({
      start: '2019-07-26T16:03:17.000Z',
      asleepSeconds: 18_510,
      inBedSeconds: 27_420,
      remSeconds: 2280,
      latencySeconds: 1770,
      skinTemperatureDeviationCelsius: 0.24,
      vendorScore: { value: 51 },
      stages: [{ stage: 'awake' }, { stage: 'deep' }, { stage: 'light' }],
    });
    expect(records[4]).toMatchObject({ metric: 'hrvRmssdMilliseconds', values: [null, 24, 29] });
    expect(counts.sleep).toEqual({ read: 2, used: 1, rejected: 0, passedOver: 1 });
  });

  it('takes the shorter sleeps of a day for naps', async () => {
    const { records } = await read({ sleep: [{ ...sleep, is_longest: 0 }] });
    expect(records[0]).toMatchObject({ kind: 'sleep', nap: true });
  });
});

describe('tables', () => {
  it('hold JSON in cells, well written or not', async () => {
    const table = `id;contributors;day;score;temperature_deviation
1;{"hrv_balance": 78};2024-01-15;82;-0.2
2;"{""hrv_balance"": 79, ""x"": null}";2024-01-16;83;
3;{'hrv_balance': ;2024-01-17;84;
4;{};2024-01-18;;
5;{};2024-01-19
`;
    const { records, counts } = await importWhole(importer, file('dailyreadiness.csv', table));
    expect(
      records.map((record) => record.kind === 'readiness' && record.contributors.map(({ value }) => value)),
    ).toEqual([[78], [79], []]);
    expect(counts.daily_readiness).toEqual({ read: 5, used: 3, rejected: 1, passedOver: 1 });
  });

  it('of blood oxygen hold a number, or an object', async () => {
    const table = `day;spo2_percentage\n2024-01-15;97.4\n2024-01-16;"{""average"": 96.1}"\n2024-01-17;\n`;
    const { records } = await importWhole(importer, file('dailyspo2.csv', table));
    expect(records.map((record) => record.kind === 'dailySummary' && record.averageOxygenSaturationPercent)).toEqual([
      97.4, 96.1,
    ]);
  });

  it('of trends, from the web of before, are nights and days without ids', async () => {
    const header =
      'date,Sleep Score,Total Sleep Duration,Bedtime Start,Bedtime End,Average HRV,Readiness Score,Steps,Total Burn';
    const row = '2021-01-15,85,27000,2021-01-14T23:30:00+01:00,2021-01-15T07:45:00+01:00,65,82,8500,2200';
    const { records, counts } = await importWhole(
      importer,
      file('oura_trends.csv', `${header}\n${row}\n2021-01-16,,,,,,,,\n`),
    );
    expect(records.map(({ kind, localDate }) => [kind, localDate])).toEqual([
      ['sleep', '2021-01-15'],
      ['hrv', '2021-01-15'],
      ['readiness', '2021-01-15'],
      ['dailySummary', '2021-01-15'],
    ]);
    expect(records[0]).toMatchObject({ vendorScore: { value: 85 }, asleepSeconds: 27_000 });
    expect(counts.trends).toEqual({ read: 2, used: 1, rejected: 0, passedOver: 1 });
  });

  it('of trends with the names of 2020, or with days that have documents, too', async () => {
    const header =
      'date,Sleep Score,Total Bedtime,Total Sleep Time,REM Sleep Time,Light Sleep Time,Deep Sleep Time,Sleep Timing,Sleep Timing,Bedtime Start,Bedtime End,Steps,Daily Movement';
    const row = (day: string) =>
      `${day},69,26940,22470,4710,15930,1830,14070,,${day}T00:07:53+03:00,${day}T07:36:53+03:00,10330,7913`;
    const trends = file('oura_trends.csv', `${header}\n${row('2024-01-14')}\n${row('2024-01-15')}\n`);
    const alone = await importWhole(importer, trends);
    expect(alone.records.find(({ kind }) => kind === 'sleep')).toMatchObject({
      asleepSeconds: 22_470,
      remSeconds: 4710,
      lightSeconds: 15_930,
      deepSeconds: 1830,
    });
    expect(alone.records.find(({ kind }) => kind === 'dailySummary')).toMatchObject({ distanceMeters: 7913 });
    const { records, counts } = await importWhole(importer, memoryFolder('x', [trends, file('sleep.json', [night])]));
    expect(counts.trends).toEqual({ read: 2, used: 1, rejected: 0, passedOver: 1 });
    expect(
      records
        .filter(({ kind }) => kind === 'sleep')
        .map(({ localDate }) => localDate)
        .sort(),
    ).toEqual(['2024-01-14', '2024-01-15']);
  });

  // As the web wrote tables in 2025: commas, and objects as Python writes them.
  it('with objects in the words of Python', async () => {
    const spo2 = `day,spo2_percentage,breathing_disturbance_index,id\n"2024-12-26","{'average': 97.72}",0,"a"\n"2024-12-27","{'average': None}",0,"b"\n`;
    const readiness = `day,timestamp,contributors,score,temperature_deviation,id\n"2024-12-26","2024-12-26T00:00:00+00:00","{'hrv_balance': None, 'previous_night': 49, 'it\\'s': True}",73,0.0,"c"\n`;
    const folder = memoryFolder('x', [file('x/dailyspo2.csv', spo2), file('x/dailyreadiness.csv', readiness)]);
    const { records, counts } = await importWhole(importer, folder);
    expect(counts.daily_spo2).toEqual({ read: 2, used: 1, rejected: 0, passedOver: 1 });
    expect(records).toEqual([
      // Midnight in UTC is no offset of the wearer's: the day is theirs.
      expect.objectContaining({
        contributors: [{ name: 'previous night', value: 49, minimum: 0, maximum: 100 }],
        utcOffsetMinutes: null,
        localDate: '2024-12-26',
        start: '2024-12-25T23:00:00.000Z',
      }),
      expect.objectContaining({ averageOxygenSaturationPercent: 97.72 }),
    ]);
  });

  it('of temperature and pulse are in UTC', async () => {
    const folder = memoryFolder('x', [
      file('x/temperature.csv', 'timestamp;skin_temp\n2024-01-15T23:30:00+00:00;34.2\n2024-01-15T23:31:00+00:00;0\n'),
      file('x/heartrate.csv', 'bpm;source;timestamp\n61;awake;2024-01-15T23:30:00+00:00\n'),
    ]);
    const { records } = await importWhole(importer, folder);
    expect(records).toEqual([
      expect.objectContaining({ metric: 'heartRateBpm', localDate: '2024-01-16', utcOffsetMinutes: null }),
      expect.objectContaining({ metric: 'skinTemperatureCelsius', values: [34.2], dateBasis: 'assumed-zone' }),
    ]);
  });
});

describe('files', () => {
  it.each([
    ['of WHOOP', file('sleeps.csv', 'Cycle start time,Sleep onset,Wake onset,Nap\n')],
    ['of Fitbit', file('sleep-2026-07-01.json', [{ logId: 1, dateOfSleep: '2026-07-01' }])],
    ['of Strong', file('a.csv', 'Date;Workout Name;Exercise Name;Set Order;Weight;Reps\n')],
    ['empty', file('a.json', '')],
    ['of text', file('a.csv', 'hello')],
  ])('%s are left to others', async (_name, source) => {
    expect(await importer.recognise(source)).toBeNull();
    await expect(importWhole(importer, source)).rejects.toMatchObject({ code: 'file-unrecognised' });
  });

  it('that might be another’s are taken with less confidence', async () => {
    const pulse = file('heartrate.csv', 'bpm;source;timestamp\n61;awake;2024-01-15T23:30:00+00:00\n');
    expect((await importer.recognise(pulse))?.confidence).toBe(0.6);
  });

  it('cut anywhere keep what stands before', async () => {
    const text = JSON.stringify([night, { ...night, id: 'b', day: '2024-01-16' }]);
    for (let end = text.indexOf('},') + 1; end < text.length; end += 7) {
      const { records, rejected } = await read(text.slice(0, end));
      expect([records.length, rejected.length]).toEqual([1, 1]);
    }
  });
});
