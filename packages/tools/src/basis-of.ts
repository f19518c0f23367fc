import {
  type Basis,
  type BasisInput,
  type BasisMethod,
  type BasisSource,
  type ChosenBy,
  DateBasis,
  type Evidence,
  emptyBasis,
  type Instant,
  type LocalDate,
  type MergedRecord,
  type Reading,
  type SourceId,
  type ThresholdInForce,
  thresholdMetrics,
} from '@vitalwire/core';
import { snakeCase } from './text/snake-case.ts';

/** What of an algorithm the basis needs: `@vitalwire/intelligence` gives it with each one. */
export interface MethodFacts {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly evidence: Evidence;
  readonly references: readonly { readonly citation: string; readonly doi?: string }[];
}

export interface BasisParts {
  readonly records?: readonly MergedRecord[];
  /** Where the records came from, for what it says is stale or withheld. */
  readonly readings?: readonly Pick<Reading<'workout'>, 'stale' | 'withheld'>[];
  readonly methods?: readonly BasisMethod[];
  readonly inputs?: readonly BasisInput[];
  readonly coverage?: Basis['coverage'];
  /** The person's, by whose clock times are shown that do not say their offset; `null`: they are shown in UTC. */
  readonly timeZone?: string | null;
  readonly assumptions?: readonly string[];
  readonly missing?: readonly string[];
}

export function basisOf(parts: BasisParts): Basis {
  const records = parts.records ?? [];
  return {
    ...emptyBasis,
    sources: sourcesOf(records),
    methods: parts.methods ?? [],
    inputs: parts.inputs ?? [],
    coverage: parts.coverage ?? null,
    freshness: freshnessOf(records),
    assumptions: [...(parts.assumptions ?? []), ...assumedDays(records, parts.timeZone ?? null)],
    missing: [...(parts.missing ?? []), ...unavailable(parts.readings ?? [])],
  };
}

export function methodOf(facts: MethodFacts, count?: number): BasisMethod {
  return {
    id: facts.id,
    version: facts.version,
    title: facts.title,
    evidence: facts.evidence,
    references: facts.references.map(({ citation, doi }) => (doi === undefined ? citation : `${citation} doi:${doi}`)),
    ...(count === undefined ? {} : { count }),
  };
}

export function thresholdInput(threshold: ThresholdInForce): BasisInput {
  return {
    name: snakeCase(threshold.metric),
    value: threshold.value,
    unit: thresholdMetrics[threshold.metric].unit,
    validFrom: threshold.validFrom,
    origin: threshold.detail === null ? threshold.origin : `${threshold.origin}: ${threshold.detail}`,
    extrapolated: threshold.extrapolated,
  };
}

/** The same, with who chose it and why it was this one. */
export function chosenMethodOf(facts: MethodFacts, chosenBy: ChosenBy, reason = '', count?: number): BasisMethod {
  return { ...methodOf(facts, count), chosenBy, ...(reason === '' ? {} : { reason }) };
}

/** A value that the caller gave with the call. */
export function argumentInput(name: string, value: number | string, unit: string): BasisInput {
  return { name, value, unit, validFrom: null, origin: 'argument', extrapolated: false };
}

/** Each input once, in order of first use. */
export function distinctInputs(inputs: readonly BasisInput[]): readonly BasisInput[] {
  const seen = new Map<string, BasisInput>();
  for (const input of inputs) {
    const key = `${input.name} ${input.value} ${input.validFrom} ${input.extrapolated}`;
    if (!seen.has(key)) seen.set(key, input);
  }
  return [...seen.values()];
}

function sourcesOf(records: readonly MergedRecord[]): readonly BasisSource[] {
  const sources = new Map<SourceId, { records: number; firstDay: LocalDate; lastDay: LocalDate }>();
  for (const { record } of records) {
    const id = record.provenance.sourceId;
    const known = sources.get(id);
    const day = record.localDate;
    sources.set(id, {
      records: (known?.records ?? 0) + 1,
      firstDay: known !== undefined && known.firstDay < day ? known.firstDay : day,
      lastDay: known !== undefined && known.lastDay > day ? known.lastDay : day,
    });
  }
  return [...sources].map(([sourceId, facts]) => ({ sourceId, displayName: sourceId, ...facts }));
}

function freshnessOf(records: readonly MergedRecord[]): Basis['freshness'] {
  if (records.length === 0) return null;
  let newestRecordAt: Instant | null = null;
  let receivedAt: Instant | null = null;
  for (const { record } of records) {
    const end = record.end ?? record.start;
    if (newestRecordAt === null || end > newestRecordAt) newestRecordAt = end;
    if (receivedAt === null || record.provenance.receivedAt > receivedAt) receivedAt = record.provenance.receivedAt;
  }
  return { newestRecordAt, receivedAt };
}

function assumedDays(records: readonly MergedRecord[], timeZone: string | null): readonly string[] {
  const sentence = (basis: DateBasis, how: string) => {
    const unsaid = (record: MergedRecord['record']) => basis !== DateBasis.Recorded || record.utcOffsetMinutes === null;
    const count = records.filter(({ record }) => record.dateBasis === basis && unsaid(record)).length;
    if (count === 0) return [];
    return [
      records.length === 1
        ? `The record does not say its UTC offset: ${how}.`
        : `${count} of ${records.length} records do not say their UTC offset: ${how}.`,
    ];
  };
  const shown = timeZone === null ? '' : `times are shown by the clock of ${timeZone}, the person's zone`;
  return [
    ...(timeZone === null ? [] : sentence(DateBasis.Recorded, shown)),
    ...sentence(
      DateBasis.AssumedZone,
      timeZone === null
        ? "the day is that of the person's time zone"
        : `the day is that of the person's time zone, and ${shown}`,
    ),
    ...sentence(
      DateBasis.AssumedUtc,
      timeZone === null
        ? 'no time zone is set either, so the day is the UTC day'
        : `the day is the UTC day, since no zone was set when it came; ${shown}`,
    ),
  ];
}

function unavailable(readings: NonNullable<BasisParts['readings']>): readonly string[] {
  return readings.flatMap(({ stale, withheld }) => [
    ...stale.map(({ sourceId, code }) => `${sourceId} could not be refreshed (${code}): newer records may be missing.`),
    ...withheld.map(({ sourceId, records, reason }) => `${records} records of ${sourceId} are withheld: ${reason}`),
  ]);
}
