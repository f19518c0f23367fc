import { algorithmFamilies, algorithmIds, defaultMethods } from '@vitalwire/core';
import { expect, test } from 'vitest';
import { algorithms, describeAlgorithms } from './registry/index.ts';

test('every id is in the table and its algorithm bears it', () => {
  expect(Object.keys(algorithms).toSorted()).toEqual(algorithmIds.toSorted());
  for (const [id, { spec }] of Object.entries(algorithms)) expect(spec.id).toBe(id);
});

test('the description says all that a reader needs', () => {
  const descriptions = describeAlgorithms();
  expect(descriptions.map(({ id }) => id)).toEqual(algorithmIds);
  for (const { id, title, unit, formula, validRange, references, version, family, method } of descriptions) {
    expect(id).toBe(`${family}.${method}`);
    for (const text of [title, unit, formula, validRange]) expect(text, id).not.toBe('');
    expect(references.length, id).toBeGreaterThan(0);
    expect(version, id).toBeGreaterThanOrEqual(1);
    for (const { doi } of references) if (doi !== undefined) expect(doi, id).toMatch(/^10\.\d{4,}\/\S+$/);
  }
  const titles = descriptions.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});

test('every family has one default', () => {
  const defaults = describeAlgorithms().filter(({ isDefault }) => isDefault);
  expect(defaults.map(({ family }) => family)).toEqual(Object.keys(algorithmFamilies));
  expect(defaults.map(({ method }) => method)).toEqual(Object.values(defaultMethods));
});

test('a spec cannot be changed', () => {
  expect(Object.isFrozen(algorithms['power.normalized.coggan'].spec)).toBe(true);
});
