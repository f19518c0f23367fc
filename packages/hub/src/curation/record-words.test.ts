import type { AnyRecord, DataKind, Instant, LocalDate } from '@vitalwire/core';
import { expect, test } from 'vitest';
import { workout } from '../../test/records.ts';
import { recordTime, recordWords } from './record-words.ts';

const {
  kind: _,
  sport,
  laps,
  lengths,
  sets,
  pauses,
  sensors,
  streams,
  ...base
} = workout('w', '2026-05-04T08:00:00.000Z', 60);
const record = (kind: DataKind, fields: object) => ({ ...base, end: null, kind, ...fields }) as unknown as AnyRecord;
const hour = { end: base.end };
const nutrients = { energyKilocalories: 450 };

const cases: readonly (readonly [words: string, record: AnyRecord, imperial?: string])[] = [
  [
    'trail running, 1 h, 8.2 km',
    workout('w', base.start, 60, { sport: 'trail_running', distanceMeters: 8200 }),
    'trail running, 1 h, 5.1 mi',
  ],
  ['cycling, 1 h 30 min', workout('w', base.start, 90)],
  ['nap, 1 h, 10:00 to 11:00', record('sleep', { ...hour, nap: true })],
  ['1 h', record('sleep', { ...hour, nap: false, utcOffsetMinutes: null })],
  ['80.5 kg, 18 % fat', record('bodyMeasurement', { weightKilograms: 80.5, bodyFatPercent: 18 }), '177.5 lb, 18 % fat'],
  [
    '120/80 mmHg',
    record('bodyMeasurement', { systolicPressureMillimetersOfMercury: 120, diastolicPressureMillimetersOfMercury: 80 }),
  ],
  ['120 mmHg systolic', record('bodyMeasurement', { systolicPressureMillimetersOfMercury: 120 })],
  ['1 set, Squat', record('strengthSession', { sets: [{ type: 'active', exercise: 'Squat' }] })],
  ['Oats, 450 kcal', record('meal', { name: 'Oats', items: [], nutrients })],
  ['Eggs and Bread', record('meal', { items: [{ name: 'Eggs' }, { name: 'Bread' }], nutrients: {} })],
  [
    '500 ml, sweat, lost',
    record('hydration', { volumeMilliliters: 500, beverage: 'sweat', direction: 'loss' }),
    '16.9 fl oz, sweat, lost',
  ],
  ['“first line”, mood 4, ill', record('note', { text: 'first line\nsecond', tags: [], mood: 4, ill: true })],
  ['75 kg, by 2026-10-01', record('goal', { title: '75 kg', targetDate: '2026-10-01' })],
  ['Iron, 20 mg, not taken', record('medication', { name: 'Iron', doseAmount: 20, doseUnit: 'mg', taken: false })],
  ['Ferritin 85 ug/L', record('labResult', { name: 'Ferritin', value: 85, unit: 'ug/L' })],
  ['flow light, day 2, cramps', record('cycleDay', { flow: 'light', dayOfCycle: 2, symptoms: ['cramps'] })],
  ['62 ms SDNN, night', record('hrv', { method: 'sdnn', sdnnMilliseconds: 62, context: 'night' })],
  [
    '2400 kcal, 62 bpm on average, breathing 14.5 times a minute',
    record('dailySummary', {
      totalEnergyKilocalories: 2400,
      averageHeartRateBpm: 62,
      averageRespirationRatePerMinute: 14.5,
    }),
  ],
  ['12000 steps, 48 bpm at rest', record('dailySummary', { steps: 12_000, restingHeartRateBpm: 48 })],
  ['Heart rate, 2 readings', record('samples', { metric: 'heartRateBpm', values: [60, null] })],
  ['Glucose 95 mg/dL', record('samples', { metric: 'glucoseMilligramsPerDeciliter', values: [95] })],
  ['Readiness 80 of 100', record('readiness', { score: { name: 'Readiness', value: 80, maximum: 100 } })],
  ['Tempo, running, 1 h', record('plannedWorkout', { name: 'Tempo', sport: 'running', plannedSeconds: 3600 })],
  ['Chili, 4 servings', record('recipe', { name: 'Chili\n', servings: 4 })],
];

test.each(cases.map(([words, said, imperial = words]) => ({ words, said, imperial })))(
  '$words',
  ({ words, said, imperial }) => {
    expect(recordWords(said, 'metric')).toBe(words);
    expect(recordWords(said, 'imperial')).toBe(imperial);
  },
);

test('a night in which the clocks were moved began when the clock of then said, at home', () => {
  const night = record('sleep', {
    start: '2025-10-25T21:10:00.000Z' as Instant,
    end: '2025-10-26T05:45:00.000Z' as Instant,
    utcOffsetMinutes: 60,
    localDate: '2025-10-26' as LocalDate,
    nap: false,
  });
  expect(recordWords(night, 'metric', 'Europe/Berlin')).toBe('8 h 35 min, 23:10 to 06:45');
  // Away from home nothing is known of the clocks: the offset that is recorded stands.
  expect(recordWords(night, 'metric', 'America/New_York')).toBe('8 h 35 min, 22:10 to 06:45');
  expect(recordWords(night, 'metric')).toBe('8 h 35 min, 22:10 to 06:45');
});

test('a time is the wearer’s, and a day where there is no clock or none counts', () => {
  expect(recordTime(record('note', {}))).toBe('2026-05-04 10:00');
  expect(recordTime(record('note', { utcOffsetMinutes: null, localDate: '2026-05-05' as LocalDate }))).toBe(
    '2026-05-05',
  );
  expect(recordTime(record('sleep', { start: '2026-05-03T20:00:00.000Z' as Instant }))).toBe('2026-05-04');
});
