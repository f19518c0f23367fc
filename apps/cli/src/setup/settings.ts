import { readFileSync } from 'node:fs';
import { HealthError } from '@vitalwire/core';
import { defineSettings, flag, list, readSettings, type Settings, wholeNumber } from '@vitalwire/core/config';
import * as z from 'zod';
import { homeFolder, homeOf } from './home.ts';

/** Everything that can be configured, once (D28). `docs/generated/configuration.md` is written from it. */
export const settingDeclarations = defineSettings({
  home: {
    environmentName: 'VITALWIRE_HOME',
    schema: z.string().min(1).describe('folder'),
    description: 'Where your data lies: database, originals, key, configuration and logs.',
    defaultDescription: "the platform's data folder: ~/.local/share/vitalwire on Linux",
  },
  keepOriginals: {
    environmentName: 'VITALWIRE_KEEP_ORIGINALS',
    schema: flag,
    default: true,
    description: 'Keep a compressed copy of every imported file, so that it can be read again after a fix.',
  },
  toolsets: {
    environmentName: 'VITALWIRE_TOOLSETS',
    schema: list(z.string().min(1).describe('toolset')),
    description: 'Toolsets that `vitalwire mcp` advertises; `all` for every tool.',
    defaultDescription: 'the default set',
  },
  readOnly: {
    environmentName: 'VITALWIRE_READ_ONLY',
    schema: flag,
    default: false,
    description: 'Offer only tools that change nothing.',
  },
  toolTimeoutSeconds: {
    environmentName: 'VITALWIRE_TOOL_TIMEOUT_SECONDS',
    schema: wholeNumber(1, 3600),
    description: 'Longest time one tool call may take.',
    defaultDescription: '60, and 120 for tools that read every recording',
  },
  key: {
    environmentName: 'VITALWIRE_KEY',
    schema: z.string().min(1).describe('32 bytes in base64'),
    secret: true,
    description:
      'The key that secrets are sealed with, where neither keychain nor key file shall hold it; while it is changed, the new and the old one with a space between.',
  },
  keychain: {
    environmentName: 'VITALWIRE_KEYCHAIN',
    schema: flag,
    default: true,
    description: "Use the operating system's keychain for the key where there is one.",
  },
  backupEveryHours: {
    environmentName: 'VITALWIRE_BACKUP_EVERY_HOURS',
    schema: wholeNumber(1, 8760),
    description: 'While `vitalwire mcp` runs, make a backup whenever the newest one is older than this.',
    defaultDescription: 'no backups but those of `vitalwire backup`',
  },
  backupKeep: {
    environmentName: 'VITALWIRE_BACKUP_KEEP',
    schema: wholeNumber(1, 1000),
    default: 7,
    description: 'How many backups are kept in the data folder; older ones are removed.',
  },
  egressKeepDays: {
    environmentName: 'VITALWIRE_EGRESS_KEEP_DAYS',
    schema: wholeNumber(1, 36_500),
    default: 365,
    description: 'How many days `vitalwire egress` remembers what left the database.',
  },
  logLevel: {
    environmentName: 'VITALWIRE_LOG_LEVEL',
    schema: z.enum(['silent', 'error', 'warn', 'info', 'debug']).describe('silent, error, warn, info or debug'),
    default: 'info',
    description: 'How much is written to the log file in the data folder; errors also go to standard error.',
  },
});
export type SettingValues = Settings<typeof settingDeclarations>['values'] & { readonly home: string };

/** Reads environment and `config.json` once. @throws HealthError `config-invalid` */
export function loadSettings(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): SettingValues {
  const folder = homeFolder(environment, platform);
  const path = homeOf(folder).config;
  const file = configFile(path);
  refuseServerDatabase(environment);
  const { values } = readSettings(settingDeclarations, { environment, file });
  if (typeof file?.value === 'object' && file.value !== null && 'home' in file.value) {
    const message = 'can only be set as VITALWIRE_HOME: this file lies in that folder';
    throw new HealthError('config-invalid', `${path}: home ${message}.`, {
      issues: [{ path: `${path}: home`, message }],
    });
  }
  return { ...values, home: folder };
}

/** Asked for often enough to be answered, rather than called unknown. */
function refuseServerDatabase(environment: NodeJS.ProcessEnv): void {
  const name = Object.keys(environment).find((each) => /^VITALWIRE_(?:DATABASE|POSTGRES)/.test(each));
  if (name === undefined) return;
  const message =
    'this program keeps its data in one SQLite file in VITALWIRE_HOME, and on no database server. Unset it; what lies in PostgreSQL comes here as an archive, with vitalwire restore <archive> (docs/guides/archive-format.md).';
  throw new HealthError('config-invalid', `${name}: ${message}`, { issues: [{ path: name, message }] });
}

function configFile(path: string): { readonly path: string; readonly value: unknown } | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return null;
    throw new HealthError(
      'config-invalid',
      `${path} cannot be read: ${reason}. Make it a file that you can read, or remove it.`,
      {
        issues: [{ path, message: `cannot be read: ${reason}` }],
      },
    );
  }
  try {
    return { path, value: JSON.parse(text) };
  } catch {
    const issues = [{ path, message: 'is not JSON' }];
    throw new HealthError(
      'config-invalid',
      `${path} is not JSON. Correct it, or remove it to start from the defaults.`,
      { issues },
    );
  }
}
