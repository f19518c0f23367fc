import { type Instant, type LocalDate, localDateOf } from '../instant.ts';
import type { DateBasis } from '../records/base.ts';
import { localDateIn } from './zone.ts';

/**
 * The calendar day of a record and how it was found: what a mapper writes into `localDate` and `dateBasis`.
 * A known offset decides; else the person's own zone, said; else UTC, said.
 * @param known `start`: the moment that decides (for sleep: waking). `utcOffsetMinutes`: as the source says, `null`
 * when it does not. `assumedTimeZone`: the person's IANA zone, `null` when not told
 * @throws HealthError `invalid-input` when the zone is needed and unknown
 */
export function attributeLocalDate(known: {
  readonly start: Instant;
  readonly utcOffsetMinutes: number | null;
  readonly assumedTimeZone: string | null;
}): { readonly localDate: LocalDate; readonly dateBasis: DateBasis } {
  const { start, utcOffsetMinutes, assumedTimeZone } = known;
  if (utcOffsetMinutes !== null) return { localDate: localDateOf(start, utcOffsetMinutes), dateBasis: 'recorded' };
  if (assumedTimeZone !== null) return { localDate: localDateIn(start, assumedTimeZone), dateBasis: 'assumed-zone' };
  return { localDate: localDateOf(start, 0), dateBasis: 'assumed-utc' };
}
