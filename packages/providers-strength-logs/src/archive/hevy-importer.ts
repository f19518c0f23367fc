import type { FileImporter } from '@vitalwire/core';
import { cleanText, textLimits } from '@vitalwire/core';
import { readDurationSeconds, readNumberIn, type TableRow, unreadableCell } from '@vitalwire/provider-kit/rows';
import { hevyDescriptor, hevyId } from '../strength-descriptors.ts';
import type { LogRow, SetLog } from './set-log.ts';
import { createSetLogImporter } from './set-log-importer.ts';
import { kilogramsPer, metersPer, remarksOf, setOf } from './set-values.ts';
import { readWrittenTime } from './written-time.ts';

const columns = {
  title: 'title',
  start: 'start_time',
  end: 'end_time',
  description: 'description',
  exercise: 'exercise_title',
  superset: 'superset_id',
  remark: 'exercise_notes',
  setIndex: 'set_index',
  setType: 'set_type',
  kilograms: 'weight_kg',
  pounds: ['weight_lbs', 'weight_lb'],
  repetitions: 'reps',
  kilometers: 'distance_km',
  miles: ['distance_miles', 'distance_mi'],
  meters: ['distance_meters', 'distance_m'],
  duration: ['duration_seconds', 'duration_s'],
  exertion: 'rpe',
} as const;
type Column = keyof typeof columns;

/** Hevy's words; what is not among them stays as it is written. */
const types: Readonly<Record<string, string>> = { normal: 'active', regular: 'active', dropset: 'drop' };

const hevyLog: SetLog<Column> = {
  sourceId: hevyId,
  mapper: 'hevy-export/1',
  what: 'workouts.csv',
  columns,
  required: ['start', 'exercise', 'setIndex'],
  read: (row): LogRow | string => {
    const startText = row.cell('start');
    const exercise = row.cell('exercise');
    if (startText === null) throw unreadableCell('start time', '');
    if (exercise === null) throw unreadableCell('exercise', '');
    const endText = row.cell('end');
    const written = row.cell('setType')?.toLowerCase() ?? 'normal';
    const set = setOf({
      exercise,
      type: (Object.hasOwn(types, written) ? types[written] : cleanText(written, textLimits.word)) ?? 'active',
      repetitions: numberOf(row, 'repetitions'),
      weightKilograms: scaled(row, { kilograms: kilogramsPer('kg'), pounds: kilogramsPer('lb') }),
      distanceMeters: scaled(row, { kilometers: metersPer('km'), miles: metersPer('mi'), meters: 1 }),
      durationSeconds: readDurationSeconds(row.cell('duration'), 'duration'),
      perceivedExertion: numberOf(row, 'exertion'),
    });
    const remarks = remarksOf(exercise, row.cell('description'), row.cell('remark'));
    if (set === null && remarks.length === 0) return 'The set holds no repetitions, weight, distance or time.';
    const start = readWrittenTime(startText, 'start time');
    const wall = start.type === 'date' ? start.date : start.type === 'local' ? start.local : start.instant;
    const title = row.cell('title');
    return {
      session: `${wall}/${title ?? ''}`,
      start,
      end: endText === null ? null : readWrittenTime(endText, 'end time'),
      name: title,
      set,
      remarks,
      superset: row.cell('superset'),
    };
  },
};

/** Reads the table of sets that Hevy exports; units stand in the names of its columns. */
export function createHevyArchiveImporter(): FileImporter {
  return createSetLogImporter(hevyLog, hevyDescriptor);
}

function numberOf(row: TableRow<Column>, column: Column): number | null {
  return readNumberIn(row, column, { decimal: ',' });
}

/** The first of the columns that is filled, in the unit of its name. */
function scaled(row: TableRow<Column>, factors: { readonly [C in Column]?: number | null }): number | null {
  for (const [column, factor] of Object.entries(factors) as [Column, number | null][]) {
    const value = numberOf(row, column);
    if (value !== null && factor !== null) return value * factor;
  }
  return null;
}
