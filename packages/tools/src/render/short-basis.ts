import type { Basis, BasisInput, BasisMethod, BasisSource } from '@vitalwire/core';
import { ChosenBy, Evidence } from '@vitalwire/core';
import * as z from 'zod';
import { rounded } from '../round.ts';
import { cleanText } from '../text/clean-text.ts';

/** The basis as every answer carries it; `explain` has the long form. */
export const basisOutput = z
  .strictObject({
    sources: z.array(
      z.strictObject({
        source: z.string(),
        records: z.int(),
        first_day: z.string().nullable(),
        last_day: z.string().nullable(),
      }),
    ),
    methods: z.array(
      z.strictObject({
        id: z.string(),
        version: z.int(),
        evidence: z.enum(Evidence),
        count: z.int().optional(),
        chosen_by: z.enum(ChosenBy).optional(),
        reason: z.string().optional(),
      }),
    ),
    inputs: z.array(
      z.strictObject({
        name: z.string(),
        value: z.union([z.number(), z.string()]),
        unit: z.string(),
        valid_from: z.string().nullable(),
        origin: z.string(),
        extrapolated: z.boolean(),
      }),
    ),
    coverage: z.strictObject({ days_asked: z.int(), days_with_data: z.int() }).nullable(),
    newest_record_at: z.string().nullable(),
    received_at: z.string().nullable(),
    assumptions: z.array(z.string()),
    missing: z.array(z.string()),
  })
  .describe('What the answer rests on: sources, methods, inputs, coverage, freshness, assumptions, missing data');
export type ShortBasis = z.output<typeof basisOutput>;

const MAXIMUM_SENTENCE = 240;

export function shortBasis(basis: Basis): ShortBasis {
  return {
    sources: basis.sources.map(shortSource),
    methods: basis.methods.map(shortMethod),
    inputs: basis.inputs.map(shortInput),
    coverage:
      basis.coverage === null
        ? null
        : { days_asked: basis.coverage.daysAsked, days_with_data: basis.coverage.daysWithData },
    newest_record_at: basis.freshness?.newestRecordAt ?? null,
    received_at: basis.freshness?.receivedAt ?? null,
    assumptions: basis.assumptions.map((text) => cleanText(text, MAXIMUM_SENTENCE)),
    missing: basis.missing.map((text) => cleanText(text, MAXIMUM_SENTENCE)),
  };
}

/** At most `count` entries of each list; what was taken away is said. */
export function trimBasis(basis: ShortBasis, count: number): ShortBasis {
  const more = (length: number) => (length > count ? [`${length - count} more in explain.`] : []);
  return {
    ...basis,
    sources: basis.sources.slice(0, Math.max(count, 1)),
    methods: basis.methods.slice(0, count),
    inputs: basis.inputs.slice(0, count),
    assumptions: [...basis.assumptions.slice(0, count), ...more(basis.assumptions.length)],
    missing: [...basis.missing.slice(0, count), ...more(basis.missing.length)],
  };
}

/** Which lists of a basis were cut and cannot say so themselves. */
export function trimmedLists(whole: ShortBasis, trimmed: ShortBasis): readonly string[] {
  return (['sources', 'methods', 'inputs'] as const).filter((list) => trimmed[list].length < whole[list].length);
}

/** The basis in lines for a reader, nothing where there is nothing to say. */
export function basisText(basis: ShortBasis): string {
  const lines = [
    listed('sources', basis.sources.map(sourceText)),
    listed('methods', basis.methods.map(methodText)),
    listed('inputs', inputTexts(basis.inputs)),
    freshnessText(basis),
    listed('assumed', basis.assumptions),
    listed('missing', basis.missing),
  ].filter((line) => line !== '');
  return lines.length === 0 ? '' : ['basis:', ...lines.map((line) => `- ${line}`)].join('\n');
}

function shortSource(source: BasisSource): ShortBasis['sources'][number] {
  return { source: source.sourceId, records: source.records, first_day: source.firstDay, last_day: source.lastDay };
}

function shortMethod({ id, version, evidence, count, chosenBy, reason }: BasisMethod): ShortBasis['methods'][number] {
  return {
    id,
    version,
    evidence,
    ...(count === undefined ? {} : { count }),
    ...(chosenBy === undefined ? {} : { chosen_by: chosenBy }),
    ...(reason === undefined ? {} : { reason: cleanText(reason, MAXIMUM_SENTENCE) }),
  };
}

function shortInput(input: BasisInput): ShortBasis['inputs'][number] {
  return {
    name: input.name,
    value: typeof input.value === 'number' ? (rounded(input.value, 4) ?? input.value) : input.value,
    unit: input.unit,
    valid_from: input.validFrom,
    origin: cleanText(input.origin, 60),
    extrapolated: input.extrapolated,
  };
}

function listed(title: string, entries: readonly string[]): string {
  const separator = title === 'assumed' || title === 'missing' ? ' ' : '; ';
  return entries.length === 0 ? '' : `${title}: ${entries.join(separator)}`;
}

function sourceText({ source, records, first_day, last_day }: ShortBasis['sources'][number]): string {
  const days =
    first_day === null || last_day === null
      ? ''
      : first_day === last_day
        ? ` of ${first_day}`
        : ` ${first_day} to ${last_day}`;
  return `${source} ${records} ${records === 1 ? 'record' : 'records'}${days}`;
}

function methodText({ id, version, evidence, count, chosen_by, reason }: ShortBasis['methods'][number]): string {
  const choice = [chosen_by === undefined ? [] : `by ${chosen_by}`, reason ?? []].flat().join(': ');
  return `${id}/${version} ${evidence}${count === undefined ? '' : ` x${count}`}${choice === '' ? '' : ` (${choice})`}`;
}

/** Values of one name that are said; the rest is counted. */
const MOST_VALUES = 3;

/** Each name once, its newest values first: `ftp_watts 220 W since 2026-11-14, 239 since 2026-09-20 and 8 earlier (manual)`. */
function inputTexts(inputs: ShortBasis['inputs']): readonly string[] {
  const named = Map.groupBy(inputs, ({ name, unit, origin }) => `${name}\n${unit}\n${origin}`);
  return [...named.values()].map((values) => {
    const [first] = values;
    const newest = values.toSorted((a, b) => ((a.valid_from ?? '') > (b.valid_from ?? '') ? -1 : 1));
    const said = newest.slice(0, MOST_VALUES).map(({ value, unit, valid_from, extrapolated }, index) => {
      const number = index === 0 && unit !== '' ? `${value} ${unit}` : `${value}`;
      return `${number}${valid_from === null ? '' : ` since ${valid_from}`}${extrapolated ? ' (first known later)' : ''}`;
    });
    const earlier = newest.length > MOST_VALUES ? ` and ${newest.length - MOST_VALUES} earlier` : '';
    return `${first?.name} ${said.join(', ')}${earlier} (${first?.origin})`;
  });
}

function freshnessText({ newest_record_at, received_at, coverage }: ShortBasis): string {
  const parts = [
    coverage === null ? '' : `data on ${coverage.days_with_data} of ${coverage.days_asked} days`,
    newest_record_at === null ? '' : `newest record ${newest_record_at}`,
    received_at === null ? '' : `received ${received_at}`,
  ].filter((part) => part !== '');
  return parts.join(', ');
}
