import { type AlgorithmId, algorithmIds } from '@vitalwire/core';
import { ownVectors, readVectors, streamsOf } from '../vector-folder.ts';
import { prepare } from '../vector-table/run.ts';
import type { Given } from '../vector-table/vector.ts';
import { exampleOfDays } from './of-days.ts';
import { writtenExamples } from './written.ts';

export interface Example {
  readonly id: AlgorithmId;
  readonly input: Given;
}

function ofVectors(): ReadonlyMap<AlgorithmId, Given> {
  const readStream = streamsOf(ownVectors);
  const found = new Map<AlgorithmId, Given>();
  for (const { vectors } of readVectors(ownVectors)) {
    for (const vector of vectors) {
      const { id, input } = prepare(vector, readStream);
      if (!found.has(id)) found.set(id, input);
    }
  }
  return found;
}

const fromVectors = ofVectors();

/** One working input of each algorithm, in the order of the ids: written by hand, else that of its first vector. */
export const examples: readonly Example[] = algorithmIds.flatMap((id) => {
  const input = writtenExamples[id] ?? exampleOfDays[id] ?? fromVectors.get(id);
  return input === undefined ? [] : [{ id, input }];
});
