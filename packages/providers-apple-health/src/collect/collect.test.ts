import { instantOf } from '@vitalwire/core';
import { utcOffsetMinutesAt } from '@vitalwire/core/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedOnce } from '../emit/counted-once.ts';
import { conversionOf, quantityOf } from '../meaning/units.ts';
import { sportOf } from '../meaning/workout-types.ts';
import type { Element } from '../scan/health-document.ts';
import { packElement, unpackElement } from './packed-element.ts';
import { createRowArena } from './packed-rows.ts';
import { deviceFields, originOf } from './sources.ts';
import { createSpilledBytes } from './spilled-bytes.ts';
import { createZones } from './zones.ts';

describe('packed rows', () => {
  it('come out as they went in, block by block', () => {
    const row = fc.record({
      block: fc.nat(3),
      start: fc.integer({ min: -2_300_000_000, max: 8_000_000_000 }),
      duration: fc.oneof(fc.constant(0), fc.nat(100_000), fc.nat(2 ** 31 - 1)),
      mantissa: fc.oneof(fc.nat(300), fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 })),
      exponent: fc.integer({ min: 0, max: 15 }),
      long: fc.option(fc.double({ noNaN: true }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 300 }), (rows) => {
        const arena = createRowArena(createSpilledBytes({ spill: undefined, heldBytes: 0 }));
        const blocks = [0, 1, 2, 3].map(() => arena.newBlock());
        const expected: number[][][] = [[], [], [], []];
        for (const { block, start, duration, mantissa, exponent, long } of rows) {
          const value =
            long === undefined ? ([mantissa === 0 ? 0 : mantissa, exponent] as const) : ([long, -1] as const);
          arena.add(blocks[block]!, start, duration, ...value);
          expected[block]?.push([start, duration, ...value]);
        }
        for (const [i, block] of blocks.entries()) {
          const found: number[][] = [];
          arena.read(block, (...each) => found.push(each));
          expect(found).toEqual(expected[i]);
        }
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});

describe('packed elements', () => {
  it('come out as they went in', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((each) => each.replace(/[\u0001-\u0004]/g, '').toWellFormed());
    const element = fc.letrec<{ element: Element }>((tie) => ({
      element: fc.record({
        name: text,
        attributes: fc
          .uniqueArray(fc.tuple(text, text), { maxLength: 4, selector: ([key]) => key })
          .map((pairs) => new Map(pairs)),
        children: fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie('element'), { maxLength: 2 })),
      }),
    })).element;
    fc.assert(
      fc.property(element, (each) => {
        const bytes = createSpilledBytes({ spill: undefined, heldBytes: 0 });
        packElement(bytes, { name: 'before', attributes: new Map(), children: [] });
        expect(unpackElement(bytes, packElement(bytes, each))).toEqual(each);
      }),
      { numRuns: 300, seed: 8 },
    );
  });
});

describe('origins', () => {
  const watch = '>, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,7, software:10.6.1>';

  it('are read out of the device, commas and all', () => {
    expect(Object.fromEntries(deviceFields(watch))).toEqual({
      name: 'Apple Watch',
      manufacturer: 'Apple Inc.',
      model: 'Watch',
      hardware: 'Watch6,7',
      software: '10.6.1',
    });
    expect(deviceFields('').size).toBe(0);
  });

  it.each([
    ['Alex’s Watch', '10.6.1', watch, 'apple/Watch6,7', 0],
    ['Renamed', '10.6.1', watch, 'apple/Watch6,7', 0],
    ['Strava', '300', watch, 'app/Strava/Apple Inc./Watch/Watch6,7', 2],
    ['Alex’s iPhone', '18.2', '', 'app/Alex’s iPhone', 1],
    ['Scale', '', '', 'app/Scale', 2],
    ['\u202E', '', '', 'app/unnamed', 2],
  ])('%s of version %s', (name, version, device, key, rank) => {
    expect(originOf(name, version, device)).toMatchObject({ key, rank });
  });
});

describe('zones', () => {
  it('answer as the calendar does, also on the days when clocks are moved', () => {
    const zones = createZones(() => '', 'America/New_York');
    const zone = zones.ofRow(-1, 0);
    fc.assert(
      fc.property(fc.integer({ min: -500_000_000, max: 4_000_000_000 }), (seconds) => {
        expect(zone.offsetMinutes(seconds)).toBe(utcOffsetMinutesAt(instantOf(seconds * 1000), 'America/New_York'));
      }),
      { numRuns: 500, seed: 9 },
    );
    const change = Date.UTC(2026, 2, 8, 7) / 1000;
    expect([change - 1, change].map((seconds) => zone.offsetMinutes(seconds))).toEqual([-300, -240]);
  });
});

describe('units', () => {
  it.each([
    ['mass', 'st', 11, 69.853_224_98],
    ['mass', 'lb', 171.3, 77.700_372_981],
    ['volume', 'fl_oz_us', 8, 236.588_236_5],
    ['volume', 'L', 0.5, 500],
    ['temperature', 'degF', 56, 13.333_333_333],
    ['temperature', 'K', 310.15, 37],
    ['energy', 'cal', 500, 0.5],
    ['energy', 'Cal', 500, 500],
    ['percent', '%', 1, 100],
    ['percent', '%', 0.224, 22.4],
    ['percent', '%', 97, 97],
    ['speed', 'km/hr', 36, 10],
    ['pressure', 'kPa', 16, 120.009_869],
    ['milligrams', 'g', 0.5, 500],
  ] as const)('%s in %s', (dimension, unit, value, expected) => {
    expect(conversionOf(dimension, unit)?.(value)).toBeCloseTo(expected, 5);
  });

  it('are none where the type is never written in them', () => {
    for (const unit of ['', 'lb', 'constructor', 'mmol<x>/L']) expect(conversionOf('length', unit)).toBeNull();
    expect(conversionOf('glucose', 'mmol<180.1558800000541>/L')?.(5)).toBeCloseTo(90.077_94, 5);
    expect(quantityOf('length', '418 cm')).toBe(4.18);
    for (const text of ['418', 'cm', undefined, '4 8 cm', '4 kg']) expect(quantityOf('length', text)).toBeNull();
  });
});

describe('sports', () => {
  it.each([
    ['HKWorkoutActivityTypeRunning', {}, 'running'],
    ['HKWorkoutActivityTypeRunning', { HKIndoorWorkout: '1' }, 'treadmill_running'],
    ['HKWorkoutActivityTypeCycling', { HKIndoorWorkout: '0' }, 'cycling'],
    ['HKWorkoutActivityTypeSwimming', { HKSwimmingLocationType: '2' }, 'open_water_swimming'],
    ['HKWorkoutActivityTypeYoga', { HKIndoorWorkout: '1' }, 'yoga'],
    ['HKWorkoutActivityTypeCurling', {}, 'other'],
    ['toString', {}, 'other'],
  ])('%s', (type, metadata, sport) => {
    expect(sportOf(type, new Map(Object.entries(metadata)))).toBe(sport);
  });
});

describe('what two devices counted at once', () => {
  const series = (rows: readonly (readonly [from: number, to: number, value: number])[]) => ({
    zeroSeconds: 1000,
    offsetSeconds: rows.map(([from]) => from),
    durationSeconds: rows.map(([from, to]) => to - from),
    values: rows.map(([, , value]) => value),
  });

  it.each([
    ['side by side', [[0, 60, 10]], [[60, 120, 7]], 17],
    ['over each other', [[0, 60, 10]], [[0, 60, 7]], 10],
    ['half over each other', [[0, 60, 10]], [[30, 90, 8]], 14],
    [
      'a hole',
      [
        [0, 60, 10],
        [120, 180, 10],
      ],
      [[0, 180, 18]],
      26,
    ],
    ['a moment inside', [[0, 60, 10]], [[30, 30, 5]], 10],
    ['a moment outside', [[0, 60, 10]], [[60, 60, 5]], 15],
  ] as const)('%s', (_name, first, second, total) => {
    expect(countedOnce([series(first), series(second)])).toBeCloseTo(total, 9);
  });

  it('is never less than the first, never more than all, second by second the truth', () => {
    const rows = fc
      .array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 10 }), fc.nat(20)), { maxLength: 8 })
      .map((all) =>
        all.map(([from, length, value]) => [from, from + length, value] as const).sort((a, b) => a[0] - b[0]),
      );
    fc.assert(
      fc.property(rows, rows, rows, (a, b, c) => {
        const found = countedOnce([a, b, c].map(series));
        let truth = 0;
        const covered = new Set<number>();
        for (const each of [a, b, c]) {
          for (const [from, to, value] of each)
            for (let second = from; second < to; second++) if (!covered.has(second)) truth += value / (to - from);
          for (const [from, to] of each) for (let second = from; second < to; second++) covered.add(second);
        }
        expect(found).toBeCloseTo(truth, 6);
      }),
      { numRuns: 500, seed: 10 },
    );
  });
});
