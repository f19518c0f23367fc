import { HealthError, type Instant } from '@vitalwire/core';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryKinds, fieldsOfKind } from './all-entries.ts';
import { entryOf, setPath } from './entry-kind.ts';

fc.configureGlobal({ seed: 1 });

const scene = { now: '2026-05-09T13:00:00.000Z' as Instant, timeZone: 'Europe/Berlin', units: 'metric' } as const;
/** Texts that look like what is expected, and texts that do not. */
const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.stringMatching(/^[0-9]{0,5}[.:,/x-]?[0-9]{0,5} ?(?:kg|km|min|h|s|%|ml|C)?$/),
  fc.constantFrom('running', 'glucose', 'rmssd', 'morning', 'yesterday', '23:10-06:45', '__proto__', 'constructor'),
);

test.each(entryKinds.map((entryKind) => [entryKind.word, entryKind] as const))(
  'whatever is typed after %s is an entry, or refused in one sentence',
  (_word, entryKind) => {
    const names = [...Object.keys(entryKind.fields), 'at', 'date', 'for'];
    const typed = fc.record({
      operands: fc.array(text, { minLength: 1, maxLength: 4 }),
      options: fc.dictionary(fc.constantFrom(...names), text, { maxKeys: 3 }),
    });
    fc.assert(
      fc.property(typed, (what) => {
        try {
          const entry = entryOf(entryKind, what, scene);
          expect(entry.kind).toBe(entryKind.kind);
          expect(entry.end === null || entry.end >= entry.start).toBe(true);
        } catch (error) {
          if (!HealthError.is(error)) throw error;
          expect(error.code).toBe('invalid-input');
          expect(error.message).toMatch(/[.?)]$/);
        }
      }),
    );
  },
);

test('a word stands for one field of a kind', () => {
  for (const { kind } of entryKinds) {
    for (const [word, { field }] of fieldsOfKind(kind)) {
      const all = entryKinds
        .filter((entryKind) => entryKind.kind === kind)
        .flatMap(({ fields, operandFields }) => [fields[word], operandFields?.[word]])
        .filter((each) => each !== undefined);
      expect(new Set(all.map((each) => each.field)), `${kind} ${word}`).toEqual(new Set([field]));
    }
  }
});

test('a part of a whole is set beside the others', () => {
  const target = { feel: { feelPercent: 50 } };
  const before = target.feel;
  setPath(target, 'feel.perceivedExertionCr10', 7);
  expect(target).toEqual({ feel: { feelPercent: 50, perceivedExertionCr10: 7 } });
  expect(before).toEqual({ feelPercent: 50 });
});
