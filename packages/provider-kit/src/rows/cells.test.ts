import { parseVendorTime } from '@vitalwire/core/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  matchColumns,
  momentOf,
  present,
  readBoolean,
  readDurationSeconds,
  readNumber,
  readUtcOffsetMinutes,
  within,
} from './index.ts';

describe('columns', () => {
  const names = { start: ['Cycle start time', 'Startzeit'], distance: 'Distance', meters: 'Distance#2', nap: 'Nap' };

  it('are found by any of their names, repeated ones kept apart', () => {
    const header = ['\ufeffDISTANCE ', '<span class="x">Startzeit</span>', 'distance', 'Mood'];
    const columns = matchColumns(header, names, ['start']);
    const row = ['1', ' 2024-01-01 ', '1000'];
    expect([columns?.cell(row, 'start'), columns?.cell(row, 'distance'), columns?.cell(row, 'meters')]).toEqual([
      '2024-01-01',
      '1',
      '1000',
    ]);
    expect([columns?.cell(row, 'nap'), columns?.cell(['', '  '], 'start'), columns?.has('nap')]).toEqual([
      null,
      null,
      false,
    ]);
    expect([columns?.unknown, columns?.nameOf('meters'), columns?.nameOf('nap')]).toEqual([
      ['Mood'],
      'distance',
      'Nap',
    ]);
  });

  it('of another table are not taken', () => {
    expect(matchColumns(['Distance'], names, ['start'])).toBeNull();
  });
});

describe('cells', () => {
  it.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['72,4', 72.4],
    ['1,234', 1234],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ["1'234", 1234],
  ])('%s is a number', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it('a lone comma is a decimal one where the file says so', () => {
    expect(readNumber('72,455', { decimal: ',' })).toBe(72.455);
  });

  it.each(['abc', '1.2.3', '12kg', 'NaN', '0x10', '1e999', '--1', '1,23,4'])('%s is none', (text) => {
    expect(() => readNumber(text, { what: 'weight' })).toThrow('is no weight');
  });

  it('every number reads back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(String(value))).toBe(value === 0 ? 0 : value);
      }),
      { seed: 5 },
    );
  });

  it('absent is absent', () => {
    expect([readNumber(null), readBoolean(null), readDurationSeconds(null), readUtcOffsetMinutes(null)]).toEqual(
      Array(4).fill(null),
    );
    expect(present({ a: 1, b: null, c: undefined })).toEqual({ a: 1 });
    expect([within(0, 1, 5), within(null, 1, 5), within(5, 1, 5)]).toEqual([undefined, undefined, 5]);
  });

  it.each([
    ['1:02:03', 3723],
    ['02:03', 123],
    ['1h 2m 3s', 3723],
    ['45min', 2700],
    ['90', 90],
    ['0:00:01.5', 1.5],
  ])('%s is a duration', (text, seconds) => {
    expect(readDurationSeconds(text)).toBe(seconds);
  });

  it('other words are none', () => {
    expect(() => readDurationSeconds('soon')).toThrow('is no duration');
    expect(() => readBoolean('maybe')).toThrow('is no yes or no');
    expect([readBoolean('TRUE'), readBoolean('no')]).toEqual([true, false]);
  });

  it.each([
    ['UTC-04:00', -240],
    ['UTC+05:30', 330],
    ['+0100', 60],
    ['GMT+2', 120],
    ['UTC', 0],
    ['Z', 0],
    ['UTC+00:00', 0],
    ['UTC+25:00', null],
    ['Europe/Berlin', null],
  ])('%s is an offset', (text, minutes) => {
    expect(readUtcOffsetMinutes(text)).toBe(minutes);
  });
});

describe('moments', () => {
  const at = (text: string, utcOffsetMinutes: number | null, assumedTimeZone: string | null) => {
    const time = parseVendorTime(text);
    if (time === null) throw new Error(text);
    return momentOf(time, { utcOffsetMinutes, assumedTimeZone });
  };

  it('of a wall time stand by the offset beside it', () => {
    expect(at('2024-06-23 20:24:26', -240, 'Asia/Tokyo')).toEqual({
      instant: '2024-06-24T00:24:26.000Z',
      utcOffsetMinutes: -240,
      localDate: '2024-06-23',
      dateBasis: 'recorded',
      assumed: false,
    });
  });

  it('without one stand in the person’s zone, which is said, on the day that is written', () => {
    expect(at('2024-06-23 23:30', null, 'America/New_York')).toEqual({
      instant: '2024-06-24T03:30:00.000Z',
      utcOffsetMinutes: null,
      localDate: '2024-06-23',
      dateBasis: 'recorded',
      assumed: true,
    });
    expect(at('2024-06-23', null, null)).toMatchObject({ instant: '2024-06-23T00:00:00.000Z', assumed: true });
    // The clock came past twice: the earlier.
    expect(at('2024-10-27T02:30:00', null, 'Europe/Berlin').instant).toBe('2024-10-27T00:30:00.000Z');
  });

  it('in UTC are moments whose day may be assumed', () => {
    expect(at('2024-06-23T23:30:00Z', null, 'Asia/Tokyo')).toMatchObject({
      localDate: '2024-06-24',
      dateBasis: 'assumed-zone',
    });
    expect(at('2024-06-23T23:30:00+02:00', null, null)).toMatchObject({
      utcOffsetMinutes: 120,
      localDate: '2024-06-23',
    });
  });
});
