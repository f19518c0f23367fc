import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { written } from '../__fixtures__/documents.ts';
import { type Decimal, NO_DATE, numberOf, offsetMinutesAt, readDecimal, secondsAt } from './values.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const seconds = (text: string): number => secondsAt(bytes(`x${text}y`), 1, 1 + bytes(text).byteLength);

function number(text: string): number | null {
  const into: Decimal = { mantissa: 0, exponent: 0 };
  const read = readDecimal(bytes(`"${text}"`), 1, 1 + bytes(text).byteLength, into);
  return read ? numberOf(into.mantissa, into.exponent) : null;
}

describe('a date', () => {
  it('is the moment that it is, in any zone and year', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1901, 0), max: Date.UTC(2200, 0) }),
        fc.integer({ min: -12 * 60, max: 14 * 60 }),
        (milliseconds, offset) => {
          const moment = Math.floor(milliseconds / 1000);
          const text = written(moment - Date.UTC(2026, 4, 1, 12) / 1000, offset);
          expect(seconds(text)).toBe(moment);
          expect(offsetMinutesAt(bytes(text), 0)).toBe(offset);
        },
      ),
      { numRuns: 2000, seed: 1 },
    );
  });

  it.each([
    '2026-02-29 10:00:00 +0000',
    '2026-13-01 10:00:00 +0000',
    '2026-00-01 10:00:00 +0000',
    '2026-01-00 10:00:00 +0000',
    '2026-04-31 10:00:00 +0000',
    '2026-01-01 24:00:00 +0000',
    '2026-01-01 10:60:00 +0000',
    '2026-01-01 10:00:60 +0000',
    '2026-01-01T10:00:00 +0000',
    '2026-01-01 10:00:00 00000',
    '2026-01-01 10:00:00 +00x0',
    '2026-1-01 10:00:00 +00000',
    '2026-01-01 10:00:00 +00:00',
    '20x6-01-01 10:00:00 +0000',
    '',
  ])('is none: %s', (text) => {
    expect(seconds(text)).toBe(NO_DATE);
  });

  it('knows leap years', () => {
    expect(seconds('2024-02-29 00:00:00 +0000')).toBe(Date.UTC(2024, 1, 29) / 1000);
    expect(seconds('2000-02-29 00:00:00 +0000')).toBe(Date.UTC(2000, 1, 29) / 1000);
    expect(seconds('1900-02-29 00:00:00 +0000')).toBe(NO_DATE);
  });
});

describe('a number', () => {
  it('is what JavaScript reads of the same text', () => {
    const digits = fc.stringMatching(/^[+-]?\d{1,18}(\.\d{0,18})?([eE][+-]?\d{1,2})?$/);
    fc.assert(
      fc.property(fc.oneof(digits, fc.double({ noNaN: true, noDefaultInfinity: true }).map(String)), (text) => {
        expect(number(text)).toBe(Number(text));
      }),
      { numRuns: 5000, seed: 2 },
    );
  });

  it.each(['', '-', '.', '1,5', '0x10', 'NaN', 'Infinity', ' 1', '1 ', '1.2.3', '1e', '--1', '1e999'])(
    'is none: "%s"',
    (text) => {
      expect(number(text)).toBeNull();
    },
  );
});
