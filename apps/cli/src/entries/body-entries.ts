import { type EntryField, type EntryKind, fieldValue, invalid } from './entry-kind.ts';
import { beats, girth, height, mass, percent, plainNumber } from './quantities.ts';

const weight: EntryField = { field: 'weightKilograms', words: 'body weight', example: '80.5kg', read: mass };

const composition: EntryKind['fields'] = {
  fat: { field: 'bodyFatPercent', words: 'body fat', example: '18%', read: percent },
  muscle: { field: 'muscleMassKilograms', words: 'muscle mass', example: '38kg', read: mass },
  bone: { field: 'boneMassKilograms', words: 'bone mass', example: '3.2kg', read: mass },
  water: { field: 'bodyWaterPercent', words: 'body water', example: '58%', read: percent },
  'visceral-fat': {
    field: 'visceralFatRating',
    words: 'visceral fat rating of the scale',
    example: '7',
    read: plainNumber,
  },
};

const pressure = {
  systolic: {
    field: 'systolicPressureMillimetersOfMercury',
    words: 'systolic pressure',
    example: '120',
    read: plainNumber,
  },
  diastolic: {
    field: 'diastolicPressureMillimetersOfMercury',
    words: 'diastolic pressure',
    example: '80',
    read: plainNumber,
  },
} satisfies EntryKind['fields'];

export const bodyEntries: readonly EntryKind[] = [
  {
    word: 'weight',
    kind: 'bodyMeasurement',
    words: 'body weight, and what the scale says beside it',
    operands: '<weight>',
    example: 'weight 80.5kg --fat 18% --at "yesterday 7:00"',
    fields: composition,
    operandFields: { weight },
    time: 'moment',
    said: ([text = ''], { units }) => ({ fields: { [weight.field]: fieldValue('weight', weight, text, units) } }),
  },
  {
    word: 'body',
    kind: 'bodyMeasurement',
    words: 'any other value of the body',
    operands: '',
    example: 'body --waist 84cm --resting-hr 48',
    fields: {
      weight,
      ...composition,
      height: { field: 'heightMeters', words: 'body height', example: '178cm', read: height },
      waist: { field: 'waistMeters', words: 'waist', example: '84cm', read: girth },
      hip: { field: 'hipMeters', words: 'hip', example: '98cm', read: girth },
      neck: { field: 'neckMeters', words: 'neck', example: '38cm', read: girth },
      'resting-hr': { field: 'restingHeartRateBpm', words: 'resting heart rate', example: '48', read: beats },
      vo2max: { field: 'vo2max', words: 'VO2max in ml/kg/min', example: '55', read: plainNumber },
    },
    time: 'moment',
    said: () => ({ fields: {} }),
  },
  {
    word: 'pressure',
    kind: 'bodyMeasurement',
    words: 'blood pressure',
    operands: '<systolic/diastolic>',
    example: 'pressure 120/80',
    fields: {},
    operandFields: pressure,
    time: 'moment',
    said: ([text = '']) => pressureOf(text),
  },
];

function pressureOf(text: string): ReturnType<EntryKind['said']> {
  const match = /^(\d{2,3})\s*\/\s*(\d{2,3})(?:\s*mmhg)?$/i.exec(text.trim());
  const [systolic, diastolic] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || systolic <= diastolic)
    throw invalid(
      'pressure',
      `"${text}" cannot be read as blood pressure. Write it as 120/80, the higher number first.`,
    );
  return { fields: { [pressure.systolic.field]: systolic, [pressure.diastolic.field]: diastolic } };
}
