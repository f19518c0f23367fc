import {
  type DeliveredRecord,
  kilogramsPerPound,
  metersPerMile,
  millisecondsOf,
  type StrengthSession,
  type StrengthSet,
} from '@vitalwire/core';
import type { MadeFile } from '../container/made-file.ts';
import { quoted, wallTime } from './cells.ts';

/** `classic`: commas, no unit. `units`: semicolons, a unit in every row. `header`: semicolons, units in the header. */
export type StrongLayout = 'classic' | 'units' | 'header';

export interface StrongExportOptions {
  /** @default 'header' */
  readonly layout?: StrongLayout;
  /** What the app is set to; `header` is always metric. @default 'metric' */
  readonly units?: 'metric' | 'imperial';
  /** Rest timers between the sets, as newer versions write them. @default false */
  readonly restTimers?: boolean;
}

const headers: Readonly<Record<StrongLayout, string>> = {
  classic: 'Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE',
  units:
    'Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration',
  header:
    'Workout #;Date;Workout Name;Duration (sec);Exercise Name;Set Order;Weight (kg);Reps;RPE;Distance (meters);Seconds;Notes;Workout Notes',
};
const letters: Readonly<Record<string, string>> = { warmup: 'W', drop: 'D', failure: 'F' };

/** The table that Strong saves, oldest session first; zeros for what a set does not have. */
export function strongExport(
  records: Iterable<DeliveredRecord>,
  { layout = 'header', units = 'metric', restTimers = false }: StrongExportOptions = {},
): readonly MadeFile[] {
  const sessions = [...records].flatMap(({ record }) => (record.kind === 'strengthSession' ? [record] : []));
  return [
    {
      path: 'strong.csv',
      content: () => lines(sessions, layout, units === 'metric' || layout === 'header', restTimers),
    },
  ];
}

function* lines(
  sessions: readonly StrengthSession[],
  layout: StrongLayout,
  metric: boolean,
  restTimers: boolean,
): Generator<string> {
  yield `${headers[layout]}\n`;
  for (const [number, session] of sessions.entries()) {
    let exercise: string | undefined;
    let order = 0;
    for (const set of session.sets) {
      order = set.exercise === exercise ? order + 1 : 1;
      exercise = set.exercise;
      yield `${rowOf(session, { number: number + 1, set, order: letters[set.type] ?? String(order) }, layout, metric)}\n`;
      const rest: StrengthSet = { type: 'rest', durationSeconds: 90, ...(exercise === undefined ? {} : { exercise }) };
      if (restTimers)
        yield `${rowOf(session, { number: number + 1, set: rest, order: 'Rest Timer' }, layout, metric)}\n`;
    }
  }
}

interface Line {
  readonly number: number;
  readonly set: StrengthSet;
  readonly order: string;
}

function rowOf(session: StrengthSession, { number, set, order }: Line, layout: StrongLayout, metric: boolean): string {
  const seconds = session.end === null ? 0 : (millisecondsOf(session.end) - millisecondsOf(session.start)) / 1000;
  const date = wallTime(session.start, session.utcOffsetMinutes ?? 0);
  const name = quoted(session.name ?? '');
  const exercise = quoted(set.exercise ?? '');
  const weight = (set.weightKilograms ?? 0) / (metric ? 1 : kilogramsPerPound);
  const meters = set.distanceMeters ?? 0;
  const distance = layout === 'header' ? meters : meters / (metric ? 1000 : metersPerMile);
  const repetitions = set.repetitions ?? 0;
  const duration = set.durationSeconds ?? 0;
  const exertion = set.perceivedExertion ?? '';
  const notes = quoted(session.notes ?? '');
  const hours = Math.floor(seconds / 3600);
  const words = `${hours === 0 ? '' : `${hours}h `}${Math.round((seconds % 3600) / 60)}m`;
  switch (layout) {
    case 'classic':
      return [date, name, words, exercise, order, weight, repetitions, distance, duration, '', notes, exertion].join(
        ',',
      );
    case 'units': {
      const [mass, length] = metric ? ['kg', 'km'] : ['lbs', 'mi.'];
      const values = [weight, mass, repetitions, exertion, distance, length, duration];
      return [date, name, exercise, order, ...values, '', notes, words].join(';');
    }
    case 'header': {
      const values = [weight, repetitions, exertion, distance, duration];
      return [number, date, name, seconds, exercise, order, ...values, '', notes].join(';');
    }
  }
}
