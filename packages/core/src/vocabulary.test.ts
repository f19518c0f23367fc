import { expect, test } from 'vitest';
import {
  algorithmFamilies,
  algorithmIds,
  allScopes,
  DataKind,
  dataKinds,
  defaultMethods,
  isAlgorithmId,
  isSampleMetric,
  isSport,
  Scope,
  SportFamily,
  sampleMetrics,
  sportFamily,
  sports,
} from './index.ts';

test('words that are stored differ from one another and hold nothing to escape', () => {
  const words: readonly (readonly string[])[] = [
    dataKinds,
    allScopes,
    sports,
    algorithmIds,
    Object.values(SportFamily),
    Object.keys(sampleMetrics),
  ];
  for (const group of words) {
    expect(group.length).toBeGreaterThan(0);
    expect(new Set(group).size).toBe(group.length);
    for (const word of group) expect(word).toMatch(/^[a-zA-Z0-9_.:-]+$/);
  }
  expect(dataKinds).toEqual(Object.values(DataKind));
  expect(allScopes).toEqual(Object.values(Scope));
});

test('every sport has a family, and is its own where the two share a name', () => {
  const known: readonly string[] = Object.values(SportFamily);
  for (const sport of sports) {
    expect(known).toContain(sportFamily(sport));
    if (known.includes(sport)) expect(sportFamily(sport)).toBe(sport);
  }
  expect(sportFamily('trail_running')).toBe('running');
  expect(sportFamily('open_water_swimming')).toBe('swimming');
  expect(sportFamily('golf')).toBe('other');
});

test('names of the prototype are no words of ours', () => {
  for (const name of ['toString', 'constructor', '__proto__', '']) {
    expect(isSport(name) || isSampleMetric(name) || isAlgorithmId(name)).toBe(false);
  }
  expect(isSport('running') && isSampleMetric('steps') && isAlgorithmId('load.trimp.hybrid')).toBe(true);
});

test('the default of a family is one of its methods', () => {
  for (const [family, method] of Object.entries(defaultMethods)) {
    expect(isAlgorithmId(`${family}.${method}`)).toBe(true);
  }
  expect(Object.keys(defaultMethods)).toEqual(Object.keys(algorithmFamilies));
});
