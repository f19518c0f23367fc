import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damageCodes, onlySession, valuesOf } from '../../../test/columns.ts';
import {
  activityFileId,
  compressedMessage,
  definition,
  type FieldBytes,
  fitFile,
  fitFileWith,
  heartRateRecords,
  message,
  session,
  someTime,
  Type,
  u16,
  u32,
} from '../../../test/fit-bytes.ts';
import { decodeFit } from '../decode-fit.ts';

const timed: FieldBytes[] = [
  [253, 4, Type.uint32],
  [3, 1, Type.uint8],
];

describe('byte order', () => {
  it.each([false, true])('is what the definition says (big endian: %s)', (bigEndian) => {
    const fields: FieldBytes[] = [
      [253, 4, Type.uint32],
      [0, 4, Type.sint32],
      [1, 4, Type.sint32],
      [2, 2, Type.uint16],
      [7, 2, Type.uint16],
      [9, 2, Type.sint16],
      [5, 4, Type.uint32],
    ];
    const records = [
      ...definition(0, 20, fields, { bigEndian }),
      ...message(
        0,
        u32(someTime, bigEndian),
        u32(495_280_430, bigEndian),
        u32(2 ** 32 - 872_696_681, bigEndian),
        u16(2500, bigEndian),
        u16(258, bigEndian),
        u16(0x10000 - 150, bigEndian),
        u32(70_000, bigEndian),
      ),
    ];
    const own = onlySession(decodeFit(fitFile(activityFileId(), records, session(someTime, someTime))));
    expect(valuesOf(own, 'latitudeDegrees')).toEqual([(495_280_430 * 180) / 2 ** 31]);
    expect(valuesOf(own, 'longitudeDegrees')).toEqual([(-872_696_681 * 180) / 2 ** 31]);
    expect(valuesOf(own, 'altitudeMeters')).toEqual([0]);
    expect(valuesOf(own, 'powerWatts')).toEqual([258]);
    expect(valuesOf(own, 'gradePercent')).toEqual([-1.5]);
    expect(valuesOf(own, 'distanceMeters')).toEqual([700]);
  });

  it('may change from message to message', () => {
    const records = [...heartRateRecords(someTime, [90], true), ...heartRateRecords(someTime + 1, [91], false)];
    const own = onlySession(decodeFit(fitFile(activityFileId(), records, session(someTime, someTime + 1))));
    expect(valuesOf(own, 'heartRateBpm')).toEqual([90, 91]);
  });
});

describe('compressed timestamps', () => {
  it('count on from the last full one and run over every 32 seconds', () => {
    const times = [0, 1, 20, 31, 40, 70, 101];
    const records = [
      ...definition(0, 20, timed),
      ...message(0, u32(someTime), 100),
      ...definition(1, 20, [[3, 1, Type.uint8]]),
      ...times.slice(1).flatMap((elapsed, i) => compressedMessage(1, someTime + elapsed, 101 + i)),
    ];
    const own = onlySession(decodeFit(fitFile(activityFileId(), records, session(someTime, someTime + 101))));
    expect(Array.from(own.streams?.elapsedSeconds ?? [])).toEqual(times);
    expect(valuesOf(own, 'heartRateBpm')).toEqual([100, 101, 102, 103, 104, 105, 106]);
  });

  it('take their reference from messages of any type', () => {
    const event = [
      ...definition(2, 21, [
        [253, 4, Type.uint32],
        [0, 1, Type.enum],
      ]),
      ...message(2, u32(someTime + 64), 0),
    ];
    const records = [...definition(1, 20, [[3, 1, Type.uint8]]), ...compressedMessage(1, someTime + 66, 120)];
    const own = onlySession(decodeFit(fitFile(activityFileId(), event, records, session(someTime, someTime + 70))));
    expect(own.streams?.start).toBe('2021-10-01T00:01:06.000Z');
  });

  it('without any reference leave the record out', () => {
    const records = [...definition(1, 20, [[3, 1, Type.uint8]]), ...compressedMessage(1, 5, 120)];
    const file = decodeFit(
      fitFile(activityFileId(), records, heartRateRecords(someTime, [99]), session(someTime, someTime)),
    );
    expect(file.warnings).toEqual([
      { code: 'time-missing', message: '1 samples have no time and were left out.', count: 1 },
    ]);
    expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual([99]);
  });
});

describe('definitions', () => {
  it('may be given again, changed or not, at any time', () => {
    const withPower: FieldBytes[] = [...timed, [7, 2, Type.uint16]];
    const records = [
      ...heartRateRecords(someTime, [100]),
      ...definition(0, 20, withPower),
      ...message(0, u32(someTime + 1), 101, u16(250)),
      ...heartRateRecords(someTime + 2, [102]),
    ];
    const own = onlySession(decodeFit(fitFile(activityFileId(), records, session(someTime, someTime + 2))));
    expect(valuesOf(own, 'heartRateBpm')).toEqual([100, 101, 102]);
    expect(valuesOf(own, 'powerWatts')).toEqual([null, 250, null]);
  });

  it('of sixteen local types stand side by side', () => {
    const records = Array.from({ length: 14 }, (_, local) => definition(local, 20, timed)).flat();
    const data = Array.from({ length: 14 }, (_, local) => message(local, u32(someTime + local), 60 + local)).flat();
    const own = onlySession(decodeFit(fitFile(activityFileId(), records, data, session(someTime, someTime + 13))));
    expect(valuesOf(own, 'heartRateBpm')).toEqual(Array.from({ length: 14 }, (_, i) => 60 + i));
  });

  it('with a size that is no multiple of the type cost the field, not the message', () => {
    const odd: FieldBytes[] = [
      [253, 4, Type.uint32],
      [7, 3, Type.uint16],
      [5, 1, Type.uint32],
      [3, 1, Type.uint8],
    ];
    const records = [...definition(0, 20, odd), ...message(0, u32(someTime), 1, 2, 3, 4, 140)];
    const file = decodeFit(fitFile(activityFileId(), records, session(someTime, someTime)));
    const own = onlySession(file);
    expect(valuesOf(own, 'heartRateBpm')).toEqual([140]);
    expect(valuesOf(own, 'powerWatts')).toBeNull();
    expect(file.damage).toEqual([]);
    expect(file.warnings).toEqual([expect.objectContaining({ code: 'field-skipped', count: 2 })]);
  });

  it('of size 0 and of unknown types cost the field only', () => {
    const odd: FieldBytes[] = [
      [253, 4, Type.uint32],
      [7, 0, Type.uint16],
      [6, 2, 0x1f],
      [3, 1, Type.uint8],
    ];
    const records = [...definition(0, 20, odd), ...message(0, u32(someTime), 9, 9, 140)];
    const own = onlySession(decodeFit(fitFile(activityFileId(), records, session(someTime, someTime))));
    expect(valuesOf(own, 'heartRateBpm')).toEqual([140]);
  });
});

describe('damage', () => {
  const rates = Array.from({ length: 60 }, (_, i) => 100 + i);
  const parts = [activityFileId(), heartRateRecords(someTime, rates), session(someTime, someTime + 59)];

  it('of stray bytes in the middle is passed over, in all but the rare case that they look like messages', () => {
    const strays = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 12 }), { numRuns: 400, seed: 7 });
    const recovered = strays.map((stray, i) => {
      const sound = fitFileWith({ checksum: 0 }, ...parts);
      const at = 14 + activityFileId().length + 12 + (5 + (i % 45)) * 6;
      const bytes = Uint8Array.from([...sound.subarray(0, at), ...stray, ...sound.subarray(at)]);
      new DataView(bytes.buffer).setUint32(4, bytes.length - 16, true);
      return valuesOf(onlySession(decodeFit(bytes)), 'heartRateBpm')?.filter((rate) => rate !== null) ?? [];
    });
    // The records on either side of the gap may be taken for a part of it.
    const nearlyAll = recovered.filter((found) => found.length >= 57);
    expect(nearlyAll.length / recovered.length).toBeGreaterThan(0.98);
    expect(recovered.every((found) => found.length >= 5)).toBe(true);
  });

  it('of stray bytes is told with its place', () => {
    const sound = fitFileWith({ checksum: 0 }, ...parts);
    const at = 14 + activityFileId().length + 12 + 30 * 6;
    const bytes = Uint8Array.from([...sound.subarray(0, at), 0x3c, 0x3c, 0x3c, ...sound.subarray(at)]);
    new DataView(bytes.buffer).setUint32(4, bytes.length - 16, true);
    const file = decodeFit(bytes);
    expect(file.damage).toContainEqual(expect.objectContaining({ code: 'stray-bytes', byteOffset: at }));
    expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual(rates);
  });

  it('of many gaps costs what lies in them', () => {
    const island = (at: number): number[] =>
      Array.from({ length: 5 }, (_, i) => message(0, u32(someTime + at + i), 100 + i)).flat();
    const gap = Array.from({ length: 1000 }, () => 0x4a);
    const islands = [0, 10, 20, 30, 40].map((at) => [...gap, ...island(at)]);
    const file = decodeFit(
      fitFileWith({ checksum: 0 }, activityFileId(), definition(0, 20, timed), island(-10), ...islands),
    );
    expect(onlySession(file).streams?.elapsedSeconds).toHaveLength(30);
    expect(damageCodes(file)).toEqual([...Array.from({ length: 5 }, () => 'stray-bytes'), 'checksum-mismatch']);
  });

  it('of a missing end keeps all before it', () => {
    const sound = fitFile(...parts);
    const file = decodeFit(sound.subarray(0, 14 + activityFileId().length + 12 + 10 * 6 + 3));
    expect(damageCodes(file)).toEqual(['truncated']);
    expect(file.damage[0]?.byteOffset).toBe(14 + activityFileId().length + 12 + 10 * 6);
    expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual(rates.slice(0, 10));
  });

  it('of a message without definition ends the file when nothing follows', () => {
    const file = decodeFit(fitFile(...parts, [0x07, 1, 2, 3]));
    expect(damageCodes(file)).toEqual(['unreadable']);
    expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual(rates);
  });

  it('of the checksum keeps the data', () => {
    const file = decodeFit(fitFileWith({ checksum: 0x1234 }, ...parts));
    expect(damageCodes(file)).toEqual(['checksum-mismatch']);
    expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual(rates);
  });
});
