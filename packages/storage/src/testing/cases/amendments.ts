import { strict as assert } from 'node:assert';
import type { StorageTransaction } from '@vitalwire/core';
import { anna, dayAfter, files, later, mergeOf, note, receivedAt, ride, watch, workout } from '../samples.ts';
import { type Requirements, rejectsWith } from '../subject.ts';

const ride1 = workout('r');
const dayLater = later(receivedAt, 86_400);

const distanceOn = async ({ records }: StorageTransaction, day: string) =>
  (await records.dayTotals(anna, { kind: 'workout' })).find(({ localDate }) => localDate === day)?.metrics
    .distanceMeters?.sum;

export const amendmentCases: Requirements = {
  async 'the person says otherwise, and the source stays'({ records }) {
    await records.write(anna, [ride1]);
    const fields = { distanceMeters: 30_000, name: 'Around the lake', averagePowerWatts: null };
    assert.equal(await records.amend(anna, ride1.id, { fields, amendedAt: dayLater }), true);
    const seen = await records.get(anna, 'workout', ride1.id);
    assert.equal(seen?.distanceMeters, 30_000);
    assert.equal(seen?.name, 'Around the lake');
    assert.equal('averagePowerWatts' in (seen ?? {}), false);
    assert.deepEqual(await records.original(anna, 'workout', ride1.id), ride1);
    assert.deepEqual(await records.amendment(anna, ride1.id), { fields, amendedAt: dayLater });
    assert.deepEqual(await records.history(anna, 'workout', ride1.id), [ride1]);
  },

  async 'roll-ups and listings see the amendment'(storage) {
    const { records } = storage;
    await records.write(anna, [ride1]);
    const start = later(ride1.start, 86_400);
    const fields = { distanceMeters: 30_000, start, end: later(start, 3600), localDate: dayAfter(1) };
    await records.amend(anna, ride1.id, { fields, amendedAt: dayLater });
    assert.equal(await distanceOn(storage, dayAfter(1)), 30_000);
    assert.equal(await distanceOn(storage, dayAfter(0)), undefined);
    const listed = await records.list(anna, {
      kind: 'workout',
      dates: { from: dayAfter(1), to: dayAfter(1) },
      order: 'oldest-first',
    });
    assert.deepEqual(
      listed.map(({ id }) => id),
      [ride1.id],
    );
    assert.equal(await records.rebuildTotals(anna), 0);
  },

  async 'a newer version from the source comes in underneath'({ records }) {
    await records.write(anna, [ride1]);
    await records.amend(anna, ride1.id, { fields: { name: 'mine' }, amendedAt: dayLater });
    assert.deepEqual(await records.write(anna, [ride1]), ['unchanged']);
    assert.deepEqual(await records.write(anna, [{ ...ride1, name: 'theirs', distanceMeters: 1 }]), ['updated']);
    const seen = await records.get(anna, 'workout', ride1.id);
    assert.equal(seen?.name, 'mine');
    assert.equal(seen?.distanceMeters, 1);
    assert.equal((await records.original(anna, 'workout', ride1.id))?.name, 'theirs');
  },

  async 'values that no longer fit wait for a version that they fit'({ records }) {
    await records.write(anna, [ride1]);
    const fields = { end: later(ride1.start, 1800) };
    await records.amend(anna, ride1.id, { fields, amendedAt: dayLater });
    const start = later(ride1.start, 7200);
    const moved = { ...ride1, start, end: later(start, 3600), laps: [] };
    assert.deepEqual(await records.write(anna, [moved]), ['updated']);
    assert.equal((await records.get(anna, 'workout', ride1.id))?.end, moved.end);
    assert.deepEqual(await records.write(anna, [ride1]), ['updated']);
    assert.equal((await records.get(anna, 'workout', ride1.id))?.end, fields.end);
  },

  async 'taken away, the amendment leaves the record as the source gave it'({ records }) {
    await records.write(anna, [ride1]);
    await records.amend(anna, ride1.id, { fields: { name: 'mine' }, amendedAt: dayLater });
    assert.equal(await records.amend(anna, ride1.id, { fields: {}, amendedAt: dayLater }), true);
    assert.deepEqual(await records.get(anna, 'workout', ride1.id), ride1);
    assert.equal(await records.amendment(anna, ride1.id), null);
    assert.deepEqual(await records.write(anna, [ride1]), ['unchanged']);
  },

  async 'an amendment that breaks the schema, or changes what a record is, is refused'({ records }) {
    await records.write(anna, [ride1]);
    const amend = (fields: object) => records.amend(anna, ride1.id, { fields: { ...fields }, amendedAt: dayLater });
    await rejectsWith('invalid-input', amend({ sport: 'flying' }), 'sport');
    await rejectsWith('invalid-input', amend({ end: later(ride1.start, -5) }));
    await rejectsWith('invalid-input', amend({ id: note('x').id }), 'id');
    await rejectsWith('invalid-input', amend({ provenance: null }), 'provenance');
    assert.deepEqual(await records.get(anna, 'workout', ride1.id), ride1);
    assert.equal(await records.amend(anna, note('none').id, { fields: {}, amendedAt: dayLater }), false);
  },

  async 'a hidden record is in no answer, and comes back as it was'(storage) {
    const { records, streams, merges } = storage;
    const twin = workout('r', later(ride1.start, 3), {}, watch);
    await records.write(anna, [ride1, twin]);
    await streams.write(anna, ride1.id, ride());
    await merges.write(anna, mergeOf([ride1, twin]));
    assert.equal(await records.hide(anna, [ride1.id, note('none').id], dayLater), 1);
    assert.equal(await records.hide(anna, [ride1.id], dayLater), 0);
    assert.equal(await records.get(anna, 'workout', ride1.id), null);
    assert.deepEqual(await records.getMany(anna, 'workout', [ride1.id, twin.id]), [twin]);
    assert.deepEqual(await records.list(anna, { kind: 'workout', order: 'oldest-first' }), [twin]);
    assert.deepEqual(await merges.list(anna, 'workout'), []);
    assert.deepEqual(await records.hidden(anna), [{ id: ride1.id, kind: 'workout', hiddenAt: dayLater }]);
    assert.deepEqual(
      (await records.dayTotals(anna, { kind: 'workout' })).map(({ sourceId }) => sourceId),
      [watch],
    );
    assert.equal(await records.rebuildTotals(anna), 0);
    await rejectsWith('not-found', merges.write(anna, mergeOf([ride1, twin])));
    assert.equal(await records.hide(anna, [ride1.id], null), 1);
    assert.deepEqual(await records.get(anna, 'workout', ride1.id), ride1);
    assert.equal((await streams.read(anna, ride1.id, null))?.start, ride().start);
    assert.equal(await records.rebuildTotals(anna), 0);
  },

  async 'a hidden record stays hidden when its source gives it again'({ records }) {
    await records.write(anna, [ride1]);
    await records.hide(anna, [ride1.id], dayLater);
    assert.deepEqual(await records.write(anna, [ride1]), ['unchanged']);
    assert.deepEqual(await records.write(anna, [{ ...ride1, name: 'again' }]), ['updated']);
    assert.equal(await records.get(anna, 'workout', ride1.id), null);
    assert.deepEqual(await records.overview(anna), []);
    assert.equal((await records.original(anna, 'workout', ride1.id))?.name, 'again');
    await records.hide(anna, [ride1.id], null);
    assert.equal((await records.get(anna, 'workout', ride1.id))?.name, 'again');
    assert.equal((await records.overview(anna))[0]?.sourceId, files);
  },
};
