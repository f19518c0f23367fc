import type { SettingDeclaration, SettingDeclarations } from './define-settings.ts';

/** One setting as its documentation says it. */
export interface SettingDescription {
  readonly name: string;
  readonly environmentName: string;
  readonly takes: string;
  readonly default: string;
  readonly description: string;
}

/** In the order of the declaration. */
export function describeSettings(definition: SettingDeclarations): readonly SettingDescription[] {
  return Object.entries(definition).map(([name, setting]) => ({
    name,
    environmentName: setting.environmentName,
    takes: `${setting.schema.description ?? 'text'}${setting.secret === true ? ' (secret)' : ''}`,
    default: defaultText(setting),
    description: setting.description,
  }));
}

/** The same as a Markdown table, for a generated page. */
export function settingsTable(definition: SettingDeclarations): string {
  const rows = describeSettings(definition).map((setting) => [
    `\`${setting.environmentName}\``,
    `\`${setting.name}\``,
    setting.takes,
    setting.default,
    setting.description,
  ]);
  const head = ['Environment', '`config.json`', 'Takes', 'Default', 'What it does'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(inCell).join(' | ')} |\n`).join('');
}

function defaultText(setting: SettingDeclaration): string {
  if (setting.defaultDescription !== undefined) return setting.defaultDescription;
  const value = setting.default;
  if (value === undefined || value === null) return 'none';
  if (setting.secret === true) return '[redacted]';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return Array.isArray(value) ? value.join(',') : String(value);
}

function inCell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ');
}
