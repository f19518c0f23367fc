import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import type { Instant, LocalDate } from '@vitalwire/core';
import { type App, createApp } from '../app.ts';
import { assistants } from '../clients/assistants.ts';
import { dayProgress } from '../commands/demo.ts';
import { importFiles } from '../commands/import.ts';
import { openNamed } from '../commands/open-named.ts';
import { demoAthlete, introduceAthlete, storeAthlete } from '../demo/load-athlete.ts';
import { showAnswers, showPasteTexts } from '../demo/present.ts';
import { type Ask, askAll } from '../demo/questions.ts';
import { ExitCode } from '../exit-code.ts';
import { reportFailure } from '../failure.ts';
import { importers } from '../providers.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface StartOptions {
  /** The built command line. */
  readonly program: string;
  /** The bundled recordings. */
  readonly samples: string;
  /** A folder of the checkout that git ignores; a person's own data folder is never touched. */
  readonly scratch: string;
  /** The person's own files, instead of samples and athlete. */
  readonly paths: readonly string[];
  readonly userHome: string;
  /** The person's calendar day and the moment. */
  readonly today: { readonly date: LocalDate; readonly now: Instant };
  readonly terminal: Terminal;
}

/** Imports, starts `vitalwire mcp` as an assistant would, asks five questions through a real client, and prints it all. */
export async function start(options: StartOptions): Promise<ExitCode> {
  const { terminal } = options;
  const own = options.paths.length > 0;
  const home = join(options.scratch, own ? 'own-files' : 'demo');
  const app = createApp({ homeFolder: home, keepOriginals: false });
  const environment = { VITALWIRE_HOME: home };
  let answers: Awaited<ReturnType<typeof askThroughClient>>;
  try {
    await takeIn(app, terminal, options, own);
    answers = await askThroughClient(options.program, environment);
  } catch (error) {
    return reportFailure(terminal, error, false);
  } finally {
    await app.close();
  }
  showAnswers(terminal, answers);
  const launch = { command: process.execPath, args: [options.program, 'mcp'], env: environment };
  showPasteTexts(
    terminal,
    assistants({ platform: process.platform, userHome: options.userHome, environment: process.env }, launch),
    launch,
  );
  terminal.out(
    own
      ? `\nThese answers rest on a copy in ${home}. To keep your data: vitalwire init, then vitalwire import.\n`
      : '\nYour own files: npm start -- ~/my/folder\n',
  );
  return answers.some(({ failed }) => failed) ? ExitCode.Failed : ExitCode.Done;
}

async function takeIn(
  app: App,
  terminal: Terminal,
  { paths, samples, today }: StartOptions,
  own: boolean,
): Promise<void> {
  const { colors } = terminal;
  const signal = new AbortController().signal;
  const hub = await app.hub();
  const athlete = own ? null : demoAthlete('demo', today.date, today.now);
  // First, so that recordings without a local time are placed on the right day.
  if (athlete !== null) await introduceAthlete(hub, athlete, signal);
  terminal.out(`${colors.bold(own ? 'Importing your files' : 'Importing real recordings')}\n`);
  await importFiles(terminal, {
    hub,
    sources: await Promise.all((own ? paths : [samples]).map((path) => openNamed(path))),
    importers,
    signal,
    json: false,
    elapsed: () => performance.now(),
  });
  if (athlete === null) return;
  terminal.out(`${colors.bold('Making up three years of a cyclist and runner')}\n`);
  const records = await storeAthlete({ hub, athlete, now: today.now, signal, onProgress: dayProgress(terminal) });
  terminal.out(records === 0 ? 'All days are there already.\n' : `Stored ${records} records.\n`);
}

async function askThroughClient(program: string, environment: Readonly<Record<string, string>>) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program, 'mcp'],
    env: { ...environment, PATH: process.env.PATH ?? '' },
    stderr: 'inherit',
  });
  const client = new Client({ name: 'vitalwire-start', version: '1.0.0' });
  await client.connect(transport);
  const ask: Ask = async (name, args) => {
    const result = await client.callTool({ name, arguments: { ...args } });
    const text = result.content.map((block) => (block.type === 'text' ? block.text : '')).join('\n');
    const output = (result.structuredContent ?? null) as Record<string, unknown> | null;
    return { text, failed: result.isError === true, output };
  };
  try {
    return await askAll(ask);
  } finally {
    await client.close();
  }
}
