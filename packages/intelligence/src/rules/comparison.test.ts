import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { activityComparison } from './activity-comparison.ts';
import { type Effort, likeForLike } from './like-for-like.ts';
import { type RoutePoint, routeOverlap } from './route-overlap.ts';
import { type ComparableActivity, similarActivities } from './similar-activities.ts';

/** A line east from a place, `points` points 0.001° apart. */
const east = (latitude: number, longitude: number, points: number): RoutePoint[] =>
  Array.from({ length: points }, (_, i) => [latitude, longitude + i * 0.001]);

describe('route overlap', () => {
  test('the same course in either direction, and with other points on it', () => {
    const there = east(47, 8, 30);
    expect(routeOverlap(there, there, 50)).toBe(1);
    expect(routeOverlap(there, there.toReversed(), 50)).toBe(1);
    const ends = [there[0], there[29]].flatMap((point) => (point ? [point] : []));
    expect(routeOverlap(there, ends, 50)).toBe(1);
  });

  test('half a course, another course, one point, the date line', () => {
    const whole = east(47, 8, 41);
    expect(routeOverlap(whole, whole.slice(0, 21), 20)).toBeCloseTo(0.5, 1);
    expect(routeOverlap(whole, east(47.01, 8, 41), 50)).toBe(0);
    expect(routeOverlap([[47, 8]], [[47.0001, 8]], 50)).toBe(1);
    expect(routeOverlap([[0, 179.9999]], [[0, -179.9999]], 50)).toBe(1);
  });

  test('is symmetric and within 0 to 1', () => {
    const routes = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
        .map(([north, right]): RoutePoint => [47 + north / 2000, 8 + right / 2000]),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(routes, routes, (a, b) => {
        const overlap = routeOverlap(a, b, 60);
        expect(overlap).toBeGreaterThanOrEqual(0);
        expect(overlap).toBeLessThanOrEqual(1);
        // Planes that touch at two places a kilometre apart differ by millimetres: one look more or less at the edge.
        expect(Math.abs(routeOverlap(b, a, 60) - overlap)).toBeLessThan(0.04);
      }),
      { numRuns: 50 },
    );
  });
});

const ride = (id: string, more: Partial<ComparableActivity> = {}): ComparableActivity => ({
  id,
  sport: 'cycling',
  durationSeconds: 3600,
  distanceMeters: 30_000,
  ascentMeters: 300,
  ...more,
});

describe('similar activities', () => {
  test('most similar first, each with the numbers it rests on', () => {
    const activity = ride('now', { route: east(47, 8, 30), type: 'tempo' });
    const candidates = [
      ride('far', { distanceMeters: 90_000, durationSeconds: 9000 }),
      ride('twin', { route: east(47, 8, 30), type: 'tempo' }),
      ride('other', { route: east(46, 8, 30), type: 'intervals' }),
      ride('run', { sport: 'running' }),
      ride('now'),
      { id: 'bare', sport: 'cycling' },
    ];
    const { matches, leftOut, incomparable } = answerOf(
      similarActivities({ activity, candidates, leastSimilarity: 0 }),
    );
    expect(matches.map(({ id, similarity }) => [id, Math.round(100 * similarity)])).toEqual([
      ['twin', 100],
      ['other', 50],
      ['far', 20],
    ]);
    expect([leftOut, incomparable]).toEqual([0, ['bare']]);
    expect(matches[0]?.reasons.map(({ code }) => code)).toEqual([
      'route_alike',
      'distance_alike',
      'duration_alike',
      'hilliness_alike',
      'type_alike',
    ]);
    expect(matches[1]?.reasons[0]).toMatchObject({
      code: 'route_different',
      observed: { value: 0 },
      statedWeight: 0.4,
    });
    const far = matches[2];
    expect(far?.missing.map(({ input }) => input)).toEqual(['route', 'type']);
    // 0.2, 0.15 and 0.15 of 0.5: distance and duration apart by more than twice; 10 against 3.3 m/km is a third.
    expect(far?.similarity).toBeCloseTo(1 - (0.2 + 0.15 + (0.15 * (10 - 10 / 3)) / 20) / 0.5, 9);
    expect(far?.reasons[0]).toMatchObject({
      observed: { value: 90_000, unit: 'm' },
      reference: { low: 30_000, high: 30_000, origin: 'given' },
    });
  });

  test('limits, weights and refusals', () => {
    const activity = ride('now');
    const many = Array.from({ length: 15 }, (_, i) => ride(`r${String(i).padStart(2, '0')}`));
    const found = answerOf(similarActivities({ activity, candidates: many, limit: 3 }));
    expect(found.matches.map(({ id }) => id)).toEqual(['r00', 'r01', 'r02']);
    expect(found.leftOut).toBe(12);
    const longer = [ride('long', { durationSeconds: 7200 })];
    const onlyDuration = { route: 0, distance: 0, hilliness: 0, type: 0 };
    const apart = similarActivities({ activity, candidates: longer, weights: onlyDuration, leastSimilarity: 0 });
    expect(answerOf(apart).matches[0]?.similarity).toBe(0);
    expectTooLittle(similarActivities({ activity, candidates: [] }), /another activity/);
    expectTooLittle(similarActivities({ activity, candidates: [ride('x', { sport: 'running' })] }), /sport/);
    const refused = (candidate: ComparableActivity) =>
      refusedPath(() => similarActivities({ activity, candidates: [candidate] }));
    expect(refused(ride('x', { distanceMeters: 0 }))).toBe('candidates.0.distanceMeters');
    expect(refused(ride('x', { ascentMeters: Number.NaN }))).toBe('candidates.0.ascentMeters');
    expect(refused(ride('x', { route: [[91, 0]] }))).toBe('candidates.0.route.0.0');
    expect(refused(ride('x', { route: [] }))).toBe('candidates.0.route');
    expect(refusedPath(() => similarActivities({ activity, candidates: [ride('x'), ride('x')] }))).toBe(
      'candidates.1.id',
    );
    expect(refusedPath(() => similarActivities({ activity, candidates: [], limit: 0 }))).toBe('limit');
  });

  test('symmetric, equal to 1 for itself, and the order of the candidates does not matter', () => {
    const rides = fc.record({
      durationSeconds: fc.integer({ min: 600, max: 20_000 }),
      distanceMeters: fc.integer({ min: 1000, max: 200_000 }),
      ascentMeters: fc.integer({ min: 0, max: 3000 }),
    });
    const of = (a: ComparableActivity, b: ComparableActivity) =>
      answerOf(similarActivities({ activity: a, candidates: [b], leastSimilarity: 0 })).matches[0]?.similarity ?? -1;
    fc.assert(
      fc.property(rides, rides, rides, (one, two, three) => {
        const [a, b, c] = [ride('a', one), ride('b', two), ride('c', three)];
        expect(of(a, b)).toBeCloseTo(of(b, a), 12);
        expect(of(a, ride('twin', one))).toBe(1);
        const list = (candidates: ComparableActivity[]) =>
          answerOf(similarActivities({ activity: a, candidates, leastSimilarity: 0 }));
        expect(list([c, b])).toEqual(list([b, c]));
      }),
    );
  });
});

const effort = (id: string, output: number, averageHeartRateBpm: number, more: Partial<Effort> = {}): Effort => ({
  id,
  output,
  averageHeartRateBpm,
  ...more,
});

describe('like for like', () => {
  const others = [effort('a', 200, 150), effort('b', 204, 150), effort('c', 196, 150)];

  test('the detectable difference, worked the second way', () => {
    const value = answerOf(likeForLike({ current: effort('n', 200, 140), others }));
    // ln of 200, 204, 196 over 150: SD by hand; t(0.975, 2) = 4.30265.
    const logs = [200, 204, 196].map((watts) => Math.log(watts / 150));
    const mean = (logs[0]! + logs[1]! + logs[2]!) / 3;
    const sd = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / 2);
    const width = 4.30265 * sd * Math.sqrt(4 / 3);
    expect(value.efficiency.difference).toBeCloseTo(100 * (Math.exp(Math.log(200 / 140) - mean) - 1), 9);
    expect(value.efficiency.minimalDetectable).toBeCloseTo(100 * (Math.exp(width) - 1), 3);
    expect(value.efficiency.interval?.[0]).toBeLessThan(0);
    expect(value).toMatchObject({ verdict: 'no_detectable_difference', confidence: { grade: 'moderate' } });
    expect(value.reasons[0]).toMatchObject({ code: 'efficiency_same', direction: 'neutral', count: 3, weight: 1 });
    expect(value.atEqualHeartRate).toEqual({
      heartRateBpm: 150,
      current: expect.closeTo((200 * 150) / 140, 9),
      others: 200,
    });
  });

  test('better, worse, and what cannot be told', () => {
    const tight = [200, 200.2, 199.8, 200.1, 199.9, 200].map((watts, i) => effort(`${i}`, watts, 150));
    const of = (watts: number) => answerOf(likeForLike({ current: effort('n', watts, 150), others: tight }));
    expect(of(205)).toMatchObject({ verdict: 'better', confidence: { grade: 'high' } });
    expect(of(205).reasons[0]).toMatchObject({ code: 'efficiency_higher', direction: 'for' });
    expect(of(195).reasons[0]).toMatchObject({ code: 'efficiency_lower', direction: 'against' });
    expect(of(195).verdict).toBe('worse');
    const one = { current: effort('n', 220, 150), others: [effort('a', 200, 150)] };
    const unknown = answerOf(likeForLike(one));
    expect(unknown).toMatchObject({ verdict: 'cannot_tell', confidence: { grade: 'low' } });
    expect(unknown.missing[0]).toMatchObject({ input: 'spread', statedWeight: 1 });
    expect(unknown.efficiency).toMatchObject({ minimalDetectable: null, interval: null });
    const known = answerOf(likeForLike({ ...one, ownSpreadPercent: 2 }));
    expect(known.verdict).toBe('better');
    // 1.96·√2·SD: the minimal difference between two single measurements.
    expect(known.efficiency.minimalDetectable).toBeCloseTo(100 * Math.expm1(1.959964 * Math.SQRT2 * 0.02), 9);
  });

  test('drift of heart rate is told beside, lower is better', () => {
    const drifting = others.map((one, i) => ({ ...one, decouplingPercent: 6 + i / 10 }));
    const of = (decouplingPercent: number) =>
      answerOf(likeForLike({ current: effort('n', 200, 150, { decouplingPercent }), others: drifting }));
    expect(of(2).reasons[1]).toMatchObject({ code: 'decoupling_lower', direction: 'for', weight: 0 });
    expect(of(9).reasons[1]).toMatchObject({ code: 'decoupling_higher', direction: 'against' });
    expect(of(6.2).reasons[1]?.code).toBe('decoupling_same');
    const two = { current: effort('n', 200, 150, { decouplingPercent: 1 }), others: drifting.slice(0, 2) };
    expect(answerOf(likeForLike({ ...two, ownSpreadPercent: 2 })).reasons[1]?.code).toBe('decoupling_spread_unknown');
  });

  test('heat and hills are corrected when their cost is given, and told when not', () => {
    const cool = others.map((one) => ({ ...one, temperatureCelsius: 15, ascentMetersPerKilometer: 2 }));
    const hot = effort('n', 200, 160, { temperatureCelsius: 30, ascentMetersPerKilometer: 20 });
    const plain = answerOf(likeForLike({ current: hot, others: cool }));
    expect(plain.reasons.map(({ code }) => code)).toEqual([
      'efficiency_same',
      'temperature_not_corrected',
      'hills_not_corrected',
    ]);
    expect(plain.corrected).toEqual({ temperature: false, course: false });
    const corrected = answerOf(likeForLike({ current: hot, others: cool, heartRateBpmPerCelsius: 2 / 3 }));
    expect(corrected.corrected.temperature).toBe(true);
    expect(corrected.efficiency.current).toBeCloseTo(200 / 150, 9);
    const level = others.map((one) => ({ ...one, courseCostFactor: 1 }));
    const steep = answerOf(likeForLike({ current: { ...hot, courseCostFactor: 1.2 }, others: level }));
    expect(steep.corrected.course).toBe(true);
    expect(steep.efficiency.current).toBeCloseTo(240 / 160, 9);
    const quick = answerOf(likeForLike({ current: effort('n', 240, 180), others }));
    expect(quick.reasons.at(-1)).toMatchObject({ code: 'heart_rate_differs', observed: { value: 30, unit: 'bpm' } });
    const extreme = { current: hot, others: cool, heartRateBpmPerCelsius: 20 };
    expect(refusedPath(() => likeForLike(extreme))).toBe('current');
  });

  test('more output never reads worse; units do not matter; nor does the order', () => {
    const verdicts = ['worse', 'no_detectable_difference', 'better'];
    const past = fc.array(fc.integer({ min: 150, max: 250 }), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(past, fc.integer({ min: 100, max: 300 }), (watts, now) => {
        const list = watts.map((output, i) => effort(`${i}`, output, 150));
        const of = (output: number, some = list) =>
          answerOf(likeForLike({ current: effort('n', output, 150), others: some }));
        expect(verdicts.indexOf(of(now + 20).verdict)).toBeGreaterThanOrEqual(verdicts.indexOf(of(now).verdict));
        expect(of(now, list.toReversed()).efficiency.difference).toBeCloseTo(of(now).efficiency.difference, 9);
        const scaled = list.map((one) => ({ ...one, output: one.output * 3.6 }));
        expect(of(now * 3.6, scaled).efficiency.difference).toBeCloseTo(of(now).efficiency.difference, 9);
      }),
    );
  });

  test('refusals', () => {
    expectTooLittle(likeForLike({ current: effort('n', 200, 150), others: [] }), /another effort/);
    expect(refusedPath(() => likeForLike({ current: effort('a', 200, 150), others }))).toBe('others');
    expect(refusedPath(() => likeForLike({ current: effort('n', 0, 150), others }))).toBe('current.output');
    expect(refusedPath(() => likeForLike({ current: effort('n', 1, Number.NaN), others }))).toBe(
      'current.averageHeartRateBpm',
    );
    const bad = [effort('x', 200, 150, { decouplingPercent: Number.NaN })];
    expect(refusedPath(() => likeForLike({ current: effort('n', 1, 1), others: bad }))).toBe(
      'others.0.decouplingPercent',
    );
    const current = effort('n', 200, 150);
    expect(refusedPath(() => likeForLike({ current, others, ownSpreadPercent: 0 }))).toBe('ownSpreadPercent');
    expect(refusedPath(() => likeForLike({ current, others, heartRateBpmPerCelsius: Number.NaN }))).toBe(
      'heartRateBpmPerCelsius',
    );
  });
});

describe('activity comparison', () => {
  const speed = { name: 'speed', unit: 'm/s', better: 'higher' as const, current: 4, others: [3, 3.2, 3.4] };
  const of = (...metrics: Parameters<typeof activityComparison>[0]['metrics']) =>
    answerOf(activityComparison({ against: 'recent', metrics }));

  test('difference, rank and z, metric by metric', () => {
    const value = of(speed, { name: 'temperature', unit: '°C', current: 20, others: [10, null] });
    expect(value.metrics[0]).toEqual({
      name: 'speed',
      unit: 'm/s',
      current: 4,
      mean: expect.closeTo(3.2, 12),
      difference: expect.closeTo(0.8, 12),
      percent: expect.closeTo(25, 9),
      best: 3.4,
      rank: 1,
      zScore: expect.closeTo(4, 9),
      count: 3,
    });
    expect(value.metrics[1]).toMatchObject({ best: null, rank: null, zScore: null, count: 1 });
    expect(value.reasons.map(({ code, subject }) => [code, subject])).toEqual([
      ['better', 'speed'],
      ['differs', 'temperature'],
    ]);
    expect(value).toMatchObject({ against: 'recent', verdict: 'better' });
  });

  test('worse, alike, mixed, missing', () => {
    const time = { name: 'time', unit: 's', better: 'lower' as const, current: 110, others: [100, 101, 99] };
    expect(of(time)).toMatchObject({ verdict: 'worse', metrics: [{ rank: 4, best: 99 }] });
    expect(of(speed, time)).toMatchObject({ verdict: 'mixed', confidence: { agreement: 0 } });
    expect(of({ ...time, current: 100.5 }).verdict).toBe('alike');
    expect(of({ ...time, current: 0, others: [0] }).metrics[0]?.percent).toBeNull();
    const partly = of(speed, { ...time, others: [null] });
    expect(partly.missing.map(({ input }) => input)).toEqual(['time']);
    expectTooLittle(activityComparison({ against: 'average', metrics: [{ ...time, others: [] }] }), /metric/);
    expect(refusedPath(() => of(speed, speed))).toBe('metrics.1.name');
    expect(refusedPath(() => of({ ...speed, current: Number.NaN }))).toBe('metrics.0.current');
    expect(refusedPath(() => of({ ...speed, others: [1, Number.NaN] }))).toBe('metrics.0.others.1');
  });
});
