import { HealthError, type Storage, type StorageTransaction } from '@vitalwire/core';

export interface FailingStorage {
  readonly storage: Storage;
  /** How many steps have been taken so far. */
  steps(): number;
}

/**
 * The same storage, whose `step`-th call fails: any call of any store, inside a transaction or outside, counts as one.
 * @param step 1 fails the first call; `Infinity` none, which only counts
 */
export function failAtStep(storage: Storage, step: number): FailingStorage {
  let taken = 0;
  const isTheOne = () => ++taken === step;
  const counted = <S extends object>(store: S): S =>
    new Proxy(store, {
      get(target, name, receiver) {
        const method: unknown = Reflect.get(target, name, receiver);
        if (typeof method !== 'function') return method;
        return (...call: unknown[]) => {
          if (!isTheOne()) return Reflect.apply(method, target, call) as unknown;
          return name === 'readMany' ? failingIteration(step) : Promise.reject(failure(step));
        };
      },
    });
  const stores = (from: StorageTransaction): StorageTransaction => ({
    records: counted(from.records),
    streams: counted(from.streams),
    merges: counted(from.merges),
    people: counted(from.people),
    imports: counted(from.imports),
    actions: counted(from.actions),
    choices: counted(from.choices),
    coverage: counted(from.coverage),
    egress: counted(from.egress),
    withdrawals: counted(from.withdrawals),
    results: counted(from.results),
    grants: counted(from.grants),
  });
  return {
    storage: {
      ...stores(storage),
      transaction: (work) => storage.transaction((transaction) => work(stores(transaction))),
      keys: counted(storage.keys),
      erase: (owner) => (isTheOne() ? Promise.reject(failure(step)) : storage.erase(owner)),
      snapshot: (work) => (isTheOne() ? Promise.reject(failure(step)) : storage.snapshot(work)),
      compact: () => (isTheOne() ? Promise.reject(failure(step)) : storage.compact()),
      owners: () => (isTheOne() ? Promise.reject(failure(step)) : storage.owners()),
      migrate: () => storage.migrate(),
      close: () => storage.close(),
    },
    steps: () => taken,
  };
}

function failingIteration(step: number): AsyncIterable<never> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(failure(step)) }) };
}

function failure(step: number): HealthError<'internal'> {
  return new HealthError('internal', `Step ${step} was made to fail.`, {});
}

export interface EveryStep {
  /** A storage in the state in which the work begins. Closed after each run. */
  open(): Promise<Storage>;
  work(storage: Storage): Promise<unknown>;
  /** Looks at the storage after the work failed at a step; rejects when it is not as it must be. */
  check(storage: Storage, step: number): Promise<void>;
}

/**
 * Runs the work once for each of its steps, with that step failing. Work that hides the failure is refused.
 * @returns how many steps the work has
 */
export async function failAtEveryStep({ open, work, check }: EveryStep): Promise<number> {
  const total = await stepsOf(open, work);
  for (let step = 1; step <= total; step++) {
    const storage = await open();
    try {
      const failed = await work(failAtStep(storage, step).storage).then(
        () => false,
        () => true,
      );
      if (!failed) throw new Error(`The failure of step ${step} of ${total} was swallowed.`);
      await check(storage, step);
    } finally {
      await storage.close();
    }
  }
  return total;
}

async function stepsOf(open: EveryStep['open'], work: EveryStep['work']): Promise<number> {
  const storage = await open();
  try {
    const counting = failAtStep(storage, Number.POSITIVE_INFINITY);
    await work(counting.storage);
    return counting.steps();
  } finally {
    await storage.close();
  }
}
