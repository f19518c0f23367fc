import type { AnyRecord, Sleep } from '@vitalwire/core';
import { isLocalDate } from '@vitalwire/core';
import {
  present,
  type RecordTable,
  type RowPlace,
  readMoment,
  readNumberIn,
  recordBase,
  type TableRow,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { ouraId } from '../oura-descriptor.ts';
import { dayBase, known, ouraMapper, sayWhenAssumed } from './origins.ts';

const columns = {
  date: ['date', 'day'],
  sleepScore: 'Sleep Score',
  asleep: ['Total Sleep Duration', 'Total Sleep Time'],
  inBed: ['Total Bedtime', 'Total Bedtime Duration'],
  awake: 'Awake Time',
  rem: ['REM Sleep Duration', 'REM Sleep Time'],
  light: ['Light Sleep Duration', 'Light Sleep Time'],
  deep: ['Deep Sleep Duration', 'Deep Sleep Time'],
  latency: 'Sleep Latency',
  start: 'Bedtime Start',
  end: 'Bedtime End',
  averageRate: 'Average Resting Heart Rate',
  lowestRate: 'Lowest Resting Heart Rate',
  hrv: 'Average HRV',
  temperature: ['Temperature Deviation (°C)', 'Temperature Deviation'],
  breath: 'Respiratory Rate',
  readiness: 'Readiness Score',
  steps: 'Steps',
  distance: ['Equivalent Walking Distance', 'Daily Movement'],
  active: 'Activity Burn',
  total: 'Total Burn',
} as const;
type Column = keyof typeof columns;

/** The older export of the web: a row a day, without ids. */
export const trendsTable: RecordTable<Column> = {
  what: 'trends',
  columns,
  required: ['date', 'sleepScore', 'asleep'],
  read: (row, place) => {
    const localDate = row.cell('date') ?? '';
    if (!isLocalDate(localDate)) throw unreadableCell('date', localDate);
    const origin = (collection: string) => {
      return { sourceId: ouraId, mapper: ouraMapper, naturalKey: `${collection}/${localDate}`, vendorId: null };
    };
    const number = (column: Column, least: number, greatest: number): number | undefined =>
      within(readNumberIn(row, column), least, greatest);
    const score = number('readiness', 1, 100);
    const totals = present({
      steps: number('steps', 0, 200_000),
      distanceMeters: number('distance', 0, 500_000),
      activeEnergyKilocalories: number('active', 0, 50_000),
      totalEnergyKilocalories: number('total', 1, 50_000),
    });
    const day = { localDate, at: null };
    const records: readonly AnyRecord[] = [
      ...nightOf(row, { origin, number, localDate }, place),
      ...(score === undefined
        ? []
        : [
            {
              ...dayBase('readiness', origin('daily_readiness'), day, place),
              score: { name: 'Readiness', value: score, minimum: 0, maximum: 100 },
              contributors: [],
            },
          ]),
      ...(Object.keys(totals).length === 0
        ? []
        : [{ ...dayBase('dailySummary', origin('daily_activity'), day, place), ...totals, partial: false }]),
    ];
    return records.length === 0 ? 'The day holds no value.' : records;
  },
};

interface Night {
  readonly origin: (collection: string) => Parameters<typeof dayBase>[1];
  readonly number: (column: Column, least: number, greatest: number) => number | undefined;
  readonly localDate: Sleep['localDate'];
}

function nightOf(row: TableRow<Column>, { origin, number, localDate }: Night, place: RowPlace): readonly AnyRecord[] {
  const start = readMoment(row.cell('start'), 'bedtime start', known(place));
  const at = readMoment(row.cell('end'), 'bedtime end', known(place));
  if (start === null || at === null || at.instant <= start.instant) return [];
  sayWhenAssumed([start, at], place);
  const time = { at, start: start.instant, end: at.instant, localDate };
  const score = number('sleepScore', 1, 100);
  const rmssd = number('hrv', 1, 1000);
  const sleep: Sleep = {
    ...recordBase('sleep', origin('sleep'), time, place.context),
    end: at.instant,
    nap: false,
    ...present({
      asleepSeconds: number('asleep', 0, 86_400),
      inBedSeconds: number('inBed', 0, 86_400),
      awakeSeconds: number('awake', 0, 86_400),
      lightSeconds: number('light', 0, 86_400),
      deepSeconds: number('deep', 0, 86_400),
      remSeconds: number('rem', 0, 86_400),
      latencySeconds: number('latency', 0, 86_400),
      averageHeartRateBpm: number('averageRate', 20, 200),
      lowestHeartRateBpm: number('lowestRate', 20, 200),
      averageRespirationRatePerMinute: number('breath', 4, 60),
      skinTemperatureDeviationCelsius: number('temperature', -10, 10),
    }),
    stages: [],
    ...(score === undefined ? {} : { vendorScore: { name: 'Sleep score', value: score, minimum: 0, maximum: 100 } }),
  };
  if (rmssd === undefined) return [sleep];
  const base = recordBase('hrv', origin('hrv'), time, place.context);
  return [sleep, { ...base, method: 'rmssd', rmssdMilliseconds: rmssd, context: 'night' }];
}
