import {
  type DeliveredRecord,
  glucoseMilligramsPerMillimole,
  type ImportSource,
  instantOf,
  localDateOf,
  millisecondsOf,
  type SampleMetric,
} from '@vitalwire/core';
import { attemptRow, createSeriesDays, type SeriesDays } from '@vitalwire/provider-kit/rows';
import { samsungHealthId } from '../samsung-health-descriptor.ts';
import { itemNumber, momentIn, numberIn, type SamsungReading, samsungMapper, sideItems } from './reading.ts';
import { samsungRows } from './samsung-table.ts';

interface SeriesTable {
  /** Column of the row's own value, an hour's mean where there is a file with its minutes. */
  readonly column: string | null;
  /** Keys of the entries of that file. */
  readonly keys: readonly { readonly key: string; readonly metric: SampleMetric }[];
  readonly metric: SampleMetric;
  readonly least: number;
  readonly greatest: number;
  /** What the number is multiplied with to be in the metric's unit. */
  readonly factor?: number;
}

const single = (
  metric: SampleMetric,
  { column, key, least, greatest }: { column: string; key: string; least: number; greatest: number },
): SeriesTable => ({ column, keys: [{ key, metric }], metric, least, greatest });

/** Tables that measure through the day. */
export const seriesTables: Readonly<Record<string, SeriesTable>> = {
  'com.samsung.shealth.tracker.heart_rate': single('heartRateBpm', {
    column: 'heart_rate',
    key: 'heart_rate',
    least: 20,
    greatest: 250,
  }),
  'com.samsung.shealth.tracker.oxygen_saturation': single('oxygenSaturationPercent', {
    column: 'spo2',
    key: 'spo2',
    least: 50,
    greatest: 100,
  }),
  'com.samsung.shealth.stress': single('stressScore', { column: 'score', key: 'score', least: 0, greatest: 100 }),
  'com.samsung.health.respiratory_rate': single('respirationRatePerMinute', {
    column: 'average',
    key: 'respiratory_rate',
    least: 1,
    greatest: 100,
  }),
  'com.samsung.health.skin_temperature': single('skinTemperatureCelsius', {
    column: 'temperature',
    key: 'mean',
    least: 10,
    greatest: 45,
  }),
  'com.samsung.health.hrv': {
    column: null,
    keys: [
      { key: 'rmssd', metric: 'hrvRmssdMilliseconds' },
      { key: 'sdnn', metric: 'hrvSdnnMilliseconds' },
    ],
    metric: 'hrvRmssdMilliseconds',
    least: 1,
    greatest: 1000,
  },
  'com.samsung.shealth.blood_glucose': {
    column: 'glucose',
    keys: [],
    metric: 'glucoseMilligramsPerDeciliter',
    least: 1,
    greatest: 40,
    // The table is in mmol/L.
    factor: glucoseMilligramsPerMillimole,
  },
};

interface Held {
  readonly milliseconds: number;
  readonly utcOffsetMinutes: number | null;
  readonly value: number | undefined;
  readonly file: string | null;
  readonly device: string;
}

/**
 * One series a day and device. Rows stand in the order in which they were synchronised, so that all of them are sorted
 * first: some ten thousand hours in ten years. The minutes of an hour are read when it is its turn.
 */
export async function* series(
  source: ImportSource,
  what: string,
  reading: SamsungReading,
): AsyncGenerator<DeliveredRecord, void, undefined> {
  const table = seriesTables[what];
  if (table === undefined) return;
  const { path } = source;
  const { ledger, context, clock } = reading;
  const rows = await heldRows(source, what, table, reading);
  const isAssumed = rows.some(({ utcOffsetMinutes }) => utcOffsetMinutes === null);
  const assumed = context.assumedTimeZone === null ? ('assumed-utc' as const) : ('assumed-zone' as const);
  const origin = {
    sourceId: samsungHealthId,
    mapper: samsungMapper,
    dateBasis: isAssumed ? assumed : ('recorded' as const),
  };
  const metrics = table.keys.length === 0 ? [table.metric] : table.keys.map(({ metric }) => metric);
  const days = new Map<SampleMetric, SeriesDays>(
    metrics.map((metric) => [metric, createSeriesDays({ metric, seconds: null, what }, origin, reading, () => path)]),
  );
  for (const [i, row] of rows.entries()) {
    const points = await pointsOf(row, table, reading);
    if (points.length === 0) ledger.passedOver(path, what, 'The row holds no value.');
    for (const { milliseconds, metric, value } of points) {
      const { utcOffsetMinutes, device } = row;
      const localDate =
        utcOffsetMinutes === null
          ? clock.localDate({ milliseconds, utc: true })
          : localDateOf(instantOf(milliseconds), utcOffsetMinutes);
      days.get(metric)?.add({ milliseconds, localDate, value: inUnit(value, table), device });
    }
    if (i % ROWS_BETWEEN === 0) for (const each of days.values()) yield* each.take(false);
  }
  for (const each of days.values()) yield* each.take(true);
}

const ROWS_BETWEEN = 100;

/** Without the dust that a product leaves behind the twelfth digit. */
function inUnit(value: number, { factor }: SeriesTable): number {
  return factor === undefined ? value : Number((value * factor).toPrecision(12));
}

async function heldRows(
  source: ImportSource,
  what: string,
  table: SeriesTable,
  reading: SamsungReading,
): Promise<readonly Held[]> {
  const { path } = source;
  const rows: Held[] = [];
  for await (const row of samsungRows(source, what, reading)) {
    attemptRow(reading.ledger, { path, what, where: row.where }, () => {
      const at = momentIn(row, 'start_time', reading);
      if (at === null) {
        reading.ledger.passedOver(path, what, 'The row has no time.');
        return;
      }
      rows.push({
        milliseconds: millisecondsOf(at.instant),
        utcOffsetMinutes: at.utcOffsetMinutes,
        value: table.column === null ? undefined : numberIn(row, table.column, table.least, table.greatest),
        file: row.cell('binning_data') ?? row.cell('binning'),
        // An id of the device: enough of it to tell the person's devices apart.
        device: row.cell('deviceuuid')?.substring(0, 8) ?? '',
      });
    });
  }
  return rows.sort((a, b) => a.milliseconds - b.milliseconds || (a.device < b.device ? -1 : 1));
}

interface Point {
  readonly milliseconds: number;
  readonly metric: SampleMetric;
  readonly value: number;
}

async function pointsOf(row: Held, table: SeriesTable, reading: SamsungReading): Promise<readonly Point[]> {
  const fine = (await sideItems(row.file, reading)).flatMap((item) => {
    const milliseconds = itemNumber(item, 'start_time', 0, Number.MAX_SAFE_INTEGER);
    if (milliseconds === undefined) return [];
    return table.keys.flatMap(({ key, metric }): readonly Point[] => {
      const value = itemNumber(item, key, table.least, table.greatest);
      return value === undefined ? [] : [{ milliseconds, metric, value }];
    });
  });
  if (fine.length > 0) return fine;
  return row.value === undefined ? [] : [{ milliseconds: row.milliseconds, metric: table.metric, value: row.value }];
}
