import { strict as assert } from 'node:assert';
import { anna, files, later, note, receivedAt, watch, workout } from '../samples.ts';
import type { Requirements } from '../subject.ts';

const received = <R extends ReturnType<typeof workout>>(record: R, seconds: number): R => ({
  ...record,
  provenance: { ...record.provenance, receivedAt: later(receivedAt, seconds) },
});
const old = received(workout('old', undefined, {}, watch), 0);
const older = received(workout('older', later(old.start, 86_400), {}, watch), -60);
const fresh = received(workout('fresh', later(old.start, 2 * 86_400), {}, watch), 60);
const between = { sourceId: watch, before: later(receivedAt, 30) };

export const ageCases: Requirements = {
  async 'what was received before a moment is named, hidden or not, first come first'({ records }) {
    await records.write(anna, [old, older, fresh, note('of another source')]);
    await records.hide(anna, [older.id], later(receivedAt, 90));
    assert.deepEqual(await records.receivedBefore(anna, { ...between, limit: 9 }), [older.id, old.id]);
    assert.deepEqual(await records.receivedBefore(anna, { ...between, limit: 1 }), [older.id]);
    assert.deepEqual(
      await records.receivedBefore(anna, { ...between, before: older.provenance.receivedAt, limit: 9 }),
      [],
    );
    assert.deepEqual(
      await records.receivedBefore(anna, { ...between, sourceId: files, before: receivedAt, limit: 9 }),
      [],
    );
  },

  async 'former versions go by when they were received, also under an amendment'({ records }) {
    await records.write(anna, [old, fresh]);
    await records.amend(anna, old.id, { fields: { name: 'mine' }, amendedAt: later(receivedAt, 50) });
    const again = received({ ...old, distanceMeters: 4321 }, 70);
    await records.write(anna, [again]);
    assert.equal((await records.history(anna, 'workout', old.id)).length, 2);
    assert.equal(await records.forgetVersions(anna, { ...between, sourceId: files }), 0);
    assert.equal(await records.forgetVersions(anna, between), 2);
    assert.equal(await records.forgetVersions(anna, between), 0);
    assert.deepEqual(await records.history(anna, 'workout', old.id), []);
    assert.equal((await records.get(anna, 'workout', old.id))?.distanceMeters, 4321);
    await records.write(anna, [received({ ...old, distanceMeters: 1234 }, 80)]);
    assert.equal(await records.forgetVersions(anna, between), 0);
    assert.equal((await records.history(anna, 'workout', old.id)).length, 1);
  },
};
