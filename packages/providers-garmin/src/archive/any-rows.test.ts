import { memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole } from '@vitalwire/provider-kit/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGarminArchiveImporter } from './index.ts';
import { sortNamed } from './read-export.ts';

const importer = createGarminArchiveImporter();

/** What a cell may hold that nobody expects there, and what is nearly right. */
const cell: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    '',
    -1,
    -2,
    0,
    1e300,
    2_147_483_647,
    true,
    [],
    {},
    'NaN',
    '2025-05-01',
    '2025-05-01T07:00:00.0',
  ),
  fc.integer({ min: -10, max: 100_000 }),
  fc.integer({ min: 1_700_000_000_000, max: 1_760_000_000_000 }),
  fc.double({ noNaN: true }),
  fc.string({ maxLength: 12 }),
);
const date = fc.constantFrom('2025-05-01', '2025-05-02', '2019-01-01', '2025-02-30', null);
const time = fc.oneof(
  fc.constantFrom('2025-05-01T22:00:00.0', '2025-05-02T06:00:00.0', '2019-01-01T06:00:00.0', '9999-99-99T00:00:00.0'),
  cell,
);

const rowWith = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record({ calendarDate: date, ...fields }, { requiredKeys: [] });
const cells = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, cell]));
const times = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, time]));

const tables: readonly (readonly [string, fc.Arbitrary<object>])[] = [
  [
    'days',
    rowWith({
      ...times('wellnessStartTimeGmt', 'wellnessEndTimeGmt', 'wellnessStartTimeLocal', 'wellnessEndTimeLocal'),
      ...cells('totalSteps', 'totalDistanceMeters', 'floorsAscendedInMeters', 'restingHeartRate', 'minHeartRate'),
      ...cells('totalKilocalories', 'moderateIntensityMinutes', 'averageSpo2Value', 'allDayStress', 'bodyBattery'),
    }).map((row) => ({ dailyStepGoal: 1, ...row })),
  ],
  [
    'nights',
    rowWith({
      ...times('sleepEndTimestampGMT'),
      ...cells('deepSleepSeconds', 'lightSleepSeconds', 'remSleepSeconds', 'awakeSleepSeconds', 'awakeCount'),
      ...cells('averageRespiration', 'sleepScores', 'spo2SleepSummary', 'sleepWindowConfirmationType'),
      napList: fc.array(rowWith(times('napStartTimestampGMT', 'napEndTimestampGMT', 'napTimeSec')), { maxLength: 2 }),
    }).chain((row) => time.map((sleepStartTimestampGMT) => ({ sleepStartTimestampGMT, ...row }))),
  ],
  [
    'activities',
    rowWith({
      activityId: fc.oneof(fc.integer({ min: 1, max: 9 }), cell),
      activityType: fc.constantFrom('running', 'road_biking', 'multi_sport', 'new_sport', 7),
      ...times('startTimeGmt', 'startTimeLocal'),
      ...cells('distance', 'duration', 'elapsedDuration', 'movingDuration', 'avgSpeed', 'maxSpeed', 'calories'),
      ...cells('bmrCalories', 'avgHr', 'maxHr', 'avgPower', 'avgRunCadence', 'elevationGain', 'name', 'parentId'),
    }).map((row) => ({ beginTimestamp: 1_746_086_400_000, ...row })),
  ],
  [
    'readiness',
    rowWith({ ...times('timestamp', 'timestampLocal'), ...cells('score', 'hrvFactorPercent') }).map((row) => ({
      acwrFactorPercent: 1,
      ...row,
    })),
  ],
  [
    'measurements',
    fc
      .record({
        calendarDate: time,
        weight: fc.record({ weight: cell, timestampGMT: time, bodyFat: cell }),
        height: cell,
      })
      .map(({ calendarDate, ...row }) => ({ metaData: { calendarDate }, ...row })),
  ],
  ['drinks', rowWith(cells('valueInML', 'estimatedSweatLossInML')).map((row) => ({ valueInML: 1, ...row }))],
];

describe('names of files', () => {
  it.each([
    ['some_one@mail.co.uk_personalRecord.json', 'personalRecord.json'],
    ['some_one@mail.co.uk-social-profile.json', 'social-profile.json'],
    ['someone_0_summarizedActivities.json', '0_summarizedActivities.json'],
    ['some_one@mail.com_schedule.json', 'schedule.json'],
    ['2024-10-29_2025-02-06_126331660_sleepData.json', 'sleepData.json'],
    ['user_profile.json', 'user_profile.json'],
  ])('%s are told as %s, without whose they are', (name, sort) => {
    expect(sortNamed(name)).toBe(sort);
  });
});

describe('whatever stands in the cells', () => {
  it.each(tables)('of %s: sound records, every row counted', async (_, rows) => {
    await fc.assert(
      fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 6 }), async (list) => {
        const source = memorySource('table.json', Buffer.from(JSON.stringify(list)));
        const { counts } = await importWhole(importer, source);
        const read = Object.values(counts).reduce((sum, count) => sum + count.read, 0);
        expect(read).toBe(list.length);
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});
