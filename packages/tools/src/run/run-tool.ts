import {
  type AnyHealthError,
  type Basis,
  emptyBasis,
  HealthError,
  type Owner,
  type ReadCall,
  type Scope,
} from '@vitalwire/core';
import * as z from 'zod';
import type { ToolCatalog } from '../catalog/catalog-service.ts';
import type { AnyTool, Contribution, CursorPosition, ServiceName, ToolAnswer, ToolServices } from '../define-tool.ts';
import { OutputFormat } from '../render/format.ts';
import { renderAnswer } from '../render/render-answer.ts';
import { shortBasis } from '../render/short-basis.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { inputIssues, invalidInput } from './input-issues.ts';
import { type Leaving, type LeavingRuntime, leaving, type Reader } from './leaving.ts';
import { explainError } from './wording.ts';

/** What a call may take when neither a person nor the tool says otherwise. */
export const defaultTimeoutMilliseconds = 60_000;

/** Who calls, and what they may do. */
export interface Caller {
  readonly owner: Owner;
  readonly scopes: readonly Scope[];
  /** Who is shown the answers; absent: a model that nobody knows, and nothing is written down. */
  readonly reader?: Reader;
}

/** Services by name, each opened when the first tool asks for it: the keys say what a deployment has. */
export type ServiceOpeners = {
  readonly [N in Exclude<ServiceName, 'catalog'>]?: () => ToolServices[N] | Promise<ToolServices[N]>;
};

/** What a deployment gives its tools. */
export interface ToolRuntime extends LeavingRuntime {
  readonly services: ServiceOpeners;
  readonly now: () => Date;
  /** Longest time of one call, milliseconds, where somebody chose one. Without it: what each tool takes for itself. */
  readonly timeoutMilliseconds?: number;
  /** What went wrong inside, for a log: never for the caller. */
  readonly onInternalError?: (error: unknown, tool: string) => void;
}

/** One call from outside. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number, message?: string) => void;
  /** Gives `catalog` to the tools that need it. */
  readonly catalog?: ToolCatalog;
  /** The reads of the call that this one is a part of. */
  readonly within?: ReadCall;
}

export type ToolOutcome =
  | {
      readonly ok: true;
      /** What was sent of the tool's output, with `basis`, for a listing `next_cursor`, and `left_out` where it applies. */
      readonly output: Readonly<Record<string, unknown>>;
      /** The answer for a reader, as the caller's `format` asks. */
      readonly text: string;
      /** `output` belongs into structured content. */
      readonly structured: boolean;
      /** The field of `output` that holds rows, when it has some. */
      readonly rowsKey: string | null;
      readonly basis: Basis;
      readonly contributions: readonly Contribution[];
    }
  | { readonly ok: false; readonly error: AnyHealthError; readonly text: string };

/** The only way a tool runs, whatever the transport: scopes, input, deadline, run, output, error. */
export async function runTool(
  tool: AnyTool,
  input: unknown,
  caller: Caller,
  runtime: ToolRuntime,
  options: CallOptions = {},
): Promise<ToolOutcome> {
  const deadline = new AbortController();
  const limit = runtime.timeoutMilliseconds ?? tool.timeoutMilliseconds ?? defaultTimeoutMilliseconds;
  const timer = setTimeout(() => deadline.abort(timedOut(limit)), limit);
  const signal = options.signal === undefined ? deadline.signal : AbortSignal.any([options.signal, deadline.signal]);
  try {
    checkScopes(tool, caller);
    const args = parseInput(tool, input);
    const position = typeof args.cursor === 'string' ? decodeCursor(args.cursor, tool.name, args) : null;
    signal.throwIfAborted();
    const leave = leaving(tool.name, caller, runtime, options.within);
    const answer = await unlessAborted(call(tool, args, position, caller, runtime, options, signal, leave), signal);
    return present(tool, args, answer, await leave.note());
  } catch (error) {
    const known = asHealthError(error, signal, deadline.signal);
    if (known.code === 'internal') runtime.onInternalError?.(known.cause ?? error, tool.name);
    return { ok: false, error: known, text: explainError(known) };
  } finally {
    clearTimeout(timer);
  }
}

type Arguments = Readonly<Record<string, unknown>>;

function checkScopes(tool: AnyTool, caller: Caller): void {
  const required = tool.scopes.filter((scope) => !caller.scopes.includes(scope));
  if (required.length > 0) {
    throw new HealthError('permission-missing', `${tool.name} needs ${required.join(', ')}.`, { required });
  }
}

function parseInput(tool: AnyTool, input: unknown): Arguments {
  const parsed = tool.input.safeParse(input ?? {}, { reportInput: true });
  if (!parsed.success) throw invalidInput(inputIssues(parsed.error, tool.input));
  return parsed.data;
}

async function call(
  tool: AnyTool,
  args: Arguments,
  position: CursorPosition | null,
  caller: Caller,
  runtime: ToolRuntime,
  options: CallOptions,
  signal: AbortSignal,
  leave: Leaving,
): Promise<ToolAnswer<unknown>> {
  const services = await openServices(tool, runtime, options);
  const read: ReadCall = { owner: caller.owner, signal, ...leave.read };
  const progress = (done: number, total: number, message?: string) => options.progress?.(done, total, message);
  return tool.run(args, { owner: caller.owner, services, now: runtime.now(), signal, read, position, progress });
}

async function openServices(tool: AnyTool, runtime: ToolRuntime, options: CallOptions): Promise<Partial<ToolServices>> {
  const opened = await Promise.all(
    tool.needs.map(async (name: ServiceName) => {
      const service = name === 'catalog' ? options.catalog : await runtime.services[name]?.();
      if (service === undefined)
        throw new HealthError('internal', `${tool.name} needs ${name}, which this server has not.`, {});
      return [name, service] as const;
    }),
  );
  return Object.fromEntries(opened);
}

function present(tool: AnyTool, args: Arguments, answer: ToolAnswer<unknown>, notice: string | null): ToolOutcome {
  const parsed = tool.output.safeParse(answer.output);
  if (!parsed.success) {
    throw new HealthError(
      'internal',
      `${tool.name} answered in another shape than it declares.`,
      {},
      { cause: parsed.error },
    );
  }
  const format = isFormat(args.format) ? args.format : OutputFormat.Toon;
  const given = answer.basis ?? emptyBasis;
  const basis = notice === null ? given : { ...given, missing: [...given.missing, notice] };
  const rendered = renderAnswer({
    finding: (output) => tool.summarize(output),
    output: parsed.data,
    basis: shortBasis(basis),
    rowsKey: tool.rows ?? null,
    rowFields: rowFieldsOf(tool),
    cursorAfter: (count, total) => {
      const position = answer.positions?.[count - 1];
      return position !== undefined && (count < total || answer.more === true)
        ? encodeCursor(tool.name, args, position)
        : null;
    },
    format,
    maxTokens: tool.result === 'list' && typeof args.max_tokens === 'number' ? args.max_tokens : null,
  });
  return {
    ok: true,
    output: rendered.output,
    text: rendered.text,
    structured: tool.result === 'fixed' || format === OutputFormat.Json,
    rowsKey: tool.rows ?? null,
    basis,
    contributions: answer.contributions ?? [],
  };
}

function rowFieldsOf(tool: AnyTool): readonly string[] | null {
  const rows: unknown = tool.rows === undefined ? null : tool.output.shape[tool.rows];
  return rows instanceof z.ZodArray && rows.element instanceof z.ZodObject ? Object.keys(rows.element.shape) : null;
}

function isFormat(value: unknown): value is OutputFormat {
  return Object.values<unknown>(OutputFormat).includes(value);
}

/** A tool that forgets to look at its signal does not hold the caller. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

function timedOut(limitMilliseconds: number): HealthError<'too-large'> {
  const limit = limitMilliseconds / 1000;
  return new HealthError('too-large', `The call took longer than ${limit} s.`, {
    what: 'The time of this call',
    limit,
    unit: 'seconds',
  });
}

function asHealthError(error: unknown, signal: AbortSignal, deadline: AbortSignal): AnyHealthError {
  if (deadline.aborted && HealthError.is(deadline.reason)) return deadline.reason;
  if (signal.aborted) return new HealthError('cancelled', 'The call was cancelled.', {});
  if (HealthError.is(error)) return error;
  return new HealthError('internal', 'A tool failed.', {}, { cause: error });
}
