import type { BaseRecord, BodyMeasurement, DeliveredRecord, ImportSource } from '@vitalwire/core';
import { dayRange } from '@vitalwire/core/time';
import { type Moment, present } from '@vitalwire/provider-kit/rows';
import {
  baseOf,
  dayIn,
  numberIn,
  requiredMoment,
  type SamsungReading,
  type SamsungResult,
  samsungRecords,
} from './reading.ts';
import type { SamsungRow } from './samsung-table.ts';

type Mapping = (row: SamsungRow, reading: SamsungReading) => SamsungResult;

/** Tables whose rows stand for themselves. */
export const measurementTables: Readonly<Record<string, Mapping>> = {
  'com.samsung.health.weight': (row, reading) =>
    body(row, reading, {
      weightKilograms: numberIn(row, 'weight', 1, 700),
      heightMeters: meters(numberIn(row, 'height', 30, 300)),
      bodyFatPercent: numberIn(row, 'body_fat', 1, 90),
      muscleMassKilograms: numberIn(row, 'muscle_mass', 1, 300),
      visceralFatRating: numberIn(row, 'vfa_level', 1, 100),
    }),
  'com.samsung.health.height': (row, reading) =>
    body(row, reading, { heightMeters: meters(numberIn(row, 'height', 30, 300)) }),
  'com.samsung.shealth.blood_pressure': (row, reading) =>
    body(row, reading, {
      systolicPressureMillimetersOfMercury: numberIn(row, 'systolic', 40, 300),
      diastolicPressureMillimetersOfMercury: numberIn(row, 'diastolic', 20, 200),
    }),
  'com.samsung.health.water_intake': (row, reading) => {
    const volumeMilliliters = numberIn(row, 'amount', 0.1, 20_000);
    if (volumeMilliliters === undefined) return EMPTY;
    const at = requiredMoment(row, 'start_time', reading);
    return {
      ...baseOf('hydration', row, { at, end: null, key: 'water' }, reading),
      volumeMilliliters,
      direction: 'intake',
    };
  },
  'com.samsung.shealth.vitality_score': (row, reading) => {
    const value = numberIn(row, 'total_score', 1, 100);
    if (value === undefined) return EMPTY;
    const localDate = dayIn(row);
    const { from } = dayRange(localDate, reading.context.assumedTimeZone ?? 'UTC');
    const at: Moment = { instant: from, utcOffsetMinutes: null, localDate, dateBasis: 'recorded', assumed: true };
    return {
      ...baseOf('readiness', row, { at, end: null, key: `vitality/${localDate}` }, reading),
      score: { name: 'Energy score', value, minimum: 0, maximum: 100 },
      contributors: contributors.flatMap(({ column, name }) => {
        const part = numberIn(row, column, 1, 100);
        return part === undefined ? [] : [{ name, value: part, minimum: 0, maximum: 100 }];
      }),
    };
  },
};

const EMPTY = 'The row holds no value.';

const contributors = [
  { column: 'activity_score', name: 'Activity' },
  { column: 'sleep_score', name: 'Sleep' },
  { column: 'shr_score', name: 'Heart rate asleep' },
  { column: 'shrv_score', name: 'HRV asleep' },
];

export async function* measurements(
  source: ImportSource,
  what: string,
  reading: SamsungReading,
): AsyncGenerator<DeliveredRecord, void, undefined> {
  const mapping = measurementTables[what];
  if (mapping !== undefined) yield* samsungRecords(source, what, reading, (row) => mapping(row, reading));
}

type BodyValues = Omit<BodyMeasurement, keyof BaseRecord>;

function body(
  row: SamsungRow,
  reading: SamsungReading,
  values: { readonly [F in keyof BodyValues]: number | undefined },
): SamsungResult {
  const found = present(values);
  if (Object.keys(found).length === 0) return EMPTY;
  const at = requiredMoment(row, 'start_time', reading);
  return { ...baseOf('bodyMeasurement', row, { at, end: null, key: Object.keys(found).join('+') }, reading), ...found };
}

function meters(centimeters: number | undefined): number | undefined {
  return centimeters === undefined ? undefined : centimeters / 100;
}
