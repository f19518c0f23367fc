import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Instant,
  isThresholdMetric,
  type LocalDate,
  localDateOfDayNumber,
  SportFamily,
  type Threshold,
  ThresholdOrigin,
  thresholdMetrics,
  thresholdOn,
} from './index.ts';

const on = (text: string): LocalDate => text as LocalDate;

function ftp(value: number, validFrom: string, change: Partial<Threshold> = {}): Threshold {
  return {
    metric: 'ftpWatts',
    sport: null,
    value,
    validFrom: on(validFrom),
    origin: 'manual',
    detail: null,
    recordedAt: '2026-01-01T00:00:00.000Z' as Instant,
    ...change,
  };
}
const valueOn = (thresholds: readonly Threshold[], day: string, sport: SportFamily | null = null): number | undefined =>
  thresholdOn(thresholds, 'ftpWatts', on(day), sport)?.value;

describe('thresholdOn', () => {
  const season = [ftp(250, '2026-01-01'), ftp(270, '2026-05-01'), ftp(260, '2026-03-01')];

  test('is null where nothing of the metric is known', () => {
    expect(thresholdOn([], 'ftpWatts', on('2026-01-01'))).toBeNull();
    expect(thresholdOn(season, 'vo2max', on('2026-01-01'))).toBeNull();
  });

  test.each([
    ['2026-01-01', 250],
    ['2026-02-28', 250],
    ['2026-03-01', 260],
    ['2026-04-30', 260],
    ['2026-05-01', 270],
    ['2030-01-01', 270],
  ])('on %s the latest value not after it holds: %d', (day, value) => {
    expect(thresholdOn(season, 'ftpWatts', on(day))).toMatchObject({ value, extrapolated: false });
  });

  test('before the first value the first one is taken, and said', () => {
    expect(thresholdOn(season, 'ftpWatts', on('2025-12-31'))).toMatchObject({ value: 250, extrapolated: true });
  });

  test('of one day the better origin wins, whenever it was entered', () => {
    const late = '2026-09-01T00:00:00.000Z' as Instant;
    const estimate = ftp(240, '2026-01-01', { origin: 'estimate', recordedAt: late });
    const source = ftp(245, '2026-01-01', { origin: 'source', recordedAt: late });
    const manual = ftp(250, '2026-01-01');
    expect(valueOn([manual, source, estimate], '2026-02-01')).toBe(250);
    expect(valueOn([estimate, source], '2026-02-01')).toBe(245);
    expect(valueOn([estimate], '2026-02-01')).toBe(240);
    // Also where it is extrapolated to an earlier day.
    expect(valueOn([estimate, manual, source], '2025-02-01')).toBe(250);
  });

  test('what the person said stands, whatever a head unit repeats later, until they say something else', () => {
    const repeated = ftp(200, '2026-02-01', { origin: 'source' });
    expect(valueOn([ftp(250, '2026-01-01'), repeated], '2026-03-01')).toBe(250);
    expect(valueOn([ftp(250, '2026-01-01'), repeated, ftp(260, '2026-02-15')], '2026-03-01')).toBe(260);
    // Before the person's first word the source's holds, and one for the sport before one for every sport.
    expect(valueOn([ftp(250, '2026-03-01'), repeated], '2026-02-10')).toBe(200);
    expect(valueOn([ftp(250, '2026-03-01', { sport: 'cycling' }), repeated], '2026-02-10', 'cycling')).toBe(200);
    // Said without a sport it stands against a value of one sport, too.
    const ofCycling = ftp(200, '2026-02-01', { sport: 'cycling', origin: 'source' });
    expect(valueOn([ftp(250, '2026-01-01'), ofCycling], '2026-03-01', 'cycling')).toBe(250);
  });

  test('of one day and origin the later entry wins', () => {
    const corrected = ftp(255, '2026-01-01', { recordedAt: '2026-01-02T00:00:00.000Z' as Instant });
    expect(valueOn([ftp(250, '2026-01-01'), corrected], '2026-02-01')).toBe(255);
    expect(valueOn([corrected, ftp(250, '2026-01-01')], '2026-02-01')).toBe(255);
  });

  test('a value for the sport wins over one for every sport, and another sport’s is never taken', () => {
    const mixed = [
      ftp(250, '2026-01-01'),
      ftp(300, '2026-02-01', { sport: 'running' }),
      ftp(270, '2026-06-01', { sport: null }),
    ];
    expect(valueOn(mixed, '2026-07-01', 'running')).toBe(300);
    expect(valueOn(mixed, '2026-07-01', 'cycling')).toBe(270);
    expect(valueOn(mixed, '2026-07-01', null)).toBe(270);
    expect(valueOn([ftp(300, '2026-02-01', { sport: 'running' })], '2026-07-01', 'cycling')).toBeUndefined();
    expect(valueOn([ftp(300, '2026-02-01', { sport: 'running' })], '2026-07-01', null)).toBeUndefined();
  });

  test('does not depend on the order of the list', () => {
    const threshold = fc.record({
      metric: fc.constant('ftpWatts' as const),
      sport: fc.constantFrom(null, SportFamily.Cycling, SportFamily.Running),
      value: fc.integer({ min: 100, max: 400 }),
      validFrom: fc.integer({ min: 20_000, max: 20_005 }).map(localDateOfDayNumber),
      origin: fc.constantFrom(...Object.values(ThresholdOrigin)),
      detail: fc.constant(null),
      recordedAt: fc.integer({ min: 0, max: 9 }).map((n) => `2026-01-0${n + 1}T00:00:00.000Z` as Instant),
    });
    const different = fc.uniqueArray(threshold, {
      maxLength: 8,
      selector: (t) => `${t.sport} ${t.validFrom} ${t.origin} ${t.recordedAt}`,
    });
    const day = fc.integer({ min: 19_998, max: 20_007 }).map(localDateOfDayNumber);
    fc.assert(
      fc.property(different, day, fc.constantFrom(null, SportFamily.Cycling), (list, date, sport) => {
        const forward = thresholdOn(list, 'ftpWatts', date, sport);
        expect(thresholdOn([...list].reverse(), 'ftpWatts', date, sport)).toEqual(forward);
        if (forward === null) return;
        expect(forward.extrapolated).toBe(forward.validFrom > date);
        expect(forward.sport === sport || forward.sport === null).toBe(true);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

test('every metric has a unit, a title and a usual band', () => {
  for (const [name, facts] of Object.entries(thresholdMetrics)) {
    expect(isThresholdMetric(name)).toBe(true);
    expect(facts.unit).not.toBe('');
    expect(facts.title).not.toBe('');
    expect(facts.usualLow).toBeLessThan(facts.usualHigh);
  }
  expect(isThresholdMetric('toString')).toBe(false);
  expect(isThresholdMetric('ftp')).toBe(false);
});
