import { AnswersBecause, type LocalDate, type SourceId } from '@vitalwire/core';
import type { SourceRanking } from '../sources/source-ranking.ts';
import { isCopy, placeOf, type Witness } from './default-order.ts';
import { type Criterion, least } from './first-difference.ts';

/** Of an event or a night, what covers less than this share of the longest record has only a part to tell. */
export const WHOLE_SHARE = 0.8;

/** A witness whose source and day are known. */
export interface Word extends Witness {
  readonly sourceId: SourceId;
  readonly localDate: LocalDate;
}

/** The person's choice. */
export function byChoice<T>(ranking: SourceRanking, wordOf: (item: T) => Word): Criterion<T> {
  const place = (item: T) => {
    const { kind, metric, localDate, sourceId } = wordOf(item);
    return ranking.chosenPlace(kind, metric, localDate, sourceId);
  };
  return least(AnswersBecause.Chosen, place);
}

/** The operator's order. */
export function byConfiguration<T>(ranking: SourceRanking, wordOf: (item: T) => Word): Criterion<T> {
  return least(AnswersBecause.Configured, (item) => ranking.configuredPlace(wordOf(item).sourceId));
}

/** What measured before what passed it on, then the default order of devices. */
export function byDevice<T>(wordOf: (item: T) => Word): readonly Criterion<T>[] {
  return [
    least(AnswersBecause.Original, (item) => Number(isCopy(wordOf(item)))),
    least(AnswersBecause.Device, (item) => placeOf(wordOf(item))),
  ];
}

/** Two that say the same must not take turns from day to day: each turn would begin an era. */
export function byName<T>(wordOf: (item: T) => Pick<Word, 'sourceId'>): Criterion<T> {
  const compare = (a: T, b: T) => {
    const [one, other] = [wordOf(a).sourceId, wordOf(b).sourceId];
    return one === other ? 0 : one < other ? -1 : 1;
  };
  return { because: AnswersBecause.Name, compare };
}
