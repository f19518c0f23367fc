import type { Instant } from '@vitalwire/core';
import { Option } from 'commander';
import type { App } from './app.ts';
import type { ExitCode } from './exit-code.ts';
import type { SettingValues } from './setup/settings.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What every command gets. */
export interface Session {
  readonly app: App;
  readonly settings: SettingValues;
  readonly terminal: Terminal;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly now: () => Instant;
}

/** Wraps a command's work into one that opens a session, reports what went wrong in the form asked for, and closes. */
export type InSession = (
  json: boolean,
  work: (session: Session) => Promise<ExitCode> | ExitCode,
) => () => Promise<void>;

export const json = new Option('--json', 'one JSON document on standard output');
export const dryRun = new Option('--dry-run', 'say what would happen, change nothing');
