import { join } from 'node:path';
import { HealthError, instantOf, suggest } from '@vitalwire/core';
import { localDateIn } from '@vitalwire/core/time';
import { Scenario } from '@vitalwire/providers-synthetic';
import { allTools, createToolset } from '@vitalwire/tools';
import { createApp } from '../app.ts';
import { demoAthlete, introduceAthlete, storeAthlete } from '../demo/load-athlete.ts';
import { showAnswers } from '../demo/present.ts';
import { type Ask, askAll } from '../demo/questions.ts';
import { ExitCode } from '../exit-code.ts';
import { createLog } from '../log.ts';
import { homeOf } from '../setup/home.ts';
import { machineTimeZone } from '../setup/machine-time-zone.ts';
import { printJson, type Terminal } from '../terminal/terminal.ts';
import { personCaller, toolRuntime } from '../tool-runtime.ts';

export interface DemoCommand {
  /** The person's own data folder; the demo lives in a folder below it and never touches the rest. */
  readonly homeFolder: string;
  readonly scenario: string;
  readonly json: boolean;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

const TOOL_SECONDS = 60;

/** Three years of a made-up athlete in a database of their own, and five questions to it. */
export async function runDemo(terminal: Terminal, command: DemoCommand): Promise<ExitCode> {
  const scenario = scenarioNamed(command.scenario);
  const folder = join(command.homeFolder, 'demo', scenario);
  const app = createApp({ homeFolder: folder, keepOriginals: false });
  const log = createLog({ path: join(homeOf(folder).logs, 'vitalwire.log'), level: 'error', toPerson: terminal.err });
  try {
    const now = instantOf(command.now().getTime());
    const today = localDateIn(now, machineTimeZone() ?? 'UTC');
    const hub = await app.hub();
    const athlete = demoAthlete(scenario, today, now);
    await introduceAthlete(hub, athlete, command.signal);
    await storeAthlete({ hub, athlete, now, signal: command.signal, onProgress: dayProgress(terminal) });
    const toolset = createToolset(allTools);
    const runtime = toolRuntime(app, log, TOOL_SECONDS);
    const ask: Ask = async (tool, args) => {
      const outcome = await toolset.call(tool, args, personCaller, runtime, { signal: command.signal });
      return { text: outcome.text, failed: !outcome.ok, output: outcome.ok ? outcome.output : null };
    };
    const answers = await askAll(ask);
    if (command.json)
      printJson(terminal, {
        home: folder,
        answers: answers.map(({ words, tool, args, failed, output }) => ({ words, tool, args, failed, output })),
      });
    else {
      showAnswers(terminal, answers);
      terminal.out(`\nAsk more: VITALWIRE_HOME="${folder}" vitalwire call analyze_training_load\n`);
    }
    return answers.some(({ failed }) => failed) ? ExitCode.Failed : ExitCode.Done;
  } finally {
    await app.close();
  }
}

/** A line that is drawn over on a screen; nothing in a pipe. */
export function dayProgress(terminal: Terminal): (done: number, total: number) => void {
  return (done, total) => {
    if (!terminal.interactive) return;
    terminal.err(done >= total ? '\r\u001b[2K' : `\r\u001b[2KMaking up an athlete: day ${done} of ${total}`);
  };
}

function scenarioNamed(name: string): Scenario {
  const known = Object.values(Scenario);
  const found = known.find((scenario) => scenario === name);
  if (found !== undefined) return found;
  const [nearest] = suggest(name, known);
  const message = `There is no scenario "${name}".${nearest === undefined ? '' : ` Did you mean ${nearest}?`} Known: ${known.join(', ')}.`;
  throw new HealthError('invalid-input', message, { issues: [{ path: 'scenario', message }] });
}
