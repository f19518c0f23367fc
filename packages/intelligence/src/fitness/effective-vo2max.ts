import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireFinite, requirePositive } from '../refuse.ts';
import { vdot } from '../running/vdot.ts';
import { type EffectiveVo2maxInput, effectiveVo2max } from './vo2max-from-index.ts';

export interface RaceCorrection {
  /** Multiplies the effective VO2max of a run. */
  readonly factor: number;
  /** From time and distance. */
  readonly raceVo2max: number;
  /** From speed and heart rate, uncorrected. */
  readonly heartRateVo2max: number;
}

const UNUSUAL_FACTOR = 0.25;

export const effectiveVo2maxCorrection = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.effective-vo2max-correction.race_ratio',
    version: 1,
    title: 'Correction of effective VO2max from a race',
    unit: '1',
    evidence: 'heuristic',
    formula: 'VDOT of a race/effective VO2max of the same race by heart rate',
    validRange: 'an even all-out race on level ground in usual weather; 1500 m to the marathon',
    references: [references.runalyzeVo2max, references.danielsGilbert],
  },
  (race: EffectiveVo2maxInput): Outcome<RaceCorrection> => {
    const byHeartRate = effectiveVo2max(race);
    if (byHeartRate.status !== 'ok') return byHeartRate;
    const byTime = vdot({ distanceMeters: race.distanceMeters, durationSeconds: race.durationSeconds });
    if (byTime.status !== 'ok') return byTime;
    const factor = byTime.value / byHeartRate.value;
    return computed({ factor, raceVo2max: byTime.value, heartRateVo2max: byHeartRate.value }, [
      ...byTime.warnings,
      ...(Math.abs(factor - 1) > UNUSUAL_FACTOR
        ? [`A factor of ${factor.toFixed(2)} is unusual: check the maximum heart rate and whether it was a race.`]
        : []),
    ]);
  },
);

export const effectiveVo2maxRaceCorrected = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.effective-vo2max.race_corrected',
    version: 1,
    title: 'Effective VO2max of a run, corrected by a race',
    unit: 'mL/kg/min',
    evidence: 'heuristic',
    formula: 'factor · VO2(v)/((100·HR/HRmax - 37)/64)',
    validRange: 'steady level runs of the runner who ran the race, at 65 to 95 % of maximum heart rate',
    references: [references.runalyzeVo2max, references.danielsGilbert, references.swain1994],
  },
  ({ correctionFactor, ...run }: EffectiveVo2maxInput & { readonly correctionFactor: number }): Outcome<number> => {
    requirePositive('correctionFactor', correctionFactor);
    const outcome = effectiveVo2max(run);
    return outcome.status === 'ok' ? computed(correctionFactor * outcome.value, outcome.warnings) : outcome;
  },
);

export interface Vo2maxEstimate {
  /** Days on one calendar, of any origin. */
  readonly day: number;
  readonly vo2max: number;
  /** Minutes of the run, or any other trust in it: 1 unless given. */
  readonly weight?: number;
}

export interface Vo2maxTrendInput {
  /** Of one method. Any order. */
  readonly estimates: readonly Vo2maxEstimate[];
  /** The day to judge. Later estimates are left out. */
  readonly day: number;
  /** Days after which an estimate weighs 37 %: 30 unless given. */
  readonly timeConstantDays?: number;
}

export interface Vo2maxTrend {
  readonly vo2max: number;
  /** Estimates that were used. */
  readonly estimates: number;
  /** Weighted standard deviation around the mean. */
  readonly scatter: number;
  readonly newestDay: number;
}

/** Three time constants back an estimate weighs 5 %. */
const REACH = 3;
const FEWEST_ESTIMATES = 3;

export const vo2maxTrend = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.vo2max-trend.time_weighted',
    version: 1,
    title: 'VO2max, smoothed over time',
    unit: 'mL/kg/min',
    evidence: 'heuristic',
    formula: 'Σ w·e^(-age/30 d)·VO2max/Σ w·e^(-age/30 d) over 90 days. Our own definition',
    validRange: '3 estimates or more of one method; tells of weeks, not of days',
    references: [references.ours],
  },
  ({ estimates, day, timeConstantDays = 30 }: Vo2maxTrendInput): Outcome<Vo2maxTrend> => {
    requireFinite('day', day);
    requirePositive('timeConstantDays', timeConstantDays);
    for (const [i, { day: at, vo2max, weight = 1 }] of estimates.entries()) {
      requireFinite(`estimates.${i}.day`, at);
      requirePositive(`estimates.${i}.vo2max`, vo2max);
      requirePositive(`estimates.${i}.weight`, weight);
    }
    const used = estimates.filter(({ day: at }) => at <= day && day - at <= REACH * timeConstantDays);
    if (used.length < FEWEST_ESTIMATES)
      return insufficientData(`${FEWEST_ESTIMATES} estimates in ${REACH * timeConstantDays} days`, `${used.length}`);
    const shares = used.map(({ day: at, weight = 1 }) => weight * Math.exp((at - day) / timeConstantDays));
    const total = shares.reduce((sum, share) => sum + share, 0);
    const mean = used.reduce((sum, { vo2max }, i) => sum + (shares[i] ?? 0) * vo2max, 0) / total;
    const squares = used.reduce((sum, { vo2max }, i) => sum + (shares[i] ?? 0) * (vo2max - mean) ** 2, 0);
    if (!Number.isFinite(mean)) refuse('estimates', 'are too large to average.');
    const newestDay = used.reduce((newest, { day: at }) => Math.max(newest, at), Number.NEGATIVE_INFINITY);
    return computed(
      { vo2max: mean, estimates: used.length, scatter: Math.sqrt(squares / total), newestDay },
      day - newestDay > timeConstantDays ? [`The newest estimate is ${(day - newestDay).toFixed(0)} days old.`] : [],
    );
  },
);
