import { addDays, type LocalDate } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Scenario } from '../src/index.ts';
import { athleteOf, day, end, scenarios, textOf } from './athletes.ts';

const anyScenario = fc.constantFrom(...scenarios);
const anySeed = fc.integer({ min: 0, max: 2 ** 40 });
/** Two weeks anywhere in six years. */
const anyEnd = fc.integer({ min: 0, max: 2200 }).map((days) => addDays(day('2021-01-01'), days));

describe('the same options', () => {
  it('give the same bytes, streams included', () => {
    fc.assert(
      fc.property(anyScenario, anySeed, anyEnd, (scenario, seed, last) => {
        const texts = () => Array.from(athleteOf(scenario, seed, 0.04, last).records(), textOf);
        const first = texts();
        expect(first.length).toBeGreaterThan(20);
        expect(texts()).toEqual(first);
      }),
      { numRuns: 8 },
    );
  });

  it('give the same truth, thresholds and profile', () => {
    for (const scenario of scenarios) {
      const [one, two] = [athleteOf(scenario), athleteOf(scenario)];
      expect(one.truth).toEqual(two.truth);
      expect(one.thresholds).toEqual(two.thresholds);
      expect(one.profile).toEqual(two.profile);
    }
  });
});

describe('another seed', () => {
  it('gives another athlete of the same scenario', () => {
    const records = (seed: number) => Array.from(athleteOf(Scenario.Demo, seed, 0.1).records(), textOf);
    const own = new Set(records(1));
    expect(records(2).filter((text) => own.has(text))).toEqual([]);
  });

  it('places the events of the year on other days', () => {
    const races = (seed: number) =>
      athleteOf(Scenario.Demo, seed, 5)
        .truth.events.filter(({ type }) => type === 'race')
        .map(({ from }) => from);
    expect(races(1)).not.toEqual(races(2));
  });
});

describe('ranges', () => {
  it('give exactly the part of the whole that lies in them', () => {
    fc.assert(
      fc.property(
        anyScenario,
        anySeed,
        fc.nat(95),
        fc.integer({ min: 1, max: 12 }),
        (scenario, seed, offset, length) => {
          const athlete = athleteOf(scenario, seed, 0.3);
          const from = addDays(athlete.dates.from, offset);
          const dates = { from, to: addDays(from, length - 1) };
          const part = Array.from(athlete.records(dates), textOf);
          const fresh = Array.from(athleteOf(scenario, seed, 0.3).days())
            .filter(({ date }) => date >= dates.from && date <= dates.to)
            .flatMap(({ records }) => records.map(textOf));
          expect(part).toEqual(fresh);
        },
      ),
      { numRuns: 4 },
    );
  });

  it('outside of the time of the athlete are empty', () => {
    const athlete = athleteOf(Scenario.Demo, 7, 0.1);
    const dates = { from: addDays(end, 1), to: addDays(end, 40) };
    expect([...athlete.records(dates)]).toEqual([]);
    expect([...athlete.records({ from: day('2019-01-01'), to: day('2019-02-01') })]).toEqual([]);
  });
});

describe('a later end', () => {
  it('adds days and changes none before it', () => {
    const sameYear = fc.tuple(fc.integer({ min: 40, max: 300 }), fc.integer({ min: 1, max: 30 }));
    const lasting = fc.constantFrom(Scenario.Demo, Scenario.Triathlete, Scenario.ConsistentCyclist);
    fc.assert(
      fc.property(lasting, anySeed, sameYear, (scenario, seed, [offset, more]) => {
        const last = addDays(day('2025-01-01'), offset);
        const make = (to: LocalDate) => athleteOf(scenario, seed, 0.1, to);
        const dates = { from: addDays(last, -5), to: last };
        const early = Array.from(make(last).records(dates), textOf);
        expect(Array.from(make(addDays(last, more)).records(dates), textOf)).toEqual(early);
      }),
      { numRuns: 6 },
    );
  });
});
