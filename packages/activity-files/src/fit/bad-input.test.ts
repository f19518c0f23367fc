import { HealthError } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { damageCodes, onlySession, valuesOf, warningCodes } from '../../test/columns.ts';
import {
  activityFileId,
  definition,
  type FieldBytes,
  fitFile,
  fitFileWith,
  heartRateRecords,
  message,
  session,
  someTime,
  Type,
  text,
  u16,
  u32,
} from '../../test/fit-bytes.ts';
import { testData } from '../../test/fuzz-corpus.ts';
import { decodeFit } from './decode-fit.ts';

function refusal(bytes: Uint8Array, options?: Parameters<typeof decodeFit>[1]): HealthError {
  try {
    decodeFit(bytes, options);
  } catch (error) {
    if (HealthError.is(error)) return error;
    throw error;
  }
  throw new Error('was not refused');
}

const bytesOf = (content: string): Uint8Array => new TextEncoder().encode(content);

describe('what is no FIT file', () => {
  it.each([
    ['', 'The file is empty.'],
    [
      '{"errorMessage":"not found","code":404}',
      'This is an error message of an API, not a FIT file: fetch the activity again.',
    ],
    ['[{"id":1,"name":"Morning Ride"}]', 'This is JSON, not a FIT file.'],
    [
      '<!DOCTYPE html><html><body>Sign in</body></html>',
      'This is a web page, not a FIT file: the download probably needed a sign-in.',
    ],
    ['<?xml version="1.0"?><gpx version="1.1"></gpx>', 'This is a GPX file, not a FIT file.'],
    ['<?xml version="1.0"?><TrainingCenterDatabase/>', 'This is a TCX file, not a FIT file.'],
    ['<?xml version="1.0"?><kml/>', 'This is XML, not a FIT file.'],
    ['time,heart rate\n0,120\n1,121\n', 'This is text, not a FIT file.'],
    ['PK\u0003\u0004 and so on', 'This is a zip archive: unpack it first.'],
  ])('is told by its content: %s', (content, reason) => {
    const error = refusal(bytesOf(content), { path: 'ride.fit' });
    expect([error.code, error.message]).toEqual(['file-unrecognised', reason]);
    expect(error.details).toEqual({ path: 'ride.fit', reason });
  });

  it('may be anything in bytes', () => {
    expect(refusal(Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3)).message).toMatch(/gzip/);
    expect(refusal(new Uint8Array(500)).message).toMatch(/zero bytes/);
    expect(refusal(Uint8Array.from({ length: 500 }, (_, i) => (i * 37) & 0xff)).code).toBe('file-unrecognised');
  });
});

describe('a FIT file of which nothing is left', () => {
  it('is invalid, and where is told', () => {
    const whole = fitFile(activityFileId());
    const error = refusal(whole.subarray(0, 13));
    expect(error.code).toBe('file-invalid');
    expect(error.details).toMatchObject({ byteOffset: expect.any(Number) });
    expect(refusal(Uint8Array.of(14, 0x20, 0, 0, 1)).code).toBe('file-invalid');
    expect(refusal(fitFile()).message).toBe('The file holds no messages.');
  });
});

describe('size', () => {
  it('has a limit that can be set', () => {
    const bytes = fitFile(activityFileId(), session(someTime, someTime + 1));
    const error = refusal(bytes, { maximumBytes: bytes.length - 1 });
    expect(error.code).toBe('too-large');
    expect(error.details).toMatchObject({ limit: bytes.length - 1, unit: 'bytes' });
    expect(decodeFit(bytes, { maximumBytes: bytes.length }).sessions).toHaveLength(1);
  });
});

describe('a truncated file', () => {
  const whole = testData('ride-short-edge820.fit');
  const sound = decodeFit(whole);
  const rates = valuesOf(onlySession(sound), 'heartRateBpm') ?? [];

  it.each(Array.from({ length: 49 }, (_, i) => i + 1))('at %i/50 keeps what stands before the cut', (fiftieth) => {
    const cut = whole.subarray(0, Math.floor((whole.length * fiftieth) / 50));
    const file = decodeFit(cut);
    expect(damageCodes(file)).toContain('truncated');
    expect(file.damage.every(({ byteOffset }) => byteOffset !== undefined && byteOffset <= cut.length)).toBe(true);
    expect(file.fileType).toBe('activity');
    for (const own of file.sessions) {
      const kept = valuesOf(own, 'heartRateBpm') ?? [];
      expect(kept).toEqual(rates.slice(0, kept.length));
    }
  });

  it('keeps more the later it was cut', () => {
    const counts = Array.from({ length: 50 }, (_, i) => {
      const file = decodeFit(whole.subarray(0, Math.ceil((whole.length * (i + 1)) / 50)));
      return file.sessions[0]?.streams?.elapsedSeconds.length ?? 0;
    });
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.at(-1)).toBe(15);
  });
});

describe('single wrong bits', () => {
  const whole = testData('yoga-fenix6x-sets.fit');

  it('of the first 512 bytes are read around or refused, and never go unnoticed', () => {
    const silent: number[] = [];
    let read = 0;
    for (let bit = 0; bit < 512 * 8; bit++) {
      const bytes = whole.slice();
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      try {
        const file = decodeFit(bytes);
        read++;
        if (file.damage.length === 0) silent.push(bit);
      } catch (error) {
        expect(HealthError.is(error) && error.code).toBe('file-invalid');
      }
    }
    expect(silent).toEqual([]);
    // A file that still says where it starts is not given up for one bit.
    expect(read).toBeGreaterThan(4000);
  });
});

describe('what is odd and sound', () => {
  const timed: FieldBytes = [253, 4, Type.uint32];

  it('24 hours of zero power are zeros, not missing', () => {
    const count = 86_400;
    const records = new Uint8Array(count * 7);
    const view = new DataView(records.buffer);
    for (let i = 0; i < count; i++) view.setUint32(i * 7 + 1, someTime + i, true);
    const head = [
      ...activityFileId(),
      ...session(someTime, someTime + count - 1),
      ...definition(0, 20, [timed, [7, 2, Type.uint16]]),
    ];
    const data = new Uint8Array(head.length + records.length);
    data.set(head);
    data.set(records, head.length);
    const header = Uint8Array.from([12, 0x20, 0, 0, ...u32(data.length), ...text('.FIT', 4)]);
    const file = decodeFit(Uint8Array.from([...header, ...data]));
    const power = onlySession(file).streams?.columns[0];
    expect([power?.channel, power?.values.length, power?.missing]).toEqual(['powerWatts', count, null]);
    expect(power?.values.every((watts) => watts === 0)).toBe(true);
  });

  it('no GPS and no power leave these channels out', () => {
    const none = u32(0x7fffffff);
    const fields: FieldBytes[] = [
      timed,
      [0, 4, Type.sint32],
      [1, 4, Type.sint32],
      [7, 2, Type.uint16],
      [3, 1, Type.uint8],
    ];
    const records = [...definition(0, 20, fields), ...message(0, u32(someTime), none, none, u16(0xffff), 99)];
    const own = onlySession(decodeFit(fitFile(activityFileId(), records, session(someTime, someTime))));
    expect(own.streams?.columns.map(({ channel }) => channel)).toEqual(['heartRateBpm']);
  });

  it('heart rate dropouts are missing, whichever way they were written', () => {
    const file = decodeFit(
      fitFile(activityFileId(), heartRateRecords(someTime, [120, 0xff, 0, 124]), session(someTime, someTime + 3)),
    );
    expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual([120, null, null, 124]);
  });

  it('dates around 1990 are kept and said to be relative', () => {
    const file = decodeFit(fitFile(activityFileId(), heartRateRecords(7, [90, 91, 92]), session(7, 9)));
    expect(onlySession(file).start.slice(0, 4)).toBe('1989');
    expect(warningCodes(file)).toEqual(['clock-not-set']);
  });

  it('absurd field sizes cost these fields', () => {
    const fields: FieldBytes[] = [
      timed,
      [7, 255, Type.uint16],
      [5, 0, Type.uint32],
      [6, 7, Type.uint16],
      [3, 1, Type.uint8],
    ];
    const content = [u32(someTime), Array.from({ length: 262 }, () => 1), 143];
    const records = [...definition(0, 20, fields), ...message(0, ...content)];
    const file = decodeFit(fitFile(activityFileId(), records, session(someTime, someTime)));
    expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual([143]);
    expect(onlySession(file).streams?.columns).toHaveLength(1);
    expect(warningCodes(file)).toEqual(['field-skipped']);
  });

  it('dates in types too wide for a date are none', () => {
    const wide = [
      ...definition(1, 19, [
        [2, 8, Type.uint64],
        [7, 8, Type.float64],
      ]),
      ...message(1, u32(1), u32(0x7fffffff), u32(0), u32(0x7fe00000)),
    ];
    const file = decodeFit(fitFile(activityFileId(), wide, session(someTime, someTime + 5)));
    expect(onlySession(file).laps).toEqual([]);
  });

  it('a wrong checksum is told and nothing lost', () => {
    const file = decodeFit(
      fitFileWith({ checksum: 0 }, activityFileId(), heartRateRecords(someTime, [120]), session(someTime, someTime)),
    );
    expect(damageCodes(file)).toEqual(['checksum-mismatch']);
    expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual([120]);
  });
});
