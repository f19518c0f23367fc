/** What a file of the export holds, by its name: many of them have the same columns. */
export type Family =
  | { readonly type: 'series'; readonly series: SeriesName; readonly encoding: 'json' | 'csv' }
  | { readonly type: 'day-json'; readonly fact: DayFactName }
  | { readonly type: 'table'; readonly table: TableName }
  | { readonly type: 'items'; readonly items: ItemsName };

export type SeriesName =
  | 'heartRate'
  | 'steps'
  | 'distance'
  | 'floors'
  | 'calories'
  | 'oxygen'
  | 'hrvDetails'
  | 'hrvSamples';
export type DayFactName = 'restingHeartRate' | 'sedentary' | 'moderatelyActive' | 'veryActive' | 'vo2max';
export type TableName =
  | 'dailyRestingHeartRate'
  | 'dailyHrv'
  | 'dailyRespiration'
  | 'dailyOxygen'
  | 'activeZoneMinutes'
  | 'computedTemperature'
  | 'readiness'
  | 'stress'
  | 'weight'
  | 'bodyFat'
  | 'height'
  | 'vo2max'
  | 'sleepScores'
  | 'userSleeps'
  | 'userSleepStages'
  | 'userExercises';
export type ItemsName = 'sleep' | 'exercise' | 'weight';

const DATE = String.raw`\d{4}-\d{2}-\d{2}`;

const json = (name: string): RegExp => new RegExp(`^${name}-${DATE}\\.json$`, 'i');
const csv = (name: string): RegExp => new RegExp(`^${name}(?:_${DATE})?\\.csv$`, 'i');
const titled = (name: string): RegExp => new RegExp(`^${name} - .*\\.csv$`, 'i');

const families: readonly (readonly [file: RegExp, family: Family])[] = [
  [json('heart_rate'), { type: 'series', series: 'heartRate', encoding: 'json' }],
  [json('steps'), { type: 'series', series: 'steps', encoding: 'json' }],
  [json('distance'), { type: 'series', series: 'distance', encoding: 'json' }],
  [json('altitude'), { type: 'series', series: 'floors', encoding: 'json' }],
  [json('calories'), { type: 'series', series: 'calories', encoding: 'json' }],
  [csv('heart_rate'), { type: 'series', series: 'heartRate', encoding: 'csv' }],
  [csv('steps'), { type: 'series', series: 'steps', encoding: 'csv' }],
  [csv('distance'), { type: 'series', series: 'distance', encoding: 'csv' }],
  [csv('floors'), { type: 'series', series: 'floors', encoding: 'csv' }],
  [csv('calories'), { type: 'series', series: 'calories', encoding: 'csv' }],
  [csv('oxygen_saturation'), { type: 'series', series: 'oxygen', encoding: 'csv' }],
  [titled('Minute SpO2'), { type: 'series', series: 'oxygen', encoding: 'csv' }],
  [csv('heart_rate_variability'), { type: 'series', series: 'hrvSamples', encoding: 'csv' }],
  [titled('Heart Rate Variability Details'), { type: 'series', series: 'hrvDetails', encoding: 'csv' }],
  [json('resting_heart_rate'), { type: 'day-json', fact: 'restingHeartRate' }],
  [json('sedentary_minutes'), { type: 'day-json', fact: 'sedentary' }],
  [json('moderately_active_minutes'), { type: 'day-json', fact: 'moderatelyActive' }],
  [json('very_active_minutes'), { type: 'day-json', fact: 'veryActive' }],
  [json('demographic_vo2_max'), { type: 'day-json', fact: 'vo2max' }],
  [json('sleep'), { type: 'items', items: 'sleep' }],
  [/^exercise-\d+\.json$/i, { type: 'items', items: 'exercise' }],
  [json('exercise'), { type: 'items', items: 'exercise' }],
  [json('weight'), { type: 'items', items: 'weight' }],
  [csv('daily_resting_heart_rate'), { type: 'table', table: 'dailyRestingHeartRate' }],
  [csv('daily_heart_rate_variability'), { type: 'table', table: 'dailyHrv' }],
  [titled('Daily Heart Rate Variability Summary'), { type: 'table', table: 'dailyHrv' }],
  [csv('daily_respiratory_rate'), { type: 'table', table: 'dailyRespiration' }],
  [titled('Daily Respiratory Rate Summary'), { type: 'table', table: 'dailyRespiration' }],
  [csv('daily_oxygen_saturation'), { type: 'table', table: 'dailyOxygen' }],
  [titled('Daily SpO2'), { type: 'table', table: 'dailyOxygen' }],
  [titled('Active Zone Minutes'), { type: 'table', table: 'activeZoneMinutes' }],
  [titled('Computed Temperature'), { type: 'table', table: 'computedTemperature' }],
  [titled('Daily Readiness Score'), { type: 'table', table: 'readiness' }],
  [/^Stress Score\.csv$/i, { type: 'table', table: 'stress' }],
  [csv('weight'), { type: 'table', table: 'weight' }],
  [csv('body_fat'), { type: 'table', table: 'bodyFat' }],
  [csv('height'), { type: 'table', table: 'height' }],
  [csv('demographic_vo2max'), { type: 'table', table: 'vo2max' }],
  [csv('daily_readiness'), { type: 'table', table: 'readiness' }],
  [/^sleep_score\.csv$/i, { type: 'table', table: 'sleepScores' }],
  [/^UserSleepStages_.*\.csv$/i, { type: 'table', table: 'userSleepStages' }],
  [/^UserSleeps_.*\.csv$/i, { type: 'table', table: 'userSleeps' }],
  [/^UserExercises_.*\.csv$/i, { type: 'table', table: 'userExercises' }],
];

/** Files that hold measurements and are not read, with the reason. */
const unread: readonly (readonly [file: RegExp, reason: string])[] = [
  [/^estimated_oxygen_variation-/i, 'They hold the ratio of two lights, not blood oxygen.'],
  [
    /^time_in_heart_rate_zones-|^time_in_heart_rate_zone_|^calories_in_heart_rate_zone_/i,
    'Time in zones follows from the heart rate.',
  ],
  [/^lightly_active_minutes-/i, 'Light activity has no kind of ours.'],
  [/^swim_lengths_data-/i, 'Lengths of a pool without the swim that they belong to.'],
  [/^gps_location_|^live_pace_/i, 'Tracks are not joined with their exercises.'],
  [
    /^(?:Wrist|Device) Temperature - |^body_temperature_/i,
    'Readings of the sensor; the temperature of the night is read.',
  ],
  [/^UserSleepScores_/i, 'The scores of the sleep files are read.'],
  [/^(?:Respiratory Rate Summary|Heart Rate Variability Histogram) - /i, 'The value of the night is read.'],
  [
    /^(?:active_zone_minutes|active_minutes|activity_level|sedentary_period|altitude)_/i,
    'The sums of the days and the floors are read.',
  ],
  [
    /^(?:cadence|speed|stride_length|vertical_oscillation|vertical_ratio|ground_contact_time)_\d/i,
    'Measured in exercises, which they are not joined with.',
  ],
  [/^run_vo2_?max[-.]/i, 'The daily estimate is read.'],
  [/^daily_sleep_temperature_derivations\./i, 'The temperature of the night is read.'],
  [/^respiratory_rate_sleep_summary_/i, 'The value of the night is read.'],
  [/^cardio_load_\d|^cardio_acute_chronic/i, 'Load has no upper end: it is reckoned from the workouts.'],
  [/^height-/i, 'The height is read where the export has it as a table.'],
  [/^food_logs-/i, 'Logged food is not read.'],
  [/^menstrual_health_/i, 'Cycle data are not read.'],
  [
    /^afib_|^Snore Details - |^Mindfulness (?:.* - |Sessions)|^Glucose |^CEDA Data |^Stress Daily Summaries|^environment_|^heart_rate_notification_/i,
    'No kind of ours holds them.',
  ],
];

export function familyOf(within: string): Family | null {
  const name = within.substring(within.lastIndexOf('/') + 1);
  return families.find(([file]) => file.test(name))?.[1] ?? null;
}

/** Why a file with measurements is not read; `null` for one without. */
export function reasonUnread(within: string): string | null {
  const name = within.substring(within.lastIndexOf('/') + 1);
  return unread.find(([file]) => file.test(name))?.[1] ?? null;
}
