import { type MadeFile, textFile, zipBytes } from '@vitalwire/archive-writers';
import { describe, expectTypeOf, it } from 'vitest';

describe('a made file', () => {
  it('is what writers take, and cannot be changed', () => {
    const file = textFile('a.txt', 'a');
    expectTypeOf(file).toEqualTypeOf<MadeFile>();
    expectTypeOf(zipBytes([file])).toEqualTypeOf<Promise<Uint8Array>>();
    // @ts-expect-error a path is given once
    file.path = 'b.txt';
  });
});
