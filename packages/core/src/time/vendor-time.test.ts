import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../index.ts';
import { localDateTimeOf, parseVendorTime } from './index.ts';

describe('parseVendorTime', () => {
  test.each([
    ['2026-03-01T07:12:33Z', '2026-03-01T07:12:33.000Z', null],
    ['2026-03-01t07:12:33z', '2026-03-01T07:12:33.000Z', null],
    ['2026-03-01 07:12:33 UTC', '2026-03-01T07:12:33.000Z', null],
    ['2026-03-01 07:12:33 GMT', '2026-03-01T07:12:33.000Z', null],
    ['2026-03-01T07:12:33-00:00', '2026-03-01T07:12:33.000Z', null],
    ['2026-03-01T07:12:33+00:00', '2026-03-01T07:12:33.000Z', 0],
    ['2026-03-01 07:12:33 +0100', '2026-03-01T06:12:33.000Z', 60],
    ['2026-03-01T07:12:33.5-0330', '2026-03-01T10:42:33.500Z', -210],
    ['2026-03-01T07:12+14', '2026-02-28T17:12:00.000Z', 840],
    ['2026-03-01T07:12:33,123456789+05:45', '2026-03-01T01:27:33.123Z', 345],
    [' 2026-03-01T07:12:33.0Z ', '2026-03-01T07:12:33.000Z', null],
  ])('%j names a moment', (text, instant, utcOffsetMinutes) => {
    expect(parseVendorTime(text)).toEqual({ type: 'instant', instant, utcOffsetMinutes });
  });

  test.each([
    ['2026-03-01T07:12:33', '2026-03-01T07:12:33.000'],
    ['2026-03-01 07:12', '2026-03-01T07:12:00.000'],
    ['2024-02-29T23:59:59.999', '2024-02-29T23:59:59.999'],
  ])('%j names a wall time and no moment', (text, local) => {
    expect(parseVendorTime(text)).toEqual({ type: 'local', local });
  });

  test('a day alone is a day alone', () => {
    expect(parseVendorTime('2026-03-01')).toEqual({ type: 'date', date: '2026-03-01' });
  });

  test.each([
    '',
    'yesterday',
    '1709276400',
    '2026-02-30',
    '2025-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T07:60:00Z',
    '2026-03-01T07:12:60Z',
    '2026-03-01T07:12:33+18:01',
    '2026-03-01T07:12:33+02:60',
    '2026-03-01T07:12:33.Z',
    '2026-03-01T07:12:33Z extra',
    '2026-03-01Z',
    '01/03/2026 07:12',
  ])('%j is not a time', (text) => {
    expect(parseVendorTime(text)).toBeNull();
  });

  test('reads back every moment written with an offset', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 0, 1) }).map(instantOf),
        fc.integer({ min: -1080, max: 1080 }),
        fc.constantFrom('', ':'),
        fc.constantFrom('T', ' '),
        (instant, offset, colon, between) => {
          const local = localDateTimeOf(instant, offset).replace('T', between);
          const size = Math.abs(offset);
          const two = (n: number): string => String(n).padStart(2, '0');
          const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${colon}${two(size % 60)}`;
          expect(parseVendorTime(local + zone)).toEqual({ type: 'instant', instant, utcOffsetMinutes: offset });
        },
      ),
      { numRuns: 500, seed: 4 },
    );
  });

  test('answers any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-:TtZz+., UTC'), maxLength: 40 }), (text) => {
        const time = parseVendorTime(text);
        expect(time === null || ['instant', 'local', 'date'].includes(time.type)).toBe(true);
      }),
      { numRuns: 2000, seed: 5 },
    );
  });
});
