import type { DailySummary, DeliveredRecord, ImportSource, LocalDate } from '@vitalwire/core';
import { dayRange } from '@vitalwire/core/time';
import { attemptRow, type Moment, recordBase } from '@vitalwire/provider-kit/rows';
import { samsungHealthId } from '../samsung-health-descriptor.ts';
import { dayIn, numberIn, type SamsungReading, samsungMapper } from './reading.ts';
import { type SamsungRow, samsungRows } from './samsung-table.ts';

type Field = 'steps' | 'distanceMeters' | 'floorsClimbed' | 'activeEnergyKilocalories' | 'basalEnergyKilocalories';

interface DayColumn {
  readonly column: string;
  readonly field: Field;
  readonly greatest: number;
}

interface DayTable {
  readonly columns: readonly DayColumn[];
  /** A sentence for a row that is not read. */
  readonly skip?: (row: SamsungRow) => string | null;
}

const steps: DayColumn = { column: 'step_count', field: 'steps', greatest: 500_000 };
const distance: DayColumn = { column: 'distance', field: 'distanceMeters', greatest: 1_000_000 };
const floors: DayColumn = { column: 'floor_count', field: 'floorsClimbed', greatest: 10_000 };

/** Totals of a day, the better table first: what a day has from one is not taken from the next. */
export const dayTables: Readonly<Record<string, DayTable>> = {
  'com.samsung.shealth.step_daily_trend': {
    columns: [{ ...steps, column: 'count' }, distance],
    skip: (row) =>
      row.cell('source_type') === ALL_SOURCES
        ? null
        : 'One device of several; the row of all devices together is read.',
  },
  'com.samsung.shealth.tracker.pedometer_day_summary': { columns: [steps, distance] },
  'com.samsung.shealth.tracker.floors_day_summary': { columns: [floors] },
  'com.samsung.shealth.activity.day_summary': { columns: [steps, distance, floors] },
  'com.samsung.shealth.calories_burned.details': {
    columns: [
      { column: 'active_calorie', field: 'activeEnergyKilocalories', greatest: 50_000 },
      { column: 'rest_calorie', field: 'basalEnergyKilocalories', greatest: 20_000 },
    ],
  },
};

/** What the daily trend writes for all devices together. */
const ALL_SOURCES = '-2';

/** Days put together from several tables, held until all of them are read: four thousand in ten years. */
export interface SamsungDays {
  read(source: ImportSource, what: string, reading: SamsungReading): Promise<void>;
  records(reading: SamsungReading): Generator<DeliveredRecord>;
}

export function createSamsungDays(): SamsungDays {
  const days = new Map<LocalDate, Map<Field, { value: number; table: string }>>();
  return {
    async read(source, what, reading) {
      const table = dayTables[what];
      if (table === undefined) return;
      const { path } = source;
      const { ledger } = reading;
      for await (const row of samsungRows(source, what, reading)) {
        attemptRow(ledger, { path, what, where: row.where }, () => {
          const reason = table.skip?.(row) ?? null;
          const values = table.columns.flatMap(({ column, field, greatest }) => {
            // A day of nothing is a device that was not worn.
            const value = numberIn(row, column, Number.MIN_VALUE, greatest);
            return value === undefined ? [] : [{ field, value }];
          });
          if (reason !== null || values.length === 0) {
            ledger.passedOver(path, what, reason ?? 'The row holds no value.');
            return;
          }
          const localDate = dayIn(row);
          const day = days.get(localDate) ?? new Map();
          days.set(localDate, day);
          for (const { field, value } of values) {
            const known = day.get(field);
            // Several devices have a row each for the same day: the one that counted most is the day's.
            if (known === undefined || (known.table === what && known.value < value))
              day.set(field, { value, table: what });
          }
          ledger.used(path, what);
        });
      }
    },
    *records(reading) {
      const dates = [...days.keys()].sort();
      const newest = dates.at(-1);
      for (const localDate of dates) {
        const values = [...(days.get(localDate) ?? [])].map(([field, { value }]) => [field, value] as const);
        yield dayRecord(localDate, Object.fromEntries(values), localDate === newest, reading);
      }
    },
  };
}

function dayRecord(
  localDate: LocalDate,
  values: { readonly [F in Field]?: number },
  partial: boolean,
  { context }: SamsungReading,
): DeliveredRecord {
  const { from, to } = dayRange(localDate, context.assumedTimeZone ?? 'UTC');
  const at: Moment = { instant: from, utcOffsetMinutes: null, localDate, dateBasis: 'recorded', assumed: true };
  const origin = { sourceId: samsungHealthId, mapper: samsungMapper, naturalKey: `day/${localDate}` };
  const { activeEnergyKilocalories: active, basalEnergyKilocalories: basal } = values;
  const record: DailySummary = {
    ...recordBase('dailySummary', origin, { at, end: to }, context),
    ...values,
    ...(active === undefined || basal === undefined ? {} : { totalEnergyKilocalories: active + basal }),
    partial,
  };
  return { record, streams: null };
}
