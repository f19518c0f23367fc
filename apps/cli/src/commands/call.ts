import { type Caller, largestMaxTokens, OutputFormat, type ToolRuntime, type Toolset } from '@vitalwire/tools';
import { ExitCode } from '../exit-code.ts';
import { exitCodeOf } from '../failure.ts';
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
  const args = command.json ? { ...wholeAnswer(command), ...given } : given;
  const outcome = await command.toolset.call(command.name, args, command.caller, command.runtime, {
    signal: command.signal,
    progress: (done, total, message) => {
      if (terminal.interactive) terminal.err(`\r\u001b[2K${message ?? 'Working'}: ${done}/${total}`);
    },
  });
  if (terminal.interactive) terminal.err('\r\u001b[2K');
  if (!outcome.ok) return fail(terminal, command.json, outcome.error.code, outcome.text);
  if (command.json) printJson(terminal, outcome.output);
  else {
    terminal.out(`${outcome.text}\n`);
    // With `format: json` the text is the finding alone, as assistants get it beside the structured content.
    if (args.format === OutputFormat.Json) terminal.out(`${JSON.stringify(outcome.output, null, 2)}\n`);
  }
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

/** A script wants the rows themselves and as many as may be sent at once; what the caller says wins. */
function wholeAnswer({ toolset, name }: CallCommand): Record<string, unknown> {
  const shape = toolset.resolve(name)?.input.shape ?? {};
  return {
    ...(shape.format === undefined ? {} : { format: OutputFormat.Json }),
    ...(shape.max_tokens === undefined ? {} : { max_tokens: largestMaxTokens }),
  };
}

function fail(terminal: Terminal, json: boolean, code: string, message: string): ExitCode {
  if (json) printJson(terminal, { error: { code, message } });
  else terminal.err(`${terminal.colors.red('✗')} ${message}\n`);
  return exitCodeOf(code);
}
