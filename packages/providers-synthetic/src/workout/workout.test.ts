import { isMissing } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { places } from '../calendar/place.ts';
import { type Capacity, capacityOf, untrainedState } from '../model/capacity.ts';
import { steadyHeartRate } from '../model/heart.ts';
import type { Block, Session } from '../plan/session.ts';
import { randomOf } from '../random.ts';
import { scenarioPlans } from '../scenario/scenarios.ts';
import { failingStrap } from './faults.ts';
import { footMotion, swimMotion } from './foot-and-water.ts';
import { heartRateOf } from './heart-rate.ts';
import type { MotionRequest } from './motion.ts';
import { rideMotion } from './ride.ts';
import { trackOf } from './route.ts';
import { distanceOf, elapsedAxis } from './samples.ts';

const { heart, capacity: model } = scenarioPlans.demo;
const capacity: Capacity = capacityOf(model, {
  ...untrainedState,
  fitness: { cycling: 60, running: 60, swimming: 60 },
});

function request(blocks: readonly Block[], seed: number, change: Partial<Session> = {}): MotionRequest {
  const session: Session = {
    sport: 'cycling',
    discipline: 'cycling',
    name: 'Test',
    vendorSport: 'cycling/road',
    blocks,
    indoor: false,
    laps: 'blocks',
    wishedMinutes: 0,
    exertion: 5,
    key: '2026-05-01/1',
    startMilliseconds: 0,
    pauses: [],
    multisportKey: null,
    ...change,
  };
  const random = randomOf('motion', seed);
  return { session, capacity, place: places.mallorca, weightKilograms: 75, random };
}

const anyBlocks: fc.Arbitrary<readonly Block[]> = fc.array(
  fc.record({
    seconds: fc.integer({ min: 60, max: 1800 }),
    intensity: fc.double({ min: 0.4, max: 1.15, noNaN: true }),
    intent: fc.constant('active' as const),
    texture: fc.constantFrom('constant' as const, 'steady' as const, 'terrain' as const),
  }),
  { minLength: 1, maxLength: 4 },
);

describe('effort', () => {
  it('has the root mean square that its block asks for, in every sport', () => {
    fc.assert(
      fc.property(anyBlocks, fc.nat(), (blocks, seed) => {
        for (const motion of [rideMotion, footMotion, swimMotion]) {
          const { effort } = motion(request(blocks, seed));
          let from = 0;
          for (const { seconds, intensity } of blocks) {
            const squares = effort.subarray(from, from + seconds).reduce((sum, share) => sum + share * share, 0);
            expect(Math.sqrt(squares / seconds)).toBeCloseTo(intensity, 9);
            from += seconds;
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps its sum when it is rounded to whole watts', () => {
    fc.assert(
      fc.property(anyBlocks, fc.nat(), (blocks, seed) => {
        const { effort, powerWatts } = rideMotion(request(blocks, seed));
        const watts = effort.map((share) => share * capacity.functionalThresholdPowerWatts);
        const [truth, rounded] = [watts, powerWatts!].map((values) =>
          Array.from(values).reduce((sum, value) => sum + value, 0),
        );
        expect(Math.abs(rounded! - truth!)).toBeLessThan(1);
      }),
      { numRuns: 40 },
    );
  });

  it('is harder uphill and nothing downhill', () => {
    const blocks: readonly Block[] = [{ seconds: 7200, intensity: 0.7, intent: 'active', texture: 'terrain' }];
    const { powerWatts, grade, speed, cadence } = rideMotion(request(blocks, 3));
    const mean = (from: number, to: number) => {
      const own = powerWatts!.filter((_, i) => grade![i]! >= from && grade![i]! < to);
      return own.reduce((sum, watts) => sum + watts, 0) / own.length;
    };
    expect(mean(2, 10)).toBeGreaterThan(1.2 * mean(-1, 1));
    expect(mean(-20, -4)).toBe(0);
    expect(cadence!.every((turns, i) => (turns === 0) === (powerWatts![i] === 0))).toBe(true);
    expect(Math.max(...speed!)).toBeLessThanOrEqual(18);
    expect(Math.min(...speed!)).toBeGreaterThan(1);
  });
});

describe('heart rate', () => {
  const half: Block = { seconds: 1800, intensity: 0.6, intent: 'active', texture: 'constant' };
  const rate = (blocks: readonly Block[], temperatureCelsius = 15) => {
    const { session, random } = request(blocks, 1);
    const effort = new Float64Array(blocks.flatMap(({ seconds, intensity }) => new Array(seconds).fill(intensity)));
    return heartRateOf({ session, effort, heart, restingBpm: 50, temperatureCelsius, base: 60, random });
  };
  const mean = (values: Int32Array, from: number, to: number) =>
    values.subarray(from, to).reduce((sum, beats) => sum + beats, 0) / (to - from);

  it('approaches the steady value of the effort within two minutes', () => {
    expect(Math.abs(mean(rate([half]), 120, 240) - steadyHeartRate(heart, 50, 0.6))).toBeLessThan(1.5);
  });

  it('answers a change by two thirds within half a minute', () => {
    const hard: Block = { ...half, seconds: 300, intensity: 0.95 };
    const values = rate([half, hard]);
    const before = mean(values, 1740, 1800);
    const after = mean(values, 2040, 2100);
    const early = mean(values, 1824, 1832);
    expect((early - before) / (after - before)).toBeGreaterThan(0.5);
    expect((early - before) / (after - before)).toBeLessThan(0.78);
  });

  it('drifts up through a long effort, more in the heat', () => {
    const long: Block = { ...half, seconds: 9000 };
    const rise = (temperature: number) => {
      const values = rate([long], temperature);
      return mean(values, 8400, 9000) - mean(values, 300, 900);
    };
    expect(rise(12)).toBeGreaterThan(2);
    expect(rise(32)).toBeGreaterThan(rise(12) + 2);
  });

  it('never passes its maximum', () => {
    const all = rate([{ ...half, intensity: 3 }]);
    expect(Math.max(...all)).toBeLessThanOrEqual(heart.maximumBpm);
  });
});

describe('a failing strap', () => {
  it('loses samples and invents beats, and hides nothing in a value of a missing sample', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 600, max: 5000 }), (seed, seconds) => {
        const { values, missing } = failingStrap(new Int32Array(seconds).fill(140), randomOf('strap', seed));
        const kinds = new Set(Array.from(values, (beats, i) => (isMissing(missing, i) ? 'missing' : beats > 200)));
        expect(kinds.has('missing')).toBe(true);
        expect(values.every((beats, i) => !isMissing(missing, i) || beats === 0)).toBe(true);
        expect(
          values.every((beats, i) => isMissing(missing, i) || beats === 140 || (beats >= 224 && beats <= 238)),
        ).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a track', () => {
  it('ends where it began, at the height where it began', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 600, max: 4000 }), (seed, seconds) => {
        const random = randomOf('track', seed);
        const distance = distanceOf(new Float64Array(seconds).fill(7));
        const grade = Float64Array.from({ length: seconds }, (_, i) => 4 * Math.sin(i / 90) + 0.5);
        const { latitude, longitude, altitude } = trackOf(places.freiburg, distance, grade, random);
        expect(Math.abs(latitude[0]! - latitude.at(-1)!)).toBeLessThan(2e-4);
        expect(Math.abs(longitude[0]! - longitude.at(-1)!)).toBeLessThan(3e-4);
        expect(Math.abs(altitude[0]! - altitude.at(-1)!)).toBeLessThan(1);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the time axis', () => {
  it('skips the pauses and nothing else', () => {
    const pauses = [
      { afterSeconds: 100, seconds: 30 },
      { afterSeconds: 250, seconds: 7 },
    ];
    const axis = elapsedAxis(request([], 1, { pauses }).session, 300);
    expect([axis[0], axis[99], axis[100], axis[249], axis[250], axis[299]]).toEqual([0, 99, 130, 279, 287, 336]);
  });
});
