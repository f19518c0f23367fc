import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { biggestClimb } from './biggest-climb.ts';
import { fastestDistances } from './fastest-distance.ts';
import type { RecordedActivity } from './marks.ts';
import { newRecords, personalRecords } from './personal-records.ts';

/** Distance at any time, the second way: by looking for the stretch. */
function distanceAt(time: ArrayLike<number>, distance: ArrayLike<number>, at: number): number {
  let i = 0;
  while ((time[i + 1] ?? Number.POSITIVE_INFINITY) < at) i++;
  const [t0, t1] = [time[i] ?? 0, time[i + 1] ?? 0];
  const [d0, d1] = [distance[i] ?? 0, distance[i + 1] ?? 0];
  return d0 + ((d1 - d0) * (at - t0)) / (t1 - t0);
}

describe('fastest distance', () => {
  const track = (times: number[], meters: number[]) => ({
    elapsedSeconds: Float64Array.from(times),
    distanceMeters: Float64Array.from(meters),
  });

  test('interpolated between samples', () => {
    // 100 m at 2 m/s, 100 m at 5 m/s, 100 m at 2 m/s.
    const run = track([0, 50, 70, 120], [0, 100, 200, 300]);
    const targetsMeters = [100, 150, 300, 301];
    expect(answerOf(fastestDistances({ ...run, targetsMeters }))).toEqual([
      { meters: 100, seconds: 20, startSeconds: 50 },
      { meters: 150, seconds: 45, startSeconds: 50 },
      { meters: 300, seconds: 120, startSeconds: 0 },
      { meters: 301, seconds: null, startSeconds: null },
    ]);
    // Fast at the end: the window ends at a sample and begins between two.
    const late = track([0, 100, 110], [0, 200, 300]);
    expect(answerOf(fastestDistances({ ...late, targetsMeters: [120] }))[0]).toEqual({
      meters: 120,
      seconds: 20,
      startSeconds: 90,
    });
  });

  test('pauses count unless they lie outside the window; missing samples are left out', () => {
    const paused = track([0, 50, 650, 700], [0, 200, 200, 400]);
    const efforts = answerOf(fastestDistances({ ...paused, targetsMeters: [200, 300] }));
    expect(efforts.map(({ seconds }) => seconds)).toEqual([50, 675]);
    const holes = track([0, 10, 20, 30], [0, Number.NaN, 80, 120]);
    const outcome = fastestDistances({ ...holes, targetsMeters: [80] });
    expect(answerOf(outcome)[0]?.seconds).toBe(20);
    expect(warningsOf(outcome)).toEqual(['1 samples had no distance and were left out.']);
  });

  test('a jump of the recording and a long gap are no part of an effort', () => {
    const jump = track([0, 10, 11, 21], [0, 40, 540, 580]);
    const limits = { maximumSpeedMetersPerSecond: 12, targetsMeters: [40, 100] };
    const outcome = fastestDistances({ ...jump, ...limits });
    expect(answerOf(outcome).map(({ seconds }) => seconds)).toEqual([10, null]);
    expect(warningsOf(outcome)).toHaveLength(1);
    expect(answerOf(fastestDistances({ ...jump, targetsMeters: [100] }))[0]?.seconds).toBeLessThan(1);
    const gap = track([0, 100, 110], [0, 800, 840]);
    expect(answerOf(fastestDistances({ ...gap, targetsMeters: [40], longestGapSeconds: 60 }))[0]?.seconds).toBe(10);
    expect(answerOf(fastestDistances({ ...gap, targetsMeters: [40] }))[0]?.seconds).toBe(5);
  });

  test('refusals', () => {
    const targetsMeters = [10];
    expectTooLittle(fastestDistances({ ...track([], []), targetsMeters }), /2 samples/);
    expectTooLittle(fastestDistances({ ...track([0, 1], [Number.NaN, 5]), targetsMeters }), /2 samples/);
    expect(refusedPath(() => fastestDistances({ ...track([0, 0], [0, 1]), targetsMeters }))).toBe('elapsedSeconds.1');
    expect(refusedPath(() => fastestDistances({ ...track([0, 1], [5, 4]), targetsMeters }))).toBe('distanceMeters.1');
    expect(refusedPath(() => fastestDistances({ ...track([0], [-1]), targetsMeters }))).toBe('distanceMeters.0');
    expect(refusedPath(() => fastestDistances({ ...track([0, 1], [0]), targetsMeters }))).toBe('distanceMeters');
    expect(refusedPath(() => fastestDistances({ ...track([0, 1], [0, 1]), targetsMeters: [0] }))).toBe(
      'targetsMeters.0',
    );
  });

  test('no window on a fine grid is faster, and the one that is named covers the distance', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 40 })), {
      minLength: 2,
      maxLength: 25,
    });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 300 }), (moves, meters) => {
        const times = [0];
        const covered = [0];
        for (const [seconds, step] of moves) {
          times.push((times.at(-1) ?? 0) + seconds);
          covered.push((covered.at(-1) ?? 0) + step);
        }
        const end = times.at(-1) ?? 0;
        const [best] = answerOf(fastestDistances({ ...track(times, covered), targetsMeters: [meters] }));
        if (best === undefined || best.seconds === null) {
          expect(covered.at(-1)).toBeLessThan(meters);
          return;
        }
        const { seconds } = best;
        const from = best.startSeconds ?? Number.NaN;
        const at = (time: number) => distanceAt(times, covered, Math.min(end, time));
        expect(at(from + seconds) - at(from)).toBeCloseTo(meters, 6);
        for (let start = 0; start < end; start += 0.25)
          if (start + seconds - 0.01 <= end) expect(at(start + seconds - 0.01) - at(start)).toBeLessThan(meters + 1e-6);
      }),
      { numRuns: 60 },
    );
  });
});

test('biggest climb: dips are allowed up to a limit', () => {
  const of = (altitudes: number[], dipMeters?: number) =>
    answerOf(
      biggestClimb({ altitudeMeters: Float64Array.from(altitudes), ...(dipMeters === undefined ? {} : { dipMeters }) }),
    );
  expect(of([0, 100, 95, 200, 50, 120])).toEqual({ gainMeters: 200, startIndex: 0, endIndex: 3 });
  expect(of([0, 100, 95, 200], 2)).toEqual({ gainMeters: 105, startIndex: 2, endIndex: 3 });
  expect(of([0, Number.NaN, 30])).toEqual({ gainMeters: 30, startIndex: 0, endIndex: 2 });
  expect(of([50, 40, 30]).gainMeters).toBe(0);
  expectTooLittle(biggestClimb({ altitudeMeters: new Float64Array(1) }), /2 samples/);
  expect(refusedPath(() => biggestClimb({ altitudeMeters: new Float64Array(2), dipMeters: -1 }))).toBe('dipMeters');
});

const run = (id: string, date: string, seconds: number, more: Partial<RecordedActivity> = {}): RecordedActivity => ({
  id,
  date,
  sport: 'running',
  fastestDistances: [{ meters: 5000, seconds }],
  ...more,
});

describe('personal records', () => {
  const history = [
    run('a', '2024-05-01', 1300),
    run('b', '2025-03-01', 1250),
    run('c', '2025-06-01', 1250),
    run('d', '2026-02-01', 1270),
    run('e', '2026-03-01', 1100, { flagged: true }),
  ];

  test('all time, the last year and the season, with what was beaten and who tied', () => {
    const outcome = personalRecords({ activities: history, today: '2026-04-01' });
    const { records, flagged } = answerOf(outcome);
    expect(flagged).toEqual(['e']);
    expect(warningsOf(outcome)).toHaveLength(1);
    const [all, rolling, season] = records;
    const measure = { name: 'fastest_distance', target: 5000, unit: 's' };
    expect(all).toEqual({
      sport: 'running',
      measure,
      window: 'all_time',
      record: { activityId: 'b', date: '2025-03-01', value: 1250 },
      previous: { activityId: 'a', date: '2024-05-01', value: 1300 },
      improvement: 50,
      improvementPercent: expect.closeTo(3.846, 3),
      tiedBy: ['c'],
      count: 4,
      progression: [expect.objectContaining({ activityId: 'a' }), expect.objectContaining({ activityId: 'b' })],
    });
    expect(rolling).toMatchObject({ window: 'rolling', record: { activityId: 'c' }, previous: null, count: 2 });
    expect(season).toMatchObject({ window: 'season', record: { activityId: 'd' }, improvement: null });
  });

  test('every measure, per sport; zeros and absent efforts are no marks', () => {
    const ride: RecordedActivity = {
      id: 'r',
      date: '2026-01-01',
      sport: 'cycling',
      durationSeconds: 3600,
      distanceMeters: 30_000,
      ascentMeters: 400,
      biggestClimbMeters: 250,
      bestPowers: [
        { durationSeconds: 60, watts: 400 },
        { durationSeconds: 7200, watts: null },
        { durationSeconds: 5, watts: 0 },
      ],
    };
    const none = run('n', '2026-01-01', 1000, { fastestDistances: [{ meters: 5000, seconds: null }], ascentMeters: 0 });
    const { records } = answerOf(personalRecords({ activities: [ride, none], today: '2026-01-02' }));
    const seen = records.filter(({ window }) => window === 'all_time').map(({ measure }) => measure.name);
    expect(seen).toEqual(['best_power', 'biggest_climb', 'longest_distance', 'longest_duration', 'most_ascent']);
    expectTooLittle(personalRecords({ activities: [none], today: '2026-01-02' }), /mark/);
  });

  test('a season may begin on another day; what lies ahead does not count', () => {
    const of = (today: string, seasonStart: string) =>
      answerOf(personalRecords({ activities: history, today, seasonStart, rollingDays: 30 })).records;
    expect(of('2025-07-01', '05-01').find(({ window }) => window === 'season')?.record.activityId).toBe('c');
    expect(of('2025-04-01', '10-01').find(({ window }) => window === 'season')?.record.activityId).toBe('b');
    expect(of('2024-05-02', '01-01').map(({ record }) => record.activityId)).toEqual(['a', 'a', 'a']);
  });

  test('the order of the activities does not matter', () => {
    const activities = fc.array(
      fc.record({ day: fc.integer({ min: 1, max: 28 }), seconds: fc.integer({ min: 1000, max: 1010 }) }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(activities, fc.integer({ min: 0, max: 11 }), (days, turn) => {
        const list = days.map(({ day, seconds }, i) => run(`${i}`, `2026-01-${String(day).padStart(2, '0')}`, seconds));
        const turned = [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)].toReversed();
        const of = (some: RecordedActivity[]) => answerOf(personalRecords({ activities: some, today: '2026-02-01' }));
        expect(of(turned)).toEqual(of(list));
        expect(of(list).records[0]?.record.value).toBe(Math.min(...days.map(({ seconds }) => seconds)));
      }),
    );
  });

  test('refusals', () => {
    const twice = [run('a', '2026-01-01', 1), run('a', '2026-01-02', 1)];
    expect(refusedPath(() => personalRecords({ activities: twice, today: '2026-02-01' }))).toBe('activities.1.id');
    const wrong = [run('a', '2026-02-30', 1)];
    expect(refusedPath(() => personalRecords({ activities: wrong, today: '2026-02-01' }))).toBe('activities.0.date');
    const [only] = history;
    const one = only === undefined ? [] : [only];
    expect(refusedPath(() => personalRecords({ activities: one, today: 'x' }))).toBe('today');
    const leap = { activities: one, today: '2026-01-01', seasonStart: '02-29' };
    expect(refusedPath(() => personalRecords(leap))).toBe('seasonStart');
    const negative = [run('a', '2026-01-01', 1, { ascentMeters: -1 })];
    expect(refusedPath(() => personalRecords({ activities: negative, today: '2026-02-01' }))).toBe(
      'activities.0.ascentMeters',
    );
  });
});

describe('records of a new activity', () => {
  const history = [run('a', '2024-05-01', 1200), run('b', '2026-01-10', 1300), run('c', '2026-02-10', 1290)];
  const of = (activity: RecordedActivity, past = history) => answerOf(newRecords({ history: past, activity }));

  test('all time, else this year, else near, else nothing', () => {
    const best = of(run('n', '2026-03-01', 1190));
    expect(best).toMatchObject({ verdict: 'records', marks: [{ code: 'new_record', window: 'all_time', rank: 1 }] });
    expect(best.marks[0]).toMatchObject({ improvement: 10, previous: { activityId: 'a' }, earlierCount: 3 });
    expect(best.reasons[0]).toMatchObject({
      code: 'new_record',
      direction: 'for',
      observed: { value: 1190, unit: 's' },
      reference: { high: 1200, origin: 'own_history' },
      count: 3,
    });
    expect(of(run('n', '2026-03-01', 1250)).marks[0]).toMatchObject({ window: 'rolling', code: 'new_record', rank: 2 });
    expect(of(run('n', '2026-03-01', 1200))).toMatchObject({ verdict: 'ties', marks: [{ code: 'record_tied' }] });
    expect(of(run('n', '2026-03-01', 1295))).toMatchObject({ verdict: 'none', marks: [{ code: 'near_record' }] });
    expect(of(run('n', '2026-03-01', 1400)).marks).toEqual([]);
  });

  test('a first mark is no record; later activities and itself are left out', () => {
    expect(of(run('n', '2026-03-01', 1200), [])).toMatchObject({
      verdict: 'none',
      marks: [{ code: 'first_mark', previous: null }],
      missing: [{ input: 'history' }],
    });
    const later = [...history, run('z', '2026-04-01', 1000), run('n', '2026-03-01', 1000)];
    expect(of(run('n', '2026-03-01', 1190), later).verdict).toBe('records');
  });

  test('flagged data set no record, now or before', () => {
    const flagged = of(run('n', '2026-03-01', 900, { flagged: true }));
    expect(flagged).toMatchObject({ verdict: 'none', marks: [], confidence: { grade: 'low' } });
    expect(flagged.reasons[0]?.code).toBe('data_flagged');
    const outcome = newRecords({
      history: [...history, run('f', '2026-01-01', 900, { flagged: true })],
      activity: run('n', '2026-03-01', 1190),
    });
    expect(answerOf(outcome).verdict).toBe('records');
    expect(warningsOf(outcome)).toHaveLength(1);
  });

  test('says the same as the table of records', () => {
    const seconds = fc.array(fc.integer({ min: 1000, max: 1020 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(seconds, (times) => {
        const list = times.map((time, i) => run(`${i}`, `2026-01-${String(i + 1).padStart(2, '0')}`, time));
        const last = list.at(-1) ?? run('x', '2026-01-01', 1);
        const table = answerOf(personalRecords({ activities: list, today: last.date })).records[0];
        const mark = of(last, list).marks[0];
        expect(mark?.code === 'new_record' && mark.window === 'all_time').toBe(table?.record.activityId === last.id);
        expect(mark?.code === 'record_tied').toBe(table?.tiedBy.includes(last.id));
      }),
    );
  });

  test('refusals', () => {
    const activity = run('n', '2026-03-01', 1, {
      fastestDistances: [
        { meters: 5000, seconds: 1 },
        { meters: 5000, seconds: 2 },
      ],
    });
    expect(refusedPath(() => newRecords({ history, activity }))).toBe('activity');
    expectTooLittle(newRecords({ history, activity: { id: 'n', date: '2026-03-01', sport: 'running' } }), /mark/);
    expect(refusedPath(() => newRecords({ history, activity: run('n', '2026-03-01', 1), nearPercent: -1 }))).toBe(
      'nearPercent',
    );
  });
});
