import { millisecondsOf } from '@vitalwire/core';
import { parseVendorTime } from '@vitalwire/core/time';

export interface ParsedTime {
  /** Since 1970-01-01T00:00:00Z. */
  readonly milliseconds: number;
  /**
   * Minutes east of UTC where the text names an offset. `null` for `Z`, for `+00:00` (how many programs write UTC)
   * and for no zone at all.
   */
  readonly utcOffsetMinutes: number | null;
  /** `false`: no zone was written, and UTC was taken. */
  readonly zoned: boolean;
}

/** `null`: no moment is written there. */
export function parseTime(text: string): ParsedTime | null {
  const time = parseVendorTime(text);
  if (time === null || time.type === 'date') return null;
  if (time.type === 'local')
    return { milliseconds: Date.parse(`${time.local}Z`), utcOffsetMinutes: null, zoned: false };
  const { instant, utcOffsetMinutes } = time;
  return { milliseconds: millisecondsOf(instant), utcOffsetMinutes: utcOffsetMinutes || null, zoned: true };
}
