import { describe, expect, it } from 'vitest';
import { onlySession, valuesOf } from '../../../test/columns.ts';
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
  u16,
  u32,
} from '../../../test/fit-bytes.ts';
import { decodeFit } from '../decode-fit.ts';

/** Groups of twelve bits, low end first, two in three bytes. */
function packed(ticks: readonly number[]): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < ticks.length; i += 2) {
    const a = (ticks[i] ?? 0) & 0xfff;
    const b = (ticks[i + 1] ?? 0) & 0xfff;
    bytes.push(a & 0xff, (a >> 8) | ((b & 15) << 4), b >> 4);
  }
  return bytes;
}

const clock = 5_000_000;
const tickAt = (second: number): number => clock + Math.round(second * 1024);

/** A first message that ties the strap's clock to the time of day, then eight values a message, one a second. */
function strap(rates: readonly number[], fraction = 0): number[] {
  const first: FieldBytes[] = [
    [253, 4, Type.uint32],
    [0, 2, Type.uint16],
    [6, 1, Type.uint8],
    [9, 4, Type.uint32],
  ];
  const more: FieldBytes[] = [
    [6, 8, Type.uint8],
    [10, 12, Type.byte],
  ];
  const bytes = [
    ...definition(5, 132, first),
    ...message(5, u32(someTime), u16(fraction), rates[0] ?? 0, u32(tickAt(0))),
  ];
  bytes.push(...definition(6, 132, more));
  for (let i = 1; i < rates.length; i += 8) {
    const group = rates.slice(i, i + 8);
    const ticks = group.map((_, k) => tickAt(i + k));
    while (group.length < 8) {
      group.push(0xff);
      ticks.push(ticks.at(-1) ?? 0);
    }
    bytes.push(...message(6, group, packed(ticks)));
  }
  return bytes;
}

describe('heart rates of a strap', () => {
  const rates = Array.from({ length: 41 }, (_, i) => 90 + i);
  const bare = (count: number): number[] => [
    ...definition(0, 20, [
      [253, 4, Type.uint32],
      [13, 1, Type.sint8],
    ]),
    ...Array.from({ length: count }, (_, i) => message(0, u32(someTime + i), 20)).flat(),
  ];

  it('are expanded over their twelve bits and merged into the records', () => {
    const own = onlySession(
      decodeFit(fitFile(activityFileId(), bare(41), strap(rates), session(someTime, someTime + 40))),
    );
    // What held during the second before each record.
    expect(valuesOf(own, 'heartRateBpm')).toEqual([90, ...rates.slice(0, -1)]);
  });

  it('may stand in another file of the chain', () => {
    const first = fitFile(activityFileId(), bare(41), session(someTime, someTime + 40));
    const second = fitFile(strap(rates));
    const own = onlySession(decodeFit(Uint8Array.from([...first, ...second])));
    expect(valuesOf(own, 'heartRateBpm')?.filter((rate) => rate !== null)).toHaveLength(41);
  });

  it('fill gaps and leave what the records measured', () => {
    const measured = rates.map((_, i) => (i % 2 === 0 ? 200 : 0xff));
    const own = onlySession(
      decodeFit(
        fitFile(activityFileId(), heartRateRecords(someTime, measured), strap(rates), session(someTime, someTime + 40)),
      ),
    );
    expect(valuesOf(own, 'heartRateBpm')).toEqual(rates.map((_, i) => (i % 2 === 0 ? 200 : 89 + i)));
  });

  it('are not held for longer than five seconds', () => {
    const own = onlySession(
      decodeFit(fitFile(activityFileId(), bare(60), strap(rates), session(someTime, someTime + 59))),
    );
    const values = valuesOf(own, 'heartRateBpm') ?? [];
    expect(values.slice(41, 46)).toEqual([130, 130, 130, 130, 130]);
    expect(values.slice(46)).toEqual(Array.from({ length: 14 }, () => null));
  });

  it('are weighted by the time each held', () => {
    // 100 for a quarter and 140 for three quarters of the second before record 1.
    const first = [
      ...definition(5, 132, [
        [253, 4, Type.uint32],
        [6, 2, Type.uint8],
        [9, 8, Type.uint32],
      ]),
    ];
    const data = message(5, u32(someTime), 100, 140, u32(tickAt(0)), u32(tickAt(0.25)));
    const own = onlySession(
      decodeFit(fitFile(activityFileId(), bare(2), first, data, session(someTime, someTime + 1))),
    );
    expect(valuesOf(own, 'heartRateBpm')?.[1]).toBe(130);
  });
});

describe('beat intervals', () => {
  it('come in milliseconds with missing ones left out', () => {
    const beats = [
      ...definition(7, 78, [[0, 10, Type.uint16]]),
      ...message(7, u16(812), u16(799), u16(0xffff), u16(0xffff), u16(0xffff)),
      ...message(7, u16(805), u16(790), u16(801), u16(777), u16(0xffff)),
    ];
    const own = onlySession(
      decodeFit(
        fitFile(activityFileId(), beats, heartRateRecords(someTime, [75, 76]), session(someTime, someTime + 1)),
      ),
    );
    expect(own.beatIntervalsSeconds).toEqual(Float64Array.of(0.812, 0.799, 0.805, 0.79, 0.801, 0.777));
  });

  it('are given to the session that they were written in', () => {
    const head = definition(7, 78, [[0, 2, Type.uint16]]);
    const records = heartRateRecords(someTime, [70]);
    const file = decodeFit(
      fitFile(
        activityFileId(),
        head,
        records,
        message(7, u16(800)),
        heartRateRecords(someTime + 10, [80]),
        message(7, u16(700)),
        session(someTime, someTime + 9),
        session(someTime + 10, someTime + 20),
      ),
    );
    expect(file.sessions.map(({ beatIntervalsSeconds }) => beatIntervalsSeconds)).toEqual([
      Float64Array.of(0.8),
      Float64Array.of(0.7),
    ]);
  });

  it('are null when there are none', () => {
    expect(
      onlySession(decodeFit(fitFile(activityFileId(), session(someTime, someTime + 1)))).beatIntervalsSeconds,
    ).toBeNull();
  });
});
