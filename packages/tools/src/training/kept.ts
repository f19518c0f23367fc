import { algorithms } from '@vitalwire/intelligence/registry';

/**
 * Part of every key that results are kept under. Raised when a tool would compute another result from the same samples
 * although no method has a new version.
 */
const REVISION = 2;

/** How many methods there are, and those that are no longer in their first version. */
const versions = [
  REVISION,
  Object.keys(algorithms).length,
  ...Object.values(algorithms).flatMap(({ spec: { id, version } }) => (version === 1 ? [] : [`${id}/${version}`])),
].join(';');

/** A key of everything that a result rests on beside the record and its samples. */
export function keyOf(...parts: readonly unknown[]): string {
  return `${versions};${JSON.stringify(parts)}`;
}

/** A result as `JSON.stringify` wrote it under the same key, and with that in the same form. */
export function fromKept<T>(payload: string): T {
  return JSON.parse(payload) as T;
}
