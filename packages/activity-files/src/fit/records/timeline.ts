import { type Warning, WarningCode } from '../../activity.ts';
import type { MessageIndex } from '../protocol/message-index.ts';

/** The time axis of one file's records. */
export interface Timeline {
  readonly count: number;
  /** Seconds since the FIT epoch, never decreasing. */
  readonly times: Uint32Array;
  /** Row of each record message; -1 when it was left out. `null`: all, in the order of the file. */
  readonly rowOf: Int32Array | null;
  readonly warnings: readonly Warning[];
}

/** Longer than any one recording. Samples further than this from the middle one carry a wrong date. */
const LONGEST_RECORDING_SECONDS = 31 * 86_400;
/** Smaller timestamps count from the moment the device was switched on. */
const FIRST_ABSOLUTE_TIME = 0x10000000;

/** Orders records by time and leaves out those whose time cannot be. */
export function buildTimeline(records: MessageIndex): Timeline {
  const { count } = records;
  const stamps = records.timestamps.subarray(0, count);
  const first = stamps[0] ?? 0;
  const last = stamps[count - 1] ?? 0;
  if (
    isOrdered(stamps) &&
    (count === 0 || (first >= FIRST_ABSOLUTE_TIME && last - first <= LONGEST_RECORDING_SECONDS))
  ) {
    return { count, times: stamps, rowOf: null, warnings: [] };
  }
  return sortedTimeline(stamps);
}

function isOrdered(stamps: Uint32Array): boolean {
  for (let i = 1; i < stamps.length; i++) if (stamps[i]! < stamps[i - 1]!) return false;
  return true;
}

function sortedTimeline(stamps: Uint32Array): Timeline {
  const timed = stamps.filter((stamp) => stamp !== 0);
  const middle = timed.slice().sort()[timed.length >> 1] ?? 0;
  const kept: number[] = [];
  for (let i = 0; i < stamps.length; i++) {
    const stamp = stamps[i]!;
    if (stamp !== 0 && Math.abs(stamp - middle) <= LONGEST_RECORDING_SECONDS) kept.push(i);
  }
  let backwards = 0;
  for (let i = 1; i < kept.length; i++) if (stamps[kept[i]!]! < stamps[kept[i - 1]!]!) backwards++;
  if (backwards > 0) kept.sort((a, b) => stamps[a]! - stamps[b]! || a - b);
  const rowOf = new Int32Array(stamps.length).fill(-1);
  const times = new Uint32Array(kept.length);
  kept.forEach((record, row) => {
    rowOf[record] = row;
    times[row] = stamps[record]!;
  });
  const untimed = stamps.length - timed.length;
  const warnings: Warning[] = [];
  const warn = (code: Warning['code'], affected: number, message: string): void => {
    if (affected > 0) warnings.push({ code, message, count: affected });
  };
  warn(WarningCode.TimeMissing, untimed, `${untimed} samples have no time and were left out.`);
  const implausible = timed.length - kept.length;
  warn(
    WarningCode.TimeImplausible,
    implausible,
    `${implausible} samples are dated far from all others and were left out.`,
  );
  warn(WarningCode.TimeBackwards, backwards, `Time runs backwards in ${backwards} places; the samples were sorted.`);
  if (middle < FIRST_ABSOLUTE_TIME && kept.length > 0) {
    warn(
      WarningCode.ClockNotSet,
      kept.length,
      'The clock of the device was not set: only differences of time are right.',
    );
  }
  return { count: kept.length, times, rowOf, warnings };
}
