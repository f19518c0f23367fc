import type { ImportSource } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole } from '@vitalwire/provider-kit/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTime } from './diary-time.ts';
import { createCronometerArchiveImporter, createMyFitnessPalArchiveImporter } from './index.ts';

const cronometer = createCronometerArchiveImporter();
const myFitnessPal = createMyFitnessPalArchiveImporter();
const file = (name: string, ...lines: string[]): ImportSource =>
  memorySource(name, new TextEncoder().encode(`${lines.join('\n')}\n`));

const servings = 'Day,Time,Group,Food Name,Amount,Energy (kcal),Protein (g),Sodium (mg)';
const egg = '2026-01-01,8:05 AM,Breakfast,"Egg, large",2.00 large,143,12.6,';
const nutrition =
  'Date,Meal,Calories,Fat (g),Saturated Fat,Sodium (mg),Carbohydrates (g),Fiber,Sugar,Protein (g),Vitamin A,Note';
const lunch = '2026-01-05,Lunch,"1,050",12,0,300,40,0,10,20,278.8,';

describe('times of a diary', () => {
  it.each([
    ['8:05 AM', '08:05'],
    ['12:30 AM', '00:30'],
    ['12:30 pm', '12:30'],
    ['19:30', '19:30'],
    ['08:15 ', '08:15'],
    ['13:00 PM', null],
    ['0:10 AM', null],
    ['24:00', null],
    ['8:60', null],
    ['noon', null],
  ])('%s', (text, expected) => {
    expect(clockTime(text)).toBe(expected);
  });

  it('all of a day are read in both manners', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
        const [hour, rest] = [Math.floor(minute / 60), String(minute % 60).padStart(2, '0')];
        const expected = `${String(hour).padStart(2, '0')}:${rest}`;
        expect(clockTime(`${hour}:${rest}`)).toBe(expected);
        expect(clockTime(`${hour % 12 === 0 ? 12 : hour % 12}:${rest} ${hour < 12 ? 'AM' : 'PM'}`)).toBe(expected);
      }),
      { seed: 1 },
    );
  });
});

describe('Cronometer', () => {
  it.each([
    ['a day that is none', egg.replace('2026-01-01', '01/01/2026'), 'day'],
    ['a time that is none', egg.replace('8:05 AM', 'morning'), 'time'],
    ['a formula for a number', egg.replace('143', '=1+1'), 'Energy'],
    ['no food', egg.replace('"Egg, large"', ''), 'food'],
    ['too few cells', '2026-01-01,', 'cells'],
  ])('%s costs its row', async (_name, row, words) => {
    const { records, rejected } = await importWhole(cronometer, file('servings.csv', servings, row, egg));
    expect(records.length).toBe(1);
    expect(rejected.map(({ message }) => message.includes(words))).toEqual([true]);
  });

  it('what no food says is not known, and no sum of it is made', async () => {
    const toast = '2026-01-01,8:05 AM,Breakfast,Toast,1.00 slice,80,,';
    const { records } = await importWhole(cronometer, file('servings.csv', servings, egg, toast));
    expect(records).toMatchObject([
      { occasion: 'breakfast', nutrients: { energyKilocalories: 223, proteinGrams: 12.6 } },
    ]);
    expect(JSON.stringify(records)).not.toContain('sodiumMilligrams');
  });

  it('biometrics of other apps are left to them, those of unknown units out', async () => {
    const rows = [
      '2026-01-01,6:00 AM,x,Weight (Apple Health),lbs,180',
      '2026-01-01,6:00 AM,x,Weight,st,12',
      '2026-01-01,,x,Blood Pressure,mmHg,121/79',
      '2026-01-01,6:00 AM,x,Body Fat,%,18.2',
      '2026-01-01,6:00 AM,x,Mood,,3',
    ];
    const source = file('biometrics.csv', 'Day,Time,Group,Metric,Unit,Amount', ...rows);
    const { records, counts } = await importWhole(cronometer, source);
    expect(records).toMatchObject([
      { systolicPressureMillimetersOfMercury: 121, diastolicPressureMillimetersOfMercury: 79 },
      { bodyFatPercent: 18.2, start: '2026-01-01T05:00:00.000Z' },
    ]);
    expect(counts['biometrics.csv']).toMatchObject({ read: 5, used: 2, passedOver: 3 });
  });

  it('totals of days and exercises are counted and not read', async () => {
    const days = file('dailysummary.csv', 'Date,Energy (kcal),Completed', '2026-01-01,2100,true');
    const sport = file(
      'exercises.csv',
      'Day,Time,Group,Exercise,Minutes,Calories Burned',
      '2026-01-01,7:00 AM,x,Running,30,300',
    );
    const { records, counts } = await importWhole(cronometer, memoryFolder('x', [days, sport]));
    expect([records, counts['dailysummary.csv']?.passedOver, counts['exercises.csv']?.passedOver]).toEqual([[], 1, 1]);
  });
});

describe('MyFitnessPal', () => {
  it('numbers with thousands, zeros of what nobody entered, sums and empty meals', async () => {
    const rows = [
      lunch,
      '2026-01-05,Snacks,0,0,0,0,0,0,0,0,0,',
      'Totals,,1050,12,0,300,40,0,10,20,0,',
      'soon,Lunch,1,1,1,1,1,1,1,1,1,',
    ];
    const { records, counts, rejected } = await importWhole(
      myFitnessPal,
      file('Nutrition-Summary.csv', nutrition, ...rows),
    );
    expect(records.map((record) => (record.kind === 'meal' ? record.nutrients : null))).toEqual([
      {
        energyKilocalories: 1050,
        proteinGrams: 20,
        carbohydrateGrams: 40,
        fatGrams: 12,
        sugarGrams: 10,
        sodiumMilligrams: 300,
      },
    ]);
    expect(counts['Nutrition-Summary']).toMatchObject({ read: 4, used: 1, passedOver: 2, rejected: 1 });
    expect(rejected[0]?.message).toContain('day');
  });

  it('a meal of several rows with times keeps all of them; without times a repeated row comes once', async () => {
    const timed = nutrition.replace('Meal,', 'Meal,Time,');
    const row = lunch.replace('Lunch,', 'Lunch,,');
    const withTimes = await importWhole(myFitnessPal, file('a.csv', timed, row, row.replace('1,050', '80'), row));
    expect(withTimes.records.length).toBe(3);
    const without = await importWhole(myFitnessPal, file('a.csv', nutrition, lunch, lunch));
    expect([without.records.length, without.counts['Nutrition-Summary']?.passedOver]).toEqual([1, 1]);
  });

  it('weights whose unit nothing says are left out and said, or read as told', async () => {
    const source = file('Measurement-Summary.csv', 'Date,Body Fat %,Weight', '2026-01-05,18.5,175', '2026-01-06,,176');
    const { records, warnings, counts } = await importWhole(myFitnessPal, source);
    expect(records).toMatchObject([{ bodyFatPercent: 18.5 }]);
    expect(warnings.map(({ code }) => code)).toEqual(['weight-unit-unknown', 'time-zone-unknown']);
    expect(counts['Measurement-Summary']).toMatchObject({ used: 1, passedOver: 1 });
    const told = await importWhole(createMyFitnessPalArchiveImporter({ weightUnit: 'lb' }), source);
    expect(told.records).toMatchObject([{ weightKilograms: 79.379 }, { weightKilograms: 79.832 }]);
    const own = await importWhole(myFitnessPal, source, { assumedUnits: 'imperial' });
    expect(own.records).toMatchObject([{ weightKilograms: 79.379 }, { weightKilograms: 79.832 }]);
    expect(own.warnings.map(({ code }) => code)).toEqual(['weight-unit-assumed', 'time-zone-unknown']);
    // A day and a weight say little of whose they are.
    expect((await myFitnessPal.recognise(source))?.confidence).toBe(0.4);
  });
});

describe('MyFitnessPal, as people made it public', () => {
  const noted = `${nutrition},Note`;
  const row = (day: string, note: string) => `${day}${lunch.substring(lunch.indexOf(','))},${note}`;

  it('notes without quotation marks, with lines and commas of their own, cost no meal', async () => {
    const source = file(
      'Nutrition-Summary.csv',
      noted,
      row('2019-05-07', 'https://example.com/how-to'),
      '* Consistency is the best predictor (11min)',
      '',
      '* Instead of less, more, and denser',
      row('2019-05-08', 'slow, but done'),
      '5/9/2019,Lunch',
    );
    const { records, counts, rejected } = await importWhole(myFitnessPal, source);
    expect(records.map(({ localDate }) => localDate)).toEqual(['2019-05-07', '2019-05-08']);
    expect(counts['Nutrition-Summary']).toMatchObject({ read: 5, used: 2, passedOver: 2, rejected: 1 });
    expect(rejected.length).toBe(1);
  });

  it('measurements with columns of the person and of their apps, beside the table that names the unit', async () => {
    const measured = 'Date,Fitbit body fat %,Fitbit steps,Hips,Neck,Waist,Weight';
    const folder = memoryFolder('x', [
      file(
        'x/Measurement-Summary-2011-05-06-to-2023-03-22.csv',
        measured,
        '2014-03-30,29,100,,,116.0,215.7',
        '2014-03-31,,5,,,,',
      ),
      file(
        'x/Exercise-Summary.csv',
        'Date,Exercise,Type,Exercise Calories,Exercise Minutes,Sets,Reps Per Set,Pounds,Steps,Note',
      ),
    ]);
    const { records, counts } = await importWhole(myFitnessPal, folder);
    expect(records).toEqual([expect.objectContaining({ kind: 'bodyMeasurement', weightKilograms: 97.84 })]);
    expect(records[0]).not.toHaveProperty('bodyFatPercent');
    expect(counts['Measurement-Summary']).toMatchObject({ read: 2, used: 1, passedOver: 1 });
  });
});

describe('glucose in Cronometer', () => {
  it('is a series of each day, in either unit', async () => {
    const rows = [
      '2022-11-03,8:30 AM,Own,"Blood Glucose",mg/dL,258.0',
      '2022-11-03,9:36 AM,Own,"Blood Glucose",mmol/L,5.0',
      '2022-11-03,9:36 AM,Own,"Blood Glucose",mmol/L,5.0',
      '2022-11-04,,Own,"Blood Glucose",mg/dL,100',
      '2022-11-04,9:00 AM,Own,"Blood Glucose",units,100',
      '2022-11-04,9:00 AM,Own,"Blood Glucose",mg/dL,0',
    ];
    const source = file('biometrics.csv', 'Day,Time,Group,Metric,Unit,Amount', ...rows);
    const { records, counts } = await importWhole(cronometer, source);
    expect(records).toEqual([
      expect.objectContaining({
        metric: 'glucoseMilligramsPerDeciliter',
        start: '2022-11-03T07:30:00.000Z',
        localDate: '2022-11-03',
        offsetSeconds: [0, 3960],
        values: [258, 90.1],
      }),
    ]);
    expect(counts['biometrics.csv']).toMatchObject({ read: 6, used: 2, passedOver: 4 });
  });
});

describe('files that are odd', () => {
  it.each([
    ['of a scale', 'Date,"Weight (kg)","Bone mass (kg)"'],
    ['of sets with weights', 'Date,Workout Name,Exercise Name,Set Order,Weight,Reps'],
    ['of another vendor', 'Cycle start time,Sleep onset,Nap'],
    ['in another language', nutrition.replace('Calories', 'Kalorien')],
    ['that are empty', ''],
  ])('%s are left to others', async (_name, header) => {
    for (const importer of [cronometer, myFitnessPal]) {
      expect(await importer.recognise(file('a.csv', header))).toBeNull();
      await expect(importWhole(importer, file('a.csv', header))).rejects.toMatchObject({ code: 'file-unrecognised' });
    }
  });

  it('in UTF-16 with semicolons are read', async () => {
    const text = `\ufeff${servings}\r\n${egg}\r\n`.replaceAll(',', ';');
    const wide = memorySource('servings.csv', new Uint8Array(Buffer.from(text, 'utf16le')));
    expect((await importWhole(cronometer, wide)).records.length).toBe(1);
  });
});
