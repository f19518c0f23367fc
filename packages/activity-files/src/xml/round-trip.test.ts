import { type StreamChannel, toFloat64 } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityFile } from '../activity.ts';
import { readGpx } from '../gpx/index.ts';
import { readTcx } from '../tcx/index.ts';
import { gpxPoint, gpxTrack, pieces, tcxPoint, tcxRide, utf8 } from './__fixtures__/documents.ts';

interface GeneratedPoint {
  readonly seconds: number;
  readonly latitude: number | null;
  readonly longitude: number;
  readonly heartRate: number | null;
  readonly power: number | null;
  readonly cadence: number | null;
  readonly altitude: number | null;
  readonly distance: number | null;
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });
const point = fc.record<GeneratedPoint>({
  seconds: fc.integer({ min: 0, max: 100_000 }),
  latitude: maybe(
    fc.double({ min: -90, max: 90, noNaN: true, noDefaultInfinity: true }).filter((value) => value !== 0),
  ),
  longitude: fc.double({ min: -180, max: 180, noNaN: true, noDefaultInfinity: true }),
  heartRate: maybe(fc.integer({ min: 1, max: 254 })),
  power: maybe(fc.integer({ min: 0, max: 2500 })),
  cadence: maybe(fc.integer({ min: 0, max: 250 })),
  altitude: maybe(fc.double({ min: -400, max: 8900, noNaN: true })),
  distance: maybe(fc.double({ min: 0, max: 1e6, noNaN: true })),
});
const points = fc.uniqueArray(point, { selector: ({ seconds }) => seconds, minLength: 1, maxLength: 40 });

const start = Date.UTC(2024, 4, 1, 6);
const timeOf = ({ seconds }: GeneratedPoint) => new Date(start + seconds * 1000).toISOString();
const tag = (name: string, value: number | null) => (value === null ? '' : `<${name}>${value}</${name}>`);

function tcxOf(generated: readonly GeneratedPoint[]): string {
  return tcxRide(
    generated
      .map((it) =>
        tcxPoint({
          time: timeOf(it),
          ...(it.latitude === null ? {} : { latitude: it.latitude, longitude: it.longitude }),
          inner: `${tag('AltitudeMeters', it.altitude)}${tag('DistanceMeters', it.distance)}${tag('HeartRateBpm', it.heartRate)}${tag('Cadence', it.cadence)}<Extensions><TPX>${tag('Watts', it.power)}</TPX></Extensions>`,
        }),
      )
      .join(''),
  );
}

function gpxOf(generated: readonly GeneratedPoint[]): string {
  return gpxTrack(
    generated
      .map((it) =>
        gpxPoint({
          time: timeOf(it),
          latitude: it.latitude ?? '',
          longitude: it.longitude,
          inner: `${tag('ele', it.altitude)}<extensions>${tag('power', it.power)}<x:TrackPointExtension>${tag('x:hr', it.heartRate)}${tag('x:cad', it.cadence)}${tag('x:distance', it.distance)}</x:TrackPointExtension></extensions>`,
        }),
      )
      .join(''),
  );
}

const fields: readonly (readonly [StreamChannel, keyof GeneratedPoint])[] = [
  ['latitudeDegrees', 'latitude'],
  ['heartRateBpm', 'heartRate'],
  ['powerWatts', 'power'],
  ['cadenceRpm', 'cadence'],
  ['altitudeMeters', 'altitude'],
  ['distanceMeters', 'distance'],
];

function expectSame(file: ActivityFile, generated: readonly GeneratedPoint[]): void {
  const ordered = generated.toSorted((a, b) => a.seconds - b.seconds);
  const streams = file.sessions[0]?.streams;
  expect(file.damage).toEqual([]);
  expect(streams?.start).toBe(timeOf(ordered[0] as GeneratedPoint));
  expect([...(streams?.elapsedSeconds ?? [])]).toEqual(
    ordered.map(({ seconds }) => seconds - (ordered[0]?.seconds ?? 0)),
  );
  for (const [channel, field] of fields) {
    const column = streams?.columns.find((known) => known.channel === channel);
    if (
      channel === 'distanceMeters' &&
      file.sessions[0]?.computedTotals?.includes('distanceMeters') &&
      ordered.every(({ distance }) => distance === null)
    )
      continue;
    const values = column === undefined ? null : [...toFloat64(column)];
    const wanted = ordered.map((it) => it[field] ?? Number.NaN);
    expect(values).toEqual(wanted.every(Number.isNaN) ? null : wanted);
  }
}

describe('what a writer wrote is what is read', () => {
  it('in TCX, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(points, fc.integer({ min: 1, max: 500 }), async (generated, size) => {
        expectSame(await readTcx(pieces(utf8(tcxOf(generated)), size)), generated);
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  it('in GPX, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(points, fc.integer({ min: 1, max: 500 }), async (generated, size) => {
        expectSame(await readGpx(pieces(utf8(gpxOf(generated)), size)), generated);
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it('does not depend on the order of the points', async () => {
    await fc.assert(
      fc.asyncProperty(points, async (generated) => {
        const shuffled = await readGpx(utf8(gpxOf(generated.toReversed())));
        const ordered = await readGpx(utf8(gpxOf(generated)));
        expect(shuffled.sessions).toEqual(ordered.sessions);
      }),
      { numRuns: 30, seed: 4 },
    );
  });
});
