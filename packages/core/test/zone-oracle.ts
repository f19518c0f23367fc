// What tests compare with: the machine's own formatter, and no code of this package.

const formatters = new Map<string, Intl.DateTimeFormat>();

/** What a wall clock shows, `YYYY-MM-DDTHH:MM:SS`. */
export function wallClockOf(timeZone: string, milliseconds: number): string {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(milliseconds).replace(' ', 'T');
}

export interface ClockChange {
  /** First millisecond with the new offset. */
  readonly at: number;
  readonly offsetBefore: number;
  readonly offsetAfter: number;
}

/** Clock changes, found by looking every ten days and halving where the offset differs. */
export function clockChangesOf(timeZone: string, from: number, to: number): readonly ClockChange[] {
  const step = 10 * 86_400_000;
  const changes: ClockChange[] = [];
  for (let left = from; left < to; left += step) {
    const offsetBefore = offsetOf(timeZone, left);
    const offsetAfter = offsetOf(timeZone, left + step);
    if (offsetBefore === offsetAfter) continue;
    let [low, high] = [left, left + step];
    while (high - low > 60_000) {
      const middle = Math.floor((low + high) / 120_000) * 60_000;
      if (offsetOf(timeZone, middle) === offsetBefore) low = middle;
      else high = middle;
    }
    changes.push({ at: high, offsetBefore, offsetAfter });
  }
  return changes;
}

function offsetOf(timeZone: string, milliseconds: number): number {
  return (Date.parse(`${wallClockOf(timeZone, milliseconds)}Z`) - Math.floor(milliseconds / 1000) * 1000) / 60_000;
}
