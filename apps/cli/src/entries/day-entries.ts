import { isLocalDate, isRecordId, type SampleMetric, SportFamily, suggest } from '@vitalwire/core';
import { localDateIn } from '@vitalwire/core/time';
import { type EntryField, type EntryKind, type EntryScene, fieldValue, invalid, type Said } from './entry-kind.ts';
import {
  beats,
  distance,
  duration,
  energy,
  glucose,
  milliseconds,
  oneOf,
  percent,
  plainNumber,
  type Reader,
  signedNumber,
  temperature,
  wholeNumber,
  words,
  yesOrNo,
} from './quantities.ts';

const localDate: Reader = (text) => (isLocalDate(text) ? text : null);
const recordIdOf: Reader = (text) => (isRecordId(text) ? text : null);
/** A laboratory's value may be a word: `negative`. */
const labValue: Reader = (text) => signedNumber(text, 'metric') ?? (text === '' ? null : text);

const rating = (field: string): EntryField => ({
  field,
  words: `${field}, from 1 to 10`,
  example: '7',
  read: plainNumber,
});
const noteText: EntryField = { field: 'text', words: 'what you note', example: '"slept badly"', read: words };
const named: EntryField = { field: 'name', words: 'a name', example: 'Ibuprofen', read: words };
const goalTitle: EntryField = {
  field: 'title',
  words: 'what you want to reach',
  example: '"10 km below 40 min"',
  read: words,
};
const status: EntryField = {
  field: 'status',
  words: 'active, reached or abandoned',
  example: 'reached',
  read: oneOf('active', 'reached', 'abandoned'),
};
const labResult: EntryField = { field: 'value', words: 'the value of a test', example: '85', read: labValue };
const variability: EntryField = { field: '', words: 'heart rate variability', example: '62ms', read: milliseconds };
const amountWithUnit: EntryField = { field: '', words: 'an amount with its unit', example: '400mg', read: withUnit };

const goalFields: EntryKind['fields'] = {
  type: {
    field: 'type',
    words: 'race_time, distance, weight, ftp, sessions_per_week or your word',
    example: 'weight',
    read: words,
  },
  target: { field: 'targetValue', words: 'a number to reach', example: '75', read: signedNumber },
  unit: { field: 'targetUnit', words: 'unit of that number', example: 'kg', read: words },
  from: { field: 'startValue', words: 'where you start from', example: '82', read: signedNumber },
  by: { field: 'targetDate', words: 'the day to reach it by', example: '2030-10-01', read: localDate },
  sport: { field: 'sport', words: 'a sport', example: 'running', read: oneOf(...Object.values(SportFamily)) },
};

export const dayEntries: readonly EntryKind[] = [
  {
    word: 'sleep',
    kind: 'sleep',
    words: 'a night or a nap, from falling asleep to waking, on the day of waking',
    operands: '<times>',
    example: 'sleep 23:10-06:45 --date 2026-05-04 --awake 20min',
    fields: {
      nap: { field: 'nap', words: 'a nap', example: null, read: yesOrNo },
      asleep: { field: 'asleepSeconds', words: 'time asleep', example: '7h10', read: duration },
      awake: { field: 'awakeSeconds', words: 'time awake in between', example: '20min', read: duration },
      latency: { field: 'latencySeconds', words: 'time to fall asleep', example: '10min', read: duration },
      awakenings: { field: 'awakenings', words: 'how often you woke', example: '2', read: wholeNumber },
    },
    time: 'night',
    said: () => ({ fields: { nap: false } }),
  },
  {
    word: 'note',
    kind: 'note',
    words: 'free text and how you feel',
    operands: '[text]',
    example: 'note "slept badly" --mood 4 --soreness 6 --tag travel',
    fields: {
      mood: rating('mood'),
      soreness: rating('soreness'),
      fatigue: rating('fatigue'),
      stress: rating('stress'),
      motivation: rating('motivation'),
      ill: { field: 'ill', words: 'ill', example: null, read: yesOrNo },
      injured: { field: 'injured', words: 'injured', example: null, read: yesOrNo },
      tag: { field: 'tags', words: 'a tag', example: 'travel', read: words, many: true },
      about: { field: 'about', words: 'the id of the record that it is about', example: 'workout_…', read: recordIdOf },
    },
    operandFields: { text: noteText },
    time: 'moment',
    said: ([text], { units }) => ({
      fields: text === undefined ? {} : { text: fieldValue('text', noteText, text, units) },
    }),
  },
  {
    word: 'goal',
    kind: 'goal',
    words: 'what you want to reach',
    operands: '<title>',
    example: 'goal "75 kg in autumn" --type weight --target 75 --unit kg --by 2030-10-01',
    fields: goalFields,
    operandFields: { title: goalTitle, status },
    time: 'moment',
    said: ([text = ''], { units }) => ({
      fields: { title: fieldValue('title', goalTitle, text, units), type: 'other', targetDate: null, status: 'active' },
    }),
    check({ targetDate }, { now, timeZone }) {
      const today = localDateIn(now, timeZone);
      if (typeof targetDate === 'string' && targetDate < today)
        throw invalid('--by', `--by ${targetDate} lies behind: today is ${today}. Name a day to come.`);
    },
  },
  {
    word: 'medication',
    kind: 'medication',
    words: 'a dose taken',
    operands: '<name> [dose]',
    example: 'medication Ibuprofen 400mg',
    fields: {
      schedule: { field: 'schedule', words: 'when it is taken', example: '"twice a day"', read: words },
      taken: { field: 'taken', words: 'taken or not', example: 'no', read: yesOrNo },
    },
    operandFields: {
      name: named,
      dose: { field: 'doseAmount', words: 'a dose in its unit', example: '400', read: plainNumber },
    },
    time: 'moment',
    said: medicationOf,
  },
  {
    word: 'lab',
    kind: 'labResult',
    words: 'one value of a laboratory',
    operands: '<name> <value> [unit]',
    example: 'lab Ferritin 85 ug/L --low 30 --high 400',
    fields: {
      low: { field: 'referenceLow', words: 'the lower end of normal', example: '30', read: signedNumber },
      high: { field: 'referenceHigh', words: 'the upper end of normal', example: '400', read: signedNumber },
      loinc: { field: 'loinc', words: 'LOINC code', example: '2276-4', read: words },
      laboratory: { field: 'laboratory', words: 'which laboratory', example: '"City lab"', read: words },
    },
    operandFields: {
      name: named,
      value: labResult,
      unit: { field: 'unit', words: 'a unit', example: 'ug/L', read: words },
    },
    time: 'moment',
    said: ([name = '', value = '', unit], { units }) => ({
      fields: {
        name: fieldValue('name', named, name, units),
        value: fieldValue('value', labResult, value, units),
        unit: unit ?? null,
      },
    }),
  },
  {
    word: 'cycle',
    kind: 'cycleDay',
    words: 'one day of a menstrual cycle',
    operands: '',
    example: 'cycle --flow medium --day 2 --symptom cramps',
    fields: {
      flow: {
        field: 'flow',
        words: 'none, spotting, light, medium or heavy',
        example: 'medium',
        read: oneOf('none', 'spotting', 'light', 'medium', 'heavy'),
      },
      phase: {
        field: 'phase',
        words: 'menstrual, follicular, ovulatory or luteal',
        example: 'luteal',
        read: oneOf('menstrual', 'follicular', 'ovulatory', 'luteal'),
      },
      day: {
        field: 'dayOfCycle',
        words: 'the day of the cycle, 1 the first of bleeding',
        example: '2',
        read: wholeNumber,
      },
      symptom: { field: 'symptoms', words: 'a symptom', example: 'cramps', read: words, many: true },
      contraception: { field: 'contraception', words: 'contraception', example: 'pill', read: words },
    },
    time: 'day',
    said: () => ({ fields: {} }),
  },
  {
    word: 'hrv',
    kind: 'hrv',
    words: 'heart rate variability, with the method that tells it apart',
    operands: '<value> <method> <context>',
    example: 'hrv 62 rmssd morning',
    fields: { hr: { field: 'averageHeartRateBpm', words: 'average heart rate', example: '52', read: beats } },
    operandFields: {
      rmssd: { field: 'rmssdMilliseconds', words: 'RMSSD', example: '62ms', read: milliseconds },
      sdnn: { field: 'sdnnMilliseconds', words: 'SDNN', example: '62ms', read: milliseconds },
    },
    time: 'moment',
    said: hrvOf,
  },
  {
    word: 'day',
    kind: 'dailySummary',
    words: 'totals of a day',
    operands: '',
    example: 'day --steps 12000 --date yesterday',
    fields: {
      steps: { field: 'steps', words: 'steps', example: '12000', read: wholeNumber },
      distance: { field: 'distanceMeters', words: 'distance', example: '8.2km', read: distance },
      floors: { field: 'floorsClimbed', words: 'floors climbed', example: '12', read: wholeNumber },
      'active-kcal': { field: 'activeEnergyKilocalories', words: 'active energy', example: '520', read: energy },
      'total-kcal': { field: 'totalEnergyKilocalories', words: 'total energy', example: '2400', read: energy },
      'resting-hr': { field: 'restingHeartRateBpm', words: 'resting heart rate', example: '48', read: beats },
      spo2: { field: 'averageOxygenSaturationPercent', words: 'average blood oxygen', example: '97%', read: percent },
    },
    time: 'day',
    said: () => ({ fields: {} }),
  },
  {
    word: 'reading',
    kind: 'samples',
    words: 'one reading of glucose, temperature, heart-rate, spo2 or respiration',
    operands: '<what> <value>',
    example: 'reading glucose 95mg/dL',
    fields: {},
    time: 'moment',
    said: readingOf,
  },
];

interface ReadingWord {
  readonly metric: SampleMetric;
  readonly example: string;
  readonly read: Reader<number>;
}

const readings: { readonly [word: string]: ReadingWord } = {
  glucose: { metric: 'glucoseMilligramsPerDeciliter', example: '95mg/dL or 5.3mmol/L', read: glucose },
  temperature: { metric: 'bodyTemperatureCelsius', example: '36.8C', read: temperature },
  'heart-rate': { metric: 'heartRateBpm', example: '62', read: beats },
  spo2: { metric: 'oxygenSaturationPercent', example: '97%', read: percent },
  respiration: { metric: 'respirationRatePerMinute', example: '14', read: plainNumber },
};

function readingOf([what = '', text = '']: readonly string[], { units }: EntryScene): Said {
  const reading = Object.hasOwn(readings, what) ? readings[what] : undefined;
  if (reading === undefined) {
    const [nearest] = suggest(what, Object.keys(readings));
    const help = nearest === undefined ? `Known: ${Object.keys(readings).join(', ')}.` : `Did you mean ${nearest}?`;
    throw invalid('what', `"${what}" is no reading that can be logged. ${help}`);
  }
  const { metric, example, read } = reading;
  const value = fieldValue('value', { field: 'values', words: what, example, read }, text, units);
  return { fields: { metric, offsetSeconds: [0], values: [value] } };
}

function hrvOf([value = '', method = '', context = '']: readonly string[], { units }: EntryScene): Said {
  const asked = oneOf('rmssd', 'sdnn')(method, units);
  if (asked === null)
    throw invalid('method', `"${method}" is no method. Say rmssd or sdnn: their numbers do not compare.`);
  const when = oneOf('night', 'morning', 'spot', 'day')(context, units);
  if (when === null) throw invalid('context', `"${context}" does not say when. Say night, morning, spot or day.`);
  const read = fieldValue('value', variability, value, units);
  return { fields: { method: asked, context: when, [`${asked}Milliseconds`]: read } };
}

function medicationOf([name = '', dose]: readonly string[], { units }: EntryScene): Said {
  const fields = { name: fieldValue('name', named, name, units), taken: true };
  if (dose === undefined) return { fields };
  const { amount, unit } = fieldValue('dose', amountWithUnit, dose, units) as ReturnType<typeof withUnit> & object;
  return { fields: { ...fields, doseAmount: amount, doseUnit: unit } };
}

function withUnit(text: string): { readonly amount: number; readonly unit: string } | null {
  const match = /^(\d+(?:\.\d+)?)\s*(\D+)$/.exec(text);
  return match === null ? null : { amount: Number(match[1]), unit: (match[2] ?? '').trim() };
}
