import { type AlgorithmId, computed, insufficientData, type Outcome } from '@vitalwire/core';

/** A value with the method that gave it and why that one. */
export interface AnsweredBy<V, Id extends AlgorithmId = AlgorithmId> {
  readonly value: V;
  readonly answeredBy: Id;
  /** A sentence: what the better methods lacked; empty when the best one answered. */
  readonly reason: string;
}

/** One way to an answer; `null` when its input was not given. */
export type Way<V, Id extends AlgorithmId> = readonly [id: Id, compute: () => Outcome<V> | null];

/** Tries the ways in order. Those passed over are named in `reason`, or in `have` when none answered. */
export function firstAnswer<V, Id extends AlgorithmId>(
  ways: readonly Way<V, Id>[],
  need: string,
): Outcome<AnsweredBy<V, Id>> {
  const passedOver: string[] = [];
  for (const [answeredBy, compute] of ways) {
    const outcome = compute();
    const method = answeredBy.slice(answeredBy.lastIndexOf('.') + 1);
    if (outcome === null) passedOver.push(`${method} had no input`);
    else if (outcome.status === 'insufficient-data')
      passedOver.push(`${method} needs ${outcome.need}, has ${outcome.have}`);
    else {
      const reason = passedOver.length === 0 ? '' : `${passedOver.join('; ')}.`;
      return computed({ value: outcome.value, answeredBy, reason }, outcome.warnings);
    }
  }
  return insufficientData(need, passedOver.join('; '));
}
