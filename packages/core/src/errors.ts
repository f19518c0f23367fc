import type { DataKind } from './kinds.ts';

export interface InputIssue {
  /** Dotted path into the input, empty for the whole. */
  readonly path: string;
  readonly message: string;
}

/** Every way a call can fail, and what the reader needs to act on it. A new code is worded and mapped wherever it does not compile. */
export interface ErrorDetails {
  /** A vendor must be connected, or connected again. */
  'auth-required': { readonly sourceId: string; readonly connectUrl?: string };
  /** The caller was not granted what the call needs. */
  'permission-missing': { readonly required: readonly string[] };
  /** The vendor was connected with too few of its scopes. */
  'vendor-scope-missing': { readonly sourceId: string; readonly required: readonly string[] };
  'rate-limited': { readonly sourceId: string; readonly retryAfterSeconds: number | null };
  'upstream-unavailable': { readonly sourceId: string; readonly status: number | null };
  'upstream-invalid': { readonly sourceId: string; readonly issues: readonly string[] };
  /** The source's data policy forbids this use. */
  'policy-forbids': { readonly sourceId: string; readonly use: string };
  unsupported: { readonly sourceId: string; readonly kind: DataKind };
  'webhook-rejected': { readonly sourceId: string };
  'not-found': { readonly what: string; readonly suggestions?: readonly string[] };
  'invalid-input': { readonly issues: readonly InputIssue[] };
  /** A file is not what any reader knows. */
  'file-unrecognised': { readonly path: string; readonly reason: string };
  /** A file is of a known format and nothing in it could be read. */
  'file-invalid': { readonly path: string; readonly reason: string; readonly byteOffset?: number };
  /** A file or folder cannot be opened by this user. */
  'file-unreadable': { readonly path: string; readonly reason: string };
  /** A limit that protects the process was reached. */
  'too-large': { readonly what: string; readonly limit: number; readonly unit: string };
  'storage-full': { readonly path: string };
  /** Another process held the database longer than the wait. */
  'storage-busy': { readonly waitedMilliseconds: number };
  'storage-readonly': { readonly path: string };
  'storage-corrupt': { readonly path: string };
  'storage-unavailable': { readonly reason: string };
  /** The database was written by a later release. */
  'storage-newer': { readonly found: number; readonly supported: number };
  /** What was sealed does not open: another key, another place, or changed bytes. */
  'secret-unreadable': { readonly what: string };
  'config-invalid': { readonly issues: readonly InputIssue[] };
  cancelled: Readonly<Record<never, never>>;
  internal: Readonly<Record<never, never>>;
}
export type ErrorCode = keyof ErrorDetails;

const MARKER: unique symbol = Symbol.for('@vitalwire/health-error') as never;

/** The one error class. `code` tells the cases apart and types `details`; `message` is a sentence for a person. */
export class HealthError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'HealthError';
  readonly [MARKER] = true;
  readonly code: C;
  readonly details: ErrorDetails[C];

  constructor(code: C, message: string, details: ErrorDetails[C], options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }

  /** Works across duplicated copies of this package, where `instanceof` does not. */
  static is(error: unknown): error is AnyHealthError {
    return typeof error === 'object' && error !== null && MARKER in error;
  }
}

/** Discriminated by `code`, so that a `switch` narrows `details`. */
export type AnyHealthError = { [C in ErrorCode]: HealthError<C> }[ErrorCode];
