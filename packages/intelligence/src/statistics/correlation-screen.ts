import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requireSameLength, requireWhole } from '../refuse.ts';
import { comparable } from './comparable.ts';
import { type Correlation, type CorrelationKind, correlate, correlatedSeries } from './correlation.ts';
import type { Era } from './eras.ts';
import { adjustedValues, dependencePenalty } from './false-discovery.ts';
import { transformed } from './fourier.ts';
import { type DailyValues, readSeries, requireLevel } from './series.ts';

export interface ScreenedMetric {
  readonly name: string;
  readonly values: DailyValues;
  /** A change of device is no relation: each era is compared with its own mean. */
  readonly eras?: readonly Era[];
}

export interface CorrelationScreenInput {
  /** All over the same days. */
  readonly metrics: readonly ScreenedMetric[];
  /** Every lag from this many days back to this many forward is a test of its own; 0 unless given, 30 at most. */
  readonly maximumLagDays?: number;
  /** Takes off the mean of so many days around each day, and with it what metrics share by trend and season. */
  readonly slowDays?: number;
  /** Days both must have; 30 unless given, at least 5. */
  readonly minimumPairs?: number;
  /** Accepted share of false findings; 0.05 unless given. */
  readonly falseDiscoveryRate?: number;
  /** `positive` unless given: Benjamini and Hochberg; `any`: Benjamini and Yekutieli, for metrics that oppose each other. */
  readonly dependence?: 'positive' | 'any';
  /** Of the intervals, which are not widened for the number of tests; 0.95 unless given. */
  readonly level?: number;
}

export interface ScreenedPair extends Correlation {
  readonly first: string;
  readonly second: string;
  readonly pValue: number;
  readonly qValue: number;
  readonly discovered: boolean;
}

export interface SkippedPair {
  readonly first: string;
  readonly second: string;
  readonly lagDays: number;
  readonly n: number;
  readonly reason: 'too_few_pairs' | 'does_not_vary' | 'too_autocorrelated';
}

export interface CorrelationScreen {
  /** Most certain first. */
  readonly tests: readonly ScreenedPair[];
  readonly discoveries: number;
  /** Not tested, and so not part of the family. */
  readonly skipped: readonly SkippedPair[];
}

const CAUSE = 'A correlation is not a cause: both may follow a third thing, such as the season or a training block.';

function screen(input: CorrelationScreenInput, kind: CorrelationKind): Outcome<CorrelationScreen> {
  const { metrics, slowDays, maximumLagDays = 0, minimumPairs = 30, falseDiscoveryRate = 0.05, level = 0.95 } = input;
  requireWhole('maximumLagDays', maximumLagDays, 0);
  requireBetween('maximumLagDays', maximumLagDays, 0, 30);
  requireWhole('minimumPairs', minimumPairs, 5);
  requireBetween('falseDiscoveryRate', falseDiscoveryRate, 0, 1);
  requireLevel(level);
  const [head] = metrics;
  if (head === undefined || metrics.length < 2) return insufficientData('2 metrics', `${metrics.length}`);
  const names = new Set(metrics.map(({ name }) => name));
  if (names.size < metrics.length) refuse('metrics', 'must have a name of its own each.');
  const series = metrics.map(({ values, eras }, i) => {
    requireSameLength(`metrics.${i}.values`, values, head.values);
    return correlatedSeries(comparable(readSeries(`metrics.${i}.values`, values), eras, slowDays), kind, transformed);
  });
  const tested: (Correlation & { readonly first: string; readonly second: string; readonly pValue: number })[] = [];
  const skipped: SkippedPair[] = [];
  for (let i = 0; i < metrics.length; i++) {
    for (let j = i + 1; j < metrics.length; j++) {
      const pair = { first: metrics[i]!.name, second: metrics[j]!.name };
      for (let lagDays = -maximumLagDays; lagDays <= maximumLagDays; lagDays++) {
        const { n, answer } = correlate(series[i]!, series[j]!, lagDays, kind, level);
        const pValue = answer?.pValue;
        if (n < minimumPairs) skipped.push({ ...pair, lagDays, n, reason: 'too_few_pairs' });
        else if (answer === null) skipped.push({ ...pair, lagDays, n, reason: 'does_not_vary' });
        else if (typeof pValue !== 'number') skipped.push({ ...pair, lagDays, n, reason: 'too_autocorrelated' });
        else tested.push({ ...pair, ...answer, pValue });
      }
    }
  }
  if (tested.length === 0) return insufficientData(`a pair with ${minimumPairs} common days`, 'none');
  const penalty = input.dependence === 'any' ? dependencePenalty(tested.length) : 1;
  const qValues = adjustedValues(
    tested.map(({ pValue }) => pValue),
    penalty,
  );
  const tests = tested
    .map((test, i) => ({ ...test, qValue: qValues[i]!, discovered: qValues[i]! <= falseDiscoveryRate }))
    .sort((a, b) => a.pValue - b.pValue || Math.abs(b.correlation) - Math.abs(a.correlation));
  const discoveries = tests.filter(({ discovered }) => discovered).length;
  return computed({ tests, discoveries, skipped }, discoveries > 0 ? [CAUSE] : []);
}

export const correlationScreen = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.correlation-screen.pearson',
    version: 1,
    title: 'Correlations of all metrics, with lags',
    unit: '1',
    evidence: 'peer-reviewed',
    formula: 'every pair and lag by statistics.correlation.pearson, q-values over all tests made',
    validRange: '30 common days; a search for questions, not for answers',
    references: [references.pyperPeterman1998, references.benjaminiHochberg1995, references.benjaminiYekutieli2001],
  },
  (input: CorrelationScreenInput) => screen(input, 'pearson'),
);

export const correlationScreenSpearman = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.correlation-screen.spearman',
    version: 1,
    title: 'Rank correlations of all metrics, with lags',
    unit: '1',
    evidence: 'peer-reviewed',
    formula: 'every pair and lag by statistics.correlation.spearman, q-values over all tests made',
    validRange: '30 common days; a search for questions, not for answers',
    references: [references.bonettWright2000, references.pyperPeterman1998, references.benjaminiHochberg1995],
  },
  (input: CorrelationScreenInput) => screen(input, 'spearman'),
);
