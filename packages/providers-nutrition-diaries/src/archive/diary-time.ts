import { isLocalDate, type LocalDate } from '@vitalwire/core';
import { dayRange } from '@vitalwire/core/time';
import {
  type Moment,
  type RecordTime,
  type RowPlace,
  readMoment,
  sayAssumedZone,
  unreadableCell,
} from '@vitalwire/provider-kit/rows';

const CLOCK = /^(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*([ap])\.?m\.?)?$/i;

/** `8:05 AM`, `19:30` as `08:05`, `19:30`; `null` when it is no time. */
export function clockTime(text: string): string | null {
  const match = CLOCK.exec(text.trim());
  if (match === null) return null;
  const [, hourText = '', minutes = '', half] = match;
  const hour = Number(hourText);
  if (Number(minutes) > 59 || hour > (half === undefined ? 23 : 12) || (half !== undefined && hour === 0)) return null;
  const afternoon = half?.toLowerCase() === 'p' ? 12 : 0;
  return `${String(half === undefined ? hour : (hour % 12) + afternoon).padStart(2, '0')}:${minutes}`;
}

/** @throws HealthError `invalid-input` */
export function dayOf(text: string | null): LocalDate {
  if (text === null || !isLocalDate(text)) throw unreadableCell('day', text ?? '');
  return text;
}

/**
 * When something was logged: at its time, else some time on its day. Both are of the wearer's clock, without zone.
 * @throws HealthError `invalid-input`
 */
export function timeOf(date: LocalDate, time: string | null, { path, context, ledger }: RowPlace): RecordTime {
  sayAssumedZone(ledger, path, context);
  const { assumedTimeZone } = context;
  if (time === null) {
    const { from, to } = dayRange(date, assumedTimeZone ?? 'UTC');
    const at: Moment = { instant: from, utcOffsetMinutes: null, localDate: date, dateBasis: 'recorded', assumed: true };
    return { at, end: to };
  }
  const clock = clockTime(time);
  const at =
    clock === null ? null : readMoment(`${date}T${clock}`, 'time', { utcOffsetMinutes: null, assumedTimeZone });
  if (at === null) throw unreadableCell('time', time);
  return { at, end: null };
}
