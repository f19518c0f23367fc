import type { AlgorithmId, Evidence, Outcome } from '@vitalwire/core';
import { refuse } from './refuse.ts';

/** Where a formula is published. */
export interface Reference {
  readonly citation: string;
  readonly doi?: string;
}

/** What is known of an algorithm without running it. */
export interface AlgorithmSpec<Id extends AlgorithmId = AlgorithmId> {
  readonly id: Id;
  /** Raised whenever the same input would give another number. Travels with every result. */
  readonly version: number;
  readonly title: string;
  /** Unit of the value, or of its main number. */
  readonly unit: string;
  readonly evidence: Evidence;
  /** The rule in one line. */
  readonly formula: string;
  /** Where the number means something. Outside, the algorithm warns or asks for more data. */
  readonly validRange: string;
  readonly references: readonly Reference[];
}

/** Callable: `normalizedPower(input)`; `normalizedPower.spec` describes it. */
export interface Algorithm<Id extends AlgorithmId, In, Out> {
  (input: In): Outcome<Out>;
  readonly spec: AlgorithmSpec<Id>;
}

/** Samples are left alone: in them NaN means missing. */
function finite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return true;
  return Object.values(value).every(finite);
}

/**
 * Last net under every algorithm: each number of an input may be possible and their quotient or square still be beyond
 * what a number holds. No answer is NaN or infinite.
 */
function held<Out>(outcome: Outcome<Out>): Outcome<Out> {
  if (outcome.status === 'ok' && !finite(outcome.value))
    refuse('input', 'holds numbers too large or too close to 0 to compute with.');
  return outcome;
}

// A bundler may leave out what a program does not call.
/* @__NO_SIDE_EFFECTS__ */
export function defineAlgorithm<const Id extends AlgorithmId, In, Out>(
  spec: AlgorithmSpec<Id>,
  compute: (input: In) => Outcome<Out>,
): Algorithm<Id, In, Out> {
  return Object.assign((input: In) => held(compute(input)), { spec: Object.freeze(spec) });
}
