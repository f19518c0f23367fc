import { describe, expect, it } from 'vitest';
import { onlySession } from '../../../test/columns.ts';
import {
  activityFileId,
  definition,
  type FieldBytes,
  fitFile,
  message,
  session,
  someTime,
  Type,
  text,
  u16,
  u32,
} from '../../../test/fit-bytes.ts';
import { decodeFit } from '../decode-fit.ts';

const at = (second: number): string => new Date((someTime + 631_065_600 + second) * 1000).toISOString();

describe('swims', () => {
  const fields: FieldBytes[] = [
    [253, 4, Type.uint32],
    [2, 4, Type.uint32],
    [3, 4, Type.uint32],
    [5, 2, Type.uint16],
    [7, 1, Type.enum],
    [12, 1, Type.enum],
  ];
  const length = (start: number, seconds: number, strokes: number, stroke: number, type: number): number[] =>
    message(0, u32(someTime + start + seconds), u32(someTime + start), u32(seconds * 1000), u16(strokes), stroke, type);

  it('in a pool have lengths, active and idle, with stroke and strokes', () => {
    const lengths = [
      ...definition(0, 101, fields),
      ...length(0, 25, 14, 0, 1),
      ...length(25, 27, 12, 2, 1),
      ...length(52, 30, 0xffff, 0xff, 0),
    ];
    const own = onlySession(decodeFit(fitFile(activityFileId(), lengths, session(someTime, someTime + 82, 5, 17))));
    expect(own.sport).toBe('pool_swimming');
    expect(own.lengths).toEqual([
      { start: at(0), elapsedSeconds: 25, active: true, stroke: 'freestyle', strokes: 14 },
      { start: at(25), elapsedSeconds: 27, active: true, stroke: 'breaststroke', strokes: 12 },
      { start: at(52), elapsedSeconds: 30, active: false },
    ]);
  });

  it('say how long the pool is and how many strokes were taken', () => {
    const own = definition(1, 18, [
      [253, 4, Type.uint32],
      [2, 4, Type.uint32],
      [7, 4, Type.uint32],
      [5, 1, Type.enum],
      [6, 1, Type.enum],
      [44, 2, Type.uint16],
      [10, 4, Type.uint32],
    ]);
    const data = message(1, u32(someTime + 60), u32(someTime), u32(60_000), 5, 17, u16(2500), u32(321));
    const swim = onlySession(decodeFit(fitFile(activityFileId(), own, data)));
    expect(swim).toMatchObject({ poolLengthMeters: 25, strokes: 321 });
  });

  it('in open water are another sport and have no lengths', () => {
    const own = onlySession(decodeFit(fitFile(activityFileId(), session(someTime, someTime + 60, 5, 18))));
    expect([own.sport, own.lengths]).toEqual(['open_water_swimming', []]);
  });
});

describe('strength sets', () => {
  const fields: FieldBytes[] = [
    [254, 4, Type.uint32],
    [6, 4, Type.uint32],
    [0, 4, Type.uint32],
    [3, 2, Type.uint16],
    [4, 2, Type.uint16],
    [5, 1, Type.uint8],
    [7, 4, Type.uint16],
    [8, 4, Type.uint16],
  ];
  const none = u16(0xffff);
  const set = (
    start: number,
    seconds: number,
    repetitions: number[],
    weight: number[],
    type: number,
    category: number,
    subtype: number,
  ): number[] =>
    message(
      0,
      u32(someTime + start),
      u32(someTime + start),
      u32(seconds * 1000),
      repetitions,
      weight,
      type,
      u16(category),
      none,
      u16(subtype),
      none,
    );

  it('have exercise, repetitions, weight and rest', () => {
    const sets = [
      ...definition(0, 225, fields),
      ...set(0, 40, u16(10), u16(60 * 16 + 8), 1, 0, 1),
      ...set(40, 90, none, none, 0, 65_535, 65_535),
      ...set(130, 35, u16(8), none, 1, 28, 65_535),
      ...set(170, 35, u16(8), none, 1, 65_534, 65_535),
      ...set(210, 35, u16(8), none, 1, 999, 3),
    ];
    const own = onlySession(decodeFit(fitFile(activityFileId(), sets, session(someTime, someTime + 300, 10, 20))));
    expect(own.sport).toBe('strength_training');
    expect(own.laps).toEqual([]);
    expect(own.sets).toEqual([
      {
        type: 'active',
        exercise: 'barbell_bench_press',
        start: at(0),
        durationSeconds: 40,
        repetitions: 10,
        weightKilograms: 60.5,
      },
      { type: 'rest', start: at(40), durationSeconds: 90 },
      { type: 'active', exercise: 'squat', start: at(130), durationSeconds: 35, repetitions: 8 },
      { type: 'active', start: at(170), durationSeconds: 35, repetitions: 8 },
      { type: 'active', exercise: 'category_999', start: at(210), durationSeconds: 35, repetitions: 8 },
    ]);
  });

  it('take the name that the workout gives an exercise', () => {
    const title = [
      ...definition(1, 264, [
        [0, 2, Type.uint16],
        [1, 2, Type.uint16],
        [2, 12, Type.string],
      ]),
      ...message(1, u16(0), u16(1), text('Bench heavy', 12)),
    ];
    const sets = [...definition(0, 225, fields), ...set(0, 40, u16(5), none, 1, 0, 1)];
    const own = onlySession(
      decodeFit(fitFile(activityFileId(), title, sets, session(someTime, someTime + 300, 10, 20))),
    );
    expect(own.sets[0]?.exercise).toBe('Bench heavy');
  });
});
