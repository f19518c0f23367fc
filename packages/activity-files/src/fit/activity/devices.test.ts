import { describe, expect, it } from 'vitest';
import { onlySession } from '../../../test/columns.ts';
import {
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

const fileId = (manufacturer: number, product: number, name = ''): number[] => [
  ...definition(0, 0, [
    [0, 1, Type.enum],
    [1, 2, Type.uint16],
    [2, 2, Type.uint16],
    [3, 4, Type.uint32z],
    [4, 4, Type.uint32],
    [8, 16, Type.string],
  ]),
  ...message(0, 4, u16(manufacturer), u16(product), u32(3_911_316_409), u32(someTime), text(name, 16)),
];

const deviceFields: FieldBytes[] = [
  [253, 4, Type.uint32],
  [0, 1, Type.uint8],
  [1, 1, Type.uint8],
  [2, 2, Type.uint16],
  [3, 4, Type.uint32z],
  [4, 2, Type.uint16],
  [5, 2, Type.uint16],
  [11, 1, Type.uint8],
  [25, 1, Type.enum],
];
const device = (
  index: number,
  type: number,
  maker: number,
  serial: number,
  product: number,
  version: number,
  battery: number,
  source: number,
): number[] =>
  message(1, u32(someTime), index, type, u16(maker), u32(serial), u16(product), u16(version), battery, source);

describe('the recording device', () => {
  it('is named by manufacturer and by the product list of that manufacturer', () => {
    const infos = [...definition(1, 23, deviceFields), ...device(0, 0xff, 1, 3_911_316_409, 2050, 712, 0xff, 5)];
    const file = decodeFit(fitFile(fileId(1, 2050), infos, session(someTime, someTime + 1)));
    expect(file.device).toEqual({
      manufacturer: 'garmin',
      product: 'fenix3',
      serialNumber: '3911316409',
      softwareVersion: '7.12',
    });
    expect(file.createdAt).toBe('2021-10-01T00:00:00.000Z');
    expect(onlySession(file).sensors).toEqual([]);
  });

  it('has no number in place of a word, and prefers a name in words', () => {
    const named = decodeFit(fitFile(fileId(294, 812, 'COROS PACE 2'), session(someTime, someTime + 1))).device;
    expect(named).toMatchObject({ manufacturer: 'coros', product: 'COROS PACE 2' });
    const numbered = decodeFit(fitFile(fileId(60_000, 812), session(someTime, someTime + 1))).device;
    expect(numbered).toEqual({ serialNumber: '3911316409' });
  });
});

describe('sensors', () => {
  it('are told once each, with type by the network they use', () => {
    const infos = [
      ...definition(1, 23, deviceFields),
      ...device(1, 120, 1, 111, 3299, 210, 3, 1),
      ...device(2, 11, 6, 222, 0xffff, 0xffff, 0xff, 1),
      ...device(3, 6, 63, 333, 0xffff, 0xffff, 0xff, 3),
      ...device(4, 4, 1, 0, 0xffff, 500, 0xff, 5),
      ...device(1, 120, 1, 111, 3299, 210, 4, 1),
    ];
    const own = onlySession(decodeFit(fitFile(fileId(1, 2050), infos, session(someTime, someTime + 1))));
    expect(own.sensors).toEqual([
      {
        type: 'heart_rate',
        manufacturer: 'garmin',
        product: 'hrm_dual',
        serialNumber: '111',
        softwareVersion: '2.10',
        batteryStatus: 'low',
      },
      { type: 'power', manufacturer: 'srm', serialNumber: '222' },
      { type: 'foot_pod', manufacturer: 'specialized', serialNumber: '333' },
      { type: 'barometer', manufacturer: 'garmin', softwareVersion: '5.00' },
    ]);
  });

  const absent = 0xff;
  const typesOf = (...infos: readonly number[][]): unknown[] =>
    onlySession(
      decodeFit(
        fitFile(
          fileId(1, 2050),
          [...definition(1, 23, deviceFields), ...infos.flat()],
          session(someTime, someTime + 1),
        ),
      ),
    ).sensors.map(({ type }) => type);

  it.each([
    [11, 'power'],
    [17, 'fitness_equipment'],
    [30, 'running_dynamics'],
    [119, 'weight_scale'],
    [120, 'heart_rate'],
    [121, 'speed_cadence'],
    [122, 'cadence'],
    [123, 'speed'],
    [124, 'foot_pod'],
  ])('of a file that names no network, %i, are those of the ANT+ list: %s', (type, word) => {
    expect(typesOf(device(1, type, 1, 111, 0xffff, 0xffff, absent, absent))).toEqual([word]);
    expect(typesOf(device(1, type, 1, 111, 0xffff, 0xffff, absent, 1))).toEqual([word]);
  });

  it('have no type where the number means nothing in the list of their network', () => {
    const [wifi, bluetooth, local] = [4, 3, 5];
    expect(typesOf(device(1, 99, 1, 111, 0xffff, 0xffff, absent, 1))).toEqual([undefined]);
    expect(typesOf(device(1, 120, 1, 111, 0xffff, 0xffff, absent, local))).toEqual([undefined]);
    expect(typesOf(device(1, 120, 1, 111, 0xffff, 0xffff, absent, bluetooth))).toEqual([undefined]);
    expect(typesOf(device(1, 120, 1, 111, 0xffff, 0xffff, absent, wifi))).toEqual([undefined]);
    // Older devices give their own receiver and chips this number, which ANT+ has given away since.
    expect(typesOf(device(1, 12, 1, 111, 0xffff, 0xffff, absent, absent))).toEqual([undefined]);
  });

  it('show no number as a maker, a product or the state of a battery', () => {
    const infos = [
      ...definition(1, 23, deviceFields),
      ...device(1, 120, 60_000, 111, 812, 0xffff, 0, 1),
      ...device(2, 11, 1, 222, 0, 0xffff, absent, 1),
    ];
    const own = onlySession(decodeFit(fitFile(fileId(1, 2050), infos, session(someTime, someTime + 1))));
    expect(own.sensors).toEqual([
      { type: 'heart_rate', serialNumber: '111' },
      { type: 'power', manufacturer: 'garmin', serialNumber: '222' },
    ]);
  });

  it('of which nothing but a version is known are none', () => {
    expect(typesOf(device(1, 99, 60_000, 0, 0, 100, absent, absent))).toEqual([]);
  });
});

describe('other types of file', () => {
  it.each([
    [2, 'settings'],
    [5, 'workout'],
    [6, 'course'],
    [9, 'weight'],
    [15, 'monitoring_a'],
    [32, 'monitoring_b'],
    [247, 'type_247'],
  ])('%i is called %s and has no sessions', (type, name) => {
    const id = [...definition(0, 0, [[0, 1, Type.enum]]), ...message(0, type)];
    const file = decodeFit(fitFile(id, session(someTime, someTime + 1)));
    expect([file.fileType, file.sessions]).toEqual([name, []]);
  });
});
