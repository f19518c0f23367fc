import { millisecondsOf } from '@vitalwire/core';
import { openSource } from '@vitalwire/provider-kit/archive';
import { importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { createStravaArchiveImporter } from '@vitalwire/providers-strava/archive';
import { describe, expect, it } from 'vitest';
import { vendorFolder } from './vendor-folder.ts';

const folder = vendorFolder('bulk-exports', 'samples', 'strava');
const importer = createStravaArchiveImporter();

describe.skipIf(folder === null)('the public rows of a Strava export of 2021', () => {
  it('are all used; ten of their recordings are not among the samples, two were entered by hand', async () => {
    const source = await openSource(folder ?? '');
    expect((await importer.recognise(source))?.confidence).toBe(0.98);
    const { counts, records, rejected, warnings, batches } = await importWhole(importer, source);
    expect([rejected, counts]).toEqual([[], { activities: { read: 12, used: 12, rejected: 0, passedOver: 0 } }]);
    expect(warnings.filter(({ code }) => code === 'recordings-missing').length).toBe(1);
    const workouts = records.flatMap((record) => (record.kind === 'workout' ? [record] : []));
    expect(
      workouts.map(({ start, end, sport, distanceMeters, averageHeartRateBpm, energyKilocalories, feel, sensors }) => [
        start,
        (millisecondsOf(end) - millisecondsOf(start)) / 1000,
        sport,
        distanceMeters,
        averageHeartRateBpm,
        energyKilocalories === undefined ? undefined : Math.round(energyKilocalories),
        feel?.perceivedExertionCr10,
        sensors[0]?.product,
      ]),
    ).toMatchInlineSnapshot(`
      [
        [
          "2019-08-28T03:21:51.000Z",
          3009,
          "running",
          9600,
          undefined,
          undefined,
          undefined,
          undefined,
        ],
        [
          "2019-08-29T02:43:17.000Z",
          1943,
          "running",
          6506.60009765625,
          undefined,
          undefined,
          undefined,
          undefined,
        ],
        [
          "2019-08-30T03:07:23.000Z",
          199,
          "running",
          823.5,
          undefined,
          18,
          undefined,
          undefined,
        ],
        [
          "2019-08-30T03:13:11.000Z",
          197,
          "running",
          833.9000244140625,
          undefined,
          33,
          undefined,
          undefined,
        ],
        [
          "2019-08-30T02:52:19.000Z",
          719,
          "running",
          2618.199951171875,
          undefined,
          77,
          undefined,
          undefined,
        ],
        [
          "2021-10-01T22:01:11.000Z",
          393,
          "running",
          1606.0999755859375,
          131.4136199951172,
          73,
          10,
          "Freshies",
        ],
        [
          "2021-10-03T13:23:34.000Z",
          1318,
          "pool_swimming",
          1609.300048828125,
          undefined,
          undefined,
          9,
          undefined,
        ],
        [
          "2021-10-05T17:58:08.000Z",
          815,
          "running",
          3243.5,
          undefined,
          258,
          9,
          "Freshies",
        ],
        [
          "2021-10-06T20:26:06.000Z",
          369,
          "running",
          1615.9000244140625,
          undefined,
          132,
          10,
          "Freshies",
        ],
        [
          "2021-10-07T22:50:08.000Z",
          1309,
          "running",
          4988.96630859375,
          undefined,
          389,
          9,
          "Freshies",
        ],
        [
          "2021-10-09T18:56:04.000Z",
          805,
          "running",
          3277.10009765625,
          undefined,
          256,
          9,
          "Freshies",
        ],
        [
          "2021-10-11T21:57:03.000Z",
          811,
          "running",
          3278,
          undefined,
          273,
          9,
          "Freshies",
        ],
      ]
    `);
    const weights = batches.flatMap(({ thresholds }) => thresholds.map(({ value, validFrom }) => [value, validFrom]));
    expect(weights).toEqual([[63.502899169921875, '2019-08-28']]);
    expect(await unlikeWhenResumed(importer, source)).toEqual([]);
  });
});
