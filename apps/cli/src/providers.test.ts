import { expect, it } from 'vitest';
import { descriptors } from './providers.ts';

it('every vendor says what stands behind its records, so that the default order of sources has a place for it', () => {
  const unplaced = descriptors.filter(({ measuredBy }) => measuredBy === undefined).map(({ id }) => id);
  // Whatever a person has, and nobody’s.
  expect(unplaced).toEqual(['files', 'synthetic']);
});
