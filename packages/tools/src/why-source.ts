import {
  type AnswersBecause,
  answersBecauseWords,
  type EraSeries,
  eraMetrics,
  type LocalDate,
  type MergedRecord,
  type SourceId,
} from '@vitalwire/core';

/** One number of one day: whose it is of those that say something of it. */
export interface Believed {
  /** As the person reads it: `steps`, `nights`. */
  readonly what: string;
  readonly localDate: LocalDate;
  readonly sourceId: SourceId;
  readonly others: readonly SourceId[];
  readonly because: AnswersBecause;
}

/** One sentence for whatever several sources speak of: whose numbers are taken, for how many days, and why. */
export function whySources(believed: readonly Believed[]): readonly string[] {
  const disputed = believed.filter(({ others }) => others.length > 0);
  const keyOf = ({ sourceId, others, because }: Believed) => JSON.stringify([sourceId, others.toSorted(), because]);
  return [...Map.groupBy(disputed, keyOf).values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const whats = [...new Set(some.map(({ what }) => what))];
    const days = new Set(some.map(({ localDate }) => localDate)).size;
    const others = [...new Set(first.others)].toSorted().join(', ');
    const on = `on ${days} day${days === 1 ? '' : 's'}`;
    return [`${whats.join(', ')}: ${first.sourceId}, not ${others}, ${on} (${answersBecauseWords[first.because]}).`];
  });
}

/** Of values day by day that were chosen among sources, from a day on. */
export function believedValues(series: readonly EraSeries[], from: LocalDate): readonly Believed[] {
  return series.flatMap(({ values }) =>
    values
      .filter(({ localDate }) => localDate >= from)
      .map((value) => ({ ...value, what: eraMetrics[value.metric].title })),
  );
}

/** Of events that several sources saw. */
export function believedEvents(what: string, some: readonly MergedRecord[]): readonly Believed[] {
  return some.flatMap(({ record, merge, sources }): readonly Believed[] => {
    const { sourceId } = record.provenance;
    const others = sources.map((source) => source.sourceId).filter((id) => id !== sourceId);
    // A question of one source, or a reader who may not see all, gets another record than the merge names.
    const because = merge?.primary === record.id ? merge.primaryBecause : undefined;
    if (because === undefined) return [];
    return [{ what, localDate: record.localDate, sourceId, others: [...new Set(others)], because }];
  });
}
