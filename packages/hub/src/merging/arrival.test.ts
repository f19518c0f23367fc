import {
  type DeliveredRecord,
  type Instant,
  instantOf,
  type LocalDate,
  millisecondsOf,
  type RecordId,
} from '@vitalwire/core';
import { generateMergeSet, handWrittenMergeSet, type MergeSet } from '@vitalwire/providers-synthetic/merge-set';
import { memoryStorage } from '@vitalwire/storage/memory';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { call, now } from '../../test/fixtures.ts';
import { hubFor } from '../../test/graded-set.ts';
import { type WholeState, wholeState } from '../../test/whole-state.ts';

/** Something that a source says: a record, a newer version of it, or that it is gone. */
type Message = { readonly gives: DeliveredRecord } | { readonly takes: RecordId; readonly at: Instant };

function messagesOf(set: MergeSet, ids: ReadonlySet<RecordId>): readonly Message[] {
  return [
    ...set.delivered.filter(({ record }) => ids.has(record.id)).map((gives) => ({ gives })),
    ...set.later.flatMap((change): readonly Message[] => {
      if (change.type === 'deleted')
        return ids.has(change.recordId) ? [{ takes: change.recordId, at: change.receivedAt }] : [];
      return ids.has(change.delivered.record.id) ? [{ gives: change.delivered }] : [];
    }),
  ];
}

async function stateAfter(set: MergeSet, pages: readonly (readonly Message[])[]): Promise<WholeState> {
  const storage = memoryStorage();
  const hub = hubFor(storage, set);
  for (const page of pages) {
    const records = page.flatMap((message) => ('gives' in message ? [message.gives] : []));
    if (records.length > 0) await hub.importing.ingest(call.owner, { records, thresholds: [], entry: null });
    for (const message of page) {
      if ('takes' in message)
        await hub.importing.withdraw(call.owner, { ids: [message.takes], withdrawnAt: message.at });
    }
  }
  expect(await storage.records.rebuildTotals(call.owner)).toBe(0);
  return wholeState(storage);
}

const oneByOne = (order: readonly Message[]) => order.map((message) => [message]);

function permutations<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((first, i) => permutations(list.toSpliced(i, 1)).map((rest) => [first, ...rest]));
}

describe('every order of a few messages ends alike', () => {
  const written = handWrittenMergeSet('2021-01-04' as LocalDate);
  const generated = generateMergeSet({ seed: 3, from: '2025-03-20' as LocalDate, days: 40 });
  const changed = generated.events.filter(({ trap }) => trap === 'changed later' || trap === 'split in two');
  const several = written.events.filter(({ views }) => views.length >= 3 && views.length <= 5);
  const scenes: readonly (readonly [string, MergeSet, readonly RecordId[]])[] = [
    ...changed.map((event) => [event.id, generated, sceneOf(generated, event.id)] as const),
    ...several.map((event) => [event.trap, written, event.views.map(({ recordId }) => recordId)] as const),
  ];

  test.each(scenes)('%s', async (_, set, ids) => {
    const messages = messagesOf(set, new Set(ids));
    const expected = await stateAfter(set, oneByOne(messages));
    for (const order of permutations(messages)) expect(await stateAfter(set, oneByOne(order))).toEqual(expected);
  });
});

/** The records of an event, those that are taken back later, too. */
function sceneOf(set: MergeSet, eventId: string): readonly RecordId[] {
  return set.delivered
    .filter(({ record }) => record.provenance.naturalKey.startsWith(`${eventId}/`))
    .map(({ record }) => record.id);
}

test('days in any order and in pages of any size, with everything given again, end alike', async () => {
  const set = generateMergeSet({ seed: 5, from: '2025-05-28' as LocalDate, days: 12 });
  const messages = messagesOf(set, new Set(set.delivered.map(({ record }) => record.id)));
  const expected = await stateAfter(set, [messages]);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...messages], { minLength: messages.length }),
      fc.subarray([...messages]),
      fc.integer({ min: 1, max: 40 }),
      async (order, again, size) => {
        const pages = Array.from({ length: Math.ceil(order.length / size) }, (_, i) =>
          order.slice(i * size, (i + 1) * size),
        );
        expect(await stateAfter(set, [...pages, again])).toEqual(expected);
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
