import { strict as assert } from 'node:assert';
import { type ErrorCode, HealthError, type Storage } from '@vitalwire/core';

/** What is tested. */
export interface StorageSubject {
  /** A storage with nothing in it, migrated. Closed by the suite. */
  open(): Promise<Storage>;
}

/** One requirement. Rejects with an assertion error when it does not hold. */
export interface ConformanceCase {
  readonly name: string;
  run(): Promise<void>;
}

export type Requirements = { readonly [name: string]: (storage: Storage) => Promise<void> };

export function casesOf(subject: StorageSubject, area: string, requirements: Requirements): readonly ConformanceCase[] {
  return Object.entries(requirements).map(([name, check]) => ({
    name: `${area}: ${name}`,
    async run() {
      const storage = await subject.open();
      try {
        await check(storage);
      } finally {
        await storage.close();
      }
    },
  }));
}

/** The call must fail with this code and a sentence. */
export async function rejectsWith(code: ErrorCode, call: Promise<unknown>, part?: string): Promise<void> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  assert.ok(HealthError.is(error), `expected ${code}, got ${String(error)}`);
  assert.equal(error.code, code);
  assert.match(error.message, /^[A-Z/~].*\.$/s, 'the message is a sentence');
  if (part !== undefined) assert.ok(error.message.includes(part), `${error.message} names ${part}`);
}
