import * as z from 'zod';
import { type AnyTool, annotationsOf, type ToolAnnotations } from '../define-tool.ts';
import { dayPattern } from '../inputs.ts';
import { basisOutput } from '../render/short-basis.ts';
import { shortened } from './brief.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** A tool as `tools/list` sends it. */
export interface AdvertisedTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema & { readonly type: 'object' };
  readonly outputSchema?: JsonSchema & { readonly type: 'object' };
  readonly annotations: ToolAnnotations;
}

/** Built once a tool: clients pay for every character of it in every conversation. */
export function advertise(tool: AnyTool): AdvertisedTool {
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: briefInput(tool),
    ...(tool.result === 'fixed' ? { outputSchema: outputSchema(tool) } : {}),
    annotations: annotationsOf(tool),
  };
}

export function inputSchema(tool: AnyTool): AdvertisedTool['inputSchema'] {
  return slim(z.toJSONSchema(tool.input, { io: 'input' })) as AdvertisedTool['inputSchema'];
}

/** What `brief` marks is sent without its choices: they are read where its description says. */
function briefInput(tool: AnyTool): AdvertisedTool['inputSchema'] {
  const override = ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => shortened(jsonSchema);
  return slim(z.toJSONSchema(tool.input, { io: 'input', override })) as AdvertisedTool['inputSchema'];
}

/** With the basis that every answer carries, named and not spelled out. */
export function outputSchema(tool: AnyTool): AdvertisedTool['inputSchema'] {
  const schema = slim(z.toJSONSchema(tool.output, { io: 'output' })) as {
    properties: Readonly<Record<string, { readonly type?: string }>>;
    required?: readonly string[];
  };
  const basis = { type: 'object', description: basisOutput.description };
  const properties = { ...schema.properties, ...(tool.result === 'list' ? ofListings(tool) : {}), basis };
  // A listing leaves out a section that does not fit, and names it.
  const always = (name: string) => tool.result === 'fixed' || name === tool.rows || isScalar(schema.properties[name]);
  return { ...schema, type: 'object', properties, required: [...(schema.required ?? []).filter(always), 'basis'] };
}

/** What the runner adds to a listing. */
function ofListings({ rows }: AnyTool): Readonly<Record<string, JsonSchema>> {
  const left_out = {
    type: 'array',
    items: { type: 'string' },
    description: 'Sections that did not fit into max_tokens',
  };
  const next_cursor = { type: ['string', 'null'], description: 'Where the next rows begin; null: these are all' };
  return rows === undefined ? { left_out } : { left_out, next_cursor };
}

function isScalar(property: { readonly type?: string } | undefined): boolean {
  return property?.type !== 'object' && property?.type !== 'array';
}

/** What a reader knows as a date; the rule itself costs six times as much. */
const DAY_PATTERN = dayPattern.source;

/** Takes out what no reader needs: the dialect, lengths that nobody reaches, the limits of safe integers. */
function slim(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(slim);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => {
      if (key === '$schema' || key === 'brief') return [];
      if (key === 'pattern' && value === DAY_PATTERN) return [['format', 'date']];
      // No quantity of a person is zero or less.
      if (key === 'exclusiveMinimum' && value === 0) return [];
      if (key === 'maxLength' && typeof value === 'number') return [];
      if (key === 'minimum' && value === Number.MIN_SAFE_INTEGER) return [];
      if (key === 'maximum' && value === Number.MAX_SAFE_INTEGER) return [];
      return [[key, slim(value)]];
    }),
  );
}
