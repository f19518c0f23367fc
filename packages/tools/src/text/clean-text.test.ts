import { describe, expect, test } from 'vitest';
import { cleanOptional, cleanText } from './clean-text.ts';

describe('cleanText', () => {
  test.each([
    ['Morning ride', 'Morning ride'],
    ['two\nlines\tand  blanks', 'two lines and blanks'],
    ['a\u0000b\u001B[31mred', 'ab[31mred'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['zero\u200Bwidth\uFEFF', 'zerowidth'],
    [`hidden${String.fromCodePoint(0xe0041, 0xe0042)}tags`, 'hiddentags'],
    ['Käse 日本 🚴', 'Käse 日本 🚴'],
    ['\uD800 lone', '\uFFFD lone'],
  ])('%j becomes %j', (from, to) => {
    expect(cleanText(from)).toBe(to);
  });

  test('is cut at a whole character, and says so', () => {
    expect(cleanText('🚴'.repeat(100), 10)).toBe(`${'🚴'.repeat(9)}…`);
    expect(cleanText('x'.repeat(5_000_000), 80)).toHaveLength(80);
  });

  test('nothing visible is absent', () => {
    expect(cleanOptional('\u200B\u202E ')).toBeUndefined();
    expect(cleanOptional(undefined)).toBeUndefined();
  });
});
