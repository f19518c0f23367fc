import {
  type BodyMeasurement,
  type DailySummary,
  type DeliveredRecord,
  type Instant,
  instantOf,
  millisecondsOf,
  type RecordOf,
  type Workout,
} from '@vitalwire/core';
import { utcOffsetMinutesAt } from '@vitalwire/core/time';
import { type MadeFile, textFile } from '../container/made-file.ts';
import { countedTypes, countRows, type DayDensity, heartRateRows, restingHeartRateRows } from './day-rows.ts';
import { type SleepStyle, sleepRows } from './sleep-rows.ts';
import { hasRoute, routeText, type WorkoutStyle, workoutElement, workoutHeartRates } from './workout-elements.ts';
import { metadata, phoneDate, recordRow, scaleSource, secondsOf, tag, watchSource } from './xml.ts';

/** Records by kind, oldest first, as often as they are asked for: an athlete of `@vitalwire/providers-synthetic` fits. */
export interface HealthHistory {
  recordsOf<K extends 'workout' | 'sleep' | 'hrv' | 'dailySummary' | 'bodyMeasurement'>(
    kind: K,
    range: { readonly from: Instant; readonly to: Instant },
  ): Iterable<RecordOf<K>>;
  /** With streams. */
  records(): Iterable<DeliveredRecord>;
}

export interface AppleHealthExportOptions {
  readonly exportedAt: Instant;
  /** Where the phone is on that day: the offset that every date is written with. */
  readonly phoneZone: string;
  /** Zones that the athlete has been to, for `HKTimeZone`; the first that has a record's offset. @default none is named */
  readonly zones?: readonly string[];
  /** @default 'stages' */
  readonly sleep?: SleepStyle;
  /** @default 'statistics' */
  readonly workouts?: WorkoutStyle;
  /** @default 'metric' */
  readonly units?: 'metric' | 'imperial';
  /** Routes and the heart rate of workouts, which need every stream. @default true */
  readonly streams?: boolean;
  /** @default 30 */
  readonly countMinutes?: number;
  /** @default 900 */
  readonly heartRateSeconds?: number;
  /** As a phone in another language calls it. @default 'apple_health_export' */
  readonly folder?: string;
  /** @default 'export.xml' */
  readonly document?: string;
  /** Rows of many other types: blood pressure and food with their correlations, water, what has no record. @default true */
  readonly extras?: boolean;
}

const EVER = { from: '1970-01-01T00:00:00.000Z' as Instant, to: '2100-01-01T00:00:00.000Z' as Instant };
const quantity = 'HKQuantityTypeIdentifier';
const KILOGRAMS_PER_POUND = 0.453_592_37;

/** The files of `export.zip`: the document first, then the routes. */
export function* appleHealthExport(
  history: HealthHistory,
  options: AppleHealthExportOptions,
): Generator<MadeFile, void, undefined> {
  const { folder = 'apple_health_export', document = 'export.xml', streams = true, extras = true } = options;
  yield { path: `${folder}/${document}`, content: () => healthDocument(history, options) };
  if (extras) {
    yield textFile(`${folder}/export_cda.xml`, '<?xml version="1.0"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3"/>\n');
    yield textFile(`${folder}/electrocardiograms/ecg_2026-05-01.csv`, 'Name,Alex\nClassification,Sinus Rhythm\n');
    yield textFile(`${folder}/clinical-records/Observation-1.json`, '{"resourceType":"Observation"}\n');
  }
  if (!streams) return;
  for (const { record, streams: recorded } of history.records()) {
    if (record.kind !== 'workout' || recorded === null) continue;
    const name = routeName(record);
    const text = routeText(recorded, name);
    if (text !== null) yield textFile(`${folder}/workout-routes/${name}`, text);
  }
}

/** The phone's name for it: `route_2026-06-28_9.02am.gpx`, of the time at which it ended. */
function routeName({ end }: Workout): string {
  const hour = Number(end.slice(11, 13));
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  return `route_${end.slice(0, 10)}_${twelve}.${end.slice(14, 16)}.${end.slice(17, 19)}${hour < 12 ? 'am' : 'pm'}.gpx`;
}

/** The document as a stream of text. */
export function* healthDocument(history: HealthHistory, options: AppleHealthExportOptions): Generator<string> {
  const offset = utcOffsetMinutesAt(options.exportedAt, options.phoneZone);
  const { units = 'metric', streams = true, extras = true } = options;
  const density: DayDensity = {
    countMinutes: options.countMinutes ?? 30,
    heartRateSeconds: options.heartRateSeconds ?? 900,
  };
  const days = (): Iterable<DailySummary> => history.recordsOf('dailySummary', EVER);
  yield head;
  yield `<HealthData locale="en_US">\n ${tag('ExportDate', { value: phoneDate(secondsOf(options.exportedAt), offset) })}`;
  yield ' <Me HKCharacteristicTypeIdentifierDateOfBirth="1990-02-02" HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexNotSet" HKCharacteristicTypeIdentifierBloodType="HKBloodTypeNotSet"/>\n';
  yield* heartRateRows(days(), density, offset);
  const withRoutes = new Set<string>();
  if (streams) {
    for (const { record, streams: recorded } of history.records()) {
      if (record.kind !== 'workout' || recorded === null) continue;
      yield* workoutHeartRates(recorded, offset);
      if (hasRoute(recorded)) withRoutes.add(record.id);
    }
  }
  for (const counted of countedTypes) yield* countRows(days(), counted, density, offset);
  yield* restingHeartRateRows(days(), offset);
  for (const hrv of history.recordsOf('hrv', EVER)) {
    const value = hrv.method === 'rmssd' ? hrv.rmssdMilliseconds : hrv.sdnnMilliseconds;
    const start = secondsOf(hrv.start) + 2 * 3600;
    const row = { unit: 'ms', value, start, end: start + 60, inner: beats };
    yield recordRow(watchSource, `${quantity}HeartRateVariabilitySDNN`, row, offset);
  }
  for (const body of history.recordsOf('bodyMeasurement', EVER)) yield* bodyRows(body, units, offset);
  for (const sleep of history.recordsOf('sleep', EVER))
    yield* sleepRows(sleep, options.sleep ?? 'stages', zoneOf(options, sleep.end, sleep.utcOffsetMinutes), offset);
  if (extras) yield* extraRows(days(), offset);
  for (const workout of history.recordsOf('workout', EVER)) {
    yield workoutElement(workout, {
      style: options.workouts ?? 'statistics',
      units,
      zone: zoneOf(options, workout.start, workout.utcOffsetMinutes),
      route: withRoutes.has(workout.id) ? routeName(workout) : null,
      offsetMinutes: offset,
    });
  }
  for (const { localDate, activeEnergyKilocalories } of days()) {
    yield ` ${tag('ActivitySummary', {
      dateComponents: localDate,
      activeEnergyBurned: activeEnergyKilocalories ?? 0,
      activeEnergyBurnedGoal: 500,
      activeEnergyBurnedUnit: 'Cal',
      appleExerciseTime: 31,
      appleExerciseTimeGoal: 30,
      appleStandHours: 12,
      appleStandHoursGoal: 12,
    })}`;
  }
  yield '</HealthData>\n';
}

function zoneOf({ zones }: AppleHealthExportOptions, at: Instant, offsetMinutes: number | null): string | null {
  return zones?.find((zone) => utcOffsetMinutesAt(at, zone) === offsetMinutes) ?? null;
}

const beats =
  '  <HeartRateVariabilityMetadataList>\n   <InstantaneousBeatsPerMinute bpm="58" time="3:01:00.12 AM"/>\n   <InstantaneousBeatsPerMinute bpm="61" time="3:01:01.14 AM"/>\n  </HeartRateVariabilityMetadataList>\n';

function* bodyRows(body: BodyMeasurement, units: 'metric' | 'imperial', offset: number): Generator<string> {
  const at = secondsOf(body.start);
  const { weightKilograms, bodyFatPercent } = body;
  if (weightKilograms !== undefined) {
    const unit = units === 'imperial' ? 'lb' : 'kg';
    const value = units === 'imperial' ? weightKilograms / KILOGRAMS_PER_POUND : weightKilograms;
    yield recordRow(scaleSource, `${quantity}BodyMass`, { unit, value, start: at, end: at }, offset);
  }
  if (bodyFatPercent !== undefined) {
    const value = Number((bodyFatPercent / 100).toFixed(4));
    yield recordRow(scaleSource, `${quantity}BodyFatPercentage`, { unit: '%', value, start: at, end: at }, offset);
  }
}

/** How many of each there are in {@link extraRows}: one a month. */
const EXTRA_DAY = '-15';
const app = { sourceName: 'Notebook', sourceVersion: '1' };

/** On the fifteenth of every month: a blood pressure and a meal in correlations and outside of them, water, and the rest. */
function* extraRows(days: Iterable<DailySummary>, offset: number): Generator<string> {
  for (const { localDate, start: midnight } of days) {
    if (!localDate.endsWith(EXTRA_DAY)) continue;
    const start = secondsOf(midnight) + 12 * 3600;
    const row = (type: string, unit: string, value: number) =>
      recordRow(app, `${quantity}${type}`, { unit, value, start, end: start }, offset);
    const pressure = row('BloodPressureSystolic', 'mmHg', 121) + row('BloodPressureDiastolic', 'mmHg', 78);
    const food =
      row('DietaryEnergyConsumed', 'kJ', 2092) + row('DietaryProtein', 'g', 30) + row('DietarySodium', 'g', 0.5);
    const times = {
      creationDate: phoneDate(start, offset),
      startDate: phoneDate(start, offset),
      endDate: phoneDate(start, offset),
    };
    const group = (type: string, inner: string) =>
      ` ${tag('Correlation', { type: `HKCorrelationTypeIdentifier${type}`, ...app, ...times }, inner)}`;
    yield pressure + food;
    yield group('BloodPressure', pressure);
    yield group('Food', metadata('HKFoodType', 'Porridge & plums') + food);
    yield row('DietaryWater', 'fl_oz_us', 8);
    yield row('BloodGlucose', 'mmol&lt;180.1558800000541&gt;/L', 5);
    yield row('AppleStandTime', 'min', 4);
    yield recordRow(
      app,
      'HKCategoryTypeIdentifierMenstrualFlow',
      { value: 'HKCategoryValueMenstrualFlowMedium', start, end: start },
      offset,
    );
    yield ` ${tag('ClinicalRecord', { type: 'Observation', identifier: '1' })}`;
  }
}

/** Moments of the extra rows, to ask for them. */
export function extraMoments(days: Iterable<DailySummary>): readonly Instant[] {
  return [...days]
    .filter(({ localDate }) => localDate.endsWith(EXTRA_DAY))
    .map(({ start }) => instantOf(millisecondsOf(start) + 12 * 3_600_000));
}

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary|ClinicalRecord|Audiogram|VisionPrescription)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ELEMENT Record ((MetadataEntry|HeartRateVariabilityMetadataList)*)>
<!ATTLIST Record
  type          CDATA #REQUIRED
  unit          CDATA #IMPLIED
  value         CDATA #IMPLIED
<!-- Note: Any Records that appear as children of a correlation also appear as top-level records in this document. -->
]>
`;
