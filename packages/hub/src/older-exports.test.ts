import { type AnyRecord, localOwner, type SampleSeries } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { beforeEach, describe, expect, test } from 'vitest';
import { firstDay, sampled } from '../test/era-records.ts';
import { call, now } from '../test/fixtures.ts';
import { day } from '../test/records.ts';
import { createHub, type Hub } from './hub.ts';
import { createSourceCatalogue } from './sources/source-catalogue.ts';

let hub: Hub;
beforeEach(() => {
  const catalogue = createSourceCatalogue({ descriptors: [] });
  hub = createHub({ storage: memoryStorage(), catalogue, now: () => now, sha256: async () => '', originals: null });
});
const take = (record: AnyRecord) => {
  const records = [{ record, streams: null }];
  return hub.importing.ingest(localOwner, { records, thresholds: [], entry: null });
};

describe('an export that was made before the day was over, whichever comes first', () => {
  const whole = sampled('vendor', firstDay, 'heartRateBpm', [60, 61, 62, 63]) as SampleSeries;
  const morning = sampled('vendor', firstDay, 'heartRateBpm', [60, 61]) as SampleSeries;
  const orders = [
    [whole, morning],
    [morning, whole],
  ] as const;

  test.each(orders)('takes no sample away (%#)', async (first, then) => {
    await take(first);
    await take(then);
    const { records } = await hub.health.list('samples', { order: 'oldest-first' }, call);
    expect(records).toMatchObject([{ record: { values: [60, 61, 62, 63] } }]);
  });

  test('as many samples with other values are a correction', async () => {
    await take(whole);
    await take({ ...whole, values: [60, 61, 62, 70] });
    const { records } = await hub.health.list('samples', { order: 'oldest-first' }, call);
    expect(records).toMatchObject([{ record: { values: [60, 61, 62, 70] } }]);
  });

  test.each([0, 1])('does not make a day unfinished again (%#)', async (place) => {
    const both = [
      { ...day('vendor'), steps: 9000, partial: false },
      { ...day('vendor'), steps: 4000, partial: true },
    ];
    for (const record of place === 0 ? both : both.toReversed()) await take(record);
    const { records } = await hub.health.list('dailySummary', { order: 'oldest-first' }, call);
    expect(records).toMatchObject([{ record: { steps: 9000, partial: false } }]);
  });

  test.each([0, 1])('does not take an unfinished day back to the morning (%#)', async (place) => {
    const both = [
      { ...day('vendor'), steps: 7000, partial: true },
      { ...day('vendor'), steps: 4000, partial: true },
    ];
    for (const record of place === 0 ? both : both.toReversed()) await take(record);
    const { records } = await hub.health.list('dailySummary', { order: 'oldest-first' }, call);
    expect(records).toMatchObject([{ record: { steps: 7000, partial: true } }]);
  });
});
