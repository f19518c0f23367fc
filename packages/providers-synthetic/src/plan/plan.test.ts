import { dayNumberOf } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LifeEventType, type Span, weekdayOf } from '../calendar/life-event.ts';
import { capacityOf, untrainedState } from '../model/capacity.ts';
import { randomOf } from '../random.ts';
import { scenarioPlans } from '../scenario/scenarios.ts';
import { sessionMakers } from './catalogue.ts';
import { planOf } from './phase.ts';
import { impulseOf } from './session.ts';

const race = dayNumberOf('2026-06-14' as never);
const span = (type: LifeEventType, first: number, last: number): Span => ({
  type,
  first,
  last,
  detail: type,
  place: null,
});
const season = [span(LifeEventType.Taper, race - 10, race - 1), span(LifeEventType.Race, race, race)];

function plan(day: number, spans: readonly Span[] = season) {
  return planOf(day, weekdayOf(day), spans);
}

describe('the plan of a season', () => {
  it('builds towards the race in blocks of three weeks and an easy one', () => {
    const weeks = Array.from({ length: 16 }, (_, i) => plan(race - 6 - 7 * (16 - i)));
    expect(weeks.map(({ phase }) => phase)).toEqual([
      ...['base', 'base', 'base', 'easy', 'base', 'base', 'base', 'easy'],
      ...['build', 'build', 'build', 'easy', 'build', 'build', 'build', 'easy'],
    ]);
    const volumes = weeks.map(({ volume }) => volume);
    expect(volumes[0]! < volumes[1]! && volumes[1]! < volumes[2]! && volumes[3]! < volumes[0]!).toBe(true);
  });

  it('recovers after the race, and tests every eighth week without one', () => {
    expect(plan(race).occasion).toBe('race');
    expect(plan(race + 3).phase).toBe('after');
    const tests = Array.from({ length: 160 }, (_, i) => race + 10 + i).filter((day) => plan(day, []).testDay);
    expect(tests.length).toBeGreaterThanOrEqual(2);
    expect(new Set(tests.slice(1).map((day, i) => day - tests[i]!))).toEqual(new Set([56]));
    expect(tests.every((day) => weekdayOf(day) === 5)).toBe(true);
  });

  it('yields to illness before anything else', () => {
    const ill = [...season, span(LifeEventType.Illness, race - 4, race + 1), span(LifeEventType.Trip, race - 4, race)];
    expect(plan(race, ill)).toMatchObject({ phase: 'ill', volume: 0 });
    expect(plan(race + 4, ill).phase).toBe('return');
  });
});

describe('every session', () => {
  const scenario = scenarioPlans.demo;
  const anySession = fc.constantFrom(...Object.keys(sessionMakers)) as fc.Arbitrary<keyof typeof sessionMakers>;

  it('has whole seconds, a load, and nothing beyond what the athlete can do', () => {
    fc.assert(
      fc.property(
        anySession,
        fc.double({ min: 0.5, max: 1.5, noNaN: true }),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 0, max: 200 }),
        (name, volume, freeDay, winter, weeksTrained) => {
          const state = { ...untrainedState, fitness: { cycling: 60, running: 60, swimming: 60 } };
          const capacity = capacityOf(scenario.capacity, state);
          const random = randomOf(name, volume, weeksTrained);
          const drafts = sessionMakers[name]({
            capacity,
            volume,
            freeDay,
            winter,
            weeksTrained,
            occasion: null,
            random,
          });
          expect(drafts.length).toBeGreaterThan(0);
          for (const { blocks, discipline } of drafts) {
            expect(blocks.every(({ seconds }) => Number.isInteger(seconds) && seconds >= 10)).toBe(true);
            expect(impulseOf({ blocks })).toBeGreaterThan(0);
            if (discipline !== 'cycling') continue;
            for (const { seconds, intensity } of blocks) {
              // The two-parameter curve has no ceiling for sprints: a longest of twelve seconds is let off.
              const most = capacity.criticalPowerWatts + capacity.anaerobicCapacityJoules / Math.max(seconds, 12);
              expect(intensity * capacity.functionalThresholdPowerWatts).toBeLessThanOrEqual(most * 1.000_001);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of one hour at threshold is a load of 100', () => {
    expect(impulseOf({ blocks: [{ seconds: 3600, intensity: 1, intent: 'active', texture: 'constant' }] })).toBe(100);
  });
});
