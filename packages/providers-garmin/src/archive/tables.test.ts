import { type MadeFile, textFile, zipBytes } from '@vitalwire/archive-writers';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { type Imported, importWhole } from '@vitalwire/provider-kit/testing';
import { describe, expect, it } from 'vitest';
import { createGarminArchiveImporter } from './index.ts';

const importer = createGarminArchiveImporter();

/** One table as a file of its own: what somebody has who unpacked one. */
async function table(rows: unknown, name = 'table.json'): Promise<Imported> {
  const source = memorySource(name, Buffer.from(JSON.stringify(rows)));
  expect((await importer.recognise(source))?.confidence).toBeGreaterThan(0.9);
  return importWhole(importer, source);
}

async function exported(files: readonly MadeFile[]): Promise<Imported> {
  return importWhole(importer, memorySource('garmin.zip', await zipBytes(files)));
}

const day = (date: string, offsetHours: number, endHours = offsetHours) => ({
  calendarDate: date,
  wellnessStartTimeLocal: `${date}T00:00:00.0`,
  wellnessStartTimeGmt: new Date(Date.parse(`${date}T00:00:00Z`) - offsetHours * 3_600_000)
    .toISOString()
    .replace(/00Z$/, ''),
  wellnessEndTimeLocal: new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().replace(/00Z$/, ''),
  wellnessEndTimeGmt: new Date(Date.parse(`${date}T00:00:00Z`) + (24 - endHours) * 3_600_000)
    .toISOString()
    .replace(/00Z$/, ''),
  dailyStepGoal: 8000,
  includesWellnessData: true,
});

describe('days', () => {
  it('are whole or partial, with the clock they begin with', async () => {
    const { records } = await table([
      { ...day('2025-05-01', 2), totalSteps: 9000, restingHeartRate: 50, currentDayRestingHeartRate: 48 },
      { ...day('2025-05-02', 2), totalSteps: 300, wellnessEndTimeGmt: '2025-05-02T07:00:00.0' },
    ]);
    expect(records).toMatchObject([
      { start: '2025-04-30T22:00:00.000Z', utcOffsetMinutes: 120, partial: false, restingHeartRateBpm: 48 },
      { start: '2025-05-01T22:00:00.000Z', partial: true, steps: 300 },
    ]);
  });

  it('of exports of 2020 have their times in words', async () => {
    const in2020 = {
      calendarDate: { date: 'Aug 31, 2020 12:00:00 AM' },
      wellnessStartTimeGmt: { date: 'Aug 31, 2020 4:00:00 AM' },
      wellnessEndTimeGmt: { date: 'Sep 1, 2020 2:34:00 AM' },
      wellnessStartTimeLocal: { date: 'Aug 31, 2020 12:00:00 AM' },
      wellnessEndTimeLocal: { date: 'Aug 31, 2020 10:34:00 PM' },
      dailyStepGoal: 8440,
      totalSteps: 2214,
    };
    const { records } = await table([in2020]);
    expect(records).toMatchObject([
      {
        localDate: '2020-08-31',
        start: '2020-08-31T04:00:00.000Z',
        utcOffsetMinutes: -240,
        steps: 2214,
        partial: true,
      },
    ]);
    const sweat = { calendarDate: { date: 'Sep 2, 2020 12:00:00 AM' }, valueInML: 0, estimatedSweatLossInML: 302 };
    expect((await table([sweat])).records).toMatchObject([{ localDate: '2020-09-02', volumeMilliliters: 302 }]);
    const odd = await table([{ ...in2020, calendarDate: { date: 'Foo 41, 2020 12:00:00 AM' } }]);
    expect(odd.counts.UDSFile).toMatchObject({ rejected: 1 });
  });

  it('on which the clock was changed have no one offset', async () => {
    const { records } = await table([{ ...day('2025-03-30', 1, 2), totalSteps: 9000 }]);
    expect(records).toMatchObject([
      {
        start: '2025-03-29T23:00:00.000Z',
        end: '2025-03-30T22:00:00.000Z',
        utcOffsetMinutes: null,
        dateBasis: 'recorded',
      },
    ]);
  });

  it('without a watch are passed over, and what was not measured is left out', async () => {
    const { records, counts } = await table([
      { ...day('2025-05-01', 2), includesWellnessData: false, totalSteps: 0, bmrKilocalories: 2000 },
      {
        ...day('2025-05-02', 2),
        totalSteps: 12,
        minHeartRate: 0,
        averageSpo2Value: 0,
        allDayStress: { aggregatorList: [{ type: 'TOTAL', averageStressLevel: -1 }] },
      },
    ]);
    expect(counts.UDSFile).toEqual({ read: 2, used: 1, rejected: 0, passedOver: 1 });
    expect(records.length).toBe(1);
    expect(Object.keys(records[0] ?? {})).not.toEqual(
      expect.arrayContaining(['minimumHeartRateBpm', 'averageOxygenSaturationPercent', 'averageStressScore']),
    );
  });
});

describe('nights', () => {
  const night = {
    sleepStartTimestampGMT: '2026-01-01T22:41:00.0',
    sleepEndTimestampGMT: '2026-01-02T06:12:00.0',
    calendarDate: '2026-01-02',
    deepSleepSeconds: 5040,
    lightSleepSeconds: 15_300,
    awakeSleepSeconds: 900,
  };

  it('of an older watch have no REM, which is not nought', async () => {
    const { records } = await table([{ ...night, napList: [] }]);
    expect(records).toMatchObject([{ asleepSeconds: 20_340, deepSeconds: 5040, inBedSeconds: 27_060 }]);
    expect(records[0]).not.toHaveProperty('remSeconds');
  });

  it.each([
    [
      'no stages, and a watch that was not worn',
      { ...night, deepSleepSeconds: null, lightSleepSeconds: null, sleepWindowConfirmationType: 'OFF_WRIST' },
      [1, 0, 0, 1],
    ],
    ['an end before its start', { ...night, sleepEndTimestampGMT: '2026-01-01T20:00:00.0' }, [1, 0, 1, 0]],
    ['no day', { ...night, calendarDate: null }, [1, 0, 1, 0]],
  ])('with %s cost themselves', async (_, row, [read, used, rejected, passedOver]) => {
    expect((await table([row])).counts.sleepData).toEqual({ read, used, rejected, passedOver });
  });

  it('that are in a file twice are one', async () => {
    const { records, counts } = await table([night, night]);
    expect([records.length, counts.sleepData]).toEqual([1, { read: 2, used: 1, rejected: 0, passedOver: 1 }]);
  });
});

describe('other tables', () => {
  it('training readiness: of a day the one after waking', async () => {
    const of = (hour: string, score: number, inputContext: string) => ({
      calendarDate: '2025-07-07',
      timestamp: `2025-07-07T${hour}:57:05.0`,
      timestampLocal: `2025-07-07T${String(Number(hour) - 6).padStart(2, '0')}:57:05.0`,
      score,
      inputContext,
      hrvFactorPercent: 99,
      sleepScoreFactorPercent: 76,
    });
    const { records, counts } = await table([
      of('20', 50, 'UPDATE_REALTIME_VARIABLES'),
      of('11', 80, 'AFTER_WAKEUP_RESET'),
      of('14', 32, 'AFTER_POST_EXERCISE_RESET'),
    ]);
    expect(records).toMatchObject([
      {
        kind: 'readiness',
        start: '2025-07-07T11:57:05.000Z',
        utcOffsetMinutes: -360,
        score: { name: 'Training readiness', value: 80, minimum: 0, maximum: 100 },
        contributors: [{ name: 'Sleep score' }, { name: 'HRV status' }],
      },
    ]);
    expect(counts.TrainingReadinessDTO).toMatchObject({ read: 3, used: 3 });
  });

  it('weight in grams, settings as thresholds, blood pressure in the wearer’s time', async () => {
    const { records, batches } = await table([
      { metaData: { calendarDate: '2021-08-10T18:28:36.8' }, userSetNullForWeight: true },
      {
        metaData: { calendarDate: '2021-08-10T18:29:24.423' },
        weight: { weight: 110_000.0, sourceType: 'USER_SETTING', timestampGMT: '2021-08-10T16:29:24.423' },
      },
      { metaData: { calendarDate: '2021-09-01T10:00:00.0' }, functionalThresholdPower: 250, vo2MaxRunning: 48 },
    ]);
    expect(records).toMatchObject([
      { weightKilograms: 110, start: '2021-08-10T16:29:24.423Z', utcOffsetMinutes: 120, localDate: '2021-08-10' },
    ]);
    expect(batches.flatMap(({ thresholds }) => thresholds)).toMatchObject([
      { metric: 'ftpWatts', value: 250, sport: 'cycling', validFrom: '2021-09-01' },
      { metric: 'vo2max', value: 48, sport: 'running' },
    ]);
    const pressure = await table([
      {
        metaData: { calendarDate: [2025, 5, 19, 5, 37, 39, 806_000_000] },
        bloodPressure: { systolic: 121, diastolic: 79 },
      },
    ]);
    expect(pressure.records).toMatchObject([
      { systolicPressureMillimetersOfMercury: 121, start: '2025-05-19T03:37:39.000Z', utcOffsetMinutes: null },
    ]);
  });

  it('VO2max by sport, and what was drunk and sweated in a day', async () => {
    const oxygen = await table([
      { calendarDate: '2025-05-01', sport: 'RUNNING', vo2MaxValue: 51 },
      { calendarDate: '2025-05-01', sport: 'CYCLING', vo2MaxValue: 48 },
      { calendarDate: '2025-05-02', sport: 'RUNNING', vo2MaxValue: null },
    ]);
    expect(oxygen.records.map((record) => record.kind === 'bodyMeasurement' && record.vo2max)).toEqual([51, 48]);
    expect(oxygen.counts.MetricsMaxMetData).toMatchObject({ read: 3, passedOver: 1 });
    const water = await table([
      { calendarDate: '2025-05-01', valueInML: 500, hydrationSource: 'GARMIN_GCM' },
      { calendarDate: '2025-05-01', valueInML: -250, hydrationSource: 'GARMIN_GCM' },
      { calendarDate: '2025-05-01', estimatedSweatLossInML: 800, activityId: 1 },
      { calendarDate: '2025-05-02', valueInML: 0 },
    ]);
    expect(water.records).toMatchObject([
      { direction: 'intake', volumeMilliliters: 250 },
      { direction: 'loss', volumeMilliliters: 800 },
    ]);
  });
});

describe('a damaged export', () => {
  const uds = textFile(
    'DI_CONNECT/DI-Connect-Aggregator/UDSFile_a.json',
    JSON.stringify([{ ...day('2025-05-01', 2), totalSteps: 9000 }]),
  );

  it('loses a broken row, a cut file its last row, and nothing else', async () => {
    const sound = JSON.stringify({ ...day('2025-05-03', 2), totalSteps: 100 });
    const files = [
      uds,
      textFile(
        'DI_CONNECT/DI-Connect-Aggregator/UDSFile_b.json',
        `[${sound}, {"calendarDate": }, 7, ${sound.slice(0, -30)}`,
      ),
      textFile('DI_CONNECT/DI-Connect-Aggregator/UDSFile_c.json', ''),
    ];
    const { records, counts } = await exported(files);
    expect(records.map(({ localDate }) => localDate)).toEqual(['2025-05-01', '2025-05-03']);
    expect(counts.UDSFile).toEqual({ read: 5, used: 2, rejected: 3, passedOver: 0 });
  });

  it('loses a recording that is none, and keeps its summary where the units show', async () => {
    const run = {
      activityId: 5,
      activityType: 'running',
      startTimeGmt: 1_746_086_400_000,
      startTimeLocal: 1_746_093_600_000,
      distance: 1_000_000,
      duration: 3_000_000,
      avgSpeed: 0.3333,
      calories: 2510,
      bmrCalories: 262,
    };
    const activities = (rows: readonly object[]) =>
      textFile(
        'DI_CONNECT/DI-Connect-Fitness/a_summarizedActivities.json',
        JSON.stringify([{ summarizedActivitiesExport: rows }]),
      );
    const broken = textFile('DI_CONNECT/DI-Connect-Uploaded-Files/part/a_1.fit', 'no recording');
    const { records, counts } = await exported([activities([run]), broken]);
    expect(records).toMatchObject([
      {
        provenance: { vendorId: '5' },
        distanceMeters: 10_000,
        timerSeconds: 3000,
        averageSpeedMetersPerSecond: 3.333,
        utcOffsetMinutes: 120,
      },
    ]);
    expect(records[0]).toHaveProperty('energyKilocalories', expect.closeTo(600, 0));
    expect(counts['other FIT']).toMatchObject({ passedOver: 1 });
    const wrong = await exported([activities([run, { ...run, activityId: 6, distance: 100_000_000 }])]);
    expect(wrong.rejected.map(({ message }) => message)).toEqual([
      'Activity 6: Its distance, time and speed contradict each other.',
    ]);
    const { bmrCalories, ...short } = { ...run, duration: 300_000, avgSpeed: undefined, distance: undefined };
    const unknown = await exported([activities([short])]);
    expect([unknown.records.length, unknown.rejected.length]).toEqual([0, 1]);
  });

  it('parts of a multisport activity are workouts, their whole is not', async () => {
    const part = { activityType: 'running', startTimeGmt: 1_746_086_400_000, duration: 3_000_000, parentId: 7 };
    const rows = [
      { ...part, activityId: 7, activityType: 'multi_sport', parent: true, parentId: null },
      { ...part, activityId: 8 },
      { ...part, activityId: 9, activityType: 'road_biking', startTimeGmt: 1_746_090_000_000 },
    ];
    const { records } = await table([{ summarizedActivitiesExport: rows }]);
    expect(
      records.map((record) => record.kind === 'workout' && [record.provenance.vendorId, record.multisportKey]),
    ).toEqual([
      ['8', '7'],
      ['9', '7'],
    ]);
  });
});

describe('what is no export', () => {
  it.each([
    ['another table', [{ dateTime: '05/01/25 00:00:00', value: '3' }]],
    ['a list of numbers', [1, 2, 3]],
    ['a setting', { language: 'de' }],
  ])('%s is not recognised', async (_, value) => {
    const text = JSON.stringify(value);
    expect(await importer.recognise(memorySource('a.json', Buffer.from(text)))).toBeNull();
    const zip = memorySource(
      'a.zip',
      await zipBytes([textFile('Takeout/Fitbit/a.json', text), textFile('b.csv', 'a,b')]),
    );
    expect(await importer.recognise(zip)).toBeNull();
    await expect(importWhole(importer, zip)).rejects.toMatchObject({ code: 'file-invalid' });
  });
});
