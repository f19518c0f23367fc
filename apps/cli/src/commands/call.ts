import type { Caller, ToolRuntime, Toolset } from '@vitalwire/tools';
import { ExitCode } from '../exit-code.ts';
import { printJson, type Terminal } from '../terminal/terminal.ts';

export interface CallCommand {
  readonly toolset: Toolset;
  readonly runtime: ToolRuntime;
  readonly caller: Caller;
  readonly name: string;
  /** A JSON object as text; absent for none. */
  readonly argumentText: string | undefined;
  readonly json: boolean;
  readonly signal: AbortSignal;
}

/** Runs one tool as an assistant would (D23): its text for a person, its structured output alone with `--json`. */
export async function callTool(terminal: Terminal, command: CallCommand): Promise<ExitCode> {
  const given = parsedArguments(command.argumentText);
  if (typeof given === 'string') return fail(terminal, command.json, 'invalid-input', given);
  // Structured output holds every row that the text would: a script has no use for a table.
  const args = command.json ? { ...given, ...(takesFormat(command) ? { format: 'json' } : {}) } : given;
  const outcome = await command.toolset.call(command.name, args, command.caller, command.runtime, {
    signal: command.signal,
    progress: (done, total, message) => {
      if (terminal.interactive) terminal.err(`\r\u001b[2K${message ?? 'Working'}: ${done}/${total}`);
    },
  });
  if (terminal.interactive) terminal.err('\r\u001b[2K');
  if (!outcome.ok) return fail(terminal, command.json, outcome.error.code, outcome.text);
  if (command.json) printJson(terminal, outcome.output);
  else terminal.out(`${outcome.text}\n`);
  return ExitCode.Done;
}

/** @returns a sentence when the text is not one JSON object */
function parsedArguments(text: string | undefined): Record<string, unknown> | string {
  if (text === undefined || text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `The arguments are not JSON: ${(error as Error).message}. Write them as '{"limit":5}', in single quotes.`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `The arguments must be one JSON object, such as '{"limit":5}'.`;
  }
  return value as Record<string, unknown>;
}

function takesFormat({ toolset, name }: CallCommand): boolean {
  return toolset.resolve(name)?.input.shape.format !== undefined;
}

function fail(terminal: Terminal, json: boolean, code: string, message: string): ExitCode {
  if (json) printJson(terminal, { error: { code, message } });
  else terminal.err(`${terminal.colors.red('✗')} ${message}\n`);
  return ExitCode.Failed;
}
