import type { Device, SourceId } from '@vitalwire/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findEras } from './find-eras.ts';
import { createInstruments } from './instruments.ts';

/** `A20 B3 A20`: who measured, reading by reading. */
function keysOf(text: string): readonly number[] {
  return text.split(' ').flatMap((part) => new Array<number>(Number(part.slice(1))).fill(part.charCodeAt(0)));
}
const shown = (text: string) =>
  findEras(keysOf(text)).map(({ key, own }) => `${String.fromCharCode(key)} ${own[0]}-${own.at(-1)} ${own.length}`);

describe('eras', () => {
  test.each([
    ['A1', ['A 0-0 1']],
    ['A30', ['A 0-29 30']],
    ['A30 B30', ['A 0-29 30', 'B 30-59 30']],
    ['A2 B30', ['A 0-1 2', 'B 2-31 30']],
    ['A30 B2', ['A 0-29 30', 'B 30-31 2']],
    // An interruption.
    ['A30 B7 A30', ['A 0-66 60']],
    // As long as it is the latest, it may stay.
    ['A30 B7', ['A 0-29 30', 'B 30-36 7']],
    ['A30 B8 A30', ['A 0-29 30', 'B 30-37 8', 'A 38-67 30']],
    // Once more on the old one, and now and then.
    ['A30 B6 A1 B6 A1 B30', ['A 0-29 30', 'B 30-73 42']],
    ['A30 B3 C30', ['A 0-29 30', 'C 33-62 30']],
    ['A1 B1 A1 B1 A1 B1 A1 B1 A1', ['A 0-8 5']],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  test('are in order, apart, of one instrument each, and the last holds the last reading', () => {
    const run = fc.tuple(fc.nat({ max: 2 }), fc.integer({ min: 1, max: 20 }));
    const runs = fc.array(run, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(runs, (drawn) => {
        const keys = drawn.flatMap(([key, length]) => new Array<number>(length).fill(key));
        const eras = findEras(keys);
        const places = eras.flatMap(({ own }) => own);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(new Set(places).size).toBe(places.length);
        for (const { key, own } of eras) for (const place of own) expect(keys[place]).toBe(key);
        for (const [i, { key }] of eras.entries()) expect(key).not.toBe(eras[i + 1]?.key);
        expect(places[0]).toBe(0);
        expect(places.at(-1)).toBe(keys.length - 1);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test('miss no change of instrument that stays for eight readings, and no reading of it', () => {
    const runs = fc.array(fc.integer({ min: 8, max: 40 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(runs, (lengths) => {
        const keys = lengths.flatMap((length, i) => new Array<number>(length).fill(i));
        expect(findEras(keys).map(({ key, own }) => [key, own.length])).toEqual(
          lengths.map((length, i) => [i, length]),
        );
      }),
      { numRuns: 200, seed: 2 },
    );
  });
});

describe('instruments', () => {
  const [watch, files] = ['watch' as SourceId, 'files' as SourceId];
  const forerunner: Device = { manufacturer: 'Garmin', product: 'Forerunner', serialNumber: '1' };

  test('differ by model and serial number, not by firmware or by what is left out', () => {
    const { of } = createInstruments();
    const first = of(watch, forerunner, 'sleep');
    expect(of(watch, { ...forerunner, softwareVersion: '9.1' }, 'sleep')).toBe(first);
    expect(of(watch, null, 'sleep')).toBe(first);
    expect(of(watch, { manufacturer: 'GARMIN ' }, 'sleep')).toBe(first);
    const second = of(watch, { ...forerunner, serialNumber: '2' }, 'sleep');
    expect(second).not.toBe(first);
    expect(of(watch, null, 'sleep')).toBe(second);
    expect(of(watch, forerunner, 'sleep')).toBe(first);
    expect(of(watch, forerunner, 'hrv-night')).not.toBe(first);
    expect(first.device).toEqual(forerunner);
  });

  test('a device whose records said nothing at first is the one that is named later', () => {
    const { of } = createInstruments();
    const unnamed = of(watch, null, 'sleep');
    expect(of(watch, forerunner, 'sleep')).toBe(unnamed);
    expect(of(watch, { product: 'Vivoactive' }, 'sleep')).not.toBe(unnamed);
  });

  test('one serial number is one device through two sources; the same words without one are not', () => {
    const { of } = createInstruments();
    const first = of(watch, forerunner, 'sleep');
    expect(of(files, forerunner, 'sleep')).toBe(first);
    expect(first.sourceIds).toEqual([watch, files]);
    const ring = of(watch, { product: 'Ring' }, 'sleep');
    expect(of(files, { product: 'Ring' }, 'sleep')).not.toBe(ring);
  });
});
