import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomOf } from '../random.ts';
import { hypnogramOf, type Night, type NightRequest } from './hypnogram.ts';

const start = Date.parse('2026-01-01T22:00:00Z');

function nightOf(seed: number, hours: number, change: Partial<NightRequest> = {}): Night {
  const endMilliseconds = start + hours * 3_600_000;
  const usual = { startMilliseconds: start, endMilliseconds, nap: false, deepFactor: 1, restlessness: 1 };
  return hypnogramOf({ ...usual, ...change }, randomOf('night', seed));
}

describe('a night', () => {
  const hours = fc.double({ min: 0.5, max: 12, noNaN: true });

  it('is covered by stages from lights out to getting up, in half minutes', () => {
    fc.assert(
      fc.property(fc.nat(), hours, fc.boolean(), (seed, length, nap) => {
        const night = nightOf(seed, length, { nap });
        expect(night.stages[0]!.startMilliseconds).toBe(start);
        expect(night.stages.at(-1)!.endMilliseconds).toBe(night.endMilliseconds);
        for (const [i, stage] of night.stages.entries()) {
          expect(stage.endMilliseconds).toBeGreaterThan(stage.startMilliseconds);
          expect((stage.endMilliseconds - stage.startMilliseconds) % 30_000).toBe(0);
          const next = night.stages[i + 1];
          if (next === undefined) continue;
          expect(next.startMilliseconds).toBe(stage.endMilliseconds);
          expect(next.stage).not.toBe(stage.stage);
        }
      }),
    );
  });

  it('adds up', () => {
    fc.assert(
      fc.property(fc.nat(), hours, (seed, length) => {
        const night = nightOf(seed, length);
        expect(night.lightSeconds + night.deepSeconds + night.remSeconds).toBe(night.asleepSeconds);
        expect(night.asleepSeconds + night.awakeSeconds).toBe((night.endMilliseconds - start) / 1000);
      }),
    );
  });

  it('has its deep sleep early, its REM sleep late, and shares that people have', () => {
    const nights = Array.from({ length: 60 }, (_, seed) => nightOf(seed, 8));
    const middle = start + 4 * 3_600_000;
    const early = (stage: string) =>
      nights.flatMap(({ stages }) => stages.filter((span) => span.stage === stage && span.startMilliseconds < middle));
    const all = (stage: string) => nights.flatMap(({ stages }) => stages.filter((span) => span.stage === stage));
    const length = (spans: ReturnType<typeof all>) =>
      spans.reduce((sum, { startMilliseconds, endMilliseconds }) => sum + endMilliseconds - startMilliseconds, 0);
    expect(length(early('deep')) / length(all('deep'))).toBeGreaterThan(0.85);
    expect(length(early('rem')) / length(all('rem'))).toBeLessThan(0.45);
    const asleep = nights.reduce((sum, night) => sum + night.asleepSeconds, 0);
    expect(nights.reduce((sum, night) => sum + night.deepSeconds, 0) / asleep).toBeGreaterThan(0.1);
    expect(nights.reduce((sum, night) => sum + night.remSeconds, 0) / asleep).toBeGreaterThan(0.16);
  });

  it('is broken more often when restless', () => {
    const awake = (restlessness: number) =>
      Array.from({ length: 60 }, (_, seed) => nightOf(seed, 8, { restlessness }).awakeSeconds).reduce((a, b) => a + b);
    expect(awake(2)).toBeGreaterThan(1.5 * awake(1));
  });
});
