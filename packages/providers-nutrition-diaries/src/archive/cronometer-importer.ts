import { type BodyMeasurement, type FileImporter, kilogramsPerPound } from '@vitalwire/core';
import { type RecordTable, readNumber, recordBase, tableRecords, within } from '@vitalwire/provider-kit/rows';
import { cronometerDescriptor, cronometerId } from '../diary-descriptors.ts';
import { cronometerMapper, servingColumns, servingMeals } from './cronometer-servings.ts';
import { dayOf, timeOf } from './diary-time.ts';
import { createDiaryImporter, type DiaryTable, passedOver } from './tables.ts';

interface CronometerTable extends DiaryTable {
  readonly type: 'servings' | 'biometrics' | 'days' | 'exercises';
}

const tables: readonly CronometerTable[] = [
  { type: 'servings', what: 'servings.csv', columns: servingColumns, required: ['day', 'food', 'amount', 'energy'] },
  {
    type: 'biometrics',
    what: 'biometrics.csv',
    columns: { day: 'Day', time: 'Time', metric: 'Metric', unit: 'Unit', amount: 'Amount' },
    required: ['day', 'metric', 'unit', 'amount'],
  },
  {
    type: 'days',
    what: 'dailysummary.csv',
    columns: { day: 'Date', energy: ['Energy (kcal)', 'Energy (kJ)'], completed: 'Completed' },
    required: ['day', 'energy', 'completed'],
  },
  {
    type: 'exercises',
    what: 'exercises.csv',
    columns: { day: 'Day', exercise: 'Exercise', minutes: 'Minutes', energy: 'Calories Burned' },
    required: ['day', 'exercise', 'minutes', 'energy'],
  },
];

/** Why a table of which all rows are passed over is. */
const reasons = {
  days: 'A total of a day: the foods of the day are read from servings.csv ("Food & Recipe Entries").',
  exercises: 'An exercise of the diary, mostly taken over from a watch, which would count it twice.',
} as const;

/** Reads the tables that Cronometer gives under "Export Data": foods, biometrics, days and exercises. */
export function createCronometerArchiveImporter(): FileImporter {
  return createDiaryImporter<CronometerTable>({
    descriptor: cronometerDescriptor,
    mapper: cronometerMapper,
    tables,
    advice: 'In Cronometer, open More, Account, "Export Data", and export "Food & Recipe Entries" and "Biometrics".',
    async *read(members, reading) {
      for (const { member, table } of members) {
        if (table.type === 'servings') yield* servingMeals(member.source, reading);
        else if (table.type === 'biometrics') yield* tableRecords(member.source, biometrics, reading);
        else yield* passedOver(member.source, table, reasons[table.type], reading);
      }
    },
  });
}

const biometrics: RecordTable<'day' | 'time' | 'metric' | 'unit' | 'amount'> = {
  what: 'biometrics.csv',
  columns: { day: 'Day', time: 'Time', metric: 'Metric', unit: 'Unit', amount: 'Amount' },
  required: ['day', 'metric', 'unit', 'amount'],
  read: (row, place) => {
    const metric = row.cell('metric') ?? '';
    // `Weight (Apple Health)`: the app that it comes from.
    if (/\(.+\)$/.test(metric)) return 'It comes from another app, whose own export or record has it.';
    const values = measured(metric.toLowerCase(), row.cell('unit')?.toLowerCase() ?? '', row.cell('amount'));
    if (values === null) return 'No kind of ours holds this measurement, or its unit is not known.';
    const date = dayOf(row.cell('day'));
    const time = row.cell('time');
    const naturalKey = ['biometric', date, time ?? '', metric].join('/');
    const origin = { sourceId: cronometerId, mapper: cronometerMapper, naturalKey };
    const { at } = timeOf(date, time, place);
    const record: BodyMeasurement = {
      ...recordBase('bodyMeasurement', origin, { at, end: null }, place.context),
      ...values,
    };
    return [record];
  },
};

function measured(metric: string, unit: string, amount: string | null): Partial<BodyMeasurement> | null {
  if (metric === 'blood pressure' && unit === 'mmhg') {
    const [systolic, diastolic] = (amount ?? '')
      .split('/')
      .map((part) => readNumber(part.trim(), { what: 'pressure' }));
    const [high, low] = [within(systolic, 40, 300), within(diastolic, 20, 200)];
    if (high === undefined || low === undefined) return null;
    return { systolicPressureMillimetersOfMercury: high, diastolicPressureMillimetersOfMercury: low };
  }
  const value = metric === 'weight' || metric === 'body fat' ? readNumber(amount, { what: 'amount' }) : null;
  if (metric === 'body fat' && unit === '%') {
    const bodyFatPercent = within(value, 1, 90);
    return bodyFatPercent === undefined ? null : { bodyFatPercent };
  }
  const factor = { kg: 1, lbs: kilogramsPerPound, lb: kilogramsPerPound }[unit];
  if (metric !== 'weight' || factor === undefined) return null;
  const weight = within(value === null ? null : value * factor, 1, 700);
  return weight === undefined ? null : { weightKilograms: Number(weight.toFixed(3)) };
}
