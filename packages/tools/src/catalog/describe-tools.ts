import { type AnyTool, annotationsOf, type ToolAnnotations } from '../define-tool.ts';
import { type AdvertisedTool, advertise, inputSchema, outputSchema } from './advertise.ts';

/** A tool in full, for documents and for the command line. */
export interface ToolDescription {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly toolset: string;
  readonly aliases: readonly string[];
  readonly effect: 'read' | 'write';
  readonly result: 'fixed' | 'list';
  readonly scopes: readonly string[];
  readonly needs: readonly string[];
  readonly annotations: ToolAnnotations;
  readonly inputSchema: AdvertisedTool['inputSchema'];
  readonly outputSchema: AdvertisedTool['inputSchema'];
  /** What `tools/list` sends of it: its length is what a conversation pays. */
  readonly advertised: AdvertisedTool;
}

export function describeTools(tools: readonly AnyTool[]): readonly ToolDescription[] {
  return tools.map((tool) => ({
    name: tool.name,
    title: tool.title,
    description: tool.description,
    toolset: tool.toolset,
    aliases: tool.aliases ?? [],
    effect: tool.effect,
    result: tool.result,
    scopes: tool.scopes,
    needs: tool.needs,
    annotations: annotationsOf(tool),
    inputSchema: inputSchema(tool),
    outputSchema: outputSchema(tool),
    advertised: advertise(tool),
  }));
}
