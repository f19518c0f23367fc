import { type Sport, sportFamily, type WorkoutTotals } from '@vitalwire/core';
import { type ActivitySession, type Warning, WarningCode } from '../../activity.ts';
import { instantOfFit, isFitTime } from '../fit-time.ts';
import type { MessageView } from '../messages/message-view.ts';
import type { RecordTable } from '../records/record-table.ts';
import type { BeatIntervals } from './beat-intervals.ts';
import { sensorsOf } from './devices.ts';
import type { Content } from './file-content.ts';
import { compact, numberOf, secondsOf, textOf, wordOf } from './message-values.ts';
import { withoutEmptyMovement } from './no-movement.ts';
import { eventsOf, lapsOf, lengthsOf, pausesOf, setsOf, timeOf } from './parts-of-session.ts';
import { clearImplausiblePositions, clearMissingPositions } from './positions.ts';
import { sliceStreams } from './session-streams.ts';
import { countsStrokes, indoorOf, sportOf, vendorSportOf } from './sport.ts';
import { analysisOf, feelOf, totalsOf } from './totals.ts';

/** All that one FIT file of the input holds. */
export interface PartContent {
  readonly content: Content;
  readonly table: RecordTable;
  readonly beats: BeatIntervals;
  /** Byte offsets of the records, to place what has no time of its own. */
  readonly recordOffsets: Int32Array;
  readonly utcOffsetMinutes: number | null;
}

/** When a session ran, in seconds since the FIT epoch. */
interface Span {
  readonly message: MessageView | null;
  readonly start: number;
  readonly end: number;
}

const LONGEST_SESSION_SECONDS = 31 * 86_400;

/** The sessions of one file, in order of start; rebuilt from the records where the device wrote none. */
export function buildSessions(part: PartContent, warnings: Warning[]): ActivitySession[] {
  const { content, table } = part;
  clearMissingPositions(table);
  const far = clearImplausiblePositions(table);
  if (far > 0) warnings.push(positionsLeftOut(far));
  const spans = spansOf(content, table, warnings);
  const starts = spans.map((span) => span.start);
  const rowBounds = bounds(table.times, starts);
  const laps = share(content.lap, starts, timeOf);
  const lengths = share(content.length, starts, timeOf);
  const sets = share(content.set, starts, timeOf);
  const events = share(content.event, starts, (message) => secondsOf(message, 'timestamp'));
  const sensors = sensorsOf(content.device_info);
  return spans.map((span, index) => {
    const { message } = span;
    const words = sportWords(message, content);
    const sport: Sport = sportOf(words.sport, words.subSport);
    const ownEvents = eventsOf(events[index] ?? []);
    const from = rowBounds[index] ?? 0;
    const to = rowBounds[index + 1] ?? table.count;
    return withoutEmptyMovement({
      ...totals(message, countsStrokes(sport)),
      sport,
      start: instantOfFit(span.start),
      end: instantOfFit(span.end),
      utcOffsetMinutes: part.utcOffsetMinutes,
      ...compact<OptionalPart>({
        vendorSport: vendorSportOf(words.sport, words.subSport),
        name: nameOf(message, content, spans.length),
        indoor: indoorOf(words.subSport),
        poolLengthMeters: message === null ? undefined : numberOf(message, 'pool_length'),
        multisport: spans.length > 1 ? { index, count: spans.length } : undefined,
        deviceAnalysis:
          message === null ? undefined : analysisOf(message, analysisSources(content, spans.length, sport)),
        feel: message === null ? undefined : feelOf(message),
      }),
      laps: lapsOf(laps[index] ?? [], countsStrokes(sport)),
      lengths: lengthsOf(lengths[index] ?? []),
      sets: setsOf(sets[index] ?? [], content.exercise_title),
      pauses: pausesOf(ownEvents),
      events: ownEvents,
      sensors,
      ...sliceStreams(table, from, to),
      beatIntervalsSeconds: beatsOf(part, from, to, index, spans.length),
    });
  });
}

function positionsLeftOut(count: number): Warning {
  const [what, were] = count === 1 ? ['1 position lies', 'was'] : [`${count} positions lie`, 'were'];
  const message = `${what} too far from all others and ${were} left out.`;
  return { code: WarningCode.PositionImplausible, message, count };
}

type OptionalPart = Pick<
  ActivitySession,
  'vendorSport' | 'name' | 'indoor' | 'poolLengthMeters' | 'multisport' | 'deviceAnalysis' | 'feel'
>;

function totals(message: MessageView | null, strokes: boolean): WorkoutTotals {
  return message === null ? {} : totalsOf(message, strokes);
}

/**
 * Values of the whole file belong to its only session; of several it is not known which. The threshold power that a
 * device keeps is that of cycling.
 */
function analysisSources(content: Content, sessions: number, sport: Sport): Parameters<typeof analysisOf>[1] {
  const metrics = content.max_met_data.at(-1) ?? content.activity_metrics.at(-1) ?? content.user_metrics.at(-1);
  return sessions === 1
    ? { zones: sportFamily(sport) === 'cycling' ? (content.zones_target[0] ?? null) : null, metrics: metrics ?? null }
    : { zones: null, metrics: null };
}

function sportWords(message: MessageView | null, content: Content): { sport?: string; subSport?: string } {
  const source = message ?? content.sport[0];
  if (source === undefined) return {};
  const sport = wordOf(source, 'sport');
  const subSport = wordOf(source, 'sub_sport');
  return compact<{ sport?: string; subSport?: string }>({ sport, subSport });
}

function nameOf(message: MessageView | null, content: Content, sessions: number): string | undefined {
  const own = message === null ? undefined : textOf(message, 'sport_profile_name');
  if (own !== undefined || sessions > 1) return own;
  return firstText(content.workout, 'wkt_name') ?? firstText(content.sport, 'name');
}

function firstText(messages: readonly MessageView[], field: string): string | undefined {
  const first = messages[0];
  return first === undefined ? undefined : textOf(first, field);
}

function spansOf(content: Content, table: RecordTable, warnings: Warning[]): Span[] {
  const first = table.times[0];
  const last = table.times[table.count - 1];
  if (content.session.length === 0) {
    const lapStarts = content.lap.map(timeOf).filter((time) => time !== undefined);
    const start = first ?? lapStarts[0];
    if (start === undefined) return [];
    const message = 'The file has no session: it was rebuilt from what was recorded.';
    warnings.push({ code: WarningCode.SessionRebuilt, message });
    return [{ message: null, start, end: last ?? start }];
  }
  const spans = content.session.flatMap((message) => {
    const span = spanOf(message, content.session.length, first, last);
    if (span === null) return [];
    if (span.corrected) {
      const text = 'The times of a session cannot be right; those of its samples were taken.';
      warnings.push({ code: WarningCode.SessionTimes, message: text });
    } else warnings.push(...contradiction(message));
    return [span];
  });
  return spans.sort((a, b) => a.start - b.start);
}

/** What devices round. */
const TOLERANCE_SECONDS = 10;

/** The timer runs from start to end at most. Which of the two is wrong is not known, so both stay as they are. */
function contradiction(message: MessageView): readonly Warning[] {
  const elapsed = numberOf(message, 'total_elapsed_time');
  const timer = numberOf(message, 'total_timer_time');
  if (elapsed === undefined || timer === undefined || timer <= elapsed + TOLERANCE_SECONDS) return [];
  const [whole, running] = [Math.round(elapsed), Math.round(timer)];
  const text = `A session counts ${whole} s from start to end and ${running} s on its timer, which cannot both be right.`;
  return [{ code: WarningCode.SessionTimes, message: text }];
}

function spanOf(
  message: MessageView,
  sessions: number,
  first: number | undefined,
  last: number | undefined,
): (Span & { readonly corrected: boolean }) | null {
  const elapsed = numberOf(message, 'total_elapsed_time', 'total_timer_time');
  const written = secondsOf(message, 'timestamp');
  const stated = secondsOf(message, 'start_time');
  const start = stated ?? (written !== undefined && elapsed !== undefined ? written - elapsed : (first ?? written));
  if (start === undefined) return null;
  const end = elapsed === undefined ? (written ?? last ?? start) : start + elapsed;
  const near = first === undefined || Math.abs(start - first) <= LONGEST_SESSION_SECONDS;
  const possible = end >= start && end - start <= LONGEST_SESSION_SECONDS && near && start >= 0;
  if (possible) return { message, start, end, corrected: false };
  if (sessions === 1 && first !== undefined && last !== undefined) {
    return { message, start: first, end: last, corrected: true };
  }
  const moment = isFitTime(start) ? start : (written ?? 0);
  return { message, start: moment, end: moment, corrected: true };
}

/** First row of each session, and the row behind the last; what comes before the first belongs to the first. */
function bounds(times: Uint32Array, starts: readonly number[]): number[] {
  const rows = starts.map((start, index) => (index === 0 ? 0 : lowerBound(times, start)));
  return [...rows, times.length];
}

function lowerBound(times: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Gives each message to the last session that had started; a message without a time to the first. */
function share(
  messages: readonly MessageView[],
  starts: readonly number[],
  time: (message: MessageView) => number | undefined,
): MessageView[][] {
  const shares = starts.map((): MessageView[] => []);
  for (const message of messages) {
    const at = time(message) ?? 0;
    shares[Math.max(0, lowerBound(starts, at + 0.001) - 1)]?.push(message);
  }
  return shares;
}

function beatsOf(part: PartContent, from: number, to: number, index: number, count: number): Float64Array | null {
  const { intervals, offsets } = part.beats;
  if (intervals.length === 0) return null;
  if (count === 1) return intervals;
  const first = index === 0 ? 0 : (part.recordOffsets[from] ?? Number.POSITIVE_INFINITY);
  const next = index === count - 1 ? Number.POSITIVE_INFINITY : (part.recordOffsets[to] ?? Number.POSITIVE_INFINITY);
  const own = intervals.filter((_, i) => offsets[i]! >= first && offsets[i]! < next);
  return own.length === 0 ? null : own;
}
