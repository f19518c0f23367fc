import { strict as assert } from 'node:assert';
import type { RecordId, StreamChannel, Streams } from '@vitalwire/core';
import { anna, firstMorning, later, note, ride, workout } from '../samples.ts';
import { type Requirements, rejectsWith } from '../subject.ts';

function only(streams: Streams, channels: readonly StreamChannel[]): Streams {
  return { ...streams, columns: streams.columns.filter(({ channel }) => channels.includes(channel)) };
}

export const streamCases: Requirements = {
  async 'come back to the last bit, columns in their order'({ records, streams }) {
    await records.write(anna, [workout('a')]);
    await streams.write(anna, workout('a').id, ride());
    assert.deepStrictEqual(await streams.read(anna, workout('a').id, null), ride());
  },

  async 'only the channels asked, those it has'({ records, streams }) {
    await records.write(anna, [workout('a')]);
    await streams.write(anna, workout('a').id, ride());
    const read = (channels: readonly StreamChannel[]) => streams.read(anna, workout('a').id, channels);
    assert.deepStrictEqual(await read(['heartRateBpm', 'powerWatts']), only(ride(), ['powerWatts', 'heartRateBpm']));
    assert.deepStrictEqual(await read(['depthMeters', 'heartRateBpm', 'heartRateBpm']), only(ride(), ['heartRateBpm']));
    assert.deepStrictEqual(await read(['depthMeters']), only(ride(), []));
    assert.deepStrictEqual(await read([]), only(ride(), []));
  },

  async 'none, of a workout without and of one unknown'({ records, streams }) {
    await records.write(anna, [workout('a')]);
    assert.equal(await streams.read(anna, workout('a').id, null), null);
    assert.equal(await streams.read(anna, workout('unknown').id, ['heartRateBpm']), null);
  },

  async 'written again, they replace what was there'({ records, streams }) {
    await records.write(anna, [workout('a')]);
    await streams.write(anna, workout('a').id, ride());
    const shorter = only(ride(later(firstMorning, 60), 50), ['powerWatts']);
    await streams.write(anna, workout('a').id, shorter);
    assert.deepStrictEqual(await streams.read(anna, workout('a').id, null), shorter);
  },

  async 'without a sample or without a channel they are still streams'({ records, streams }) {
    await records.write(anna, [workout('a')]);
    for (const empty of [ride(firstMorning, 0), only(ride(), [])]) {
      await streams.write(anna, workout('a').id, empty);
      assert.deepStrictEqual(await streams.read(anna, workout('a').id, null), empty);
    }
  },

  async 'a clock with fractions stays one'({ records, streams }) {
    await records.write(anna, [workout('a')]);
    const fine: Streams = { start: firstMorning, elapsedSeconds: Float64Array.of(0, 0.25, 1 / 3, 2.001), columns: [] };
    await streams.write(anna, workout('a').id, fine);
    assert.deepStrictEqual(await streams.read(anna, workout('a').id, null), fine);
  },

  async 'need a workout that is stored'({ records, streams }) {
    await records.write(anna, [note('n')]);
    await rejectsWith('not-found', streams.write(anna, workout('a').id, ride()), workout('a').id);
    await rejectsWith('not-found', streams.write(anna, note('n').id, ride()));
  },

  async 'that contradict themselves are refused'({ records, streams }) {
    await records.write(anna, [workout('a')]);
    const good = ride();
    const [power] = good.columns;
    assert.ok(power !== undefined);
    const bad: readonly Streams[] = [
      { ...good, columns: [power, power] },
      { ...good, columns: [{ ...power, values: new Int32Array(3) }] },
      { ...good, columns: [{ ...power, channel: 'toString' as StreamChannel }] },
      { ...good, columns: [{ ...power, values: new Float64Array(600).fill(Number.POSITIVE_INFINITY) }] },
      { start: firstMorning, elapsedSeconds: Int32Array.of(0, 2, 1), columns: [] },
      { start: firstMorning, elapsedSeconds: Float64Array.of(0, Number.NaN), columns: [] },
      { ...good, start: 'today' as Streams['start'] },
    ];
    for (const streamsOf of bad) await rejectsWith('invalid-input', streams.write(anna, workout('a').id, streamsOf));
    assert.equal(await streams.read(anna, workout('a').id, null), null);
  },

  async 'of many come in the order asked, those without left out'({ records, streams }) {
    const rides = Array.from({ length: 40 }, (_, i) => workout(`w${i}`, later(firstMorning, i * 86_400)));
    await records.write(anna, rides);
    for (const [i, { id, start }] of rides.entries())
      if (i % 5 !== 0) await streams.write(anna, id, ride(start, 20 + i));
    const asked = [...rides].reverse().map(({ id }) => id);
    const found: [RecordId, Streams][] = [];
    for await (const { workoutId, streams: each } of streams.readMany(anna, asked, ['heartRateBpm']))
      found.push([workoutId, each]);
    const expected = rides
      .map(({ id, start }, i): [RecordId, Streams] => [id, only(ride(start, 20 + i), ['heartRateBpm'])])
      .filter((_, i) => i % 5 !== 0)
      .reverse();
    assert.deepStrictEqual(found, expected);
  },

  async 'of many can be left in the middle'({ records, streams }) {
    const rides = Array.from({ length: 40 }, (_, i) => workout(`w${i}`, later(firstMorning, i * 86_400)));
    await records.write(anna, rides);
    for (const { id } of rides) await streams.write(anna, id, ride());
    let seen = 0;
    for await (const _ of streams.readMany(
      anna,
      rides.map(({ id }) => id),
      [],
    ))
      if (++seen === 3) break;
    assert.equal(seen, 3);
    assert.deepEqual(await records.write(anna, [note('after')]), ['inserted']);
    for await (const _ of streams.readMany(anna, [], null)) assert.fail('nothing was asked');
  },
};
