import { HealthError } from '@vitalwire/core';
import { atStart } from '../shared/at-start.ts';

/** Five letters and digits of the server, or a word of the network. */
function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return code;
  return error instanceof Error && CONNECTION_LOST.test(error.message) ? 'connection-lost' : '';
}

/** The driver gives errors of its own no code. */
const CONNECTION_LOST =
  /^(?:Connection terminated|Client (?:was closed|has encountered a connection error)|timeout exceeded when trying to connect)/;

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const LOCK_TIMEOUT = '55P03';

/** The server gave way to another transaction: the whole of ours can be run again, and must be. */
export function isRetryable(error: unknown): boolean {
  const code = codeOf(HealthError.is(error) ? error.cause : error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK;
}

/** A table is missing: the database has not been migrated. */
export function isUnprepared(error: unknown): boolean {
  return codeOf(error) === '42P01';
}

/** Errors of the server and of the connection as ours; anything that is no failure of the database as it is. */
export function postgresError(error: unknown, place: string, waitMilliseconds: number): unknown {
  if (HealthError.is(error)) return error;
  const code = codeOf(error);
  const options = { cause: error };
  switch (code) {
    case '53100':
      return new HealthError(
        'storage-full',
        `The server of ${place} has no room left. Nothing was half stored.`,
        { path: place },
        options,
      );
    case LOCK_TIMEOUT:
    case SERIALIZATION_FAILURE:
    case DEADLOCK:
      return new HealthError(
        'storage-busy',
        `Another process keeps ${place} busy. Try again.`,
        { waitedMilliseconds: waitMilliseconds },
        options,
      );
    case '25006':
      return new HealthError(
        'storage-readonly',
        `${atStart(place)} takes no writes: it is a replica or was set read-only.`,
        { path: place },
        options,
      );
    case 'XX001':
    case 'XX002':
      return new HealthError(
        'storage-corrupt',
        `The server reports damaged data in ${place}. Restore a backup; nothing was changed.`,
        { path: place },
        options,
      );
    case '42P01':
      return unavailable(`${atStart(place)} has no tables yet. Call migrate() first.`, 'not-migrated', options);
    default:
      return isConnection(code)
        ? unavailable(`${atStart(place)} cannot be reached. Check that the server runs and lets you in.`, code, options)
        : error;
  }
}

/** Classes 08 (connection), 28 (sign-in), 57P0x (shutdown), 53300 (too many connections); then the words of the driver and the system. */
function isConnection(code: string): boolean {
  return /^(?:08|28|57P0)|^(?:53300|3D000)$|^(?:connection-lost$|ECONN|ENOTFOUND|EHOST|EPIPE|ETIMEDOUT|ENETUNREACH|EAI_)/.test(
    code,
  );
}

export function closedError(place: string, cause: unknown): HealthError {
  return HealthError.is(cause)
    ? cause
    : unavailable(`The connection to ${place} has been closed.`, 'closed', { cause });
}

function unavailable(sentence: string, reason: string, options: ErrorOptions): HealthError<'storage-unavailable'> {
  return new HealthError('storage-unavailable', sentence, { reason }, options);
}
