import { strict as assert } from 'node:assert';
import type { RecordId } from '@vitalwire/core';
import {
  action,
  anna,
  choice,
  coverage,
  egressEntry,
  files,
  firstMorning,
  later,
  note,
  receivedAt,
} from '../samples.ts';
import { type Requirements, rejectsWith } from '../subject.ts';

const hours = (from: number, to: number) => ({
  from: later(firstMorning, from * 3600),
  to: later(firstMorning, to * 3600),
});

export const ledgerCases: Requirements = {
  async 'actions are listed newest first and can be marked as undone'({ actions }) {
    const later1 = action('b', { at: later(receivedAt, 1) });
    await actions.write(anna, action('a'));
    await actions.write(anna, later1);
    await actions.write(anna, action('c'));
    assert.deepEqual(await actions.list(anna, 2), [later1, action('c')]);
    const undone = { ...later1, undoneAt: later(receivedAt, 9) };
    await actions.write(anna, undone);
    assert.deepEqual(await actions.list(anna, 9), [undone, action('c'), action('a')]);
  },

  async 'choices are replaced by id and taken away'({ choices }) {
    await choices.write(anna, choice('a'));
    await choices.write(anna, choice('b', { decidedAt: later(receivedAt, 1), ranking: [files] }));
    await choices.write(anna, choice('a', { metric: null }));
    assert.deepEqual(await choices.list(anna), [
      choice('b', { decidedAt: later(receivedAt, 1), ranking: [files] }),
      choice('a', { metric: null }),
    ]);
    assert.equal(await choices.remove(anna, choice('a').id), true);
    assert.equal(await choices.remove(anna, choice('a').id), false);
    assert.equal((await choices.list(anna)).length, 1);
  },

  async 'a later reading takes the place of an earlier one, and leaves its edges'({ coverage: store }) {
    await store.mark(anna, coverage({ range: hours(0, 10) }));
    const reason = { code: 'rate-limited', sentence: 'Try again in an hour.' } as const;
    const failed = coverage({ range: hours(4, 6), outcome: 'failed', reason, readAt: later(receivedAt, 60) });
    await store.mark(anna, failed);
    assert.deepEqual(await store.list(anna, {}), [
      coverage({ range: hours(0, 4) }),
      failed,
      coverage({ range: hours(6, 10) }),
    ]);
    assert.deepEqual(await store.list(anna, { range: hours(6, 7) }), [coverage({ range: hours(6, 10) })]);
    await store.mark(anna, coverage({ range: hours(3, 7) }));
    assert.deepEqual(await store.list(anna, {}), [coverage({ range: hours(0, 10) })]);
  },

  async 'readings of other sources, kinds and metrics do not touch each other'({ coverage: store }) {
    const all = [
      coverage({ sourceId: files }),
      coverage({ kind: 'samples', subtype: 'heartRateBpm' }),
      coverage({ kind: 'samples', subtype: 'steps' }),
      coverage(),
    ];
    for (const each of all.toReversed()) await store.mark(anna, each);
    assert.deepEqual(await store.list(anna, {}), all);
    assert.deepEqual(await store.list(anna, { sourceId: files }), [coverage({ sourceId: files })]);
    assert.equal((await store.list(anna, { kind: 'samples' })).length, 2);
    await rejectsWith('invalid-input', store.mark(anna, coverage({ range: hours(2, 2) })));
  },

  async 'what a source took back is kept with its latest moment'({ withdrawals }) {
    const [a, b, c] = [note('a').id, note('b').id, note('c').id].toSorted();
    const gone = (recordId: RecordId | undefined, seconds: number) => ({
      recordId: recordId as RecordId,
      withdrawnAt: later(receivedAt, seconds),
    });
    await withdrawals.write(anna, [gone(b, 5), gone(a, 1)]);
    await withdrawals.write(anna, [gone(b, 3), gone(a, 2)]);
    assert.deepEqual(await withdrawals.list(anna, null), [gone(a, 2), gone(b, 5)]);
    assert.deepEqual(await withdrawals.list(anna, [c as RecordId, b as RecordId]), [gone(b, 5)]);
    assert.deepEqual(await withdrawals.list(anna, []), []);
  },
  async 'egress is kept in order, two entries of one moment side by side'({ egress }) {
    const next = egressEntry({ at: later(receivedAt, 5), records: [] });
    await egress.write(anna, next);
    await egress.write(anna, egressEntry());
    await egress.write(anna, egressEntry());
    assert.deepEqual(await egress.list(anna, null), [egressEntry(), egressEntry(), next]);
    assert.deepEqual(await egress.list(anna, { from: later(receivedAt, 5), to: later(receivedAt, 6) }), [next]);
    assert.deepEqual(await egress.list(anna, { from: receivedAt, to: receivedAt }), []);
    assert.equal(await egress.prune(anna, later(receivedAt, 5)), 2);
    assert.deepEqual(await egress.list(anna, null), [next]);
  },
};
