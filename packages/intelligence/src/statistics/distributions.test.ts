import { expect, test } from 'vitest';
import {
  chiSquaredQuantile,
  chiSquaredTail,
  incompleteBeta,
  lnGamma,
  normalCdf,
  normalQuantile,
  normalTail,
  normalTwoSided,
  studentQuantile,
  studentTail,
  studentTwoSided,
} from './distributions.ts';

const relative = (actual: number, expected: number) => Math.abs(actual - expected) / Math.abs(expected);

test('ln Γ of whole and half numbers is that of the products', () => {
  let product = 1;
  for (let n = 1; n < 20; n++) {
    expect(Math.abs(lnGamma(n) - Math.log(product))).toBeLessThan(1e-13 * (1 + Math.log(product)));
    product *= n;
  }
  let half = Math.sqrt(Math.PI);
  for (let n = 0.5; n < 20; n++) {
    expect(Math.abs(lnGamma(n) - Math.log(half))).toBeLessThan(1e-13 * (1 + Math.log(half)));
    half *= n;
  }
});

// Printed tables of the normal distribution (NIST/SEMATECH e-Handbook 1.3.6.7.1, Abramowitz & Stegun 26.1).
test.each([
  [0, 0.5],
  [1, 0.841344746068543],
  [1.96, 0.97500210485178],
  [2.5, 0.993790334674224],
  [3, 0.99865010196837],
  [-1.5, 0.066807201268858],
])('Φ(%d)', (z, expected) => {
  expect(Math.abs(normalCdf(z) - expected)).toBeLessThan(1e-14);
});

test('the far tail keeps its digits', () => {
  expect(relative(normalTail(5), 2.866515718791939e-7)).toBeLessThan(1e-12);
  expect(relative(normalTail(10), 7.61985302416053e-24)).toBeLessThan(1e-12);
});

test.each([
  [0.975, 1.959963984540054],
  [0.95, 1.644853626951473],
  [0.995, 2.575829303548901],
  [0.9995, 3.290526731491895],
  [0.025, -1.959963984540054],
])('normal quantile %d', (p, expected) => {
  expect(Math.abs(normalQuantile(p) - expected)).toBeLessThan(1e-12);
});

// Closed forms: df 1 is Cauchy, df 2 is algebraic; the others are the usual printed table.
test('Student with 1 and 2 degrees of freedom has closed forms', () => {
  for (const t of [-40, -3, -0.2, 1e-9, 0.5, 1, 7, 1e6]) {
    expect(Math.abs(studentTail(t, 1) - (0.5 - Math.atan(t) / Math.PI))).toBeLessThan(1e-14);
    expect(Math.abs(studentTail(t, 2) - (0.5 - t / (2 * Math.sqrt(2 + t * t))))).toBeLessThan(1e-14);
  }
});

test.each([
  [0.975, 1, 12.706],
  [0.975, 5, 2.571],
  [0.975, 10, 2.228],
  [0.975, 30, 2.042],
  [0.995, 10, 3.169],
  [0.95, 4, 2.132],
  [0.975, 120, 1.98],
  [0.9995, 3, 12.924],
])('Student quantile %d with %d degrees of freedom, as printed', (p, df, expected) => {
  expect(Math.abs(studentQuantile(p, df) - expected)).toBeLessThan(5.1e-4);
  expect(studentQuantile(1 - p, df)).toBeCloseTo(-studentQuantile(p, df), 8);
});

test('many degrees of freedom are the normal distribution', () => {
  expect(studentQuantile(0.975, 1e9)).toBe(normalQuantile(0.975));
  expect(Math.abs(studentQuantile(0.975, 9e6) - normalQuantile(0.975))).toBeLessThan(1e-6);
});

test.each([
  [0.95, 1, 3.841],
  [0.95, 2, 5.991],
  [0.95, 10, 18.307],
  [0.99, 5, 15.086],
  [0.05, 10, 3.94],
  [0.95, 100, 124.342],
])('chi-squared quantile %d with %d degrees of freedom, as printed', (p, df, expected) => {
  expect(Math.abs(chiSquaredQuantile(p, df) - expected)).toBeLessThan(5.1e-4);
});

test('chi-squared with 2 degrees of freedom is exponential, with 1 a squared normal', () => {
  for (const x of [0.01, 1, 4, 30, 200]) {
    expect(relative(chiSquaredTail(x, 2), Math.exp(-x / 2))).toBeLessThan(1e-12);
    expect(relative(chiSquaredTail(x, 1), normalTwoSided(Math.sqrt(x)))).toBeLessThan(1e-12);
  }
});

test('quantiles undo the tails', () => {
  for (const p of [1e-9, 1e-4, 0.01, 0.3, 0.5, 0.9, 0.999]) {
    expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-12 * Math.max(p, 1e-3));
    for (const df of [1, 2.5, 7, 60, 3000]) {
      expect(Math.abs(1 - studentTail(studentQuantile(p, df), df) - p)).toBeLessThan(1e-12);
    }
  }
});

test('the incomplete beta is symmetric and has its closed form for a = 1', () => {
  for (const x of [0.01, 0.3, 0.5, 0.77, 0.999]) {
    expect(incompleteBeta(x, 2.5, 7)).toBeCloseTo(1 - incompleteBeta(1 - x, 7, 2.5), 13);
    expect(relative(incompleteBeta(x, 1, 4), 1 - (1 - x) ** 4)).toBeLessThan(1e-12);
  }
});

test('a p-value is never above 1', () => {
  expect(normalTwoSided(0)).toBe(1);
  expect(studentTwoSided(0, 3)).toBe(1);
});
