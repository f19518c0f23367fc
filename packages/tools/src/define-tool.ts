import type { Basis, HealthData, Owner, PersonData, ReadCall, Scope } from '@vitalwire/core';
import type * as z from 'zod';
import type { ToolCatalog } from './catalog/catalog-service.ts';

/** Everything a tool may ask for by name. Grows with the product; a tool names only what it needs. */
export interface ToolServices {
  readonly health: HealthData;
  readonly person: PersonData;
  /** The tools themselves: present wherever a toolset is served. */
  readonly catalog: ToolCatalog;
}
export type ServiceName = keyof ToolServices;

/** What a tool may touch while it runs. There is nothing else: no clock, no network, no environment. */
export interface ToolCall<Need extends ServiceName> {
  readonly owner: Owner;
  readonly services: Pick<ToolServices, Need>;
  /** The moment of the call. */
  readonly now: Date;
  /** Aborts when the caller cancels or the deadline passes. Look at it between pieces of long work. */
  readonly signal: AbortSignal;
  /** Owner and signal together, as the services take them. */
  readonly read: ReadCall;
  /** What the `cursor` argument says, checked to be ours and of the same question; `null` without one. */
  readonly position: CursorPosition | null;
  /** Tells a waiting caller how far the work is. Cheap: called as often as it is true. */
  progress(done: number, total: number, message?: string): void;
}

/** One line of how an answer came about: an activity with its load and the method that answered. */
export type Contribution = Readonly<Record<string, string | number | boolean | null>>;

/** What a tool gives back: its output, and what that rests on (D14). */
export interface ToolAnswer<Output> {
  readonly output: Output;
  readonly basis: Basis;
  /** For an output with rows: where to go on after each of them, what the next call finds in `position`. */
  readonly positions?: readonly CursorPosition[];
  /** There are rows after the last one of this output. */
  readonly more?: boolean;
  /** The pieces that the numbers were made of, for `explain`. */
  readonly contributions?: readonly Contribution[];
}

/** The four hints of the protocol; none is ever left to a client's default. */
export interface ToolAnnotations {
  readonly readOnlyHint: boolean;
  readonly destructiveHint: boolean;
  readonly idempotentHint: boolean;
  readonly openWorldHint: boolean;
}

/** Where a listing goes on. Names `v` and `f` are the cursor's own. */
export type CursorPosition = Readonly<Record<string, string>>;

export interface Tool<In extends z.ZodObject, Out extends z.ZodObject, Need extends ServiceName> {
  /** Snake case, never reused for something else. */
  readonly name: string;
  readonly title: string;
  /** What comes back, in which order and unit, and when another tool is the better one. */
  readonly description: string;
  readonly toolset: string;
  /** Wire contracts, in snake case with the unit in the name. No transforms and no coercions: they are parsed twice. */
  readonly input: In;
  readonly output: Out;
  readonly needs: readonly Need[];
  readonly scopes: readonly Scope[];
  readonly effect: 'read' | 'write';
  /** Where the hints differ from what `effect` says. */
  readonly annotations?: Partial<ToolAnnotations>;
  /** Other names that call it. They are not advertised. */
  readonly aliases?: readonly string[];
  /**
   * `fixed`: a small answer of one shape; its output schema is advertised. `list`: an answer that varies in size,
   * sent as text, or as structured content when the caller asks for `format: json`.
   */
  readonly result: 'fixed' | 'list';
  /** The output's array that may be cut to what fits into `max_tokens`; a `next_cursor` then comes beside it. */
  readonly rows?: keyof z.output<Out> & string;
  /** Milliseconds that a tool of long work may take, a minute without it. A deadline that the runtime sets wins. */
  readonly timeoutMilliseconds?: number;
  run(input: z.output<In>, call: ToolCall<Need>): Promise<ToolAnswer<z.input<Out>>>;
  /** The finding in one to three sentences. Words of providers and files never enter it. */
  summarize(output: z.output<Out>): string;
}

export function defineTool<In extends z.ZodObject, Out extends z.ZodObject, const Need extends ServiceName>(
  tool: Tool<In, Out, Need>,
): Tool<In, Out, Need> {
  return tool;
}

/** A tool whose types have been checked and then forgotten: the one marked erasure of this registry. */
// biome-ignore lint/suspicious/noExplicitAny: a registry of tools cannot name each tool's types
export type AnyTool = Tool<any, any, any>;

/** What a tool's `effect` says to a client, unless the tool says otherwise. */
export function annotationsOf(tool: Pick<AnyTool, 'effect' | 'annotations'>): ToolAnnotations {
  const reads = tool.effect === 'read';
  return {
    readOnlyHint: reads,
    destructiveHint: !reads,
    idempotentHint: reads,
    openWorldHint: false,
    ...tool.annotations,
  };
}
