import {
  type DeliveredRecord,
  kilogramsPerPound,
  metersPerMile,
  type StrengthSession,
  type StrengthSet,
} from '@vitalwire/core';
import type { MadeFile } from '../container/made-file.ts';
import { quoted, wallTime } from './cells.ts';

export interface HevyExportOptions {
  /** @default 'metric' */
  readonly units?: 'metric' | 'imperial';
}

const setTypes: Readonly<Record<string, string>> = { active: 'normal', drop: 'dropset' };

/** The table that Hevy mails or saves, newest session first: texts in quotes, numbers bare, times to the minute. */
export function hevyExport(
  records: Iterable<DeliveredRecord>,
  { units = 'metric' }: HevyExportOptions = {},
): readonly MadeFile[] {
  const sessions = [...records].flatMap(({ record }) => (record.kind === 'strengthSession' ? [record] : [])).reverse();
  return [{ path: 'workouts.csv', content: () => lines(sessions, units === 'metric') }];
}

function* lines(sessions: readonly StrengthSession[], metric: boolean): Generator<string> {
  const names = ['title', 'start_time', 'end_time', 'description', 'exercise_title', 'superset_id', 'exercise_notes'];
  const measured = metric ? ['weight_kg', 'reps', 'distance_km'] : ['weight_lbs', 'reps', 'distance_miles'];
  yield `${[...names, 'set_index', 'set_type', ...measured, 'duration_seconds', 'rpe'].map(quoted).join(',')}\n`;
  for (const session of sessions) {
    let exercise: string | undefined;
    let index = 0;
    for (const set of session.sets) {
      index = set.exercise === exercise ? index + 1 : 0;
      exercise = set.exercise;
      yield `${rowOf(session, set, index, metric)}\n`;
    }
  }
}

function rowOf(session: StrengthSession, set: StrengthSet, index: number, metric: boolean): string {
  const offset = session.utcOffsetMinutes ?? 0;
  const weight = set.weightKilograms === undefined ? '' : set.weightKilograms / (metric ? 1 : kilogramsPerPound);
  const distance = set.distanceMeters === undefined ? '' : set.distanceMeters / (metric ? 1000 : metersPerMile);
  return [
    quoted(session.name ?? ''),
    quoted(hevyTime(session.start, offset)),
    quoted(session.end === null ? '' : hevyTime(session.end, offset)),
    quoted(session.notes ?? ''),
    quoted(set.exercise ?? ''),
    '',
    quoted(''),
    index,
    quoted(setTypes[set.type] ?? set.type),
    weight,
    set.repetitions ?? '',
    distance,
    set.durationSeconds ?? '',
    set.perceivedExertion ?? '',
  ].join(',');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `22 Oct 2024, 18:21` */
function hevyTime(instant: StrengthSession['start'], offset: number): string {
  const wall = wallTime(instant, offset);
  const month = months[Number(wall.substring(5, 7)) - 1] ?? '';
  return `${Number(wall.substring(8, 10))} ${month} ${wall.substring(0, 4)}, ${wall.substring(11, 16)}`;
}
