import { dayTotalCases } from './cases/day-totals.ts';
import { isolationCases } from './cases/isolation.ts';
import { listingCases } from './cases/listing.ts';
import { mergeCases } from './cases/merges.ts';
import { peopleCases } from './cases/people.ts';
import { recordCases } from './cases/records.ts';
import { streamCases } from './cases/streams.ts';
import { textCases } from './cases/text.ts';
import { transactionCases } from './cases/transactions.ts';
import { type ConformanceCase, casesOf, type Requirements, type StorageSubject } from './subject.ts';

const areas: readonly (readonly [area: string, requirements: Requirements])[] = [
  ['records', recordCases],
  ['listing', listingCases],
  ['streams', streamCases],
  ['merges', mergeCases],
  ['people and imports', peopleCases],
  ['roll-ups', dayTotalCases],
  ['text', textCases],
  ['transactions', transactionCases],
  ['isolation', isolationCases],
];

/**
 * What every implementation of `Storage` must do, as cases for any test runner:
 * `for (const { name, run } of storageConformance(subject)) test(name, run)`.
 */
export function storageConformance(subject: StorageSubject): readonly ConformanceCase[] {
  return areas.flatMap(([area, requirements]) => casesOf(subject, area, requirements));
}
