import { parseArgs } from 'node:util';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { HealthError } from '@vitalwire/core';
import type { ToolSelection, Toolset } from '@vitalwire/tools';
import { createMcpFactory } from '@vitalwire/tools/mcp';
import { appOptions, createApp } from '../app.ts';
import { createLog } from '../log.ts';
import { messageLines, type Refusal } from '../message-lines.ts';
import { homeOf } from '../setup/home.ts';
import { loadSettings, type SettingValues } from '../setup/settings.ts';
import { localCaller, toolRuntime } from '../tool-runtime.ts';
import { startUpkeep } from '../upkeep.ts';
import { programVersion } from '../version.ts';

/** Serves assistants over standard input and output until the client goes away. Standard output is the protocol's alone. */
export async function serveMcp(parameters: readonly string[]): Promise<void> {
  let settings: SettingValues;
  let toolset: Toolset | (() => Promise<Toolset>);
  try {
    settings = loadSettings(process.env, process.platform);
    const selection = selectionOf(parameters, settings);
    // Names that may be wrong are checked before anybody is answered; nothing else waits for the tools.
    const { toolsets, tools, excludeTools } = selection;
    const named = toolsets !== undefined || tools !== undefined || excludeTools !== undefined;
    toolset = named ? await loadToolset(selection) : () => loadToolset(selection);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = HealthError.is(error) ? 1 : 64;
    return;
  }
  const log = createLog({
    path: `${homeOf(settings.home).logs}/vitalwire.log`,
    level: settings.logLevel,
    toPerson: (line) => void process.stderr.write(line),
  });
  const app = createApp(appOptions(settings));
  if (settings.backupEveryHours !== null) {
    void import('../backups.ts').then(({ startBackups }) => startBackups(app, settings, log));
  }
  startUpkeep(app, log);
  const runtime = toolRuntime(app, log, settings.toolTimeoutSeconds);
  // A client that is gone takes the server with it; a half-written answer must not end it first.
  process.stdout.on('error', () => process.exit(0));
  process.stdin.once('end', () => void app.close().finally(() => process.exit(0)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void app.close().finally(() => process.exit(0)));
  }
  const factory = createMcpFactory({ toolset, runtime, caller: localCaller, version: programVersion() });
  const input = process.stdin.pipe(messageLines(LONGEST_MESSAGE_BYTES, answerRefused));
  serveStdio(factory, { transport: new StdioServerTransport(input, process.stdout) });
}

/** A question with its arguments is some hundred bytes. */
const LONGEST_MESSAGE_BYTES = 4 * 1024 * 1024;

function answerRefused({ id, code, message }: Refusal): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } })}\n`);
}

/** Tools, their schemas and formulas are evaluated here and not at the start. */
async function loadToolset(selection: ToolSelection): Promise<Toolset> {
  const { allTools, createToolset } = await import('@vitalwire/tools');
  return createToolset(allTools, selection);
}

/** Flags win over the environment. @throws a TypeError of `parseArgs` for unknown flags */
export function selectionOf(
  parameters: readonly string[],
  settings: Pick<SettingValues, 'toolsets' | 'readOnly'>,
): ToolSelection {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      toolsets: { type: 'string' },
      tools: { type: 'string' },
      'exclude-tools': { type: 'string' },
      'read-only': { type: 'boolean' },
    },
  });
  const toolsets = named(values.toolsets) ?? settings.toolsets;
  const tools = named(values.tools);
  const excludeTools = named(values['exclude-tools']);
  return {
    ...(toolsets === null ? {} : { toolsets }),
    ...(tools === null ? {} : { tools }),
    ...(excludeTools === null ? {} : { excludeTools }),
    readOnly: values['read-only'] ?? settings.readOnly,
  };
}

function named(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
