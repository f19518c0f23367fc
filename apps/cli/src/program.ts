import { homedir } from 'node:os';
import { HealthError, instantOf, localOwner } from '@vitalwire/core';
import { localDateIn } from '@vitalwire/core/time';
import { allTools, createToolset } from '@vitalwire/tools';
import { Command, CommanderError } from 'commander';
import { type App, appOptions, createApp } from './app.ts';
import { assistants } from './clients/assistants.ts';
import { callTool } from './commands/call.ts';
import { runDemo } from './commands/demo.ts';
import { doctor } from './commands/doctor.ts';
import { addImport, importPaths } from './commands/import-command.ts';
import { init, likelyAssistants, promptQuestions } from './commands/init.ts';
import { addKeys } from './commands/keys.ts';
import { addOwnData } from './commands/own-data.ts';
import { type ProfileCommand, type SetOptions, setProfile, showProfile, unsetProfile } from './commands/profile.ts';
import { addReprocess } from './commands/reprocess.ts';
import { addSafeKeeping } from './commands/safe-keeping.ts';
import { listTools } from './commands/tools.ts';
import { ExitCode, exitCodeHelp } from './exit-code.ts';
import { reportFailure } from './failure.ts';
import { createLog } from './log.ts';
import { type InSession, json, type Session } from './session.ts';
import { homeOf } from './setup/home.ts';
import { openKeychain } from './setup/keychain.ts';
import { launchCommand } from './setup/launch.ts';
import { machineTimeZone } from './setup/machine-time-zone.ts';
import { findMasterKey } from './setup/master-key.ts';
import { profileFields } from './setup/profile-fields.ts';
import { loadSettings, type SettingValues } from './setup/settings.ts';
import { printJson, processTerminal, type Terminal } from './terminal/terminal.ts';
import { personCaller, toolRuntime } from './tool-runtime.ts';
import { programVersion } from './version.ts';

/** Runs the command line and answers what the process shall end with. Everything but `mcp`, which starts on its own. */
export async function runProgram(argv: readonly string[]): Promise<ExitCode> {
  const terminal = processTerminal(process, process.env);
  let code: ExitCode = ExitCode.Done;
  const now = () => instantOf(Date.now());
  const interrupt = new AbortController();
  // A file in hand is stored whole, the rest is for the next run.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
  const inSession: InSession = (json, work) => async () => {
    let app: App | null = null;
    try {
      const settings = loadSettings(process.env, process.platform);
      app = createApp(appOptions(settings));
      code = await work({ app, settings, terminal, signal: interrupt.signal, now });
    } catch (error) {
      code = reportFailure(terminal, error, json);
    } finally {
      await app?.close();
    }
  };
  try {
    await buildProgram(inSession).parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return ExitCode.Done;
    if (argv.includes('--json')) {
      printJson(terminal, { error: { code: 'usage', message: error.message.replace(/^error: /, '') } });
    }
    return ExitCode.Usage;
  }
  return code;
}

function buildProgram(inSession: InSession): Command {
  const program = new Command('vitalwire')
    .description('Your wearables, wired to your AI.')
    .version(programVersion(), '-V, --version')
    .exitOverride()
    .showHelpAfterError('(vitalwire --help lists all commands)')
    .addHelpText(
      'after',
      `\n${exitCodeHelp}\n\nDocumentation of settings: VITALWIRE_HOME and others in docs/generated/configuration.md`,
    );

  program
    .command('init')
    .description('set this machine up: units, profile, key, first import, assistants')
    .option('-y, --yes', 'ask nothing')
    .addOption(json)
    .action((options: { yes?: boolean; json?: boolean }) =>
      inSession(options.json ?? false, (session) => runInit(session, options))(),
    );

  addImport(program, inSession);

  program
    .command('mcp')
    .description('serve an assistant over standard input and output')
    .option('--toolsets <names>', 'toolsets to offer, separated by commas; `all` for every tool')
    .option('--tools <names>', 'single tools to offer beside them')
    .option('--exclude-tools <names>', 'tools not to offer')
    .option('--read-only', 'offer only tools that change nothing');

  program
    .command('tools')
    .description('list what an assistant can ask')
    .option('--all', 'every tool, not only the advertised ones')
    .addOption(json)
    .action((options: { all?: boolean; json?: boolean }) =>
      inSession(options.json ?? false, ({ terminal, settings }) =>
        listTools(terminal, { toolset: toolsetOf(settings), all: options.all ?? false, json: options.json ?? false }),
      )(),
    );

  program
    .command('call')
    .description('run one tool without an assistant')
    .argument('<tool>', 'its name')
    .argument('[json]', 'its arguments as a JSON object')
    .addOption(json)
    .action((name: string, argumentText: string | undefined, options: { json?: boolean }) =>
      inSession(options.json ?? false, ({ app, settings, terminal, signal }) =>
        callTool(terminal, {
          toolset: createToolset(allTools, { toolsets: ['all'], readOnly: settings.readOnly }),
          runtime: toolRuntime(app, logOf(settings, terminal), settings.toolTimeoutSeconds),
          caller: personCaller,
          name,
          argumentText,
          json: options.json ?? false,
          signal,
        }),
      )(),
    );

  addProfile(program, inSession);
  addSafeKeeping(program, inSession);
  addReprocess(program, inSession);
  addKeys(program, inSession);
  addOwnData(program, inSession);

  program
    .command('doctor')
    .description('look at everything an answer rests on, and say the way out')
    .addOption(json)
    .action((options: { json?: boolean }) =>
      inSession(options.json ?? false, (session) => runDoctor(session, options))(),
    );

  program
    .command('demo')
    .description('three years of a made-up athlete in a folder of their own, and five questions')
    .option('--scenario <name>', 'which athlete', 'demo')
    .addOption(json)
    .action((options: { scenario: string; json?: boolean }) =>
      inSession(options.json ?? false, ({ settings, terminal, signal }) =>
        runDemo(terminal, {
          homeFolder: settings.home,
          scenario: options.scenario,
          json: options.json ?? false,
          signal,
          now: () => new Date(),
        }),
      )(),
    );
  return program;
}

function addProfile(program: Command, inSession: InSession): void {
  const fields = Object.entries(profileFields).map(
    ([name, { words, example }]) => `  ${name.padEnd(22)}${words}, such as ${example}`,
  );
  const profile = program
    .command('profile')
    .description('show and set what is known of you, your dated thresholds and the methods to compute by')
    .addHelpText('after', `\nFields:\n${fields.join('\n')}`);
  const command = async ({ app, signal }: Session, asJson: boolean | undefined): Promise<ProfileCommand> => ({
    person: (await app.hub()).person,
    signal,
    json: asJson ?? false,
  });
  profile
    .command('show', { isDefault: true })
    .description('what is known')
    .addOption(json)
    .action((options: { json?: boolean }) =>
      inSession(options.json ?? false, async (session) =>
        showProfile(session.terminal, { ...(await command(session, options.json)), today: await todayOf(session) }),
      )(),
    );
  type Options = SetOptions & { readonly json?: boolean };
  const withWhen = (subcommand: Command) =>
    subcommand
      .option('--from <day>', 'the day a threshold holds from, such as 2026-03-01')
      .option('--sport <sport>', 'the sport it is for; `all` for every sport')
      .addOption(json);
  withWhen(
    profile
      .command('set')
      .description('set one field; a threshold holds from today or --from')
      .argument('<field>')
      .argument('<value>'),
  )
    .option('--detail <text>', 'where the value comes from, such as "20 min test"')
    .action((name: string, value: string, options: Options) =>
      inSession(options.json ?? false, async (session) => {
        const base = await command(session, options.json);
        const today = await todayOf(session);
        return setProfile(session.terminal, { ...base, today }, name, value, options);
      })(),
    );
  withWhen(profile.command('unset').description('take one field back').argument('<field>')).action(
    (name: string, options: Options) =>
      inSession(options.json ?? false, async (session) =>
        unsetProfile(session.terminal, await command(session, options.json), name, options),
      )(),
  );
}

async function runInit(session: Session, options: { yes?: boolean; json?: boolean }): Promise<ExitCode> {
  const { app, terminal, settings, signal } = session;
  const yes = options.yes ?? false;
  if (!yes && process.stdin.isTTY !== true) {
    const message =
      'vitalwire init asks questions and this is no terminal. Run vitalwire init --yes, then vitalwire profile set.';
    throw new HealthError('invalid-input', message, { issues: [{ path: '', message }] });
  }
  const launch = currentLaunch();
  const known = assistants({ platform: process.platform, userHome: homedir(), environment: process.env }, launch);
  const keychain = await openKeychain(settings.keychain, process.platform, process.env);
  return init(terminal, {
    app,
    today: await todayOf(session),
    signal,
    keychain,
    findKey: () => findMasterKey({ fromEnvironment: settings.key, keychain, path: app.home.key }),
    assistants: known,
    launch,
    yes,
    json: options.json ?? false,
    importFolder: (path) => importPaths(session, [path], {}),
    questions: promptQuestions(await likelyAssistants(known, launch)),
  });
}

async function runDoctor({ app, terminal, settings }: Session, options: { json?: boolean }): Promise<ExitCode> {
  const launch = currentLaunch();
  const keychain = await openKeychain(settings.keychain, process.platform, process.env);
  return doctor(terminal, {
    app,
    versions: process.versions as Readonly<Record<string, string>>,
    versionOfProgram: programVersion(),
    platform: process.platform,
    keychain,
    findKey: () => findMasterKey({ fromEnvironment: settings.key, keychain, path: app.home.key }),
    assistants: assistants({ platform: process.platform, userHome: homedir(), environment: process.env }, launch),
    launch,
    json: options.json ?? false,
  });
}

function currentLaunch() {
  return launchCommand(
    { node: process.execPath, script: process.argv[1] ?? '', environment: process.env },
    process.platform,
  );
}

function toolsetOf(settings: SettingValues) {
  return createToolset(allTools, {
    ...(settings.toolsets === null ? {} : { toolsets: settings.toolsets }),
    readOnly: settings.readOnly,
  });
}

function logOf(settings: SettingValues, terminal: Terminal) {
  return createLog({
    path: `${homeOf(settings.home).logs}/vitalwire.log`,
    level: settings.logLevel,
    toPerson: terminal.err,
  });
}

/** The person's calendar day: in the zone they told, else in this machine's, else that of UTC, so that one can be told. */
async function todayOf({ app, signal, now }: Session) {
  const { timeZone } = await (await app.hub()).person.profile({ owner: localOwner, signal });
  return localDateIn(now(), timeZone ?? machineTimeZone() ?? 'UTC');
}
