import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  celsiusOfFahrenheit,
  fahrenheitOfCelsius,
  feetOfMeters,
  kilometersPerHourOf,
  metersPerFoot,
  metersPerMile,
  metersPerYard,
  milesOfMeters,
  poundsOfKilograms,
  secondsPerKilometerOf,
} from './index.ts';

test('definitions agree with one another', () => {
  expect(metersPerYard / metersPerFoot).toBeCloseTo(3, 12);
  expect(metersPerMile / metersPerFoot).toBeCloseTo(5280, 9);
});

test('known values', () => {
  expect(milesOfMeters(42_195)).toBeCloseTo(26.218_757, 6);
  expect(feetOfMeters(8848.86)).toBeCloseTo(29_031.69, 2);
  expect(poundsOfKilograms(70)).toBeCloseTo(154.323_584, 6);
  expect(fahrenheitOfCelsius(-40)).toBe(-40);
  expect(fahrenheitOfCelsius(37)).toBeCloseTo(98.6, 10);
  expect(kilometersPerHourOf(10)).toBe(36);
  expect(secondsPerKilometerOf(4)).toBe(250);
});

test('standing still has no pace', () => {
  expect(secondsPerKilometerOf(0)).toBeNull();
  expect(secondsPerKilometerOf(-1)).toBeNull();
  expect(secondsPerKilometerOf(Number.NaN)).toBeNull();
});

test('Celsius and Fahrenheit undo one another', () => {
  fc.assert(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (celsius) => {
      expect(celsiusOfFahrenheit(fahrenheitOfCelsius(celsius))).toBeCloseTo(celsius, 9);
    }),
    { numRuns: 200, seed: 1 },
  );
});
