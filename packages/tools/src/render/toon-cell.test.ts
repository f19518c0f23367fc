import { encode } from '@toon-format/toon';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OutputFormat } from './format.ts';
import { sectionText } from './sections.ts';
import { toonTable } from './tables.ts';

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.stringMatching(/^[\w ./+()%:,#\-"\\{}[\]\n]{0,12}$/),
  fc.stringMatching(/^\d{4}-\d\d-\d\d(?:T[\d:.Z+-]{0,9})?$/),
  fc.constantFrom('', 'true', 'false', 'null', 'nul', '-', '1e5', '05', '2026', '2026-11-21', 'a ', ' a', '- a', '#a'),
);
const value = fc.oneof(
  text,
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.double(),
  fc.constantFrom(-0, 1e21, 1e-7, 5e-324, Number.NaN, Number.POSITIVE_INFINITY),
);

describe('what is written without the encoder is what the encoder writes', () => {
  it('in a row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ a: value, b: value, c: fc.constant(1) }), { minLength: 1, maxLength: 3 }),
        (rows) => {
          const filled = [...rows, { a: 'x', b: 'y', c: 1 }];
          expect(toonTable('rows', filled, ['a', 'b', 'c']).first(filled.length)).toBe(encode({ rows: filled }));
        },
      ),
      { seed: 11, numRuns: 2000 },
    );
  });

  it('behind a key and in a list', () => {
    fc.assert(
      fc.property(value, fc.array(value, { minLength: 1, maxLength: 5 }), (one, many) => {
        expect(sectionText('key', one, OutputFormat.Toon)).toBe(encode({ key: one }));
        expect(sectionText('key', many, OutputFormat.Toon)).toBe(encode({ key: many }));
      }),
      { seed: 12, numRuns: 2000 },
    );
  });
});
