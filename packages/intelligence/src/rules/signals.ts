import { refuse, requireBetween, requireNotNegative, requirePositive, requireWhole } from '../refuse.ts';
import { bandScore, byScore, type Reason, type ReferenceBand, reasonOf, type Seen, type Sign } from './reason.ts';

/** A rating of 1 (low) to 10 (high) by the person. */
export interface Rating {
  readonly rating: number;
  /** Mean of this person's ratings; the middle of the scale without. */
  readonly usual?: number;
  /** Ratings behind `usual`. */
  readonly count?: number;
}

/** The state of one morning. Every part may be absent. */
export interface DaySignals {
  /** Training stress balance before today's work. */
  readonly form?: { readonly tsb: number };
  /** Rolling mean of ln RMSSD against the own band, as `hrv.trend.plews_swc` gives them. */
  readonly hrv?: {
    readonly rollingLnRmssd: number;
    readonly lower: number;
    readonly upper: number;
    /** Readings in the baseline. */
    readonly count?: number;
  };
  readonly restingHeartRate?: {
    readonly bpm: number;
    readonly baselineMeanBpm: number;
    readonly baselineSdBpm: number;
    /** Days in the baseline. */
    readonly days?: number;
  };
  readonly sleep?: {
    readonly sleptHours: number;
    /** The need of this person. There is no default. */
    readonly needHours: number;
  };
  readonly soreness?: Rating;
  readonly fatigue?: Rating;
  /**
   * 0 to 100 of `recovery.readiness`, 31 to 69 being ±0.5 SD; a vendor's own scale does not fit. Weighed only where HRV
   * and sleep, which it is made of, are not given themselves.
   */
  readonly readiness?: { readonly score: number };
}

export type DaySignalName = keyof DaySignals;
export type DaySignalWeights = { readonly [Name in DaySignalName]: number };

export const dayTitles = {
  form_low: 'Form below the usual training band',
  form_usual: 'Form in the usual training band',
  form_high: 'Fresh form',
  hrv_below_band: 'HRV below the own band',
  hrv_in_band: 'HRV in the own band',
  hrv_above_band: 'HRV above the own band',
  resting_heart_rate_raised: 'Resting heart rate raised',
  resting_heart_rate_usual: 'Resting heart rate as usual',
  resting_heart_rate_lowered: 'Resting heart rate lowered',
  sleep_short: 'Slept less than needed',
  sleep_enough: 'Slept about as needed',
  sleep_long: 'Slept more than needed',
  soreness_high: 'More sore than usual',
  soreness_usual: 'As sore as usual',
  soreness_low: 'Less sore than usual',
  fatigue_high: 'More tired than usual',
  fatigue_usual: 'As tired as usual',
  fatigue_low: 'Less tired than usual',
  readiness_low: 'Readiness low',
  readiness_usual: 'Readiness as usual',
  readiness_high: 'Readiness high',
} as const;
export type DayCode = keyof typeof dayTitles;

/** Our own weights; no paper gives any. */
export const dayWeights: DaySignalWeights = {
  form: 0.2,
  hrv: 0.25,
  restingHeartRate: 0.1,
  sleep: 0.2,
  soreness: 0.1,
  fatigue: 0.15,
  readiness: 0.25,
};

/** Stated once here and in every formula that uses the signals. */
export const DAY_SIGNALS_RULE =
  'form -10 to 5 (span 20), HRV its band (span its width), resting heart rate ±1 SD (1), sleep 90 to 100 % of need (30), ratings ±1 of usual (3), readiness 31 to 69 (30): 0 inside, ±1 one span outside';

const MIDDLE_RATING = 5.5;
/** A watch counts whole beats: a spread below one beat is not known. */
const SMALLEST_SD_BPM = 1;

function ofRating(
  path: string,
  rating: Rating | undefined,
  codes: readonly [high: DayCode, usual: DayCode, low: DayCode],
): Seen<DayCode> | null {
  if (rating === undefined) return null;
  const { rating: observed, usual = MIDDLE_RATING, count } = rating;
  requireBetween(`${path}.rating`, observed, 1, 10);
  requireBetween(`${path}.usual`, usual, 1, 10);
  const [low, high] = [usual - 1, usual + 1];
  const score = 0 - bandScore(observed, low, high, 3);
  const reference: ReferenceBand = { low, high, origin: rating.usual === undefined ? 'stated' : 'own_history' };
  return { code: byScore(score, codes), score, observed, unit: 'of 10', reference, count };
}

function ofForm(form: DaySignals['form']): Seen<DayCode> | null {
  if (form === undefined) return null;
  const score = bandScore(form.tsb, -10, 5, 20);
  const code = byScore(score, ['form_low', 'form_usual', 'form_high'] as const);
  return { code, score, observed: form.tsb, unit: 'TSS/day', reference: { low: -10, high: 5, origin: 'stated' } };
}

function ofHrv(hrv: DaySignals['hrv']): Seen<DayCode> | null {
  if (hrv === undefined) return null;
  const { rollingLnRmssd: value, lower, upper, count } = hrv;
  if (upper < lower) refuse('hrv.upper', `must be at least the lower bound of ${lower}, not ${upper}.`);
  if (count !== undefined) requireWhole('hrv.count', count, 1);
  const score = bandScore(value, lower, upper, upper - lower);
  const code = byScore(score, ['hrv_below_band', 'hrv_in_band', 'hrv_above_band'] as const);
  const reference: ReferenceBand = { low: lower, high: upper, origin: 'own_history' };
  return { code, score, observed: value, unit: 'ln ms', reference, days: 7, count };
}

function ofRestingHeartRate(resting: DaySignals['restingHeartRate']): Seen<DayCode> | null {
  if (resting === undefined) return null;
  const { bpm, baselineMeanBpm, baselineSdBpm, days } = resting;
  requirePositive('restingHeartRate.bpm', bpm);
  requirePositive('restingHeartRate.baselineMeanBpm', baselineMeanBpm);
  requireNotNegative('restingHeartRate.baselineSdBpm', baselineSdBpm);
  const sd = Math.max(SMALLEST_SD_BPM, baselineSdBpm);
  const [low, high] = [baselineMeanBpm - sd, baselineMeanBpm + sd];
  const score = 0 - bandScore(bpm, low, high, sd);
  const codes = ['resting_heart_rate_raised', 'resting_heart_rate_usual', 'resting_heart_rate_lowered'] as const;
  const reference: ReferenceBand = { low, high, origin: 'own_history' };
  return { code: byScore(score, codes), score, observed: bpm, unit: 'bpm', reference, days };
}

function ofSleep(sleep: DaySignals['sleep']): Seen<DayCode> | null {
  if (sleep === undefined) return null;
  const { sleptHours, needHours } = sleep;
  requireBetween('sleep.sleptHours', sleptHours, 0, 24);
  requirePositive('sleep.needHours', needHours);
  const [low, high] = [0.9 * needHours, needHours];
  const score = bandScore(sleptHours, low, high, 0.3 * needHours);
  const code = byScore(score, ['sleep_short', 'sleep_enough', 'sleep_long'] as const);
  return { code, score, observed: sleptHours, unit: 'h', reference: { low, high, origin: 'given' }, days: 1 };
}

function ofReadiness(readiness: DaySignals['readiness']): Seen<DayCode> | null {
  if (readiness === undefined) return null;
  requireBetween('readiness.score', readiness.score, 0, 100);
  const score = bandScore(readiness.score, 31, 69, 30);
  const code = byScore(score, ['readiness_low', 'readiness_usual', 'readiness_high'] as const);
  return {
    code,
    score,
    observed: readiness.score,
    unit: '0 to 100',
    reference: { low: 31, high: 69, origin: 'stated' },
  };
}

/** The morning as signs for training hard: each score rises as the input gets better. */
export function daySigns(day: DaySignals, weights: DaySignalWeights): readonly Sign<DayCode, DaySignalName>[] {
  // What readiness is made of is not weighed twice.
  const standsIn = day.hrv === undefined && day.sleep === undefined;
  const sign = (input: DaySignalName, adds: string, seen: Seen<DayCode> | null, statedWeight = weights[input]) => ({
    input,
    adds,
    statedWeight,
    seen,
  });
  const signs = [
    sign('form', 'load of the last weeks', ofForm(day.form)),
    sign('hrv', 'autonomic state against the own band', ofHrv(day.hrv)),
    sign('restingHeartRate', 'resting heart rate against the own usual', ofRestingHeartRate(day.restingHeartRate)),
    sign('sleep', 'last night against the need', ofSleep(day.sleep)),
    sign(
      'soreness',
      'how the muscles feel',
      ofRating('soreness', day.soreness, ['soreness_high', 'soreness_usual', 'soreness_low']),
    ),
    sign(
      'fatigue',
      'how tired the person feels',
      ofRating('fatigue', day.fatigue, ['fatigue_high', 'fatigue_usual', 'fatigue_low']),
    ),
  ];
  if (!standsIn && day.readiness === undefined) return signs;
  const adds = 'a summary where HRV and sleep are not known';
  return [...signs, sign('readiness', adds, ofReadiness(day.readiness), standsIn ? weights.readiness : 0)];
}

/** Balance from which a hard and a moderate session and an easy one are open. */
export const openFrom = { hard: -0.15, moderate: -0.35, easy: -0.6 } as const;

/** What the person says; it is never guessed from numbers. */
export interface ReportedState {
  readonly ill?: boolean;
  readonly injured?: boolean;
}

export const reportedTitles = {
  reported_ill: 'The person says: ill',
  reported_injured: 'The person says: injured',
} as const;

/** What the person reported, as reasons. Each calls for rest and for somebody who can look. */
export function reportedReasons(
  reported: ReportedState | undefined,
  score: 1 | -1,
): readonly Reason<keyof typeof reportedTitles>[] {
  const codes = [
    ...(reported?.ill === true ? (['reported_ill'] as const) : []),
    ...(reported?.injured === true ? (['reported_injured'] as const) : []),
  ];
  return codes.map((code) => reasonOf(reportedTitles, { code, score, observed: 1, unit: 'report', count: 1 }));
}
