import { crc32, zstdCompressSync } from 'node:zlib';
import { HealthError } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteWriter } from './bytes.ts';
import { decodeColumn } from './index.ts';

/** A blob whose checksum is right and whose content is not ours: only the content's own checks are left. */
function forged(body: Uint8Array, claimedLength = body.length, packed = false): Uint8Array {
  const content = packed ? zstdCompressSync(body) : body;
  const writer = byteWriter(16);
  writer.byte(1);
  writer.byte(packed ? 1 : 0);
  writer.fixed32(crc32(content));
  writer.varint(claimedLength);
  writer.bytes(content);
  return writer.done();
}

function codeOf(blob: Uint8Array): string {
  try {
    const { values } = decodeColumn(blob);
    return values.length <= 1 << 22 ? 'none' : 'too long';
  } catch (error) {
    return HealthError.is(error) ? error.code : String(error);
  }
}

describe('a blob that was made to mislead', () => {
  it('ends in a typed error or in values, whatever its content', () => {
    const flags = fc.integer({ min: 0, max: 31 });
    const body = fc
      .tuple(fc.integer({ min: 0, max: 5 }), flags, fc.integer({ min: 0, max: 25 }), fc.uint8Array({ maxLength: 40 }))
      .map(([encoding, flag, scale, rest]) => Uint8Array.of(encoding, flag, scale, ...rest));
    const seen = new Set<string>();
    fc.assert(
      fc.property(body, (each) => {
        const code = codeOf(forged(each));
        seen.add(code);
        expect(['none', 'storage-corrupt']).toContain(code);
      }),
      { seed: 5, numRuns: 5000 },
    );
    expect(seen.has('storage-corrupt')).toBe(true);
  });

  it('cannot make us allocate more than the format allows', () => {
    const bomb = new Uint8Array(80 * 1024 * 1024);
    expect(codeOf(forged(bomb, bomb.length, true))).toBe('storage-corrupt');
    expect(codeOf(forged(bomb, 100, true))).toBe('storage-corrupt');
    const manySamples = byteWriter(16);
    for (const byte of [0, 16, 0]) manySamples.byte(byte);
    manySamples.varint(2 ** 40);
    expect(codeOf(forged(manySamples.done()))).toBe('storage-corrupt');
  });
});
