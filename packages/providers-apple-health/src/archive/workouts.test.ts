import { textFile, zipBytes } from '@vitalwire/archive-writers';
import type { ImportSource } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { describe, expect, it } from 'vitest';
import { document, record, written } from '../__fixtures__/documents.ts';
import { beat, read, steps, xml } from '../__fixtures__/read-export.ts';

describe('workouts', () => {
  const workout = (inner: string, type = 'Running'): string =>
    `<Workout workoutActivityType="HKWorkoutActivityType${type}" duration="9" durationUnit="min" sourceName="W" startDate="${written(0)}" endDate="${written(600)}">${inner}</Workout>`;
  const route = `<WorkoutRoute><FileReference path="/workout-routes/Route_1.gpx"/></WorkoutRoute>`;
  const gpx = `<gpx><trk><trkseg>${[0, 1, 2].map((i) => `<trkpt lat="50.${i}" lon="7"><ele>5</ele><time>2026-05-01T12:00:0${i}Z</time></trkpt>`).join('')}</trkseg></trk></gpx>`;
  const folder = (text: string, ...routes: readonly ImportSource[]): ImportSource =>
    memoryFolder('apple_health_export', [xml(text), memoryFolder('workout-routes', routes)]);

  it('have their route, and the heart rate held for ten seconds', async () => {
    const power = record({ type: 'RunningPower', unit: 'W', value: 250, start: 1 });
    const outside = record({ type: 'RunningPower', unit: 'W', value: 250, start: 5000 });
    const { delivered, rows } = await read(
      folder(
        document(workout(route) + beat(150, 0) + beat(160, 30) + power + outside),
        xml(gpx, 'route_1.gpx'),
        xml(gpx, 'other.gpx'),
      ),
    );
    const streams = delivered.find(({ record: each }) => each.kind === 'workout')?.streams;
    expect([...(streams?.elapsedSeconds ?? [])]).toEqual([0, 1, 2, 30]);
    const values = Object.fromEntries(streams?.columns.map(({ channel, values: own }) => [channel, [...own]]) ?? []);
    expect(values.heartRateBpm).toEqual([150, 150, 150, 160]);
    expect(values.powerWatts).toEqual([0, 250, 250, 0]);
    expect(values.latitudeDegrees).toEqual([50, 50.1, 50.2, Number.NaN]);
    expect(rows.find(({ what }) => what.endsWith('RunningPower'))).toMatchObject({
      used: 1,
      passedOver: [{ rows: 1 }],
    });
    expect(rows.filter(({ what }) => what === 'route').map(({ path, used }) => [path, used])).toEqual([
      ['route_1.gpx', 1],
      ['other.gpx', 0],
    ]);
  });

  it('lose a route that is broken or not there, and nothing else', async () => {
    const broken = await read(folder(document(workout(route)), xml('no gpx', 'route_1.gpx')));
    expect(broken.records).toMatchObject([{ kind: 'workout', streams: null }]);
    expect(broken.rejected).toMatchObject([{ path: 'route_1.gpx', code: 'file-unrecognised' }]);
    expect((await read(folder(document(workout(route))))).records).toMatchObject([{ kind: 'workout', streams: null }]);
  });

  it('have the beginning of a route that is damaged, and it is named', async () => {
    const cut = gpx.slice(0, gpx.lastIndexOf('<trkpt'));
    const { delivered, warnings } = await read(folder(document(workout(route)), xml(cut, 'route_1.gpx')));
    expect([...(delivered[0]?.streams?.elapsedSeconds ?? [])]).toEqual([0, 1]);
    expect(warnings).toMatchObject([{ path: 'route_1.gpx', code: 'truncated' }]);
  });

  it('have statistics, pauses, laps, lengths and what the metadata says', async () => {
    const event = (type: string, at: number, rest = '') =>
      `<WorkoutEvent type="HKWorkoutEventType${type}" date="${written(at)}"${rest}/>`;
    const inner = [
      '<MetadataEntry key="HKSwimmingLocationType" value="1"/><MetadataEntry key="HKLapLength" value="25 m"/>',
      '<MetadataEntry key="HKElevationAscended" value="418 cm"/><MetadataEntry key="HKTimeZone" value="America/New_York"/>',
      event('Pause', 100) + event('MotionPaused', 110) + event('Resume', 130) + event('Pause', 590),
      `<WorkoutEvent type="HKWorkoutEventTypeLap" date="${written(200)}" duration="0.5" durationUnit="min"><MetadataEntry key="HKSwimmingStrokeStyle" value="4"/></WorkoutEvent>`,
      '<WorkoutStatistics type="HKQuantityTypeIdentifierDistanceSwimming" sum="500" unit="yd"/>',
      '<WorkoutStatistics type="HKQuantityTypeIdentifierHeartRate" average="130.5" minimum="0" maximum="160" unit="count/min"/>',
      '<WorkoutStatistics type="HKQuantityTypeIdentifierActiveEnergyBurned" sum="2092" unit="kJ"/>',
    ].join('');
    const { records } = await read(document(workout(inner, 'Swimming')));
    expect(records).toMatchObject([
      {
        sport: 'pool_swimming',
        poolLengthMeters: 25,
        ascentMeters: 4.18,
        utcOffsetMinutes: -240,
        timerSeconds: 540,
        elapsedSeconds: 600,
        distanceMeters: expect.closeTo(457.2, 6),
        averageHeartRateBpm: 130.5,
        maximumHeartRateBpm: 160,
        energyKilocalories: 500,
        pauses: [
          { start: '2026-05-01T12:01:40.000Z', end: '2026-05-01T12:02:10.000Z' },
          { start: '2026-05-01T12:09:50.000Z', end: '2026-05-01T12:10:00.000Z' },
        ],
        lengths: [{ start: '2026-05-01T12:03:20.000Z', elapsedSeconds: 30, active: true, stroke: 'breaststroke' }],
      },
    ]);
    expect(records[0]).not.toHaveProperty('minimumHeartRateBpm');
  });

  it('that cannot be are rejected, those that stand twice counted once', async () => {
    const backwards = workout('').replace(written(600), written(-600));
    const undated = workout('').replace(written(0), 'yesterday');
    const { records, rejected, rows } = await read(document(workout('') + workout('') + backwards + undated));
    expect([records.length, rejected.length, rows[0]?.passedOver.length]).toEqual([1, 2, 1]);
  });
});

describe('reading', () => {
  it('stops when it is told', async () => {
    await expect(read(xml(document(steps(5, 0))), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('refuses a position that is none', async () => {
    await expect(read(xml(document('')), { resumeAt: 'half' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('says how far it is, and ends at the whole', async () => {
    const told: number[] = [];
    await read(
      memorySource('export.zip', await zipBytes([textFile('apple_health_export/export.xml', document(steps(5, 0)))])),
      {
        onProgress: (fraction) => told.push(fraction),
      },
    );
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
});
