import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenValue } from './written-value.ts';

/** As Python writes a value. */
function python(value: unknown): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') {
    const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
    return `${quote}${value.replace(/\\/g, '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`;
  }
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`;
  if (typeof value === 'object') {
    return `{${Object.entries(value)
      .map(([key, each]) => `${python(key)}: ${python(each)}`)
      .join(', ')}}`;
  }
  return String(value);
}

const word = fc.string({ unit: fc.constantFrom('a', 'B', '1', ' ', "'", '"', '\\', ':', 'None', '{', ',') });
const leaf = fc.oneof(
  word,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.constantFrom(null, true, false),
);
const tree = fc.oneof(
  fc.array(fc.oneof(leaf, fc.array(leaf))),
  fc.dictionary(fc.stringMatching(/^[a-z_]{1,6}$/), leaf),
);

describe('what a cell holds', () => {
  it('is the same, as JSON and as Python writes it', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const same = JSON.parse(JSON.stringify(value));
        expect(writtenValue(JSON.stringify(value))).toEqual(same);
        expect(writtenValue(python(same))).toEqual(same);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it.each(['', 'hello', "{'a': ", '{nan', '[1, 2', "{'a' 1}"])('is nothing: %s', (text) => {
    expect(writtenValue(text)).toBeNull();
  });
});
