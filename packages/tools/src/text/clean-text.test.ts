import fc from 'fast-check';
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

  test('is the same for plain text, whichever way it takes', () => {
    const ascii = fc.stringMatching(/^[ -~]{0,60}$/);
    // What is not seen at the end sends it the long way.
    fc.assert(
      fc.property(ascii, (text) => {
        expect(cleanText(text)).toBe(cleanText(`${text}\u200B`));
      }),
      { seed: 31, numRuns: 2000 },
    );
  });

  test('nothing visible is absent', () => {
    expect(cleanOptional('\u200B\u202E ')).toBeUndefined();
    expect(cleanOptional(undefined)).toBeUndefined();
  });
});
