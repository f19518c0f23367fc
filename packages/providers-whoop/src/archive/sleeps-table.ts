import type { Sleep } from '@vitalwire/core';
import {
  present,
  type RecordTable,
  type RowPlace,
  readBoolean,
  readNumber,
  recordBase,
  within,
} from '@vitalwire/provider-kit/rows';
import { whoopId } from '../whoop-descriptor.ts';
import { assertOrder, clockOf, cycleColumns, whoopMapper } from './cycle-of.ts';

/** Columns of a sleep: a table of their own, and the night's again in the table of cycles. */
export const sleepColumns = {
  ...cycleColumns,
  onset: 'Sleep onset',
  wake: 'Wake onset',
  performance: 'Sleep performance %',
  respiration: 'Respiratory rate (rpm)',
  asleep: 'Asleep duration (min)',
  inBed: 'In bed duration (min)',
  light: 'Light sleep duration (min)',
  deep: ['Deep (SWS) duration (min)', 'Deep sleep duration (min)'],
  rem: 'REM duration (min)',
  awake: 'Awake duration (min)',
  nap: 'Nap',
} as const;

export const sleepsTable: RecordTable<keyof typeof sleepColumns> = {
  what: 'sleeps.csv',
  columns: sleepColumns,
  // A table of cycles has these, too, and is told by more.
  required: ['cycleStart', 'onset', 'wake'],
  read: (row, place) => [sleepOf(row, place)],
};

interface SleepCells {
  cell(column: keyof typeof sleepColumns): string | null;
}

/** @throws HealthError `invalid-input` */
export function sleepOf(row: SleepCells, place: RowPlace): Sleep {
  const clock = clockOf(row, place);
  const start = clock.required(row.cell('onset'), 'sleep onset');
  const at = clock.required(row.cell('wake'), 'wake onset');
  assertOrder(start, at, row.cell('wake'), 'wake onset');
  const number = (column: keyof typeof sleepColumns): number | null =>
    readNumber(row.cell(column), { what: `number in "${sleepColumns[column]}"` });
  const seconds = (column: keyof typeof sleepColumns): number | undefined => {
    const minutes = within(number(column), 0, 24 * 60);
    return minutes === undefined ? undefined : minutes * 60;
  };
  const performance = within(number('performance'), 0, 100);
  const naturalKey = `sleep/${start.instant}`;
  return {
    ...recordBase(
      'sleep',
      { sourceId: whoopId, mapper: whoopMapper, naturalKey },
      { at, start: start.instant, end: at.instant },
      place.context,
    ),
    end: at.instant,
    nap: readBoolean(row.cell('nap')) ?? false,
    ...present({
      asleepSeconds: seconds('asleep'),
      inBedSeconds: seconds('inBed'),
      awakeSeconds: seconds('awake'),
      lightSeconds: seconds('light'),
      deepSeconds: seconds('deep'),
      remSeconds: seconds('rem'),
      averageRespirationRatePerMinute: within(number('respiration'), 1, 100),
    }),
    stages: [],
    ...(performance === undefined
      ? {}
      : { vendorScore: { name: 'Sleep performance', value: performance, minimum: 0, maximum: 100 } }),
  };
}
