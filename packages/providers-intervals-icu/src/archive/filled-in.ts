import type { ImportSource } from '@vitalwire/core';
import { matchColumns, readCsv } from '@vitalwire/provider-kit/rows';

/** A heart at rest does not beat the same so many days in a row. */
const DAYS_THE_SAME = 14;

/**
 * Resting heart rates that nobody measured: the list has the one of the person's settings on every day without another.
 * They show by standing unchanged for weeks.
 */
export async function filledInHeartRates(source: ImportSource, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const filled = new Set<string>();
  let columns: ReturnType<typeof matchColumns<'rate'>> = null;
  let last: string | null = null;
  let days = 0;
  for await (const line of readCsv(source, { signal })) {
    if (line.type === 'problem') continue;
    if (columns === null) {
      columns = matchColumns(line.cells, { rate: 'restingHR' }, ['rate']);
      if (columns === null) break;
      continue;
    }
    const rate = columns.cell(line.cells, 'rate');
    days = rate === last ? days + 1 : 1;
    last = rate;
    if (rate !== null && days >= DAYS_THE_SAME) filled.add(rate);
  }
  return filled;
}
