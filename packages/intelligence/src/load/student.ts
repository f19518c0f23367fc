const Z = 1.959963984540054;

/** Value of Student's t that 2.5 % exceed; expansion about the normal, within 0.02 % from 5 degrees of freedom on. */
export function studentT975(degreesOfFreedom: number): number {
  const z = Z;
  const n = degreesOfFreedom;
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ];
  return terms.reduce((sum, term, i) => sum + term / n ** (i + 1), z);
}
