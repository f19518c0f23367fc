import type { Random } from '../random.ts';

/** A mask as the streams have it: bit `i & 7` of byte `i >> 3` where sample `i` is missing. */
export interface Masked {
  readonly values: Int32Array;
  readonly missing: Uint8Array | null;
}

/** A strap with a dying battery: stretches without a value, and spikes that no heart makes. */
export function failingStrap(rate: Int32Array, random: Random): Masked {
  const values = rate.slice();
  const missing = new Uint8Array((values.length + 7) >> 3);
  const lost = random.integer(3, 7);
  for (let n = 0; n < lost; n++) {
    const from = random.integer(0, values.length - 1);
    const to = Math.min(values.length, from + random.integer(20, 240));
    for (let i = from; i < to; i++) {
      missing[i >> 3] = (missing[i >> 3] ?? 0) | (1 << (i & 7));
      values[i] = 0;
    }
  }
  const spikes = random.integer(2, 5);
  for (let n = 0; n < spikes; n++) {
    const from = random.integer(0, values.length - 1);
    const height = random.integer(224, 238);
    for (let i = from; i < Math.min(values.length, from + random.integer(4, 15)); i++) {
      if (((missing[i >> 3] ?? 0) >> (i & 7)) % 2 === 0) values[i] = height;
    }
  }
  return { values, missing };
}

/** Seconds until the first satellite fix. */
export function secondsToFix(random: Random): number {
  return random.chance(0.2) ? random.integer(4, 22) : 0;
}
