import { expect, test } from 'vitest';
import { computed, insufficientData } from './index.ts';

test('a value comes with what its reader must know', () => {
  expect(computed(221)).toEqual({ status: 'ok', value: 221, warnings: [] });
  expect(computed(221, ['Two gaps were left out.']).warnings).toEqual(['Two gaps were left out.']);
});

test('too little data is no value at all', () => {
  const outcome = insufficientData('30 s of power', '12 s');
  expect(outcome).toEqual({ status: 'insufficient-data', need: '30 s of power', have: '12 s' });
  expect(outcome).not.toHaveProperty('value');
});
