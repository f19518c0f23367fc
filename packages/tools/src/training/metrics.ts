import type { BasisInput, BasisMethod, Outcome, ThresholdMetric } from '@vitalwire/core';
import { distinctInputs, type MethodFacts, methodOf, thresholdInput } from '../basis-of.ts';
import { attempt } from './attempt.ts';
import { type SessionThresholds, thresholdAssumptions, thresholdMethods } from './thresholds.ts';

export interface Lack {
  readonly metric: string;
  readonly need: string;
  readonly have: string;
}

/** Gathers the metrics of one session: the values, the methods and thresholds they used, and what each one lacked. */
export interface MetricSheet {
  /** The value, or `undefined` with the reason noted. `uses` are the thresholds that went in. */
  take<V>(
    metric: string,
    facts: MethodFacts,
    uses: readonly ThresholdMetric[],
    compute: () => Outcome<V>,
  ): V | undefined;
  /** Notes that a metric cannot be computed. */
  lack(metric: string, need: string, have: string): void;
  note(method: BasisMethod | null, inputs: readonly BasisInput[], warnings: readonly string[]): void;
  /** Notes thresholds that went into something computed elsewhere. */
  use(metrics: readonly ThresholdMetric[]): void;
  /** What holds on the day, as a number. */
  threshold(metric: ThresholdMetric): number | undefined;
  readonly methods: readonly BasisMethod[];
  readonly inputs: readonly BasisInput[];
  readonly warnings: readonly string[];
  readonly lacks: readonly Lack[];
}

export function createMetricSheet(thresholds: SessionThresholds): MetricSheet {
  const methods = new Map<string, BasisMethod>();
  const inputs: BasisInput[] = [];
  const warnings = new Set<string>();
  const lacks: Lack[] = [];
  const sheet: MetricSheet = {
    take(metric, facts, uses, compute) {
      const outcome = attempt(compute);
      if (outcome.status !== 'ok') {
        lacks.push({ metric, need: outcome.need, have: outcome.have });
        return undefined;
      }
      sheet.note(methodOf(facts), [], outcome.warnings);
      sheet.use(uses);
      return outcome.value;
    },
    use(metrics) {
      const used = metrics.flatMap((asked) => thresholds[asked] ?? []);
      for (const method of thresholdMethods(used)) methods.set(method.id, method);
      sheet.note(null, used.map(thresholdInput), thresholdAssumptions(used));
    },
    lack: (metric, need, have) => void lacks.push({ metric, need, have }),
    note(method, used, said) {
      if (method !== null) methods.set(method.id, method);
      inputs.push(...used);
      for (const warning of said) warnings.add(warning);
    },
    threshold: (metric) => thresholds[metric]?.value,
    get methods() {
      return [...methods.values()];
    },
    get inputs() {
      return distinctInputs(inputs);
    },
    get warnings() {
      return [...warnings];
    },
    lacks,
  };
  return sheet;
}
