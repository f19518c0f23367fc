import { type ImportSource, instantOf, type LocalDate } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { createPersonClock } from '@vitalwire/provider-kit/rows';
import { type Imported, importWhole } from '@vitalwire/provider-kit/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFitbitArchiveImporter } from './index.ts';
import { dayOfDailyStamp, parseStamp } from './stamps.ts';

const importer = createFitbitArchiveImporter();

const folder = (files: Readonly<Record<string, unknown>>): ImportSource =>
  memoryFolder(
    'x',
    Object.entries(files).map(([name, content]) =>
      memorySource(
        `x/${name}`,
        new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
      ),
    ),
  );
const read = (files: Readonly<Record<string, unknown>>, changes = {}): Promise<Imported> =>
  importWhole(importer, folder(files), changes);

describe('series', () => {
  it('leave out what was not sure, not measured or not readable, each with its reason', async () => {
    const { records, counts, rejected } = await read({
      'heart_rate-2026-07-01.json': [
        { dateTime: '07/01/26 07:00:05', value: { bpm: 61, confidence: 2 } },
        { dateTime: '07/01/26 07:00:10', value: { bpm: 62, confidence: 0 } },
        { dateTime: '07/01/26 07:00:15', value: { bpm: 0, confidence: 3 } },
        { dateTime: '07/01/26 07:00:05', value: { bpm: 61, confidence: 2 } },
        { dateTime: '13/45/26 07:00:15', value: { bpm: 60, confidence: 3 } },
        { dateTime: '07/01/26 07:00:20', value: { bpm: 'fast', confidence: 3 } },
      ],
    });
    expect(records).toEqual([
      expect.objectContaining({
        metric: 'heartRateBpm',
        start: '2026-07-01T07:00:05.000Z',
        localDate: '2026-07-01',
        dateBasis: 'assumed-zone',
        values: [61],
      }),
    ]);
    expect(counts.heartRate).toEqual({ read: 6, used: 1, rejected: 1, passedOver: 4 });
    expect(rejected[0]?.message).toContain('Entry 6: "fast" is no bpm');
  });

  it('in UTC go to the person’s own days', async () => {
    const steps = { 'steps-2026-07-01.json': [{ dateTime: '07/01/26 23:30:00', value: '15' }] };
    expect((await read(steps)).records[0]).toMatchObject({ localDate: '2026-07-02', durationSeconds: [60] });
    const { records } = await read(steps, { assumedTimeZone: null });
    expect(records[0]).toMatchObject({ localDate: '2026-07-01', dateBasis: 'assumed-utc' });
  });

  it('that two devices counted are those of the one that counted more', async () => {
    const rows = ['2026-07-01T08:00:00Z,90,Watch', '2026-07-01T08:00:00Z,70,Phone', '2026-07-01T09:00:00Z,60,Watch'];
    const { records, counts } = await read({
      'steps_2026-07-01.csv': `timestamp,steps,data source\n${rows.join('\n')}\n`,
    });
    expect(records).toEqual([expect.objectContaining({ values: [90, 60] })]);
    expect(counts.steps).toEqual({ read: 3, used: 2, rejected: 0, passedOver: 1 });
  });

  it('that are there twice are read once, older JSON beside newer tables', async () => {
    const json = (day: string) => [{ dateTime: `${day} 08:00:00`, value: { bpm: 60, confidence: 3 } }];
    const { records, warnings } = await read({
      'a/heart_rate-2026-06-30.json': json('06/30/26'),
      'a/heart_rate-2026-07-01.json': json('07/01/26'),
      'b/heart_rate_2026-07-01.csv': 'timestamp,beats per minute,data source\n2026-07-01T08:00:00Z,61.0,Watch\n',
    });
    expect(records.map(({ localDate, provenance }) => [localDate, provenance.device?.product])).toEqual([
      ['2026-06-30', undefined],
      ['2026-07-01', 'Watch'],
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['read-once', 'read-as-utc']);
  });

  it('of blood oxygen know what 50 means', async () => {
    const { records, counts } = await read({
      'Minute SpO2 - 2026-07-01.csv': 'timestamp,value\n2026-07-01T01:00:00Z,50.0\n2026-07-01T01:01:00Z,95.6\n',
    });
    expect(records[0]).toMatchObject({ metric: 'oxygenSaturationPercent', values: [95.6] });
    expect(counts.oxygen).toMatchObject({ used: 1, passedOver: 1 });
  });
});

describe('days', () => {
  it('that were not worn, or are still to come, are left out', async () => {
    const day = (date: string, value: unknown) => ({ dateTime: `${date} 00:00:00`, value });
    const { records, counts } = await read({
      'sedentary_minutes-2026-07-01.json': [day('07/01/26', '700'), day('07/02/26', '1440'), day('07/03/36', '1440')],
      'resting_heart_rate-2026-01-01.json': [
        day('07/01/26', { date: '07/01/26', value: 56.4, error: 6 }),
        day('07/02/26', { date: null, value: 0, error: 0 }),
      ],
      'demographic_vo2_max-2026-01-01.json': [day('07/01/26', { demographicVO2Max: 46.1 })],
    });
    expect(records.map(({ kind, localDate }) => [kind, localDate])).toEqual([
      ['dailySummary', '2026-07-01'],
      ['dailySummary', '2026-07-01'],
      ['bodyMeasurement', '2026-07-01'],
    ]);
    expect(records[1]).toMatchObject({ sedentarySeconds: 42_000 });
    expect(counts).toMatchObject({ sedentary: { passedOver: 2 }, restingHeartRate: { passedOver: 1 } });
  });

  it.each([
    ['2026-03-31T16:00:00Z', '2026-04-01'],
    ['2026-04-01T04:00:00Z', '2026-04-01'],
    ['2026-04-01T00:00:00Z', '2026-04-01'],
    ['2026-04-01T00:00:00', '2026-04-01'],
    ['2026-04-01', '2026-04-01'],
  ])('%s is the day %s', (text, day) => {
    const stamp = parseStamp(text, 'wall');
    expect(stamp && dayOfDailyStamp(stamp)).toBe(day);
  });

  it('from tables: scores, temperature, oxygen, zone minutes', async () => {
    const { records, counts } = await read({
      'Daily Readiness Score - 2026-07-01.csv':
        'date,readiness_score_value,readiness_state,activity_subcomponent,sleep_subcomponent,hrv_subcomponent\n2026-07-01,72,MED,60,80,70\n',
      'Stress Score.csv':
        'DATE,UPDATED_AT,STRESS_SCORE,STATUS,CALCULATION_FAILED\n2026-07-01T00:00:00,,81,READY,false\n2026-07-02T00:00:00,,0,NO_DATA,true\n',
      'Computed Temperature - 2026-07-01.csv':
        'type,sleep_start,sleep_end,nightly_temperature\nSKIN,2026-07-01T23:00,2026-07-02T06:30,34.1\n',
      'Daily SpO2 - 2026-07-01-2026-07-31.csv':
        'timestamp,average_value,lower_bound,upper_bound\n2026-07-01T00:00:00Z,96.1,94,98\n',
      'Active Zone Minutes - 2026-07-01.csv':
        'date_time,heart_zone_id,total_minutes\n2026-07-01T10:00,FAT_BURN,1\n2026-07-01T10:01,PEAK,2\n2026-07-01T10:02,SUN,1\n',
    });
    expect(records.map(({ kind }) => kind)).toEqual([
      'dailySummary',
      'readiness',
      'readiness',
      'samples',
      'dailySummary',
      'dailySummary',
    ]);
    expect(records[1]).toMatchObject({
      score: { value: 72 },
      contributors: [{ value: 60 }, { value: 80 }, { value: 70 }],
    });
    expect(records[3]).toMatchObject({ metric: 'skinTemperatureCelsius', localDate: '2026-07-02', values: [34.1] });
    expect(records[4]).toMatchObject({ moderateActivitySeconds: 60 });
    expect(records[5]).toMatchObject({ vigorousActivitySeconds: 60 });
    expect(counts['active zone minutes']).toEqual({ read: 3, used: 2, rejected: 1, passedOver: 0 });
  });
});

describe('weights', () => {
  it.each([
    [198.1, 30.04, 89.857],
    [89.9, 30.04, 89.9],
    [160, undefined, 72.575],
  ])('%s with the index %s are %s kg', async (weight, bmi, kilograms) => {
    const entry = { logId: 1757668406000, weight, bmi, date: '09/12/25', time: '09:13:26' };
    const { records } = await read({ 'weight-2025-09-12.json': [entry] });
    const [record] = records;
    expect(record?.kind === 'bodyMeasurement' && record.weightKilograms).toBeCloseTo(kilograms, 2);
    expect(record).toMatchObject({ start: '2025-09-12T07:13:26.000Z', provenance: { vendorId: '1757668406000' } });
  });
});

describe('sleeps', () => {
  const sleep = {
    logId: 7,
    dateOfSleep: '2026-07-02',
    startTime: '2026-07-01T23:00:00.000',
    endTime: '2026-07-02T06:00:00.000',
  };

  it('classic ones know awake and asleep', async () => {
    const data = [
      { dateTime: '2026-07-01T23:00:00.000', level: 'restless', seconds: 600 },
      { dateTime: '2026-07-01T23:10:00.000', level: 'asleep', seconds: 99_999 },
      { dateTime: '2026-07-01T23:10:00.000', level: 'dreaming', seconds: 60 },
    ];
    const entry = {
      ...sleep,
      type: 'classic',
      mainSleep: true,
      minutesAsleep: 410,
      minutesAwake: 10,
      levels: { summary: {}, data },
    };
    const { records } = await read({ 'sleep-2026-07-01.json': [entry] });
    expect(records[0]).toMatchObject({
      nap: false,
      asleepSeconds: 24_600,
      stages: [
        { stage: 'awake', end: '2026-07-01T21:10:00.000Z' },
        { stage: 'asleep', end: '2026-07-02T04:00:00.000Z' },
      ],
    });
  });

  it('without id, time or length cost themselves', async () => {
    const { records, counts } = await read({
      'sleep-2026-07-01.json': [
        sleep,
        sleep,
        { ...sleep, logId: undefined },
        { ...sleep, startTime: 'night' },
        { ...sleep, logId: 8, endTime: sleep.startTime },
        'text',
      ],
    });
    expect([records.length, counts.sleep]).toEqual([1, { read: 6, used: 1, rejected: 3, passedOver: 2 }]);
  });
});

describe('exercises', () => {
  it('are in UTC unless the table of the same export tells otherwise', async () => {
    const exercise = { logId: 5, activityName: 'Run', startTime: '07/01/26 18:00:00', duration: 1_800_000 };
    const table = (start: string) => ({
      'exercise-0.json': [exercise],
      'UserExercises_2026-07-01.csv': `exercise_id,exercise_start,exercise_end,utc_offset\n9,${start},x,-04:00\n`,
    });
    const start = async (files: Readonly<Record<string, unknown>>) => {
      const [record] = (await read(files)).records;
      return [record?.start, record?.utcOffsetMinutes, record?.localDate];
    };
    expect(await start({ 'exercise-0.json': [exercise] })).toEqual(['2026-07-01T18:00:00.000Z', null, '2026-07-01']);
    expect(await start(table('2026-07-01T18:00:00Z'))).toEqual(['2026-07-01T18:00:00.000Z', -240, '2026-07-01']);
    expect(await start(table('2026-07-01T22:00:00Z'))).toEqual(['2026-07-01T22:00:00.000Z', -240, '2026-07-01']);
  });
});

describe('exercises in another language', () => {
  it('have their sport by its number, and what was climbed in metres', async () => {
    const exercise = { logId: 6, startTime: '07/01/26 18:00:00', duration: 1_800_000, activityTypeId: 90_009 };
    const { records } = await read({
      'exercise-0.json': [{ ...exercise, activityName: 'Lauf', elevationGain: 38.658 }],
    });
    expect(records).toMatchObject([{ sport: 'running', vendorSport: 'Lauf', ascentMeters: 38.658 }]);
    const unknown = { ...exercise, activityName: 'Ponyreiten', activityTypeId: 1, elevationGain: 0 };
    const [record] = (await read({ 'exercise-0.json': [unknown] })).records;
    expect(record).toMatchObject({ sport: 'other' });
    expect(record).not.toHaveProperty('ascentMeters');
  });
});

describe('an export without logs', () => {
  it('has its sleeps and exercises from the newer tables', async () => {
    const { records, counts } = await read({
      'UserSleeps_2026-07-01.csv':
        'sleep_id,sleep_type,minutes_asleep,minutes_awake,start_utc_offset,sleep_start,end_utc_offset,sleep_end\n9,STAGES,410,40,+05:30,2026-07-01T17:30:00Z,+05:30,2026-07-02T01:00:00Z\n8,STAGES,1,1,+05:30,2026-07-01T17:30:00Z,+05:30,x\n',
      'UserSleepStages_2026-07-01.csv':
        'sleep_id,sleep_stage_id,sleep_stage_type,sleep_stage_start,sleep_stage_end\n9,1,DEEP,2026-07-01T18:00:00Z,2026-07-01T19:00:00Z\n9,0,AWAKE,2026-07-01T17:30:00Z,2026-07-01T18:00:00Z\n',
      'UserExercises_2026-07-01.csv':
        'exercise_id,exercise_start,exercise_end,utc_offset,activity_name,tracker_total_distance_mm,tracker_avg_heart_rate\n5,2026-07-01T06:00:00Z,2026-07-01T06:30:00Z,+05:30,Outdoor Run,5000000,0\n',
    });
    expect(records).toEqual([
      expect.objectContaining({
        kind: 'sleep',
        utcOffsetMinutes: 330,
        localDate: '2026-07-02',
        asleepSeconds: 24_600,
        deepSeconds: 3600,
        stages: [expect.objectContaining({ stage: 'awake' }), expect.objectContaining({ stage: 'deep' })],
      }),
      expect.objectContaining({ kind: 'workout', sport: 'running', distanceMeters: 5000, elapsedSeconds: 1800 }),
    ]);
    expect(records[1]).not.toHaveProperty('averageHeartRateBpm');
    expect(counts.UserSleeps).toEqual({ read: 2, used: 1, rejected: 1, passedOver: 0 });
  });
});

describe('files', () => {
  it.each([
    ['of WHOOP', { 'sleeps.csv': 'Cycle start time,Sleep onset,Wake onset,Nap\n' }],
    ['named like ours with another content', { 'steps-2026-07-01.json': '{"a":1}', 'weight.csv': 'day,kg\n' }],
    ['of another product', { 'Takeout/Mail/all.mbox': 'From' }],
    ['empty', { 'steps-2026-07-01.json': '' }],
  ])('%s are left to others', async (_name, files) => {
    expect(await importer.recognise(folder(files))).toBeNull();
  });

  it('that are not read are named, damaged ones cost their damage', async () => {
    const { warnings, rejected, records } = await read({
      'estimated_oxygen_variation-2026-07-01.csv': 'timestamp,Infrared to Red Signal Ratio\n',
      'steps-2026-07-01.json': '[{"dateTime":"07/01/26 08:00:00","value":"10"},{"dateTime":"07/01/26 08:0',
      'Minute SpO2 - 2026-07-01.csv': 'no data',
    });
    expect(warnings.map(({ code }) => code)).toEqual(['not-imported', 'read-as-utc', 'columns-unknown']);
    expect(rejected).toEqual([expect.objectContaining({ message: expect.stringContaining('breaks off') })]);
    expect(records.length).toBe(1);
  });

  it('of nothing are an error', async () => {
    await expect(read({ 'a.txt': 'x' })).rejects.toMatchObject({ code: 'file-unrecognised' });
  });
});

describe('the clock of a person', () => {
  it('finds moments and days as the calendar does', () => {
    const clock = createPersonClock('America/New_York');
    const seconds = fc.integer({ min: 1_400_000_000, max: 1_900_000_000 });
    fc.assert(
      fc.property(seconds, (at) => {
        const milliseconds = at * 1000;
        const day = clock.localDate({ milliseconds, utc: true });
        const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', dateStyle: 'short' });
        expect(day).toBe(format.format(milliseconds) as LocalDate);
        expect(clock.moment({ milliseconds, utc: true })).toBe(milliseconds);
        const shift = milliseconds - clock.moment({ milliseconds, utc: false });
        expect([-4, -5]).toContain(shift / 3_600_000);
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('reads every time that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800, max: 4_102_444_799 }), (at) => {
        const text = instantOf(at * 1000);
        const american = `${text.substring(5, 7)}/${text.substring(8, 10)}/${text.substring(2, 4)} ${text.substring(11, 19)}`;
        expect(parseStamp(american, 'utc')).toEqual({ milliseconds: at * 1000, utc: true });
        expect(parseStamp(text, 'wall')).toEqual({ milliseconds: at * 1000, utc: true });
      }),
      { seed: 5 },
    );
  });
});
