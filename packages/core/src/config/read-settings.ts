import { HealthError, type InputIssue } from '../errors.ts';
import { inputIssuesOf, sentenceOfIssues } from '../schema/issues.ts';
import { Secret } from '../secret.ts';
import { suggest } from '../suggest.ts';
import { cleanText, textLimits } from '../text.ts';
import type { SettingDeclaration, SettingDeclarations, SettingOrigin, Settings } from './define-settings.ts';

const PREFIX = 'VITALWIRE_';

export interface SettingSources {
  /** Wins over the file. An empty value counts as not set. */
  readonly environment: { readonly [name: string]: string | undefined };
  /** What `config.json` holds, parsed, and where it is; `null` where there is none. */
  readonly file: { readonly path: string; readonly value: unknown } | null;
}

/**
 * All settings, checked, once. Names that nobody declared are errors, so that a typing mistake is not a silent default.
 * @throws HealthError `config-invalid` with every issue at once; no issue shows a value
 */
export function readSettings<const D extends SettingDeclarations>(definition: D, sources: SettingSources): Settings<D> {
  const issues: InputIssue[] = [];
  const file = fileValues(sources.file, issues);
  reportUnknown(definition, sources, file, issues);
  const values: Record<string, unknown> = {};
  const origins: Record<string, SettingOrigin> = {};
  for (const [name, setting] of Object.entries(definition)) {
    const told = toldValue(name, setting, sources, file);
    origins[name] = told?.origin ?? 'default';
    values[name] = told === null ? defaultOf(setting) : checked(setting, told, issues);
  }
  if (issues.length > 0) {
    const sentence = `The configuration is not valid: ${sentenceOfIssues(issues, issues.length)}`;
    throw new HealthError('config-invalid', sentence.endsWith('?') ? sentence : `${sentence}.`, { issues });
  }
  // Each name went through its own schema above.
  return { values, origins } as unknown as Settings<D>;
}

interface Told {
  readonly origin: 'environment' | 'file';
  readonly value: unknown;
  /** As the person wrote it, for the issue. */
  readonly path: string;
}

function toldValue(
  name: string,
  setting: SettingDeclaration,
  sources: SettingSources,
  file: ReadonlyMap<string, unknown>,
): Told | null {
  const text = sources.environment[setting.environmentName];
  if (text !== undefined && text !== '') {
    return { origin: 'environment', value: text, path: setting.environmentName };
  }
  const value = file.get(name);
  if (value === undefined) return null;
  return { origin: 'file', value, path: `${sources.file?.path}: ${name}` };
}

function checked(setting: SettingDeclaration, told: Told, issues: InputIssue[]): unknown {
  const result = setting.schema.safeParse(told.value);
  if (result.success) return wrapped(setting, result.data);
  for (const { path, message } of inputIssuesOf(result.error)) {
    issues.push({ path: path === '' ? told.path : `${told.path}.${path}`, message });
  }
  return null;
}

function defaultOf(setting: SettingDeclaration): unknown {
  return setting.default === undefined ? null : wrapped(setting, setting.default);
}

function wrapped(setting: SettingDeclaration, value: unknown): unknown {
  return setting.secret === true ? new Secret(String(value)) : value;
}

function fileValues(file: SettingSources['file'], issues: InputIssue[]): ReadonlyMap<string, unknown> {
  if (file === null) return new Map();
  const { path, value } = file;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Map(Object.entries(value));
  issues.push({ path, message: 'must hold one JSON object' });
  return new Map();
}

function reportUnknown(
  definition: SettingDeclarations,
  sources: SettingSources,
  file: ReadonlyMap<string, unknown>,
  issues: InputIssue[],
): void {
  const names = Object.keys(definition);
  const environmentNames = Object.values(definition).map((setting) => setting.environmentName);
  for (const name of Object.keys(sources.environment)) {
    if (!name.startsWith(PREFIX) || environmentNames.some((known) => known === name)) continue;
    issues.push({ path: shown(name), message: unknownName(name.substring(PREFIX.length), environmentNames, PREFIX) });
  }
  for (const name of file.keys()) {
    if (names.includes(name)) continue;
    issues.push({ path: `${sources.file?.path}: ${shown(name)}`, message: unknownName(name, names, '') });
  }
}

/** The prefix that all names share says nothing about what was meant. */
function unknownName(name: string, known: readonly string[], prefix: string): string {
  const [nearest] = suggest(
    name,
    known.map((candidate) => candidate.substring(prefix.length)),
  );
  return nearest === undefined ? 'is not a known setting' : `is not a known setting; did you mean ${prefix}${nearest}?`;
}

function shown(name: string): string {
  return cleanText(name, textLimits.word) ?? '?';
}
