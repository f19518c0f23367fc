import { dayNumberOf, type LocalDate } from '@vitalwire/core';
import { setOf } from './generate.ts';
import { copies } from './hand-written/copies.ts';
import { gym } from './hand-written/gym.ts';
import { nightsAndDays } from './hand-written/nights-and-days.ts';
import { type HandWrittenCase, happeningsOf } from './hand-written/notation.ts';
import { zones } from './hand-written/zones.ts';
import type { MergeSet } from './truth.ts';

export type { HandWrittenCase } from './hand-written/notation.ts';

/** Written by hand, each from one public report of people's trouble with their records. */
export const handWrittenCases: readonly HandWrittenCase[] = [...copies, ...zones, ...nightsAndDays, ...gym];

/** Days from one case to the next, so that none touches another. */
const APART = 5;

/** @param from the first day; the last is five days a case later */
export function handWrittenMergeSet(from: LocalDate): MergeSet {
  const first = dayNumberOf(from);
  return setOf(handWrittenCases.flatMap((each, index) => happeningsOf(each, first + index * APART)));
}
