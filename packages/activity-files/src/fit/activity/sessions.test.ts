import { describe, expect, it } from 'vitest';
import { onlySession, valuesOf, warningCodes } from '../../../test/columns.ts';
import {
  activityFileId,
  definition,
  type FieldBytes,
  fitFile,
  heartRateRecords,
  message,
  session,
  someTime,
  Type,
  text,
  u16,
  u32,
} from '../../../test/fit-bytes.ts';
import type { ActivityFile } from '../../activity.ts';
import { decodeFit } from '../decode-fit.ts';

const at = (second: number): string => new Date((someTime + 631_065_600 + second) * 1000).toISOString();

function lap(start: number, end: number): number[] {
  const fields: FieldBytes[] = [
    [253, 4, Type.uint32],
    [2, 4, Type.uint32],
    [7, 4, Type.uint32],
    [24, 1, Type.enum],
    [23, 1, Type.enum],
  ];
  return [
    ...definition(3, 19, fields),
    ...message(3, u32(someTime + end), u32(someTime + start), u32((end - start) * 1000), 0, 0),
  ];
}

function event(second: number, type: number, kind = 0): number[] {
  const fields: FieldBytes[] = [
    [253, 4, Type.uint32],
    [0, 1, Type.enum],
    [1, 1, Type.enum],
  ];
  return [...definition(4, 21, fields), ...message(4, u32(someTime + second), kind, type)];
}

const rates = (count: number): number[] => Array.from({ length: count }, (_, i) => 100 + i);

describe('several sessions', () => {
  const records = heartRateRecords(someTime, rates(30));
  const sessions = [
    session(someTime, someTime + 9, 5, 18),
    session(someTime + 10, someTime + 14, 3, 0),
    session(someTime + 15, someTime + 29, 2, 7),
  ];
  const rest = [lap(0, 9), lap(10, 14), lap(15, 20), lap(20, 29), event(0, 0), event(17, 4), event(19, 0)];
  const expectParts = (file: ActivityFile): void => {
    expect(file.sessions.map(({ sport }) => sport)).toEqual(['open_water_swimming', 'transition', 'cycling']);
    expect(file.sessions.map(({ multisport }) => multisport)).toEqual([
      { index: 0, count: 3 },
      { index: 1, count: 3 },
      { index: 2, count: 3 },
    ]);
    const all = rates(30);
    expect(file.sessions.map((own) => valuesOf(own, 'heartRateBpm'))).toEqual([
      all.slice(0, 10),
      all.slice(10, 15),
      all.slice(15),
    ]);
    expect(file.sessions.map(({ streams }) => streams?.start)).toEqual([at(0), at(10), at(15)]);
    expect(file.sessions.map(({ laps }) => laps.length)).toEqual([1, 1, 2]);
    expect(file.sessions.map(({ pauses }) => pauses)).toEqual([[], [], [{ start: at(17), end: at(19) }]]);
  };

  it('share records, laps and events by time when the summary comes last', () => {
    expectParts(decodeFit(fitFile(activityFileId(), records, ...rest, ...sessions)));
  });

  it('share them when the summary comes first, in any order', () => {
    expectParts(decodeFit(fitFile(activityFileId(), ...sessions.toReversed(), ...rest, records)));
  });

  it('leave what was recorded before the first to the first', () => {
    const late = session(someTime + 3, someTime + 9);
    const file = decodeFit(fitFile(activityFileId(), heartRateRecords(someTime, rates(10)), late));
    expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual(rates(10));
  });
});

describe('a session', () => {
  it('is rebuilt from the records when the device wrote none', () => {
    const file = decodeFit(fitFile(activityFileId(), heartRateRecords(someTime, rates(60)), event(0, 0), lap(0, 30)));
    const own = onlySession(file);
    expect([own.start, own.end, own.sport]).toEqual([at(0), at(59), 'other']);
    expect(own.laps).toHaveLength(1);
    expect(own.elapsedSeconds).toBeUndefined();
    expect(warningCodes(file)).toEqual(['session-rebuilt']);
  });

  it('takes the sport from the sport message when it has none itself', () => {
    const sport = [
      ...definition(2, 12, [
        [0, 1, Type.enum],
        [1, 1, Type.enum],
      ]),
      ...message(2, 1, 1),
    ];
    expect(onlySession(decodeFit(fitFile(activityFileId(), sport, heartRateRecords(someTime, [99])))).sport).toBe(
      'treadmill_running',
    );
  });

  it('with an impossible start takes the times of its samples', () => {
    const file = decodeFit(fitFile(activityFileId(), heartRateRecords(someTime, rates(20)), session(3, 2 ** 31)));
    expect([onlySession(file).start, onlySession(file).end]).toEqual([at(0), at(19)]);
    expect(warningCodes(file)).toContain('session-times');
  });

  it('without records has totals and no streams', () => {
    const own = onlySession(decodeFit(fitFile(activityFileId(), session(someTime, someTime + 3600))));
    expect(own.streams).toBeNull();
    expect(own).toMatchObject({
      start: at(0),
      end: at(3600),
      elapsedSeconds: 3600,
      sport: 'cycling',
      vendorSport: 'cycling/road',
    });
  });

  it('takes a power of 0 for none where nobody pressed a pedal', () => {
    const fields: FieldBytes[] = [
      [253, 4, Type.uint32],
      [2, 4, Type.uint32],
      [20, 2, Type.uint16],
      [21, 2, Type.uint16],
    ];
    const of = (average: number, maximum: number) =>
      onlySession(
        decodeFit(
          fitFile(
            activityFileId(),
            definition(6, 18, fields),
            message(6, u32(someTime + 100), u32(someTime), u16(average), u16(maximum)),
          ),
        ),
      );
    expect(of(0, 0)).not.toHaveProperty('averagePowerWatts');
    expect(of(0, 0)).not.toHaveProperty('maximumPowerWatts');
    expect(of(0, 65_535)).not.toHaveProperty('averagePowerWatts');
    expect(of(0, 300)).toMatchObject({ averagePowerWatts: 0, maximumPowerWatts: 300 });
  });

  it('reports totals, analysis and feel in their units', () => {
    const fields: FieldBytes[] = [
      [253, 4, Type.uint32],
      [2, 4, Type.uint32],
      [8, 4, Type.uint32],
      [9, 4, Type.uint32],
      [11, 2, Type.uint16],
      [14, 2, Type.uint16],
      [125, 4, Type.uint32],
      [16, 1, Type.uint8],
      [18, 1, Type.uint8],
      [92, 1, Type.uint8],
      [20, 2, Type.uint16],
      [48, 4, Type.uint32],
      [34, 2, Type.uint16],
      [35, 2, Type.uint16],
      [36, 2, Type.uint16],
      [45, 2, Type.uint16],
      [24, 1, Type.uint8],
      [137, 1, Type.uint8],
      [192, 1, Type.uint8],
      [193, 1, Type.uint8],
      [17, 1, Type.uint8],
    ];
    const content = [
      u32(someTime + 100),
      u32(someTime),
      u32(95_500),
      u32(123_456),
      u16(321),
      u16(8123),
      u32(15_250),
      142,
      86,
      64,
      u16(215),
      u32(700_500),
      u16(231),
      u16(853),
      u16(912),
      u16(255),
      35,
      12,
      75,
      60,
      0,
    ];
    const own = onlySession(decodeFit(fitFile(activityFileId(), definition(0, 18, fields), message(0, ...content))));
    expect(own).toMatchObject({
      timerSeconds: 95.5,
      distanceMeters: 1234.56,
      energyKilocalories: 321,
      averageSpeedMetersPerSecond: 8.123,
      maximumSpeedMetersPerSecond: 15.25,
      averageHeartRateBpm: 142,
      averageCadenceRpm: 86.5,
      averagePowerWatts: 215,
      workKilojoules: 700.5,
      deviceAnalysis: {
        normalizedPowerWatts: 231,
        trainingStressScore: 85.3,
        intensityFactor: 0.912,
        functionalThresholdPowerWatts: 255,
        aerobicTrainingEffect: 3.5,
        anaerobicTrainingEffect: 1.2,
      },
      feel: { perceivedExertionCr10: 6, feelPercent: 75 },
    });
    expect(own.maximumHeartRateBpm).toBeUndefined();
    expect(own.elapsedSeconds).toBeUndefined();
  });
});

describe('laps', () => {
  it('have start, end, trigger and intensity', () => {
    const own = onlySession(
      decodeFit(fitFile(activityFileId(), lap(30, 60), lap(0, 30), session(someTime, someTime + 60))),
    );
    expect(own.laps).toEqual([
      { start: at(0), end: at(30), elapsedSeconds: 30, trigger: 'manual', intensity: 'active' },
      { start: at(30), end: at(60), elapsedSeconds: 30, trigger: 'manual', intensity: 'active' },
    ]);
  });
});

describe('pauses', () => {
  const pausesOf = (...events: readonly number[][]): readonly unknown[] =>
    onlySession(decodeFit(fitFile(activityFileId(), ...events, session(someTime, someTime + 100)))).pauses;

  it('run from a stop to the next start, however the timer was stopped', () => {
    expect(
      pausesOf(event(0, 0), event(10, 1), event(20, 0), event(30, 4), event(40, 0), event(50, 8), event(60, 0)),
    ).toEqual([
      { start: at(10), end: at(20) },
      { start: at(30), end: at(40) },
      { start: at(50), end: at(60) },
    ]);
  });

  it('are not the stop at the end, nor events of anything but the timer', () => {
    expect(pausesOf(event(0, 0), event(10, 1, 36), event(20, 0, 36), event(100, 4), event(100, 9))).toEqual([]);
  });
});

describe('time zone', () => {
  const zoned = (difference: number): readonly number[][] => [
    session(someTime, someTime + 10),
    definition(5, 34, [
      [253, 4, Type.uint32],
      [5, 4, Type.uint32],
    ]),
    message(5, u32(someTime), u32(someTime + difference)),
  ];
  const offsetOf = (difference: number): ActivityFile => decodeFit(fitFile(activityFileId(), ...zoned(difference)));

  it.each([
    [7200, 120],
    [-3 * 3600 - 1800, -210],
    [5 * 3600 + 2700, 345],
    [3600 - 40, 60],
    [0, 0],
    [14 * 3600, 840],
  ])('is the difference of the two clocks: %i s are %i min', (difference, minutes) => {
    expect(onlySession(offsetOf(difference)).utcOffsetMinutes).toBe(minutes);
  });

  it.each([15 * 3600, -13 * 3600, 2 * 3600 + 400, 900, -631_065_600])(
    'is unknown when the difference is %i s',
    (difference) => {
      const file = offsetOf(difference);
      expect(onlySession(file).utcOffsetMinutes).toBeNull();
    },
  );

  it('is unknown when a watch of COROS writes UTC twice', () => {
    const fileId = [
      ...definition(15, 0, [
        [0, 1, Type.enum],
        [1, 2, Type.uint16],
        [4, 4, Type.uint32],
      ]),
      ...message(15, 4, u16(294), u32(someTime)),
    ];
    const of = (difference: number): ActivityFile => decodeFit(fitFile(fileId, ...zoned(difference)));
    expect(onlySession(of(0)).utcOffsetMinutes).toBeNull();
    expect(onlySession(of(-5 * 3600)).utcOffsetMinutes).toBe(-300);
  });

  it('is unknown when only one clock is there', () => {
    expect(
      onlySession(decodeFit(fitFile(activityFileId(), session(someTime, someTime + 1)))).utcOffsetMinutes,
    ).toBeNull();
  });
});

describe('names', () => {
  it('come from the session, else from the workout, and are cleaned', () => {
    const workout = [...definition(6, 26, [[8, 20, Type.string]]), ...message(6, text('Tempo \u202e 3x10\u0007', 20))];
    expect(onlySession(decodeFit(fitFile(activityFileId(), workout, session(someTime, someTime + 1)))).name).toBe(
      'Tempo  3x10',
    );
  });
});
