import { HealthError } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planClasses, readClasses } from './classes.ts';

const signed = (code: number) => (code >>> 1) ^ -(code & 1);

describe('classes and the bits below them', () => {
  it('give every code back, whatever its width', () => {
    const code = fc.nat({ max: 32 }).chain((bits) => fc.integer({ min: 0, max: 2 ** bits - 1 }));
    fc.assert(
      fc.property(fc.array(code, { minLength: 1, maxLength: 400 }), (codes) => {
        const back = new Int32Array(codes.length);
        const { size, write } = planClasses(Uint32Array.from(codes), codes.length);
        const bytes = write();
        readClasses(bytes, 0, back);
        expect(Math.abs(size - bytes.length)).toBeLessThan(4);
        expect([...back]).toEqual(codes.map(signed));
      }),
      { seed: 21, numRuns: 1000 },
    );
  });

  it('keep the words short where one class is far rarer than the next', () => {
    const rare = Array.from({ length: 18 }, (_, size) => Array<number>(2 ** size).fill(2 ** size)).flat();
    const back = new Int32Array(rare.length + 1);
    readClasses(planClasses(Uint32Array.from([0, ...rare]), rare.length + 1).write(), 0, back);
    expect([...back.subarray(1)]).toEqual(rare.map(signed));
  });

  it.each([
    ['no word', Uint8Array.of(0, 0, 0)],
    ['words that fill more than there is', Uint8Array.of(0, 3, 0x11, 0x01, 0)],
    ['words that leave bits without a meaning', Uint8Array.of(0, 2, 0x22, 0)],
    ['a word too long', Uint8Array.of(0, 1, 0x0f, 0)],
    ['more classes than there are', Uint8Array.of(0, 40, 0, 0)],
    ['a first half beyond the end', Uint8Array.of(0, 1, 1, 90)],
  ])('refuse %s', (_, head) => {
    const bytes = new Uint8Array(head.length + 12);
    bytes.set(head);
    expect(() => readClasses(bytes, 0, new Int32Array(9))).toThrow(
      expect.toSatisfy((error) => HealthError.is(error) && error.code === 'storage-corrupt'),
    );
  });
});
