import { millisecondsOf } from '@vitalwire/core';
import {
  type Moment,
  type RowPlace,
  readMoment,
  readUtcOffsetMinutes,
  sayAssumedZone,
  unreadableCell,
} from '@vitalwire/provider-kit/rows';

/** Raised when the mapping of this export changes. */
export const whoopMapper = 'whoop-export/2';

/** Columns that every table of the export begins with. */
export const cycleColumns = {
  cycleStart: 'Cycle start time',
  cycleEnd: 'Cycle end time',
  timeZone: 'Cycle timezone',
} as const;

interface CycleCells {
  cell(column: keyof typeof cycleColumns): string | null;
}

/** Reads the times of one row: local, in the offset that the row names. */
export interface RowClock {
  readonly utcOffsetMinutes: number | null;
  /** @throws HealthError `invalid-input` */
  moment(text: string | null, what: string): Moment | null;
  /** @throws HealthError `invalid-input` when it is absent, too */
  required(text: string | null, what: string): Moment;
}

/** @throws HealthError `invalid-input` for an offset that is none */
export function clockOf(row: CycleCells, { path, context, ledger }: RowPlace): RowClock {
  const zone = row.cell('timeZone');
  const utcOffsetMinutes = readUtcOffsetMinutes(zone);
  if (zone !== null && utcOffsetMinutes === null) throw unreadableCell('time zone', zone);
  if (utcOffsetMinutes === null) sayAssumedZone(ledger, path, context);
  const known = { utcOffsetMinutes, assumedTimeZone: context.assumedTimeZone };
  const moment = (text: string | null, what: string): Moment | null => readMoment(text, what, known);
  return {
    utcOffsetMinutes,
    moment,
    required: (text, what) => {
      const found = moment(text, what);
      if (found === null) throw unreadableCell(what, '');
      return found;
    },
  };
}

/** Neither a night nor a workout is longer. */
const LONGEST_MILLISECONDS = 48 * 3_600_000;

/** Of a night or workout: begins before it ends, and not days before. @throws HealthError `invalid-input` */
export function assertOrder(start: Moment, end: Moment, endText: string | null, what: string): void {
  const milliseconds = millisecondsOf(end.instant) - millisecondsOf(start.instant);
  if (milliseconds < 0) throw unreadableCell(`${what} after its start`, endText ?? '');
  if (milliseconds > LONGEST_MILLISECONDS) throw unreadableCell(`${what} within two days`, endText ?? '');
}
