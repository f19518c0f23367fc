import { memoryStorage } from '@vitalwire/storage/memory';
import { expect, test } from 'vitest';
import { expectGood, expectUndoable, gradedSets, hubFor } from '../../test/graded-set.ts';
import { deliver } from '../../test/merge-score.ts';

test.for(gradedSets)('the %s set is joined as it is', async ([name, setOf], { annotate }) => {
  const storage = memoryStorage();
  const set = setOf();
  const hub = hubFor(storage, set);
  await deliver(hub, set, set.delivered);
  await annotate(await expectGood(name, set, hub));
  // All of a large set: in the slow lane, on a file.
  if (set.events.length < 100) await expectUndoable(storage, hub);
});

test('a set is large', () => {
  const events = gradedSets.map(([, setOf]) => setOf().events.length);
  expect(events[0]).toBeGreaterThanOrEqual(50);
  expect(events[1]).toBeGreaterThanOrEqual(2000);
});
