import type { AnyRecord, SampleMetric, SampleSeries } from '@vitalwire/core';
import { addDays } from '@vitalwire/core';
import { instantOfLocalTime, type LocalDateTime } from '@vitalwire/core/time';
import {
  type Moment,
  present,
  type RecordTable,
  type RowPlace,
  readNumberIn,
  recordBase,
  type TableRow,
  within,
} from '@vitalwire/provider-kit/rows';
import { whoopId } from '../whoop-descriptor.ts';
import { assertOrder, clockOf, type RowClock, whoopMapper } from './cycle-of.ts';
import { sleepColumns, sleepOf } from './sleeps-table.ts';

const columns = {
  ...sleepColumns,
  recovery: 'Recovery score %',
  restingHeartRate: 'Resting heart rate (bpm)',
  hrv: 'Heart rate variability (ms)',
  skinTemperature: 'Skin temp (celsius)',
  oxygen: 'Blood oxygen %',
  energy: 'Energy burned (cal)',
  maximumHeartRate: 'Max HR (bpm)',
  averageHeartRate: 'Average HR (bpm)',
} as const;
type Column = keyof typeof columns;

/**
 * Cycles run from one sleep to the next; WHOOP has no calendar day. Recovery, HRV and what was measured asleep belong to
 * the night; the totals count for the day of waking.
 * @param withSleep whether the nights are taken from here, because the export has no table of sleeps
 */
export function cyclesTable(withSleep: boolean): RecordTable<Column> {
  return {
    what: 'physiological_cycles.csv',
    columns,
    required: ['cycleStart', 'onset', 'wake', 'restingHeartRate'],
    read: (row, place) => {
      const clock = clockOf(row, place);
      const cycleStart = clock.required(row.cell('cycleStart'), 'cycle start time');
      const onset = clock.moment(row.cell('onset'), 'sleep onset');
      const wake = clock.moment(row.cell('wake'), 'wake onset');
      if (onset !== null && wake !== null) assertOrder(onset, wake, row.cell('wake'), 'wake onset');
      const records = [
        ...(onset === null || wake === null ? [] : nightOf(row, { onset, wake }, place)),
        ...(withSleep && onset !== null && wake !== null ? [sleepOf(row, place)] : []),
        ...dayOf(row, cycleStart, wake, clock, place),
      ];
      return records.length === 0 ? 'The cycle was not scored: it holds no values.' : records;
    },
  };
}

interface NightTime {
  readonly onset: Moment;
  readonly wake: Moment;
}

function nightOf(row: TableRow<Column>, { onset, wake }: NightTime, place: RowPlace): readonly AnyRecord[] {
  const night = { at: wake, start: onset.instant, end: wake.instant };
  const origin = (key: string) => ({ sourceId: whoopId, mapper: whoopMapper, naturalKey: `${key}/${onset.instant}` });
  const recovery = within(numberOf(row, 'recovery'), 0, 100);
  const rmssd = within(numberOf(row, 'hrv'), 1, 1000);
  const resting = restingOf(row);
  const single = (metric: SampleMetric, value: number | undefined): readonly SampleSeries[] =>
    value === undefined
      ? []
      : [
          {
            ...recordBase('samples', origin(metric), night, place.context),
            end: wake.instant,
            metric,
            offsetSeconds: [0],
            values: [value],
          },
        ];
  return [
    ...(recovery === undefined
      ? []
      : [
          {
            ...recordBase('readiness', origin('recovery'), { at: wake, end: null }, place.context),
            score: { name: 'Recovery', value: recovery, minimum: 0, maximum: 100 },
            contributors: [],
            ...present({ restingHeartRateBpm: resting }),
          },
        ]),
    ...(rmssd === undefined
      ? []
      : [
          {
            ...recordBase('hrv', origin('hrv'), night, place.context),
            method: 'rmssd' as const,
            rmssdMilliseconds: rmssd,
            context: 'night' as const,
          },
        ]),
    ...single('oxygenSaturationPercent', within(numberOf(row, 'oxygen'), 50, 100)),
    ...single('skinTemperatureCelsius', within(numberOf(row, 'skinTemperature'), 10, 45)),
  ];
}

/** The day of waking, else that of the cycle's start; from midnight to midnight of its own offset. */
function dayOf(
  row: TableRow<Column>,
  cycleStart: Moment,
  wake: Moment | null,
  clock: RowClock,
  { context }: RowPlace,
): readonly AnyRecord[] {
  const values = present({
    totalEnergyKilocalories: within(numberOf(row, 'energy'), 1, 50_000),
    averageHeartRateBpm: within(numberOf(row, 'averageHeartRate'), 20, 250),
    maximumHeartRateBpm: within(numberOf(row, 'maximumHeartRate'), 20, 250),
    restingHeartRateBpm: restingOf(row),
  });
  if (Object.keys(values).length === 0) return [];
  const { localDate } = wake ?? cycleStart;
  const offset = clock.utcOffsetMinutes ?? 0;
  const midnight = instantOfLocalTime(`${localDate}T00:00:00.000` as LocalDateTime, offset);
  const next = instantOfLocalTime(`${addDays(localDate, 1)}T00:00:00.000` as LocalDateTime, offset);
  const at: Moment = { ...cycleStart, instant: midnight, localDate };
  const naturalKey = `cycle/${cycleStart.instant}`;
  return [
    {
      ...recordBase('dailySummary', { sourceId: whoopId, mapper: whoopMapper, naturalKey }, { at, end: next }, context),
      ...values,
      partial: row.cell('cycleEnd') === null,
    },
  ];
}

function restingOf(row: TableRow<Column>): number | undefined {
  return within(numberOf(row, 'restingHeartRate'), 20, 200);
}

function numberOf(row: TableRow<Column>, column: Column): number | null {
  return readNumberIn(row, column);
}
