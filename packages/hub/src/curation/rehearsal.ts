import type { Storage, StorageTransaction } from '@vitalwire/core';

/** Of a storage what deeds of a person need: everything that they write goes through `transaction`. */
export interface DeedStorage {
  readonly transaction: Storage['transaction'];
  readonly records: Pick<Storage['records'], 'get' | 'getMany' | 'original' | 'amendment' | 'history'>;
  readonly merges: Pick<Storage['merges'], 'list'>;
  readonly choices: Pick<Storage['choices'], 'list'>;
  readonly actions: Pick<Storage['actions'], 'list'>;
}

/** The same storage, of which nothing that a transaction writes stays. */
export function rehearsing(storage: DeedStorage): DeedStorage {
  return {
    records: storage.records,
    merges: storage.merges,
    choices: storage.choices,
    actions: storage.actions,
    transaction: (work) => rehearse(storage, work),
  };
}

/** Does the work in a transaction, takes everything back, and answers what the work answered. */
export async function rehearse<T>(
  storage: Pick<Storage, 'transaction'>,
  work: (storage: StorageTransaction) => Promise<T>,
): Promise<T> {
  const over = new Error('A rehearsal is over.');
  let answer: { readonly value: T } | null = null;
  try {
    await storage.transaction(async (transaction) => {
      answer = { value: await work(transaction) };
      throw over;
    });
  } catch (error) {
    if (error !== over || answer === null) throw error;
  }
  // Assigned inside of the transaction, where the compiler does not look.
  return (answer as unknown as { readonly value: T }).value;
}
