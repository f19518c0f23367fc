import type { FileImporter, UnitSystem } from '@vitalwire/core';
import {
  assumedUnit,
  type RowPlace,
  readDurationSeconds,
  readNumberIn,
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
   * Unit of weights in exports that name none, as the app for iPhone writes them: what the person's app was set to.
   * @default by the person's own units, and left out where these are not known; the report says so
   */
  readonly unnamedWeightUnit?: 'kg' | 'lb';
  readonly unnamedDistanceUnit?: 'km' | 'mi';
}

/** The app translates its header: English, German, French, Portuguese. The oldest exports name weights by their unit. */
const columns = {
  date: ['Date', 'Datum', 'Data'],
  name: ['Workout Name', 'Workout-Name', "Nom de l'entraînement", 'Nome do treino'],
  duration: ['Duration (sec)', 'Duration', 'Workout Duration', 'Dauer', 'Workout-Dauer', 'Durée', 'Duração'],
  exercise: ['Exercise Name', 'Name der Übung', "Nom de l'exercice", 'Nome do exercício'],
  setOrder: ['Set Order', 'Reihenfolge festlegen', 'Ordre de la série', 'Ordem da série'],
  weight: [
    ...['Weight (kg)', 'Weight (lbs)', 'Weight (lb)', 'Weight', 'Gewicht (kg)', 'Gewicht', 'Poids', 'Peso'],
    ...['kg', 'lb', 'lbs'],
  ],
  weightUnit: ['Weight Unit', 'Gewichtseinheit'],
  repetitions: ['Reps', 'Wiederh.', 'Wiederholungen', 'Réps'],
  exertion: 'RPE',
  distance: [
    ...['Distance (meters)', 'Distance (m)', 'Distance (km)', 'Distance (miles)', 'Distance (mi)', 'Distance (feet)'],
    ...['Distance', 'Entfernung', 'Distância', 'km', 'mi'],
  ],
  distanceUnit: ['Distance Unit', 'Entfernungseinheit'],
  seconds: ['Seconds', 'Sekunden', 'Secondes', 'Segundos'],
  remark: ['Notes', 'Notizen', 'Notas'],
  description: ['Workout Notes', 'Workout-Notizen', "Notes d'entraînement", 'Notas do treino'],
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
    mapper: 'strong-export/2',
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
  return inUnit(row, 'weight', place, {
    written: row.cell('weightUnit') ?? unitInName(row.columns.nameOf('weight')) ?? unnamedWeightUnit ?? null,
    own: { metric: 'kg', imperial: 'lb' },
    factorOf: kilogramsPer,
  });
}

function distanceOf(
  row: TableRow<Column>,
  place: RowPlace,
  { unnamedDistanceUnit }: StrongImporterOptions,
): number | null {
  return inUnit(row, 'distance', place, {
    written: row.cell('distanceUnit') ?? unitInName(row.columns.nameOf('distance')) ?? unnamedDistanceUnit ?? null,
    own: { metric: 'km', imperial: 'mi' },
    factorOf: metersPer,
  });
}

interface Unit {
  readonly written: string | null;
  /** What the app shows in each system. */
  readonly own: Readonly<Record<UnitSystem, string>>;
  readonly factorOf: (unit: string) => number | null;
}

/** The value in our unit; absent, and said, where its own unit is not known. */
function inUnit(
  row: TableRow<Column>,
  column: 'weight' | 'distance',
  { path, ledger, context }: RowPlace,
  { written, own, factorOf }: Unit,
): number | null {
  const value = numberOf(row, column);
  if (value === null || value === 0) return null;
  const unit = written ?? assumedUnit(ledger, path, context, column, own);
  if (unit === null) return null;
  const factor = factorOf(unit);
  if (factor === null) throw unreadableCell(`unit of ${column}`, unit);
  return value * factor;
}

function numberOf(row: TableRow<Column>, column: Column): number | null {
  return readNumberIn(row, column, { decimal: ',' });
}
