import { type DataKind, dataKinds, type Instant } from '@vitalwire/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OwnDataBox, ownDataBox, ride } from '../../test/own-data-box.ts';
import { entryKinds } from '../entries/all-entries.ts';

let box: OwnDataBox;
beforeEach(async () => {
  box = await ownDataBox();
});
afterEach(() => box.close());

/** What each line stores. The clock stands at 15:00 in Berlin on Saturday, 9 May 2026. */
const lines: readonly (readonly [line: readonly string[], kind: DataKind, stored: object])[] = [
  [
    ['weight', '80.5kg', '--fat', '18', '--at', 'yesterday 7:00'],
    'bodyMeasurement',
    {
      weightKilograms: 80.5,
      bodyFatPercent: 18,
      start: '2026-05-08T05:00:00.000Z',
      end: null,
      localDate: '2026-05-08',
    },
  ],
  [['weight', '80.5'], 'bodyMeasurement', { weightKilograms: 80.5, start: '2026-05-09T13:00:00.000Z' }],
  [
    ['body', '--waist', '84', '--resting-hr', '48bpm', '--height', '1.78m'],
    'bodyMeasurement',
    { waistMeters: 0.84, restingHeartRateBpm: 48, heightMeters: 1.78 },
  ],
  [
    ['pressure', '120/80', '--at', '7:30'],
    'bodyMeasurement',
    {
      systolicPressureMillimetersOfMercury: 120,
      diastolicPressureMillimetersOfMercury: 80,
      start: '2026-05-09T05:30:00.000Z',
    },
  ],
  [
    ['workout', 'run', '45min', '8.2km', '--rpe', '6', '--hr', '145', '--indoor'],
    'workout',
    {
      sport: 'running',
      start: '2026-05-09T12:15:00.000Z',
      end: '2026-05-09T13:00:00.000Z',
      elapsedSeconds: 2700,
      distanceMeters: 8200,
      feel: { perceivedExertionCr10: 6 },
      averageHeartRateBpm: 145,
      indoor: true,
      streams: null,
    },
  ],
  [
    ['workout', 'trail running', '10mi', '1h30', '--at', '2026-05-04 18:00'],
    'workout',
    { sport: 'trail_running', elapsedSeconds: 5400, distanceMeters: 16093.44, end: '2026-05-04T17:30:00.000Z' },
  ],
  [
    ['strength', 'Squat 2x5 100kg', 'Bench 8,6 60kg rpe 8', '--for', '50min'],
    'strengthSession',
    {
      sets: [
        { exercise: 'Squat', type: 'active', repetitions: 5, weightKilograms: 100 },
        { exercise: 'Squat', type: 'active', repetitions: 5, weightKilograms: 100 },
        { exercise: 'Bench', type: 'active', repetitions: 8, weightKilograms: 60, perceivedExertion: 8 },
        { exercise: 'Bench', type: 'active', repetitions: 6, weightKilograms: 60, perceivedExertion: 8 },
      ],
      start: '2026-05-09T12:10:00.000Z',
      end: '2026-05-09T13:00:00.000Z',
    },
  ],
  [
    ['strength', 'Pull-up 1x8'],
    'strengthSession',
    { end: null, sets: [{ exercise: 'Pull-up', type: 'active', repetitions: 8 }] },
  ],
  [
    ['plan', 'cycling', '2h', '--name', 'Long ride', '--at', '2026-05-10 9:00'],
    'plannedWorkout',
    {
      sport: 'cycling',
      name: 'Long ride',
      plannedSeconds: 7200,
      status: 'planned',
      start: '2026-05-10T07:00:00.000Z',
      end: '2026-05-10T09:00:00.000Z',
      blocks: [],
    },
  ],
  [
    ['sleep', '23:10-06:45', '--awake', '20min'],
    'sleep',
    {
      start: '2026-05-08T21:10:00.000Z',
      end: '2026-05-09T04:45:00.000Z',
      localDate: '2026-05-09',
      awakeSeconds: 1200,
      nap: false,
      stages: [],
    },
  ],
  [
    ['sleep', '13:00-13:30', '--nap', '--date', 'yesterday'],
    'sleep',
    { start: '2026-05-08T11:00:00.000Z', end: '2026-05-08T11:30:00.000Z', localDate: '2026-05-08', nap: true },
  ],
  [
    ['note', 'slept badly', '--mood', '4', '--tag', 'travel', '--tag', 'heat', '--ill'],
    'note',
    { text: 'slept badly', mood: 4, tags: ['travel', 'heat'], ill: true },
  ],
  [['note', '--soreness', '6'], 'note', { soreness: 6, tags: [] }],
  [
    ['goal', '75 kg', '--type', 'weight', '--target', '75', '--unit', 'kg', '--by', '2026-10-01', '--sport', 'running'],
    'goal',
    {
      title: '75 kg',
      type: 'weight',
      targetValue: 75,
      targetUnit: 'kg',
      targetDate: '2026-10-01',
      sport: 'running',
      status: 'active',
    },
  ],
  [['goal', 'Get fit'], 'goal', { title: 'Get fit', type: 'other', targetDate: null }],
  [
    ['medication', 'Ibuprofen', '400mg'],
    'medication',
    { name: 'Ibuprofen', doseAmount: 400, doseUnit: 'mg', taken: true },
  ],
  [['medication', 'Iron', '--taken', 'no'], 'medication', { name: 'Iron', taken: false }],
  [
    ['lab', 'Ferritin', '85', 'ug/L', '--low', '30'],
    'labResult',
    { name: 'Ferritin', value: 85, unit: 'ug/L', referenceLow: 30 },
  ],
  [['lab', 'Base excess', '-2', 'mmol/L'], 'labResult', { value: -2, unit: 'mmol/L' }],
  [['lab', 'Antibodies', 'negative'], 'labResult', { value: 'negative', unit: null }],
  [
    ['cycle', '--flow', 'medium', '--day', '2', '--symptom', 'cramps'],
    'cycleDay',
    { flow: 'medium', dayOfCycle: 2, symptoms: ['cramps'], localDate: '2026-05-09', start: '2026-05-08T22:00:00.000Z' },
  ],
  [['hrv', '62', 'rmssd', 'morning'], 'hrv', { method: 'rmssd', rmssdMilliseconds: 62, context: 'morning' }],
  [
    ['day', '--steps', '12000', '--date', 'yesterday'],
    'dailySummary',
    {
      steps: 12000,
      localDate: '2026-05-08',
      start: '2026-05-07T22:00:00.000Z',
      end: '2026-05-08T22:00:00.000Z',
      partial: false,
    },
  ],
  [['day', '--distance', '5km'], 'dailySummary', { distanceMeters: 5000, localDate: '2026-05-09', partial: true }],
  [
    ['reading', 'glucose', '5.3mmol/L', '--at', '8am'],
    'samples',
    {
      metric: 'glucoseMilligramsPerDeciliter',
      values: [95.48268],
      start: '2026-05-09T06:00:00.000Z',
      end: '2026-05-09T06:00:00.000Z',
    },
  ],
  [['reading', 'temperature', '98.6F'], 'samples', { metric: 'bodyTemperatureCelsius', values: [37] }],
  [
    [
      'meal',
      'Oats',
      '--kcal',
      '450',
      '--protein',
      '20g',
      '--item',
      'Oats 80g',
      '--item',
      '2 eggs',
      '--occasion',
      'breakfast',
    ],
    'meal',
    {
      name: 'Oats',
      nutrients: { energyKilocalories: 450, proteinGrams: 20 },
      items: [
        { name: 'Oats', amountGrams: 80, nutrients: {} },
        { name: '2 eggs', nutrients: {} },
      ],
    },
  ],
  [
    ['hydration', '0.5l', '--beverage', 'tea'],
    'hydration',
    { volumeMilliliters: 500, direction: 'intake', beverage: 'tea' },
  ],
  [
    ['recipe', 'Chili', '4', '--ingredient', 'Beans 400g', '--kcal', '600'],
    'recipe',
    {
      servings: 4,
      ingredients: [{ name: 'Beans', amountGrams: 400, nutrients: {} }],
      nutrientsPerServing: { energyKilocalories: 600 },
    },
  ],
];

describe('vitalwire log', () => {
  it.each(lines)('%j', async (line, kind, stored) => {
    const rehearsed = await box.json('log', ...line, '--dry-run');
    expect(await box.all(kind)).toEqual([]);
    const answer = await box.json('log', ...line);
    const [record, ...others] = await box.all(kind);
    expect(record).toMatchObject(stored);
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ dryRun: false, action: { type: 'log', records: [record?.id] }, record });
    expect(answer.action).not.toHaveProperty('undo');
    expect(rehearsed).toEqual({ ...answer, dryRun: true });
    expect((await box.run('undo')).code).toBe(0);
    expect(await box.all(kind)).toEqual([]);
  });

  it('knows a word for every kind that a person can enter', () => {
    const entered = new Set(entryKinds.map(({ kind }) => kind));
    // A vendor's own score is nobody's to enter.
    expect(dataKinds.filter((kind) => !entered.has(kind))).toEqual(['readiness']);
    expect(new Set(lines.map(([[word]]) => word))).toEqual(new Set(entryKinds.map(({ word }) => word)));
  });

  it.each(entryKinds.map(({ example }) => example))('does what its own help says: %s', async (example) => {
    box.clock.now = '2026-12-31T12:00:00.000Z' as Instant;
    const parameters = [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    expect(await box.run('log', ...parameters)).toMatchObject({ code: 0, err: '' });
  });

  it('reads and says numbers in the units of the person', async () => {
    await box.hub.person.updateProfile({ units: 'imperial' }, box.call);
    const { out } = await box.run('log', 'weight', '177.5');
    expect(out).toContain('Logged body measurement, 177.5 lb, 2026-05-09 15:00.');
    expect((await box.all('bodyMeasurement'))[0]?.weightKilograms).toBeCloseTo(80.513, 3);
    expect((await box.run('log', 'workout', 'run', '1h', '6mi')).out).toContain('6 mi');
  });

  it('takes the zone of the machine where none was told', async () => {
    await box.hub.person.updateProfile({ timeZone: null }, box.call);
    const { record } = await box.json('log', 'weight', '80kg');
    expect(record.utcOffsetMinutes + new Date(record.start).getTimezoneOffset()).toBe(0);
  });

  it('doubts a weight that hardly anybody has, and stores it all the same', async () => {
    const { code, err } = await box.run('log', 'weight', '805');
    expect([code, err]).toEqual([0, expect.stringContaining('check the unit')]);
    expect((await box.run('log', 'weight', '80.5')).err).toBe('');
    expect(await box.all('bodyMeasurement')).toHaveLength(2);
  });

  it('keeps what steers a terminal out of records and answers', async () => {
    const hostile = 'red\u001b[31m\u202etext\u0007';
    const answers = [
      await box.run('log', 'note', hostile, '--tag', hostile),
      await box.run('log', 'meal', hostile, '--item', hostile),
      await box.run('log', 'lab', hostile, hostile, hostile),
      await box.run('log', 'strength', `${hostile} 1x5`),
      await box.run('log', 'medication', hostile, '5 m\u202eg'),
      await box.run('log', 'recipe', hostile, '4'),
      await box.run('log', 'goal', hostile),
    ];
    const { record } = await box.json('log', 'note', 'x');
    answers.push(await box.run('edit', record.id, `text=${hostile}`));
    answers.push(await box.run('history'), await box.run('history', record.id));
    for (const { code, out, err } of answers) {
      expect([code, err]).toEqual([0, '']);
      expect(out).not.toMatch(/[\u001b\u0007\u202e]/);
    }
    expect((await box.all('note'))[0]).toMatchObject({ text: 'red[31mtext', tags: ['red[31mtext'] });
  });

  it('says which recording of a watch an entry became one with', async () => {
    await box.take(ride('watch', '2026-05-09T08:00:00.000Z', 60, { distanceMeters: 25_000 }));
    const line = ['log', 'workout', 'cycling', '1h', '25km', '--at', '10:00'];
    const rehearsed = await box.run(...line, '--dry-run');
    expect(rehearsed.out).toMatch(
      /^Dry run, nothing is changed: Logged workout, cycling, 1 h, 25 km, 2026-05-09 10:00\.\n {2}One event of /,
    );
    expect(await box.hub.curation.merges(null, box.call)).toEqual([]);
    const { out } = await box.run(...line);
    expect(out).toContain('One event of watch, manual: ');
    expect(out).toContain('vitalwire undo takes it back.');
  });
});

describe('vitalwire log effort', () => {
  it('is what the person says of the workout, whoever recorded it', async () => {
    const watch = ride('watch', '2026-05-08T08:00:00.000Z', 60, { feel: { feelPercent: 50 } });
    await box.take(watch);
    expect((await box.run('log', 'effort', '7', '--about', 'latest')).code).toBe(0);
    const feel = async () => (await box.hub.health.get('workout', watch.id, box.call))?.record.feel;
    expect(await feel()).toEqual({ feelPercent: 50, perceivedExertionCr10: 7 });
    expect((await box.run('log', 'effort', '4.5', '--about', watch.id)).code).toBe(0);
    expect(await feel()).toEqual({ feelPercent: 50, perceivedExertionCr10: 4.5 });
    await box.run('undo');
    await box.run('undo');
    expect(await feel()).toEqual({ feelPercent: 50 });
  });

  it('goes to the record that answers for the event', async () => {
    const watch = ride('watch', '2026-05-08T08:00:00.000Z', 60, { distanceMeters: 25_000 });
    const phone = ride('phone', '2026-05-08T08:00:00.000Z', 60, { distanceMeters: 25_100 });
    await box.take(watch, phone);
    const { action, record } = await box.json('log', 'effort', '7', '--about', phone.id);
    expect([record.id, action.records]).toEqual([watch.id, [watch.id]]);
  });
});
