import {
  type DailySummary,
  type DeliveredRecord,
  type ImportSource,
  isLocalDate,
  type LocalDate,
} from '@vitalwire/core';
import { dayRange } from '@vitalwire/core/time';
import {
  attemptRow,
  type Moment,
  readNumber,
  readTable,
  type TableReading,
  unreadableCell,
} from '@vitalwire/provider-kit/rows';
import type { DayField } from './families.ts';
import { baseOf } from './reading.ts';

const columns = { date: 'date', value: 'value' } as const;

/** Days put together from one table a value, held until all of them are read: four thousand in ten years. */
export interface WithingsDays {
  read(source: ImportSource, field: DayField, reading: TableReading): Promise<void>;
  records(reading: TableReading): Generator<DeliveredRecord>;
}

export function createWithingsDays(): WithingsDays {
  const days = new Map<LocalDate, { [F in DayField]?: number }>();
  return {
    async read(source, field, { ledger, context, onBytes }) {
      const { path, name: what } = source;
      const options = { columns, required: ['date', 'value'] as const, what, ledger, onBytes, signal: context.signal };
      for await (const row of readTable(source, options)) {
        attemptRow(ledger, { path, what, where: row.where }, () => {
          const date = row.cell('date') ?? '';
          if (!isLocalDate(date)) throw unreadableCell('day', date);
          const value = readNumber(row.cell('value'), { what: 'total of a day' });
          const day = days.get(date) ?? {};
          if (value === null || value <= 0 || value > 1_000_000 || day[field] !== undefined) {
            ledger.passedOver(
              path,
              what,
              value === null || value <= 0 ? 'The day holds nothing.' : 'The day stands there twice.',
            );
            return;
          }
          days.set(date, { ...day, [field]: field === 'steps' ? Math.round(value) : value });
          ledger.used(path, what);
        });
      }
    },
    *records({ context, given }) {
      const dates = [...days.keys()].sort();
      for (const localDate of dates) {
        const values = days.get(localDate) ?? {};
        const { from, to } = dayRange(localDate, context.assumedTimeZone ?? 'UTC');
        const at: Moment = { instant: from, utcOffsetMinutes: null, localDate, dateBasis: 'recorded', assumed: true };
        const { activeEnergyKilocalories: active, basalEnergyKilocalories: basal } = values;
        const record: DailySummary = {
          ...baseOf('dailySummary', `day/${localDate}`, { at, end: to }, { context }),
          ...values,
          ...(active === undefined || basal === undefined ? {} : { totalEnergyKilocalories: active + basal }),
          // The export was made on the newest day.
          partial: localDate === dates.at(-1),
        };
        if (given.has(record.id)) continue;
        given.add(record.id);
        yield { record, streams: null };
      }
    },
  };
}
