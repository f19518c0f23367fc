import { HealthError, type Instant, type SourceId } from '@vitalwire/core';
import { parseRecord } from '@vitalwire/core/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGpx } from '../gpx/index.ts';
import { toRecords } from '../records/index.ts';
import { readTcx } from '../tcx/index.ts';
import { gpxPoint, gpxTrack, tcxPoint, tcxRide, utf8 } from './__fixtures__/documents.ts';

const times = Array.from({ length: 6 }, (_, i) => `2024-05-01T06:00:${10 + i}Z`);
const documents = {
  tcx: utf8(
    tcxRide(
      times
        .map((time) =>
          tcxPoint({ time, latitude: 50, longitude: 8, inner: '<HeartRateBpm><Value>120</Value></HeartRateBpm>' }),
        )
        .join(''),
      '<TotalTimeSeconds>5</TotalTimeSeconds><DistanceMeters>12</DistanceMeters><Calories>3</Calories>',
    ),
  ),
  gpx: utf8(
    gpxTrack(
      times.map((time) => gpxPoint({ time, inner: '<ele>12</ele><extensions><x:hr>120</x:hr></extensions>' })).join(''),
      '<name>n</name><type>running</type>',
    ),
  ),
};
const readers = { tcx: readTcx, gpx: readGpx };

interface Mutation {
  readonly at: number;
  readonly take: number;
  readonly put: Uint8Array;
}

const pieces = [
  '<',
  '>',
  '&',
  '"',
  '</',
  '-->',
  '<![CDATA[',
  'NaN',
  '1e999',
  '-',
  '9999999999',
  '\0',
  '0001-01-01T00:00:00Z',
  '275760-09-13',
  '<Lap>',
  '</trkpt>',
  '<trkpt lat="91" lon="x">',
];
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  take: fc.oneof(fc.constantFrom(0, 1, 2), fc.integer({ min: 0, max: 400 })),
  put: fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.constantFrom(...pieces).map(utf8)),
});

function mutated(document: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  let bytes = document;
  for (const { at, take, put } of mutations) {
    const from = at % (bytes.byteLength + 1);
    bytes = Uint8Array.of(...bytes.subarray(0, from), ...put, ...bytes.subarray(from + take));
  }
  return bytes;
}

describe.each(['tcx', 'gpx'] as const)('a %s file that something went wrong with', (format) => {
  it('gives records that can be stored, a reason, or a typed error', async () => {
    const outcomes = { read: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 6 }), async (mutations) => {
        try {
          const file = await readers[format](mutated(documents[format], mutations));
          const { records, rejected } = toRecords(file, {
            sourceId: 'files' as SourceId,
            receivedAt: '2024-06-01T00:00:00.000Z' as Instant,
            assumedTimeZone: null,
            originalHash: null,
            path: 'x',
          });
          expect(records.length + rejected.length).toBe(file.sessions.length);
          for (const { record, streams } of records) {
            parseRecord('workout', record);
            const seconds = streams?.elapsedSeconds ?? [];
            expect(seconds.every((second, i) => i === 0 || second >= (seconds[i - 1] ?? 0))).toBe(true);
          }
          outcomes.read++;
        } catch (error) {
          if (!HealthError.is(error)) throw error;
          expect(['file-invalid', 'file-unrecognised', 'too-large']).toContain(error.code);
          outcomes.refused++;
        }
      }),
      { numRuns: 600, seed: 6 },
    );
    // Else the mutations would prove nothing.
    expect(outcomes.read).toBeGreaterThan(150);
    expect(outcomes.refused).toBeGreaterThan(10);
  });
});

it('a pause of a day is a pause', async () => {
  const point = (time: string) => gpxPoint({ time });
  const { sessions } = await readGpx(
    utf8(gpxTrack(`${point('2024-05-01T06:00:00Z')}</trkseg><trkseg>${point('2024-05-02T06:00:00Z')}`)),
  );
  expect(sessions[0]).toMatchObject({ elapsedSeconds: 86_400, timerSeconds: 0 });
  expect(sessions[0]?.pauses).toHaveLength(1);
});
