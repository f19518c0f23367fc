import type { FileImporter } from '@vitalwire/core';
import { cronometerDescriptor } from '../diary-descriptors.ts';
import { biometricColumns, biometricRecords } from './cronometer-biometrics.ts';
import { cronometerMapper, servingColumns, servingMeals } from './cronometer-servings.ts';
import { createDiaryImporter, type DiaryTable, passedOver } from './tables.ts';

interface CronometerTable extends DiaryTable {
  readonly type: 'servings' | 'biometrics' | 'days' | 'exercises';
}

const tables: readonly CronometerTable[] = [
  { type: 'servings', what: 'servings.csv', columns: servingColumns, required: ['day', 'food', 'amount', 'energy'] },
  {
    type: 'biometrics',
    what: 'biometrics.csv',
    columns: biometricColumns,
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
        else if (table.type === 'biometrics') yield* biometricRecords(member.source, reading);
        else yield* passedOver(member.source, table, reasons[table.type], reading);
      }
    },
  });
}
