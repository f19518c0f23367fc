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

/** Insertion while it is cheap: devices that write late samples write few of them, and not very late. */
function sortNearlySorted(keys: Float64Array): void {
  let moves = 4 * keys.length;
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i]!;
    let at = i;
    for (; at > 0 && keys[at - 1]! > key && moves > 0; at--, moves--) keys[at] = keys[at - 1]!;
    keys[at] = key;
    if (moves === 0) {
      keys.sort();
      return;
    }
  }
}

const POSITIONS = 2 ** 26;

/** A time that is surely that of the recording: the middle one, when they do not all lie close together anyway. */
function middleOf(stamps: Uint32Array): number {
  let first = 0xffffffff;
  let last = 0;
  for (const stamp of stamps) {
    if (stamp === 0) continue;
    if (stamp < first) first = stamp;
    if (stamp > last) last = stamp;
  }
  if (last - first <= LONGEST_RECORDING_SECONDS) return first;
  const timed = stamps.filter((stamp) => stamp !== 0).sort();
  return timed[timed.length >> 1] ?? 0;
}

function sortedTimeline(stamps: Uint32Array): Timeline {
  const count = stamps.length;
  const middle = middleOf(stamps);
  const earliest = Math.max(1, middle - LONGEST_RECORDING_SECONDS);
  const latest = middle + LONGEST_RECORDING_SECONDS;
  // Time and position in one exact number: seconds below 2^23 times 2^26, positions below 2^26.
  const keys = new Float64Array(count);
  let kept = 0;
  let timed = 0;
  let backwards = 0;
  let before = 0;
  for (let i = 0; i < count; i++) {
    const stamp = stamps[i]!;
    if (stamp !== 0) timed++;
    if (stamp < earliest || stamp > latest) continue;
    if (stamp < before) backwards++;
    before = stamp;
    keys[kept++] = (stamp - earliest) * POSITIONS + i;
  }
  if (backwards > 0) sortNearlySorted(keys.subarray(0, kept));
  const rowOf = new Int32Array(count).fill(-1);
  const times = new Uint32Array(kept);
  for (let row = 0; row < kept; row++) {
    const record = keys[row]! % POSITIONS;
    rowOf[record] = row;
    times[row] = stamps[record]!;
  }
  const untimed = count - timed;
  const warnings: Warning[] = [];
  const warn = (code: Warning['code'], affected: number, message: string): void => {
    if (affected > 0) warnings.push({ code, message, count: affected });
  };
  warn(WarningCode.TimeMissing, untimed, `${untimed} samples have no time and were left out.`);
  const implausible = timed - kept;
  warn(
    WarningCode.TimeImplausible,
    implausible,
    `${implausible} samples are dated far from all others and were left out.`,
  );
  warn(WarningCode.TimeBackwards, backwards, `Time runs backwards in ${backwards} places; the samples were sorted.`);
  if (middle < FIRST_ABSOLUTE_TIME && kept > 0) {
    warn(WarningCode.ClockNotSet, kept, 'The clock of the device was not set: only differences of time are right.');
  }
  return { count: kept, times, rowOf, warnings };
}
