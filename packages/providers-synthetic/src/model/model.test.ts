import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterDay,
  type CapacityModel,
  capacityOf,
  type DayImpulse,
  maximalPowerFor,
  noImpulse,
  type TrainingState,
  untrainedState,
} from './capacity.ts';
import { driftPerHour, type HeartModel, lnRmssdOf, restingHeartRateOf, steadyHeartRate } from './heart.ts';

const model: CapacityModel = {
  untrained: { cycling: 200, running: 3, swimming: 0.9 },
  gainPer100: 0.5,
  costPer100: 0.05,
  anaerobicCapacityJoules: 18_000,
  anaerobicGainJoules: 2000,
};
const heart: HeartModel = { maximumBpm: 190, restingBpm: 55, thresholdShare: 0.87, lnRmssd: 4, lnRmssdNoise: 0.08 };

function ride(load: number): DayImpulse {
  return { ...noImpulse, byDiscipline: { cycling: load, running: 0, swimming: 0 } };
}

function train(days: number, impulse: DayImpulse, from: TrainingState = untrainedState): TrainingState {
  let state = from;
  for (let day = 0; day < days; day++) state = afterDay(state, impulse);
  return state;
}

describe('impulse and response', () => {
  it('have the closed form of a constant load', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 200 }), (days, load) => {
        const state = train(days, ride(load));
        expect(state.fitness.cycling).toBeCloseTo(load * (1 - (1 - 1 / 42) ** days), 6);
        expect(state.fatigue).toBeCloseTo(load * (1 - (1 - 1 / 7) ** days), 6);
        expect(state.fitness.running).toBeCloseTo(0.4 * state.fitness.cycling, 6);
      }),
    );
  });

  it('make a rested athlete stronger than a tired one of the same fitness', () => {
    const trained = train(120, ride(80));
    const tired = capacityOf(model, { ...trained, fatigue: 140 });
    const rested = capacityOf(model, { ...trained, fatigue: 20 });
    expect(rested.criticalPowerWatts).toBeGreaterThan(tired.criticalPowerWatts);
  });

  it('lose what is not trained', () => {
    const trained = train(120, ride(80));
    const watts = (state: TrainingState) => capacityOf(model, state).functionalThresholdPowerWatts;
    expect(watts(train(70, noImpulse, trained))).toBeLessThan(watts(trained) * 0.85);
  });
});

describe('the power curve', () => {
  it('has the power of an hour as threshold, and falls with time', () => {
    const capacity = capacityOf(model, train(60, ride(70)));
    expect(maximalPowerFor(capacity, 3600)).toBeCloseTo(capacity.functionalThresholdPowerWatts, 9);
    expect(maximalPowerFor(capacity, 300)).toBeGreaterThan(maximalPowerFor(capacity, 1200));
  });
});

describe('the heart', () => {
  it('rises with effort and stays below its maximum', () => {
    const effort = fc.double({ min: 0, max: 6, noNaN: true });
    fc.assert(
      fc.property(effort, effort, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((share) => steadyHeartRate(heart, 52, share));
        expect(high).toBeGreaterThanOrEqual(low!);
        expect(high).toBeLessThanOrEqual(heart.maximumBpm);
      }),
    );
    expect(steadyHeartRate(heart, 52, 1)).toBeCloseTo(52 + 0.87 * 138, 9);
  });

  it('shows fatigue, illness and short nights in the morning', () => {
    const rested = { base: 60, fatigue: 60, illness: 0, jetLagHours: 0, sleepShortHours: 0 };
    for (const worse of [{ fatigue: 110 }, { illness: 1 }, { jetLagHours: 6 }, { sleepShortHours: 3 }]) {
      expect(restingHeartRateOf(heart, { ...rested, ...worse })).toBeGreaterThan(restingHeartRateOf(heart, rested));
      expect(lnRmssdOf(heart, { ...rested, ...worse })).toBeLessThan(lnRmssdOf(heart, rested));
    }
  });

  it('drifts more in the heat and less with training', () => {
    expect(driftPerHour(30, 50)).toBeGreaterThan(driftPerHour(15, 50));
    expect(driftPerHour(15, 90)).toBeLessThan(driftPerHour(15, 20));
    expect(driftPerHour(5, 400)).toBeGreaterThan(0);
  });
});
