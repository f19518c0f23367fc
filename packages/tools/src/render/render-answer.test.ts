import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OutputFormat } from './format.ts';
import { type AnswerParts, pricedAnswer, renderAnswer } from './render-answer.ts';
import type { ShortBasis } from './short-basis.ts';

const word = fc.oneof(fc.stringMatching(/^[ -~]{0,30}$/), fc.constantFrom('two\nlines', 'ä', 'ride', ''));
const cell = fc.oneof(word, fc.double(), fc.integer(), fc.boolean(), fc.constant(null));
const flat = fc.record({ id: word, watts: cell, place: cell }, { requiredKeys: ['id'] });
const basis = fc.record({ said: fc.array(word, { maxLength: 6 }), lacks: fc.array(word, { maxLength: 6 }) }).map(
  ({ said, lacks }): ShortBasis => ({
    sources: [{ source: 'files', records: 3, first_day: '2026-11-01', last_day: null }],
    methods: [],
    inputs: [],
    coverage: null,
    newest_record_at: null,
    received_at: '2026-11-21T10:00:00Z',
    assumptions: said,
    missing: lacks,
  }),
);
const parts = fc
  .record({
    start: word,
    watts: cell,
    zones: fc.option(fc.array(flat, { maxLength: 4 }), { nil: undefined }),
    best: fc.record({ watts: cell, list: fc.array(cell, { maxLength: 3 }) }),
    rows: fc.array(flat, { maxLength: 60 }),
    basis,
    rowsKey: fc.constantFrom('rows', null),
    format: fc.constantFrom(OutputFormat.Toon, OutputFormat.Markdown),
    maxTokens: fc.integer({ min: 500, max: 4000 }),
  })
  .map(({ basis: said, rowsKey, format, maxTokens, ...output }): AnswerParts & { readonly maxTokens: number } => ({
    finding: ({ rows }) => `${(rows as readonly unknown[] | undefined)?.length ?? 'no'} rows.`,
    output,
    basis: said,
    rowsKey,
    rowFields: null,
    cursorAfter: (rows, of) => (rows < of ? `after-${rows}` : null),
    format,
    maxTokens,
  }));

it('a small answer is the same whether it was priced or not', () => {
  let small = 0;
  fc.assert(
    fc.property(parts, (each) => {
      const priced = pricedAnswer(each, each.finding(each.output), each.maxTokens);
      expect(renderAnswer(each)).toEqual(priced);
      if (priced.text.length < each.maxTokens / 2) small++;
    }),
    { seed: 41, numRuns: 800 },
  );
  expect(small).toBeGreaterThan(100);
});
