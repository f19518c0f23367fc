import type { ImportSource } from '@vitalwire/core';
import {
  attemptRow,
  type ColumnNames,
  readNumber,
  readTable,
  type SeriesPoint,
  type Stamp,
} from '@vitalwire/provider-kit/rows';
import type { SeriesName } from './families.ts';
import { type FitbitReading, jsonItems } from './reading.ts';
import { parseStamp } from './stamps.ts';
import { numberIn, objectOf, textIn } from './values.ts';

interface SeriesRule {
  /** Column of the value in tables, with older and newer names. */
  readonly column: ColumnNames;
  /** Of one unit of a table, and of one unit of JSON. */
  readonly tableFactor: number;
  readonly jsonFactor: number;
  /** What a time without zone is. Minutes of calories are local, those of everything else are in UTC. */
  readonly bare: 'utc' | 'wall';
  readonly least: number;
  readonly greatest: number;
  readonly outside: string;
}

const NOT_MEASURED = 'The value cannot be measured: the export writes it for nothing.';

const rules: Readonly<Record<SeriesName, SeriesRule>> = {
  heartRate: rule('beats per minute', { least: 20, greatest: 250 }),
  steps: rule('steps', { least: 1, greatest: 1000, outside: 'No steps were counted in this minute.' }),
  // JSON has centimetres, tables have metres.
  distance: rule('distance', {
    jsonFactor: 0.01,
    least: 0.001,
    greatest: 5000,
    outside: 'No distance in this minute.',
  }),
  // JSON has feet climbed; a floor is ten of them.
  floors: rule('floors', { jsonFactor: 0.1, least: 0.001, greatest: 500, outside: 'No floors in this minute.' }),
  calories: rule('calories', { bare: 'wall', least: 0, greatest: 100 }),
  // Exactly 50 is written for what could not be measured.
  oxygen: rule(['oxygen saturation percentage', 'value'], { least: 50.01, greatest: 100 }),
  hrvSamples: rule(
    ['root mean square of successive differences milliseconds', 'root mean square of successive differences ms'],
    { least: 1, greatest: 1000 },
  ),
  hrvDetails: rule('rmssd', { bare: 'wall', least: 1, greatest: 1000 }),
};

function rule(column: ColumnNames, changes: Partial<SeriesRule> & Pick<SeriesRule, 'least' | 'greatest'>): SeriesRule {
  return { column, tableFactor: 1, jsonFactor: 1, bare: 'utc', outside: NOT_MEASURED, ...changes };
}

/** The points of one file of a series; rows that are none are counted. */
export async function* seriesPoints(
  source: ImportSource,
  series: SeriesName,
  encoding: 'json' | 'csv',
  reading: FitbitReading,
): AsyncGenerator<SeriesPoint, void, undefined> {
  yield* encoding === 'json' ? jsonPoints(source, series, reading) : tablePoints(source, series, reading);
}

function jsonPoints(source: ImportSource, series: SeriesName, reading: FitbitReading): AsyncGenerator<SeriesPoint> {
  return jsonItems(source, series, reading, (item): SeriesPoint | string => {
    const time = textIn(item, 'dateTime');
    const value = objectOf(item.value);
    const number = series === 'heartRate' ? numberIn(value, 'bpm') : numberIn(item, 'value');
    if (series === 'heartRate' && numberIn(value, 'confidence') === 0) return 'Confidence 0: the device was not sure.';
    return pointOf(time, number, '', { series, factor: rules[series].jsonFactor, reading });
  });
}

async function* tablePoints(
  source: ImportSource,
  series: SeriesName,
  reading: FitbitReading,
): AsyncGenerator<SeriesPoint, void, undefined> {
  const { ledger, onBytes, context } = reading;
  const { path } = source;
  const columns = { time: ['timestamp', 'date_time'], value: rules[series].column, device: 'data source' } as const;
  const options = {
    columns,
    required: ['time', 'value'] as const,
    what: series,
    ledger,
    onBytes,
    signal: context.signal,
  };
  for await (const row of readTable(source, options)) {
    const made = attemptRow(ledger, { path, what: series, where: row.where }, () => {
      const text = row.cell('value');
      const number = text === 'NaN' ? null : readNumber(text);
      const facts = { series, factor: rules[series].tableFactor, reading };
      return pointOf(row.cell('time'), number, row.cell('device') ?? '', facts);
    });
    if (made === null) continue;
    if (typeof made === 'string') ledger.passedOver(path, series, made);
    else yield made;
  }
}

function pointOf(
  time: string | null,
  number: number | null,
  device: string,
  {
    series,
    factor,
    reading,
  }: { readonly series: SeriesName; readonly factor: number; readonly reading: FitbitReading },
): SeriesPoint | string {
  const { least, greatest, outside } = rules[series];
  if (time === null) return 'The row has no time.';
  const stamp = stampOf(time, series, reading);
  if (stamp === null) return `The time cannot be read.`;
  if (number === null) return NOT_MEASURED;
  const value = number * factor;
  if (value < least || value > greatest) return outside;
  return { milliseconds: momentOf(stamp, series, reading), localDate: reading.clock.localDate(stamp), value, device };
}

function stampOf(time: string, series: SeriesName, { evidence }: FitbitReading): Stamp | null {
  const stamp = parseStamp(time, rules[series].bare);
  if (stamp === null || series !== 'hrvSamples' || evidence.hrvTables === 'utc') return stamp;
  return { milliseconds: stamp.milliseconds, utc: false };
}

/** HRV on the wall is that of a sleep, whose offset the export may tell. */
function momentOf(stamp: Stamp, series: SeriesName, { clock, evidence }: FitbitReading): number {
  const isOfSleep = !stamp.utc && (series === 'hrvSamples' || series === 'hrvDetails');
  const offset = isOfSleep ? evidence.sleeps.ofNight(stamp.milliseconds) : null;
  return offset === null ? clock.moment(stamp) : stamp.milliseconds - offset * 60_000;
}
