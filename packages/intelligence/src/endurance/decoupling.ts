import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { normalizedPower } from '../power/normalized-power.ts';
import { averagePower } from '../power/power-ratios.ts';
import * as references from '../references.ts';
import { requireSameLength, requireSamples } from '../refuse.ts';

export interface DecouplingInput {
  /** 1 Hz, NaN missing: counts as 0 W. */
  readonly powerWatts: Float64Array;
  /** 1 Hz, as long as the output. NaN missing: the sample is left out. */
  readonly heartRateBpm: Float64Array;
}

export interface SpeedDecouplingInput {
  /** 1 Hz, NaN missing: the sample is left out. Graded speed where the course is hilly. */
  readonly speedMetersPerSecond: Float64Array;
  readonly heartRateBpm: Float64Array;
}

export interface Decoupling {
  /** Positive: heart rate drifted up against the output. */
  readonly percent: number;
  readonly firstHalfRatio: number;
  readonly secondHalfRatio: number;
  /** Even enough to be judged: under 5 % is usually called coupled. */
  readonly judgeable: boolean;
}

const SHORTEST_SECONDS = 1200;
/** NP/average above this: the effort was too uneven to judge. */
const EVENNESS_LIMIT = 1.05;
const NEED = '20 min of output with heart rate at 1 Hz';

/** Below this share of samples that have both, the answer says so. */
const EXPECTED_SHARE = 0.9;

interface Half {
  /** Mean output over mean heart rate. */
  readonly ratio: number;
  /** Samples that it rests on. */
  readonly seconds: number;
}

/** Of the samples in a half that have both; `null` without any or without output. */
type HalfRatio = (from: number, to: number) => Half | null;

function decouple(
  count: number,
  half: HalfRatio,
  uneven: string | null,
  warnings: readonly string[] = [],
): Outcome<Decoupling> {
  if (count < SHORTEST_SECONDS) return insufficientData(NEED, `${count} s`);
  const middle = Math.floor(count / 2);
  const first = half(0, middle);
  const second = half(middle, count);
  if (first === null || second === null) return insufficientData(NEED, 'a half without output or heart rate');
  const seconds = first.seconds + second.seconds;
  if (seconds < SHORTEST_SECONDS) return insufficientData(NEED, `${seconds} s with both`);
  return computed(
    {
      percent: (100 * (first.ratio - second.ratio)) / first.ratio,
      firstHalfRatio: first.ratio,
      secondHalfRatio: second.ratio,
      judgeable: uneven === null,
    },
    [
      ...warnings,
      ...(seconds < EXPECTED_SHARE * count
        ? [
            `${Math.round(100 - (100 * seconds) / count)} % of the time has no heart rate or no output and was left out.`,
          ]
        : []),
      ...(uneven === null ? [] : [uneven]),
    ],
  );
}

function meanRatio(output: Float64Array, missing: 'zero' | 'skip', heartRate: Float64Array): HalfRatio {
  return (from, to) => {
    let outputs = 0;
    let beats = 0;
    let seconds = 0;
    for (let i = from; i < to; i++) {
      const bpm = heartRate[i] ?? Number.NaN;
      const value = output[i] ?? Number.NaN;
      if (!(bpm > 0) || (missing === 'skip' && Number.isNaN(value))) continue;
      outputs += Number.isNaN(value) ? 0 : value;
      beats += bpm;
      seconds++;
    }
    return outputs > 0 && beats > 0 ? { ratio: outputs / beats, seconds } : null;
  };
}

function requirePair(path: string, output: Float64Array, heartRate: Float64Array): void {
  requireSamples(path, output, 'not-negative');
  requireSamples('heartRateBpm', heartRate, 'not-negative');
  requireSameLength('heartRateBpm', heartRate, output);
}

function powerGaps(powerWatts: Float64Array): readonly string[] {
  const average = averagePower({ powerWatts });
  return average.status === 'ok' ? average.warnings : [];
}

/** Says why a ride is too uneven, `null` when it is not. */
function unevenRide(powerWatts: Float64Array): string | null {
  const normalized = normalizedPower({ powerWatts });
  const average = averagePower({ powerWatts });
  if (normalized.status !== 'ok' || average.status !== 'ok' || average.value === 0) return null;
  const index = normalized.value / average.value;
  if (index <= EVENNESS_LIMIT) return null;
  // Rounded up: a value above the limit must not read like the limit.
  const said = (Math.ceil(index * 1000) / 1000).toFixed(3);
  return `Power was too uneven to judge decoupling: variability index ${said}, at most ${EVENNESS_LIMIT} is needed.`;
}

/** Arithmetic means of each half by sample count. */
export const decoupling = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.decoupling.average_power_halves',
    version: 1,
    title: 'Aerobic decoupling',
    unit: '%',
    evidence: 'heuristic',
    formula: '100·(r1 - r2)/r1, r = average power / mean heart rate of a half',
    validRange: '20 min or more, variability index up to 1.05',
    references: [references.friel, references.goldenCheetah],
  },
  ({ powerWatts, heartRateBpm }: DecouplingInput) => {
    requirePair('powerWatts', powerWatts, heartRateBpm);
    return decouple(
      powerWatts.length,
      meanRatio(powerWatts, 'zero', heartRateBpm),
      unevenRide(powerWatts),
      powerGaps(powerWatts),
    );
  },
);

export const decouplingNormalizedPower = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.decoupling.normalized_power_halves',
    version: 1,
    title: 'Aerobic decoupling (Normalized Power)',
    unit: '%',
    evidence: 'heuristic',
    formula: '100·(r1 - r2)/r1, r = Normalized Power / mean heart rate of a half',
    validRange: '20 min or more, variability index up to 1.05',
    references: [references.friel, references.trainingPeaks],
  },
  ({ powerWatts, heartRateBpm }: DecouplingInput) => {
    requirePair('powerWatts', powerWatts, heartRateBpm);
    const half: HalfRatio = (from, to) => {
      const power = normalizedPower({ powerWatts: powerWatts.subarray(from, to) });
      let beats = 0;
      let measured = 0;
      for (let i = from; i < to; i++) {
        const bpm = heartRateBpm[i] ?? Number.NaN;
        if (bpm > 0) {
          beats += bpm;
          measured++;
        }
      }
      return power.status === 'ok' && power.value > 0 && measured > 0
        ? { ratio: (power.value * measured) / beats, seconds: measured }
        : null;
    };
    return decouple(powerWatts.length, half, unevenRide(powerWatts), powerGaps(powerWatts));
  },
);

/** Standard deviation of speed over its mean above this: the run was too uneven to judge. */
const SPEED_SPREAD_LIMIT = 0.15;

function unevenRun(speed: Float64Array): string | null {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (const value of speed) {
    if (Number.isNaN(value)) continue;
    sum += value;
    squares += value * value;
    count++;
  }
  const mean = sum / count;
  const spread = Math.sqrt(Math.max(0, squares / count - mean * mean)) / mean;
  if (!(spread > SPEED_SPREAD_LIMIT)) return null;
  return `Speed was too uneven to judge decoupling: it varies by ${(100 * spread).toFixed(1)} %, at most ${100 * SPEED_SPREAD_LIMIT} % is needed.`;
}

export const decouplingSpeed = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.decoupling.speed_halves',
    version: 1,
    title: 'Aerobic decoupling of running (pace to heart rate)',
    unit: '%',
    evidence: 'heuristic',
    formula: '100·(r1 - r2)/r1, r = mean speed / mean heart rate of a half',
    validRange: '20 min or more at an even speed',
    references: [references.friel],
  },
  ({ speedMetersPerSecond, heartRateBpm }: SpeedDecouplingInput) => {
    requirePair('speedMetersPerSecond', speedMetersPerSecond, heartRateBpm);
    return decouple(
      speedMetersPerSecond.length,
      meanRatio(speedMetersPerSecond, 'skip', heartRateBpm),
      unevenRun(speedMetersPerSecond),
    );
  },
);
