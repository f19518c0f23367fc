import type { AnyRecord, BodyMeasurement } from '@vitalwire/core';
import {
  attempt,
  baseOf,
  fresh,
  type HealthConnectReading,
  momentIn,
  NOT_MEASURED,
  numberIn,
  type Row,
  rowsOf,
} from './reading.ts';

const WEIGHTS = 'weight_record_table';
const FATS = 'body_fat_record_table';

interface BodyTable {
  readonly table: string;
  readonly sql: string;
  read(row: Row): Partial<BodyMeasurement> | null;
}

const one = <K extends keyof BodyMeasurement>(field: K, value: number | undefined, factor = 1) =>
  value === undefined ? null : { [field]: Number((value * factor).toPrecision(12)) };

const bodyTables: readonly BodyTable[] = [
  {
    table: WEIGHTS,
    sql: 'SELECT * FROM weight_record_table ORDER BY time, uuid',
    // In grams.
    read: (row) => one('weightKilograms', numberIn(row, 'weight', 1000, 700_000), 0.001),
  },
  {
    table: FATS,
    sql: 'SELECT * FROM body_fat_record_table ORDER BY time, uuid',
    read: fatOf,
  },
  {
    table: 'vo2_max_record_table',
    sql: 'SELECT * FROM vo2_max_record_table ORDER BY time, uuid',
    read: (row) => one('vo2max', numberIn(row, 'vo2_milliliters_per_minute_kilogram', 5, 100)),
  },
  {
    table: 'height_record_table',
    sql: 'SELECT * FROM height_record_table ORDER BY time, uuid',
    read: (row) => one('heightMeters', numberIn(row, 'height', 0.3, 3)),
  },
  {
    table: 'bone_mass_record_table',
    sql: 'SELECT * FROM bone_mass_record_table ORDER BY time, uuid',
    // In grams.
    read: (row) => one('boneMassKilograms', numberIn(row, 'mass', 100, 20_000), 0.001),
  },
  {
    table: 'blood_pressure_record_table',
    sql: 'SELECT * FROM blood_pressure_record_table ORDER BY time, uuid',
    read: pressureOf,
  },
];

function pressureOf(row: Row): Partial<BodyMeasurement> | null {
  const systolic = numberIn(row, 'systolic', 40, 300);
  const diastolic = numberIn(row, 'diastolic', 20, 200);
  if (systolic === undefined || diastolic === undefined) return null;
  return { systolicPressureMillimetersOfMercury: systolic, diastolicPressureMillimetersOfMercury: diastolic };
}

function fatOf(row: Row): Partial<BodyMeasurement> | null {
  return one('bodyFatPercent', numberIn(row, 'percentage', 1, 90));
}

/** One standing on the scale: the app writes each of its values as a row of its own, at the same moment. */
function weighingOf(row: Row): string {
  return `${String(row.time)}/${String(row.app_info_id)}`;
}

export function* bodyMeasurements(reading: HealthConnectReading): Generator<AnyRecord, void, undefined> {
  const { ledger, source } = reading;
  const weighed = new Set<string>();
  const fats = fatsByWeighing(reading);
  for (const { table, sql, read } of bodyTables) {
    for (const row of rowsOf(table, sql, reading)) {
      const weighing = weighingOf(row);
      if (table === FATS && weighed.has(weighing)) {
        ledger.used(source.path, FATS);
        continue;
      }
      const made = attempt(table, row, reading, () => {
        const values = read(row);
        const at = momentIn(row, 'time', 'zone_offset', reading);
        const fat = table === WEIGHTS ? fats.get(weighing) : undefined;
        const record = { ...baseOf('bodyMeasurement', row, { at, end: null }, reading), ...values, ...fat };
        return { values, record, withFat: fat !== undefined };
      });
      if (made === null) continue;
      if (made.values === null) ledger.passedOver(source.path, table, NOT_MEASURED);
      else {
        if (made.withFat) weighed.add(weighing);
        yield* fresh(table, made.record, reading);
      }
    }
  }
}

/** Where one moment has several, none: each is told by itself. */
function fatsByWeighing(reading: HealthConnectReading): ReadonlyMap<string, Partial<BodyMeasurement>> {
  const found = new Map<string, Partial<BodyMeasurement>>();
  const twice = new Set<string>();
  for (const row of rowsOf(FATS, 'SELECT * FROM body_fat_record_table', reading)) {
    const value = fatOf(row);
    const weighing = weighingOf(row);
    if (value !== null && found.has(weighing)) twice.add(weighing);
    if (value !== null) found.set(weighing, value);
  }
  for (const weighing of twice) found.delete(weighing);
  return found;
}
