import {
  type ChosenBy,
  instantOf,
  insufficientData,
  type LocalDate,
  type MethodOf,
  type Outcome,
  type PersonProfile,
  type ThresholdMetric,
  ThresholdOrigin,
} from '@vitalwire/core';
import { ftp, ftpAcsm, thresholdHeartRate, vo2max, vo2maxUth } from '@vitalwire/intelligence';
import { algorithms } from '@vitalwire/intelligence/registry';
import { chosenMethodOf } from '../basis-of.ts';
import { rounded } from '../round.ts';
import { cleanText } from '../text/clean-text.ts';
import { snakeCase } from '../text/snake-case.ts';
import { attempt } from './attempt.ts';
import { choiceWords, chosen } from './method-inputs.ts';
import type { Lack } from './metrics.ts';
import type { Estimate, SessionThresholds } from './thresholds.ts';

/** Methods that the call names. */
export interface EstimateMethods {
  readonly maxHr?: MethodOf<'heart-rate.maximum'> | undefined;
  readonly lthr?: MethodOf<'heart-rate.threshold'> | undefined;
  readonly vo2max?: MethodOf<'fitness.vo2max'> | undefined;
  readonly ftp?: MethodOf<'power.ftp'> | undefined;
}

export interface Estimated {
  readonly thresholds: SessionThresholds;
  /** Of the methods that were chosen and could not answer. */
  readonly lacks: readonly Lack[];
}

interface Answer {
  readonly value: number;
  readonly id: keyof typeof algorithms;
  readonly reason: string;
}

/**
 * Fills in what the person chose a method for and has not saved; a method that the call names answers instead of a
 * saved value. Nobody's choice, nothing estimated. What a method lacks is said, and its value is then missing.
 */
export function withEstimates(
  held: SessionThresholds,
  day: LocalDate,
  profile: PersonProfile,
  ofCall: EstimateMethods = {},
): Estimated {
  const lacks: Lack[] = [];
  let thresholds = held;
  const fill = <M extends string>(
    metric: ThresholdMetric,
    choice: { readonly method: M; readonly chosenBy: ChosenBy },
    compute: (method: M) => Outcome<Answer>,
  ) => {
    const { chosenBy, method } = choice;
    const known = thresholds[metric];
    if (chosenBy === 'default' || known?.given === true || (chosenBy === 'person' && known !== undefined)) return;
    const outcome = attempt(() => compute(method));
    const { [metric]: _, ...others } = thresholds;
    thresholds = others;
    if (outcome.status !== 'ok') {
      const have = `${outcome.have} (${choiceWords(choice)})`;
      lacks.push({ metric: snakeCase(metric), need: outcome.need, have });
      return;
    }
    const { value, id, reason } = outcome.value;
    const said = [...outcome.warnings, ...(id === 'power.ftp.acsm_map_75' ? weightUsed(thresholds) : [])];
    const estimate = {
      method: chosenMethodOf(algorithms[id].spec, chosenBy, reason),
      from: grounds[metric] ?? [],
      said,
    };
    thresholds = { ...others, [metric]: estimated(metric, value, id, day, profile, estimate) };
  };
  fill('maximumHeartRateBpm', chosen('maxHr', ofCall.maxHr, profile), (method) => maximum(method, day, profile));
  fill('lactateThresholdHeartRateBpm', chosen('lthr', ofCall.lthr, profile), (method) => threshold(method, thresholds));
  fill('vo2max', chosen('vo2max', ofCall.vo2max, profile), (method) => oxygen(method, thresholds));
  fill('ftpWatts', chosen('ftp', ofCall.ftp, profile), (method) => power(method, thresholds));
  return { thresholds, lacks };
}

function estimated(
  metric: ThresholdMetric,
  value: number,
  id: string,
  day: LocalDate,
  profile: PersonProfile,
  estimate: Estimate,
) {
  return {
    metric,
    sport: null,
    value,
    validFrom: day,
    origin: ThresholdOrigin.Estimate,
    detail: id,
    recordedAt: profile.updatedAt ?? instantOf(0),
    extrapolated: false,
    lentBy: null,
    estimate,
  };
}

function maximum(
  method: MethodOf<'heart-rate.maximum'>,
  day: LocalDate,
  { birthYear, sex }: PersonProfile,
): Outcome<Answer> {
  if (method === 'observed')
    return insufficientData('heart rate samples of hard sessions', 'none that this tool reads');
  if (birthYear === undefined) return insufficientData('birth_year', 'none');
  const input = { ageYears: Number(day.substring(0, 4)) - birthYear, ...(sex === undefined ? {} : { sex }) };
  return named(`heart-rate.maximum.${method}`, algorithms[`heart-rate.maximum.${method}`](input));
}

function threshold(
  method: MethodOf<'heart-rate.threshold'>,
  { maximumHeartRateBpm }: SessionThresholds,
): Outcome<Answer> {
  if (method === 'friel_30min_last20')
    return insufficientData('the heart rate of the last 20 of 30 min all out', 'none');
  if (method === 'pierre_from_30min') return insufficientData('the heart rate of 30 min all out and a share', 'none');
  if (maximumHeartRateBpm === undefined) return insufficientData('maximum_heart_rate_bpm', 'none');
  // The share of the maximum is that of the best-method form, whichever of the two was named.
  const outcome = thresholdHeartRate({ maximumHeartRateBpm: maximumHeartRateBpm.value });
  return outcome.status === 'ok' ? answeredBy(outcome, method !== 'hybrid') : outcome;
}

function oxygen(method: MethodOf<'fitness.vo2max'>, thresholds: SessionThresholds): Outcome<Answer> {
  const { restingHeartRateBpm, maximumHeartRateBpm } = thresholds;
  const known = restingHeartRateBpm !== undefined && maximumHeartRateBpm !== undefined;
  const heartRates = known
    ? { restingHeartRateBpm: restingHeartRateBpm.value, maximumHeartRateBpm: maximumHeartRateBpm.value }
    : undefined;
  if (method === 'hybrid') {
    const outcome = vo2max(heartRates === undefined ? {} : { heartRates });
    return outcome.status === 'ok' ? answeredBy(outcome, false) : outcome;
  }
  if (method !== 'uth_hr_ratio')
    return insufficientData(testOf[method] ?? algorithms[`fitness.vo2max.${method}`].spec.title, 'none saved');
  if (heartRates === undefined) return insufficientData('resting_heart_rate_bpm, maximum_heart_rate_bpm', 'not both');
  return named('fitness.vo2max.uth_hr_ratio', vo2maxUth(heartRates));
}

const testOf: { readonly [M in MethodOf<'fitness.vo2max'>]?: string } = {
  cooper_12min: 'the result of a 12 min run',
  rockport: 'the result of a mile walked',
  astrand_equation: 'the result of steady cycling at a known power',
  bruce_foster: 'the result of a Bruce treadmill test',
  bruce_pollock_female: 'the result of a Bruce treadmill test',
  from_vdot: 'the result of a race (VDOT)',
  storer_cycle: 'the result of a cycling ramp',
  hawley_noakes: 'the result of a cycling ramp',
  acsm_cycling: 'the result of cycling at the power of VO2max',
};

function power(method: MethodOf<'power.ftp'>, thresholds: SessionThresholds): Outcome<Answer> {
  const { vo2max: uptake, weightKilograms } = thresholds;
  const known = uptake !== undefined && weightKilograms !== undefined;
  const input = known ? { vo2max: uptake.value, weightKilograms: weightKilograms.value } : undefined;
  if (method === 'hybrid') {
    const outcome = ftp(input ?? {});
    return outcome.status === 'ok' ? answeredBy(outcome, false) : outcome;
  }
  if (method !== 'acsm_map_75')
    return insufficientData(effortOf[method] ?? algorithms[`power.ftp.${method}`].spec.title, 'none saved');
  if (input === undefined) return insufficientData('vo2max, weight_kilograms', 'not both');
  return named('power.ftp.acsm_map_75', ftpAcsm(input));
}

/** What the estimates below are computed from. */
const grounds: { readonly [M in ThresholdMetric]?: readonly ThresholdMetric[] } = {
  lactateThresholdHeartRateBpm: ['maximumHeartRateBpm'],
  vo2max: ['restingHeartRateBpm', 'maximumHeartRateBpm'],
  ftpWatts: ['vo2max', 'weightKilograms'],
};

/** `Body weight 72 kg (measured: logged) of 2026-05-01.` */
function weightUsed({ weightKilograms }: SessionThresholds): readonly string[] {
  if (weightKilograms === undefined) return [];
  const { value, origin, detail, validFrom } = weightKilograms;
  const whose = detail === null ? origin : `${origin}: ${cleanText(detail, 60)}`;
  return [`Body weight ${rounded(value, 1)} kg (${whose}) of ${validFrom}.`];
}

const effortOf: { readonly [M in MethodOf<'power.ftp'>]?: string } = {
  '60min_power': 'the best 60 min power',
  critical_power: 'three maximal efforts of 2 to 20 min',
  '20min_test': 'the best 20 min power',
  '8min_test': 'the best 8 min power',
  ramp_test: 'the best minute of a ramp test',
  pierre_from_vo2max: 'a VO2max and a fitness factor',
};

function named(id: Answer['id'], outcome: Outcome<number>): Outcome<Answer> {
  return outcome.status === 'ok' ? { ...outcome, value: { value: outcome.value, id, reason: '' } } : outcome;
}

function answeredBy(
  outcome: Extract<Outcome<{ value: number; answeredBy: Answer['id']; reason: string }>, { status: 'ok' }>,
  alone: boolean,
): Outcome<Answer> {
  const { value, answeredBy: id, reason } = outcome.value;
  return { ...outcome, value: { value, id, reason: alone ? '' : reason } };
}
