import { describe, expect, it } from 'vitest';
import {
  activityFileId,
  definition,
  type FieldBytes,
  fitFile,
  fitFileWith,
  message,
  someTime,
  Type,
  text,
  u16,
  u32,
} from '../../../test/fit-bytes.ts';
import type { Damage } from '../../activity.ts';
import { fitMessages } from './decode-messages.ts';
import { type FitMessage, fitValue } from './message.ts';

function read(...parts: readonly number[][]): FitMessage[] {
  return [...fitMessages(fitFile(...parts))];
}

function one(
  globalNumber: number,
  fields: readonly FieldBytes[],
  ...content: readonly (number | readonly number[])[]
): FitMessage {
  const [first] = read(definition(0, globalNumber, fields), message(0, ...content));
  if (first === undefined) throw new Error('no message');
  return first;
}

const valuesOf = (found: FitMessage): Record<string, unknown> =>
  Object.fromEntries(found.fields.map((field) => [field.name, field.value]));

const event: FieldBytes[] = [
  [253, 4, Type.uint32],
  [0, 1, Type.enum],
  [1, 1, Type.enum],
  [3, 4, Type.uint32],
];

describe('messages', () => {
  it('come in the order of the file, of every type, with name, time and place', () => {
    const found = read(activityFileId(), definition(0, 21, event), message(0, u32(someTime + 5), 0, 0, u32(0)));
    expect(found.map(({ name, number, timestamp, part }) => [name, number, timestamp, part])).toEqual([
      ['file_id', 0, null, 0],
      ['event', 21, '2021-10-01T00:00:05.000Z', 0],
    ]);
    expect(found.map(({ byteOffset }) => byteOffset)).toEqual([26, 50]);
  });

  it('can be chosen by name and by number', () => {
    const bytes = fitFile(activityFileId(), definition(0, 21, event), message(0, u32(someTime), 0, 0, u32(0)));
    expect([...fitMessages(bytes, { only: ['event'] })].map(({ name }) => name)).toEqual(['event']);
    expect([...fitMessages(bytes, { only: [0] })].map(({ name }) => name)).toEqual(['file_id']);
    expect([...fitMessages(bytes, { only: ['no_such'] })]).toEqual([]);
  });

  it('that no table knows keep numbers for names', () => {
    const found = one(
      65_000,
      [
        [7, 2, Type.uint16],
        [8, 4, Type.string],
      ],
      u16(513),
      text('ab', 4),
    );
    expect(found.name).toBe('unknown_65000');
    expect(found.fields).toEqual([
      { number: 7, name: 'field_7', unit: '', value: 513, raw: 513 },
      { number: 8, name: 'field_8', unit: '', value: 'ab', raw: 'ab' },
    ]);
  });

  it('have scaled values with units beside the stored ones', () => {
    const found = one(20, [[2, 2, Type.uint16]], u16(3000));
    expect(found.fields[0]).toEqual({ number: 2, name: 'altitude', unit: 'm', value: 100, raw: 3000 });
  });

  it('leave out what is missing and keep gaps in arrays', () => {
    const found = one(78, [[0, 6, Type.uint16]], u16(800), u16(0xffff), u16(790));
    expect(fitValue(found, 'time')).toEqual([0.8, null, 0.79]);
    expect(one(20, [[3, 1, Type.uint8]], 0xff).fields).toEqual([]);
  });

  it('give integers beyond 2^53 exactly', () => {
    expect(fitValue(one(65_000, [[1, 8, Type.uint64]], u32(1), u32(0x80000000)), 'field_1')).toBe(2n ** 63n + 1n);
    expect(fitValue(one(65_000, [[1, 8, Type.sint64]], u32(0), u32(0x80000000)), 'field_1')).toBe(-(2n ** 63n));
  });

  it('read text up to its first zero, or to the end of the field where there is none', () => {
    expect(fitValue(one(12, [[3, 6, Type.string]], text('Road\0x', 6)), 'name')).toBe('Road');
    expect(fitValue(one(12, [[3, 4, Type.string]], text('Road', 4)), 'name')).toBe('Road');
    expect(fitValue(one(12, [[3, 6, Type.string]], text('Vélo', 6)), 'name')).toBe('Vélo');
    expect(one(12, [[3, 4, Type.string]], 0xff, 0xff, 0xff, 0xff).fields).toEqual([]);
  });

  it('give dates as instants, local ones without a zone, and flags as flags', () => {
    const found = one(
      34,
      [
        [253, 4, Type.uint32],
        [5, 4, Type.uint32],
      ],
      u32(someTime),
      u32(someTime + 7200),
    );
    expect(valuesOf(found)).toEqual({ timestamp: '2021-10-01T00:00:00.000Z', local_timestamp: '2021-10-01T02:00:00' });
    expect(fitValue(one(229, [[9, 1, Type.enum]], 1), 'calibrated_data')).toBe(true);
  });

  it('hand over the damage of the file when all were read', () => {
    const told: Damage[] = [];
    const bytes = fitFileWith({ checksum: 1 }, activityFileId());
    const found = [...fitMessages(bytes, { onDamage: (damage) => told.push(...damage) })];
    expect(found).toHaveLength(1);
    expect(told.map(({ code }) => code)).toEqual(['checksum-mismatch']);
  });

  it('of a chain name the file they stand in', () => {
    const bytes = Uint8Array.from([...fitFile(activityFileId()), ...fitFile(activityFileId())]);
    expect([...fitMessages(bytes)].map(({ part }) => part)).toEqual([0, 1]);
  });
});

describe('sub-fields', () => {
  it('say what the data of an event means', () => {
    const data = (kind: number, value: number): Record<string, unknown> =>
      valuesOf(one(21, event, u32(someTime), kind, 3, u32(value)));
    expect(data(0, 1)).toMatchObject({ event: 'timer', data: 1, timer_trigger: 'auto' });
    expect(data(11, 3910)).toMatchObject({ event: 'battery', battery_level: 3.91 });
    expect(data(15, 8330)).toMatchObject({ event: 'speed_high_alert', speed_high_alert: 8.33 });
    expect(data(44, 1)).toMatchObject({ event: 'rider_position_change', rider_position: 'standing' });
  });

  it('name a product by its manufacturer', () => {
    const product = (maker: number): Record<string, unknown> =>
      valuesOf(
        one(
          0,
          [
            [1, 2, Type.uint16],
            [2, 2, Type.uint16],
          ],
          u16(maker),
          u16(1561),
        ),
      );
    expect(product(1)).toMatchObject({ manufacturer: 'garmin', product: 1561, garmin_product: 'edge510' });
    expect(product(32)).toEqual({ manufacturer: 'wahoo_fitness', product: 1561 });
  });

  it('name a sensor by its network', () => {
    const type = (source: number): Record<string, unknown> =>
      valuesOf(
        one(
          23,
          [
            [1, 1, Type.uint8],
            [25, 1, Type.enum],
          ],
          1,
          source,
        ),
      );
    expect(type(1)).toMatchObject({ antplus_device_type: 'antfs' });
    expect(type(3)).toMatchObject({ ble_device_type: 'heart_rate' });
    expect(type(5)).toMatchObject({ local_device_type: 'glonass' });
  });

  it('say what a step of a workout lasts and aims at', () => {
    const fields: FieldBytes[] = [
      [1, 1, Type.enum],
      [2, 4, Type.uint32],
      [3, 1, Type.enum],
      [4, 4, Type.uint32],
      [5, 4, Type.uint32],
      [6, 4, Type.uint32],
    ];
    const step = valuesOf(one(27, fields, 0, u32(300_000), 4, u32(0), u32(1200), u32(1250)));
    expect(step).toMatchObject({
      duration_time: 300,
      target_power_zone: 0,
      custom_target_power_low: 1200,
      custom_target_power_high: 1250,
    });
    const repeat = valuesOf(one(27, fields, 6, u32(1), 2, u32(5), u32(0xffffffff), u32(0xffffffff)));
    expect(repeat).toMatchObject({ duration_type: 'repeat_until_steps_cmplt', duration_step: 1, repeat_steps: 5 });
  });
});

describe('components', () => {
  it('of a gear change are teeth and numbers, through the sub-field of the data', () => {
    const found = one(21, event, u32(someTime), 43, 3, [11, 28, 2, 50]);
    expect(valuesOf(found)).toMatchObject({
      event: 'rear_gear_change',
      rear_gear_num: 11,
      rear_gear: 28,
      front_gear_num: 2,
      front_gear: 50,
    });
    expect(found.fields.find(({ name }) => name === 'rear_gear')?.expandedFrom).toBe('gear_change_data');
  });

  it('of data16 are the data, with its sub-field', () => {
    const found = one(
      21,
      [
        [253, 4, Type.uint32],
        [0, 1, Type.enum],
        [2, 2, Type.uint16],
      ],
      u32(someTime),
      11,
      u16(4012),
    );
    expect(valuesOf(found)).toMatchObject({ data16: 4012, data: 4012, battery_level: 4.012 });
  });

  it('carry short fields over to their enhanced ones, unless these are there', () => {
    const short = valuesOf(
      one(
        20,
        [
          [2, 2, Type.uint16],
          [6, 2, Type.uint16],
        ],
        u16(2600),
        u16(4321),
      ),
    );
    expect(short).toEqual({ altitude: 20, speed: 4.321, enhanced_altitude: 20, enhanced_speed: 4.321 });
    const both = valuesOf(
      one(
        20,
        [
          [6, 2, Type.uint16],
          [73, 4, Type.uint32],
        ],
        u16(4321),
        u32(4322),
      ),
    );
    expect(both).toEqual({ speed: 4.321, enhanced_speed: 4.322 });
  });

  it('split one byte into activity type and intensity', () => {
    expect(valuesOf(one(55, [[24, 1, Type.byte]], 0b011_00110))).toMatchObject({
      activity_type: 'walking',
      intensity: 3,
    });
  });

  it('count on from message to message', () => {
    const fields: FieldBytes[] = [
      [18, 1, Type.uint8],
      [28, 2, Type.uint16],
    ];
    const found = read(
      definition(0, 20, fields),
      message(0, 250, u16(65_000)),
      message(0, 4, u16(100)),
      message(0, 4, u16(0xffff)),
    );
    expect(found.map((each) => fitValue(each, 'total_cycles'))).toEqual([250, 260, 260]);
    expect(found.map((each) => fitValue(each, 'accumulated_power'))).toEqual([65_000, 65_636, null]);
  });

  it('of the strap clock go on from the full count', () => {
    const full = definition(0, 132, [[9, 4, Type.uint32]]);
    const low = definition(1, 132, [[10, 3, Type.byte]]);
    const found = read(full, message(0, u32(5000)), low, message(1, 0x00, 0x01 | (0x4 << 4), 0x10));
    // 5000 is 0x1388; 0x100 then 0x104 follow in the next round.
    expect(fitValue(found[1] as FitMessage, 'event_timestamp')).toEqual([0x2100 / 1024, 0x2104 / 1024]);
  });
});

describe('fields of apps', () => {
  it('carry the name, unit and scale of their description', () => {
    const describe_ = definition(1, 206, [
      [0, 1, Type.uint8],
      [1, 1, Type.uint8],
      [2, 1, Type.uint8],
      [3, 8, Type.string],
      [6, 1, Type.uint8],
      [7, 1, Type.sint8],
      [8, 4, Type.string],
    ]);
    const found = read(
      describe_,
      message(1, 2, 7, Type.uint16, text('Torque', 8), 10, 100, text('Nm', 4)),
      definition(0, 20, [[3, 1, Type.uint8]], { developer: [[7, 2, 2]] }),
      message(0, 140, u16(1200)),
    );
    expect(found[1]?.fields[1]).toEqual({
      number: 7,
      name: 'Torque',
      unit: 'Nm',
      value: 20,
      raw: 1200,
      developerIndex: 2,
    });
  });
});
