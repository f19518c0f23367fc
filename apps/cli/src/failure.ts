import { HealthError } from '@vitalwire/core';
import { ExitCode } from './exit-code.ts';
import { printJson, type Terminal } from './terminal/terminal.ts';

const exitCodes: Readonly<Partial<Record<string, ExitCode>>> = {
  cancelled: ExitCode.Interrupted,
  'storage-unavailable': ExitCode.StorageUnavailable,
  'storage-full': ExitCode.StorageFull,
  'storage-corrupt': ExitCode.StorageCorrupt,
  'storage-busy': ExitCode.StorageBusy,
  'storage-newer': ExitCode.StorageNewer,
  'storage-readonly': ExitCode.StorageReadonly,
};

/** @param code of a `HealthError`, or `internal` */
export function exitCodeOf(code: string): ExitCode {
  return exitCodes[code] ?? ExitCode.Failed;
}

/** Ends a command that could not be carried out: one sentence for a person, `{"error":…}` for a script. */
export function reportFailure(terminal: Terminal, error: unknown, json: boolean): ExitCode {
  const code = HealthError.is(error) ? error.code : 'internal';
  const message = HealthError.is(error)
    ? error.message
    : `Something went wrong: ${error instanceof Error ? error.message : String(error)}`;
  if (json) printJson(terminal, { error: { code, message } });
  else terminal.err(`${terminal.colors.red('✗')} ${message}\n`);
  return exitCodeOf(code);
}
