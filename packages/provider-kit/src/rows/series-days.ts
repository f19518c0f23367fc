import {
  type DateBasis,
  type DeliveredRecord,
  instantOf,
  type LocalDate,
  type SampleMetric,
  type SampleSeries,
  type SourceId,
} from '@vitalwire/core';
import type { Moment } from './moments.ts';
import { recordBase } from './record-base.ts';
import type { RowLedger } from './row-ledger.ts';
import type { TableReading } from './table-records.ts';

/** One value of a series. */
export interface SeriesPoint {
  /** In UTC. */
  readonly milliseconds: number;
  readonly localDate: LocalDate;
  readonly value: number;
  /** As the file says, else ''. */
  readonly device: string;
}

/** What a series is of. */
export interface SeriesFacts {
  readonly metric: SampleMetric;
  /** Length that a value stands for, of metrics that are counted; `null` for those that are measured. */
  readonly seconds: number | null;
  /** The vendor's name of it, for counts. */
  readonly what: string;
}

/** Whose series they are. */
export interface SeriesOrigin {
  readonly sourceId: SourceId;
  readonly mapper: string;
  readonly dateBasis: DateBasis;
}

/** Days of one series, held until no later file can add to them. */
export interface SeriesDays {
  add(point: SeriesPoint): void;
  /** Days that are complete. @param which `false`: all but the last two; `true`: all; a day: those before it */
  take(which: boolean | LocalDate): readonly DeliveredRecord[];
}

interface DeviceDay {
  readonly times: number[];
  readonly values: number[];
  sum: number;
}

const DAYS_HELD = 2;

const ANOTHER_FILE =
  'Another file gave this day before, and the values of that one were taken. Import this export by itself to add what it has more.';

/** @param path of the file that is read, for the counts of what is left out when days are put together */
export function createSeriesDays(
  { metric, seconds, what }: SeriesFacts,
  { sourceId, mapper, dateBasis }: SeriesOrigin,
  { context, ledger, given }: Pick<TableReading, 'context' | 'ledger' | 'given'>,
  path: () => string,
): SeriesDays {
  const days = new Map<LocalDate, Map<string, DeviceDay>>();
  const done = new Set<LocalDate>();
  return {
    add({ milliseconds, localDate, value, device }) {
      if (done.has(localDate)) {
        ledger.passedOver(path(), what, ANOTHER_FILE);
        return;
      }
      const devices = days.get(localDate) ?? new Map<string, DeviceDay>();
      days.set(localDate, devices);
      const day = devices.get(device) ?? { times: [], values: [], sum: 0 };
      devices.set(device, day);
      day.times.push(milliseconds);
      day.values.push(value);
      day.sum += value;
    },
    take(which) {
      const dates = [...days.keys()].sort();
      const complete = typeof which === 'string' ? dates.filter((date) => date < which) : dates;
      if (which === false) complete.splice(-DAYS_HELD);
      return complete.flatMap((localDate) => {
        const devices = [...(days.get(localDate) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
        days.delete(localDate);
        done.add(localDate);
        const kept = seconds === null ? devices : [most(devices, ledger, path(), what)];
        return kept.flatMap(([device, day]) => {
          const series = seriesOf(day, { metric, seconds, localDate, device });
          const repeated = day.times.length - series.values.length;
          if (repeated > 0)
            ledger.passedOver(path(), what, 'The same moment stands in this export more than once.', repeated);
          const naturalKey = device === '' ? `${metric}/${localDate}` : `${metric}/${localDate}/${device}`;
          const at: Moment = { instant: series.start, utcOffsetMinutes: null, localDate, dateBasis, assumed: false };
          const origin = {
            sourceId,
            mapper,
            naturalKey,
            device: device === '' ? null : { product: device },
          };
          const record: SampleSeries = {
            ...recordBase('samples', origin, { at, end: series.end }, context),
            end: series.end,
            metric,
            offsetSeconds: series.offsetSeconds,
            values: series.values,
            ...(seconds === null ? {} : { durationSeconds: series.values.map(() => seconds) }),
          };
          if (given.has(record.id)) {
            ledger.passedOver(path(), what, ANOTHER_FILE, series.values.length);
            return [];
          }
          ledger.used(path(), what, series.values.length);
          given.add(record.id);
          return [{ record, streams: null }];
        });
      });
    },
  };
}

/** Two devices count the same steps: the one that counted most of the day is the day's. */
function most(
  devices: readonly (readonly [string, DeviceDay])[],
  ledger: RowLedger,
  path: string,
  what: string,
): readonly [string, DeviceDay] {
  const best = devices.reduce((a, b) => (b[1].sum > a[1].sum ? b : a));
  for (const each of devices) {
    if (each !== best)
      ledger.passedOver(path, what, 'Another device counted more on the same day.', each[1].times.length);
  }
  return best;
}

function seriesOf(
  { times, values }: DeviceDay,
  {
    seconds,
  }: {
    readonly metric: SampleMetric;
    readonly seconds: number | null;
    readonly localDate: LocalDate;
    readonly device: string;
  },
) {
  const order = times.map((_, i) => i).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  const sorted = order.filter((place, i) => i === 0 || times[place] !== times[order[i - 1] ?? -1]);
  const first = times[sorted[0] ?? 0] ?? 0;
  const last = times[sorted.at(-1) ?? 0] ?? 0;
  return {
    start: instantOf(first),
    end: instantOf(last + (seconds ?? 0) * 1000),
    offsetSeconds: sorted.map((place) => ((times[place] ?? 0) - first) / 1000),
    values: sorted.map((place) => values[place] ?? 0),
  };
}
