import type { FileImporter } from '@vitalwire/core';
import {
  type RowPlace,
  readDurationSeconds,
  readNumber,
  type TableRow,
  unreadableCell,
} from '@vitalwire/provider-kit/rows';
import { strongDescriptor, strongId } from '../strength-descriptors.ts';
import type { LogRow, SetLog } from './set-log.ts';
import { createSetLogImporter } from './set-log-importer.ts';
import { kilogramsPer, metersPer, remarksOf, setOf, unitInName } from './set-values.ts';
import { readWrittenTime } from './written-time.ts';

export interface StrongImporterOptions {
  /**
   * Unit of weights in exports that name none, those of before 2023: what the person's app was set to.
   * @default weights and distances without a unit are left out, which the report says
   */
  readonly unnamedWeightUnit?: 'kg' | 'lb';
  readonly unnamedDistanceUnit?: 'km' | 'mi';
}

/** English names and the German ones; the app translates its header. */
const columns = {
  date: ['Date', 'Datum'],
  name: ['Workout Name', 'Workout-Name'],
  duration: ['Duration (sec)', 'Duration', 'Workout Duration', 'Dauer', 'Workout-Dauer'],
  exercise: ['Exercise Name', 'Name der Übung'],
  setOrder: ['Set Order', 'Reihenfolge festlegen'],
  weight: ['Weight (kg)', 'Weight (lbs)', 'Weight (lb)', 'Weight', 'Gewicht (kg)', 'Gewicht'],
  weightUnit: ['Weight Unit', 'Gewichtseinheit'],
  repetitions: ['Reps', 'Wiederh.', 'Wiederholungen'],
  exertion: 'RPE',
  distance: [
    ...['Distance (meters)', 'Distance (m)', 'Distance (km)', 'Distance (miles)', 'Distance (mi)', 'Distance (feet)'],
    ...['Distance', 'Entfernung'],
  ],
  distanceUnit: ['Distance Unit', 'Entfernungseinheit'],
  seconds: ['Seconds', 'Sekunden'],
  remark: ['Notes', 'Notizen'],
  description: ['Workout Notes', 'Workout-Notizen'],
} as const;
type Column = keyof typeof columns;

const types: Readonly<Record<string, string>> = { w: 'warmup', d: 'drop', f: 'failure' };

/** Reads the table of sets that Strong exports: classic, with unit columns, with units in the header. */
export function createStrongArchiveImporter(options: StrongImporterOptions = {}): FileImporter {
  return createSetLogImporter(strongLog(options), strongDescriptor);
}

function strongLog(options: StrongImporterOptions): SetLog<Column> {
  return {
    sourceId: strongId,
    mapper: 'strong-export/1',
    what: 'strong.csv',
    columns,
    required: ['date', 'exercise', 'setOrder'],
    read: (row, place): LogRow | string => {
      const dateText = row.cell('date');
      const exercise = row.cell('exercise');
      if (dateText === null) throw unreadableCell('date', '');
      if (exercise === null) throw unreadableCell('exercise', '');
      const order = row.cell('setOrder')?.toLowerCase() ?? '';
      const isNote = /^note/.test(order);
      const set = isNote
        ? null
        : setOf({
            exercise,
            type: /^rest/.test(order) || /^rest timer$/i.test(exercise) ? 'rest' : (types[order] ?? 'active'),
            repetitions: numberOf(row, 'repetitions'),
            weightKilograms: weightOf(row, place, options),
            distanceMeters: distanceOf(row, place, options),
            durationSeconds: numberOf(row, 'seconds'),
            perceivedExertion: numberOf(row, 'exertion'),
          });
      const remarks = remarksOf(exercise, row.cell('description'), row.cell('remark'));
      if (set === null && remarks.length === 0) return 'The set holds no repetitions, weight, distance or time.';
      const start = readWrittenTime(dateText, 'date');
      const wall = start.type === 'date' ? start.date : start.type === 'local' ? start.local : start.instant;
      const seconds = readDurationSeconds(row.cell('duration'), 'duration');
      return {
        session: `${wall}/${row.cell('name') ?? ''}`,
        start,
        end: seconds === null || seconds <= 0 ? null : { afterSeconds: seconds },
        name: row.cell('name'),
        set,
        remarks,
        superset: null,
      };
    },
  };
}

function weightOf(row: TableRow<Column>, place: RowPlace, { unnamedWeightUnit }: StrongImporterOptions): number | null {
  const unit = row.cell('weightUnit') ?? unitInName(row.columns.nameOf('weight')) ?? unnamedWeightUnit ?? null;
  return inUnit(row, 'weight', unit, kilogramsPer, place);
}

function distanceOf(
  row: TableRow<Column>,
  place: RowPlace,
  { unnamedDistanceUnit }: StrongImporterOptions,
): number | null {
  const unit = row.cell('distanceUnit') ?? unitInName(row.columns.nameOf('distance')) ?? unnamedDistanceUnit ?? null;
  return inUnit(row, 'distance', unit, metersPer, place);
}

/** The value in our unit; absent, and said, where its own unit is not known. */
function inUnit(
  row: TableRow<Column>,
  column: 'weight' | 'distance',
  unit: string | null,
  factorOf: (unit: string) => number | null,
  { path, ledger }: RowPlace,
): number | null {
  const value = numberOf(row, column);
  if (value === null || value === 0) return null;
  const factor = unit === null ? null : factorOf(unit);
  if (factor !== null) return value * factor;
  if (unit !== null) throw unreadableCell(`unit of ${column}`, unit);
  const message = `${path} does not say the unit of its ${column}s, so they were left out. Export it again with a newer version of Strong, which names the unit.`;
  ledger.warn({ path, code: `${column}-unit-unknown`, message });
  return null;
}

function numberOf(row: TableRow<Column>, column: Column): number | null {
  return readNumber(row.cell(column), { what: `number in "${row.columns.nameOf(column)}"`, decimal: ',' });
}
