import { describe, expect, it } from 'vitest';
import { distanceOfPositions, metersBetween, pausesOf, totalsOfSamples } from './computed-totals.ts';
import { addSample, newSampleTable, orderSamples, type Samples } from './sample-table.ts';

type Row = readonly [seconds: number, stretch: number, values: Partial<Record<'lat' | 'lon' | 'hr' | 'watts', number>>];

function samplesOf(rows: readonly Row[]): Samples {
  const table = newSampleTable();
  const channels = {
    lat: 'latitudeDegrees',
    lon: 'longitudeDegrees',
    hr: 'heartRateBpm',
    watts: 'powerWatts',
  } as const;
  for (const [seconds, stretch, values] of rows) {
    addSample(
      table,
      seconds * 1000,
      stretch,
      new Map(Object.entries(values).map(([name, value]) => [channels[name as keyof typeof channels], value])),
    );
  }
  const samples = orderSamples(table);
  if (samples === null) throw new Error('no samples');
  return samples;
}

describe('distance', () => {
  it('follows great circles', () => {
    // A quarter of the mean circumference, and half of it through a pole.
    expect(metersBetween(0, 0, 0, 90)).toBeCloseTo((Math.PI / 2) * 6_371_008.8, 3);
    expect(metersBetween(45, 10, 45, -170)).toBeCloseTo((Math.PI / 2) * 6_371_008.8, 3);
    expect(metersBetween(51.5, -0.1, 51.5, -0.1)).toBe(0);
  });

  it('skips samples without a position and the way between stretches', () => {
    const distances = distanceOfPositions(
      samplesOf([
        [0, 1, { lat: 10, lon: 10 }],
        [1, 1, { hr: 100 }],
        [2, 1, { lat: 10.001, lon: 10 }],
        [3, 2, { lat: 20, lon: 10 }],
        [4, 2, { lat: 20.001, lon: 10 }],
      ]),
    );
    expect(distances?.[0]).toBe(0);
    expect(distances?.[1]).toBeNaN();
    expect(distances?.[2]).toBeCloseTo(111.195, 3);
    expect(distances?.[3]).toBe(distances?.[2]);
    expect(distances?.[4]).toBeCloseTo(222.39, 2);
    expect(distanceOfPositions(samplesOf([[0, 1, { hr: 1 }]]))).toBeNull();
  });
});

describe('totals', () => {
  it('weigh a value with the time it holds, not across a pause', () => {
    const samples = samplesOf([
      [0, 1, { watts: 0, hr: 100 }],
      [9, 1, { watts: 100 }],
      [10, 1, { watts: 200, hr: 190 }],
      [500, 2, { watts: 300, hr: 150 }],
    ]);
    // 0 W for 9 s, 100 W for 1 s, and one second each for the ends of the two stretches.
    expect(totalsOfSamples(samples, { maximumHeartRateBpm: 191 })).toEqual({
      averagePowerWatts: (0 * 9 + 100 + 200 + 300) / 12,
      maximumPowerWatts: 300,
      averageHeartRateBpm: (100 * 9 + 190 + 150) / 11,
      minimumHeartRateBpm: 100,
    });
    expect(pausesOf(samples)).toEqual([{ start: '1970-01-01T00:00:10.000Z', end: '1970-01-01T00:08:20.000Z' }]);
  });
});
