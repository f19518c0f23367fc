import { type AnyRecord, instantOf, localOwner } from '@vitalwire/core';
import { oracleDate, oracleOffset, tellingMoments, wallClockOf } from '@vitalwire/vitest/zone-oracle';
import { describe, expect, test } from 'vitest';
import { matchRecords } from '../../src/index.ts';
import { body, sleep, workout } from '../records.ts';
import { dayOf, personIn } from './zone-person.ts';

const zones = Intl.supportedValuesOf('timeZone');
const hour = 3_600_000;

/** The moment that a vendor tells who writes what the wall clock showed, and a Z behind it. */
const written = (timeZone: string, at: number) => Date.parse(`${wallClockOf(timeZone, at)}Z`);

interface Copies {
  /** As it was. */
  readonly right: AnyRecord;
  /** As the vendor with the false Z has it, whose mapper knows no better. */
  readonly wrong: AnyRecord;
}

function copiesOf(kind: 'workout' | 'sleep' | 'bodyMeasurement', timeZone: string, at: number): Copies {
  const offset = oracleOffset(timeZone, at);
  const [start, falseStart] = [instantOf(at), instantOf(written(timeZone, at))];
  const truly = { utcOffsetMinutes: offset, localDate: dayOf(timeZone, at) };
  const falsely = { utcOffsetMinutes: null, localDate: dayOf('UTC', written(timeZone, at)) };
  if (kind === 'bodyMeasurement')
    return {
      right: { ...body('watch', start, 71.3), ...truly },
      wrong: { ...body('app', falseStart, 71.3), ...falsely },
    };
  if (kind === 'workout')
    return {
      right: { ...workout('watch', start, 47), distanceMeters: 9173, ...truly },
      wrong: { ...workout('app', falseStart, 47), distanceMeters: 9173, ...falsely },
    };
  // Its end decides.
  const slept = (source: string, from: number, to: number, more: Partial<AnyRecord>) =>
    ({ ...sleep(source, instantOf(from), (to - from) / 60_000), ...more }) as AnyRecord;
  return {
    right: slept('watch', at - 8 * hour, at, truly),
    wrong: slept('app', written(timeZone, at - 8 * hour), written(timeZone, at), falsely),
  };
}

const awayFromUtc = (timeZone: string, at: number) => oracleOffset(timeZone, at) !== 0;
/** Seconds are told: a vendor does not start everybody's night at a full minute, or at midnight. */
const moments = (timeZone: string, seed: number) =>
  tellingMoments(timeZone, seed)
    .filter((_, i) => i % 5 === seed % 5)
    .map((at) => Math.floor(at / 1000) * 1000 + 17_000);

describe('in every zone, at its telling moments', () => {
  test.each(['workout', 'sleep', 'bodyMeasurement'] as const)(
    'a %s of a vendor that writes local time with a false Z is seen to be the one of the watch',
    (kind) => {
      const apart: string[] = [];
      let cases = 0;
      for (const [seed, timeZone] of zones.entries())
        for (const at of moments(timeZone, seed)) {
          if (!awayFromUtc(timeZone, at)) continue;
          const { right, wrong } = copiesOf(kind, timeZone, at);
          cases++;
          if (matchRecords(right as never, wrong as never) === null)
            apart.push(`${timeZone} at ${right.start}, ${wrong.start}`);
        }
      expect([apart.length, apart.slice(0, 5)]).toEqual([0, []]);
      expect(cases).toBeGreaterThan(2000);
    },
  );

  test('both together are one event, which counts on the day of the wearer', async () => {
    const wrong: string[] = [];
    for (const [seed, timeZone] of zones.entries()) {
      const at = moments(timeZone, seed).findLast((each) => each > Date.UTC(2024, 0, 1)) ?? 0;
      if (!awayFromUtc(timeZone, at)) continue;
      const person = await personIn(timeZone);
      const copies = [copiesOf('workout', timeZone, at), copiesOf('sleep', timeZone, at)];
      const records = copies.flatMap(({ right, wrong: copy }) => (seed % 2 === 0 ? [right, copy] : [copy, right]));
      await person.hub.importing.ingest(localOwner, {
        records: records.map((record) => ({ record, streams: null })),
        thresholds: [],
        entry: null,
      });
      for (const kind of ['workout', 'sleep'] as const) {
        const listed = await person.hub.health.list(kind, { order: 'oldest-first' }, person.call);
        const day0 = oracleDate(timeZone, at);
        const days = listed.records.map(({ record }) => record.localDate);
        if (days.join() !== day0) wrong.push(`${timeZone}: a ${kind} of ${day0} counts for ${days.join(', ')}`);
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
