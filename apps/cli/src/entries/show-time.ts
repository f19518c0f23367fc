import { localDateTimeOf } from '@vitalwire/core/time';
import type { Moment } from './moments.ts';

/** `2026-05-04 07:00` */
export function localClock({ at, utcOffsetMinutes }: Moment): string {
  const local = localDateTimeOf(at, utcOffsetMinutes);
  return `${local.substring(0, 10)} ${local.substring(11, 16)}`;
}
