import type { BodyMeasurement, Nutrients, SampleMetric, StreamChannel } from '@vitalwire/core';
import type { Dimension } from './units.ts';

export type BodyField = Exclude<
  { [F in keyof BodyMeasurement]-?: NonNullable<BodyMeasurement[F]> extends number ? F : never }[keyof BodyMeasurement],
  'utcOffsetMinutes'
>;

interface Measured {
  readonly dimension: Dimension;
  /** The least and the greatest that can be, both inside, in the unit of the dimension. */
  readonly bounds: readonly [number, number];
}

/** What becomes of the rows of one type. */
export type Meaning =
  /** A series of a day; `channel`: also of a workout. */
  | (Measured & { readonly to: 'samples'; readonly metric: SampleMetric; readonly channel?: StreamChannel })
  /** A channel of the workouts that it lies in, and nothing outside of them. */
  | (Measured & { readonly to: 'channel'; readonly channel: StreamChannel; readonly factor?: number })
  | (Measured & { readonly to: 'body'; readonly field: BodyField })
  | (Measured & { readonly to: 'hrv' })
  | (Measured & { readonly to: 'resting-heart-rate' })
  | (Measured & { readonly to: 'water' })
  | (Measured & { readonly to: 'nutrient'; readonly nutrient: keyof Nutrients })
  | { readonly to: 'sleep' }
  | { readonly to: 'flow' }
  | { readonly to: 'nothing'; readonly reason: string };

const quantity = 'HKQuantityTypeIdentifier';
const category = 'HKCategoryTypeIdentifier';

const samples = (
  metric: SampleMetric,
  dimension: Dimension,
  bounds: readonly [number, number],
  channel?: StreamChannel,
): Meaning => ({ to: 'samples', metric, dimension, bounds, ...(channel === undefined ? {} : { channel }) });
const body = (field: BodyField, dimension: Dimension, bounds: readonly [number, number]): Meaning => ({
  to: 'body',
  field,
  dimension,
  bounds,
});
const channel = (
  name: StreamChannel,
  dimension: Dimension,
  bounds: readonly [number, number],
  factor?: number,
): Meaning => ({ to: 'channel', channel: name, dimension, bounds, ...(factor === undefined ? {} : { factor }) });
const nutrient = (name: keyof Nutrients, dimension: Dimension): Meaning => ({
  to: 'nutrient',
  nutrient: name,
  dimension,
  bounds: [0, 1e6],
});
const nothing = (reason: string): Meaning => ({ to: 'nothing', reason });

/** Beats a minute; 0 is how a sensor says that it had no reading. */
const BEATS = [1, 350] as const;

const meanings: { readonly [type: string]: Meaning } = {
  [`${quantity}HeartRate`]: samples('heartRateBpm', 'per-minute', BEATS, 'heartRateBpm'),
  [`${quantity}StepCount`]: samples('steps', 'count', [0, 1e6]),
  [`${quantity}DistanceWalkingRunning`]: samples('distanceMeters', 'length', [0, 1e6]),
  [`${quantity}FlightsClimbed`]: samples('floors', 'count', [0, 1e4]),
  [`${quantity}ActiveEnergyBurned`]: samples('activeEnergyKilocalories', 'energy', [0, 1e5]),
  [`${quantity}BasalEnergyBurned`]: samples('basalEnergyKilocalories', 'energy', [0, 1e5]),
  [`${quantity}OxygenSaturation`]: samples('oxygenSaturationPercent', 'percent', [1, 100]),
  [`${quantity}RespiratoryRate`]: samples('respirationRatePerMinute', 'per-minute', [1, 200]),
  [`${quantity}AppleSleepingWristTemperature`]: samples('skinTemperatureCelsius', 'temperature', [-50, 80]),
  [`${quantity}BodyTemperature`]: samples('bodyTemperatureCelsius', 'temperature', [10, 50]),
  [`${quantity}BloodGlucose`]: samples('glucoseMilligramsPerDeciliter', 'glucose', [1, 5000]),
  [`${quantity}EnvironmentalAudioExposure`]: samples('soundLevelDecibels', 'sound', [0, 250]),

  [`${quantity}HeartRateVariabilitySDNN`]: { to: 'hrv', dimension: 'milliseconds', bounds: [0.1, 2000] },
  [`${quantity}RestingHeartRate`]: { to: 'resting-heart-rate', dimension: 'per-minute', bounds: BEATS },

  [`${quantity}BodyMass`]: body('weightKilograms', 'mass', [0.1, 1000]),
  [`${quantity}BodyFatPercentage`]: body('bodyFatPercent', 'percent', [0.1, 100]),
  [`${quantity}Height`]: body('heightMeters', 'length', [0.1, 3]),
  [`${quantity}WaistCircumference`]: body('waistMeters', 'length', [0.1, 5]),
  [`${quantity}VO2Max`]: body('vo2max', 'oxygen-uptake', [1, 150]),
  [`${quantity}BloodPressureSystolic`]: body('systolicPressureMillimetersOfMercury', 'pressure', [1, 500]),
  [`${quantity}BloodPressureDiastolic`]: body('diastolicPressureMillimetersOfMercury', 'pressure', [1, 500]),

  [`${quantity}RunningPower`]: channel('powerWatts', 'power', [0, 10_000]),
  [`${quantity}CyclingPower`]: channel('powerWatts', 'power', [0, 10_000]),
  [`${quantity}CyclingCadence`]: channel('cadenceRpm', 'per-minute', [0, 1000]),
  [`${quantity}RunningSpeed`]: channel('speedMetersPerSecond', 'speed', [0, 100]),
  [`${quantity}CyclingSpeed`]: channel('speedMetersPerSecond', 'speed', [0, 100]),
  [`${quantity}RunningVerticalOscillation`]: channel('verticalOscillationMillimeters', 'length', [0, 10], 1000),
  [`${quantity}RunningGroundContactTime`]: channel('groundContactMilliseconds', 'milliseconds', [0, 10_000]),
  // A stride here is one step.
  [`${quantity}RunningStrideLength`]: channel('stepLengthMillimeters', 'length', [0, 10], 1000),

  [`${quantity}DietaryWater`]: { to: 'water', dimension: 'volume', bounds: [0.1, 1e5] },
  [`${quantity}DietaryEnergyConsumed`]: nutrient('energyKilocalories', 'energy'),
  [`${quantity}DietaryProtein`]: nutrient('proteinGrams', 'grams'),
  [`${quantity}DietaryCarbohydrates`]: nutrient('carbohydrateGrams', 'grams'),
  [`${quantity}DietaryFatTotal`]: nutrient('fatGrams', 'grams'),
  [`${quantity}DietaryFatSaturated`]: nutrient('saturatedFatGrams', 'grams'),
  [`${quantity}DietaryFiber`]: nutrient('fiberGrams', 'grams'),
  [`${quantity}DietarySugar`]: nutrient('sugarGrams', 'grams'),
  [`${quantity}DietarySodium`]: nutrient('sodiumMilligrams', 'milligrams'),
  [`${quantity}DietaryCaffeine`]: nutrient('caffeineMilligrams', 'milligrams'),

  [`${category}SleepAnalysis`]: { to: 'sleep' },
  [`${category}MenstrualFlow`]: { to: 'flow' },

  [`${quantity}BodyMassIndex`]: nothing('It follows from weight and height, which are taken.'),
  [`${quantity}LeanBodyMass`]: nothing('It follows from weight and body fat, which are taken.'),
  [`${quantity}DistanceCycling`]: nothing('The distance of a ride is in its workout.'),
  [`${quantity}DistanceSwimming`]: nothing('The distance of a swim is in its workout.'),
  [`${quantity}SwimmingStrokeCount`]: nothing('The strokes of a swim are in its workout.'),
  [`${quantity}WalkingHeartRateAverage`]: nothing('A mean of heart rates that are taken.'),
  [`${quantity}AppleExerciseTime`]: nothing('Minutes by the phone’s own rule, which no source explains.'),
  [`${category}MindfulSession`]: nothing('Minutes of mindfulness have no place among the records.'),
  HKDataTypeSleepDurationGoal: nothing('A goal that is set in the phone.'),
};

const otherwise = nothing('There is no kind of record for this type yet.');

/** @param type as the file names it, `HKQuantityTypeIdentifierStepCount` */
export function meaningOf(type: string): Meaning {
  return Object.hasOwn(meanings, type) ? (meanings[type] ?? otherwise) : otherwise;
}
