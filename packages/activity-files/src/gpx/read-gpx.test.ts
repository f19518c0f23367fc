import { columnOf, type StreamChannel } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import type { ActivityFile } from '../activity.ts';
import { cutAt, gpxDocument, gpxPoint, gpxTrack, pieces, utf8 } from '../xml/__fixtures__/documents.ts';
import { readGpx } from './read-gpx.ts';

const read = (text: string) => readGpx(utf8(text));
const time = (second: number) => new Date(Date.UTC(2024, 4, 1, 6, 0, second)).toISOString();

function valuesOf(file: ActivityFile, channel: StreamChannel): readonly number[] | null {
  const streams = file.sessions[0]?.streams;
  const column = streams == null ? null : columnOf(streams, channel);
  return column === null ? null : [...column.values];
}

const run = gpxTrack(
  [0, 1, 2]
    .map((i) =>
      gpxPoint({
        time: time(i * 10),
        latitude: 50 + i * 0.001,
        inner: `<ele>${100 + i}</ele><extensions><gpxtpx:TrackPointExtension><gpxtpx:atemp>21</gpxtpx:atemp><gpxtpx:hr>${140 + i}</gpxtpx:hr><gpxtpx:cad>85</gpxtpx:cad></gpxtpx:TrackPointExtension></extensions>`,
      }),
    )
    .join(''),
  '<name>Morning <![CDATA[Run & more]]></name><type>running</type>',
);

describe('a run in GPX', () => {
  it('has columns and the totals that they give, marked as computed', async () => {
    const file = await read(run);
    expect([file.format, file.fileType, file.damage, file.warnings, file.device]).toEqual([
      'gpx',
      'activity',
      [],
      [],
      { product: 'Test' },
    ]);
    const [session] = file.sessions;
    // A thousandth of a degree along a meridian of the mean sphere is 111.195 m.
    expect(session?.distanceMeters).toBeCloseTo(222.39, 2);
    expect(session).toMatchObject({
      sport: 'running',
      name: 'Morning Run & more',
      elapsedSeconds: 20,
      timerSeconds: 20,
    });
    expect(session?.computedTotals).toContain('distanceMeters');
    expect(session?.computedTotals).toContain('averageHeartRateBpm');
    expect(valuesOf(file, 'heartRateBpm')).toEqual([140, 141, 142]);
    expect(valuesOf(file, 'cadenceRpm')).toEqual([85, 85, 85]);
    expect(valuesOf(file, 'altitudeMeters')).toEqual([100, 101, 102]);
    expect(valuesOf(file, 'temperatureCelsius')).toEqual([21, 21, 21]);
    expect(valuesOf(file, 'distanceMeters')?.at(-1)).toBeCloseTo(222.39, 2);
  });

  it('is the same at every cut and byte by byte', async () => {
    const bytes = utf8(run);
    const whole = await readGpx(bytes);
    for (let at = 0; at <= bytes.byteLength; at++) expect(await readGpx(cutAt(bytes, at))).toEqual(whole);
    expect(await readGpx(pieces(bytes, 1))).toEqual(whole);
    expect(await readGpx(new Blob([run]).stream())).toEqual(whole);
  });
});

describe('what writers write', () => {
  const one = async (inner: string, channel: StreamChannel) =>
    valuesOf(await read(gpxTrack(gpxPoint({ time: time(0), inner }))), channel)?.[0] ?? null;

  it.each<[string, string, StreamChannel, number]>([
    ['version 1.0', '<speed>3.5</speed><course>90</course>', 'speedMetersPerSecond', 3.5],
    ['Strava power', '<extensions><power>250</power></extensions>', 'powerWatts', 250],
    [
      'Garmin power',
      '<extensions><gpxpx:PowerExtension><gpxpx:PowerInWatts>251</gpxpx:PowerInWatts></gpxpx:PowerExtension></extensions>',
      'powerWatts',
      251,
    ],
    ['watts', '<extensions><watts>252</watts></extensions>', 'powerWatts', 252],
    [
      'TrackPointExtension 2',
      '<extensions><t:TrackPointExtension><t:speed>4</t:speed></t:TrackPointExtension></extensions>',
      'speedMetersPerSecond',
      4,
    ],
    [
      'Apple',
      '<extensions><speed>0.18</speed><course>206</course><hAcc>8</hAcc></extensions>',
      'speedMetersPerSecond',
      0.18,
    ],
    ['Suunto heart rate', '<extensions><gpxdata:hr>131</gpxdata:hr></extensions>', 'heartRateBpm', 131],
    ['Suunto cadence', '<extensions><gpxdata:cadence>88</gpxdata:cadence></extensions>', 'cadenceRpm', 88],
    ['Suunto temperature', '<extensions><gpxdata:temp>19.5</gpxdata:temp></extensions>', 'temperatureCelsius', 19.5],
    ['Suunto distance', '<extensions><gpxdata:distance>17.5</gpxdata:distance></extensions>', 'distanceMeters', 17.5],
    ['dive', '<extensions><g:depth>6.5</g:depth></extensions>', 'depthMeters', 6.5],
    ['upper case', '<extensions><HeartRate>132</HeartRate></extensions>', 'heartRateBpm', 132],
  ])('is read: %s', async (_name, inner, channel, value) => {
    expect(await one(inner, channel)).toBe(value);
  });

  const sportOf = async (type: string, creator?: string) =>
    (await read(gpxDocument(`<trk><type>${type}</type><trkseg>${gpxPoint({ time: time(0) })}</trkseg></trk>`, creator)))
      .sessions[0]?.sport;

  it.each([
    ['running', 'running'],
    ['Trail Run', 'trail_running'],
    ['open_water_swimming', 'open_water_swimming'],
    ['swimming', 'open_water_swimming'],
    ['MountainBikeRide', 'mountain_biking'],
    ['hiking', 'hiking'],
    ['constructor', 'other'],
    ['Quidditch', 'other'],
    ['9', 'other'],
  ])('names the sport: %s is %s', async (type, sport) => {
    expect(await sportOf(type)).toBe(sport);
  });

  it.each([
    ['1', 'cycling'],
    ['9', 'running'],
    ['16', 'open_water_swimming'],
    ['17', 'virtual_cycling'],
    ['4711', 'other'],
  ])('numbers the sport as Strava does: %s is %s', async (type, sport) => {
    expect(await sportOf(type, 'StravaGPX iPhone')).toBe(sport);
  });

  it('keeps the writer’s word and cleans it', async () => {
    const file = await read(
      gpxTrack(gpxPoint({ time: time(0) }), '<type>Under\u202Ewater\u0085 hockey</type><desc>ok\u200B</desc>'),
    );
    expect(file.sessions[0]).toMatchObject({ sport: 'other', description: 'ok' });
    expect(file.sessions[0]?.vendorSport).not.toMatch(/\u202E/);
  });

  it('takes the totals that a device states beside the track', async () => {
    const file = await read(
      gpxTrack(
        [0, 1].map((i) => gpxPoint({ time: time(i), latitude: 50 + i / 1000 })).join(''),
        '<extensions><gpxtrkx:TrackStatsExtension><gpxtrkx:Distance>120</gpxtrkx:Distance><gpxtrkx:TimerTime>1</gpxtrkx:TimerTime><gpxtrkx:Ascent>7</gpxtrkx:Ascent><gpxtrkx:Calories>0</gpxtrkx:Calories></gpxtrkx:TrackStatsExtension></extensions>',
      ),
    );
    expect(file.sessions[0]).toMatchObject({ distanceMeters: 120, timerSeconds: 1, ascentMeters: 7 });
    expect(file.sessions[0]).not.toHaveProperty('energyKilocalories');
    expect(file.sessions[0]?.computedTotals).not.toContain('distanceMeters');
    // Two distances of one session would contradict each other.
    expect(valuesOf(file, 'distanceMeters')).toBeNull();
  });
});

describe('version 1.0', () => {
  it('has its metadata on the root', async () => {
    const file = await read(
      `<gpx version="1.0" creator="GPSBabel" xmlns="http://www.topografix.com/GPX/1/0"><name>Ride</name><desc>long</desc><time>2024-05-01T05:59:00Z</time>
       <wpt lat="1" lon="2"><name>Home</name></wpt><trk><trkseg>${gpxPoint({ time: time(0) })}</trkseg></trk></gpx>`,
    );
    expect([file.createdAt, file.device, file.fileType]).toEqual([
      '2024-05-01T05:59:00.000Z',
      { product: 'GPSBabel' },
      'activity',
    ]);
    expect(file.sessions[0]).toMatchObject({ name: 'Ride', description: 'long', sport: 'other' });
  });
});

describe('segments and tracks', () => {
  it('pauses between segments and counts no way there', async () => {
    const file = await read(
      gpxDocument(
        `<trk><trkseg>${gpxPoint({ time: time(0) })}${gpxPoint({ time: time(5), latitude: 50.001 })}</trkseg>
        <trkseg>${gpxPoint({ time: time(50), latitude: 51 })}${gpxPoint({ time: time(55), latitude: 51.001 })}</trkseg></trk>`,
      ),
    );
    expect(file.sessions[0]?.pauses).toEqual([{ start: time(5), end: time(50) }]);
    expect(file.sessions[0]?.timerSeconds).toBe(10);
    expect(file.sessions[0]?.distanceMeters).toBeCloseTo(222.39, 2);
  });

  it('makes a session of every track with times', async () => {
    const track = (hour: number) =>
      `<trk><name>${hour}</name><trkseg>${gpxPoint({ time: `2024-05-01T0${hour}:00:00Z` })}</trkseg></trk>`;
    const file = await read(gpxDocument(`${track(9)}<trk><trkseg>${gpxPoint({})}</trkseg></trk>${track(7)}`));
    expect(file.sessions.map(({ name }) => name)).toEqual(['7', '9']);
    expect(file.warnings).toEqual([expect.objectContaining({ code: 'time-missing', count: 1 })]);
  });

  it('reads positions that are none as missing', async () => {
    const file = await read(
      gpxTrack(
        [
          ['NaN', '8'],
          ['50', '181'],
          ['0', '0'],
          ['', ''],
          ['50', '8'],
        ]
          .map(([latitude = '', longitude = ''], i) => gpxPoint({ time: time(i), latitude, longitude }))
          .join(''),
      ),
    );
    expect(valuesOf(file, 'latitudeDegrees')).toEqual([NaN, NaN, NaN, NaN, 50]);
  });
});

describe('what is no recorded track', () => {
  it.each([
    ['unknown', '<metadata><time>2023-07-07T16:10:57Z</time></metadata>'],
    ['course', '<rte><rtept lat="1" lon="2"><time>2023-07-07T16:10:57Z</time></rtept></rte>'],
    ['course', `<trk><trkseg>${gpxPoint({})}</trkseg></trk>`],
    ['waypoints', '<wpt lat="1" lon="2"><time>2023-07-07T16:10:57Z</time><name>Home</name></wpt>'],
  ])('is called %s and has no sessions', async (fileType, inner) => {
    const file = await read(gpxDocument(inner));
    expect([file.fileType, file.sessions]).toEqual([fileType, []]);
  });

  it('is refused when it is TCX', async () => {
    await expect(read('<TrainingCenterDatabase/>')).rejects.toMatchObject({ code: 'file-unrecognised' });
  });
});
