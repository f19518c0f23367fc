import { requireWhole } from '../refuse.ts';

/** Numbers in [0, 1) with 32 bits: xoshiro128** of Blackman & Vigna 2021, its state filled from one whole number. */
export function seededRandom(seed: number): () => number {
  requireWhole('seed', seed, 0);
  let fill = (seed >>> 0) ^ Math.imul(Math.floor(seed / 2 ** 32), 0x85ebca6b);
  const state = Uint32Array.from({ length: 4 }, () => {
    fill = (fill + 0x9e3779b9) >>> 0;
    let z = Math.imul(fill ^ (fill >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  });
  return () => {
    const times5 = Math.imul(state[1]!, 5);
    const answer = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0;
    const shifted = state[1]! << 9;
    state[2]! ^= state[0]!;
    state[3]! ^= state[1]!;
    state[1]! ^= state[2]!;
    state[0]! ^= state[3]!;
    state[2]! ^= shifted;
    state[3] = (state[3]! << 11) | (state[3]! >>> 21);
    return answer / 2 ** 32;
  };
}

/** Standard normal values from uniform ones, two at a time (Box & Muller). */
export function normalRandom(uniform: () => number): () => number {
  let spare = Number.NaN;
  return () => {
    const kept = spare;
    spare = Number.NaN;
    if (kept === kept) return kept;
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
