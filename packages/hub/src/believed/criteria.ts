import { AnswersBecause, type LocalDate, type SourceId } from '@vitalwire/core';
import type { SourceRanking } from '../sources/source-ranking.ts';
import { isCopy, placeOf, type Witness } from './default-order.ts';
import type { Criterion } from './first-difference.ts';

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
  return { because: AnswersBecause.Chosen, compare: (a, b) => place(a) - place(b) };
}

/** The operator's order. */
export function byConfiguration<T>(ranking: SourceRanking, wordOf: (item: T) => Word): Criterion<T> {
  const place = (item: T) => ranking.configuredPlace(wordOf(item).sourceId);
  return { because: AnswersBecause.Configured, compare: (a, b) => place(a) - place(b) };
}

/** What measured before what passed it on, then the default order of devices. */
export function byDevice<T>(wordOf: (item: T) => Word): readonly Criterion<T>[] {
  const copy = (item: T) => Number(isCopy(wordOf(item)));
  const place = (item: T) => placeOf(wordOf(item));
  return [
    { because: AnswersBecause.Original, compare: (a, b) => copy(a) - copy(b) },
    { because: AnswersBecause.Device, compare: (a, b) => place(a) - place(b) },
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
