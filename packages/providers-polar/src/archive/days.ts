import {
  type DailySummary,
  type DeliveredRecord,
  type ImportSource,
  instantOf,
  type LocalDate,
  millisecondsOf,
} from '@vitalwire/core';
import { present, readMoment, unreadableCell } from '@vitalwire/provider-kit/rows';
import { type Item, itemAt, itemsIn, numberIn, textIn } from './item.ts';
import { baseOf, dateIn, dayTime, type PolarReading, polarRecords } from './reading.ts';

/** Totals of one day a file. @param newest the last day of the export, which was still running */
export async function* activities(
  source: ImportSource,
  newest: LocalDate | null,
  reading: PolarReading,
): AsyncGenerator<DeliveredRecord, void, undefined> {
  yield* polarRecords(source, 'activity', reading, (item) => {
    const localDate = dateIn(item, 'date');
    const summary = itemAt(item, 'summary');
    const values = present({
      steps: numberIn(summary, 'stepCount', 1, 500_000) ?? countedSteps(item),
      totalEnergyKilocalories: numberIn(summary, 'calories', 1, 50_000),
    });
    if (Object.keys(values).length === 0) return 'The day has no totals.';
    const record: DailySummary = {
      ...baseOf('dailySummary', { naturalKey: `day/${localDate}` }, dayTime(localDate, reading), reading),
      ...values,
      partial: localDate === newest,
    };
    return [record];
  });
}

/** Days without summary have the steps of their minutes. */
function countedSteps(item: Item): number | undefined {
  const counts = itemsIn(itemAt(item, 'samples'), 'steps').map((each) => numberIn(each, 'value', 0, 10_000) ?? 0);
  const sum = counts.reduce((all, count) => all + count, 0);
  return sum > 0 ? sum : undefined;
}

const LONGEST_DAY_SECONDS = 25 * 3600;

/** A day of one device at up to one value a second. */
export async function* heartRates(
  source: ImportSource,
  reading: PolarReading,
): AsyncGenerator<DeliveredRecord, void, undefined> {
  const make = (item: Item) => {
    const localDate = dateIn(item, 'date');
    const serialNumber = textIn(item, 'deviceId');
    const { at } = dayTime(localDate, reading);
    const zero = millisecondsOf(at.instant);
    const bySecond = new Map<number, number>();
    for (const sample of itemsIn(item, 'samples')) {
      const second = numberIn(sample, 'secondsFromDayStart', 0, LONGEST_DAY_SECONDS);
      const value = numberIn(sample, 'heartRate', 20, 250);
      if (second !== undefined && value !== undefined && !bySecond.has(second)) bySecond.set(second, value);
    }
    const points = [...bySecond].sort(([a], [b]) => a - b);
    const [first] = points;
    const last = points.at(-1);
    if (first === undefined || last === undefined) return 'The day holds no value.';
    const start = instantOf(zero + first[0] * 1000);
    const end = instantOf(zero + last[0] * 1000);
    const key = {
      naturalKey: ['heartRateBpm', localDate, ...(serialNumber === null ? [] : [serialNumber])].join('/'),
      device: serialNumber === null ? null : { manufacturer: 'Polar', serialNumber },
    };
    return [
      {
        ...baseOf('samples', key, { at, start, end, localDate }, reading),
        end,
        metric: 'heartRateBpm' as const,
        offsetSeconds: points.map(([second]) => second - first[0]),
        values: points.map(([, value]) => value),
      },
    ];
  };
  yield* polarRecords(source, '247ohr', reading, make, (path) =>
    path === '' ? 'descend' : path === 'deviceDays' ? 'items' : 'skip',
  );
}

/** Polar's fitness test gives the "OwnIndex", which stands for the maximal oxygen uptake. */
export async function* fitnessTests(
  source: ImportSource,
  reading: PolarReading,
): AsyncGenerator<DeliveredRecord, void, undefined> {
  yield* polarRecords(source, 'fitness-test-results', reading, (item) => {
    const result = itemAt(item, 'fitnessTestResult');
    const vo2max = numberIn(result, 'ownIndex', 5, 100);
    if (vo2max === undefined) return 'The test has no result.';
    const known = {
      utcOffsetMinutes: numberIn(result, 'timezoneOffsetMinutes', -1080, 1080) ?? null,
      assumedTimeZone: reading.context.assumedTimeZone,
    };
    const text = textIn(item, 'startTime') ?? textIn(result, 'startTime');
    const at = readMoment(text, 'start time', known);
    if (at === null) throw unreadableCell('start time', text ?? '');
    return [{ ...baseOf('bodyMeasurement', { naturalKey: `test/${text}` }, { at, end: null }, reading), vo2max }];
  });
}
