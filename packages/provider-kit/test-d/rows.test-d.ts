import { type CsvLine, matchColumns, present, readCsv } from '@vitalwire/provider-kit/rows';
import { expectTypeOf, test } from 'vitest';

test('a column that was not asked for does not compile', () => {
  const columns = matchColumns(['a'], { start: 'Start' }, ['start']);
  expectTypeOf(columns?.cell).parameter(1).toEqualTypeOf<'start'>();
  // @ts-expect-error: no such column
  matchColumns(['a'], { start: 'Start' }, ['end']);
});

test('what is absent is no field', () => {
  expectTypeOf(present<{ a: number }>({ a: null })).toEqualTypeOf<{ readonly a?: number }>();
});

test('rows are told from problems', () => {
  expectTypeOf(readCsv).returns.toExtend<AsyncIterable<CsvLine>>();
});
