import type { Outcome } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plateau } from './plateau.ts';
import { normalRandom, seededRandom } from './random.ts';
import { monthPattern, weekdayPattern } from './seasonality.ts';
import { consistency, volumeProgression, volumeProgressionPierre } from './volume-progression.ts';
import { weeklySchedule } from './weekly-schedule.ts';

function ok<V>(outcome: Outcome<V>): V {
  if (outcome.status !== 'ok') throw new Error(outcome.need);
  return outcome.value;
}

describe('weekly schedule', () => {
  /** Sessions on these weekdays (1 Monday) of so many weeks that begin on a Monday. */
  const weeks = (count: number, weekdays: readonly number[]) =>
    Array.from({ length: 7 * count }, (_, day) => (weekdays.includes((day % 7) + 1) ? 1 : 0));

  test('always the same days', () => {
    const schedule = ok(weeklySchedule({ sessionsPerDay: weeks(12, [2, 4, 6]), firstWeekday: 1 }));
    expect(schedule).toMatchObject({
      mostCommonDays: [2, 4, 6],
      consistencyScore: 100,
      band: 'very_consistent',
      hours: null,
    });
    expect(schedule.pValue).toBeLessThan(1e-12);
    expect(schedule.weekdays[1]).toEqual({ weekday: 2, known: 12, share: 1, sessions: 12 });
  });

  test('the first weekday turns the days', () => {
    const sessionsPerDay = weeks(8, [1]).slice(3);
    expect(ok(weeklySchedule({ sessionsPerDay, firstWeekday: 4 })).mostCommonDays).toEqual([1]);
  });

  test('random days score near 0 and are rarely taken for a schedule', () => {
    const next = seededRandom(9);
    let [alarms, total] = [0, 0];
    for (let run = 0; run < 200; run++) {
      const sessionsPerDay = Array.from({ length: 84 }, () => (next() < 0.45 ? 1 : 0));
      const { pValue, consistencyScore } = ok(weeklySchedule({ sessionsPerDay, firstWeekday: 1 }));
      if (pValue < 0.05) alarms++;
      total += consistencyScore;
    }
    expect(alarms / 200).toBeLessThan(0.09);
    expect(total / 200).toBeLessThan(5);
  });

  test('every day, double days, unknown days', () => {
    expect(ok(weeklySchedule({ sessionsPerDay: new Array(35).fill(1), firstWeekday: 1 })).consistencyScore).toBe(100);
    const sessionsPerDay = weeks(6, [3, 7]).map((value, day) => (day === 2 ? null : day % 7 === 6 ? 2 * value : value));
    const schedule = ok(weeklySchedule({ sessionsPerDay, firstWeekday: 1 }));
    expect(schedule.mostCommonDays).toEqual([7, 3]);
    expect(schedule.weekdays[2]?.known).toBe(5);
  });

  test('hours around midnight', () => {
    const { hours } = ok(
      weeklySchedule({ sessionsPerDay: weeks(5, [1]), firstWeekday: 1, startHours: [23, 0, 1, 0.5, 23.5] }),
    );
    expect(Math.min(hours?.typicalHour ?? 12, 24 - (hours?.typicalHour ?? 12))).toBeLessThan(1e-9);
    // Small spreads are the ordinary SD: √((1 + 0 + 1 + 0.25 + 0.25)/5).
    expect(Math.abs((hours?.spreadHours ?? 9) - Math.sqrt(0.5))).toBeLessThan(0.01);
    const even = ok(weeklySchedule({ sessionsPerDay: weeks(5, [1]), firstWeekday: 1, startHours: [0, 6, 12, 18] }));
    expect(even.hours).toBeNull();
  });

  test('too little and impossible', () => {
    expect(weeklySchedule({ sessionsPerDay: weeks(3, [1]), firstWeekday: 1 }).status).toBe('insufficient-data');
    expect(weeklySchedule({ sessionsPerDay: weeks(6, []), firstWeekday: 1 }).status).toBe('insufficient-data');
    expect(() => weeklySchedule({ sessionsPerDay: [], firstWeekday: 8 })).toThrow('firstWeekday');
    expect(() => weeklySchedule({ sessionsPerDay: [-1], firstWeekday: 1 })).toThrow('sessionsPerDay.0');
    expect(() => weeklySchedule({ sessionsPerDay: [], firstWeekday: 1, startHours: [24] })).toThrow('startHours.0');
  });
});

describe('volume progression', () => {
  test('relative to the mean volume: the unit does not matter', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 3, maxLength: 20 }), (weeklyVolumes) => {
        const kilometers = ok(volumeProgression({ weeklyVolumes }));
        const meters = ok(volumeProgression({ weeklyVolumes: weeklyVolumes.map((volume) => 1000 * volume) }));
        expect(meters.trend).toBe(kilometers.trend);
        expect(meters.relativeSlope).toBeCloseTo(kilometers.relativeSlope, 9);
        expect(meters.largestStep?.week).toBe(kilometers.largestStep?.week);
      }),
    );
  });

  test('where the raw threshold calls 50 m a week a trend', () => {
    const weeklyVolumes = [50, 50.06, 50.12, 50.18, 50.24];
    expect(ok(volumeProgressionPierre({ weeklyVolumes }))).toMatchObject({ trend: 'increasing' });
    expect(ok(volumeProgression({ weeklyVolumes }))).toMatchObject({ trend: 'stable' });
  });

  test('by hand', () => {
    const answer = ok(volumeProgression({ weeklyVolumes: [20, 25, 30, 35, 40] }));
    expect(answer.relativeSlope).toBeCloseTo(5 / 30, 12);
    expect(answer).toMatchObject({ trend: 'increasing', slopePerWeek: 5, rSquared: 1, largestStep: { week: 1 } });
    expect(answer.largestStep?.relative).toBeCloseTo(5 / 30, 12);
    expect(ok(volumeProgression({ weeklyVolumes: [40, 30, 20] })).trend).toBe('decreasing');
    const wild = volumeProgression({ weeklyVolumes: [5, 60, 2, 70, 30] });
    expect(wild.status === 'ok' && wild.warnings).toHaveLength(1);
  });

  test('too little and impossible', () => {
    expect(volumeProgression({ weeklyVolumes: [0, 0, 0] }).status).toBe('insufficient-data');
    expect(volumeProgression({ weeklyVolumes: [1, null, 2] }).status).toBe('insufficient-data');
    expect(volumeProgressionPierre({ weeklyVolumes: [1] }).status).toBe('insufficient-data');
    expect(() => volumeProgression({ weeklyVolumes: [1, -2, 3] })).toThrow('weeklyVolumes.1');
  });
});

describe('consistency', () => {
  test('even weeks 100, one of four 25', () => {
    expect(ok(consistency({ weeklyVolumes: [7, 7, 7, 7] }))).toMatchObject({
      score: 100,
      coefficientOfVariation: 0,
      currentStreakWeeks: 4,
    });
    expect(ok(consistency({ weeklyVolumes: [0, 0, 30, 0] }))).toMatchObject({
      score: 25,
      band: 'highly_variable',
      activeWeeks: 1,
      longestGapWeeks: 2,
      currentStreakWeeks: 0,
    });
  });

  test('is 100/(1 + CV²) of the weeks, whatever their unit and order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 4, maxLength: 30 }), (weeklyVolumes) => {
        const outcome = consistency({ weeklyVolumes });
        if (outcome.status !== 'ok') return;
        const n = weeklyVolumes.length;
        const mean = weeklyVolumes.reduce((a, b) => a + b) / n;
        const variance = weeklyVolumes.reduce((sum, volume) => sum + (volume - mean) ** 2, 0) / n;
        expect(outcome.value.score).toBeCloseTo(100 / (1 + variance / mean ** 2), 9);
        expect(outcome.value.coefficientOfVariation).toBeCloseTo(Math.sqrt((variance * n) / (n - 1)) / mean, 6);
        const other = ok(consistency({ weeklyVolumes: weeklyVolumes.map((volume) => volume / 7).reverse() }));
        expect(other.score).toBeCloseTo(outcome.value.score, 9);
      }),
    );
    expect(consistency({ weeklyVolumes: [0, 0, 0, 0] }).status).toBe('insufficient-data');
    expect(ok(consistency({ weeklyVolumes: [5, 5, null, 5, 5] })).currentStreakWeeks).toBe(4);
  });
});

describe('plateau', () => {
  const noise = (days: number, seed: number) => {
    const next = normalRandom(seededRandom(seed));
    return Float64Array.from({ length: days }, () => next());
  };

  test('flat, rising, falling, unclear', () => {
    const base = noise(84, 3);
    const at = (slope: number, smallestChange: number) =>
      ok(plateau({ values: base.map((value, i) => 50 + value + slope * i), smallestChange }));
    expect(at(0, 3)).toMatchObject({ verdict: 'plateau', n: 42 });
    expect(at(0, 3).plateauDays).toBeGreaterThanOrEqual(42);
    expect(at(0.1, 2).verdict).toBe('rising');
    expect(at(-0.1, 2).verdict).toBe('falling');
    expect(at(0, 0.1)).toMatchObject({ verdict: 'unclear', plateauDays: null });
  });

  test('lasts as far back as it can be said', () => {
    const values = noise(200, 5).map((value, i) => value + (i < 100 ? 0.3 * (i - 100) : 0));
    const { plateauDays, verdict } = ok(plateau({ values, smallestChange: 2 }));
    expect(verdict).toBe('plateau');
    expect(plateauDays).toBeGreaterThan(60);
    expect(plateauDays).toBeLessThan(130);
  });

  test('a new device is no rise', () => {
    const values = noise(60, 8).map((value, i) => value + (i < 30 ? 0 : 10));
    expect(ok(plateau({ values, smallestChange: 4 })).verdict).toBe('rising');
    const eras = [
      { fromDay: 0, label: 'a' },
      { fromDay: 30, label: 'b' },
    ];
    expect(ok(plateau({ values, eras, smallestChange: 4 })).verdict).not.toBe('rising');
  });

  test('a real change is called a plateau at most once in twenty', () => {
    let wrong = 0;
    for (let run = 0; run < 200; run++) {
      const values = noise(42, 900 + run).map((value, i) => value + (2 / 42) * i);
      if (ok(plateau({ values, smallestChange: 2 })).verdict === 'plateau') wrong++;
    }
    expect(wrong / 200).toBeLessThan(0.085);
  });

  test('too little and impossible', () => {
    expect(plateau({ values: noise(20, 1), smallestChange: 1 }).status).toBe('insufficient-data');
    expect(plateau({ values: new Array(60).fill(null), smallestChange: 1 }).status).toBe('insufficient-data');
    expect(() => plateau({ values: [], smallestChange: 0 })).toThrow('smallestChange');
  });
});

describe('seasonality', () => {
  test('weekdays beside a slow change, by hand', () => {
    const effects = [3, 1, -1, 0, -2, 4, -5];
    const values = Array.from({ length: 70 }, (_, day) => effects[day % 7]! + Math.floor(day / 7) * 10);
    const pattern = ok(weekdayPattern({ values, firstWeekday: 1 }));
    expect(pattern.seasons.map(({ effect }) => effect)).toEqual(effects.map((effect) => expect.closeTo(effect, 9)));
    expect(pattern).toMatchObject({ range: expect.closeTo(9, 9), explained: expect.closeTo(1, 9), cycles: 10 });
  });

  test('gaps do not confound', () => {
    const values = Array.from({ length: 140 }, (_, day) =>
      day % 7 === 0 && day > 40 && day < 90 ? null : (day % 7) + day,
    );
    const { seasons } = ok(weekdayPattern({ values, firstWeekday: 1 }));
    // Within a week a day is one more by its name and one more by its date: differences of 2.
    expect((seasons[6]?.effect ?? 0) - (seasons[0]?.effect ?? 0)).toBeCloseTo(12, 6);
  });

  test('noise: false alarms as stated, intervals cover', () => {
    const next = normalRandom(seededRandom(10));
    let [alarms, covered] = [0, 0];
    for (let run = 0; run < 250; run++) {
      const values = Float64Array.from({ length: 84 }, (_, day) => (day % 11 === 3 ? Number.NaN : next()));
      const { pValue, seasons } = ok(weekdayPattern({ values, firstWeekday: 3 }));
      if (pValue < 0.05) alarms++;
      const interval = seasons[2]?.interval;
      if (interval !== undefined && interval.low <= 0 && interval.high >= 0) covered++;
    }
    expect(alarms / 250).toBeLessThan(0.085);
    expect(alarms / 250).toBeGreaterThan(0.015);
    expect(covered / 250).toBeGreaterThan(0.91);
  });

  test('months need years', () => {
    const days = 365 * 4;
    const months = Array.from({ length: days }, (_, day) => Math.min(12, 1 + Math.floor((day % 365) / 30.5)));
    const years = Array.from({ length: days }, (_, day) => 2021 + Math.floor(day / 365));
    const next = normalRandom(seededRandom(1));
    const values = months.map((month) => 5 * Math.cos(((month - 7) / 6) * Math.PI) + next());
    const pattern = ok(monthPattern({ values, months, years }));
    expect(pattern.pValue).toBeLessThan(1e-6);
    expect(pattern.seasons.toSorted((a, b) => b.effect - a.effect)[0]?.season).toBe(7);
    const one = (list: readonly number[]) => list.slice(0, 500);
    expect(monthPattern({ values: one(values), months: one(months), years: one(years) }).status).toBe(
      'insufficient-data',
    );
    const two = (list: readonly number[]) => list.slice(0, 730);
    const early = monthPattern({ values: two(values), months: two(months), years: two(years) });
    expect(early.status === 'ok' && early.warnings).toHaveLength(1);
    expect(() => monthPattern({ values: [1], months: [13], years: [2024] })).toThrow('months.0');
  });

  test('constant and short', () => {
    expect(weekdayPattern({ values: new Float64Array(70).fill(2), firstWeekday: 1 }).status).toBe('insufficient-data');
    expect(weekdayPattern({ values: [1, 2, 3], firstWeekday: 1 }).status).toBe('insufficient-data');
  });
});
