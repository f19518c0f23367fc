import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slowCrc } from '../../../test/fit-bytes.ts';
import { fitCrc16 } from './crc.ts';

describe('fitCrc16', () => {
  it('gives the published check value of CRC-16/ARC', () => {
    expect(fitCrc16(new TextEncoder().encode('123456789'))).toBe(0xbb3d);
  });

  it('equals the bit by bit sum for every length and start', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(20), (bytes, start) => {
        const from = Math.min(start, bytes.length);
        expect(fitCrc16(bytes, from)).toBe(slowCrc(bytes.subarray(from)));
      }),
    );
  });

  it('can be continued', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, at) => {
        const cut = Math.min(at, bytes.length);
        expect(fitCrc16(bytes, cut, bytes.length, fitCrc16(bytes, 0, cut))).toBe(fitCrc16(bytes));
      }),
    );
  });
});
