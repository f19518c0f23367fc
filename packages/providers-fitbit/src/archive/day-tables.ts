import {
  type AnyRecord,
  type BodyMeasurement,
  instantOf,
  type LocalDate,
  type Readiness,
  type VendorScore,
} from '@vitalwire/core';
import {
  createPersonClock,
  type Moment,
  type RecordTable,
  type RowPlace,
  readNumberIn,
  recordBase,
  sayAssumedZone,
  type TableRow,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { fitbitId } from '../fitbit-descriptor.ts';
import { type DayFact, dayRecord } from './day-facts.ts';
import type { TableName } from './families.ts';
import { fitbitMapper } from './reading.ts';
import { dayOfDailyStamp, parseStamp } from './stamps.ts';

const NOTHING = 'The row holds no value that can be measured.';

/** A table with a value a day that stands in a daily summary. */
function factTable(
  what: string,
  value: string | readonly string[],
  { field, least, greatest }: { readonly field: DayFact['field']; readonly least: number; readonly greatest: number },
): RecordTable<'time' | 'value'> {
  return {
    what,
    columns: { time: ['timestamp', 'date'], value },
    required: ['time', 'value'],
    read: (row, place) => {
      const number = within(numberOf(row, 'value'), least, greatest);
      return number === undefined
        ? NOTHING
        : [dayRecord({ localDate: dayOf(row, 'time'), field, value: number }, place).record];
    },
  };
}

const dailyHrv: RecordTable<'time' | 'rmssd' | 'rate'> = {
  what: 'daily heart rate variability',
  columns: {
    time: 'timestamp',
    rmssd: ['rmssd', 'average heart rate variability milliseconds'],
    rate: ['nremhr', 'non rem heart rate beats per minute'],
  },
  required: ['time', 'rmssd'],
  read: (row, place) => {
    const rmssd = within(numberOf(row, 'rmssd'), 1, 1000);
    const rate = within(numberOf(row, 'rate'), 20, 200);
    if (rmssd === undefined) return NOTHING;
    return [
      {
        ...recordBase(
          'hrv',
          originOf(`hrv/${dayOf(row, 'time')}`),
          { at: midnightOf(dayOf(row, 'time'), place), end: null },
          place.context,
        ),
        method: 'rmssd',
        rmssdMilliseconds: rmssd,
        context: 'night',
        ...(rate === undefined ? {} : { averageHeartRateBpm: rate }),
      },
    ];
  },
};

const scoreColumns = {
  time: ['date', 'timestamp'],
  score: ['readiness_score_value', 'score'],
  activity: 'activity_subcomponent',
  sleep: 'sleep_subcomponent',
  hrv: 'hrv_subcomponent',
} as const;

const readiness: RecordTable<keyof typeof scoreColumns> = {
  what: 'daily readiness score',
  columns: scoreColumns,
  required: ['time', 'score'],
  read: (row, place) => {
    const part = (name: string, column: keyof typeof scoreColumns): readonly VendorScore[] => {
      const value = within(numberOf(row, column), 0, 100);
      return value === undefined ? [] : [{ name, value, minimum: 0, maximum: 100 }];
    };
    const [score] = part('Daily Readiness', 'score');
    if (score === undefined) return NOTHING;
    const contributors = [...part('Activity', 'activity'), ...part('Sleep', 'sleep'), ...part('HRV', 'hrv')];
    return [scoreRecord(row.cell('time'), 'readiness', { score, contributors }, place)];
  },
};

const stress: RecordTable<'time' | 'score' | 'failed'> = {
  what: 'stress score',
  columns: { time: 'DATE', score: 'STRESS_SCORE', failed: 'CALCULATION_FAILED' },
  required: ['time', 'score'],
  read: (row, place) => {
    const value = within(numberOf(row, 'score'), 1, 100);
    if (value === undefined || /^true$/i.test(row.cell('failed') ?? ''))
      return 'No score could be computed for this day.';
    const score = { name: 'Stress Management Score', value, minimum: 0, maximum: 100 };
    return [scoreRecord(row.cell('time'), 'stress', { score, contributors: [] }, place)];
  },
};

const temperatureColumns = { start: 'sleep_start', end: 'sleep_end', temperature: 'nightly_temperature' } as const;

const computedTemperature: RecordTable<keyof typeof temperatureColumns> = {
  what: 'computed temperature',
  columns: temperatureColumns,
  required: ['start', 'temperature'],
  read: (row, place) => {
    const celsius = within(numberOf(row, 'temperature'), 10, 45);
    const start = momentIn(row.cell('start'), 'wall', place);
    const end = row.cell('end') === null ? start : momentIn(row.cell('end'), 'wall', place);
    if (celsius === undefined || end.instant < start.instant) return NOTHING;
    const naturalKey = `skinTemperatureCelsius/${row.cell('start') ?? ''}`;
    return [
      {
        ...recordBase(
          'samples',
          originOf(naturalKey),
          { at: end, start: start.instant, end: end.instant },
          place.context,
        ),
        end: end.instant,
        metric: 'skinTemperatureCelsius',
        offsetSeconds: [0],
        values: [celsius],
      },
    ];
  },
};

const bodyLimits = {
  weightKilograms: [1000, 10, 500],
  bodyFatPercent: [1, 1, 80],
  heightMeters: [1000, 0.5, 2.6],
} as const;

/** Weights in grams, body fat in percent, heights in millimetres, at moments in UTC. */
function bodyTable(
  what: string,
  column: readonly string[],
  field: 'weightKilograms' | 'bodyFatPercent' | 'heightMeters',
): RecordTable<'time' | 'value'> {
  const [divisor, least, greatest] = bodyLimits[field];
  return {
    what,
    columns: { time: 'timestamp', value: column },
    required: ['time', 'value'],
    read: (row, place) => {
      const number = numberOf(row, 'value');
      const value = within(number === null ? null : number / divisor, least, greatest);
      if (value === undefined) return NOTHING;
      const at = momentIn(row.cell('time'), 'utc', place);
      const base = recordBase('bodyMeasurement', originOf(`${field}/${at.instant}`), { at, end: null }, place.context);
      const record: BodyMeasurement = { ...base, [field]: value };
      return [record];
    },
  };
}

const vo2max: RecordTable<'time' | 'value'> = {
  what: 'daily vo2max',
  columns: { time: 'timestamp', value: 'demographic vo2max' },
  required: ['time', 'value'],
  read: (row, place) => {
    const value = within(numberOf(row, 'value'), 5, 100);
    const day = dayOf(row, 'time');
    if (value === undefined) return NOTHING;
    const at = midnightOf(day, place);
    return [
      { ...recordBase('bodyMeasurement', originOf(`vo2max/${day}`), { at, end: null }, place.context), vo2max: value },
    ];
  },
};

/** Tables whose rows stand for themselves. */
export const dayTables: { readonly [T in TableName]?: RecordTable<never> } = {
  dailyRestingHeartRate: erased(
    factTable('daily resting heart rate', 'beats per minute', {
      field: 'restingHeartRateBpm',
      least: 20,
      greatest: 200,
    }),
  ),
  dailyRespiration: erased(
    factTable('daily respiratory rate', ['daily_respiratory_rate', 'breaths per minute'], {
      field: 'averageRespirationRatePerMinute',
      least: 4,
      greatest: 60,
    }),
  ),
  dailyOxygen: erased(
    factTable('daily oxygen saturation', ['average_value', 'average percentage', 'oxygen saturation percentage'], {
      field: 'averageOxygenSaturationPercent',
      least: 50.01,
      greatest: 100,
    }),
  ),
  dailyHrv: erased(dailyHrv),
  readiness: erased(readiness),
  stress: erased(stress),
  computedTemperature: erased(computedTemperature),
  weight: erased(bodyTable('weight table', ['weight grams'], 'weightKilograms')),
  vo2max: erased(vo2max),
  height: erased(bodyTable('height table', ['height millimeters'], 'heightMeters')),
  bodyFat: erased(bodyTable('body fat table', ['body fat percentage', 'fat percentage'], 'bodyFatPercent')),
};

/** Each table is asked for its own columns alone; which they are nobody else needs to know. */
function erased<K extends string>(table: RecordTable<K>): RecordTable<never> {
  return table as unknown as RecordTable<never>;
}

function originOf(naturalKey: string) {
  return { sourceId: fitbitId, mapper: fitbitMapper, naturalKey };
}

function scoreRecord(
  day: string | null,
  key: string,
  content: Pick<Readiness, 'score' | 'contributors'>,
  place: RowPlace,
): AnyRecord {
  const stamp = day === null ? null : parseStamp(day, 'wall');
  if (stamp === null) throw unreadableCell('day', day ?? '');
  const localDate = dayOfDailyStamp(stamp);
  return {
    ...recordBase(
      'readiness',
      originOf(`${key}/${localDate}`),
      { at: midnightOf(localDate, place), end: null },
      place.context,
    ),
    ...content,
  };
}

/** The beginning of the day where the person lives: a daily value has no moment of its own. */
function midnightOf(localDate: LocalDate, { context }: RowPlace): Moment {
  const stamp = parseStamp(localDate, 'wall');
  const milliseconds = stamp === null ? 0 : createPersonClock(context.assumedTimeZone).moment(stamp);
  return { instant: instantOf(milliseconds), utcOffsetMinutes: null, localDate, dateBasis: 'recorded', assumed: true };
}

function momentIn(text: string | null, bare: 'utc' | 'wall', { context, ledger, path }: RowPlace): Moment {
  const stamp = text === null ? null : parseStamp(text, bare);
  if (stamp === null) throw unreadableCell('time', text ?? '');
  if (!stamp.utc) sayAssumedZone(ledger, path, context);
  const clock = createPersonClock(context.assumedTimeZone);
  const dateBasis = stamp.utc ? (context.assumedTimeZone === null ? 'assumed-utc' : 'assumed-zone') : 'recorded';
  return {
    instant: instantOf(clock.moment(stamp)),
    utcOffsetMinutes: null,
    localDate: clock.localDate(stamp),
    dateBasis,
    assumed: !stamp.utc,
  };
}

function dayOf<K extends string>(row: TableRow<K>, column: K): LocalDate {
  const text = row.cell(column);
  const stamp = text === null ? null : parseStamp(text, 'wall');
  if (stamp === null) throw unreadableCell('day', text ?? '');
  return dayOfDailyStamp(stamp);
}

function numberOf<K extends string>(row: TableRow<K>, column: K): number | null {
  return row.cell(column) === 'NaN' ? null : readNumberIn(row, column);
}
