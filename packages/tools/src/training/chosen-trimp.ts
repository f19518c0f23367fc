import {
  type AlgorithmIdOf,
  type ChosenMethod,
  computed,
  insufficientData,
  isThresholdMetric,
  type Outcome,
  type ThresholdMetric,
} from '@vitalwire/core';
import {
  edwardsTrimp,
  edwardsTrimpStream,
  heartRateZonesPercentMaximum,
  lowerBoundsOf,
  luciaTrimpStream,
  type TrimpAnswerId,
  type TrimpHybridInput,
  timeInZones,
  trimp,
  trimpHybrid,
  trimpLthrNormalized,
  trimpStream,
} from '@vitalwire/intelligence';
import { snakeCase } from '../text/snake-case.ts';
import { choiceWords } from './method-inputs.ts';

export interface TrimpAnswer {
  readonly value: number;
  readonly answeredBy: TrimpAnswerId | Exclude<AlgorithmIdOf<'load.trimp'>, 'load.trimp.hybrid'>;
  /** What better methods lacked; empty when the best one, or the one that was chosen, answered. */
  readonly reason: string;
}

/** Whatever is known of the session and the person. */
export interface TrimpFacts extends TrimpHybridInput {
  readonly lactateThresholdHeartRateBpm?: number;
}

type Method = Exclude<ChosenMethod<'load.trimp'>['method'], 'hybrid'>;
type Field = Exclude<keyof TrimpFacts, 'perceivedExertionCr10'>;

const range = ['restingHeartRateBpm', 'maximumHeartRateBpm', 'sex'] as const;

const needs: { readonly [M in Method]: readonly Field[] } = {
  banister_stream: ['heartRateBpm', ...range],
  banister_average: ['averageHeartRateBpm', 'durationSeconds', ...range],
  edwards_stream: ['heartRateBpm', 'maximumHeartRateBpm'],
  edwards: ['heartRateBpm', 'maximumHeartRateBpm'],
  lucia_stream: ['heartRateBpm', 'lactateThresholdHeartRateBpm'],
  lucia: ['heartRateBpm', 'lactateThresholdHeartRateBpm'],
  lthr_normalized: ['averageHeartRateBpm', 'durationSeconds', 'lactateThresholdHeartRateBpm', ...range],
};

/** By the method that was chosen and no other: what it lacks is said. */
export function chosenTrimp(choice: ChosenMethod<'load.trimp'>, facts: TrimpFacts): Outcome<TrimpAnswer> {
  const { method } = choice;
  if (method === 'hybrid') return trimpHybrid(facts);
  // An average stands in for samples only where the method does not care which it was.
  const lacking = needs[method].filter((field) => facts[field] === undefined && !isSampled(method, field, facts));
  if (lacking.length > 0) {
    return insufficientData(lacking.map(wordOf).join(', '), `${choiceWords(choice)}: no other method was tried`);
  }
  const outcome = byMethod[method](facts as Required<TrimpFacts>);
  if (outcome.status !== 'ok') return outcome;
  return computed({ value: outcome.value, answeredBy: `load.trimp.${method}`, reason: '' }, outcome.warnings);
}

/** The thresholds that went into an answer. */
export function trimpThresholds({ answeredBy }: TrimpAnswer): readonly ThresholdMetric[] {
  if (answeredBy === 'load.session-rpe.foster') return [];
  const method = answeredBy.slice('load.trimp.'.length) as Method;
  return needs[method].filter((field): field is Field & ThresholdMetric => isThresholdMetric(field));
}

function isSampled(method: Method, field: Field, { heartRateBpm }: TrimpFacts): boolean {
  return method === 'lthr_normalized' && field === 'averageHeartRateBpm' && heartRateBpm !== undefined;
}

function wordOf(field: Field): string {
  return field === 'heartRateBpm' ? 'heart rate samples' : snakeCase(field);
}

const MINUTE_SECONDS = 60;

const byMethod: { readonly [M in Method]: (facts: Required<TrimpFacts>) => Outcome<number> } = {
  banister_stream: trimpStream,
  banister_average: trimp,
  edwards_stream: edwardsTrimpStream,
  edwards({ heartRateBpm, maximumHeartRateBpm }) {
    const zones = heartRateZonesPercentMaximum({ maximumHeartRateBpm });
    if (zones.status !== 'ok') return zones;
    const times = timeInZones({ values: heartRateBpm, lowerBounds: lowerBoundsOf(zones.value) });
    if (times.status !== 'ok') return times;
    return edwardsTrimp({ minutesInZones: times.value.zoneSeconds.map((seconds) => seconds / MINUTE_SECONDS) });
  },
  lucia_stream: ({ heartRateBpm, lactateThresholdHeartRateBpm }) =>
    luciaTrimpStream({ heartRateBpm, lactateThresholdHeartRateBpm }),
  // The form for samples counts the minutes below, between and above the thresholds and weighs them the same.
  lucia: ({ heartRateBpm, lactateThresholdHeartRateBpm }) =>
    luciaTrimpStream({ heartRateBpm, lactateThresholdHeartRateBpm }),
  lthr_normalized(facts) {
    const total = facts.heartRateBpm === undefined ? trimp(facts) : trimpStream(facts);
    if (total.status !== 'ok') return total;
    const scaled = trimpLthrNormalized({ ...facts, trimp: total.value });
    return scaled.status === 'ok' ? computed(scaled.value, [...total.warnings, ...scaled.warnings]) : scaled;
  },
};
