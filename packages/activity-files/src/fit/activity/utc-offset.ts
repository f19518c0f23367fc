import { type Warning, WarningCode } from '../../activity.ts';
import { firstAbsoluteTime } from '../fit-time.ts';
import type { MessageView } from '../messages/message-view.ts';
import { secondsOf } from './message-values.ts';

const MAXIMUM_MINUTES = 14 * 60;
const MINIMUM_MINUTES = -12 * 60;
/** Some devices take the two times a few seconds apart. */
const TOLERANCE_MINUTES = 3;

/** Offsets in use that are no whole half hours: Nepal, Eucla, Chatham in winter and summer. */
const QUARTERS: ReadonlySet<number> = new Set([345, 525, 765, 825]);
/** Its watches of 2020 write UTC as the local time of runs an hour east of it. */
const COROS = 'coros';

/**
 * Minutes east of UTC from the two clocks of `activity` messages; `null` when they do not say or cannot be right.
 * @param manufacturer who wrote the file, where it says
 */
export function utcOffsetOf(
  activities: readonly MessageView[],
  warnings: Warning[],
  manufacturer?: string,
): number | null {
  for (const message of activities) {
    const utc = secondsOf(message, 'timestamp');
    const local = secondsOf(message, 'local_timestamp');
    if (utc === undefined || local === undefined || utc < firstAbsoluteTime || local < firstAbsoluteTime) continue;
    const minutes = (local - utc) / 60;
    const rounded = Math.round(minutes / 15) * 15;
    const inUse = rounded % 30 === 0 || QUARTERS.has(rounded);
    const possible = inUse && rounded >= MINIMUM_MINUTES && rounded <= MAXIMUM_MINUTES;
    if (rounded === 0 && manufacturer === COROS) return null;
    if (possible && Math.abs(minutes - rounded) <= TOLERANCE_MINUTES) return rounded === 0 ? 0 : rounded;
    const message_ = `Its local time is ${Math.round(minutes)} minutes from UTC, which no time zone is; the offset is unknown.`;
    warnings.push({ code: WarningCode.UtcOffsetImplausible, message: message_ });
  }
  return null;
}
