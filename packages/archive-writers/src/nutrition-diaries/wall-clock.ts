import { type Instant, instantOf, millisecondsOf } from '@vitalwire/core';

/** What the wearer's clock showed: `2026-06-01`, `8:05 AM`. */
export function wallClock(at: Instant, offset: number | null): { readonly date: string; readonly time: string } {
  const wall = instantOf(millisecondsOf(at) + (offset ?? 0) * 60_000);
  const hour = Number(wall.substring(11, 13));
  return {
    date: wall.substring(0, 10),
    time: `${hour % 12 === 0 ? 12 : hour % 12}:${wall.substring(14, 16)} ${hour < 12 ? 'AM' : 'PM'}`,
  };
}

export function cellText(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
