import {
  type Basis,
  type BasisSource,
  type DailyMetric,
  type DailyValue,
  type DataKind,
  dailyMetrics,
  type HealthData,
  type Instant,
  type LocalDate,
  type ReadCall,
  type SourceId,
} from '@vitalwire/core';
import { type BasisParts, basisOf } from '../basis-of.ts';
import { snakeCase } from '../text/snake-case.ts';
import { whySources } from '../why-source.ts';

/** Whose numbers the days are made of, the one with most days first. */
export function sourcesOfDays(values: readonly DailyValue[]): readonly BasisSource[] {
  return sourcesOn(
    values.flatMap(({ localDate, sourceId, parts }) =>
      [sourceId, ...parts.map((part) => part.sourceId)].map((id) => ({ sourceId: id, localDate })),
    ),
  );
}

/** Sources by the days that they say something of, the one with most days first. */
export function sourcesOn(
  given: readonly { readonly sourceId: SourceId; readonly localDate: LocalDate }[],
): readonly BasisSource[] {
  return [...Map.groupBy(given, ({ sourceId }) => sourceId)]
    .map(([sourceId, some]) => {
      const days = [...new Set(some.map(({ localDate }) => localDate))].toSorted();
      return {
        sourceId,
        displayName: sourceId,
        records: days.length,
        firstDay: days[0] ?? null,
        lastDay: days.at(-1) ?? null,
      };
    })
    .toSorted((a, b) => b.records - a.records || (a.sourceId < b.sourceId ? -1 : 1));
}

/** A basis whose sources are counted by the days that they say something of, as fresh as they are in these kinds. */
export async function basisOfDays(
  parts: BasisParts,
  sources: readonly BasisSource[],
  kinds: readonly DataKind[],
  health: HealthData,
  read: ReadCall,
): Promise<Basis> {
  const ids = sources.map(({ sourceId }) => sourceId);
  return { ...basisOf(parts), sources, freshness: await freshnessOf(ids, kinds, health, read) };
}

/** When the sources of an answer last gave something of these kinds. */
async function freshnessOf(
  sourceIds: readonly SourceId[],
  kinds: readonly DataKind[],
  health: HealthData,
  read: ReadCall,
): Promise<Basis['freshness']> {
  const used = (await health.sources(read)).filter(({ sourceId }) => sourceIds.includes(sourceId));
  const latest = (moments: readonly (Instant | null)[]) =>
    moments.reduce<Instant | null>(
      (best, next) => (next !== null && (best === null || next > best) ? next : best),
      null,
    );
  const newestRecordAt = latest(
    used.flatMap((source) =>
      source.kinds.filter(({ kind }) => kinds.includes(kind)).map((part) => part.newestRecordAt),
    ),
  );
  return newestRecordAt === null
    ? null
    : { newestRecordAt, receivedAt: latest(used.map(({ lastReceivedAt }) => lastReceivedAt)) };
}

/** For what more than one source speaks of: whose number it is, why, and what is counted together or left apart. */
export function choicesAmong(values: readonly DailyValue[]): readonly string[] {
  const believed = values.map((value) => ({
    ...value,
    what: snakeCase(value.metric),
    others: value.others.map(({ sourceId }) => sourceId),
  }));
  return [
    ...whySources(believed),
    ...[...Map.groupBy(values, ({ metric }) => metric)].flatMap(([metric, days]) => [
      ...countedTogether(metric, days),
      ...leftApart(metric, days),
    ]),
  ];
}

function countedTogether(metric: DailyMetric, days: readonly DailyValue[]): readonly string[] {
  const joined = days.filter(({ parts }) => parts.length > 1).length;
  const overlaps = dailyMetrics[metric].combine === 'total';
  return joined === 0 || !overlaps
    ? []
    : [`${snakeCase(metric)}: ${countOf(joined, 'day')} from several sources, overlapping time counted once.`];
}

function leftApart(metric: DailyMetric, days: readonly DailyValue[]): readonly string[] {
  const apart = [...new Set(days.flatMap((day) => day.apart ?? []))];
  return apart.length === 0
    ? []
    : [`${snakeCase(metric)}: the terms of ${apart.join(', ')} forbid counting it together with others.`];
}

export function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
