import { type BaseRecord, type BodyMeasurement, kilogramsPerPound, metersPerFoot } from '@vitalwire/core';
import {
  present,
  type RecordTable,
  type RowPlace,
  readNumber,
  readNumberIn,
  type TableRow,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { baseOf, requiredMoment } from './reading.ts';

const EMPTY = 'The row holds no value.';

const weightColumns = {
  date: ['Date', 'Datum', 'Fecha'],
  weight: ['Weight (kg)', 'Weight (lb)', 'Gewicht (kg)', 'Peso (kg)'],
  fat: ['Fat mass (kg)', 'Fat mass (lb)', 'Fettmasse (kg)'],
  bone: ['Bone mass (kg)', 'Bone mass (lb)', 'Knochenmasse (kg)'],
  muscle: ['Muscle mass (kg)', 'Muscle mass (lb)', 'Muskelmasse (kg)'],
  water: ['Hydration (kg)', 'Hydration (lb)', 'Flüssigkeitszufuhr (kg)', 'Wasseranteil (kg)'],
} as const;

/** Weights in the unit that the header names, with the masses of the body. */
export const weightTable: RecordTable<keyof typeof weightColumns> = {
  what: 'weight.csv',
  columns: weightColumns,
  required: ['date', 'weight', 'bone'],
  read: (row, place) => {
    const mass = (column: keyof typeof weightColumns): number | undefined => {
      const name = row.columns.nameOf(column);
      const value = within(readNumber(row.cell(column), { what: `number in "${name}"` }), 0.1, 1500);
      return value === undefined || !name.includes('(lb)') ? value : Number((value * kilogramsPerPound).toFixed(3));
    };
    const weight = mass('weight');
    const share = (part: number | undefined): number | undefined =>
      weight === undefined || part === undefined || part >= weight
        ? undefined
        : Number(((100 * part) / weight).toFixed(2));
    return measured(row.cell('date'), 'weight', place, {
      weightKilograms: weight,
      bodyFatPercent: share(mass('fat')),
      boneMassKilograms: mass('bone'),
      muscleMassKilograms: mass('muscle'),
      bodyWaterPercent: share(mass('water')),
    });
  },
};

const heightColumns = {
  date: ['Date', 'Datum', 'Fecha'],
  height: ['Height (m)', 'Größe (m)', 'Grösse (m)', 'Height (in)'],
} as const;

export const heightTable: RecordTable<keyof typeof heightColumns> = {
  what: 'height.csv',
  columns: heightColumns,
  required: ['date', 'height'],
  read: (row, place) => measured(row.cell('date'), 'height', place, { heightMeters: within(heightOf(row), 0.3, 3) }),
};

/** Metres; or feet and inches, as in `5' 10''`, where the header names inches. */
function heightOf(row: TableRow<keyof typeof heightColumns>): number | null {
  const name = row.columns.nameOf('height');
  if (!name.includes('(in)')) return number(row, 'height');
  const text = row.cell('height');
  const [, feet = '0', inches = '0'] =
    /^(?:(\d+)\s*['’′](?!['’′])\s*)?(?:([\d.]+)\s*(?:''|["”″])?)?$/.exec(text ?? '') ?? [];
  const total =
    (readNumber(feet, { what: `number in "${name}"` }) ?? 0) * 12 +
    (readNumber(inches, { what: `number in "${name}"` }) ?? 0);
  if (text !== null && total === 0) throw unreadableCell('height', text);
  return text === null ? null : Number(((total / 12) * metersPerFoot).toFixed(4));
}

const pressureColumns = {
  date: ['Date', 'Datum', 'Fecha'],
  systolic: ['Systolic', 'Systole'],
  diastolic: ['Diastolic', 'Diastole'],
} as const;

export const bloodPressureTable: RecordTable<keyof typeof pressureColumns> = {
  what: 'bp.csv',
  columns: pressureColumns,
  required: ['date', 'systolic', 'diastolic'],
  read: (row, place) => {
    const systolic = within(number(row, 'systolic'), 40, 300);
    const diastolic = within(number(row, 'diastolic'), 20, 200);
    if (systolic === undefined && diastolic === undefined)
      return 'The row holds a heart rate only, without a pressure.';
    return measured(row.cell('date'), 'pressure', place, {
      systolicPressureMillimetersOfMercury: systolic,
      diastolicPressureMillimetersOfMercury: diastolic,
    });
  },
};

const otherColumns = { type: 'type', date: 'date', value: 'value' } as const;

/** Everything else that was measured, a row a value, of which only the oxygen uptake stands nowhere else. */
export const otherTable: RecordTable<keyof typeof otherColumns> = {
  what: 'other.csv',
  columns: otherColumns,
  required: ['type', 'date', 'value'],
  read: (row, place) => {
    const type = row.cell('type')?.toUpperCase() ?? '';
    if (type !== 'VO2MAX')
      return /_(?:PERCENT|MASS)$| PERCENT$|^BMI$/.test(type)
        ? 'It stands in weight.csv, too.'
        : 'No kind of ours holds it, or nobody has described it.';
    return measured(row.cell('date'), 'vo2max', place, { vo2max: within(number(row, 'value'), 5, 100) });
  },
};

function number<K extends string>(row: TableRow<K>, column: K): number | null {
  return readNumberIn(row, column);
}

type BodyValues = { readonly [F in keyof Omit<BodyMeasurement, keyof BaseRecord>]: number | undefined };

function measured(
  date: string | null,
  key: string,
  place: RowPlace,
  values: BodyValues,
): readonly BodyMeasurement[] | string {
  const found = present(values);
  if (Object.keys(found).length === 0) return EMPTY;
  const at = requiredMoment(date, 'date', place);
  // The local time as written: the zone that it is placed in may be told later.
  return [{ ...baseOf('bodyMeasurement', `${key}/${date ?? ''}`, { at, end: null }, place), ...found }];
}
