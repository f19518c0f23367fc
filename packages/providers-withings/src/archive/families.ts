import type { SampleMetric } from '@vitalwire/core';
import { type ColumnNames, matchColumns } from '@vitalwire/provider-kit/rows';
import { activitiesTable } from './activities-table.ts';
import { bloodPressureTable, heightTable, otherTable, weightTable } from './body-tables.ts';
import { sleepTable } from './sleep-table.ts';

/** What a table of the export holds. */
export type Family =
  | { readonly type: 'sleep' | 'activities' | 'weight' | 'height' | 'bloodPressure' | 'other' }
  | { readonly type: 'sleepStates' }
  | { readonly type: 'days'; readonly field: DayField }
  | { readonly type: 'series'; readonly metric: SampleMetric; readonly device: string };

export type DayField = 'steps' | 'distanceMeters' | 'activeEnergyKilocalories' | 'basalEnergyKilocalories';

interface Known {
  readonly columns: Readonly<Record<string, ColumnNames>>;
  readonly required: readonly string[];
}

/** Told by their columns, whatever the file is called. */
const byColumns: readonly (readonly [
  type: 'sleep' | 'activities' | 'weight' | 'height' | 'bloodPressure' | 'other',
  table: Known,
])[] = [
  ['sleep', sleepTable([])],
  ['activities', activitiesTable],
  ['weight', weightTable],
  ['height', heightTable],
  ['bloodPressure', bloodPressureTable],
  ['other', otherTable],
];

const dayFields: Readonly<Record<string, DayField>> = {
  steps: 'steps',
  distance: 'distanceMeters',
  calories_earned: 'activeEnergyKilocalories',
  calories_passive: 'basalEnergyKilocalories',
};

const metrics: readonly (readonly [name: RegExp, metric: SampleMetric])[] = [
  [/^raw_(.+)_hr\.csv$/i, 'heartRateBpm'],
  [/^raw_(.+)_respiratory-rate\.csv$/i, 'respirationRatePerMinute'],
  [/^raw_(spo2)_auto_spo2\.csv$/i, 'oxygenSaturationPercent'],
];

/** Diaries of other programs have pressures in a column among many; Withings has five of them. */
const MOST_PRESSURE_COLUMNS = 8;

/** Words in names of files that name no device. */
const noDevices: ReadonlySet<string> = new Set(['hr', 'spo2']);

/** @returns `null` for a table that is none of this vendor, or is not read */
export function familyOf(name: string, header: readonly string[] | null): Family | null {
  if (header === null) return null;
  const known = byColumns.find(([, { columns, required }]) => matchColumns(header, columns, required) !== null);
  if (known?.[0] === 'bloodPressure' && header.length > MOST_PRESSURE_COLUMNS) return null;
  if (known !== undefined) return { type: known[0] };
  // Many tables have these columns: the name tells what is in them.
  if (matchColumns(header, { date: 'date', value: 'value' }, ['date', 'value']) !== null && header.length === 2) {
    const field = dayFields[/^aggregates_(.+)\.csv$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
    return field === undefined ? null : { type: 'days', field };
  }
  if (
    matchColumns(header, { start: 'start', duration: 'duration', value: 'value' }, ['start', 'duration', 'value']) ===
    null
  )
    return null;
  if (/^raw_(?:bed|tracker|sleep-monitor)_sleep-state\.csv$/i.test(name)) return { type: 'sleepStates' };
  for (const [pattern, metric] of metrics) {
    const device = pattern.exec(name)?.[1]?.toLowerCase();
    if (device !== undefined) return { type: 'series', metric, device: noDevices.has(device) ? '' : device };
  }
  return null;
}

/** Tables with measurements that are not read, with the reason. */
const unread: readonly (readonly [name: RegExp, reason: string])[] = [
  [
    /^raw_.*_(?:steps|distance|calories-earned|elevation)\.csv$/i,
    'Values by the minute: the totals of the day are read.',
  ],
  [
    /^raw_location_|^raw_tracker_(?:altitude|gps-speed|latitude|longitude|.*radius)/i,
    'Places stand by themselves and are not joined with activities.',
  ],
  // Called floors there, and made of metres, three a floor.
  [/^aggregates_elevation\.csv$/i, 'Metres climbed in a day: no kind of ours holds them.'],
  [
    /^(?:signal|manual_spo2|aggregates_manual_spo2|pwv|note)\.csv$|^raw_/i,
    'No kind of ours holds them, or nobody has described them.',
  ],
];

export function reasonUnread(name: string): string | null {
  return unread.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
