import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, isCleanText, textLimits } from './index.ts';

describe('cleanText', () => {
  test.each([
    ['Morning ride', 'Morning ride'],
    ['  Morning ride \n', 'Morning ride'],
    ['a\u0000b\u001b[31mc\u007f\u009b', 'ab[31mc'],
    ['abc\u202e gnp.exe', 'abc gnp.exe'],
    ['\u2067\u2066x\u2069\u200f\u200e\u061c', 'x'],
    ['zero\u200bwidth\ufeff\u2060\u00ad', 'zerowidth'],
    ['hidden\u{e0049}\u{e0067}\u{e006e}\u{e0100}', 'hidden'],
    ['one\r\ntwo\rthree\u2028four\u2029five\u0085six', 'one\ntwo\nthree\nfour\nfive\nsix'],
    ['tab\tstays', 'tab\tstays'],
    ['👩‍🚀 héllo क्ष ❤️', '👩‍🚀 héllo क्ष ❤️'],
    ['half \ud83d here', 'half \ufffd here'],
  ])('%j becomes %j', (text, clean) => {
    expect(cleanText(text, textLimits.name)).toBe(clean);
  });

  test.each(['', '   ', '\u200b\u202e', '\u0000'])('of %j nothing is left', (text) => {
    expect(cleanText(text, textLimits.name)).toBeNull();
  });

  test('cuts at a whole character', () => {
    expect(cleanText('abcdef', 3)).toBe('abc');
    expect(cleanText('ab😀', 3)).toBe('ab');
    expect(cleanText('ab😀', 4)).toBe('ab😀');
    expect(cleanText('ab cdef', 3)).toBe('ab');
    expect(cleanText('😀', 1)).toBeNull();
  });

  test('of any text is clean, within the limit, and stays as it is', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        'a',
        ' ',
        '\n',
        '\t',
        '\r',
        '\u0085',
        '\u0000',
        '\u001b',
        '\u202e',
        '\u200b',
        '\u{e0041}',
        '😀',
        '\ud83d',
        '\ude00',
        'é',
        '\u2028',
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 70 }), (dirty, limit) => {
        const clean = cleanText(dirty, limit);
        if (clean === null) return;
        expect(clean.length).toBeGreaterThan(0);
        expect(clean.length).toBeLessThanOrEqual(limit);
        expect(isCleanText(clean)).toBe(true);
        expect(cleanText(clean, limit)).toBe(clean);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});

test.each(['a\u0000', 'a\rb', '\u202ea', '\u{e0001}', '\ud800', '\u0085'])('%j is not clean', (text) => {
  expect(isCleanText(text)).toBe(false);
});
test.each(['', ' a ', 'a\nb\tc', '👩‍🚀', 'ß'])('%j is clean', (text) => {
  expect(isCleanText(text)).toBe(true);
});
