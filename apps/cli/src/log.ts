import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Logger } from 'pino';

/** What a program writes about itself. Never health values, never secrets. */
export interface Log {
  error(error: unknown, message: string): void;
  info(message: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  /** Resolves when everything said so far is in the file. */
  flush(): Promise<void>;
}

/** A log file that has grown past this is set aside as `.1`, and the one set aside before is dropped. */
const MAXIMUM_BYTES = 5 * 1024 * 1024;

export interface LogOptions {
  readonly path: string;
  readonly level: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Standard error: errors only, one readable line each. Standard output belongs to results and to the protocol. */
  readonly toPerson: (line: string) => void;
}

/** Loads the writer and opens the file when the first line is written: starting costs nothing. */
export function createLog({ path, level, toPerson }: LogOptions): Log {
  let opening: Promise<Logger | null> | undefined;
  let written: Promise<void> = Promise.resolve();
  const write = (line: (logger: Logger) => void): void => {
    if (level === 'silent') return;
    opening ??= openFile(path, level);
    const opened = opening;
    written = written.then(async () => {
      const logger = await opened;
      if (logger !== null) line(logger);
    });
  };
  return {
    error(error, message) {
      toPerson(`vitalwire: ${message}: ${error instanceof Error ? error.message : String(error)}\n`);
      write((logger) => logger.error({ err: error }, message));
    },
    info(message, facts = {}) {
      write((logger) => logger.info(facts, message));
    },
    flush: () => written,
  };
}

/** `null` where the folder cannot be written: a missing log is no reason to stop answering. */
async function openFile(path: string, level: string): Promise<Logger | null> {
  try {
    const { default: pino } = await import('pino');
    makeFolder(dirname(path));
    setAside(path);
    const destination = pino.destination({ dest: path, append: true, sync: true, mode: 0o600 });
    destination.on('error', () => undefined);
    // A server runs for weeks: the size is looked at now and then, not only at the start.
    let written = 0;
    destination.on('write', (bytes: number) => {
      written += bytes;
      if (written < MAXIMUM_BYTES / 10) return;
      written = 0;
      if (setAside(path)) destination.reopen();
    });
    return pino({ level, redact: ['*.token', '*.secret', '*.authorization', '*.password'] }, destination);
  } catch {
    return null;
  }
}

/** In the data folder, which is there or cannot be made: then there is no log. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) mkdirSync(folder, { mode: 0o700 });
}

/** @returns whether the file had grown too long and was renamed */
function setAside(path: string): boolean {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= MAXIMUM_BYTES) return false;
  renameSync(path, `${path}.1`);
  return true;
}
