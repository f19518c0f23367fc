import { type AnyRecord, instantOf, localOwner } from '@vitalwire/core';
import { oracleDate, oracleOffset, tellingMoments } from '@vitalwire/vitest/zone-oracle';
import { describe, expect, test } from 'vitest';
import { workout } from '../records.ts';
import { dayOf, decisiveOf, oracleCounts, personIn, rolledUp, type ZonePerson } from './zone-person.ts';

const zones = Intl.supportedValuesOf('timeZone');
const minute = 60_000;
const hour = 60 * minute;

/** Every zone, a different third of its telling moments each, so that all kinds of them come up. */
async function inEveryZone(check: (timeZone: string, moments: readonly number[]) => Promise<readonly string[]>) {
  const wrong: string[] = [];
  for (const [seed, timeZone] of zones.entries()) {
    const moments = tellingMoments(timeZone, seed).filter((_, i) => i % 3 === seed % 3);
    wrong.push(...(await check(timeZone, moments)));
  }
  expect(wrong.slice(0, 5)).toEqual([]);
}

/** What is wrong with the days of records of a person who stays in one zone. */
async function wrongDays(person: ZonePerson, timeZone: string, records: readonly AnyRecord[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const record of records) {
    const day = oracleDate(timeZone, decisiveOf(record));
    if (record.localDate !== day)
      wrong.push(`${timeZone}: a ${record.kind} of ${instantOf(decisiveOf(record))} counts for ${record.localDate}`);
  }
  for (const kind of new Set(records.map((record) => record.kind))) {
    const expected = oracleCounts(
      records.filter((record) => record.kind === kind),
      () => timeZone,
    );
    const counted = await rolledUp(person, kind);
    for (const period of ['day', 'week', 'month'] as const)
      if (!sameCounts(counted[period], expected[period]))
        wrong.push(
          `${timeZone}: ${kind} by ${period}: ${JSON.stringify([counted[period], expected[period]])}`.slice(0, 400),
        );
  }
  if ((await person.storage.records.rebuildTotals(localOwner)) !== 0)
    wrong.push(`${timeZone}: counted anew, it differs`);
  return wrong;
}

function sameCounts(a: { readonly [date: string]: number }, b: { readonly [date: string]: number }): boolean {
  return Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([date, n]) => b[date] === n);
}

describe('in every zone', () => {
  test('what a person enters counts for their day, and a night for the day of waking, in days, weeks and months', async () => {
    await inEveryZone(async (timeZone, moments) => {
      const person = await personIn(timeZone);
      const records: AnyRecord[] = [];
      for (const [i, at] of moments.entries()) {
        const entries = [
          () => person.log('bodyMeasurement', at, null, { weightKilograms: 70 }),
          () => person.log('sleep', at - 8 * hour, at, { asleepSeconds: 27_000 }),
          () => person.log('sleep', at - 20 * minute, at, { asleepSeconds: 1200, nap: true }),
          () => person.log('workout', at, at + 90 * minute, { sport: 'running' }),
        ] as const;
        records.push(await (entries[i % 4] ?? entries[0])());
      }
      const offsets = records.filter(
        (record) => record.utcOffsetMinutes !== oracleOffset(timeZone, decisiveOf(record)),
      );
      return [
        ...offsets.map((record) => `${timeZone}: ${record.kind} with offset ${record.utcOffsetMinutes}`),
        ...(await wrongDays(person, timeZone, records)),
      ];
    });
  });

  test('a track that tells no offset counts for the day in the zone of the person, and the record says that it is assumed', async () => {
    await inEveryZone(async (timeZone, moments) => {
      const person = await personIn(timeZone);
      const recent = moments.filter((at) => at > Date.UTC(2024, 0, 1)).slice(0, 3);
      for (const at of recent) await person.importTrack(at);
      const records = await person.all('workout');
      const said = records.filter(
        ({ dateBasis, utcOffsetMinutes }) => dateBasis !== 'assumed-zone' || utcOffsetMinutes !== null,
      );
      return [
        ...(records.length === recent.length ? [] : [`${timeZone}: ${records.length} of ${recent.length} tracks`]),
        ...said.map(({ start }) => `${timeZone}: the track of ${start} does not say that its zone is assumed`),
        ...(await wrongDays(person, timeZone, records)),
      ];
    });
  });

  test('an entry that is moved to another time counts for the day of that, and comes back with undo', async () => {
    await inEveryZone(async (timeZone, moments) => {
      const person = await personIn(timeZone);
      const [from, to] = [moments[0] ?? 0, moments.at(-1) ?? 0];
      const entry = await person.log('bodyMeasurement', from, null, { weightKilograms: 70 });
      const set = { start: instantOf(to), utcOffsetMinutes: oracleOffset(timeZone, to) };
      const { result } = await person.hub.curation.edit(entry.id, { set }, person.call);
      const wrong = await wrongDays(person, timeZone, [result]);
      await person.hub.curation.undo(person.call);
      return [...wrong, ...(await wrongDays(person, timeZone, await person.all('bodyMeasurement')))];
    });
  });

  test('what is asked for by days is what the wall calendar says', async () => {
    await inEveryZone(async (timeZone, moments) => {
      const person = await personIn(timeZone);
      for (const at of moments) await person.log('bodyMeasurement', at, null, { weightKilograms: 70 });
      const days = [...new Set(moments.map((at) => dayOf(timeZone, at)))].sort();
      const [from, to] = [days[Math.floor(days.length / 3)], days[Math.floor((days.length * 2) / 3)]];
      if (from === undefined || to === undefined) return [`${timeZone}: no days`];
      const query = { dates: { from, to }, order: 'oldest-first' } as const;
      const { records } = await person.hub.health.list('bodyMeasurement', query, person.call);
      const inside = moments.filter((at) => dayOf(timeZone, at) >= from && dayOf(timeZone, at) <= to);
      const found = records.map(({ record }) => Date.parse(record.start));
      return found.join() === inside.join()
        ? []
        : [`${timeZone}: ${from} to ${to}: ${found.length} of ${inside.length}`];
    });
  });
});

describe('a traveller', () => {
  test('has each day where they are: records of one date in two zones are one day, however far apart', async () => {
    const wrong: string[] = [];
    for (const [i, home] of zones.entries()) {
      const away = zones[(i * 131 + 7) % zones.length] ?? 'UTC';
      const person = await personIn(home);
      const leaves = Date.UTC(2024 + (i % 3), i % 12, 1 + (i % 28), i % 24);
      const zoneAt = new Map<string, string>();
      const records = Array.from({ length: 12 }, (_, n) => {
        const at = leaves + (n - 6) * 7 * hour;
        const zone = n < 6 ? home : away;
        const start = instantOf(at);
        zoneAt.set(start, zone);
        const base = workout('watch', start, 30);
        return { ...base, utcOffsetMinutes: oracleOffset(zone, at), localDate: dayOf(zone, at) };
      });
      const delivered = records.map((record) => ({ record, streams: null }));
      await person.hub.importing.ingest(localOwner, { records: delivered, thresholds: [], entry: null });
      const expected = oracleCounts(records, ({ start }) => zoneAt.get(start) ?? home);
      const counted = await rolledUp(person, 'workout');
      for (const period of ['day', 'week', 'month'] as const)
        if (!sameCounts(counted[period], expected[period])) wrong.push(`${home} to ${away}: by ${period}`);
    }
    expect(wrong).toEqual([]);
  });

  test('who enters something away from home says the offset there', async () => {
    const person = await personIn('Europe/Berlin');
    const start = instantOf(Date.UTC(2026, 4, 4, 22, 30));
    const entry = { kind: 'note', start, end: null, utcOffsetMinutes: -420, fields: { text: 'A hot day.' } } as const;
    const { result } = await person.hub.curation.log(entry, person.call);
    expect(result).toMatchObject({ localDate: '2026-05-04', utcOffsetMinutes: -420, dateBasis: 'recorded' });
  });
});

test('where neither the record nor the person tells a zone, the day is that of UTC, and says so', async () => {
  const person = await personIn(null);
  const at = Date.UTC(2026, 4, 4, 23, 30);
  const entered = await person.log('bodyMeasurement', at, null, { weightKilograms: 70 });
  await person.importTrack(at);
  const [track] = await person.all('workout');
  for (const record of [entered, track])
    expect(record).toMatchObject({ localDate: '2026-05-04', utcOffsetMinutes: null, dateBasis: 'assumed-utc' });
});
