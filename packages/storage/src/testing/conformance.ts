import { ageCases } from './cases/ages.ts';
import { amendmentCases } from './cases/amendments.ts';
import { archiveCases } from './cases/archives.ts';
import { dayTotalCases } from './cases/day-totals.ts';
import { erasingCases } from './cases/erasing.ts';
import { isolationCases } from './cases/isolation.ts';
import { ledgerCases } from './cases/ledgers.ts';
import { listingCases } from './cases/listing.ts';
import { mergeCases } from './cases/merges.ts';
import { peopleCases } from './cases/people.ts';
import { periodCases } from './cases/periods.ts';
import { recordCases } from './cases/records.ts';
import { resultCases } from './cases/results.ts';
import { secretCases } from './cases/secrets.ts';
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
  ['amendments', amendmentCases],
  ['ages', ageCases],
  ['ledgers', ledgerCases],
  ['results', resultCases],
  ['secrets', secretCases],
  ['erasing', erasingCases],
  ['archives', archiveCases],
  ['roll-ups', dayTotalCases],
  ['weeks and months', periodCases],
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
