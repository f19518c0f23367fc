import { ChosenBy, Evidence } from '@vitalwire/core';
import * as z from 'zod';
import { type Contribution, defineTool } from '../define-tool.ts';
import { pageInputs } from '../inputs.ts';
import { basisOutput, shortBasis } from '../render/short-basis.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const short = basisOutput.shape;

export const explain = defineTool({
  name: 'explain',
  title: 'Explain an answer',
  description:
    'Computes a reading tool again with the same arguments and says what the answer rests on: methods with formula sources, thresholds with dates, sources, coverage, assumptions, and what each activity or recording contributed.',
  toolset: 'discovery',
  input: z.strictObject({
    tool: z.string().max(64).describe('Name of the tool'),
    arguments: z.record(z.string().max(40), z.unknown()).default({}).describe('The arguments of that call'),
    ...pageInputs,
  }),
  output: z.strictObject({
    tool: z.string(),
    result: z
      .record(z.string(), z.unknown())
      .describe('The answer, equal to the last bit; its rows only where it has nothing else'),
    methods: z.array(
      z.strictObject({
        id: z.string(),
        version: z.int(),
        title: z.string(),
        evidence: z.enum(Evidence),
        count: z.int().optional().describe('How often it answered'),
        chosen_by: z.enum(ChosenBy).optional(),
        reason: z.string().optional(),
        references: z.string(),
      }),
    ),
    assumptions: short.assumptions,
    missing: short.missing,
    coverage: short.coverage,
    newest_record_at: short.newest_record_at,
    received_at: short.received_at,
    sources: short.sources,
    inputs: short.inputs,
    contribution_count: z.int(),
    contributions: z.array(z.record(z.string(), scalar)),
  }),
  needs: ['catalog'],
  scopes: [],
  effect: 'read',
  result: 'list',
  rows: 'contributions',
  // As long as the longest of the tools that it runs.
  timeoutMilliseconds: 120_000,
  async run({ tool, arguments: args, offset = 0 }, { services, position, signal, progress, read }) {
    const { tool: name, outcome } = await services.catalog.recompute(tool, args, { signal, progress, read });
    if (!outcome.ok) throw outcome.error;
    const { assumptions, missing, ...basis } = shortBasis(outcome.basis);
    const first = Number(position?.n ?? 0) + offset;
    const contributions: readonly Contribution[] = outcome.contributions.slice(first);
    return {
      output: {
        tool: name,
        result: valuesOf(outcome.output, outcome.rowsKey),
        methods: outcome.basis.methods.map(({ references, chosenBy, ...method }) => ({
          ...method,
          chosen_by: chosenBy,
          references: references.join(' | '),
        })),
        inputs: basis.inputs,
        sources: basis.sources,
        coverage: basis.coverage,
        newest_record_at: basis.newest_record_at,
        received_at: basis.received_at,
        assumptions,
        missing,
        contribution_count: outcome.contributions.length,
        contributions: contributions.map((contribution) => ({ ...contribution })),
      },
      basis: { ...outcome.basis, methods: [], inputs: [], sources: [], assumptions: [], missing: [] },
      positions: contributions.map((_, index) => ({ n: String(first + index + 1) })),
    };
  },
  summarize: ({ tool, methods, inputs, contribution_count }) =>
    `${tool}: ${count(methods.length, 'method')}, ${count(inputs.length, 'input')}, ${count(contribution_count, 'contribution')}.`,
});

function count(number: number, what: string): string {
  return `${number} ${number === 1 ? what : `${what}s`}`;
}

/** Rows are what a caller can ask the tool itself for, page by page: they stay away unless they are all there is. */
function valuesOf(output: Readonly<Record<string, unknown>>, rowsKey: string | null): Record<string, unknown> {
  const { basis: _, next_cursor: __, ...values } = output;
  const totals = Object.entries(values).filter(([key]) => key !== rowsKey);
  return totals.length === 0 ? values : Object.fromEntries(totals);
}
