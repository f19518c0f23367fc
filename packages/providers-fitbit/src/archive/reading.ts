import type { ImportSource, LocalDate } from '@vitalwire/core';
import { attemptRow, type PersonClock, readJson, type TableReading } from '@vitalwire/provider-kit/rows';
import type { OffsetEvidence } from './offset-evidence.ts';
import { objectOf } from './values.ts';

/** Raised when the mapping of this export changes. */
export const fitbitMapper = 'fitbit-export/2';

export interface FitbitReading extends TableReading {
  readonly clock: PersonClock;
  readonly evidence: OffsetEvidence;
  /** Days on which no device was worn. */
  readonly unworn: ReadonlySet<LocalDate>;
  /** By the id of the sleep. */
  readonly sleepScores: ReadonlyMap<string, number>;
}

/**
 * The items of a JSON file one by one, each counted.
 * @param use the items that came of it; a sentence when it is none; `null` when it is counted elsewhere
 */
export async function* jsonItems<T>(
  source: ImportSource,
  what: string,
  { context, ledger, onBytes }: FitbitReading,
  use: (item: Readonly<Record<string, unknown>>) => T | string | null,
): AsyncGenerator<T, void, undefined> {
  const { path } = source;
  for await (const item of readJson(source, { signal: context.signal, onBytes })) {
    const where = `Entry ${item.index + 1}`;
    if (item.type === 'problem') {
      ledger.rejected(path, what, where, item.message);
      continue;
    }
    const made = attemptRow(ledger, { path, what, where }, () => ({ value: use(objectOf(item.value)) }));
    if (made === null || made.value === null) continue;
    if (typeof made.value === 'string') ledger.passedOver(path, what, made.value);
    else yield made.value;
  }
}
