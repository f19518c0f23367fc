import { readVectors, streamsOf } from './vector-folder.ts';
import { shown } from './vector-table/compare.ts';
import { type Verdict, verdictOn } from './vector-table/run.ts';
import type { Vector } from './vector-table/vector.ts';
import type { ReadStream } from './vector-table/written.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

function judge(vector: Vector, readStream: ReadStream): Verdict {
  try {
    return verdictOn(vector, readStream);
  } catch (error) {
    return { actual: null, differences: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Runs every vector of a folder. An error in one does not stop the others. The last line is the tally. */
export function runVectors(folder: string, print: (line: string) => void): Tally {
  const readStream = streamsOf(folder);
  let passed = 0;
  let failed = 0;
  for (const { name, vectors, faults } of readVectors(folder)) {
    for (const fault of faults) print(`FAILED ${fault}`);
    failed += faults.length;
    let good = 0;
    for (const vector of vectors) {
      const { actual, differences } = judge(vector, readStream);
      if (differences.length === 0) {
        good++;
        continue;
      }
      failed++;
      print(`FAILED ${vector.id} (${vector.algorithm}, ${vector.variant}) in ${name}`);
      print(`  expected ${shown(vector.expected)} within ${vector.tolerance}`);
      print(`  actual   ${shown(actual)}`);
      for (const difference of differences) print(`  ${difference}`);
    }
    passed += good;
    if (vectors.length > 0) print(`${name}: ${good} of ${vectors.length}`);
  }
  print(`${passed} passed, ${failed} failed`);
  return { passed, failed };
}
