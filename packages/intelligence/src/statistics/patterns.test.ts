import { describe, expect, test } from 'vitest';
import { confidenceClass, relationshipStrength } from './confidence.ts';
import { hardEasyPattern, hardEasyPatternPierre, type SessionIntensity } from './hard-easy-pattern.ts';

const sessions = (letters: string): readonly SessionIntensity[] =>
  Array.from(letters, (letter) => (letter === 'h' ? 'hard' : letter === 'e' ? 'easy' : 'moderate'));

test.each([
  [15, 0.7, 'high'],
  [14, 0.9, 'medium'],
  [8, 0.5, 'medium'],
  [7, 0.9, 'low'],
  [3, 0.3, 'low'],
  [2, 1, 'very_low'],
  [20, 0.29, 'very_low'],
  [20, null, 'very_low'],
])('confidence of n %d and r² %d', (n, rSquared, expected) => {
  expect(confidenceClass({ n, rSquared })).toMatchObject({ value: expected });
});

test('confidence refuses what cannot be', () => {
  expect(() => confidenceClass({ n: 3.5, rSquared: 0 })).toThrow('n must be');
  expect(() => confidenceClass({ n: 3, rSquared: 1.01 })).toThrow('rSquared');
  expect(() => confidenceClass({ n: 3, rSquared: Number.NaN })).toThrow('rSquared');
});

test.each([
  [0, 'weak'],
  [0.3, 'moderate'],
  [0.5, 'strong'],
  [0.7, 'very_strong'],
  [1, 'very_strong'],
])('strength of r² %d', (rSquared, expected) => {
  expect(relationshipStrength({ rSquared })).toMatchObject({ value: expected });
});

describe('hard/easy, Pierre', () => {
  test.each([
    ['heheh', 1, true],
    ['hhee', 1 / 3, false],
    ['eeee', 0, false],
    ['hmemh', 0, false],
  ])('%s', (letters, patternStrength, followsPattern) => {
    expect(hardEasyPatternPierre({ sequence: sessions(letters) })).toMatchObject({
      value: { patternStrength, followsPattern },
    });
  });

  test('one session is not a pattern', () => {
    expect(hardEasyPatternPierre({ sequence: sessions('h') }).status).toBe('insufficient-data');
    expect(() => hardEasyPatternPierre({ sequence: ['brutal' as SessionIntensity, 'easy'] })).toThrow('sequence.0');
  });
});

describe('hard/easy, beyond chance', () => {
  /** All orders of the same sessions, counted one by one. */
  function counted(letters: string): number {
    const orders = new Map<string, number>();
    const bits = letters.length;
    const hard = Array.from(letters).filter((letter) => letter === 'h').length;
    const runs = (text: string) => Array.from(text).filter((letter, i) => letter !== text[i - 1]).length;
    for (let mask = 0; mask < 2 ** bits; mask++) {
      const text = Array.from({ length: bits }, (_, i) => ((mask >> i) & 1 ? 'h' : 'e')).join('');
      if (Array.from(text).filter((letter) => letter === 'h').length === hard) orders.set(text, runs(text));
    }
    const all = [...orders.values()];
    return all.filter((count) => count >= runs(letters)).length / all.length;
  }

  test.each(['hehehehe', 'heehehhe', 'hhhheeee', 'heeeeeee', 'ehhehehehee'])('%s by counting', (letters) => {
    const outcome = hardEasyPattern({ sequence: sessions(letters) });
    if (outcome.status !== 'ok') throw new Error(outcome.need);
    expect(outcome.value.pValue).toBeCloseTo(counted(letters), 10);
  });

  test('alternation is found, blocks are not, moderate sessions do not count', () => {
    expect(hardEasyPattern({ sequence: sessions('hehehehehe') })).toMatchObject({ value: { followsPattern: true } });
    expect(hardEasyPattern({ sequence: sessions('hhhhheeeee') })).toMatchObject({
      value: { followsPattern: false, runs: 2 },
    });
    expect(hardEasyPattern({ sequence: sessions('hmehmehehmehe') })).toMatchObject({ value: { followsPattern: true } });
    expect(hardEasyPattern({ sequence: sessions('hhhhhhhhhh') }).status).toBe('insufficient-data');
  });
});
