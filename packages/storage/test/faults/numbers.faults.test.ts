import type { Streams } from '@vitalwire/core';
import { expect, it } from 'vitest';
import { anna, later, receivedAt, workout } from '../../src/testing/samples.ts';
import { engines, newPlace, openPlace } from './places.ts';

const noNumbers = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, 1e300];
/** More of them in a day than 32 bits hold, with fractions that doubles do not add up to. */
const LONG_METERS = 99_999_999.1;
const MANY = 60;

const streamsOf = (power: readonly number[], altitude: readonly number[]): Streams => ({
  start: receivedAt,
  elapsedSeconds: Int32Array.from(power, (_, i) => i),
  columns: [
    { channel: 'powerWatts', values: Int32Array.from(power), missing: null },
    { channel: 'altitudeMeters', values: Float64Array.from(altitude), missing: null },
  ],
});

const extremes: Readonly<Record<string, Streams>> = {
  'no sample': streamsOf([], []),
  'a single sample': streamsOf([250], [0.1]),
  'a constant': streamsOf(new Array(40_000).fill(2 ** 31 - 1), new Array(40_000).fill(-430.5)),
  'the largest steps': streamsOf(
    [2 ** 31 - 1, -(2 ** 31), 2 ** 31 - 1, 0],
    [1.7976931348623157e308, -5e-324, -0, 1 / 3],
  ),
  'negative power': streamsOf([-5, -50, 0, 12], [-1, -2, -3, -4]),
};

for (const engine of engines) {
  it(`F11 on ${engine}: what is no number is refused, what is one comes back to the last bit, and sums are exact`, async ({
    task,
  }) => {
    const { storage } = openPlace(await newPlace(engine, 'numbers'));
    await storage.migrate();
    for (const value of noNumbers) {
      for (const field of ['distanceMeters', 'elapsedSeconds', 'averagePowerWatts'])
        await expect(
          storage.records.write(anna, [workout('no number', undefined, { [field]: value })]),
          `${field} ${value}`,
        ).rejects.toMatchObject({ code: 'invalid-input' });
    }
    expect(await storage.records.overview(anna)).toEqual([]);

    for (const [name, streams] of Object.entries(extremes)) {
      const { elapsedSeconds, columns } = streams;
      const channels = columns.map(({ channel }) => channel);
      const record = workout(name, receivedAt, { streams: { sampleCount: elapsedSeconds.length, channels } });
      await storage.records.write(anna, [record]);
      await storage.streams.write(anna, record.id, streams);
      expect(await storage.streams.read(anna, record.id, null), name).toEqual(streams);
    }

    const days = Array.from({ length: MANY }, (_, i) =>
      workout(`long ${i}`, later(receivedAt, 86_400 + i), { distanceMeters: LONG_METERS, elapsedSeconds: 0 }),
    );
    for (const record of days) await storage.records.write(anna, [record]);
    const totalOf = async () =>
      (await storage.records.dayTotals(anna, { kind: 'workout' })).at(-1)?.metrics.distanceMeters;
    // As the sum of tenths, which are whole numbers.
    expect(await totalOf()).toEqual({
      count: MANY,
      sum: (LONG_METERS * 10 * MANY) / 10,
      minimum: LONG_METERS,
      maximum: LONG_METERS,
    });
    await storage.records.remove(
      anna,
      days.slice(1).map(({ id }) => id),
    );
    expect(await totalOf()).toMatchObject({ count: 1, sum: LONG_METERS });
    expect(await storage.records.rebuildTotals(anna)).toBe(0);
    await storage.close();
    const cycles = noNumbers.length * 3 + Object.keys(extremes).length + MANY;
    task.meta.fault = { id: 'F11', operation: 'numbers at their ends', engine, cycles };
  });
}
