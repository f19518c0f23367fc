import { type AnyRecord, addDays, type Instant, kindOfRecordId, type Workout } from '@vitalwire/core';
import { recordSchemas } from '@vitalwire/core/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateAthlete, syntheticKinds } from '../src/index.ts';
import { athleteOf, end, recordsIn, scenarios, workoutsIn } from './athletes.ts';

describe.each(scenarios)('every record of %s', (scenario) => {
  const athlete = athleteOf(scenario, 3, 1);
  const records = recordsIn(athlete);

  it('passes the schema of its kind', () => {
    const issues = records.flatMap((record) => recordSchemas[record.kind].safeParse(record).error?.issues ?? []);
    expect(issues).toEqual([]);
  });

  it('has an id of its own, of its kind', () => {
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    expect(records.every(({ id, kind }) => kindOfRecordId(id) === kind)).toBe(true);
  });

  it('is of a kind that the descriptor declares', () => {
    const kinds = new Set(records.map(({ kind }) => kind));
    expect([...kinds].filter((kind) => !(syntheticKinds as readonly string[]).includes(kind))).toEqual([]);
  });

  it('says that it is generated and when it was received', () => {
    const origins = new Set(records.map(({ provenance: p }) => `${p.sourceId} ${p.channel}`));
    expect([...origins]).toEqual(['synthetic generated']);
    const nextDay = records.filter(({ localDate, provenance }) =>
      provenance.receivedAt.startsWith(addDays(localDate, 1)),
    );
    expect(nextDay).toHaveLength(records.length);
    const receivedAt = '2026-07-01T08:00:00.000Z' as Instant;
    const told = generateAthlete({ scenario, seed: 3, end, years: 0.02, receivedAt });
    expect(new Set(recordsIn(told).map(({ provenance }) => provenance.receivedAt))).toEqual(new Set([receivedAt]));
  });

  it('counts for a day of the range, and comes in the order of days', () => {
    const dates = records.map(({ localDate }) => localDate);
    expect(dates).toEqual(dates.toSorted());
    expect([dates[0]! >= athlete.dates.from, dates.at(-1)! <= athlete.dates.to]).toEqual([true, true]);
  });

  it('leaves no two workouts and no two sleeps at one time', () => {
    expect(overlapsAmong(records, 'workout')).toEqual([]);
    expect(overlapsAmong(records, 'sleep')).toEqual([]);
    const busy = records.filter(({ kind }) => kind === 'workout' || kind === 'sleep');
    expect(overlaps(busy)).toEqual([]);
  });
});

describe('overlaps', () => {
  it('do not happen with any seed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scenarios), fc.nat(), (scenario, seed) => {
        const sessions = athleteOf(scenario, seed, 1.5).truth.days.flatMap(({ workouts, sleep }) => [
          sleep,
          ...workouts.map(({ start, timerSeconds }) => ({ start, end: isoAfter(start, timerSeconds) })),
        ]);
        expect(overlaps(sessions)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

describe('a race of several sports', () => {
  const workouts = workoutsIn(athleteOf('triathlete', 5, 1).records());
  const events = Map.groupBy(
    workouts.filter(({ multisportKey }) => multisportKey !== undefined),
    ({ multisportKey }) => multisportKey,
  );

  it('is five workouts that follow each other without a gap', () => {
    expect(events.size).toBeGreaterThan(0);
    for (const parts of events.values()) {
      expect(parts.map(({ sport }) => sport)).toEqual([
        'open_water_swimming',
        'transition',
        'cycling',
        'transition',
        'running',
      ]);
      expect(parts.slice(1).map(({ start }) => start)).toEqual(parts.slice(0, -1).map(({ end }) => end));
    }
  });

  it('is swum, ridden and run over the distances of an Olympic triathlon', () => {
    const [swim, , , , run] = [...events.values()][0] as readonly Workout[];
    expect(swim!.distanceMeters).toBeGreaterThan(1480);
    expect(swim!.distanceMeters).toBeLessThan(1520);
    expect(run!.distanceMeters).toBeGreaterThan(9980);
    expect(run!.distanceMeters).toBeLessThan(10_020);
  });
});

describe('sets, lengths and sessions', () => {
  it('of a pool swim add up to its distance and its time', () => {
    const swims = workoutsIn(athleteOf('triathlete', 5, 0.3).records()).filter(
      ({ sport }) => sport === 'pool_swimming',
    );
    expect(swims.length).toBeGreaterThan(10);
    for (const { lengths, distanceMeters, timerSeconds, poolLengthMeters, strokes } of swims) {
      const swum = lengths.filter(({ active }) => active);
      expect(Math.abs(swum.length * poolLengthMeters! - distanceMeters!)).toBeLessThan(0.5);
      expect(lengths.reduce((sum, { elapsedSeconds }) => sum + elapsedSeconds, 0)).toBeCloseTo(timerSeconds!, 0);
      expect(strokes).toBe(swum.reduce((sum, length) => sum + length.strokes!, 0));
    }
  });

  it('of a strength workout are in the watch and in the app', () => {
    const records = recordsIn(athleteOf('strength-plus-endurance', 5, 0.2));
    const watched = records.filter((record) => record.kind === 'workout' && record.sport === 'strength_training');
    const logged = records.filter((record) => record.kind === 'strengthSession');
    expect(watched.length).toBeGreaterThan(10);
    expect(logged.map(({ start }) => start)).toEqual(watched.map(({ start }) => start));
    for (const { sets } of logged) {
      expect(sets).toHaveLength(20);
      expect(sets.every((set) => set.repetitions! > 0 && set.weightKilograms! > 0)).toBe(true);
    }
  });
});

function overlapsAmong(records: readonly AnyRecord[], kind: AnyRecord['kind']): readonly string[] {
  return overlaps(records.filter((record) => record.kind === kind));
}

function overlaps(spans: readonly { readonly start: string; readonly end: string | null }[]): readonly string[] {
  const sorted = spans.toSorted((a, b) => (a.start < b.start ? -1 : 1));
  return sorted.flatMap((span, i) => {
    const next = sorted[i + 1];
    return next !== undefined && span.end !== null && span.end > next.start ? [`${span.start} ${next.start}`] : [];
  });
}

function isoAfter(start: string, seconds: number): string {
  return new Date(Date.parse(start) + seconds * 1000).toISOString();
}
