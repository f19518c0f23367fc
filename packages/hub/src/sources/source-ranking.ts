import type { DataKind, LocalDate, MeasuredBy, SourceChoice, SourceId } from '@vitalwire/core';
import type { SourceCatalogue } from './source-catalogue.ts';
import { mayCombine } from './terms.ts';

/** What people said of the order of sources, and what is known of each for the default order. */
export interface SourceRanking {
  /**
   * Place in the person's choice. Lower is preferred; the same for all that it does not name.
   * @param metric `null` for the kind as a whole
   */
  chosenPlace(kind: DataKind, metric: string | null, day: LocalDate, sourceId: SourceId): number;
  /** The person's word that decides; `null` where none of theirs does. */
  choice(kind: DataKind, metric: string | null, day: LocalDate): SourceChoice | null;
  /** Place in the operator's order. */
  configuredPlace(sourceId: SourceId): number;
  /** `null`: not known. */
  measuredBy(sourceId: SourceId): MeasuredBy | null;
  /** Do the terms let records of the two be one event, or one number? */
  mayCombine(a: SourceId, b: SourceId): boolean;
}

/**
 * The person's choice for the metric, else for the kind, of those that hold on the day the latest.
 * @param choices latest decision first, as they are stored
 */
export function createSourceRanking(choices: readonly SourceChoice[], catalogue: SourceCatalogue): SourceRanking {
  const holds = (choice: SourceChoice, day: LocalDate) =>
    (choice.from === null || choice.from <= day) && (choice.to === null || day <= choice.to);
  const choiceOf = (kind: DataKind, metric: string | null, day: LocalDate): SourceChoice | null => {
    if (choices.length === 0) return null;
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
    chosenPlace(kind, metric, day, sourceId) {
      const ranking = choiceOf(kind, metric, day)?.ranking ?? [];
      const place = ranking.indexOf(sourceId);
      return place >= 0 ? place : ranking.length;
    },
    configuredPlace: (sourceId) => catalogue.rank(sourceId),
    measuredBy: (sourceId) => catalogue.measuredBy(sourceId),
  };
}
