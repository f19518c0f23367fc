import { type Instant, instantOf, millisecondsOf } from '@vitalwire/core';

export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** What the clock showed, `2024-10-22 18:21:00`. */
export function wallTime(instant: Instant, offset: number): string {
  return instantOf(millisecondsOf(instant) + offset * 60_000)
    .substring(0, 19)
    .replace('T', ' ');
}
