import { type Instant, instantOf, type LocalDate, millisecondsOf } from '@vitalwire/core';
import { dayRange, type LocalDateTime, utcOffsetMinutesBetween } from '@vitalwire/core/time';
import { instantIn, localTimeIn, type Row } from './row.ts';

/** What the daily summaries say of the wearer's clock: the only place of an export that does. */
export interface DayOffsets {
  /** Minutes east of UTC; `null` when the day is not there, or its clock was changed on it. */
  of(day: LocalDate): number | null;
  /** The edges of the day, in the assumed zone (else UTC) where its clock is not known. */
  rangeOf(day: LocalDate, assumedTimeZone: string | null): { readonly start: Instant; readonly end: Instant };
}

interface Edges {
  readonly startOffset: number | null;
  readonly endOffset: number | null;
}

export function dayOffsetsOf(days: Iterable<readonly [LocalDate, Row]>): DayOffsets {
  const edges = new Map<LocalDate, Edges>();
  for (const [day, row] of days) {
    edges.set(day, {
      startOffset: offsetOf(localTimeIn(row, 'wellnessStartTimeLocal'), instantIn(row, 'wellnessStartTimeGmt')),
      endOffset: offsetOf(localTimeIn(row, 'wellnessEndTimeLocal'), instantIn(row, 'wellnessEndTimeGmt')),
    });
  }
  const of = (day: LocalDate): number | null => {
    const known = edges.get(day);
    if (known === undefined) return null;
    const { startOffset, endOffset } = known;
    if (startOffset === null || endOffset === null) return startOffset ?? endOffset;
    return startOffset === endOffset ? startOffset : null;
  };
  return {
    of,
    rangeOf(day, assumedTimeZone) {
      const known = edges.get(day);
      const zone = dayRange(day, assumedTimeZone ?? 'UTC');
      const startOffset = known?.startOffset ?? known?.endOffset ?? null;
      const endOffset = known?.endOffset ?? known?.startOffset ?? null;
      const midnight = millisecondsOf(dayRange(day, 'UTC').from);
      return {
        start: startOffset === null ? zone.from : instantOf(midnight - startOffset * 60_000),
        end: endOffset === null ? zone.to : instantOf(midnight + 86_400_000 - endOffset * 60_000),
      };
    },
  };
}

/** Minutes east of UTC of a wall time and its moment, where a row has both. */
export function offsetOf(local: LocalDateTime | null, instant: Instant | null): number | null {
  return local === null || instant === null ? null : utcOffsetMinutesBetween(instant, local);
}
