import { type ImportSource, isLocalDate, type LocalDate } from '@vitalwire/core';
import { evidenceRows } from '@vitalwire/provider-kit/rows';

/** A heart at rest does not beat the same so many days in a row. */
const DAYS_THE_SAME = 14;

/** What the rows of days are read by, and only the whole list tells. */
export interface WellnessBefore {
  /**
   * Resting heart rates that nobody measured: the list has the one of the person's settings on every day without another.
   * They show by standing unchanged for weeks.
   */
  readonly filledIn: ReadonlySet<string>;
  /** The last day with steps: it was still running when the list was made. */
  readonly newest: LocalDate | null;
}

export async function wellnessBefore(source: ImportSource, signal: AbortSignal): Promise<WellnessBefore> {
  const filledIn = new Set<string>();
  let newest: LocalDate | null = null;
  let last: string | null = null;
  let days = 0;
  const columns = { rate: 'restingHR', date: ['date', 'id'], steps: 'steps' };
  for await (const cell of evidenceRows([{ source }], columns, ['rate'], signal)) {
    const rate = cell('rate');
    days = rate === last ? days + 1 : 1;
    last = rate;
    if (rate !== null && days >= DAYS_THE_SAME) filledIn.add(rate);
    const date = cell('date') ?? '';
    const hasSteps = cell('steps') !== null;
    if (hasSteps && isLocalDate(date) && (newest === null || date > newest)) newest = date;
  }
  return { filledIn, newest };
}
