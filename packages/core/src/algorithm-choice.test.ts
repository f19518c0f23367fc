import { describe, expect, test } from 'vitest';
import {
  algorithmSettings,
  chooseMethod,
  defaultMethods,
  isMethodOf,
  methodIssue,
  methodsOf,
  type PersonProfile,
} from './index.ts';
import { personSchemas } from './schema/index.ts';

describe('who chooses', () => {
  test('a call beats the person, the person beats the default', () => {
    const person = { 'load.trimp': 'edwards_stream' } as const;
    expect(chooseMethod('load.trimp', 'lucia_stream', person)).toEqual({ method: 'lucia_stream', chosenBy: 'call' });
    expect(chooseMethod('load.trimp', undefined, person)).toEqual({ method: 'edwards_stream', chosenBy: 'person' });
    expect(chooseMethod('load.training-stress', undefined, person)).toEqual({ method: 'hybrid', chosenBy: 'default' });
    expect(chooseMethod('load.trimp', undefined, undefined)).toEqual({ method: 'hybrid', chosenBy: 'default' });
  });

  test('all nine families can be chosen, and the default is one of their methods', () => {
    const families = Object.values(algorithmSettings).map(({ family }) => family);
    expect(new Set(families).size).toBe(9);
    for (const family of families) expect(methodsOf(family)).toContain(defaultMethods[family]);
  });
});

describe('a word that is no method', () => {
  test.each([
    ['load.trimp', 'edwrads', 'did you mean edwards?'],
    ['load.trimp', 'bannister_male', 'did you mean banister_stream?'],
    ['running.vdot', 'daniels', 'did you mean daniels_gilbert?'],
    ['load.fitness-fatigue', 'kalman', 'did you mean kalman_local_level?'],
    ['load.fitness-fatigue', 'ema', 'did you mean trainingpeaks?'],
    ['power.ftp', 'from_vo2max', 'did you mean pierre_from_vo2max?'],
    ['load.training-stress', 'zzz', 'There are hybrid, normalized_power, avg_power, avg_power_pierre_rounded.'],
  ] as const)('%s %s: %s', (family, word, sentence) => {
    expect(isMethodOf(family, word)).toBe(false);
    expect(methodIssue(family, word)).toContain(sentence);
  });

  test('a name that every object has is no method', () => {
    expect(isMethodOf('load.trimp', 'constructor')).toBe(false);
    expect(methodIssue('load.trimp', '__proto__')).not.toContain('did you mean');
  });
});

describe('the schema of a profile', () => {
  const parse = (algorithms: unknown) => personSchemas.profile.safeParse({ algorithms, updatedAt: null });

  test('takes every method of every family and nothing else', () => {
    for (const { family } of Object.values(algorithmSettings)) {
      for (const method of methodsOf(family)) {
        const profile: PersonProfile = { algorithms: { [family]: method }, updatedAt: null };
        expect(personSchemas.profile.parse(profile)).toEqual(profile);
      }
      expect(parse({ [family]: 'mine' }).success).toBe(false);
      expect(parse({ [family]: null }).success).toBe(false);
    }
    expect(parse({ 'hrv.trend': 'plews_swc' }).success).toBe(false);
    expect(parse({ 'load.trimp': undefined }).success).toBe(false);
  });

  test('says what was meant', () => {
    const { error } = parse({ 'load.trimp': 'edwrads' });
    expect(error?.issues).toMatchObject([
      { path: ['algorithms', 'load.trimp'], message: expect.stringContaining('did you mean edwards?') },
    ]);
  });
});
