import { AsyncLocalStorage } from 'node:async_hooks';
import { HealthError } from '@vitalwire/core';

/** Notices a call on the outer storage from inside a transaction, which would wait for itself for ever. */
export interface NestGuard {
  /** @throws HealthError `internal` */
  assertOutside(): void;
  inside<T>(work: () => Promise<T>): Promise<T>;
}

export function createNestGuard(): NestGuard {
  const current = new AsyncLocalStorage<{ open: boolean }>();
  return {
    assertOutside() {
      if (current.getStore()?.open !== true) return;
      throw new HealthError(
        'internal',
        'A transaction called the storage outside of it. Use the storage that the transaction was given.',
        {},
      );
    },
    async inside(work) {
      const scope = { open: true };
      try {
        return await current.run(scope, work);
      } finally {
        scope.open = false;
      }
    },
  };
}

/** One after the other, in the order of arrival. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

export function createQueue(): Queue {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  };
}
