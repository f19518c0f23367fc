import {
  type BodyMeasurement,
  glucoseMilligramsPerMillimole,
  type ImportSource,
  kilogramsPerPound,
  millisecondsOf,
} from '@vitalwire/core';
import {
  attemptRow,
  createSeriesDays,
  type Found,
  type RowPlace,
  readNumber,
  readTable,
  recordBase,
  type SeriesDays,
  type TableReading,
  type TableRow,
  within,
} from '@vitalwire/provider-kit/rows';
import { cronometerId } from '../diary-descriptors.ts';
import { cronometerMapper } from './cronometer-servings.ts';
import { dayOf, timeOf } from './diary-time.ts';

export const biometricColumns = { day: 'Day', time: 'Time', metric: 'Metric', unit: 'Unit', amount: 'Amount' } as const;
type Column = keyof typeof biometricColumns;
const what = 'biometrics.csv';

/** Weights, body fat and pressures as measurements of the body; glucose, several a day, as a series of each day. */
export async function* biometricRecords(
  source: ImportSource,
  reading: TableReading,
): AsyncGenerator<Found, void, undefined> {
  const { context, ledger, onBytes, given } = reading;
  const { path } = source;
  const dateBasis = 'recorded' as const;
  const origin = { sourceId: cronometerId, mapper: cronometerMapper, dateBasis };
  const glucose = createSeriesDays(
    { metric: 'glucoseMilligramsPerDeciliter', seconds: null, what },
    origin,
    reading,
    () => path,
  );
  const required = ['day', 'metric', 'unit', 'amount'] as const;
  const options = { columns: biometricColumns, required, what, ledger, onBytes, signal: context.signal };
  for await (const row of readTable(source, options)) {
    const made = attemptRow(ledger, { path, what, where: row.where }, () =>
      biometricOf(row, { path, context, ledger }, glucose),
    );
    if (made === null || made === 'in a series') continue;
    if (typeof made === 'string') ledger.passedOver(path, what, made);
    else if (given.has(made.id)) ledger.passedOver(path, what, 'The same row stands in this export more than once.');
    else {
      given.add(made.id);
      ledger.used(path, what);
      yield { records: [{ record: made, streams: null }] };
    }
  }
  for (const delivered of glucose.take(true)) yield { records: [delivered] };
}

/** @returns a sentence why it is none @throws HealthError `invalid-input` */
function biometricOf(row: TableRow<Column>, place: RowPlace, glucose: SeriesDays): BodyMeasurement | string {
  const metric = row.cell('metric') ?? '';
  // `Weight (Apple Health)`: the app that it comes from.
  if (/\(.+\)$/.test(metric)) return 'It comes from another app, whose own export or record has it.';
  const [name, unit, amount] = [metric.toLowerCase(), row.cell('unit')?.toLowerCase() ?? '', row.cell('amount')];
  if (name === 'blood glucose') return addGlucose(row, unit, place, glucose);
  const values = measured(name, unit, amount);
  if (values === null) return 'No kind of ours holds this measurement, or its unit is not known.';
  const date = dayOf(row.cell('day'));
  const time = row.cell('time');
  const naturalKey = ['biometric', date, time ?? '', metric].join('/');
  const { at } = timeOf(date, time, place);
  const origin = { sourceId: cronometerId, mapper: cronometerMapper, naturalKey };
  return { ...recordBase('bodyMeasurement', origin, { at, end: null }, place.context), ...values };
}

const glucoseFactors: Readonly<Record<string, number>> = { 'mg/dl': 1, 'mmol/l': glucoseMilligramsPerMillimole };

function addGlucose(row: TableRow<Column>, unit: string, place: RowPlace, glucose: SeriesDays): string {
  const factor = Object.hasOwn(glucoseFactors, unit) ? glucoseFactors[unit] : undefined;
  if (factor === undefined) return 'No kind of ours holds this measurement, or its unit is not known.';
  const date = dayOf(row.cell('day'));
  const time = row.cell('time');
  const amount = readNumber(row.cell('amount'), { what: 'amount' });
  const value = within(amount === null ? null : amount * factor, 10, 1000);
  if (value === undefined) return 'The value cannot be measured.';
  if (time === null) return 'It has no time of its day, which a value of glucose needs.';
  const { at } = timeOf(date, time, place);
  glucose.add({
    milliseconds: millisecondsOf(at.instant),
    localDate: date,
    value: Number(value.toFixed(1)),
    device: '',
  });
  return 'in a series';
}

function measured(metric: string, unit: string, amount: string | null): Partial<BodyMeasurement> | null {
  if (metric === 'blood pressure' && unit === 'mmhg') {
    const [systolic, diastolic] = (amount ?? '')
      .split('/')
      .map((part) => readNumber(part.trim(), { what: 'pressure' }));
    const [high, low] = [within(systolic, 40, 300), within(diastolic, 20, 200)];
    if (high === undefined || low === undefined) return null;
    return { systolicPressureMillimetersOfMercury: high, diastolicPressureMillimetersOfMercury: low };
  }
  const value = metric === 'weight' || metric === 'body fat' ? readNumber(amount, { what: 'amount' }) : null;
  if (metric === 'body fat' && unit === '%') {
    const bodyFatPercent = within(value, 1, 90);
    return bodyFatPercent === undefined ? null : { bodyFatPercent };
  }
  const factor = { kg: 1, lbs: kilogramsPerPound, lb: kilogramsPerPound }[unit];
  if (metric !== 'weight' || factor === undefined) return null;
  const weight = within(value === null ? null : value * factor, 1, 700);
  return weight === undefined ? null : { weightKilograms: Number(weight.toFixed(3)) };
}
