import { strict as assert } from 'node:assert';
import type { LocalDate, StorageTransaction } from '@vitalwire/core';
import { anna, dayAfter, heartRateDay, later, mergeOf, watch, workout } from '../samples.ts';
import type { Requirements } from '../subject.ts';

/** Friday 1 May 2026. */
const friday = workout('a');
const sunday = workout('b', later(friday.start, 2 * 86_400), { distanceMeters: 0.1 });
const monday = workout('c', later(friday.start, 3 * 86_400), { distanceMeters: 0.2 });

const distances = async ({ records }: StorageTransaction, period: 'week' | 'month') =>
  (await records.periodTotals(anna, period, { kind: 'workout' })).map(({ localDate, events, metrics }) => [
    localDate,
    events,
    metrics.distanceMeters?.sum,
  ]);

export const periodCases: Requirements = {
  async 'weeks begin on Monday and months on their first day'(storage) {
    await storage.records.write(anna, [friday, sunday, monday]);
    assert.deepEqual(await distances(storage, 'week'), [
      ['2026-04-27', 2, 25_000.5 + 0.1],
      ['2026-05-04', 1, 0.2],
    ]);
    assert.deepEqual(await distances(storage, 'month'), [['2026-05-01', 3, 25_000.5 + 0.1 + 0.2]]);
  },

  async 'a period is the exact sum of its days, whatever came when'(storage) {
    const days = Array.from({ length: 40 }, (_, i) =>
      workout(`d${i}`, later(friday.start, i * 86_400), { distanceMeters: 0.1 * i + 1e7 * (i % 3) }),
    );
    await storage.records.write(anna, days.toReversed());
    const whole = await distances(storage, 'month');
    await storage.records.remove(
      anna,
      days.map(({ id }) => id),
    );
    assert.deepEqual(await distances(storage, 'month'), []);
    for (const day of days) await storage.records.write(anna, [day]);
    assert.deepEqual(await distances(storage, 'month'), whole);
    assert.equal(await storage.records.rebuildTotals(anna), 0);
  },

  async 'merges, changes and removals reach the periods'(storage) {
    const { records, merges } = storage;
    const twin = workout('a', later(friday.start, 4), {}, watch);
    await records.write(anna, [friday, twin]);
    const merge = mergeOf([friday, twin]);
    await merges.write(anna, merge);
    const events = async () =>
      (await records.periodTotals(anna, 'week', { kind: 'workout' })).map((row) => [
        row.sourceId,
        row.records,
        row.events,
      ]);
    assert.deepEqual(await events(), [
      ['files', 1, merge.primary === friday.id ? 1 : 0],
      ['watch', 1, merge.primary === twin.id ? 1 : 0],
    ]);
    await merges.remove(anna, merge.id);
    await records.write(anna, [{ ...friday, distanceMeters: 7 }]);
    assert.deepEqual(await distances(storage, 'week'), [
      ['2026-04-27', 1, 7],
      ['2026-04-27', 1, 25_000.5],
    ]);
    await records.remove(anna, [twin.id]);
    assert.deepEqual(await distances(storage, 'month'), [['2026-05-01', 1, 7]]);
  },

  async 'periods are asked by first day, source and subtype'({ records }) {
    await records.write(anna, [heartRateDay(dayAfter(0)), heartRateDay(dayAfter(40))]);
    const asked = await records.periodTotals(anna, 'month', {
      kind: 'samples',
      subtypes: ['heartRateBpm'],
      sourceIds: [watch],
      dates: { from: '2026-06-01' as LocalDate, to: '2026-06-30' as LocalDate },
    });
    assert.deepEqual(
      asked.map(({ localDate, metrics }) => [localDate, metrics.heartRateBpm?.count]),
      [['2026-06-01', 3]],
    );
    assert.deepEqual(await records.periodTotals(anna, 'month', { kind: 'samples', subtypes: ['steps'] }), []);
  },

  async 'the days are the sum of what stands, however often they are counted'({ records }) {
    await records.write(anna, [friday, { ...friday, name: 'x' }, friday, sunday]);
    assert.equal(await records.rebuildTotals(anna), 0);
  },
};
