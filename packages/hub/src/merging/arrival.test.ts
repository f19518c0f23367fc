import { type Instant, instantOf, type LocalDate, millisecondsOf, type RecordId } from '@vitalwire/core';
import { generateMergeSet, handWrittenMergeSet } from '@vitalwire/providers-synthetic/merge-set';
import { memoryStorage } from '@vitalwire/storage/memory';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedScenes, messagesOf, oneByOne, permutations, sharedScenes, stateAfter } from '../../test/arrival.ts';
import { call, now } from '../../test/fixtures.ts';
import { hubFor } from '../../test/graded-set.ts';

describe('every order of a few messages ends alike', () => {
  test.each([...changedScenes, ...sharedScenes])('%s', async (_, { preference, messages }) => {
    const expected = await stateAfter(memoryStorage(), preference, oneByOne(messages));
    for (const order of permutations(messages))
      expect(await stateAfter(memoryStorage(), preference, oneByOne(order))).toEqual(expected);
  });

  test('days among them have values', async () => {
    const values = await Promise.all(
      changedScenes.map(
        async ([, { preference, messages }]) =>
          (await stateAfter(memoryStorage(), preference, oneByOne(messages))).days,
      ),
    );
    expect(values.flat()).toContainEqual(expect.objectContaining({ metric: 'steps', value: 2800 }));
    expect(values.flat()).toContainEqual(expect.objectContaining({ metric: 'restingHeartRateBpm', value: 47 }));
  });
});

test('days in any order and in pages of any size, with everything given again, end alike', async () => {
  const set = generateMergeSet({ seed: 5, from: '2025-05-28' as LocalDate, days: 12 });
  const messages = messagesOf(set, new Set(set.delivered.map(({ record }) => record.id)));
  const expected = await stateAfter(memoryStorage(), set.preference, [messages]);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...messages], { minLength: messages.length }),
      fc.subarray([...messages]),
      fc.integer({ min: 1, max: 40 }),
      async (order, again, size) => {
        const pages = Array.from({ length: Math.ceil(order.length / size) }, (_, i) =>
          order.slice(i * size, (i + 1) * size),
        );
        expect(await stateAfter(memoryStorage(), set.preference, [...pages, again])).toEqual(expected);
      },
    ),
    { numRuns: 25 },
  );
});

test('what a source takes back is gone, and what the person joined stays joined', async () => {
  const set = handWrittenMergeSet('2021-01-04' as LocalDate);
  const [three] = set.events.filter(({ views }) => views.length === 3);
  const [a, b, c] = three?.views.map(({ recordId }) => recordId) ?? [];
  if (a === undefined || b === undefined || c === undefined) throw new RangeError('no event of three records');
  const storage = memoryStorage();
  const hub = hubFor(storage, set);
  const records = set.delivered.filter(({ record }) => [a, b, c].includes(record.id));
  await hub.importing.ingest(call.owner, { records, thresholds: [], entry: null });
  expect((await hub.curation.merges(null, call)).map(({ members }) => members)).toEqual([[a, b, c].sort()]);
  await hub.curation.merge([a, b, c], call);
  const taken = (ids: readonly RecordId[], withdrawnAt: Instant = now) =>
    hub.importing.withdraw(call.owner, { ids, withdrawnAt });
  expect(await taken([c])).toBe(1);
  expect(await hub.curation.merges(null, call)).toMatchObject([{ decidedBy: 'person', members: [a, b].sort() }]);
  expect(await taken([b, c])).toBe(1);
  expect(await hub.curation.merges(null, call)).toEqual([]);
  // Given anew after that, they are back; what was taken back before is not taken back again.
  const anew = records.map(({ record, streams }) => ({
    record: { ...record, name: 'Given anew', provenance: { ...record.provenance, receivedAt: later(now) } },
    streams,
  }));
  await hub.importing.ingest(call.owner, { records: anew, thresholds: [], entry: null });
  expect(await taken([a, b, c])).toBe(0);
  expect((await hub.curation.merges(null, call)).map(({ members }) => members)).toEqual([[a, b, c].sort()]);
});

const later = (moment: Instant) => instantOf(millisecondsOf(moment) + 60_000);
