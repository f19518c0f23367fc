import { HealthError } from '@vitalwire/core';

/** What the driver throws: a code such as `SQLITE_FULL`, extended by its cause after a second underscore. */
function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** Another connection is in the way; waiting helps. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error));
}

/** A file that should be there, or be made, is not to be had. */
export function isUnopened(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_CANTOPEN');
}

export function readOnly(path: string, cause: unknown): HealthError<'storage-readonly'> {
  return new HealthError(
    'storage-readonly',
    `${path} cannot be written by this user. Give it write permission, and its folder too.`,
    { path },
    { cause },
  );
}

export function busy(path: string, waitedMilliseconds: number, cause: unknown): HealthError<'storage-busy'> {
  const seconds = Math.round(waitedMilliseconds / 100) / 10;
  return new HealthError(
    'storage-busy',
    `Another process has held the database ${path} for more than ${seconds} s. Let it finish, then try again.`,
    { waitedMilliseconds },
    { cause },
  );
}

/** Errors of SQLite as ours, with a sentence saying what to do; anything that is no failure of the database as it is. */
export function sqliteError(error: unknown, path: string, waitedMilliseconds = 0): unknown {
  if (HealthError.is(error)) return error;
  const code = codeOf(error);
  const options = { cause: error };
  const [, family] = /^(SQLITE_[A-Z]+)/.exec(code) ?? [];
  switch (family) {
    case 'SQLITE_FULL':
      return new HealthError(
        'storage-full',
        `There is no room left for ${path}. Free some space and try again; nothing was half stored.`,
        { path },
        options,
      );
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return busy(path, waitedMilliseconds, error);
    case 'SQLITE_READONLY':
      return readOnly(path, error);
    case 'SQLITE_CORRUPT':
      return new HealthError(
        'storage-corrupt',
        `${path} is damaged. Nothing was changed: keep the file, and restore a backup or import your files into a new one.`,
        { path },
        options,
      );
    case 'SQLITE_NOTADB':
      return new HealthError(
        'storage-corrupt',
        `${path} is not a Vitalwire database. Nothing was changed: choose another path.`,
        { path },
        options,
      );
    case 'SQLITE_CANTOPEN':
      return unavailable(`${path} cannot be opened. Check that its folder exists and belongs to you.`, code, options);
    case 'SQLITE_IOERR':
      return unavailable(`The disk failed while ${path} was used. Check the disk, then try again.`, code, options);
    case 'SQLITE_PERM':
    case 'SQLITE_AUTH':
      return unavailable(`Access to ${path} was refused.`, code, options);
    case 'SQLITE_TOOBIG':
      return new HealthError(
        'too-large',
        'A record is larger than the database can hold.',
        { what: 'record', limit: 1_000_000_000, unit: 'bytes' },
        options,
      );
    default:
      return isUnprepared(error)
        ? unavailable(`${path} has no tables yet. Call migrate() first.`, 'not-migrated', options)
        : closedError(error, path);
  }
}

function isUnprepared(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('no such table');
}

/** The driver says both of these without a code. */
function closedError(error: unknown, path: string): unknown {
  if (!(error instanceof TypeError)) return error;
  if (error.message.includes('connection is not open'))
    return unavailable(`${path} has been closed.`, 'closed', { cause: error });
  if (error.message.includes('directory does not exist')) {
    return unavailable(`The folder of ${path} does not exist. Create it first.`, 'SQLITE_CANTOPEN', { cause: error });
  }
  return error;
}

function unavailable(sentence: string, reason: string, options: ErrorOptions): HealthError<'storage-unavailable'> {
  return new HealthError('storage-unavailable', sentence, { reason }, options);
}
