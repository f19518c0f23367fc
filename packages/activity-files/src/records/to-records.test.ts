import { type AnyRecord, type Instant, instantOf, isInstant, type SourceId, type Workout } from '@vitalwire/core';
import { parseRecord } from '@vitalwire/core/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityFile, ActivitySession } from '../activity.ts';
import { readGpx } from '../gpx/index.ts';
import { readTcx } from '../tcx/index.ts';
import { gpxPoint, gpxTrack, tcxPoint, tcxRide, utf8 } from '../xml/__fixtures__/documents.ts';
import { fileOf, sessionOf, streamsOf } from './__fixtures__/activity.ts';
import { type RecordContext, toRecords } from './to-records.ts';

const context: RecordContext = {
  sourceId: 'files' as SourceId,
  receivedAt: '2024-06-01T12:00:00.000Z' as Instant,
  assumedTimeZone: null,
  originalHash: null,
  path: 'rides/a.fit',
};

function workoutsOf(file: ActivityFile, changes: Partial<RecordContext> = {}): readonly Workout[] {
  return toRecords(file, { ...context, ...changes }).records.map(({ record }) => {
    if (record.kind !== 'workout') throw new Error(record.kind);
    return parseRecord('workout', record);
  });
}
const only = (file: ActivityFile, changes?: Partial<RecordContext>): Workout => {
  const [workout] = workoutsOf(file, changes);
  if (workout === undefined) throw new Error('no workout');
  return workout;
};
const idOf = (file: ActivityFile): string => only(file).id;

describe('an activity as records', () => {
  it('is a workout with its streams, on the wearer’s day', () => {
    const streams = streamsOf([0, 1], [50, 50.1]);
    const file = fileOf([
      sessionOf({ streams, name: 'Evening', distanceMeters: 9, computedTotals: ['distanceMeters'] }),
    ]);
    const { records, rejected, warnings, thresholds } = toRecords(file, context);
    expect(records[0]?.streams).toBe(streams);
    expect([rejected, warnings, thresholds]).toEqual([[], [], []]);
    expect(only(file)).toMatchObject({
      localDate: '2024-05-02',
      dateBasis: 'recorded',
      name: 'Evening',
      computedTotals: ['distanceMeters', 'elapsedSeconds', 'timerSeconds', 'averageSpeedMetersPerSecond'],
      streams: { sampleCount: 2, channels: ['latitudeDegrees'] },
      provenance: {
        naturalKey: 'fit/4711/2024-05-01T22:29:58.000Z/0/2024-05-01T22',
        mapper: 'activity-files/2',
        channel: 'file',
      },
    });
  });

  it('is on the person’s day where the file is silent, and says when not even that is known', () => {
    const file = fileOf([sessionOf({ utcOffsetMinutes: null })]);
    expect(only(file, { assumedTimeZone: 'Asia/Tokyo' })).toMatchObject({
      localDate: '2024-05-02',
      dateBasis: 'assumed-zone',
    });
    expect(only(file)).toMatchObject({ localDate: '2024-05-01', dateBasis: 'assumed-utc' });
    expect(toRecords(file, context).warnings).toEqual([
      expect.objectContaining({ path: 'rides/a.fit', code: 'time-zone-unknown' }),
    ]);
    expect(toRecords(file, { ...context, assumedTimeZone: 'Asia/Tokyo' }).warnings).toEqual([]);
  });

  it('has the totals that its samples give, and says which', () => {
    const heartRate = {
      channel: 'heartRateBpm',
      values: Int32Array.of(100, 0, 140, 160),
      missing: Uint8Array.of(2),
    } as const;
    const streams = { ...streamsOf([0, 10, 20, 60]), columns: [heartRate] };
    const pauses = [{ start: '2024-05-01T22:30:20.000Z' as Instant, end: '2024-05-01T22:31:00.000Z' as Instant }];
    const file = fileOf([
      sessionOf({ streams, pauses, elapsedSeconds: 3600, maximumHeartRateBpm: 165, distanceMeters: 1000 }),
    ]);
    const workout = only(file);
    // 100 bpm held 10 s; 140 and 160 a second each, at the ends of the two stretches.
    expect(workout.averageHeartRateBpm).toBeCloseTo((100 * 10 + 140 + 160) / 12);
    expect(workout).toMatchObject({
      elapsedSeconds: 3600,
      timerSeconds: 3560,
      maximumHeartRateBpm: 165,
      minimumHeartRateBpm: 100,
    });
    expect(workout.computedTotals).toEqual([
      'timerSeconds',
      'averageHeartRateBpm',
      'minimumHeartRateBpm',
      'averageSpeedMetersPerSecond',
    ]);
  });

  it('takes a title from outside only where there is none', () => {
    expect(only(fileOf([sessionOf()]), { name: 'Lunch' }).name).toBe('Lunch');
    expect(only(fileOf([sessionOf({ name: 'Own' })]), { name: 'Lunch' }).name).toBe('Own');
  });

  it('is several workouts with one key for an event of several sports', () => {
    const parts = [0, 1, 2].map((index) => sessionOf({ multisport: { index, count: 3 } }));
    const keys = workoutsOf(fileOf([...parts, sessionOf(), ...parts])).map(({ multisportKey }) => multisportKey);
    expect(keys.slice(0, 4)).toEqual([keys[0], keys[0], keys[0], undefined]);
    expect(keys.slice(4)).toEqual([keys[4], keys[4], keys[4]]);
    expect(keys[4]).not.toBe(keys[0]);
  });

  it('says what is damaged, once', () => {
    const damage = { code: 'truncated', message: 'It ends early.' } as const;
    const { warnings } = toRecords(fileOf([sessionOf()], { damage: [damage, damage] }), context);
    expect(warnings).toEqual([{ path: 'rides/a.fit', ...damage }]);
  });

  it('passes on what the device states of its athlete, with the day', () => {
    const file = fileOf([sessionOf({ deviceAnalysis: { functionalThresholdPowerWatts: 251 } })]);
    const athlete = {
      functionalThresholdPowerWatts: 240,
      maximumHeartRateBpm: 190,
      restingHeartRateBpm: 0,
      weightKilograms: 70,
    };
    const { thresholds } = toRecords(file, { ...context, athlete });
    expect(
      thresholds.map(({ metric, sport, value, validFrom, origin }) => [metric, sport, value, validFrom, origin]),
    ).toEqual([
      ['ftpWatts', 'cycling', 251, '2024-05-02', 'source'],
      ['maximumHeartRateBpm', 'cycling', 190, '2024-05-02', 'source'],
      ['weightKilograms', null, 70, '2024-05-02', 'source'],
    ]);
    const yoga = fileOf([sessionOf({ sport: 'yoga' })]);
    expect(toRecords(yoga, { ...context, athlete }).thresholds.map(({ metric }) => metric)).toEqual([
      'maximumHeartRateBpm',
      'weightKilograms',
    ]);
  });
});

describe('a date that cannot be', () => {
  it('costs every session of a device whose clock was never set', () => {
    const warnings = [{ code: 'clock-not-set', message: 'Only differences of time are right.' }] as const;
    const file = fileOf([sessionOf({ start: '1990-07-18T00:00:00.000Z' as Instant })], { warnings });
    const { records, rejected } = toRecords(file, context);
    expect([records, rejected.length]).toEqual([[], 1]);
  });

  it.each([
    ['1989-12-31T23:59:59.999Z', 1],
    ['1990-01-01T00:00:00.000Z', 0],
    ['1970-01-01T00:00:00.000Z', 1],
    ['2024-06-02T12:00:00.000Z', 0],
    ['2024-06-02T12:00:00.001Z', 1],
  ])('%s costs %i session', (start, count) => {
    const bad = sessionOf({ start: start as Instant, end: start as Instant });
    const { records, rejected } = toRecords(fileOf([bad, sessionOf()]), context);
    expect(rejected).toHaveLength(count);
    expect(records).toHaveLength(2 - count);
    for (const { code, message, path } of rejected) {
      expect([code, path, message]).toEqual([
        'file-invalid',
        'rides/a.fit',
        expect.stringContaining('export it again'),
      ]);
    }
  });
});

describe('the same recording', () => {
  const gpx = (inner = '', lat = 50) =>
    readGpx(
      utf8(
        gpxTrack([0, 1].map((i) => gpxPoint({ time: `2024-05-01T06:00:0${i}Z`, latitude: lat + i, inner })).join('')),
      ),
    );

  it('has one id, whatever surrounds it', async () => {
    const first = idOf(await gpx());
    expect(idOf(await gpx('<ele>5</ele>'))).toBe(first);
    expect(idOf(await gpx('', 50.001))).not.toBe(first);
    const tcx = await readTcx(utf8(tcxRide(tcxPoint({ time: '2024-05-01T06:00:00Z' }))));
    expect(idOf(tcx)).toBe(idOf(tcx));
    expect(idOf(tcx)).not.toBe(first);
  });

  it('has one id when its end is lost, where the format names the recorder', () => {
    const whole = fileOf([sessionOf({ streams: streamsOf([0, 1, 2]) })]);
    const cut = fileOf([sessionOf({ streams: streamsOf([0, 1]), end: '2024-05-01T22:30:01.000Z' as Instant })]);
    expect(idOf(cut)).toBe(idOf(whole));
    expect(idOf(fileOf([sessionOf()], { device: null }))).not.toBe(idOf(whole));
    // Two files of one converter, made in the same second.
    expect(idOf(fileOf([sessionOf({ start: '2024-04-30T22:30:00.000Z' as Instant })]))).not.toBe(idOf(whole));
  });

  it('is told apart from the next one without samples', () => {
    const tcx = (timerSeconds: number) => fileOf([sessionOf({ timerSeconds })], { format: 'tcx', createdAt: null });
    expect(idOf(tcx(600))).not.toBe(idOf(tcx(601)));
  });
});

describe('whatever a file claims', () => {
  const number = fc.oneof(fc.double(), fc.constantFrom(0, -1, 1e300, 65_535, Number.NaN, Number.POSITIVE_INFINITY));
  const text = fc.string({ unit: 'binary', maxLength: 700 });
  const instant = fc
    .integer({ min: Date.UTC(1980, 0), max: Date.UTC(2030, 0) })
    .map((milliseconds) => instantOf(milliseconds));
  const totals = fc.record(
    {
      elapsedSeconds: number,
      distanceMeters: number,
      averageSpeedMetersPerSecond: number,
      averageHeartRateBpm: number,
      energyKilocalories: number,
      averageTemperatureCelsius: number,
      strokes: number,
    },
    { requiredKeys: [] },
  );
  const lap = fc
    .tuple(totals, instant, instant, text)
    .map(([own, start, end, trigger]) => ({ ...own, start, end, trigger }));
  const session: fc.Arbitrary<ActivitySession> = fc
    .tuple(
      totals,
      instant,
      instant,
      text,
      fc.array(lap, { maxLength: 3 }),
      fc.array(fc.record({ start: instant, end: instant }), { maxLength: 3 }),
      number,
    )
    .map(([own, start, end, name, laps, pauses, watts]) =>
      sessionOf({
        ...own,
        start,
        end,
        name,
        vendorSport: name,
        laps,
        pauses,
        computedTotals: ['distanceMeters', 'strokes'],
        sensors: [{ product: name }],
        sets: [{ type: 'active', weightKilograms: watts }],
        deviceAnalysis: { normalizedPowerWatts: watts, vo2max: watts },
      }),
    );

  it('becomes records that the schema takes, or rejections', () => {
    fc.assert(
      fc.property(fc.array(session, { maxLength: 3 }), text, (sessions, product) => {
        const file = fileOf(sessions, { device: { product } });
        const { records, rejected } = toRecords(file, context);
        expect(records.length + rejected.length).toBe(sessions.length);
        for (const { record } of records as readonly { readonly record: AnyRecord }[]) {
          parseRecord('workout', record);
          expect(isInstant(record.start)).toBe(true);
        }
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});
