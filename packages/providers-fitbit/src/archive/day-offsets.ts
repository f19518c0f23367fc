import { type LocalDate, localDateOfDayNumber, millisecondsPerDay } from '@vitalwire/core';
import { evidenceRows, type Member } from '@vitalwire/provider-kit/rows';
import { minuteOf } from './sleep-evidence.ts';
import { parseStamp } from './stamps.ts';

/** Zones are quarters of an hour from UTC, from Baker Island to the Line Islands. */
const STEP_MINUTES = 15;
const FURTHEST_WEST = -12 * 60;
const FURTHEST_EAST = 14 * 60;
/** Fewer minutes fit by chance. */
const LEAST_MINUTES = 5;
/** By how much the best offset has to fit better than the next, which a long workout makes nearly fit. */
const LEAST_LEAD = 1.5;
const MINUTE = 60_000;

/**
 * Offsets by the wearer's day, where the export has the minutes of the day in zones of the heart rate twice: on the wall
 * (`Active Zone Minutes - *.csv`) and in UTC (`active_zone_minutes_*.csv`).
 */
export async function readDayOffsets(
  onWall: readonly Member[],
  inUtc: readonly Member[],
  signal: AbortSignal,
): Promise<ReadonlyMap<LocalDate, number>> {
  const utc = new Set<number>();
  for await (const minute of minutesOf(inUtc, signal)) utc.add(minute);
  const days = new Map<LocalDate, number[]>();
  if (utc.size === 0) return new Map();
  for await (const minute of minutesOf(onWall, signal)) {
    const day = localDateOfDayNumber(Math.floor((minute * MINUTE) / millisecondsPerDay));
    const known = days.get(day);
    if (known === undefined) days.set(day, [minute]);
    else known.push(minute);
  }
  const offsets = new Map<LocalDate, number>();
  for (const [day, minutes] of days) {
    const offset = minutes.length < LEAST_MINUTES ? null : offsetOf(minutes, utc);
    if (offset !== null) offsets.set(day, offset);
  }
  return offsets;
}

function offsetOf(minutes: readonly number[], utc: ReadonlySet<number>): number | null {
  let best = { offset: 0, fits: 0 };
  let next = 0;
  for (let offset = FURTHEST_WEST; offset <= FURTHEST_EAST; offset += STEP_MINUTES) {
    const fits = minutes.filter((minute) => utc.has(minute - offset)).length;
    if (fits > best.fits) {
      next = best.fits;
      best = { offset, fits };
    } else next = Math.max(next, fits);
  }
  return best.fits >= LEAST_MINUTES && best.fits >= next * LEAST_LEAD ? best.offset : null;
}

async function* minutesOf(members: readonly Member[], signal: AbortSignal): AsyncGenerator<number, void, undefined> {
  for await (const cell of evidenceRows(members, { time: ['date_time', 'timestamp'] }, ['time'], signal)) {
    const stamp = parseStamp(cell('time') ?? '', 'wall');
    if (stamp !== null) yield minuteOf(stamp.milliseconds);
  }
}
