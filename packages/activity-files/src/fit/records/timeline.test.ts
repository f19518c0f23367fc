import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlySession, valuesOf, warningCodes } from '../../../test/columns.ts';
import { activityFileId, definition, fitFile, message, session, someTime, Type, u32 } from '../../../test/fit-bytes.ts';
import type { ActivityFile } from '../../activity.ts';
import { decodeFit } from '../decode-fit.ts';

function fileOf(times: readonly number[], end = session(someTime, someTime + 100)): ActivityFile {
  const records = times.flatMap((time, i) => message(0, u32(time), i % 200));
  const head = definition(0, 20, [
    [253, 4, Type.uint32],
    [7, 1, Type.uint8],
  ]);
  return decodeFit(fitFile(activityFileId(), [...head, ...records], end));
}

describe('time of records', () => {
  it('is sorted when it runs backwards, and that is said', () => {
    const file = fileOf([0, 1, 2, 30, 3, 4, 31, 31].map((second) => someTime + second));
    const own = onlySession(file);
    expect(Array.from(own.streams?.elapsedSeconds ?? [])).toEqual([0, 1, 2, 3, 4, 30, 31, 31]);
    expect(valuesOf(own, 'powerWatts')).toEqual([0, 1, 2, 4, 5, 3, 6, 7]);
    expect(file.warnings).toEqual([expect.objectContaining({ code: 'time-backwards', count: 1 })]);
  });

  it('is sorted without losing or mixing samples, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 120 }), (seconds) => {
        const own = onlySession(fileOf(seconds.map((second) => someTime + second)));
        const expected = seconds.map((second, i) => ({ second, i })).sort((a, b) => a.second - b.second || a.i - b.i);
        const first = expected[0]?.second ?? 0;
        expect(Array.from(own.streams?.elapsedSeconds ?? [])).toEqual(expected.map(({ second }) => second - first));
        expect(valuesOf(own, 'powerWatts')).toEqual(expected.map(({ i }) => i));
      }),
    );
  });

  it('years away from all other records costs those records', () => {
    const day = 86_400;
    const file = fileOf([someTime, someTime + 1, 5, someTime + 2, someTime + 400 * day, someTime + 3]);
    expect(Array.from(onlySession(file).streams?.elapsedSeconds ?? [])).toEqual([0, 1, 2, 3]);
    expect(file.warnings).toContainEqual(expect.objectContaining({ code: 'time-implausible', count: 2 }));
  });

  it('that is missing costs those records', () => {
    const file = fileOf([someTime, 0xffffffff, someTime + 1]);
    expect(valuesOf(onlySession(file), 'powerWatts')).toEqual([0, 2]);
    expect(file.warnings).toContainEqual(expect.objectContaining({ code: 'time-missing', count: 1 }));
  });

  it('of a clock that was never set is kept and said to be relative', () => {
    const file = fileOf([1000, 1001, 1002], session(1000, 1002));
    const own = onlySession(file);
    expect(Array.from(own.streams?.elapsedSeconds ?? [])).toEqual([0, 1, 2]);
    expect(own.start).toBe('1989-12-31T00:16:40.000Z');
    expect(warningCodes(file)).toEqual(['clock-not-set']);
  });

  it('that is missing everywhere leaves a session without streams', () => {
    const file = fileOf([0xffffffff, 0xffffffff]);
    expect(onlySession(file).streams).toBeNull();
    expect(warningCodes(file)).toEqual(['time-missing']);
  });

  it('may stand still and may skip', () => {
    const file = fileOf([0, 0, 0, 600, 3600].map((second) => someTime + second));
    expect(Array.from(onlySession(file).streams?.elapsedSeconds ?? [])).toEqual([0, 0, 0, 600, 3600]);
    expect(file.warnings).toEqual([]);
  });
});
