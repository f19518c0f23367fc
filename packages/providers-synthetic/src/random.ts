/** A seeded source of numbers. Only additions and multiplications, so that every engine draws the same ones. */
export interface Random {
  /** From 0 on, below 1. */
  next(): number;
  between(low: number, high: number): number;
  /** Both ends inside. */
  integer(low: number, high: number): number;
  /** Bell-shaped, mean 0, standard deviation 1, never beyond ±3.5. */
  bell(): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
}

/**
 * A stream of numbers of its own for every combination of keys, so that one day or workout can be generated
 * without the ones before it. Generator: sfc32 (Chris Doty-Humphrey, PractRand, public domain).
 */
export function randomOf(...keys: readonly (string | number)[]): Random {
  let [a, b, c] = seedOf(keys.join('\u0000'));
  let counter = 1;

  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  // The first outputs still show the seed.
  for (let i = 0; i < 12; i++) next();

  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    integer: (low, high) => low + Math.floor((high - low + 1) * next()),
    // Four uniforms sum to variance 4/12: √3 brings it to 1.
    bell: () => (next() + next() + next() + next() - 2) * ROOT_OF_THREE,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly [T, ...T[]]) => list[Math.floor(next() * list.length)] ?? list[0],
  };
}

const ROOT_OF_THREE = 1.732_050_807_568_877_2;

/** Three words of a chained multiply-xor hash over UTF-16 units. */
function seedOf(text: string): [number, number, number] {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x85ebca6b) ^ (c >>> 13);
    b = Math.imul(b ^ unit, 0xc2b2ae35) ^ (a >>> 15);
    c = Math.imul(c ^ unit, 0x27d4eb2f) ^ (b >>> 16);
  }
  return [a | 0, b | 0, c | 0];
}
