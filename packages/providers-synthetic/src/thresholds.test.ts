import { thresholdOn } from '@vitalwire/core';
import { personSchemas } from '@vitalwire/core/schema';
import { describe, expect, it } from 'vitest';
import { generateAthlete } from './athlete.ts';

describe('known thresholds', () => {
  const athlete = generateAthlete({ scenario: 'triathlete', seed: 2, end: '2026-06-30' as never, years: 1 });
  const { thresholds, truth } = athlete;
  const capacityOn = new Map(truth.days.map(({ date, capacity }) => [date, capacity]));

  it('pass the schema, oldest first, one a day, metric and sport', () => {
    expect(thresholds.flatMap((threshold) => personSchemas.threshold.safeParse(threshold).error?.issues ?? [])).toEqual(
      [],
    );
    const days = thresholds.map(({ validFrom }) => validFrom);
    expect(days).toEqual(days.toSorted());
    const keys = thresholds.map(({ metric, sport, validFrom }) => `${metric} ${sport} ${validFrom}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are there for every discipline from the first day on', () => {
    for (const [metric, sport] of [
      ['ftpWatts', 'cycling'],
      ['thresholdSpeedMetersPerSecond', 'running'],
      ['criticalSwimSpeedMetersPerSecond', null],
      ['lactateThresholdHeartRateBpm', 'running'],
      ['maximumHeartRateBpm', null],
      ['restingHeartRateBpm', null],
      ['weightKilograms', null],
    ] as const) {
      expect(thresholdOn(thresholds, metric, athlete.dates.from, sport)).toMatchObject({ extrapolated: false });
    }
  });

  it('are the truth of a recorded test or race, and change on no other day', () => {
    const power = thresholds.filter(({ metric }) => metric === 'ftpWatts');
    expect(power.length).toBeGreaterThan(5);
    for (const [index, { value, validFrom }] of power.entries()) {
      expect(value).toBe(Math.round(capacityOn.get(validFrom)!.functionalThresholdPowerWatts));
      if (index === 0) continue;
      const measured = truth.events.filter(({ type }) => type === 'test' || type === 'race');
      expect(measured.map(({ from }) => from)).toContain(validFrom);
      expect(truth.days.find(({ date }) => date === validFrom)!.recordedDay).toBe(true);
    }
  });

  it('grow old in between', () => {
    const off = truth.days.map(({ date, capacity }) => {
      const known = thresholdOn(thresholds, 'ftpWatts', date, 'cycling')!.value;
      return Math.abs(known / capacity.functionalThresholdPowerWatts - 1);
    });
    expect(Math.max(...off)).toBeGreaterThan(0.015);
    expect(Math.max(...off)).toBeLessThan(0.12);
  });
});
