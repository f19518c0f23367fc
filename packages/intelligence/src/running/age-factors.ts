import type { EquationSex } from '../person.ts';

// Road running age-grade tables of 2025 by Alan Jones and Tom Bernhard, CC0: https://github.com/AlanLyttonJones/Age-Grade-Tables

/** Kilometres of the open standards. */
export const standardKilometers: readonly number[] = [
  5, 6, 6.437376, 8, 8.04672, 10, 11.265408, 12, 15, 16.09344, 20, 21.0975, 25, 30, 42.195, 50, 80.4672, 100, 150,
  160.9344, 200,
];

/** Seconds for them that count as 100 % at the best age. */
export const standardSeconds: { readonly [S in EquationSex]: readonly number[] } = {
  female: [
    834, 1010, 1087, 1365, 1375, 1726, 1950, 2084, 2629, 2832, 3557, 3772, 4500, 5450, 7796, 9390, 17100, 23591, 39700,
    43500, 57600,
  ],
  male: [
    769, 930, 1000, 1255, 1264, 1584, 1790, 1915, 2415, 2595, 3260, 3451, 4110, 4980, 7235, 8820, 16080, 21360, 36300,
    39790, 52800,
  ],
};

/** Distances that have a column of factors; between two of them the logarithm of the distance decides, beyond the last it stays. */
export const factorKilometers: readonly number[] = [5, 10, 21.0975, 42.195];
export const YOUNGEST = 5;
export const OLDEST = 100;

/**
 * Ten-thousandths of the factor from age 5 to 100, a column each: the first, the first difference, and by how much each
 * further difference is less than the one before (`40x3` three times 40). The curves are made of parabolas and lines, so
 * this is short, and exact.
 */
const columns: { readonly [S in EquationSex]: readonly string[] } = {
  female: [
    '6903 319 14 16 14 15 15 14 16 14 11 1 0 47 95 47 0x6 3 4 6 5x4 6 4 6 4 6 5x5 6 4 4 -1 0x8 1 -1 0x8 1 -1 0x8 1 -1 5 8 8 7 8 7 8 8 7 8 7 8 8 7 8 8 7 7 8x3 7 7',
    '6850 333 18 19 18 17 20 17 18 19 18 9 0 20 40x3 20 0x5 2 5 4 5 4 4 5 5 4 4 5 4 5 4 4 6 3 5 5 3 6 4 3 0 1 -1 0 1 -1 1 -1 0 1 -1 1 -1 0 1 -1 1 -1 0 1 -1 1 -1 0 1 3 8 7 8 8 7 8 7 8 8 7 8 7 8 8 7 8 7 8 8 7 8 7 8 8',
    '6080 394 21 20 20 21 20 21 20 20 21 10 0 20 40x4 20 0x4 2 5x3 4 5 5 4 5x3 4 5x3 4 5 5 4 5x3 1 1 -1 1 -1 1 -1 1 -1 1 -1 1 -1 1 -1 1 -1 1 -1 1 -1 1 -1 1 -1 1 2 8 9 7 8 9 7 8 8 9 7 8 9 7 8 9 7 8 8 9 7 8 9 7 8',
    '5405 469 32 30 32 30 32 30 32 30 32 15 0x3 12 26 24 25 25 24 26 12 2 4 3 4x4 3 4x4 3 4x3 3 5 3 4 3 5 3 4 4 3 5 3 4 2 1 -1 1 0 -1 1 -1 1 0 -1 1 -1 1 0 -1 1 3 9 8 7 9 7 9 8 7 9 7 9 8 7 9 7 9 8 7 9 7 9 8 7 9 7 9',
  ],
  male: [
    '6080 584 48x10 24 29 46 5 0x9 1 10 12x4 10 1 0x30 1 7 5 6x3 7 5 6x3 7 5 6x3 7 5 6x3 7 5 6x3 7 5 6x3 7 5',
    '5073 605 40x13 20 33 32 0x8 4 7x3 8 7 7 8 7 7 6 0x29 3 7 7 6 7x3 6 7 7 6 7 7 6 7x3 6 7 7 6 7 7 6 7x3 6 7 7',
    '4621 743 57 58 58 56 58 58 57 57 58 57 55 14 0 50 50 0x10 4 10 8 10 8 9x4 2 -1 1 0x3 -1 1 0x3 -1 1 0x3 -1 1 0x3 -1 1 0x3 -1 1 0 0 3 7x3 6 7x5 6 7x5 6 7x3 6 8 6 7x3 6 8 6 7',
    '4414 666 44 45 44 44 45 44 45 44 44 45 22 20 40x4 20 0x12 1 19 25 24 13 0x31 4 6 8 6 8 6 8 6 8 6 8 6 8 6 8 6 8 6 8 6 8 6 8 6 8 6 8 6 8',
  ],
};

/** Factors of one column, the youngest first. */
export function ageFactors(sex: EquationSex, column: number): readonly number[] {
  const [first = 0, rise = 0, ...bends] = (columns[sex][column] ?? '').split(' ').flatMap((word) => {
    const [value, times = '1'] = word.split('x');
    return new Array<number>(Number(times)).fill(Number(value));
  });
  let factor = first + rise;
  let step = rise;
  const factors = [first, factor];
  for (const bend of bends) {
    step -= bend;
    factor += step;
    factors.push(factor);
  }
  return factors.map((value) => value / 10_000);
}
