import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ascent,
  distance,
  duration,
  energy,
  girth,
  glucose,
  grams,
  height,
  mass,
  milligrams,
  oneOf,
  percent,
  plainNumber,
  type Reader,
  signedNumber,
  temperature,
  volume,
  wholeNumber,
  yesOrNo,
} from './quantities.ts';
import { setsOf } from './strength-text.ts';

fc.configureGlobal({ seed: 1 });

type Case = readonly [read: Reader, text: string, metric: unknown, imperial?: unknown];

const cases: readonly Case[] = [
  [mass, '80.5', 80.5, 36.5141857785],
  [mass, '80.5kg', 80.5],
  [mass, '180 lb', 81.6466266],
  [mass, '180LBS', 81.6466266],
  [mass, '-80kg', null],
  [mass, '80 g', null],
  [distance, '8.2', 8200, 13196.6208],
  [distance, '400m', 400],
  [distance, '26.2mi', 42164.8128],
  [ascent, '1200', 1200, 365.76],
  [girth, '84', 0.84, 2.1336],
  [girth, '33"', 0.8382],
  [volume, '500', 500, 14786.7647813],
  [volume, '0.5l', 500],
  [volume, '33cl', 330],
  [volume, '2 cups', 473.176473],
  [energy, '450', 450],
  [energy, '1883 kJ', 450.047801147],
  [grams, '20g', 20],
  [milligrams, '1.2g', 1200],
  [percent, '18 %', 18],
  [percent, '18', 18],
  [plainNumber, '7', 7],
  [plainNumber, '7kg', null],
  [glucose, '5.3', null, null],
  [glucose, '5.3mmol/L', 95.48268],
  [signedNumber, '-2.5', -2.5],
  [wholeNumber, '12.5', null],
  [temperature, '36.8', 36.8, 2.66666666667],
  [temperature, '98.6 °F', 37],
  [height, '178', null],
  [height, '178cm', 1.78],
  [height, '5\'11"', 1.8034],
  [oneOf('pool_swimming', 'other'), 'Pool swimming', 'pool_swimming'],
  [oneOf('pool_swimming', 'other'), 'pool', null],
  [yesOrNo, 'No', false],
  [yesOrNo, 'maybe', null],
  [duration, '45min', 2700],
  [duration, '45 m', 2700],
  [duration, '1h30', 5400],
  [duration, '1h 30min 5s', 5405],
  [duration, '1.5h', 5400],
  [duration, '90 seconds', 90],
  [duration, '1:05:00', 3900],
  [duration, '9999999999999999h', null],
  [mass, '9'.repeat(400), null],
  [duration, '45', null],
  [duration, '45:30', null],
  [duration, '', null],
  [duration, '1:75:00', null],
];

describe('quantities', () => {
  test.each(cases.map(([read, text, metric, imperial = metric]) => ({ read, text, metric, imperial })))(
    '$text',
    ({ read, text, metric, imperial }) => {
      for (const [units, expected] of [
        ['metric', metric],
        ['imperial', imperial],
      ] as const)
        expect(read(text, units)).toEqual(typeof expected === 'number' ? expect.closeTo(expected, 6) : expected);
    },
  );

  test('no text makes a reader fail, and none is read as what is not finite', () => {
    const readers = [mass, distance, duration, volume, energy, temperature, height, glucose, signedNumber];
    fc.assert(
      fc.property(fc.constantFrom(...readers), fc.string({ maxLength: 30 }), (read, text) => {
        const value = read(text, 'metric');
        expect(value === null || Number.isFinite(value)).toBe(true);
      }),
    );
  });

  test('a duration is read as it is written, in any of its forms', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(59), fc.nat(59), (hours, minutes, seconds) => {
        const total = hours * 3600 + minutes * 60 + seconds;
        const two = (value: number) => String(value).padStart(2, '0');
        expect(duration(`${hours}:${two(minutes)}:${two(seconds)}`, 'metric')).toBe(total);
        expect(duration(`${hours}h ${minutes}min ${seconds}s`, 'metric')).toBe(total);
        expect(duration(`${hours}h${two(minutes)}`, 'metric')).toBe(total - seconds);
      }),
    );
  });
});

describe('sets', () => {
  test.each([
    [
      'Squat 2x5 100kg',
      [
        { repetitions: 5, weightKilograms: 100 },
        { repetitions: 5, weightKilograms: 100 },
      ],
    ],
    ['Overhead press 1 x 5 @ 40 kg rpe 8.5', [{ repetitions: 5, weightKilograms: 40, perceivedExertion: 8.5 }]],
    [
      'Bench 8,6 60',
      [
        { repetitions: 8, weightKilograms: 60 },
        { repetitions: 6, weightKilograms: 60 },
      ],
    ],
    ['Plank 1x60s', [{ durationSeconds: 60 }]],
    ['21s curl 1x21 rir 2', [{ repetitions: 21, repetitionsInReserve: 2 }]],
  ])('%s', (line, sets) => {
    const exercise = line.replace(/ (?:\d+ ?x|\d,).*/, '');
    expect(setsOf(line, 'metric')).toEqual(sets.map((set) => ({ exercise, type: 'active', ...set })));
  });

  test.each(['Squat', '5x5 100kg', 'Squat 5x', 'Squat 0x5', 'Squat 5x5 heavy', 'Squat 5x5 rpe', 'Squat 5x2.5'])(
    '%s is none',
    (line) => {
      expect(() => setsOf(line, 'metric')).toThrow('cannot be read as sets');
    },
  );
});
