import { strict as assert } from 'node:assert';
import type { MergeId, MergeRefusal, RecordId } from '@vitalwire/core';
import { anna, later, mergeOf, note, receivedAt, watch, workout } from '../samples.ts';
import { type Requirements, rejectsWith } from '../subject.ts';

const ours = workout('a');
const theirs = workout('a', later(ours.start, 4), {}, watch);
const third = workout('c', later(ours.start, 86_400));
const fourth = workout('d', later(ours.start, 86_404));

export const mergeCases: Requirements = {
  async 'are found by any member, and removed without a trace'({ records, merges }) {
    await records.write(anna, [ours, theirs, third]);
    const before = await records.dayTotals(anna, { kind: 'workout' });
    const merge = mergeOf([ours, theirs], { borrowedChannels: [{ channel: 'powerWatts', from: theirs.id }] });
    await merges.write(anna, merge);
    for (const id of [ours.id, theirs.id]) assert.deepEqual(await merges.ofRecords(anna, [id]), [merge]);
    assert.deepEqual(await merges.ofRecords(anna, [theirs.id, third.id, ours.id]), [merge]);
    assert.deepEqual(await merges.ofRecords(anna, [third.id]), []);
    assert.deepEqual(await merges.ofRecords(anna, []), []);
    assert.deepEqual(await merges.list(anna, 'workout'), [merge]);
    assert.deepEqual(await merges.list(anna, 'sleep'), []);
    assert.deepEqual(await merges.get(anna, merge.id), merge);
    assert.equal(await merges.get(anna, 'merge_none' as MergeId), null);
    assert.deepEqual(await records.get(anna, 'workout', theirs.id), theirs);
    assert.equal(await merges.remove(anna, merge.id), true);
    assert.equal(await merges.remove(anna, merge.id), false);
    assert.deepEqual(await merges.ofRecords(anna, [ours.id, theirs.id]), []);
    assert.deepEqual(await merges.list(anna, 'workout'), []);
    assert.deepEqual(await records.dayTotals(anna, { kind: 'workout' }), before);
  },

  async 'written again replace themselves'({ records, merges }) {
    await records.write(anna, [ours, theirs]);
    const other = mergeOf([ours, theirs], { primary: theirs.id, decidedBy: 'person' });
    await merges.write(anna, mergeOf([ours, theirs]));
    await merges.write(anna, other);
    assert.deepEqual(await merges.list(anna, 'workout'), [other]);
  },

  async 'are listed by the time of their decision'({ records, merges }) {
    await records.write(anna, [ours, theirs, third, fourth]);
    const late = mergeOf([ours, theirs], { decidedAt: later(receivedAt, 60) });
    const early = mergeOf([third, fourth]);
    await merges.write(anna, late);
    await merges.write(anna, early);
    assert.deepEqual(await merges.list(anna, 'workout'), [early, late]);
    assert.deepEqual(await merges.ofRecords(anna, [ours.id, fourth.id]), [early, late]);
  },

  async 'hold a record at most once'({ records, merges }) {
    await records.write(anna, [ours, theirs, third]);
    await merges.write(anna, mergeOf([ours, theirs]));
    await rejectsWith('invalid-input', merges.write(anna, mergeOf([theirs, third])), theirs.id);
    assert.deepEqual(await merges.ofRecords(anna, [third.id]), []);
  },

  async 'that contradict themselves or name what is not there are refused'({ records, merges }) {
    await records.write(anna, [ours, theirs, note('n')]);
    await rejectsWith('invalid-input', merges.write(anna, mergeOf([ours])));
    await rejectsWith('invalid-input', merges.write(anna, mergeOf([ours, ours])));
    await rejectsWith('invalid-input', merges.write(anna, mergeOf([ours, theirs], { primary: third.id })));
    const loan = [{ channel: 'powerWatts' as const, from: ours.id }];
    await rejectsWith('invalid-input', merges.write(anna, mergeOf([ours, theirs], { borrowedChannels: loan })));
    await rejectsWith('not-found', merges.write(anna, mergeOf([ours, third])), third.id);
    await rejectsWith(
      'invalid-input',
      merges.write(anna, mergeOf([ours, theirs], { members: [ours.id, note('n').id] })),
    );
    assert.deepEqual(await merges.list(anna, 'workout'), []);
    assert.equal(await merges.remove(anna, 'merge_unknown' as MergeId), false);
  },

  async 'end when a member is removed'({ records, merges }) {
    await records.write(anna, [ours, theirs, third]);
    await merges.write(anna, mergeOf([ours, theirs, third]));
    await records.remove(anna, [theirs.id]);
    assert.deepEqual(await merges.ofRecords(anna, [ours.id, third.id]), []);
    assert.deepEqual(await merges.list(anna, 'workout'), []);
    await merges.write(anna, mergeOf([ours, third]));
  },

  async 'outlive a new version of a member'({ records, merges }) {
    await records.write(anna, [ours, theirs]);
    await merges.write(anna, mergeOf([ours, theirs]));
    await records.write(anna, [workout('a', undefined, { name: 'Sunday' })]);
    assert.deepEqual(await merges.list(anna, 'workout'), [mergeOf([ours, theirs])]);
  },

  async 'refused by the person are remembered by every member'({ records, merges }) {
    const refusal: MergeRefusal = { kind: 'workout', members: [ours.id, theirs.id].sort(), decidedAt: receivedAt };
    const wider: MergeRefusal = {
      kind: 'workout',
      members: [ours.id, third.id, fourth.id].sort(),
      decidedAt: receivedAt,
    };
    await merges.refuse(anna, { ...refusal, members: refusal.members.toReversed(), decidedAt: later(receivedAt, -5) });
    await merges.refuse(anna, refusal);
    await merges.refuse(anna, wider);
    assert.deepEqual(await merges.refusals(anna, [theirs.id]), [refusal]);
    assert.deepEqual(await merges.refusals(anna, [fourth.id]), [wider]);
    assert.equal((await merges.refusals(anna, [ours.id, theirs.id])).length, 2);
    assert.deepEqual(await merges.refusals(anna, ['workout_unknown' as RecordId]), []);
    assert.deepEqual(await merges.refusals(anna, []), []);
    await rejectsWith('invalid-input', merges.refuse(anna, { ...refusal, members: [ours.id] }));
    await records.write(anna, [ours]);
    await records.remove(anna, [ours.id]);
    assert.deepEqual(await merges.refusals(anna, [theirs.id]), [refusal]);
  },

  async 'count their event once in the roll-ups'({ records, merges }) {
    await records.write(anna, [ours, theirs]);
    await merges.write(anna, mergeOf([ours, theirs]));
    const days = () => records.dayTotals(anna, { kind: 'workout' });
    const counts = (await days()).map(({ sourceId, records: all, events }) => [sourceId, all, events]);
    assert.deepEqual(counts, [
      ['files', 1, 1],
      ['watch', 1, 0],
    ]);
    assert.deepEqual((await days())[1]?.metrics, {});
    await merges.write(anna, mergeOf([ours, theirs], { primary: theirs.id }));
    assert.deepEqual(
      (await days()).map(({ events }) => events),
      [0, 1],
    );
    assert.deepEqual(
      (await records.overview(anna)).map(({ records: count }) => count),
      [1, 1],
    );
    await records.remove(anna, [theirs.id]);
    assert.deepEqual(
      (await days()).map(({ sourceId, events }) => [sourceId, events]),
      [['files', 1]],
    );
  },

  async 'a refusal is taken back whole, in whatever order its members are named'({ records, merges }) {
    await records.write(anna, [ours, theirs, third]);
    const refusal: MergeRefusal = { kind: 'workout', members: [ours.id, theirs.id, third.id], decidedAt: receivedAt };
    await merges.refuse(anna, refusal);
    assert.equal(await merges.allow(anna, [ours.id, theirs.id]), false);
    assert.equal((await merges.refusals(anna, [third.id])).length, 1);
    assert.equal(await merges.allow(anna, refusal.members.toReversed()), true);
    assert.deepEqual(await merges.refusals(anna, [ours.id, theirs.id, third.id]), []);
    assert.equal(await merges.allow(anna, refusal.members), false);
  },
};
