import { type AnyRecord, cleanText, isLocalDate, type LocalDate, textLimits } from '@vitalwire/core';
import { dayRange } from '@vitalwire/core/time';
import {
  type Moment,
  present,
  type RecordTable,
  type RowPlace,
  readNumberIn,
  recordBase,
  type TableRow,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { intervalsIcuId } from '../intervals-icu-descriptor.ts';
import { intervalsIcuMapper } from './activities-table.ts';
import type { WellnessBefore } from './wellness-before.ts';

const wellnessColumns = {
  date: ['date', 'id'],
  fitness: 'ctl',
  restingHeartRate: 'restingHR',
  steps: 'steps',
  oxygen: 'spO2',
  respiration: 'respiration',
  sleep: 'sleepSecs',
  rmssd: 'hrv',
  sdnn: 'hrvSDNN',
  weight: 'weight',
  bodyFat: 'bodyFat',
  vo2max: 'vo2max',
  systolic: 'systolic',
  diastolic: 'diastolic',
  comments: 'comments',
} as const;
type Column = keyof typeof wellnessColumns;

/** `wellness.csv`, a row a day: kilograms, percent, milliseconds, breaths and beats a minute. */
export const wellnessTable = (before: WellnessBefore): RecordTable<Column> => ({
  what: 'wellness.csv',
  columns: wellnessColumns,
  required: ['date', 'fitness', 'restingHeartRate', 'rmssd'],
  read: (row, place) => {
    const date = row.cell('date') ?? '';
    if (!isLocalDate(date)) throw unreadableCell('day', date);
    const records = [
      ...dayOf(row, date, before, place),
      ...bodyOf(row, date, place),
      ...hrvOf(row, date, place),
      ...noteOf(row, date, place),
    ];
    return records.length === 0
      ? 'The day holds nothing but what is reckoned, or rated on scales of its own.'
      : records;
  },
});

function dayOf(
  row: TableRow<Column>,
  date: LocalDate,
  { filledIn, newest }: WellnessBefore,
  place: RowPlace,
): readonly AnyRecord[] {
  const asleep = (['sleep', 'rmssd', 'sdnn'] as const).some((column) => row.cell(column) !== null);
  const isFilledIn = filledIn.has(row.cell('restingHeartRate') ?? '') && !asleep;
  const values = present({
    restingHeartRateBpm: isFilledIn ? undefined : number(row, 'restingHeartRate', 20, 200),
    steps: number(row, 'steps', 1, 300_000),
    averageOxygenSaturationPercent: number(row, 'oxygen', 50, 100),
    averageRespirationRatePerMinute: number(row, 'respiration', 4, 60),
  });
  if (Object.keys(values).length === 0) return [];
  const { at, end } = timeOf(date, place);
  const base = recordBase('dailySummary', originOf(`day/${date}`), { at, end }, place.context);
  return [{ ...base, ...values, partial: date === newest }];
}

function bodyOf(row: TableRow<Column>, date: LocalDate, place: RowPlace): readonly AnyRecord[] {
  const systolic = number(row, 'systolic', 40, 300);
  const diastolic = number(row, 'diastolic', 20, 250);
  const isPressure = systolic !== undefined && diastolic !== undefined;
  const values = present({
    weightKilograms: number(row, 'weight', 20, 500),
    bodyFatPercent: number(row, 'bodyFat', 1, 90),
    vo2max: number(row, 'vo2max', 5, 110),
    systolicPressureMillimetersOfMercury: isPressure ? systolic : undefined,
    diastolicPressureMillimetersOfMercury: isPressure ? diastolic : undefined,
  });
  if (Object.keys(values).length === 0) return [];
  const { at } = timeOf(date, place);
  return [{ ...recordBase('bodyMeasurement', originOf(`body/${date}`), { at, end: null }, place.context), ...values }];
}

/** Which hour of the day they are of is not told: a night, a morning, or neither. */
function hrvOf(row: TableRow<Column>, date: LocalDate, place: RowPlace): readonly AnyRecord[] {
  const { at } = timeOf(date, place);
  const base = (method: string) => ({
    ...recordBase('hrv', originOf(`${method}/${date}`), { at, end: null }, place.context),
    context: 'day' as const,
  });
  const rmssdMilliseconds = number(row, 'rmssd', 1, 1000);
  const sdnnMilliseconds = number(row, 'sdnn', 1, 1000);
  return [
    ...(rmssdMilliseconds === undefined ? [] : [{ ...base('rmssd'), method: 'rmssd' as const, rmssdMilliseconds }]),
    ...(sdnnMilliseconds === undefined ? [] : [{ ...base('sdnn'), method: 'sdnn' as const, sdnnMilliseconds }]),
  ];
}

function noteOf(row: TableRow<Column>, date: LocalDate, place: RowPlace): readonly AnyRecord[] {
  const text = cleanText(row.cell('comments') ?? '', textLimits.prose);
  if (text === null) return [];
  const { at } = timeOf(date, place);
  return [{ ...recordBase('note', originOf(`comments/${date}`), { at, end: null }, place.context), text, tags: [] }];
}

function originOf(naturalKey: string) {
  return { sourceId: intervalsIcuId, mapper: intervalsIcuMapper, naturalKey };
}

/** From midnight to midnight where the person lives. */
function timeOf(localDate: LocalDate, { context }: RowPlace) {
  const { from, to } = dayRange(localDate, context.assumedTimeZone ?? 'UTC');
  const at: Moment = { instant: from, utcOffsetMinutes: null, localDate, dateBasis: 'recorded', assumed: true };
  return { at, end: to };
}

function number(row: TableRow<Column>, column: Column, least: number, greatest: number): number | undefined {
  return within(readNumberIn(row, column), least, greatest);
}
