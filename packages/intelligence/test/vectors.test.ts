import { describe, expect, test } from 'vitest';
import { ownVectors, readVectors, streamsOf } from './vector-folder.ts';
import { verdictOn } from './vector-table/run.ts';

const files = readVectors(ownVectors);
const readStream = streamsOf(ownVectors);

describe.each(files)('$name', ({ vectors, faults }) => {
  test('holds vectors and nothing else', () => {
    expect(faults).toEqual([]);
    expect(vectors.length).toBeGreaterThan(0);
  });

  test.each(vectors)('$id $algorithm $variant', (vector) => {
    expect(verdictOn(vector, readStream).differences).toEqual([]);
  });
});

test('no two vectors share an id', () => {
  const ids = files.flatMap(({ vectors }) => vectors.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});
