import { describe, expect, test } from 'vitest';
import { answerOf } from '../../test/outcomes.ts';
import {
  type CleanStreams,
  cleanRide,
  cleanRun,
  type Defect,
  normal,
  places,
  scoreOf,
  uniform,
} from '../../test/quality-streams.ts';
import { altitudeDrift, altitudeSteps } from './altitude.ts';
import { cadenceDoubling } from './cadence.ts';
import { cadenceLock } from './cadence-lock.ts';
import type { Finding, FindingCode } from './findings.ts';
import { heartRateSteps } from './heart-rate.ts';
import { positionDrift, positionJumps } from './position.ts';
import { powerSpikes, powerZeroRuns } from './power.ts';
import { activityQuality } from './report.ts';
import { implausibleSpeed } from './speed.ts';
import { stuckValue } from './stuck-value.ts';

const HOURS = 2;
const SECONDS = 3600 * HOURS;
const seeds = Array.from({ length: 12 }, (_, k) => 100 + k);

interface Trial {
  readonly name?: string;
  readonly code: FindingCode;
  readonly clean: (seed: number, seconds: number) => CleanStreams;
  readonly longest: number;
  readonly count: number;
  /** Puts one defect into its copy of the streams. */
  readonly spoil: (streams: CleanStreams, at: Defect, next: () => number) => void;
  readonly detect: (streams: CleanStreams) => readonly Finding[];
  /** Lowest share found over all seeds. */
  readonly recall: number;
  /** Most false alarms an hour, over clean and spoilt streams. */
  readonly alarmsPerHour: number;
}

const fill = (samples: Float64Array, at: Defect, value: (i: number) => number) => {
  for (let i = at.fromSecond; i < at.toSecond; i++) samples[i] = value(i);
};
const steps = (strides: Float64Array) => strides.map((value) => 2 * value);
const degrees = (meters: number) => meters / 111_195;

const trials: readonly Trial[] = [
  {
    code: 'heart_rate_dropout',
    clean: cleanRide,
    count: 8,
    longest: 20,
    spoil: ({ heartRateBpm }, at, next) =>
      fill(heartRateBpm, at, (i) => Math.max(30, (heartRateBpm[i] ?? 0) - 45 - Math.floor(20 * next()))),
    detect: ({ heartRateBpm }) => answerOf(heartRateSteps({ heartRateBpm })),
    recall: 1,
    alarmsPerHour: 0,
  },
  {
    code: 'heart_rate_spike',
    clean: cleanRide,
    count: 8,
    longest: 12,
    spoil: ({ heartRateBpm }, at, next) =>
      fill(heartRateBpm, at, (i) => (heartRateBpm[i] ?? 0) + 40 + Math.floor(15 * next())),
    detect: ({ heartRateBpm }) => answerOf(heartRateSteps({ heartRateBpm })),
    recall: 1,
    alarmsPerHour: 0,
  },
  {
    code: 'heart_rate_cadence_lock',
    clean: cleanRun,
    count: 4,
    longest: 240,
    spoil: ({ heartRateBpm, cadenceRpm }, at, next) => {
      const gauss = normal(next);
      fill(heartRateBpm, at, (i) => Math.round(2 * (cadenceRpm[i] ?? 0) + 0.4 * gauss()));
    },
    detect: ({ heartRateBpm, cadenceRpm }) =>
      answerOf(cadenceLock({ heartRateBpm, stepsPerMinute: steps(cadenceRpm) })),
    recall: 1,
    alarmsPerHour: 0.1,
  },
  {
    // A watch that smooths what it is locked to.
    name: 'heart_rate_cadence_lock, smoothed',
    code: 'heart_rate_cadence_lock',
    clean: cleanRun,
    count: 4,
    longest: 240,
    spoil: ({ heartRateBpm, cadenceRpm }, at) => {
      let level = 2 * (cadenceRpm[at.fromSecond] ?? 0);
      fill(heartRateBpm, at, (i) => {
        level += (2 * (cadenceRpm[i] ?? 0) - level) / 5;
        return Math.round(level);
      });
    },
    detect: ({ heartRateBpm, cadenceRpm }) =>
      answerOf(cadenceLock({ heartRateBpm, stepsPerMinute: steps(cadenceRpm) })),
    recall: 0.75,
    alarmsPerHour: 0.1,
  },
  {
    code: 'stuck_value',
    clean: cleanRide,
    count: 4,
    longest: 180,
    spoil: ({ heartRateBpm }, at) => fill(heartRateBpm, at, () => heartRateBpm[at.fromSecond] ?? 0),
    detect: ({ heartRateBpm }) => answerOf(stuckValue({ channel: 'heartRateBpm', samples: heartRateBpm })),
    recall: 1,
    alarmsPerHour: 0,
  },
  {
    code: 'power_spike',
    clean: cleanRide,
    count: 20,
    longest: 2,
    spoil: ({ powerWatts }, at, next) =>
      fill(powerWatts, at, (i) => (powerWatts[i] ?? 0) + 900 + Math.floor(1000 * next())),
    detect: ({ powerWatts }) => answerOf(powerSpikes({ powerWatts })),
    recall: 1,
    alarmsPerHour: 0,
  },
  {
    code: 'power_zero_run',
    clean: cleanRide,
    count: 6,
    longest: 60,
    spoil: ({ powerWatts, cadenceRpm }, at) => {
      fill(powerWatts, at, () => 0);
      fill(cadenceRpm, at, () => 85);
    },
    detect: ({ powerWatts, cadenceRpm }) => answerOf(powerZeroRuns({ powerWatts, cadenceRpm })),
    recall: 1,
    alarmsPerHour: 0,
  },
  {
    code: 'position_jump',
    clean: cleanRide,
    count: 10,
    longest: 3,
    spoil: ({ latitudeDegrees }, at, next) => {
      const meters = 40 + 200 * next();
      fill(latitudeDegrees, at, (i) => (latitudeDegrees[i] ?? 0) + degrees(meters));
    },
    detect: ({ latitudeDegrees, longitudeDegrees }) =>
      answerOf(positionJumps({ sport: 'cycling', latitudeDegrees, longitudeDegrees })),
    recall: 1,
    alarmsPerHour: 0,
  },
  {
    code: 'position_drift',
    clean: cleanRun,
    count: 3,
    longest: 400,
    spoil: ({ latitudeDegrees, longitudeDegrees }, at, next) => {
      // At rest behind a house: a slow wander of some 8 m, then back on the way.
      const gauss = normal(next);
      const [latitude, longitude] = [latitudeDegrees[at.fromSecond] ?? 0, longitudeDegrees[at.fromSecond] ?? 0];
      let [east, north] = [0, 0];
      for (let i = at.fromSecond; i < at.toSecond; i++) {
        east = 0.97 * east + 1.2 * gauss();
        north = 0.97 * north + 1.2 * gauss();
        latitudeDegrees[i] = latitude + degrees(north);
        longitudeDegrees[i] = longitude + degrees(east);
      }
    },
    detect: ({ latitudeDegrees, longitudeDegrees }) => answerOf(positionDrift({ latitudeDegrees, longitudeDegrees })),
    recall: 0.95,
    alarmsPerHour: 0,
  },
  {
    code: 'altitude_step',
    clean: cleanRide,
    count: 3,
    longest: 1,
    spoil: ({ altitudeMeters }, at, next) => {
      const meters = (next() < 0.5 ? -1 : 1) * (12 + 40 * next());
      for (let i = at.fromSecond; i < altitudeMeters.length; i++) altitudeMeters[i] = (altitudeMeters[i] ?? 0) + meters;
    },
    detect: ({ altitudeMeters }) => answerOf(altitudeSteps({ altitudeMeters })),
    recall: 1,
    alarmsPerHour: 0,
  },
  {
    code: 'altitude_spike',
    clean: cleanRide,
    count: 6,
    longest: 4,
    spoil: ({ altitudeMeters }, at, next) => {
      const meters = 20 + 60 * next();
      fill(altitudeMeters, at, (i) => (altitudeMeters[i] ?? 0) + meters);
    },
    detect: ({ altitudeMeters }) => answerOf(altitudeSteps({ altitudeMeters })),
    recall: 1,
    alarmsPerHour: 0,
  },
  {
    code: 'cadence_doubled',
    clean: cleanRun,
    count: 6,
    longest: 30,
    spoil: ({ cadenceRpm }, at) => fill(cadenceRpm, at, (i) => 2 * (cadenceRpm[i] ?? 0)),
    detect: ({ cadenceRpm }) => answerOf(cadenceDoubling({ sport: 'running', cadenceRpm })),
    recall: 0.95,
    alarmsPerHour: 0,
  },
  {
    code: 'cadence_halved',
    clean: cleanRun,
    count: 6,
    longest: 30,
    spoil: ({ cadenceRpm }, at) => fill(cadenceRpm, at, (i) => (cadenceRpm[i] ?? 0) / 2),
    detect: ({ cadenceRpm }) => answerOf(cadenceDoubling({ sport: 'running', cadenceRpm })),
    recall: 0.95,
    alarmsPerHour: 0,
  },
  {
    code: 'implausible_speed',
    clean: cleanRun,
    count: 4,
    longest: 20,
    spoil: ({ speedMetersPerSecond }, at, next) => fill(speedMetersPerSecond, at, () => 15 + 15 * next()),
    detect: ({ speedMetersPerSecond }) => answerOf(implausibleSpeed({ sport: 'running', speedMetersPerSecond })),
    recall: 1,
    alarmsPerHour: 0,
  },
];

function copyOf(streams: CleanStreams): CleanStreams {
  return structuredClone(streams);
}

describe('recall and false alarms over twelve seeds of two hours', () => {
  test.each(trials.map((trial) => ({ name: trial.code, ...trial })))(
    '$name: finds $recall, at most $alarmsPerHour false alarms an hour',
    (trial) => {
      let [found, wanted, alarms, hours] = [0, 0, 0, 0];
      for (const seed of seeds) {
        const clean = trial.clean(seed, SECONDS);
        alarms += trial.detect(clean).length;
        const spoilt = copyOf(clean);
        const next = uniform(seed + 1);
        const defects = places(SECONDS, trial.count, trial.longest, next);
        for (const at of defects) trial.spoil(spoilt, at, next);
        const findings = trial.detect(spoilt);
        const { recall } = scoreOf(
          defects,
          findings.filter(({ code }) => code === trial.code),
        );
        found += recall * defects.length;
        wanted += defects.length;
        alarms += scoreOf(defects, findings).falseAlarms;
        hours += 2 * HOURS;
      }
      expect(found / wanted).toBeGreaterThanOrEqual(trial.recall);
      expect(alarms / hours).toBeLessThanOrEqual(trial.alarmsPerHour);
    },
  );
});

test('a closed loop has no drift, one whose barometer drifts has it with its size', () => {
  for (const seed of seeds) {
    const { altitudeMeters, latitudeDegrees, longitudeDegrees } = cleanRide(seed, SECONDS);
    const track = { latitudeDegrees, longitudeDegrees };
    expect(answerOf(altitudeDrift({ ...track, altitudeMeters }))).toEqual([]);
    const drifting = altitudeMeters.map((meters, i) => meters + (25 * i) / SECONDS);
    const [finding] = answerOf(altitudeDrift({ ...track, altitudeMeters: drifting }));
    expect(finding?.numbers.driftMeters).toBeGreaterThan(20);
    expect(finding?.numbers.driftMeters).toBeLessThan(30);
  }
});

test('the report of a clean ride is empty, but for what only looks strange', () => {
  for (const seed of seeds) {
    const report = answerOf(activityQuality({ sport: 'cycling', ...cleanRide(seed, SECONDS) }));
    expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(report.channels.map(({ soundPercent }) => soundPercent)).toEqual(report.channels.map(() => 100));
  }
});
