import { type AnyTool, type Toolset, tokenCostOf } from '@vitalwire/tools';
import { ExitCode } from '../exit-code.ts';
import { table } from '../terminal/table.ts';
import { printJson, type Terminal } from '../terminal/terminal.ts';

export interface ToolsCommand {
  readonly toolset: Toolset;
  /** Every tool of this installation, not only those that an assistant is shown. */
  readonly all: boolean;
  readonly json: boolean;
}

/** What an assistant can ask, and what knowing it costs every conversation. */
export function listTools(terminal: Terminal, { toolset, all, json }: ToolsCommand): ExitCode {
  const rows = (all ? toolset.known : toolset.tools).map((tool) => rowOf(tool, toolset));
  if (json) {
    printJson(terminal, { tools: rows });
    return ExitCode.Done;
  }
  const total = rows.reduce((sum, { tokens, advertised }) => sum + (advertised ? tokens : 0), 0);
  terminal.out(
    `${table(
      ['name', 'title', 'toolset', 'aliases', 'tokens'],
      rows.map(({ name, title, toolset: set, aliases, tokens }) => [
        name,
        title,
        set,
        shortened(aliases),
        String(tokens),
      ]),
    )}\n\n${rows.filter(({ advertised }) => advertised).length} tools advertised, ${total} tokens in every conversation.\nAsk one: vitalwire call get_activities '{"limit":5}'\n`,
  );
  return ExitCode.Done;
}

interface ToolRow {
  readonly name: string;
  readonly title: string;
  readonly toolset: string;
  readonly aliases: readonly string[];
  /** What the listing of the tool costs every conversation. */
  readonly tokens: number;
  readonly advertised: boolean;
}

function rowOf(tool: AnyTool, toolset: Toolset): ToolRow {
  return {
    name: tool.name,
    title: tool.title,
    toolset: tool.toolset,
    aliases: tool.aliases ?? [],
    tokens: tokenCostOf(tool.name) ?? 0,
    advertised: toolset.tools.includes(tool),
  };
}

function shortened(aliases: readonly string[]): string {
  if (aliases.length <= 2) return aliases.join(', ');
  return `${aliases.slice(0, 2).join(', ')}, +${aliases.length - 2}`;
}
