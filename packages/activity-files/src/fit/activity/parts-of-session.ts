import type { Pause, StrengthSet, SwimLength, WorkoutLap } from '@vitalwire/core';
import type { ActivityEvent } from '../../activity.ts';
import { instantOfFit } from '../fit-time.ts';
import { decodeMessage } from '../messages/decode-message.ts';
import type { FitMessage } from '../messages/message.ts';
import type { MessageView } from '../messages/message-view.ts';
import { exerciseName } from '../profile/exercise-name.ts';
import { compact, firstWordOf, numberOf, secondsOf, textOf, wordOf } from './message-values.ts';
import { totalsOf } from './totals.ts';

/** Seconds since the FIT epoch that a message stands for: where it starts, else when it was written. */
export function timeOf(message: MessageView): number | undefined {
  return secondsOf(message, 'start_time') ?? writtenAt(message);
}

function writtenAt(message: MessageView): number | undefined {
  return secondsOf(message, 'timestamp') ?? (message.seconds === 0 ? undefined : message.seconds);
}

/** Longer ones are misread. */
const LONGEST_LAP_SECONDS = 31 * 86_400;

export function lapsOf(messages: readonly MessageView[], countsStrokes: boolean): WorkoutLap[] {
  const laps: WorkoutLap[] = [];
  for (const message of messages) {
    const start = timeOf(message);
    if (start === undefined) continue;
    const totals = totalsOf(message, countsStrokes);
    const written = writtenAt(message) ?? start;
    const elapsed = totals.elapsedSeconds;
    const possible = elapsed !== undefined && elapsed >= 0 && elapsed <= LONGEST_LAP_SECONDS;
    const end = possible ? start + elapsed : Math.max(start, written);
    const trigger = wordOf(message, 'lap_trigger');
    const intensity = wordOf(message, 'intensity');
    laps.push({
      start: instantOfFit(start),
      end: instantOfFit(end),
      ...totals,
      ...compact<Pick<WorkoutLap, 'trigger' | 'intensity'>>({ trigger, intensity }),
    });
  }
  return laps.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

export function lengthsOf(messages: readonly MessageView[]): SwimLength[] {
  const lengths: SwimLength[] = [];
  for (const message of messages) {
    const start = timeOf(message);
    const elapsedSeconds = numberOf(message, 'total_elapsed_time', 'total_timer_time');
    if (start === undefined || elapsedSeconds === undefined) continue;
    const optional = compact<Pick<SwimLength, 'stroke' | 'strokes'>>({
      stroke: wordOf(message, 'swim_stroke'),
      strokes: numberOf(message, 'total_strokes'),
    });
    const active = wordOf(message, 'length_type') !== 'idle';
    lengths.push({ start: instantOfFit(start), elapsedSeconds, active, ...optional });
  }
  return lengths.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

/** @param titles `exercise_title` messages: what the person's own workout calls an exercise */
export function setsOf(messages: readonly MessageView[], titles: readonly MessageView[]): StrengthSet[] {
  return messages.map((message) => {
    const start = secondsOf(message, 'start_time') ?? secondsOf(message, 'timestamp');
    return {
      type: wordOf(message, 'set_type') ?? 'active',
      ...compact<Omit<StrengthSet, 'type'>>({
        exercise: exerciseOf(message, titles),
        start: start === undefined ? undefined : instantOfFit(start),
        durationSeconds: numberOf(message, 'duration'),
        repetitions: numberOf(message, 'repetitions'),
        weightKilograms: numberOf(message, 'weight'),
      }),
    };
  });
}

function exerciseOf(set: MessageView, titles: readonly MessageView[]): string | undefined {
  const category = firstWordOf(set, 'category');
  const subtype = firstWordOf(set, 'category_subtype');
  const title = titles.find(
    (candidate) =>
      firstWordOf(candidate, 'exercise_category') === category && firstWordOf(candidate, 'exercise_name') === subtype,
  );
  const written = title === undefined || category === undefined ? undefined : textOf(title, 'wkt_step_name');
  if (written !== undefined) return written;
  if (category === 'unknown') return undefined;
  if (typeof category !== 'string') return category === undefined ? undefined : `category_${category}`;
  return typeof subtype === 'number' ? (exerciseName(category, subtype) ?? category) : category;
}

export function eventsOf(messages: readonly MessageView[]): ActivityEvent[] {
  const events: ActivityEvent[] = [];
  for (const message of messages) {
    const at = writtenAt(message);
    const event = wordOf(message, 'event');
    if (at === undefined || event === undefined) continue;
    const data = eventData(decodeMessage(message.decoder, message.index));
    const type = wordOf(message, 'event_type');
    events.push({ at: instantOfFit(at), event, ...compact<Pick<ActivityEvent, 'type' | 'data'>>({ type, data }) });
  }
  return events;
}

const eventOwn = new Set(['timestamp', 'event', 'event_type', 'event_group', 'data16']);

/** Sub-fields and components say what the bare `data` means, and take its place. */
function eventData(message: FitMessage): Record<string, number | string> | undefined {
  const holders = new Set(message.fields.map((field) => field.expandedFrom));
  const data: Record<string, number | string> = {};
  for (const field of message.fields) {
    const { value } = field;
    if (field.developerIndex !== undefined || eventOwn.has(field.name) || holders.has(field.name)) continue;
    if (typeof value === 'number' || typeof value === 'string') data[field.name] = value;
  }
  return Object.keys(data).length === 0 ? undefined : data;
}

const stops = new Set(['stop', 'stop_all', 'stop_disable', 'stop_disable_all']);

/** From each stop of the timer to the next start. The stop that ends a session is no pause. */
export function pausesOf(events: readonly ActivityEvent[]): Pause[] {
  const pauses: Pause[] = [];
  let stopped: ActivityEvent | null = null;
  for (const event of events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    if (event.event !== 'timer' || event.type === undefined) continue;
    if (stops.has(event.type)) stopped ??= event;
    else if (event.type === 'start' && stopped !== null) {
      if (event.at > stopped.at) pauses.push({ start: stopped.at, end: event.at });
      stopped = null;
    }
  }
  return pauses;
}
