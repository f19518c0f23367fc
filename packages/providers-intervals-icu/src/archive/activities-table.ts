import { cleanText, instantOf, millisecondsOf, textLimits, type WorkoutTotals } from '@vitalwire/core';
import { type LocalDateTime, parseVendorTime, utcOffsetMinutesBetween } from '@vitalwire/core/time';
import {
  type Moment,
  momentOf,
  present,
  type RecordTable,
  type RowPlace,
  readBoolean,
  readNumberIn,
  recordBase,
  sayAssumedZone,
  type TableRow,
  totalsOnly,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { intervalsIcuId } from '../intervals-icu-descriptor.ts';
import { sportOf } from './sports.ts';

/** Raised when the mapping of these lists changes. */
export const intervalsIcuMapper = 'intervals-icu-export/1';

export const activityColumns = {
  id: 'id',
  local: 'start_date_local',
  utc: 'start_date',
  name: 'name',
  type: 'type',
  description: 'description',
  gear: 'gear',
  trainer: 'trainer',
  moving: 'moving_time',
  elapsed: 'elapsed_time',
  distance: 'distance',
  ascent: 'total_elevation_gain',
  maximumSpeed: 'max_speed',
  averageSpeed: 'average_speed',
  maximumHeartRate: 'max_heartrate',
  averageHeartRate: 'average_heartrate',
  cadence: 'average_cadence',
  calories: 'calories',
  measuredPower: 'device_watts',
  power: 'icu_average_watts',
  normalizedPower: ['icu_normalized_watts', 'icu_weighted_avg_watts'],
  work: 'icu_joules',
  load: 'icu_training_load',
  exertion: 'icu_rpe',
  threshold: 'icu_ftp',
  lactateHeartRate: 'lthr',
} as const;
export type ActivityColumn = keyof typeof activityColumns;

const LONGEST_SECONDS = 31_622_400;

/** `activities.csv`, one workout a row: lengths in metres, times in seconds, speeds in metres a second, work in joules. */
export const activitiesTable: RecordTable<ActivityColumn> = {
  what: 'activities.csv',
  columns: activityColumns,
  required: ['id', 'local', 'type', 'load'],
  read: (row, place) => {
    const id = row.cell('id');
    if (id === null) throw unreadableCell('activity id', '');
    const at = startOf(row, place);
    const totals = totalsOf(row);
    const seconds = totals.elapsedSeconds ?? totals.movingSeconds;
    if (seconds === undefined) return 'The activity has no length.';
    const end = instantOf(millisecondsOf(at.instant) + Math.round(seconds * 1000));
    const type = row.cell('type');
    const gear = cleanText(row.cell('gear') ?? '', textLimits.word);
    const exertion = number(row, 'exertion', 1, 10);
    const origin = { sourceId: intervalsIcuId, mapper: intervalsIcuMapper, naturalKey: id, vendorId: id };
    return [
      {
        ...recordBase('workout', origin, { at, end }, place.context),
        end,
        sport: sportOf(type),
        ...present({
          vendorSport: cleanText(type ?? '', textLimits.word),
          name: cleanText(row.cell('name') ?? '', textLimits.name),
          description: cleanText(row.cell('description') ?? '', textLimits.prose),
        }),
        ...(readBoolean(row.cell('trainer')) === true ? { indoor: true } : {}),
        ...totals,
        ...analysisOf(row),
        ...(exertion === undefined ? {} : { feel: { perceivedExertionCr10: exertion } }),
        ...totalsOnly,
        sensors: gear === null ? [] : [{ type: 'gear', product: gear }],
      },
    ];
  },
};

/** The time on the wall, and in newer lists the moment beside it: the two tell the offset. */
function startOf(row: TableRow<ActivityColumn>, { path, context, ledger }: RowPlace): Moment {
  const { assumedTimeZone } = context;
  const local = localIn(row);
  const utc = row.cell('utc');
  const moment = utc === null ? null : parseVendorTime(utc);
  if (utc !== null && moment?.type !== 'instant') throw unreadableCell('start_date', utc);
  if (moment?.type === 'instant') {
    const utcOffsetMinutes = utcOffsetMinutesBetween(moment.instant, local);
    return momentOf({ ...moment, utcOffsetMinutes: null }, { utcOffsetMinutes, assumedTimeZone });
  }
  sayAssumedZone(ledger, path, context);
  return momentOf({ type: 'local', local }, { utcOffsetMinutes: null, assumedTimeZone });
}

function localIn(row: TableRow<ActivityColumn>): LocalDateTime {
  const text = row.cell('local');
  const time = text === null ? null : parseVendorTime(text);
  if (time?.type !== 'local') throw unreadableCell('start_date_local', text ?? '');
  return time.local;
}

/** 0 is written for what was not measured. */
function totalsOf(row: TableRow<ActivityColumn>): WorkoutTotals {
  const isMeasured = readBoolean(row.cell('measuredPower')) === true;
  const joules = isMeasured ? number(row, 'work', 1, 1e9) : undefined;
  return present({
    elapsedSeconds: number(row, 'elapsed', 1, LONGEST_SECONDS),
    movingSeconds: number(row, 'moving', 1, LONGEST_SECONDS),
    distanceMeters: number(row, 'distance', 0.001, 1e8),
    ascentMeters: number(row, 'ascent', 0.001, 100_000),
    averageSpeedMetersPerSecond: number(row, 'averageSpeed', 0.001, 1000),
    maximumSpeedMetersPerSecond: number(row, 'maximumSpeed', 0.001, 1000),
    averageHeartRateBpm: number(row, 'averageHeartRate', 20, 300),
    maximumHeartRateBpm: number(row, 'maximumHeartRate', 20, 300),
    averageCadenceRpm: number(row, 'cadence', 1, 300),
    energyKilocalories: number(row, 'calories', 1, 100_000),
    averagePowerWatts: isMeasured ? number(row, 'power', 1, 5000) : undefined,
    workKilojoules: joules === undefined ? undefined : joules / 1000,
  });
}

function analysisOf(row: TableRow<ActivityColumn>) {
  const isMeasured = readBoolean(row.cell('measuredPower')) === true;
  const analysis = present({
    normalizedPowerWatts: isMeasured ? number(row, 'normalizedPower', 1, 5000) : undefined,
    trainingLoad: number(row, 'load', 0.001, 10_000),
  });
  return Object.keys(analysis).length === 0 ? {} : { deviceAnalysis: analysis };
}

/** @throws HealthError `invalid-input` for text that is no number */
export function number(
  row: TableRow<ActivityColumn>,
  column: ActivityColumn,
  least: number,
  greatest: number,
): number | undefined {
  return within(readNumberIn(row, column), least, greatest);
}
