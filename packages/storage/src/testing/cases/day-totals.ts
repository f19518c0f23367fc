import { strict as assert } from 'node:assert';
import type { SourceId } from '@vitalwire/core';
import { anna, dayAfter, files, heartRateDay, later, watch, workout } from '../samples.ts';
import type { Requirements } from '../subject.ts';

const morning = workout('a');
const evening = workout('b', later(morning.start, 36_000), { distanceMeters: 5000 });
const run = workout('run', later(morning.start, 86_400), { sport: 'running' });

export const dayTotalCases: Requirements = {
  async 'count, add up and bound what a day holds'({ records }) {
    await records.write(anna, [evening, morning, run]);
    const [first, second, ...rest] = await records.dayTotals(anna, { kind: 'workout' });
    assert.deepEqual(rest, []);
    assert.deepEqual(
      { ...first, metrics: { distanceMeters: first?.metrics.distanceMeters } },
      {
        localDate: dayAfter(0),
        sourceId: files,
        subtype: 'cycling',
        records: 2,
        events: 2,
        metrics: { distanceMeters: { count: 2, sum: 30_000.5, minimum: 5000, maximum: 25_000.5 } },
      },
    );
    assert.deepEqual([second?.localDate, second?.subtype, second?.events], [dayAfter(1), 'running', 1]);
    assert.equal('utcOffsetMinutes' in (first?.metrics ?? {}), false);
    assert.equal('ascentMeters' in (first?.metrics ?? {}), false);
  },

  async 'take a series by its metric, without the gaps'({ records }) {
    await records.write(anna, [heartRateDay(dayAfter(0))]);
    const [day] = await records.dayTotals(anna, { kind: 'samples', subtypes: ['heartRateBpm'] });
    assert.deepEqual(day?.metrics, {
      heartRateBpm: { count: 3, sum: 193, minimum: 60, maximum: 71 },
      held: { count: 180_000, sum: 193 * 60_000, minimum: 60, maximum: 71 },
    });
  },

  async 'hold each reading until the next, at most ten minutes'({ records }) {
    const series = heartRateDay(dayAfter(0), watch, [50, 60, 160, 150]);
    // An hour of nothing, then a second of work, and another one that is the last.
    await records.write(anna, [{ ...series, offsetSeconds: [0, 300, 3900, 3901.5] }]);
    const [day] = await records.dayTotals(anna, { kind: 'samples', subtypes: ['heartRateBpm'] });
    const sum = 50 * 300_000 + 60 * 600_000 + 160 * 1500 + 150 * 1500;
    assert.deepEqual(day?.metrics.held, { count: 903_000, sum, minimum: 50, maximum: 160 });
  },

  async 'follow every change exactly'({ records }) {
    await records.write(anna, [morning, evening]);
    await records.write(anna, [workout('a', undefined, { distanceMeters: 1 })]);
    const distance = async () => (await records.dayTotals(anna, { kind: 'workout' }))[0]?.metrics.distanceMeters;
    assert.deepEqual(await distance(), { count: 2, sum: 5001, minimum: 1, maximum: 5000 });
    await records.remove(anna, [evening.id]);
    assert.deepEqual(await distance(), { count: 1, sum: 1, minimum: 1, maximum: 1 });
    await records.remove(anna, [morning.id]);
    assert.deepEqual(await records.dayTotals(anna, { kind: 'workout' }), []);
  },

  async 'answer for the days, sources and subtypes asked'({ records }) {
    await records.write(anna, [morning, run, workout('a', undefined, {}, watch)]);
    const asked = async (query: object) =>
      (await records.dayTotals(anna, { kind: 'workout', ...query })).map(
        ({ sourceId, subtype }) => `${sourceId} ${subtype}`,
      );
    assert.deepEqual(await asked({}), ['files cycling', 'watch cycling', 'files running']);
    assert.deepEqual(await asked({ dates: { from: dayAfter(1), to: dayAfter(1) } }), ['files running']);
    assert.deepEqual(await asked({ sourceIds: [watch] }), ['watch cycling']);
    assert.deepEqual(await asked({ subtypes: ['running', 'rowing'] }), ['files running']);
    assert.deepEqual(await asked({ sourceIds: ['nobody' as SourceId] }), []);
    assert.deepEqual(await asked({ sourceIds: [] }), []);
  },
};
