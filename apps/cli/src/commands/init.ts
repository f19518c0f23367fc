import * as prompts from '@clack/prompts';
import {
  HealthError,
  type LocalDate,
  localOwner,
  type NewThreshold,
  type ProfileChange,
  type UnitSystem,
} from '@vitalwire/core';
import type { App } from '../app.ts';
import type { Assistant, LaunchCommand } from '../clients/assistants.ts';
import { configureAssistant, inspectAssistant } from '../clients/configure.ts';
import { ExitCode } from '../exit-code.ts';
import { expanded } from '../setup/home.ts';
import { createMasterKey, type Keychain, type MasterKey } from '../setup/master-key.ts';
import { parsedField, profileFields } from '../setup/profile-fields.ts';
import { printJson, type Terminal } from '../terminal/terminal.ts';

export interface InitCommand {
  readonly app: App;
  readonly today: LocalDate;
  readonly signal: AbortSignal;
  readonly keychain: Keychain | null;
  readonly findKey: () => Promise<MasterKey | null>;
  readonly assistants: readonly Assistant[];
  readonly launch: LaunchCommand;
  /** No questions: a key, a database, nothing assumed about the person. */
  readonly yes: boolean;
  readonly json: boolean;
  readonly importFolder: (path: string) => Promise<ExitCode>;
  readonly questions: Questions;
}

/** What the wizard asks with; a person at a terminal, or a list of answers in a test. `null`: skipped. */
export interface Questions {
  text(question: string, example: string, check: (answer: string) => string | null): Promise<string | null>;
  choose(
    question: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ): Promise<string | null>;
  chooseMany(
    question: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ): Promise<readonly string[]>;
}

/** In the order asked; every one can be skipped. */
const asked = [
  'units',
  'time-zone',
  'birth-year',
  'sex',
  'weight',
  'height',
  'ftp',
  'lthr',
  'max-hr',
  'resting-hr',
  'threshold-pace',
] as const;

/** Sets the machine up, once or again: what is there is kept. */
export async function init(terminal: Terminal, command: InitCommand): Promise<ExitCode> {
  const hub = await command.app.hub();
  const call = { owner: localOwner, signal: command.signal };
  const key = (await command.findKey()) ?? (await makeKey(command));
  const said: string[] = [
    `Data folder: ${command.app.home.folder}`,
    `Key: ${key.place === 'file' ? command.app.home.key : key.place}`,
  ];
  const configured: string[] = [];
  let code: ExitCode = ExitCode.Done;
  if (!command.yes) {
    const { profile, thresholds } = await askAboutPerson(command);
    if (Object.keys(profile).length > 0) await hub.person.updateProfile(profile, call);
    if (thresholds.length > 0) await hub.person.setThresholds(thresholds, call);
    configured.push(...(await askAboutAssistants(terminal, command)));
    const folder = await command.questions.text('First folder or file to import', '~/Documents/rides', () => null);
    if (folder !== null) code = await command.importFolder(expanded(folder));
  }
  if (command.json) {
    printJson(terminal, { home: command.app.home.folder, key: key.place, assistants: configured });
    return code;
  }
  for (const id of configured) said.push(`Configured ${id}: restart it.`);
  said.push(
    '',
    'Next:',
    '  vitalwire import <folder>   take in FIT, TCX and GPX files',
    '  vitalwire doctor            look at everything',
    '  vitalwire tools             what an assistant can ask',
  );
  terminal.out(`${said.join('\n')}\n`);
  return code;
}

async function makeKey({ yes, keychain, questions, app }: InitCommand): Promise<MasterKey> {
  const file = { value: 'file', label: `A file that only you can read (${app.home.key})` };
  let place: 'keychain' | 'file' = keychain === null ? 'file' : 'keychain';
  if (!yes && keychain !== null) {
    const chosen = await questions.choose('Where shall the key to your secrets lie?', [
      { value: 'keychain', label: "The operating system's keychain" },
      file,
    ]);
    place = chosen === 'file' ? 'file' : 'keychain';
  }
  return createMasterKey(place, { keychain, path: app.home.key });
}

async function askAboutPerson({
  questions,
  today,
}: InitCommand): Promise<{ profile: ProfileChange; thresholds: readonly NewThreshold[] }> {
  const profile: Record<string, string | number> = {};
  const thresholds: NewThreshold[] = [];
  for (const name of asked) {
    const field = profileFields[name];
    if (field === undefined) continue;
    const check = (answer: string): string | null => {
      try {
        parsedField(name, field, answer, unitsOf(profile));
        return null;
      } catch (error) {
        return HealthError.is(error) ? error.message : String(error);
      }
    };
    const answer = await questions.text(`${field.words} (Enter to skip)`, field.example, check);
    if (answer === null) continue;
    const value = parsedField(name, field, answer, unitsOf(profile));
    if (field.type === 'profile') profile[field.field] = value;
    else if (field.type === 'threshold')
      thresholds.push({
        metric: field.metric,
        sport: field.sport,
        value: Number(value),
        validFrom: today,
        detail: 'vitalwire init',
      });
  }
  return { profile, thresholds };
}

/** The first question; what is answered after it is read in these units. */
function unitsOf(profile: Readonly<Record<string, string | number>>): UnitSystem {
  return profile.units === 'imperial' ? 'imperial' : 'metric';
}

async function askAboutAssistants(
  terminal: Terminal,
  { assistants, launch, questions }: InitCommand,
): Promise<readonly string[]> {
  const options = assistants.map(({ id, title }) => ({ value: id, label: title }));
  const chosen = await questions.chooseMany('Which assistants shall be able to ask?', options);
  const done: string[] = [];
  for (const assistant of assistants.filter(({ id }) => chosen.includes(id))) {
    if (assistant.shellCommand !== null) {
      terminal.out(`${assistant.title} keeps its own list. Run: ${assistant.shellCommand}\n`);
      continue;
    }
    try {
      await configureAssistant(assistant, launch);
      done.push(assistant.id);
    } catch (error) {
      if (!HealthError.is(error)) throw error;
      terminal.err(`${error.message}\n`);
    }
  }
  return done;
}

/** Which assistants are on this machine and do not know us yet: preselected. */
export async function likelyAssistants(
  assistants: readonly Assistant[],
  launch: LaunchCommand,
): Promise<readonly string[]> {
  const states = await Promise.all(assistants.map((assistant) => inspectAssistant(assistant, launch)));
  return assistants.filter((_, index) => states[index]?.state === 'without-us').map(({ id }) => id);
}

/** Ctrl-C at a question ends the wizard; what was answered before is not stored half. */
export function promptQuestions(preselected: readonly string[]): Questions {
  const answered = <T>(answer: T): Exclude<T, symbol> => {
    if (prompts.isCancel(answer))
      throw new HealthError('cancelled', 'Stopped. What was answered so far is not stored.', {});
    return answer as Exclude<T, symbol>;
  };
  return {
    async text(question, example, check) {
      const answer = answered(
        await prompts.text({
          message: question,
          placeholder: example,
          defaultValue: '',
          validate: (value) => ((value ?? '').trim() === '' ? undefined : (check(value ?? '') ?? undefined)),
        }),
      );
      return answer.trim() === '' ? null : answer.trim();
    },
    async choose(question, options) {
      return answered(await prompts.select({ message: question, options: [...options] }));
    },
    async chooseMany(question, options) {
      return answered(
        await prompts.multiselect({
          message: question,
          options: [...options],
          required: false,
          initialValues: [...preselected],
        }),
      );
    },
  };
}
