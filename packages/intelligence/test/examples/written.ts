import type { AlgorithmId } from '@vitalwire/core';
import { normal } from '../health-series.ts';
import type { Given } from '../vector-table/vector.ts';

const seconds = 1500;
const wave = (mean: number, swing: number, length = seconds): Float64Array =>
  Float64Array.from({ length }, (_, i) => Math.round(mean + swing * Math.sin(i / 40)));
const rising = (length: number, step: number): Float64Array => Float64Array.from({ length }, (_, i) => i * step);
const pairedOutput = { powerWatts: wave(200, 60), heartRateBpm: wave(140, 20) };
const results = [
  { distanceMeters: 5000, durationSeconds: 1200 },
  { distanceMeters: 10_000, durationSeconds: 2520 },
];
const ramp = { maximumPowerWatts: 320, weightKilograms: 70 };
const recovering = Float64Array.from({ length: 420 }, (_, i) => (i < 300 ? 170 : Math.round(170 - (i - 300) / 2)));

/** Beats of a ramp whose long-range order is lost as it gets harder. */
function rampIntervals(): readonly number[] {
  const next = normal(7);
  const intervals: number[] = [];
  let slow = 0;
  for (let clock = 0; clock < 2400; clock += (intervals.at(-1) ?? 0) / 1000) {
    const share = clock / 2400;
    const white = next();
    slow = 0.9 * slow + 0.44 * next();
    intervals.push(60_000 / (100 + 80 * share) + 6 * ((1 - share) * slow + share * white));
  }
  return intervals;
}

const dailyLoads = Array.from({ length: 60 }, (_, day) => (day % 7 === 0 ? 0 : 40 + ((day * 37) % 80)));
const localLevel = { processVariance: 1, measurementVariance: 100, initialLevel: 0, initialVariance: 1000 };

/** An input of every algorithm that has no vector, or none whose input is a plain list of numbers. */
export const writtenExamples: { readonly [id in AlgorithmId]?: Given } = {
  'power.normalized.coggan': { powerWatts: wave(200, 60) },
  'power.normalized.goldencheetah': { powerWatts: wave(200, 60) },
  'power.normalized.pierre_raw_fourth_power': { powerWatts: wave(200, 60) },
  'power.x-power.skiba_goldencheetah': { powerWatts: wave(200, 60) },
  'power.average.arithmetic_mean': { powerWatts: wave(200, 60) },
  'power.mean-maximal.all_durations': { powerWatts: wave(200, 60) },
  'power.mean-maximal.asked_durations': { powerWatts: wave(200, 60), durationsSeconds: [5, 60] },
  'power.mean-maximal.season_curve': { curves: [Float64Array.of(400, 350), Float64Array.of(390, 360, 300)] },
  'power.critical.hyperbolic': {
    efforts: [180, 360, 720].map((s) => ({ durationSeconds: s, powerWatts: 250 + 20_000 / s })),
  },
  'power.critical.morton_3p': {
    efforts: [30, 120, 360, 720].map((s) => ({ durationSeconds: s, powerWatts: 250 + 20_000 / (s + 20) })),
  },
  'power.for-duration.two_parameter': {
    ...{ criticalPowerWatts: 250, anaerobicCapacityJoules: 20_000 },
    durationSeconds: 300,
  },
  'power.time-to-exhaustion.two_parameter': {
    ...{ criticalPowerWatts: 250, anaerobicCapacityJoules: 20_000 },
    powerWatts: 300,
  },
  'power.ftp.hybrid': { best20MinutePowerWatts: 280 },
  'load.training-stress.hybrid': { powerWatts: wave(200, 60), ftpWatts: 250 },
  'load.trimp.hybrid': {
    ...{ heartRateBpm: wave(140, 20), restingHeartRateBpm: 50, maximumHeartRateBpm: 190 },
    sex: 'female',
  },
  'load.trimp.banister_stream': {
    ...{ heartRateBpm: wave(140, 20), restingHeartRateBpm: 50, maximumHeartRateBpm: 190 },
    sex: 'male',
  },
  'load.trimp.edwards_stream': { heartRateBpm: wave(140, 20), maximumHeartRateBpm: 190 },
  'load.trimp.lucia_stream': {
    ...{ heartRateBpm: wave(140, 20), firstThresholdHeartRateBpm: 130 },
    secondThresholdHeartRateBpm: 155,
  },
  'load.fitness-fatigue.sma': { dailyLoads },
  'load.fitness-fatigue.wma': { dailyLoads },
  'load.fitness-fatigue.kalman_local_level': { dailyLoads, ctlLevel: localLevel, atlLevel: localLevel },
  'load.ramp-rate.weekly': { dailyCtl: dailyLoads, strategy: 'default' },
  'load.form-status.friel': { tsb: -12 },
  'heart-rate.maximum.observed': { sessions: [wave(150, 30), wave(140, 20)] },
  'heart-rate.zones.hybrid': { restingHeartRateBpm: 50, maximumHeartRateBpm: 190 },
  'heart-rate.threshold.hybrid': { averageHeartRateLast20MinutesBpm: 170 },
  'endurance.decoupling.average_power_halves': pairedOutput,
  'endurance.decoupling.normalized_power_halves': pairedOutput,
  'endurance.decoupling.speed_halves': { speedMetersPerSecond: wave(4, 1), heartRateBpm: wave(140, 20) },
  'endurance.durability.best_after_work': {
    ...{ powerWatts: wave(200, 60), durationSeconds: 60 },
    afterWorkKilojoules: 100,
  },
  'intensity.time-in-zones.sample_count': { values: wave(200, 60), lowerBounds: [0, 150, 220] },
  'intensity.time-in-zones.seiler_3': {
    ...{ heartRateBpm: wave(140, 20), firstThresholdHeartRateBpm: 130 },
    secondThresholdHeartRateBpm: 155,
  },
  'running.vdot.riegel_10k': { distanceMeters: 5000, durationSeconds: 1200 },
  'running.race-time.hybrid': { results, targetDistanceMeters: 21_097.5 },
  'running.race-time.riegel': { results, targetDistanceMeters: 21_097.5 },
  'running.normalized-graded-speed.mcgregor': {
    speedMetersPerSecond: wave(4, 1),
    gradeFraction: Float64Array.from(wave(0, 100), (value) => value / 2000),
  },
  'fitness.vo2max.hybrid': { twelveMinuteRun: { distanceMeters: 2800 } },
  'fitness.vo2max.hawley_noakes': ramp,
  'fitness.vo2max.acsm_cycling': ramp,
  'sleep.regularity.phillips_2017': {
    epochsPerDay: 24,
    asleep: Float64Array.from({ length: 72 }, (_, i) => +(i % 24 < 8)),
  },
  'sleep.mid-sleep-deviation.sample_sd': { midSleepHours: [3, 3.5, 4, 23.5] },
  'recovery.aggregate.weighted': { componentScores: [80, null, 60], weights: [0.4, 0.4, 0.2] },
  'strength.one-rep-max.mean_epley_brzycki': { loadKilograms: 100, repetitions: 5 },
  'energy.daily.resting_plus_exercise': { restingKilocalories: 1600, dayMultiplier: 1.3, exerciseKilocalories: 500 },
  'energy.nutrient-timing.pierre': { weightKilograms: 70, dailyProteinGrams: 120, intensity: 'moderate' },
  'stream.one-hertz.hold_and_gap': {
    ...{ elapsedSeconds: Float64Array.of(0, 1, 2, 5, 9), values: Float64Array.of(100, 110, Number.NaN, 130, 140) },
    gapsBecome: 'zero',
  },
  'stream.distance.haversine': {
    latitudeDegrees: Float64Array.from({ length: 50 }, (_, i) => 48 + i / 10_000),
    longitudeDegrees: Float64Array.from({ length: 50 }, (_, i) => 11 + i / 20_000),
  },
  'stream.moving-time.speed_threshold': { elapsedSeconds: rising(50, 1), distanceMeters: rising(50, 3) },
  'stream.ascent.hysteresis': { altitudeMeters: wave(300, 40) },
  'stream.grade.distance_window': { distanceMeters: rising(200, 3), altitudeMeters: wave(300, 40, 200) },
  'heart-rate.recovery.stream_60s': { heartRateBpm: recovering },
  'heart-rate.drift.constant_output': {
    heartRateBpm: rising(2400, 0.005).map((bpm) => 140 + bpm),
    output: new Float64Array(2400).fill(180),
  },
  'hrv.dfa-thresholds.rogers_2021': { rrIntervalsMilliseconds: rampIntervals() },
  'sleep.need.hybrid': { nights: new Array(3).fill({ sleptHours: 8.5, free: true }), ageYears: 40 },
  'sleep.continuity.from_epochs': { asleep: Float64Array.of(0, 0, 1, 1, 0, 1, 1, 1, 0), epochSeconds: 30 },
  'recovery.aggregate.neural': {
    componentScores: [80, 60],
    model: (scores: readonly (number | null)[]) => (scores[0] ?? 0) / 2,
  },
  'plans.cycling-pacing.variable_power': {
    ...{ massKilograms: 80, dragAreaSquareMeters: 0.3, rollingResistance: 0.004, effortWatts: 250 },
    airDensityKilogramsPerCubicMeter: 1.2,
    course: [
      { lengthMeters: 5000, gradeFraction: 0.02 },
      { lengthMeters: 5000, gradeFraction: -0.01 },
    ],
  },
  'rules.fastest-distance.interpolated': {
    ...{ elapsedSeconds: rising(200, 1), distanceMeters: rising(200, 3), targetsMeters: [100, 400] },
    ...{ maximumSpeedMetersPerSecond: 12, longestGapSeconds: 60 },
  },
  'rules.biggest-climb.dips_allowed': { altitudeMeters: wave(300, 40), dipMeters: 10 },
};
