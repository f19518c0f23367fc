import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as references from './references.ts';
import { describeAlgorithms } from './registry/index.ts';

const record = readFileSync(new URL('../references.md', import.meta.url), 'utf8');
const rows = record
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('every publication has one row that says where it was looked up, with the same DOI', () => {
  expect(rows.map(([, name]) => name).toSorted()).toEqual(
    Object.keys(references)
      .map((name) => `\`${name}\``)
      .toSorted(),
  );
  for (const [, name = '', seen = '', where = '', doi = ''] of rows) {
    expect(['full', 'part', 'not found', 'not here', 'none'], name).toContain(seen);
    expect(where, name).not.toBe('');
    const reference = Object.entries(references).find(([key]) => name === `\`${key}\``)?.[1];
    expect(reference?.doi ?? '', name).toBe(doi);
  }
});

test('no two publications share a citation or a DOI', () => {
  const all = Object.values(references);
  expect(new Set(all.map(({ citation }) => citation)).size).toBe(all.length);
  const dois = all.flatMap(({ doi }) => (doi === undefined ? [] : [doi.toLowerCase()]));
  expect(new Set(dois).size).toBe(dois.length);
});

test('what is graded as peer-reviewed or contested cites a publication', () => {
  const unpublished: readonly object[] = [references.ours, references.convention, references.pierre];
  for (const { id, evidence, references: cited } of describeAlgorithms()) {
    if (evidence !== 'peer-reviewed' && evidence !== 'contested') continue;
    expect(
      cited.some((reference) => !unpublished.includes(reference)),
      id,
    ).toBe(true);
  }
});
