import type { AlgorithmId } from '@vitalwire/core';
import type { Name } from './names.ts';
import type { Given } from './vector.ts';

/** How one `(algorithm, variant)` is computed here. */
export interface Call {
  readonly id: AlgorithmId;
  /** Names that mean something else here than elsewhere. */
  readonly names?: { readonly [theirs: string]: Name };
  /** What the variant's name says. */
  readonly fixed?: Given;
  /** The input as the algorithm takes it, from the one under our names. */
  readonly input?: (given: Given) => Given;
  /** The output that a single expected number, text or boolean means. */
  readonly main?: string;
  /** Our names of outputs, by the vector's. */
  readonly outputs?: { readonly [theirs: string]: string };
  /** The output as the vector names it, where names do not suffice. */
  readonly output?: (value: unknown, given: Given) => unknown;
}

/** A pair whose call depends on what is given: samples or a mean. */
export type Pair = Call | ((given: Given) => Call);

export type Pairs = { readonly [algorithmAndVariant: string]: Pair };

/** Several lists of the vector as one list of objects. */
export function zipped(given: Given, lists: { readonly [list: string]: string }): readonly Given[] {
  const [first = ''] = Object.keys(lists);
  const length = Array.isArray(given[first]) ? given[first].length : 0;
  return Array.from({ length }, (_, i) =>
    Object.fromEntries(
      Object.entries(lists).map(([list, name]) => [name, (given[list] as readonly unknown[] | undefined)?.[i]]),
    ),
  );
}

export const has = (given: Given, ...names: readonly string[]): boolean => names.every((name) => name in given);

/** A hybrid says which method answered beside the number, whatever a vector calls that. */
export const answered: Pick<Call, 'main' | 'outputs'> = {
  main: 'value',
  outputs: { tss: 'value', trimp: 'value', ftpW: 'value', lthrBpm: 'value', timeS: 'value', method: 'answeredBy' },
};
