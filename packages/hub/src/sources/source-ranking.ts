import type { DataKind, LocalDate, SourceChoice, SourceId } from '@vitalwire/core';
import type { SourceCatalogue } from './source-catalogue.ts';
import { mayCombine } from './terms.ts';

/** Which source answers when several can. */
export interface SourceRanking {
  /** Lower is preferred. @param metric `null` for the kind as a whole */
  rank(kind: DataKind, metric: string | null, day: LocalDate, sourceId: SourceId): number;
  /** The person's word that decides; `null` where none of theirs does. */
  choice(kind: DataKind, metric: string | null, day: LocalDate): SourceChoice | null;
  /** Do the terms let records of the two be one event, or one number? */
  mayCombine(a: SourceId, b: SourceId): boolean;
}

/** Places that a choice can give; the catalogue's come after all of them. */
const CHOSEN_PLACES = 1000;

/**
 * The person's choice for the metric, else for the kind, of those that hold on the day the latest; sources that it does
 * not name, and days that no choice holds on, go by the preference of the catalogue.
 * @param choices latest decision first, as they are stored
 */
export function createSourceRanking(choices: readonly SourceChoice[], catalogue: SourceCatalogue): SourceRanking {
  const holds = (choice: SourceChoice, day: LocalDate) =>
    (choice.from === null || choice.from <= day) && (choice.to === null || day <= choice.to);
  const choiceOf = (kind: DataKind, metric: string | null, day: LocalDate): SourceChoice | null => {
    const holding = choices.filter((choice) => choice.kind === kind && holds(choice, day));
    return (
      (metric === null ? undefined : holding.find((choice) => choice.metric === metric)) ??
      holding.find((choice) => choice.metric === null) ??
      null
    );
  };
  return {
    choice: choiceOf,
    mayCombine: (a, b) => mayCombine(catalogue, a, b),
    rank(kind, metric, day, sourceId) {
      const place = choiceOf(kind, metric, day)?.ranking.indexOf(sourceId) ?? -1;
      return place >= 0 ? place : CHOSEN_PLACES + catalogue.rank(sourceId);
    },
  };
}
