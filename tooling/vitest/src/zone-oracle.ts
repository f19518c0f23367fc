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

const DAY = 86_400_000;

/**
 * Moments at which days go wrong: both sides of each clock change of three years of old and three of today, of the
 * turn of a year and of leap days, and of midnights. In order.
 * @param seed any whole number; another one picks other years and midnights
 */
export function tellingMoments(timeZone: string, seed: number): readonly number[] {
  const old = Date.UTC(1972 + ((seed * 17) % 49), 0, 1);
  const changes = [old, Date.UTC(2024, 0, 1)].flatMap((from) =>
    clockChangesOf(timeZone, from, from + 3 * 366 * DAY).map(({ at }) => at),
  );
  const days = [0, 1, 2, 3, 4].map((i) => Date.UTC(1980, 0, 1) + ((seed * 7919 + i * 3301) % 16_000) * DAY);
  const turns = [Date.UTC(1999, 11, 31, 12), Date.UTC(2024, 1, 29, 12), Date.UTC(2024, 11, 29, 12)];
  const midnights = [...days, ...turns].map((at) => at - secondsOfDay(timeZone, at) * 1000);
  const beside = [...changes, ...midnights].flatMap((at) => [at - 1, at, at + 1800_000]);
  const around = changes.flatMap((at) => [at - 12 * 3_600_000, at + 12 * 3_600_000]);
  return [...beside, ...around].sort((a, b) => a - b);
}

function secondsOfDay(timeZone: string, milliseconds: number): number {
  const [hours = 0, minutes = 0, seconds = 0] = wallClockOf(timeZone, milliseconds).slice(11).split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

/** Minutes east of UTC, whole quarters of an hour since 1972 but for Liberia in its first week. */
export function oracleOffset(timeZone: string, milliseconds: number): number {
  return Math.round(offsetOf(timeZone, milliseconds));
}

/** The calendar day that a wall calendar of the zone shows. */
export function oracleDate(timeZone: string, milliseconds: number): string {
  return wallClockOf(timeZone, milliseconds).slice(0, 10);
}

/** Monday of the day's week and first of its month, by the machine's calendar of a day's noon. */
export function oraclePeriods(date: string): { readonly week: string; readonly month: string } {
  const noon = Date.parse(`${date}T12:00:00Z`);
  for (let at = noon; ; at -= DAY) {
    if (weekdays.format(at) === 'Mon')
      return { week: new Date(at).toISOString().slice(0, 10), month: `${date.slice(0, 7)}-01` };
  }
}
const weekdays = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short' });
