import { type Instant, instantOf, millisecondsOf } from '@vitalwire/core';

/** `07/01/26 00:00:05` */
export function american(milliseconds: number): string {
  const text = instantOf(milliseconds);
  return `${text.substring(5, 7)}/${text.substring(8, 10)}/${text.substring(2, 4)} ${text.substring(11, 19)}`;
}

/** As if the wall clock were one in UTC. */
export function wallOf(instant: Instant, offsetMinutes: number | null): number {
  return millisecondsOf(instant) + (offsetMinutes ?? 0) * 60_000;
}

/** `2026-07-01T00:00:05.000` */
export function isoWall(milliseconds: number): string {
  return instantOf(milliseconds).substring(0, 23);
}

/** `2026-07-01T00:00:05Z` */
export function isoUtc(milliseconds: number): string {
  return `${instantOf(milliseconds).substring(0, 19)}Z`;
}

/** `+05:30` */
export function offsetWord(minutes: number | null): string {
  const size = Math.abs(minutes ?? 0);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${(minutes ?? 0) < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
