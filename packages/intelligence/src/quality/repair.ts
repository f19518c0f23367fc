import type { AlgorithmId } from '@vitalwire/core';
import { refuse, requireSameLength } from '../refuse.ts';

export type FilterId = Extract<AlgorithmId, `quality.filter.${string}`>;

/** Samples changed by one named filter, with all it takes to change them back. */
export interface Repair {
  readonly filter: FilterId;
  readonly parameters: { readonly [name: string]: number };
  /** New samples; those given to the filter are untouched. */
  readonly samples: Float64Array;
  readonly changedIndices: Uint32Array;
  /** What stood there, bit for bit. */
  readonly replacedValues: Float64Array;
}

/** A number's two words: comparing and copying them keeps -0 and every NaN as it is. */
function wordsOf(samples: Float64Array): Uint32Array {
  return new Uint32Array(samples.buffer, samples.byteOffset, 2 * samples.length);
}

export function repairOf(
  filter: FilterId,
  parameters: Repair['parameters'],
  before: Float64Array,
  samples: Float64Array,
): Repair {
  const old = wordsOf(before);
  const now = wordsOf(samples);
  const changed: number[] = [];
  for (let i = 0; i < samples.length; i++)
    if (old[2 * i] !== now[2 * i] || old[2 * i + 1] !== now[2 * i + 1]) changed.push(i);
  const replacedValues = new Float64Array(changed.length);
  const kept = wordsOf(replacedValues);
  for (const [k, i] of changed.entries()) kept.set(old.subarray(2 * i, 2 * i + 2), 2 * k);
  return { filter, parameters, samples, changedIndices: Uint32Array.from(changed), replacedValues };
}

/** The samples as they were before the filter, bit for bit. Several repairs are undone from the last to the first. */
export function undoRepair({ samples, changedIndices, replacedValues }: Repair): Float64Array {
  requireSameLength('replacedValues', replacedValues, changedIndices);
  const restored = samples.slice();
  const words = wordsOf(restored);
  const kept = wordsOf(replacedValues);
  for (const [k, i] of changedIndices.entries()) {
    if (i >= restored.length) refuse(`changedIndices.${k}`, `must be below ${restored.length}, not ${i}.`);
    words.set(kept.subarray(2 * k, 2 * k + 2), 2 * i);
  }
  return restored;
}
