import { type AlgorithmId, HealthError, isAlgorithmId, type Outcome } from '@vitalwire/core';
import { algorithms } from '../../src/registry/index.ts';
import type { Call } from './call.ts';
import { differences } from './compare.ts';
import { renamed } from './names.ts';
import { pairs } from './table.ts';
import { type Given, isGiven, type Vector } from './vector.ts';
import { type ReadStream, written } from './written.ts';

/** A vector as the library takes it. */
export interface Prepared {
  readonly id: AlgorithmId;
  readonly input: Given;
  /** The value as the vector names it. */
  readonly named: (value: unknown, expected: unknown) => unknown;
}

const asItIs = (value: unknown): unknown => value;

/** Throws for a pair that neither the table nor the registry knows. */
export function prepare(vector: Pick<Vector, 'algorithm' | 'variant' | 'input'>, readStream: ReadStream): Prepared {
  const { algorithm, variant } = vector;
  const input = written(vector.input, readStream);
  const id = `${algorithm}.${variant}`;
  if (isAlgorithmId(id)) return { id, input, named: asItIs };
  const pair = pairs[`${algorithm} ${variant}`];
  if (pair === undefined) throw new Error(`no algorithm is known for (${algorithm}, ${variant})`);
  const ours = renamed(input, typeof pair === 'function' ? {} : (pair.names ?? {}));
  const call = typeof pair === 'function' ? pair(ours) : pair;
  const given = { ...ours, ...call.fixed };
  return {
    id: call.id,
    input: call.input?.(given) ?? given,
    named: (value, expected) => namedOutput(call, value, given, expected),
  };
}

function namedOutput(call: Call, value: unknown, given: Given, expected: unknown): unknown {
  if (call.output !== undefined) return call.output(value, given);
  if (!isGiven(value)) return value;
  if (call.main !== undefined && !isGiven(expected)) return value[call.main];
  const theirs = Object.entries(call.outputs ?? {}).map(([name, ours]) => [name, value[ours]]);
  return { ...value, ...Object.fromEntries(theirs) };
}

export function compute(id: AlgorithmId, input: Given): Outcome<unknown> {
  const table: { readonly [id: string]: (input: never) => Outcome<unknown> } = algorithms;
  return (table[id] as (input: Given) => Outcome<unknown>)(input);
}

export interface Verdict {
  /** As the vector names it; `null` where there is no value. */
  readonly actual: unknown;
  /** Empty when all is as expected. */
  readonly differences: readonly string[];
}

/** Too little data and an input that cannot be are no value: `null`. Any other error is the caller's to report. */
export function verdictOn(vector: Vector, readStream: ReadStream): Verdict {
  const { expected, tolerance } = vector;
  const { id, input, named } = prepare(vector, readStream);
  let actual: unknown = null;
  let because: readonly string[] = [];
  try {
    const outcome = compute(id, input);
    if (outcome.status === 'ok') actual = named(outcome.value, expected);
    else because = [`insufficient data: needs ${outcome.need}, has ${outcome.have}`];
  } catch (error) {
    if (!HealthError.is(error) || error.code !== 'invalid-input') throw error;
    because = [`refused: ${error.message}`];
  }
  const found = differences(actual, expected, tolerance, 'value');
  return { actual, differences: found.length === 0 ? [] : [...found, ...because] };
}
