import { describe, expect, it } from 'vitest';
import { onlySession, valuesOf, warningCodes } from '../../../test/columns.ts';
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
import type { ActivitySession } from '../../activity.ts';
import { decodeFit } from '../decode-fit.ts';

type Row = readonly (number | readonly number[])[];

const timestamp: FieldBytes = [253, 4, Type.uint32];

/** One record a row, a second apart; the first field is the time. */
function recordsOf(fields: readonly FieldBytes[], rows: readonly Row[]): number[] {
  const data = rows.flatMap((row, i) => message(0, u32(someTime + i), ...row));
  return [...definition(0, 20, [timestamp, ...fields]), ...data];
}

function decoded(fields: readonly FieldBytes[], rows: readonly Row[]): ActivitySession {
  const end = session(someTime, someTime + rows.length - 1);
  return onlySession(decodeFit(fitFile(activityFileId(), recordsOf(fields, rows), end)));
}

describe('channels', () => {
  it('carry scale and offset of their fields', () => {
    const fields: FieldBytes[] = [
      [13, 1, Type.sint8],
      [39, 2, Type.uint16],
      [83, 2, Type.uint16],
      [41, 2, Type.uint16],
      [84, 2, Type.uint16],
      [85, 2, Type.uint16],
      [92, 4, Type.uint32],
      [139, 2, Type.uint16],
    ];
    const row = [0xfb, u16(785), u16(821), u16(2485), u16(5011), u16(9834), u32(18_250), u16(3745)];
    const own = decoded(fields, [row]);
    expect(valuesOf(own, 'temperatureCelsius')).toEqual([-5]);
    expect(valuesOf(own, 'verticalOscillationMillimeters')).toEqual([78.5]);
    expect(valuesOf(own, 'verticalRatioPercent')).toEqual([8.21]);
    expect(valuesOf(own, 'groundContactMilliseconds')).toEqual([248.5]);
    expect(valuesOf(own, 'groundContactLeftPercent')).toEqual([50.11]);
    expect(valuesOf(own, 'stepLengthMillimeters')).toEqual([983.4]);
    expect(valuesOf(own, 'depthMeters')).toEqual([18.25]);
    expect(valuesOf(own, 'coreTemperatureCelsius')).toEqual([37.45]);
  });

  it('take the enhanced field where both are there, and the short one where it alone has a value', () => {
    const fields: FieldBytes[] = [
      [6, 2, Type.uint16],
      [73, 4, Type.uint32],
      [2, 2, Type.uint16],
      [78, 4, Type.uint32],
      [99, 1, Type.uint8],
      [108, 2, Type.uint16],
    ];
    const none = u32(0xffffffff);
    const own = decoded(fields, [
      [u16(3000), u32(3001), u16(3000), u32(3001), 17, u16(1734)],
      [u16(3002), none, u16(3002), none, 18, u16(0xffff)],
    ]);
    expect(valuesOf(own, 'speedMetersPerSecond')).toEqual([3.001, 3.002]);
    expect(valuesOf(own, 'altitudeMeters')).toEqual([3001 / 5 - 500, 3002 / 5 - 500]);
    expect(valuesOf(own, 'respirationRatePerMinute')).toEqual([17.34, 18]);
  });

  it('add the fraction of the cadence to its whole part', () => {
    const own = decoded(
      [
        [4, 1, Type.uint8],
        [53, 1, Type.uint8],
      ],
      [
        [85, 64],
        [86, 0xff],
        [0xff, 64],
      ],
    );
    expect(valuesOf(own, 'cadenceRpm')).toEqual([85.5, 86, null]);
  });

  it('take the left share of power only where the side is known', () => {
    const own = decoded([[30, 1, Type.uint8]], [[0x80 | 48], [48], [0xff], [0x80]]);
    expect(valuesOf(own, 'leftPowerPercent')).toEqual([52, null, null, 100]);
  });

  it('read zero as a value where it is one, and as a lost strap where it is a heart rate', () => {
    const own = decoded(
      [
        [7, 2, Type.uint16],
        [3, 1, Type.uint8],
      ],
      [
        [u16(0), 120],
        [u16(0), 0],
        [u16(210), 121],
      ],
    );
    expect(valuesOf(own, 'powerWatts')).toEqual([0, 0, 210]);
    expect(valuesOf(own, 'heartRateBpm')).toEqual([120, null, 121]);
  });

  it('that never have a value are left out', () => {
    const own = decoded(
      [
        [3, 1, Type.uint8],
        [7, 2, Type.uint16],
      ],
      [
        [100, u16(0xffff)],
        [101, u16(0xffff)],
      ],
    );
    expect(own.streams?.columns.map(({ channel }) => channel)).toEqual(['heartRateBpm']);
    expect(own.streams?.columns[0]?.missing).toBeNull();
  });
});

describe('missing values', () => {
  const float = (value: number): number[] => [...new Uint8Array(new Float32Array([value]).buffer)];
  const cases: readonly (readonly [name: string, type: number, missing: number[], present: number[], value: number])[] =
    [
      ['enum', Type.enum, [0xff], [0x21], 33],
      ['sint8', Type.sint8, [0x7f], [0x80], -128],
      ['uint8', Type.uint8, [0xff], [0x7f], 127],
      ['sint16', Type.sint16, u16(0x7fff), u16(0xffff), -1],
      ['uint16', Type.uint16, u16(0xffff), u16(0x7fff), 0x7fff],
      ['sint32', Type.sint32, u32(0x7fffffff), u32(0xffffffff), -1],
      ['uint32', Type.uint32, u32(0xffffffff), u32(0x80000000), 0x80000000],
      ['uint8z', Type.uint8z, [0], [0xff], 255],
      ['uint16z', Type.uint16z, u16(0), u16(0xffff), 0xffff],
      ['uint32z', Type.uint32z, u32(0), u32(0xffffffff), 0xffffffff],
      ['float32', Type.float32, u32(0xffffffff), float(1.5), 1.5],
      ['byte', Type.byte, [0xff], [0], 0],
      ['sint64', Type.sint64, [...u32(0xffffffff), ...u32(0x7fffffff)], [...u32(0xffffffff), ...u32(0xffffffff)], -1],
      ['uint64', Type.uint64, [...u32(0xffffffff), ...u32(0xffffffff)], [...u32(7), ...u32(1)], 2 ** 32 + 7],
      ['uint64z', Type.uint64z, [...u32(0), ...u32(0)], [...u32(7), ...u32(0)], 7],
      ['float64', Type.float64, [...u32(0xffffffff), ...u32(0xffffffff)], [0, 0, 0, 0, 0, 0, 0xf8, 0x3f], 1.5],
    ];

  it.each(cases)('of %s are its own pattern and nothing else', (_, type, missing, present, value) => {
    // Distance takes any type and is a double, so every number shows.
    const own = decoded([[5, present.length, type]], [[present], [missing]]);
    expect(valuesOf(own, 'distanceMeters')).toEqual([value / 100, null]);
  });

  it('of floats are not-a-number and infinity too', () => {
    const own = decoded([[5, 4, Type.float32]], [[float(250)], [float(Number.NaN)], [float(Number.POSITIVE_INFINITY)]]);
    expect(valuesOf(own, 'distanceMeters')).toEqual([2.5, null, null]);
  });

  it('of a position are also zero degrees by zero degrees, and half a position', () => {
    const none = u32(0x7fffffff);
    const own = decoded(
      [
        [0, 4, Type.sint32],
        [1, 4, Type.sint32],
      ],
      [
        [u32(2 ** 29), u32(2 ** 28)],
        [u32(0), u32(0)],
        [u32(0), u32(2 ** 28)],
        [none, u32(2 ** 28)],
        [u32(2 ** 30 + 2 ** 29), u32(2 ** 28)],
      ],
    );
    expect(valuesOf(own, 'latitudeDegrees')).toEqual([45, null, 0, null, null]);
    expect(valuesOf(own, 'longitudeDegrees')).toEqual([22.5, null, 22.5, null, null]);
  });

  it('make no GPS of a latitude without longitudes', () => {
    const own = decoded(
      [
        [0, 4, Type.sint32],
        [3, 1, Type.uint8],
      ],
      [[u32(2 ** 29), 100]],
    );
    expect(own.streams?.columns.map(({ channel }) => channel)).toEqual(['heartRateBpm']);
  });
});

describe('positions', () => {
  it('keep the integer that the device wrote', () => {
    const stored = [1, -1, 495_280_430, -872_696_681, 1_073_741_823, -1_073_741_824, 715_827_883];
    const rows = stored.map((value) => [u32(value >>> 0), u32(value >>> 0)]);
    const degrees =
      valuesOf(
        decoded(
          [
            [0, 4, Type.sint32],
            [1, 4, Type.sint32],
          ],
          rows,
        ),
        'latitudeDegrees',
      ) ?? [];
    expect(degrees.map((value) => Math.round(((value ?? 0) * 2 ** 31) / 180))).toEqual(stored);
  });
});

describe('accumulated fields', () => {
  it('unpack speed and a distance that runs over at 256 m', () => {
    const packed = (speed: number, distance: number): number[] => {
      const low = Math.round(distance * 16) & 0xfff;
      const fast = Math.round(speed * 100);
      return [fast & 0xff, ((fast >> 8) & 15) | ((low & 15) << 4), low >> 4];
    };
    const distances = [0.5, 100, 255.9375, 256, 300.25, 511, 600, 770.5];
    const rows = distances.map((distance, i) => [packed(2.5 + i, distance)]);
    const own = decoded([[8, 3, Type.byte]], [...rows, [[0xff, 0xff, 0xff]]]);
    expect(valuesOf(own, 'distanceMeters')).toEqual([...distances, null]);
    expect(valuesOf(own, 'speedMetersPerSecond')).toEqual([...distances.map((_, i) => 2.5 + i), null]);
  });

  it('count on over a changed definition', () => {
    const packed = (distance: number): number[] => [0, (distance & 15) << 4, (distance & 0xfff) >> 4];
    const records = [
      ...definition(0, 20, [timestamp, [8, 3, Type.byte]]),
      ...message(0, u32(someTime), packed(4000)),
      ...definition(1, 20, [timestamp, [3, 1, Type.uint8], [8, 3, Type.byte]]),
      ...message(1, u32(someTime + 1), 99, packed(4100)),
      ...message(0, u32(someTime + 2), packed(4200)),
    ];
    const own = onlySession(decodeFit(fitFile(activityFileId(), records, session(someTime, someTime + 2))));
    expect(valuesOf(own, 'distanceMeters')).toEqual([250, 4100 / 16, 4200 / 16]);
  });
});

describe('fields of apps', () => {
  const describe_ = (number: number, type: number, name: string, unit: string, native = 0xff): number[] =>
    message(1, 0, number, type, text(name, 20), text(unit, 12), u16(20), native);
  const descriptions = (...list: readonly number[][]): number[] => [
    ...definition(1, 206, [
      [0, 1, Type.uint8],
      [1, 1, Type.uint8],
      [2, 1, Type.uint8],
      [3, 20, Type.string],
      [8, 12, Type.string],
      [14, 2, Type.uint16],
      [15, 1, Type.uint8],
    ]),
    ...list.flat(),
  ];
  const finish = (...parts: readonly number[][]): ActivitySession =>
    onlySession(decodeFit(fitFile(activityFileId(), ...parts, session(someTime, someTime + 1))));

  it('become columns of their own, with name and unit', () => {
    const own = finish(
      descriptions(describe_(8, Type.uint16, 'Form Power', 'Watts'), describe_(9, Type.float32, 'Stiffness', 'kN/m')),
      definition(0, 20, [timestamp], {
        developer: [
          [8, 2, 0],
          [9, 4, 0],
        ],
      }),
      message(0, u32(someTime), u16(81), [0, 0, 0x20, 0x41]),
      message(0, u32(someTime + 1), u16(0xffff), [0, 0, 0x28, 0x41]),
    );
    expect(own.developerColumns.map(({ name, unit }) => [name, unit])).toEqual([
      ['Form Power', 'Watts'],
      ['Stiffness', 'kN/m'],
    ]);
    expect(Array.from(own.developerColumns[0]?.values ?? [])).toEqual([81, Number.NaN]);
    expect(own.developerColumns[0]?.missing).toEqual(Uint8Array.of(0b10));
    expect(Array.from(own.developerColumns[1]?.values ?? [])).toEqual([10, 10.5]);
  });

  it('fill a channel that the device lacks, in its unit', () => {
    const own = finish(
      descriptions(
        describe_(0, Type.uint16, 'Power', 'Watts', 7),
        describe_(4, Type.float32, 'Vertical Oscillation', 'Centimeters', 39),
      ),
      definition(0, 20, [timestamp], {
        developer: [
          [0, 2, 0],
          [4, 4, 0],
        ],
      }),
      message(0, u32(someTime), u16(231), [0, 0, 0xf0, 0x40]),
      message(0, u32(someTime + 1), u16(0xffff), [0, 0, 0xf0, 0x40]),
    );
    expect(valuesOf(own, 'powerWatts')).toEqual([231, null]);
    expect(valuesOf(own, 'verticalOscillationMillimeters')).toEqual([75, 75]);
    expect(own.developerColumns).toEqual([]);
  });

  it('stay beside a channel that the device measured itself', () => {
    const own = finish(
      descriptions(describe_(0, Type.uint16, 'Power', 'Watts', 7)),
      definition(0, 20, [timestamp, [7, 2, Type.uint16]], { developer: [[0, 2, 0]] }),
      message(0, u32(someTime), u16(200), u16(231)),
      message(0, u32(someTime + 1), u16(201), u16(232)),
    );
    expect(valuesOf(own, 'powerWatts')).toEqual([200, 201]);
    expect(own.developerColumns.map(({ name }) => name)).toEqual(['Power']);
  });

  it('in an unknown unit fill no channel', () => {
    const own = finish(
      descriptions(describe_(0, Type.uint16, 'Speed', 'furlongs', 6)),
      definition(0, 20, [timestamp], { developer: [[0, 2, 0]] }),
      message(0, u32(someTime), u16(5)),
    );
    expect(valuesOf(own, 'speedMetersPerSecond')).toBeNull();
    expect(own.developerColumns.map(({ unit }) => unit)).toEqual(['furlongs']);
  });

  it('without a description are passed over, whatever their size', () => {
    const own = finish(
      definition(0, 20, [timestamp, [3, 1, Type.uint8]], {
        developer: [
          [3, 5, 0],
          [4, 200, 7],
        ],
      }),
      message(
        0,
        u32(someTime),
        140,
        Array.from({ length: 205 }, (_, i) => i),
      ),
      message(
        0,
        u32(someTime + 1),
        141,
        Array.from({ length: 205 }, (_, i) => i),
      ),
    );
    expect(valuesOf(own, 'heartRateBpm')).toEqual([140, 141]);
    expect(own.developerColumns).toEqual([]);
  });

  it('may be described behind their definition', () => {
    const own = finish(
      definition(0, 20, [timestamp], { developer: [[8, 2, 0]] }),
      descriptions(describe_(8, Type.uint16, 'Form Power', 'W')),
      message(0, u32(someTime), u16(81)),
    );
    expect(own.developerColumns.map(({ values }) => values[0])).toEqual([81]);
  });
});

describe('limits', () => {
  it('keep a crafted file from asking for many times its own size', () => {
    // 500,000 records of two bytes, then one that names sixteen channels.
    const rows = 500_000;
    const many: FieldBytes[] = [0, 1, 2, 4, 5, 6, 7, 9, 13, 39, 41, 83, 84, 85, 92, 99, 139].map((number) => [
      number,
      1,
      Type.uint8,
    ]);
    const head = [
      ...definition(0, 20, [timestamp, ...many]),
      ...message(
        0,
        u32(someTime),
        many.map(() => 1),
      ),
    ];
    const small = new Uint8Array(rows * 2).fill(100);
    for (let i = 0; i < small.length; i += 2) small[i] = 0xa0;
    const start = fitFile(activityFileId(), head, definition(1, 20, [[3, 1, Type.uint8]]));
    const bytes = Uint8Array.from([...start.subarray(0, -2)]);
    const whole = new Uint8Array(bytes.length + small.length + 2);
    whole.set(bytes);
    whole.set(small, bytes.length);
    new DataView(whole.buffer).setUint32(4, whole.length - 16, true);
    const file = decodeFit(whole);
    const cells = onlySession(file).streams?.columns.reduce((sum, { values }) => sum + values.length, 0) ?? 0;
    expect(warningCodes(file)).toContain('limited');
    expect(cells).toBeLessThanOrEqual(2 * whole.length + 4_000_000);
  });
});
