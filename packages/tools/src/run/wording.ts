import type { AnyHealthError, ErrorCode, ErrorDetails } from '@vitalwire/core';
import { cleanText } from '../text/clean-text.ts';

type Wording = { readonly [C in ErrorCode]: (details: ErrorDetails[C]) => string };

/** Sentences that a model or a person can act on. A new error code does not compile until it is worded here. */
const wording: Wording = {
  'auth-required': ({ sourceId, connectUrl }) =>
    `${sourceId} is not connected. Ask the person to ${connectUrl === undefined ? 'connect it' : `open ${connectUrl}`}.`,
  'permission-missing': ({ required }) =>
    `This connection may not use ${required.join(', ')}. The person can allow it and try again.`,
  'vendor-scope-missing': ({ sourceId, required }) =>
    `${sourceId} was connected without ${required.join(', ')}. Ask the person to connect it again.`,
  'rate-limited': ({ sourceId, retryAfterSeconds }) =>
    `${sourceId} is limiting requests. Try again in ${retryAfterSeconds ?? 60} seconds.`,
  'upstream-unavailable': ({ sourceId }) => `${sourceId} is not answering. What was stored earlier can still be read.`,
  'upstream-invalid': ({ sourceId }) => `${sourceId} sent an answer in an unknown form. Nothing of it was used.`,
  'policy-forbids': ({ sourceId, use }) => `The terms of ${sourceId} forbid ${use}. The records stay with the person.`,
  unsupported: ({ sourceId, kind }) => `${sourceId} does not deliver ${kind}.`,
  'webhook-rejected': ({ sourceId }) => `A message that claims to come from ${sourceId} is not signed by it.`,
  'not-found': ({ what, suggestions }) =>
    suggestions === undefined || suggestions.length === 0
      ? `There is no ${what}.`
      : `There is no ${what}. Did you mean ${suggestions.join(' or ')}?`,
  'invalid-input': ({ issues }) =>
    issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join(' '),
  'file-unrecognised': ({ path, reason }) => `${path} is not a file of a known format: ${reason}`,
  'file-invalid': ({ path, reason }) => `Nothing in ${path} could be read: ${reason}`,
  'file-unreadable': ({ path, reason }) => `${path} cannot be opened: ${reason}`,
  'too-large': ({ what, limit, unit }) => `${what} is over the limit of ${limit} ${unit}. Ask for less at a time.`,
  'storage-full': () => 'The disk is full. Nothing was changed; free some space and try again.',
  'storage-busy': ({ waitedMilliseconds }) =>
    `Another program held the database for more than ${Math.round(waitedMilliseconds / 1000)} seconds. Try again.`,
  'storage-readonly': () => 'The database or its folder cannot be written by this user. `vitalwire doctor` says which.',
  'storage-corrupt': () => 'The database file is damaged. `vitalwire doctor` says what can be done.',
  'storage-unavailable': () => 'The database cannot be opened. `vitalwire doctor` says why.',
  'storage-newer': ({ found, supported }) =>
    `The database was written by a later release (format ${found}, this one knows ${supported}). Update Vitalwire.`,
  'secret-unreadable': ({ what }) =>
    `${what} cannot be read with the key of this machine. Restore the key, or connect the source again.`,
  'config-invalid': ({ issues }) =>
    `The configuration is not valid: ${issues.map(({ path, message }) => `${path}: ${message}`).join(' ')}`,
  cancelled: () => 'The call was cancelled.',
  internal: () => 'Something failed on our side. Nothing was changed; the log of the server says more.',
};

/** The sentence for the caller of a tool. Never holds a stack, a path of the machine it does not concern, or a secret. */
export function explainError(error: AnyHealthError): string {
  const word = wording[error.code] as (details: ErrorDetails[ErrorCode]) => string;
  return cleanText(word(error.details), 600);
}
