import { columnOf, toFloat64 } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { cutAt, pieces, tcxDocument, tcxPoint, tcxRide, utf8 } from '../xml/__fixtures__/documents.ts';
import { readTcx } from './read-tcx.ts';

const read = (text: string) => readTcx(utf8(text));

const ride = tcxRide(
  [
    tcxPoint({
      time: '2024-05-01T06:00:00Z',
      latitude: 50,
      longitude: 8,
      inner: `<AltitudeMeters>120.5</AltitudeMeters><DistanceMeters>0</DistanceMeters><HeartRateBpm><Value>101</Value></HeartRateBpm>
        <Cadence>80</Cadence><Extensions><ns3:TPX CadenceSensor="Bike"><ns3:Speed>7.5</ns3:Speed><ns3:Watts>0</ns3:Watts></ns3:TPX></Extensions>`,
    }),
    tcxPoint({ time: '2024-05-01T06:00:02.500Z', inner: '<DistanceMeters>20</DistanceMeters>' }),
  ].join(''),
  `<TotalTimeSeconds>2.5</TotalTimeSeconds><DistanceMeters>20</DistanceMeters><MaximumSpeed>8</MaximumSpeed><Calories>3</Calories>
   <AverageHeartRateBpm><Value>100</Value></AverageHeartRateBpm><MaximumHeartRateBpm><Value>105</Value></MaximumHeartRateBpm>
   <Intensity>Active</Intensity><Cadence>79</Cadence><TriggerMethod>HeartRate</TriggerMethod>
   <Extensions><LX xmlns="x"><AvgWatts>150</AvgWatts><MaxWatts>300</MaxWatts><MaxBikeCadence>95</MaxBikeCadence></LX></Extensions>`,
);

describe('a ride in TCX', () => {
  it('has columns, laps and totals', async () => {
    const file = await read(ride);
    expect([file.format, file.fileType, file.damage, file.warnings]).toEqual(['tcx', 'activity', [], []]);
    const [session] = file.sessions;
    expect(session).toMatchObject({
      sport: 'cycling',
      vendorSport: 'Biking',
      start: '2024-05-01T06:00:00.000Z',
      end: '2024-05-01T06:00:02.500Z',
      utcOffsetMinutes: null,
      timerSeconds: 2.5,
      distanceMeters: 20,
      energyKilocalories: 3,
      averageHeartRateBpm: 100,
      maximumHeartRateBpm: 105,
      averagePowerWatts: 150,
      computedTotals: ['elapsedSeconds', 'minimumHeartRateBpm', 'averageSpeedMetersPerSecond'],
    });
    expect(session?.laps).toEqual([
      {
        start: '2024-05-01T06:00:00.000Z',
        end: '2024-05-01T06:00:02.500Z',
        timerSeconds: 2.5,
        distanceMeters: 20,
        maximumSpeedMetersPerSecond: 8,
        energyKilocalories: 3,
        averageHeartRateBpm: 100,
        maximumHeartRateBpm: 105,
        averageCadenceRpm: 79,
        maximumCadenceRpm: 95,
        averagePowerWatts: 150,
        maximumPowerWatts: 300,
        trigger: 'heartrate',
        intensity: 'active',
      },
    ]);
  });

  it('tells nought from none', async () => {
    const streams = (await read(ride)).sessions[0]?.streams;
    if (streams == null) throw new Error('no streams');
    const values = (channel: Parameters<typeof columnOf>[1]) => {
      const column = columnOf(streams, channel);
      return column === null ? null : [...toFloat64(column)];
    };
    expect(streams.elapsedSeconds).toEqual(Float64Array.of(0, 2.5));
    expect(values('powerWatts')).toEqual([0, Number.NaN]);
    expect(values('heartRateBpm')).toEqual([101, Number.NaN]);
    expect(values('latitudeDegrees')).toEqual([50, Number.NaN]);
    expect(values('distanceMeters')).toEqual([0, 20]);
    expect(values('temperatureCelsius')).toBeNull();
  });

  it('is the same at every cut and byte by byte', async () => {
    const bytes = utf8(ride);
    const whole = await readTcx(bytes);
    for (let at = 0; at <= bytes.byteLength; at++) expect(await readTcx(cutAt(bytes, at))).toEqual(whole);
    expect(await readTcx(pieces(bytes, 1))).toEqual(whole);
    expect(await readTcx(new Blob([ride]))).toEqual(whole);
  });

  it('is the same with any prefix, none, and none declared', async () => {
    const plain = ride.replaceAll('ns3:', '');
    const prefixed = ride.replaceAll(/<(\/?)([A-Z])/g, '<$1tcd:$2');
    const [first, ...others] = await Promise.all([ride, plain, prefixed, `\n\n  \uFEFF${ride}`].map(read));
    for (const other of others) expect(other).toEqual(first);
  });
});

describe('times and order', () => {
  const two = (first: string, second: string) =>
    tcxRide(
      tcxPoint({ time: first, inner: '<Cadence>1</Cadence>' }) +
        tcxPoint({ time: second, inner: '<Cadence>2</Cadence>' }),
    );

  it('sorts points that are out of order, and says so', async () => {
    const { sessions, warnings } = await read(two('2024-05-01T06:00:09Z', '2024-05-01T06:00:04Z'));
    expect(sessions[0]?.streams?.columns[0]?.values).toEqual(Float64Array.of(2, 1));
    expect(warnings).toEqual([expect.objectContaining({ code: 'time-backwards', count: 1 })]);
  });

  it('takes times without zone as UTC, and says so', async () => {
    const { sessions, warnings } = await read(two('2024-05-01T06:00:00', '2024-05-01 06:00:01'));
    expect(sessions[0]?.end).toBe('2024-05-01T06:00:01.000Z');
    expect(sessions[0]?.utcOffsetMinutes).toBeNull();
    expect(warnings).toEqual([expect.objectContaining({ code: 'time-zone-missing', count: 2 })]);
  });

  it('knows the offset where the file writes one', async () => {
    const offsetOf = async (zone: string) =>
      (await read(ride.replaceAll('Z<', `${zone}<`).replaceAll('Z"', `${zone}"`))).sessions[0]?.utcOffsetMinutes;
    expect(await offsetOf('+05:45')).toBe(345);
    expect(await offsetOf('-03:30')).toBe(-210);
    expect(await offsetOf('+00:00')).toBeNull();
    expect(await offsetOf('+05:37')).toBeNull();
  });

  it('leaves out samples without a time or with one far away', async () => {
    const { sessions, warnings } = await read(
      tcxRide(
        [
          '2024-05-01T06:00:00Z',
          '1970-01-01T00:00:00Z',
          '2024-05-01T06:00:01Z',
          undefined,
          'yesterday',
          '2024-13-01T00:00:00Z',
        ]
          .map((time) => tcxPoint({ ...(time === undefined ? {} : { time }), inner: '<Cadence>1</Cadence>' }))
          .join(''),
      ),
    );
    expect(sessions[0]?.streams?.elapsedSeconds).toEqual(Int32Array.of(0, 1));
    expect(warnings.map(({ code, count }) => [code, count])).toEqual([
      ['time-missing', 3],
      ['time-implausible', 1],
    ]);
  });

  it('treats what cannot be a value as missing', async () => {
    const bad = ['NaN', '', 'Infinity', '-1', '1e400', '0x10', '65535', 'twelve', '255'];
    const { sessions } = await read(
      tcxRide(
        bad
          .map((text, i) =>
            tcxPoint({
              time: `2024-05-01T06:00:0${i}Z`,
              latitude: text === '255' ? '91' : text,
              longitude: 'NaN',
              inner: `<HeartRateBpm><Value>${text}</Value></HeartRateBpm><Watts>${text === '255' ? -5 : text}</Watts>`,
            }),
          )
          .join(''),
      ),
    );
    expect(sessions[0]?.streams?.columns.map(({ channel, values }) => [channel, [...values]])).toEqual([
      ['heartRateBpm', [0, 0, 0, 0, 0, 16, 0, 0, 0]],
      ['powerWatts', [0, 0, 0, 0, 0, 16, 0, 0, 0]],
    ]);
  });
});

describe('laps, pauses, several activities', () => {
  const track = (...times: string[]) =>
    `<Track>${times.map((time) => tcxPoint({ time, inner: '<Cadence>70</Cadence>' })).join('')}</Track>`;
  const lap = (start: string, seconds: number, inner: string, calories = 10) =>
    `<Lap StartTime="${start}"><TotalTimeSeconds>${seconds}</TotalTimeSeconds><DistanceMeters>0</DistanceMeters><Calories>${calories}</Calories>${inner}</Lap>`;

  it('finds pauses between tracks of a lap and between laps, and not where the timer ran', async () => {
    const { sessions } = await read(
      tcxDocument(
        `<Activity Sport="Running"><Id>2024-05-01T06:00:00Z</Id>
        ${lap('2024-05-01T06:00:00Z', 20, track('2024-05-01T06:00:00Z', '2024-05-01T06:00:10Z') + track('2024-05-01T06:01:00Z', '2024-05-01T06:01:10Z'))}
        ${lap('2024-05-02T06:00:00Z', 60, '')}
        ${lap('2024-05-02T06:01:00Z', 5, track('2024-05-02T06:01:00Z', '2024-05-02T06:01:05Z'), 0)}</Activity>`,
      ),
    );
    expect(sessions[0]?.pauses).toEqual([
      { start: '2024-05-01T06:00:10.000Z', end: '2024-05-01T06:01:00.000Z' },
      { start: '2024-05-01T06:01:10.000Z', end: '2024-05-02T06:00:00.000Z' },
    ]);
    expect(sessions[0]).toMatchObject({ timerSeconds: 85, energyKilocalories: 20, elapsedSeconds: 86_465 });
    // The format demands calories and distance; nobody measured them.
    expect(sessions[0]?.laps[2]).not.toHaveProperty('energyKilocalories');
    expect(sessions[0]).not.toHaveProperty('distanceMeters');
  });

  it('keeps several activities apart and numbers the parts of a multisport event', async () => {
    const activity = (sport: string, hour: string) =>
      `<Activity Sport="${sport}"><Id>2024-05-01T${hour}:00:00Z</Id>${lap(`2024-05-01T${hour}:00:00Z`, 60, track(`2024-05-01T${hour}:00:00Z`))}</Activity>`;
    const { sessions } = await read(
      tcxDocument(
        `${activity('Other', '15')}<MultiSportSession><Id>2024-05-01T08:00:00Z</Id><FirstSport>${activity('Biking', '08')}</FirstSport>
        <NextSport><Transition StartTime="2024-05-01T08:59:00Z"><TotalTimeSeconds>50</TotalTimeSeconds></Transition>${activity('Running', '09')}</NextSport></MultiSportSession>`,
      ),
    );
    expect(sessions.map(({ sport, start, multisport }) => [sport, start.substring(11, 16), multisport])).toEqual([
      ['cycling', '08:00', { index: 0, count: 3 }],
      ['transition', '08:59', { index: 1, count: 3 }],
      ['running', '09:00', { index: 2, count: 3 }],
      ['other', '15:00', undefined],
    ]);
  });

  it('reads the first version of the format', async () => {
    const { sessions } = await read(
      `<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v1"><History><Running><Run>
      <Id>2006-05-01T06:00:00Z</Id>${lap('2006-05-01T06:00:00Z', 1, `<Track>${tcxPoint({ time: '2006-05-01T06:00:00Z', inner: '<HeartRateBpm>120</HeartRateBpm>' })}</Track>`)}
      </Run></Running></History></TrainingCenterDatabase>`,
    );
    expect(sessions.map(({ sport, streams }) => [sport, streams?.columns[0]?.values])).toEqual([
      ['running', Int32Array.of(120)],
    ]);
  });

  it('reads a pool swim without positions, and totals without samples', async () => {
    const { sessions } = await read(
      tcxDocument(
        `<Activity Sport="Swimming"><Id>2024-05-01T06:00:00Z</Id><Lap StartTime="2024-05-01T06:00:00Z"><TotalTimeSeconds>600</TotalTimeSeconds><DistanceMeters>500</DistanceMeters><Calories>90</Calories></Lap>
         <Notes>hard\u202E &amp; wet</Notes><Creator><Name>Swim Watch</Name><UnitId>42</UnitId><Version><VersionMajor>3</VersionMajor><VersionMinor>10</VersionMinor></Version></Creator></Activity>`,
      ),
    );
    expect(sessions).toEqual([
      expect.objectContaining({
        sport: 'pool_swimming',
        description: 'hard & wet',
        distanceMeters: 500,
        energyKilocalories: 90,
        end: '2024-05-01T06:10:00.000Z',
        streams: null,
      }),
    ]);
  });

  it('names the device, else the program', async () => {
    const named = tcxDocument(
      '<Activity Sport="Other"><Id>2024-05-01T06:00:00Z</Id><Creator><Name>Edge</Name><UnitId>7</UnitId></Creator></Activity>',
    );
    expect((await read(named)).device).toEqual({ product: 'Edge', serialNumber: '7' });
    const author =
      '<Author><Name>Connect</Name><Build><Version><VersionMajor>1</VersionMajor></Version></Build></Author>';
    expect((await read(tcxDocument('').replace('</Training', `${author}</Training`))).device).toEqual({
      product: 'Connect',
      softwareVersion: '1.0',
    });
  });
});

describe('what is no activity', () => {
  it.each([
    [
      'course',
      '<Courses><Course><Name>Loop</Name><Lap><TotalTimeSeconds>9</TotalTimeSeconds></Lap><Track><Trackpoint><Time>2024-05-01T06:00:00Z</Time></Trackpoint></Track></Course></Courses>',
    ],
    ['workout', '<Workouts><Workout Sport="Biking"><Name>4x4</Name></Workout></Workouts>'],
    ['unknown', '<Activities/>'],
  ])('is called %s and has no sessions', async (fileType, inner) => {
    const file = await read(`<TrainingCenterDatabase>${inner}</TrainingCenterDatabase>`);
    expect([file.fileType, file.sessions, file.warnings]).toEqual([fileType, [], []]);
  });

  it('is refused when it is GPX or no XML', async () => {
    await expect(read('<gpx/>')).rejects.toMatchObject({
      code: 'file-unrecognised',
      message: expect.stringContaining('<gpx>'),
    });
    await expect(read('PK')).rejects.toMatchObject({ code: 'file-unrecognised' });
  });

  it('is left out when it has no time at all', async () => {
    const { sessions, warnings } = await read(tcxDocument('<Activity Sport="Biking"><Lap/></Activity>'));
    expect([sessions, warnings.map(({ code }) => code)]).toEqual([[], ['time-missing']]);
  });
});

it('keeps every finished point of a file that ends anywhere', async () => {
  const points = Array.from({ length: 6 }, (_, i) =>
    tcxPoint({ time: `2024-05-01T06:00:0${i}Z`, inner: '<Cadence>9</Cadence>' }),
  );
  const text = tcxRide(points.join(''));
  const first = text.indexOf('<Trackpoint>');
  const length = points[0]?.length ?? 0;
  for (let end = first; end < text.length; end++) {
    const { sessions, damage } = await read(text.slice(0, end));
    expect(damage.map(({ code }) => code)).toEqual(['truncated']);
    expect(sessions[0]?.streams?.elapsedSeconds.length ?? 0).toBe(Math.min(6, Math.floor((end - first) / length)));
  }
});
