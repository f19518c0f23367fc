import {
  type ChosenBy,
  type ConfigurableFamily,
  chooseMethod,
  HealthError,
  isLocalDate,
  type LocalDate,
  localOwner,
  type PersonData,
  type PersonProfile,
  SportFamily as SportFamilies,
  type SportFamily,
  suggest,
  type Threshold,
  thresholdMetrics,
} from '@vitalwire/core';
import { ExitCode } from '../exit-code.ts';
import { type ProfileField, parsedField, profileFields } from '../setup/profile-fields.ts';
import { table } from '../terminal/table.ts';
import { printJson, type Terminal } from '../terminal/terminal.ts';
import { ownScreen } from './deed.ts';

export interface ProfileCommand {
  readonly person: PersonData;
  readonly signal: AbortSignal;
  readonly json: boolean;
}

/** What is known of the person, and every dated threshold. */
export async function showProfile(
  terminal: Terminal,
  { person, signal, json, today }: ProfileCommand & { readonly today: LocalDate },
): Promise<ExitCode> {
  const call = { owner: localOwner, signal };
  const [profile, saved] = await Promise.all([person.profile(call), person.thresholds(call)]);
  // Of weighings only the one that holds now: there may be one of every day.
  const thresholds = [...saved, ...(await person.weighings(today, { ...call, audience: ownScreen }))];
  if (json) printJson(terminal, { profile, thresholds, methods: methodsOf(profile) });
  else terminal.out(profileText(profile, thresholds, terminal));
  return ExitCode.Done;
}

export interface SetOptions {
  readonly from?: string;
  readonly sport?: string;
  readonly detail?: string;
}

/** Sets one field; a threshold holds from the day given, or from today. */
export async function setProfile(
  terminal: Terminal,
  command: ProfileCommand & { readonly today: LocalDate },
  name: string,
  value: string,
  options: SetOptions,
): Promise<ExitCode> {
  const field = fieldNamed(name);
  const call = { owner: localOwner, signal: command.signal };
  const { units = 'metric' } = await command.person.profile(call);
  const parsed = parsedField(name, field, value, units);
  if (field.type === 'profile') {
    const profile = await command.person.updateProfile({ [field.field]: parsed }, call);
    if (command.json) printJson(terminal, { profile });
    else terminal.out(`${name} is now ${typeof parsed === 'number' ? rounded(parsed) : parsed}.\n`);
    return ExitCode.Done;
  }
  if (field.type === 'method') {
    const profile = await command.person.updateProfile({ algorithms: { [field.family]: parsed } }, call);
    if (command.json) printJson(terminal, { profile });
    else terminal.out(`${name} is now ${parsed}, for every day and sport.\n`);
    return ExitCode.Done;
  }
  const validFrom = dayOf(options.from, command.today);
  const sport = sportOf(options.sport, field.sport);
  const thresholds = await command.person.setThresholds(
    [{ metric: field.metric, sport, value: Number(parsed), validFrom, detail: options.detail ?? null }],
    call,
  );
  if (command.json) printJson(terminal, { thresholds });
  else {
    const { unit, usualLow, usualHigh } = thresholdMetrics[field.metric];
    terminal.out(
      `${name} is ${rounded(Number(parsed))} ${unit} from ${validFrom} on${sport === null ? '' : ` for ${sport}`}.\n`,
    );
    if (Number(parsed) < usualLow || Number(parsed) > usualHigh) {
      terminal.err(`That is outside of the usual ${usualLow} to ${usualHigh} ${unit}: check the unit.\n`);
    }
  }
  return ExitCode.Done;
}

/** Takes back one dated threshold, or a field of the profile. */
export async function unsetProfile(
  terminal: Terminal,
  command: ProfileCommand,
  name: string,
  options: SetOptions,
): Promise<ExitCode> {
  const field = fieldNamed(name);
  const call = { owner: localOwner, signal: command.signal };
  if (field.type === 'profile') {
    await command.person.updateProfile({ [field.field]: null }, call);
  } else if (field.type === 'method') {
    await command.person.updateProfile({ algorithms: { [field.family]: null } }, call);
  } else {
    if (options.from === undefined)
      throw wrong('from', 'Say which day: --from 2026-03-01 (vitalwire profile lists them).');
    const validFrom = dayOf(options.from, '' as LocalDate);
    const key = { metric: field.metric, sport: sportOf(options.sport, field.sport), validFrom };
    if (!(await command.person.removeThreshold(key, call))) {
      throw new HealthError('not-found', `There is no ${name} set by you from ${validFrom} on.`, {
        what: `${name} from ${validFrom}`,
      });
    }
  }
  if (command.json) printJson(terminal, { removed: name });
  else terminal.out(`${name} is taken back.\n`);
  return ExitCode.Done;
}

function fieldNamed(name: string): ProfileField {
  const field = Object.hasOwn(profileFields, name) ? profileFields[name] : undefined;
  if (field !== undefined) return field;
  const [nearest] = suggest(name, Object.keys(profileFields));
  const names = Object.keys(profileFields).join(', ');
  throw wrong(
    'name',
    `There is no "${name}".${nearest === undefined ? '' : ` Did you mean ${nearest}?`} Known: ${names}.`,
  );
}

function dayOf(text: string | undefined, today: LocalDate): LocalDate {
  if (text === undefined) return today;
  if (isLocalDate(text)) return text;
  throw wrong('from', `"${text}" is no day. Write it as 2026-03-01.`);
}

function sportOf(text: string | undefined, usual: SportFamily | null): SportFamily | null {
  if (text === undefined) return usual;
  if (text === 'all') return null;
  const families: readonly string[] = Object.values(SportFamilies);
  if (families.includes(text)) return text as SportFamily;
  throw wrong('sport', `"${text}" is no sport. Known: ${families.join(', ')}, or all.`);
}

function wrong(path: string, message: string): HealthError {
  return new HealthError('invalid-input', message, { issues: [{ path, message }] });
}

function profileText(profile: PersonProfile, thresholds: readonly Threshold[], { colors }: Terminal): string {
  const told = Object.entries(profileFields).flatMap(([name, field]) => {
    if (field.type !== 'profile') return [];
    const value = profile[field.field] ?? 'not told';
    return [[name, typeof value === 'number' ? rounded(value) : value]];
  });
  const dated = thresholds.map(({ metric, sport, value, validFrom, origin, detail }) => [
    thresholdMetrics[metric].title,
    sport ?? 'all sports',
    rounded(value),
    thresholdMetrics[metric].unit,
    validFrom,
    origin === 'manual' || detail === 'logged' ? 'you' : (detail ?? origin),
  ]);
  const methods = Object.entries(methodsOf(profile)).map(([name, { method, chosenBy }]) => [
    name,
    method,
    chosenBy === 'person' ? 'you' : chosenBy,
  ]);
  const parts = [colors.bold('Profile'), table(['field', 'value'], told), '', colors.bold('Thresholds')];
  parts.push(
    dated.length > 0
      ? table(['threshold', 'sport', 'value', 'unit', 'from', 'by'], dated)
      : 'None yet. Set one with: vitalwire profile set ftp 250 --from 2026-03-01',
  );
  parts.push('', colors.bold('Methods'), table(['field', 'method', 'by'], methods));
  return `${parts.join('\n')}\n`;
}

/** The method of each family that can be chosen, under the name it is set by. */
function methodsOf({ algorithms }: PersonProfile): { readonly [name: string]: ChosenMethodWords } {
  return Object.fromEntries(
    Object.entries(profileFields).flatMap(([name, field]) =>
      field.type === 'method' ? [[name, chooseMethod<ConfigurableFamily>(field.family, undefined, algorithms)]] : [],
    ),
  );
}

interface ChosenMethodWords {
  readonly method: string;
  readonly chosenBy: ChosenBy;
}

function rounded(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
