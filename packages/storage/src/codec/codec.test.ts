import { HealthError, type Instant } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Column,
  decodeColumn,
  decodeStreams,
  encodeColumn,
  encodeStreams,
  maximumSamples,
  type PackedColumn,
} from './index.ts';

/** What the codec promises to give back: missing is NaN or 0, and in the mask. */
function canonical({ values, missing }: Column): Column {
  const copy = values.slice();
  const mask = new Uint8Array((values.length + 7) >> 3);
  let any = false;
  for (let i = 0; i < values.length; i++) {
    const masked = missing !== null && (((missing[i >> 3] ?? 0) >> (i & 7)) & 1) === 1;
    if (!masked && !Number.isNaN(values[i])) continue;
    copy[i] = copy instanceof Int32Array ? 0 : Number.NaN;
    mask[i >> 3] = (mask[i >> 3] ?? 0) | (1 << (i & 7));
    any = true;
  }
  return { values: copy, missing: any ? mask : null };
}

function bitsOf(values: Float64Array | Int32Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}

function expectExact(column: Column): void {
  const wanted = canonical(column);
  for (const favour of ['size', 'speed'] as const) {
    const back = decodeColumn(encodeColumn(column, favour));
    expect(back.values.constructor).toBe(wanted.values.constructor);
    expect(bitsOf(back.values).equals(bitsOf(wanted.values))).toBe(true);
    expect(back.missing).toEqual(wanted.missing);
  }
}

const floats = (values: readonly number[]): Column => ({ values: Float64Array.from(values), missing: null });

describe('a column survives packing to the last bit', () => {
  it.each<[string, Column]>([
    ['nothing', floats([])],
    ['no integers', { values: new Int32Array(0), missing: null }],
    ['one sample', floats([12.5])],
    ['one missing sample', floats([Number.NaN])],
    ['negative zero', floats([0, -0, 1, -0])],
    ['the edges of exact integers', floats([2 ** 53, -(2 ** 53), 2 ** 50, -(2 ** 50), 2 ** 50 + 1])],
    [
      'the smallest and largest doubles',
      floats([Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE, Number.EPSILON]),
    ],
    [
      'the edges of 32 bits',
      { values: Int32Array.of(2 ** 31 - 1, -(2 ** 31), 0, -(2 ** 31), 2 ** 31 - 1), missing: null },
    ],
    ['altitudes as FIT scales them', floats(Array.from({ length: 500 }, (_, i) => (2500 + i * 7) / 5 - 500))],
    ['semicircles', floats(Array.from({ length: 500 }, (_, i) => ((560_000_000 + i * 37) * 180) / 2 ** 31))],
    [
      'degrees of a GPX file',
      floats(Array.from({ length: 500 }, (_, i) => Number((47.123456789 + i * 1.1e-5).toFixed(9)))),
    ],
    ['32-bit floats written out', floats(Array.from({ length: 500 }, (_, i) => Math.fround(3.1 + i / 7)))],
    [
      'a long pause in the middle',
      floats([...Array<number>(40).fill(1), ...Array<number>(4000).fill(Number.NaN), 2, 3]),
    ],
    ['integers with a mask', { values: Int32Array.of(7, 0, 9, 99), missing: Uint8Array.of(0b1010) }],
    ['a constant', { values: new Int32Array(5000).fill(200), missing: null }],
  ])('%s', (_, column) => expectExact(column));

  const mask = (length: number) =>
    fc.option(fc.uint8Array({ minLength: (length + 7) >> 3, maxLength: (length + 7) >> 3 }), { nil: null });
  const withMask = <A extends Float64Array | Int32Array>(values: fc.Arbitrary<A>) =>
    values.chain((array) => mask(array.length).map((missing): Column => ({ values: array, missing })));

  it('any doubles but the infinite', () => {
    const values = fc.float64Array({ noDefaultInfinity: true, maxLength: 300 });
    fc.assert(
      fc.property(withMask(values), (column) => expectExact(column)),
      { seed: 1, numRuns: 400 },
    );
  });

  it('any integers', () => {
    fc.assert(
      fc.property(withMask(fc.int32Array({ maxLength: 300 })), (column) => expectExact(column)),
      { seed: 2, numRuns: 400 },
    );
  });

  it('any walk of integers, whatever the widths of its steps', () => {
    const step = fc.oneof(
      ...[1, 3, 7, 8, 9, 13, 14, 15, 20, 29].map((bits) => fc.integer({ min: -(2 ** bits), max: 2 ** bits })),
    );
    const walk = fc.array(step, { minLength: 1, maxLength: 200 }).map((steps): Column => {
      let sum = 0;
      const values = steps.map((each) => {
        sum = (sum + each) | 0;
        return sum;
      });
      return { values: Int32Array.from(values), missing: null };
    });
    fc.assert(
      fc.property(walk, (column) => expectExact(column)),
      { seed: 6, numRuns: 600 },
    );
  });

  it('any decimals, in small and large steps', () => {
    const scale = fc.constantFrom(1, 2, 5, 10, 100, 128, 256, 1000, 1024, 1e5, 1e7, 1e9, 1e12);
    const steps = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer(), fc.maxSafeInteger()), {
      maxLength: 200,
    });
    const column = fc.tuple(scale, steps).map(([by, deltas]) => {
      let sum = 0;
      const walk = deltas.map((delta) => {
        sum = (sum + delta) % 2 ** 50;
        return sum / by;
      });
      return floats(walk);
    });
    fc.assert(
      fc.property(column, (each) => expectExact(each)),
      { seed: 3, numRuns: 400 },
    );
  });
});

describe('a distance that is told from the speed', () => {
  const seconds = 3600;
  const speed = Float64Array.from({ length: seconds }, (_, i) => Math.round(8000 + 3000 * Math.sin(i / 40)) / 1000);
  const walk = (metersAt: (i: number) => number, times: (i: number) => number = (i) => i) => {
    const elapsedSeconds = Int32Array.from({ length: seconds }, (_, i) => times(i));
    return { start: '2026-01-01T00:00:00.000Z' as Instant, elapsedSeconds, metersAt };
  };
  const packedWalk = (
    { start, elapsedSeconds, metersAt }: ReturnType<typeof walk>,
    speedColumn: Column = { values: speed, missing: null },
  ) => {
    const values = Float64Array.from({ length: seconds }, (_, i) => metersAt(i));
    const distance = { channel: 'distanceMeters', values, missing: null } as const;
    const columns = [distance, { channel: 'speedMetersPerSecond', ...speedColumn } as const];
    return { values, start, packed: encodeStreams({ start, elapsedSeconds, columns }) };
  };
  const byDevice = (times: (i: number) => number) => {
    const meters = [0];
    for (let i = 1; i < seconds; i++)
      meters.push(Math.round(((meters[i - 1] ?? 0) + (speed[i] ?? 0) * (times(i) - times(i - 1))) * 100) / 100);
    return meters;
  };
  const sizeOf = (packed: readonly PackedColumn[]) => packed[1]?.bytes.length ?? 0;

  it.each<[string, (i: number) => number]>([
    ['every second', (i) => i],
    ['with pauses and jumps', (i) => i + (i > 900 ? 700 : 0) + 4 * Math.floor(i / 7)],
  ])('takes next to nothing and comes back to the last bit, %s', (_, times) => {
    const meters = byDevice(times);
    const { packed, values, start } = packedWalk(walk((i) => meters[i] ?? 0, times));
    expect(sizeOf(packed)).toBeLessThan(900);
    const back = decodeStreams(start, packed);
    expect(back.columns.map(({ channel }) => channel)).toEqual(['distanceMeters', 'speedMetersPerSecond']);
    expect(bitsOf(back.columns[0]?.values ?? new Float64Array()).equals(bitsOf(values))).toBe(true);
    expect(decodeStreams(start, packed, ['distanceMeters']).columns).toEqual([back.columns[0]]);
  });

  it('comes back where the speed has gaps or has nothing to do with it', () => {
    const missing = new Uint8Array(seconds / 8).fill(0b101, 30, 90);
    for (const metersAt of [(i: number) => i * 8, (i: number) => 1e5 * Math.sin(i), (i: number) => (i % 2) * 1e7]) {
      const { packed, values, start } = packedWalk(walk(metersAt), { values: speed, missing });
      const [distance] = decodeStreams(start, packed).columns;
      expect(bitsOf(distance?.values ?? new Float64Array()).equals(bitsOf(values))).toBe(true);
    }
  });

  it('is refused without the speed', () => {
    const meters = byDevice((i) => i);
    const { packed, start } = packedWalk(walk((i) => meters[i] ?? 0));
    expect(() => decodeStreams(start, packed.slice(0, 2))).toThrow(/the speed that it is told from is missing/);
  });
});

describe('packing', () => {
  it('needs less than an eighth of JSON for what a watch records', () => {
    const beat = Int32Array.from(
      { length: 3600 },
      (_, i) => 140 + Math.round(12 * Math.sin(i / 90) + 3 * Math.sin(i / 7)),
    );
    const far = Float64Array.from({ length: 3600 }, (_, i) => Math.round(i * 812 + 90 * Math.sin(i / 30)) / 100);
    const packed =
      encodeColumn({ values: beat, missing: null }).length + encodeColumn({ values: far, missing: null }).length;
    expect(packed).toBeLessThan((JSON.stringify([...beat]).length + JSON.stringify([...far]).length) / 8);
  });

  it('writes a clock that ticks every second in a few bytes', () => {
    expect(
      encodeColumn({ values: Int32Array.from({ length: 20_000 }, (_, i) => i), missing: null }).length,
    ).toBeLessThan(24);
  });

  it.each([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses %s', (value) => {
    expect(() => encodeColumn(floats([1, value]))).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('refuses a mask that does not cover its values', () => {
    expect(() => encodeColumn({ values: new Int32Array(9), missing: new Uint8Array(1) })).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });

  it('refuses what is too long for a workout', () => {
    expect(() => encodeColumn({ values: new Int32Array(maximumSamples + 1), missing: null })).toThrow(
      expect.objectContaining({ code: 'too-large' }),
    );
  });
});

describe.each(['size', 'speed'] as const)('a damaged blob packed for %s', (favour) => {
  const values = Float64Array.from({ length: 700 }, (_, i) =>
    i % 90 === 4 ? Number.NaN : Math.round(100 * Math.sin(i / 20) + ((i * 7919) % 13)) / 10,
  );
  const blob = encodeColumn({ values, missing: null }, favour);
  const codeOf = (bytes: Uint8Array): string => {
    try {
      decodeColumn(bytes);
      return 'none';
    } catch (error) {
      return HealthError.is(error) ? error.code : String(error);
    }
  };

  it('is refused wherever one bit of it changed', () => {
    for (let bit = 0; bit < blob.length * 8; bit++) {
      const bent = blob.slice();
      bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(codeOf(bent), `bit ${bit}`).toBe('storage-corrupt');
    }
  });

  it('is refused wherever it is cut', () => {
    for (let length = 0; length < blob.length; length++)
      expect(codeOf(blob.subarray(0, length))).toBe('storage-corrupt');
  });

  it('gives a typed error for any bytes at all', () => {
    const bytes = fc.uint8Array({ maxLength: 80 }).map((rest) => Uint8Array.of(1, ...rest));
    fc.assert(
      fc.property(bytes, (each) => {
        expect(codeOf(each)).toBe('storage-corrupt');
      }),
      { seed: 4, numRuns: 2000 },
    );
  });
});
