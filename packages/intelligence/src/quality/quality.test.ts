import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { cleanRide } from '../../test/quality-streams.ts';
import { altitudeDrift, altitudeSteps } from './altitude.ts';
import { cadenceDoubling } from './cadence.ts';
import { cadenceLock } from './cadence-lock.ts';
import type { Finding } from './findings.ts';
import { heartRateSteps } from './heart-rate.ts';
import { personBounds } from './person-bounds.ts';
import { planeOf, windowExtent } from './plane.ts';
import { distanceMismatch, positionDrift, positionJumps } from './position.ts';
import { powerSpikes, powerZeroRuns } from './power.ts';
import { activityQuality } from './report.ts';
import { sleepStageSums } from './sleep-stages.ts';
import { implausiblePace, implausibleSpeed, speedCeiling } from './speed.ts';
import { stuckValue } from './stuck-value.ts';
import { missingValues, timeOrder } from './time-order.ts';

const codesOf = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code);

describe('values of a person', () => {
  test('bounds warn, the order of the three heart rates is an error', () => {
    expect(
      answerOf(
        personBounds({
          ftpWatts: 250,
          vo2max: 50,
          restingHeartRateBpm: 50,
          lactateThresholdHeartRateBpm: 165,
          maximumHeartRateBpm: 190,
        }),
      ),
    ).toEqual([]);
    // True of some: rowers at 27, skiers at 97, children at 225.
    const unusual = answerOf(personBounds({ restingHeartRateBpm: 27, vo2max: 97, maximumHeartRateBpm: 225 }));
    expect(unusual.map(({ code, severity }) => [code, severity])).toEqual([
      ['outside_usual_bounds', 'warning'],
      ['outside_usual_bounds', 'warning'],
      ['outside_usual_bounds', 'warning'],
    ]);
    const impossible = answerOf(
      personBounds({ restingHeartRateBpm: 170, lactateThresholdHeartRateBpm: 165, maximumHeartRateBpm: 160 }),
    );
    expect(impossible.filter(({ severity }) => severity === 'error').map(({ fields }) => fields)).toEqual([
      ['restingHeartRateBpm', 'lactateThresholdHeartRateBpm'],
      ['restingHeartRateBpm', 'maximumHeartRateBpm'],
      ['lactateThresholdHeartRateBpm', 'maximumHeartRateBpm'],
    ]);
    expect(answerOf(personBounds({ lactateThresholdHeartRateBpm: 165, maximumHeartRateBpm: 165 }))[0]?.numbers).toEqual(
      { lower: 165, upper: 165 },
    );
    expectTooLittle(personBounds({}), /one value/);
    expect(refusedPath(() => personBounds({ vo2max: Number.NaN }))).toBe('vo2max');
  });

  test('stages add up within the rounding of their source', () => {
    const night = {
      inBedSeconds: 28_800,
      asleepSeconds: 27_000,
      awakeSeconds: 1800,
      lightSeconds: 14_000,
      deepSeconds: 6000,
      remSeconds: 7000,
    };
    expect(answerOf(sleepStageSums(night))).toEqual([]);
    expect(answerOf(sleepStageSums({ ...night, remSeconds: 7170 }))).toEqual([]);
    expect(answerOf(sleepStageSums({ ...night, remSeconds: 9000 }))).toEqual([
      {
        code: 'stage_sum_mismatch',
        fields: ['asleepSeconds', 'lightSeconds', 'deepSeconds', 'remSeconds'],
        severity: 'warning',
        numbers: { wholeSeconds: 27_000, sumSeconds: 29_000, differenceSeconds: 2000 },
      },
    ]);
    expect(answerOf(sleepStageSums({ inBedSeconds: 20_000, asleepSeconds: 25_000 }))[0]?.severity).toBe('error');
    expectTooLittle(sleepStageSums({ inBedSeconds: 20_000, lightSeconds: 3 }), /whole and its parts/);
    expect(refusedPath(() => sleepStageSums({ ...night, deepSeconds: -1 }))).toBe('deepSeconds');
    expect(refusedPath(() => sleepStageSums({ ...night, bounds: { toleranceSeconds: -1 } }))).toBe(
      'bounds.toleranceSeconds',
    );
  });
});

describe('time and holes', () => {
  test('stamps that go back, stand or leap', () => {
    const findings = answerOf(timeOrder({ elapsedSeconds: Float64Array.of(0, 1, 2, 2, 1, 3, 60) }));
    expect(findings.map(({ code, fromSecond, toSecond, severity }) => [code, fromSecond, toSecond, severity])).toEqual([
      ['time_repeated', 2, 2, 'info'],
      ['time_backward', 1, 2, 'error'],
      ['time_gap', 3, 60, 'info'],
    ]);
    expect(answerOf(timeOrder({ elapsedSeconds: Int32Array.from({ length: 500 }, (_, i) => 8 * i) }))).toEqual([]);
    expectTooLittle(timeOrder({ elapsedSeconds: new Float64Array(1) }), /2 time stamps/);
    expect(refusedPath(() => timeOrder({ elapsedSeconds: Float64Array.of(0, Number.NaN) }))).toBe('elapsedSeconds.1');
  });

  test('smart recording: only holes wider than usual count, and repeated stamps are one finding', () => {
    const everySixth = Float64Array.from({ length: 600 }, (_, i) =>
      i % 6 === 0 && (i < 240 || i > 300) ? 140 : Number.NaN,
    );
    expect(
      answerOf(missingValues({ channel: 'heartRateBpm', samples: everySixth })).map(({ fromSecond, toSecond }) => [
        fromSecond,
        toSecond,
      ]),
    ).toEqual([[235, 306]]);
    const fiveAStamp = Float64Array.from({ length: 500 }, (_, i) => Math.floor(i / 5));
    expect(answerOf(timeOrder({ elapsedSeconds: fiveAStamp }))).toEqual([
      {
        code: 'time_repeated',
        channel: 'elapsedSeconds',
        fromSecond: 0,
        toSecond: 99,
        severity: 'info',
        numbers: { sample: 1, stamps: 400 },
      },
    ]);
  });

  test('a held position is no standstill, and a step aside by the error of a receiver no jump', () => {
    // 12 m/s north, recorded every other second, held in between.
    const latitudeDegrees = Float64Array.from({ length: 200 }, (_, i) => 47 + (12 * 2 * Math.floor(i / 2)) / 111_195);
    const longitudeDegrees = new Float64Array(200).fill(11);
    expect(answerOf(positionJumps({ sport: 'cycling', latitudeDegrees, longitudeDegrees }))).toEqual([]);
    const swim = Float64Array.from({ length: 200 }, (_, i) => 47 + (i + (i > 100 ? 5 : 0)) / 111_195);
    expect(answerOf(positionJumps({ sport: 'open_water_swimming', latitudeDegrees: swim, longitudeDegrees }))).toEqual(
      [],
    );
  });

  test('runs of missing samples, also at both ends', () => {
    const samples = new Float64Array(300).fill(1);
    samples.fill(Number.NaN, 0, 5).fill(Number.NaN, 50, 54).fill(Number.NaN, 200, 300);
    expect(
      answerOf(missingValues({ channel: 'powerWatts', samples })).map(({ fromSecond, toSecond, severity }) => [
        fromSecond,
        toSecond,
        severity,
      ]),
    ).toEqual([
      [0, 5, 'info'],
      [200, 300, 'warning'],
    ]);
    expectTooLittle(
      missingValues({ channel: 'powerWatts', samples: new Float64Array(9).fill(Number.NaN) }),
      /one reading/,
    );
  });
});

test('speeds: world records pass, what lies above them does not', () => {
  const records = [
    ['running', 100, 9.58],
    ['running', 400, 43.03],
    ['running', 1500, 206],
    ['running', 5000, 755.36],
    ['running', 10_000, 1571],
    ['track_running', 42_195, 7235],
    ['running', 319_614, 86_400],
    ['cycling', 56_792, 3600],
    ['pool_swimming', 50, 20.91],
    ['pool_swimming', 1500, 870.67],
  ] as const;
  for (const [sport, distanceMeters, durationSeconds] of records) {
    const at = (factor: number) =>
      answerOf(implausiblePace({ sport, distanceMeters: factor * distanceMeters, durationSeconds }));
    expect(at(1), `${sport} ${distanceMeters} m`).toEqual([]);
    if (sport !== 'cycling') expect(codesOf(at(1.3)), `${sport} ${distanceMeters} m`).toEqual(['implausible_speed']);
  }
  expect(speedCeiling('golf', 10)).toBe(150);
  expect(speedCeiling('alpine_skiing', 10)).toBe(75);
  const walk = new Float64Array(900).fill(1.4);
  expect(answerOf(implausibleSpeed({ sport: 'walking', speedMetersPerSecond: walk }))).toEqual([]);
  const [car, ...rest] = answerOf(
    implausibleSpeed({ sport: 'running', speedMetersPerSecond: walk.fill(20, 300, 600) }),
  );
  expect(rest).toEqual([]);
  expect(car?.numbers.timesCeiling).toBeGreaterThan(2);
  expectTooLittle(implausibleSpeed({ sport: 'running', speedMetersPerSecond: new Float64Array(9) }), /10 s/);
});

test('a track on the plane has the distances of the sphere, also over the date line', () => {
  const track = {
    latitudeDegrees: Float64Array.of(60, 60, 60.001),
    longitudeDegrees: Float64Array.of(179.999, -179.999, -179.999),
  };
  const { east, north } = planeOf(track);
  expect(east[1]).toBeCloseTo(0.002 * 111_194.93 * 0.5, 1);
  expect(north[2]).toBeCloseTo(111.19, 1);
  expect(refusedPath(() => planeOf({ ...track, latitudeDegrees: Float64Array.of(91, 0, 0) }))).toBe(
    'latitudeDegrees.0',
  );
  expect(answerOf(distanceMismatch({ ...track, distanceMeters: 222.4 }))).toEqual([]);
  expect(answerOf(distanceMismatch({ ...track, distanceMeters: 500 }))[0]).toMatchObject({
    code: 'distance_mismatch',
    severity: 'warning',
  });
});

test('the extent of windows, against looking at each window', () => {
  const sampleOf = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(Number.NaN));
  fc.assert(
    fc.property(fc.array(sampleOf, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (list, window) => {
      const extent = windowExtent(Float64Array.from(list), window);
      for (const [i] of list.entries()) {
        const known = list.slice(Math.max(0, i - window + 1), i + 1).filter((value) => !Number.isNaN(value));
        expect(extent[i]).toBe(known.length === 0 ? Number.NaN : Math.max(...known) - Math.min(...known));
      }
    }),
  );
});

type Detector = (samples: Float64Array) => { readonly status: string; readonly value?: unknown };
const still = (length: number) => new Float64Array(length).fill(47);
const detectors: readonly (readonly [string, Detector])[] = [
  ['heart rate', (heartRateBpm) => heartRateSteps({ heartRateBpm })],
  ['lock', (heartRateBpm) => cadenceLock({ heartRateBpm, stepsPerMinute: heartRateBpm.map((value) => value + 1) })],
  ['stuck', (samples) => stuckValue({ channel: 'x', samples })],
  ['missing', (samples) => missingValues({ channel: 'x', samples })],
  ['spikes', (powerWatts) => powerSpikes({ powerWatts })],
  ['zero runs', (powerWatts) => powerZeroRuns({ powerWatts, cadenceRpm: powerWatts.map(() => 90) })],
  ['speed', (speedMetersPerSecond) => implausibleSpeed({ sport: 'running', speedMetersPerSecond })],
  ['altitude', (altitudeMeters) => altitudeSteps({ altitudeMeters })],
  [
    'loop',
    (altitudeMeters) =>
      altitudeDrift({
        altitudeMeters,
        latitudeDegrees: still(altitudeMeters.length),
        longitudeDegrees: still(altitudeMeters.length),
      }),
  ],
  ['cadence', (cadenceRpm) => cadenceDoubling({ sport: 'running', cadenceRpm })],
  [
    'jumps',
    (samples) =>
      positionJumps({
        sport: 'cycling',
        latitudeDegrees: samples.map((value) => value / 4),
        longitudeDegrees: samples,
      }),
  ],
  [
    'drift',
    (samples) => positionDrift({ latitudeDegrees: samples.map((value) => value / 4), longitudeDegrees: samples }),
  ],
];

describe.each(detectors)('%s', (_, detect) => {
  test('whatever the stream holds: ordered spans inside it, no number that is none', () => {
    const sampleOf = fc.oneof(fc.integer({ min: 0, max: 180 }), fc.constant(Number.NaN), fc.constant(0));
    fc.assert(
      fc.property(fc.array(sampleOf, { maxLength: 400 }), (list) => {
        const outcome = detect(Float64Array.from(list));
        if (outcome.status !== 'ok') return;
        for (const { fromSecond, toSecond, numbers } of outcome.value as readonly Finding[]) {
          expect(fromSecond).toBeGreaterThanOrEqual(0);
          expect(toSecond).toBeGreaterThan(fromSecond);
          expect(toSecond).toBeLessThanOrEqual(list.length);
          for (const number of Object.values(numbers)) expect(Number.isFinite(number)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('nothing, one sample, nothing but holes: too little, not an error', () => {
    for (const samples of [new Float64Array(), new Float64Array(1), new Float64Array(400).fill(Number.NaN)])
      expect(['ok', 'insufficient-data']).toContain(detect(samples).status);
    expect(detect(new Float64Array(400).fill(Number.NaN))).not.toMatchObject({ status: 'ok', value: [{}] });
    expect(refusedPath(() => detect(new Float64Array(200).fill(Number.POSITIVE_INFINITY)))).toBeDefined();
  });
});

describe('the report', () => {
  test('says what it looked at, what it could not, and what was found', () => {
    const ride = cleanRide(7, 3600);
    ride.powerWatts[1000] = 2900;
    ride.heartRateBpm.fill(Number.NaN, 2000, 2100);
    const outcome = activityQuality({
      sport: 'cycling',
      ...ride,
      elapsedSeconds: Int32Array.from({ length: 3600 }, (_, i) => i),
    });
    const { findings, counts, channels, checks } = answerOf(outcome);
    expect(codesOf(findings)).toEqual(['power_spike', 'missing_values']);
    expect(counts).toEqual({ power_spike: 1, missing_values: 1 });
    expect(channels.find(({ channel }) => channel === 'heartRateBpm')).toMatchObject({
      seconds: 3600,
      soundSeconds: 3500,
    });
    expect(channels.find(({ channel }) => channel === 'powerWatts')?.soundSeconds).toBe(3599);
    expect(checks.filter(({ status }) => status === 'not-run').map(({ id }) => id)).toEqual([
      'quality.cadence-lock.variance_tracking',
    ]);
    expect(warningsOf(outcome)[0]).toMatch(/^2 findings/);
  });

  test('needs a stream, and streams of one length', () => {
    expectTooLittle(activityQuality({ sport: 'cycling' }), /one stream/);
    expect(
      refusedPath(() =>
        activityQuality({ sport: 'cycling', powerWatts: new Float64Array(3), heartRateBpm: new Float64Array(4) }),
      ),
    ).toBe('powerWatts');
  });

  test('takes a recording of a day and a night', () => {
    const report = answerOf(activityQuality({ sport: 'cycling', ...cleanRide(9, 86_400) }));
    expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(report.channels.every(({ seconds }) => seconds === 86_400)).toBe(true);
  });
});

test('a bound that no detector has is refused by name', () => {
  const bounds = { stepBpm: 20, bogus: 1 };
  expect(refusedPath(() => heartRateSteps({ heartRateBpm: new Float64Array(9), bounds }))).toBe('bounds.bogus');
});
