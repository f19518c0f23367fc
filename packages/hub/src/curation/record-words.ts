import {
  type AnyRecord,
  type BodyMeasurement,
  type DataKind,
  type Instant,
  kilogramsPerPound,
  type LocalDate,
  localDateOf,
  metersPerMile,
  millilitersPerFluidOunce,
  type Note,
  type Nutrients,
  type Sleep,
  type StrengthSession,
  sampleMetrics,
  type UnitSystem,
} from '@vitalwire/core';
import { localDateTimeOf, utcOffsetMinutesAt } from '@vitalwire/core/time';

/**
 * `80.5 kg`, `running, 45 min, 8.2 km`: what a record says, for a line about it. Empty where it says nothing in few words.
 * @param timeZone of the person: a night in which the clocks were moved began with another offset than the record holds
 */
export function recordWords(record: AnyRecord, units: UnitSystem, timeZone: string | null = null): string {
  return wordsOf(record, units, timeZone)
    .map((part) => part?.replaceAll(/\s+/g, ' ').trim() ?? '')
    .filter((part) => part !== '')
    .join(', ');
}

/** Kinds that count for a day, and not for a moment. */
const DAILY: ReadonlySet<DataKind> = new Set(['sleep', 'dailySummary', 'cycleDay', 'readiness']);

/** `2026-05-04 07:00` on the wearer's clock; the day alone of what counts for a day, and where the clock is not known. */
export function recordTime({ kind, start, utcOffsetMinutes, localDate }: AnyRecord): string {
  if (utcOffsetMinutes === null || DAILY.has(kind)) return localDate;
  const local = localDateTimeOf(start, utcOffsetMinutes);
  return `${local.substring(0, 10)} ${local.substring(11, 16)}`;
}

type Words = readonly (string | null)[];

function wordsOf(record: AnyRecord, units: UnitSystem, timeZone: string | null): Words {
  switch (record.kind) {
    case 'workout':
      return [record.sport.replaceAll('_', ' '), lengthOf(record), distanceWords(record.distanceMeters, units)];
    case 'sleep':
      return [record.nap ? 'nap' : null, lengthOf(record), clockSpan(record, timeZone)];
    case 'bodyMeasurement':
      return bodyWords(record, units);
    case 'strengthSession':
      return strengthWords(record);
    case 'meal':
      return [
        record.name ?? record.occasion ?? record.items.map(({ name }) => name).join(' and '),
        energy(record.nutrients),
      ];
    case 'hydration':
      return [
        fluid(record.volumeMilliliters, units),
        record.beverage ?? null,
        record.direction === 'loss' ? 'lost' : null,
      ];
    case 'note':
      return noteWords(record);
    case 'goal':
      return [record.title, target(record), record.targetDate === null ? null : `by ${record.targetDate}`];
    case 'medication':
      return [record.name, amountWords(record.doseAmount, record.doseUnit), record.taken ? null : 'not taken'];
    case 'labResult':
      return [`${record.name} ${record.value}${record.unit === null ? '' : ` ${record.unit}`}`];
    case 'cycleDay':
      return [
        record.flow === undefined ? null : `flow ${record.flow}`,
        record.phase ?? null,
        record.dayOfCycle === undefined ? null : `day ${record.dayOfCycle}`,
        ...record.symptoms,
      ];
    case 'hrv':
      return [
        record.method === 'rmssd'
          ? `${number(record.rmssdMilliseconds)} ms RMSSD`
          : `${number(record.sdnnMilliseconds)} ms SDNN`,
        record.context,
      ];
    case 'dailySummary':
      return [
        amountWords(record.steps, 'steps'),
        distanceWords(record.distanceMeters, units),
        amountWords(record.totalEnergyKilocalories, 'kcal'),
        amountWords(record.restingHeartRateBpm, 'bpm at rest'),
        amountWords(record.averageHeartRateBpm, 'bpm on average'),
        breathing(record.averageRespirationRatePerMinute),
      ];
    case 'samples': {
      const { title, unit } = sampleMetrics[record.metric];
      const [only] = record.values;
      const said = record.values.length === 1 && typeof only === 'number';
      return [said ? `${title} ${number(only)} ${unit}` : `${title}, ${record.values.length} readings`];
    }
    case 'readiness':
      return [`${record.score.name} ${number(record.score.value)} of ${number(record.score.maximum)}`];
    case 'plannedWorkout':
      return [
        record.name,
        record.sport.replaceAll('_', ' '),
        record.plannedSeconds === undefined ? null : durationWords(record.plannedSeconds),
        distanceWords(record.plannedMeters, units),
      ];
    case 'recipe':
      return [record.name, `${number(record.servings)} servings`];
  }
}

function breathing(timesAMinute: number | undefined): string | null {
  return timesAMinute === undefined ? null : `breathing ${number(timesAMinute)} times a minute`;
}

function bodyWords(record: BodyMeasurement, units: UnitSystem): Words {
  return [
    massWords(record.weightKilograms, units),
    amountWords(record.bodyFatPercent, '% fat'),
    amountWords(record.restingHeartRateBpm, 'bpm at rest'),
    pressure(record),
  ];
}

function pressure(record: BodyMeasurement): string | null {
  const { systolicPressureMillimetersOfMercury: high, diastolicPressureMillimetersOfMercury: low } = record;
  if (high === undefined) return amountWords(low, 'mmHg diastolic');
  return low === undefined ? amountWords(high, 'mmHg systolic') : `${number(high)}/${number(low)} mmHg`;
}

function strengthWords({ name, sets }: StrengthSession): Words {
  const exercises = [...new Set(sets.flatMap(({ exercise }) => (exercise === undefined ? [] : [exercise])))];
  return [name ?? null, `${sets.length} ${sets.length === 1 ? 'set' : 'sets'}`, ...exercises];
}

const LONGEST_QUOTE = 60;

function noteWords({ text, mood, soreness, fatigue, stress, motivation, ill, injured }: Note): Words {
  const rated = Object.entries({ mood, soreness, fatigue, stress, motivation }).map(([word, value]) =>
    value === undefined ? null : `${word} ${number(value)}`,
  );
  const line = text?.split('\n', 1)[0] ?? '';
  const quote = line.length > LONGEST_QUOTE ? `${line.substring(0, LONGEST_QUOTE - 1).trimEnd()}…` : line;
  return [
    quote === '' ? null : `“${quote}”`,
    ...rated,
    ill === true ? 'ill' : null,
    injured === true ? 'injured' : null,
  ];
}

function target(goal: { readonly targetValue?: number; readonly targetUnit?: string }): string | null {
  return amountWords(goal.targetValue, goal.targetUnit);
}

function energy({ energyKilocalories }: Nutrients): string | null {
  return amountWords(energyKilocalories, 'kcal');
}

export function amountWords(value: number | undefined, unit: string | undefined): string | null {
  if (value === undefined) return null;
  return unit === undefined ? number(value) : `${number(value)} ${unit}`;
}

export function massWords(kilograms: number | undefined, units: UnitSystem): string | null {
  if (kilograms === undefined) return null;
  return units === 'imperial' ? `${number(kilograms / kilogramsPerPound, 1)} lb` : `${number(kilograms)} kg`;
}

export function distanceWords(meters: number | undefined, units: UnitSystem): string | null {
  if (meters === undefined) return null;
  return units === 'imperial' ? `${number(meters / metersPerMile)} mi` : `${number(meters / 1000)} km`;
}

function fluid(milliliters: number, units: UnitSystem): string {
  return units === 'imperial'
    ? `${number(milliliters / millilitersPerFluidOunce, 1)} fl oz`
    : `${number(milliliters)} ml`;
}

function lengthOf({ start, end }: { readonly start: string; readonly end: string }): string {
  return durationWords((Date.parse(end) - Date.parse(start)) / 1000);
}

export function durationWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes === 0) return `${Math.round(seconds)} s`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return hours === 0 ? `${rest} min` : rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

function clockSpan(record: Sleep, timeZone: string | null): string | null {
  const { start, end, utcOffsetMinutes: offset } = record;
  if (offset === null) return null;
  const atHome = timeZone !== null && utcOffsetMinutesAt(end, timeZone) === offset;
  const clock = (at: Instant) =>
    localDateTimeOf(at, atHome ? utcOffsetMinutesAt(at, timeZone) : offset).substring(11, 16);
  const woke: LocalDate = localDateOf(end, offset);
  return `${clock(start)} to ${clock(end)}${woke === record.localDate ? '' : ` on ${woke}`}`;
}

function number(value: number, digits = 2): string {
  return String(Number(value.toFixed(digits)));
}
