import { isAlgorithmId } from '@vitalwire/core';
import { expect, test } from 'vitest';
import { figures, readPeerRides } from './golden-cheetah.ts';

const { rides, rows } = readPeerRides();

test('every figure of every ride is compared', () => {
  expect(rows.map(({ ride, figure }) => `${ride}: ${figure}`)).toEqual(
    rides.flatMap(({ ride }) => Object.keys(figures).map((figure) => `${ride}: ${figure}`)),
  );
  for (const { algorithm } of rows) expect(isAlgorithmId(algorithm), algorithm).toBe(true);
});

test.each(rows.filter(({ difference }) => difference === undefined))(
  '$ride, $figure: one definition, one number to the second decimal',
  ({ theirs, ours }) => expect(Math.abs(theirs - ours)).toBeLessThanOrEqual(0.01),
);

test.each(rows.filter(({ difference }) => difference !== undefined))(
  '$ride, $figure: the difference has a name',
  ({ difference }) => expect(difference).toMatch(/^[A-Z].{20,}\.$/),
);
