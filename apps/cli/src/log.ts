import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import pino from 'pino';

/** What a program writes about itself. Never health values, never secrets. */
export interface Log {
  error(error: unknown, message: string): void;
  info(message: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
}

/** A log file that has grown past this is set aside as `.1`, and the one set aside before is dropped. */
const MAXIMUM_BYTES = 5 * 1024 * 1024;

export interface LogOptions {
  readonly path: string;
  readonly level: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Standard error: errors only, one readable line each. Standard output belongs to results and to the protocol. */
  readonly toPerson: (line: string) => void;
}

/** Opens the file when the first line is written: starting costs nothing. */
export function createLog({ path, level, toPerson }: LogOptions): Log {
  let logger: pino.Logger | null | undefined;
  const open = (): pino.Logger | null => {
    if (logger !== undefined) return logger;
    logger = level === 'silent' ? null : openFile(path, level);
    return logger;
  };
  return {
    error(error, message) {
      toPerson(`vitalwire: ${message}: ${error instanceof Error ? error.message : String(error)}\n`);
      open()?.error({ err: error }, message);
    },
    info(message, facts = {}) {
      open()?.info(facts, message);
    },
  };
}

/** `null` where the folder cannot be written: a missing log is no reason to stop answering. */
function openFile(path: string, level: string): pino.Logger | null {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    rotate(path);
    const destination = pino.destination({ dest: path, append: true, sync: true, mode: 0o600 });
    destination.on('error', () => undefined);
    return pino({ level, redact: ['*.token', '*.secret', '*.authorization', '*.password'] }, destination);
  } catch {
    return null;
  }
}

function rotate(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAXIMUM_BYTES) renameSync(path, `${path}.1`);
}
