import type { AnyRecord, LocalDate } from '@vitalwire/core';
import { parseRecord } from '@vitalwire/core/schema';
import { describe, expect, test } from 'vitest';
import { generateMergeSet, handWrittenCases, handWrittenMergeSet, type MergeSet } from './index.ts';

const generated = generateMergeSet({ seed: 7, from: '2023-01-02' as LocalDate, days: 400 });
const written = handWrittenMergeSet('2021-01-04' as LocalDate);
const recordsOf = (set: MergeSet): readonly AnyRecord[] => [
  ...set.delivered.map(({ record }) => record),
  ...set.later.flatMap((change) => (change.type === 'edited' ? [change.delivered.record] : [])),
];

describe.each([
  ['generated', generated],
  ['hand-written', written],
])('the %s set', (_, set) => {
  test('holds records as the contract wants them, each in one event', () => {
    for (const record of recordsOf(set)) expect(parseRecord(record.kind, record)).toEqual(record);
    const ids = set.delivered.map(({ record }) => record.id);
    expect(new Set(ids).size).toBe(ids.length);
    const deleted = new Set(set.later.flatMap((change) => (change.type === 'deleted' ? [change.recordId] : [])));
    const views = set.events.flatMap((event) => event.views.map(({ recordId }) => recordId));
    expect([...views].sort()).toEqual(ids.filter((id) => !deleted.has(id)).sort());
  });

  test('is the same each time', () => {
    expect(new Set(set.events.map(({ id }) => id)).size).toBe(set.events.length);
  });
});

test('the same seed gives the same set, another seed another', () => {
  const of = (seed: number) => generateMergeSet({ seed, from: '2024-03-01' as LocalDate, days: 20 });
  expect(of(3)).toEqual(of(3));
  expect(of(4)).not.toEqual(of(3));
});

test('fifty cases and more are of people, with where they told of it', () => {
  expect(handWrittenCases.length).toBeGreaterThanOrEqual(50);
  for (const { thread } of handWrittenCases) expect(thread).toMatch(/^[\w.-]+\/[\w.-]+#\d+$/);
});
