import { addDays, isLocalDate } from '@vitalwire/core';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A document of Oura's first API, which exports as JSON held until 2022, in the words of today's; any other as it is. The
 * sums are seconds in sleeps and minutes in activities; a night and its readiness are dated one day before the waking.
 * @param within name of the list that holds it
 */
export function todaysDocument(fields: Fields, within: string): Fields {
  const { summary_date: day } = fields;
  if (typeof day !== 'string' || !isLocalDate(day)) return fields;
  if ('bedtime_start' in fields) return sleepOf(fields, addDays(day, 1), /^rest/.test(within));
  if ('cal_total' in fields) return activityOf(fields, day);
  if ('score_previous_night' in fields) return readinessOf(fields, addDays(day, 1));
  return fields;
}

function sleepOf(fields: Fields, day: string, rest: boolean): Fields {
  const type = rest ? 'rest' : fields.is_longest === 0 ? 'sleep' : 'long_sleep';
  const { rmssd_5min: values } = fields;
  return {
    day,
    type,
    bedtime_start: fields.bedtime_start,
    bedtime_end: fields.bedtime_end,
    total_sleep_duration: fields.total,
    time_in_bed: fields.duration,
    awake_time: fields.awake,
    light_sleep_duration: fields.light,
    deep_sleep_duration: fields.deep,
    rem_sleep_duration: fields.rem,
    latency: fields.onset_latency,
    average_heart_rate: fields.hr_average,
    lowest_heart_rate: fields.hr_lowest,
    average_breath: fields.breath_average,
    average_hrv: fields.rmssd,
    sleep_phase_5_min: fields.hypnogram_5min,
    hrv: Array.isArray(values) ? { interval: 300, items: values } : null,
    sleep_score: fields.score,
    night_temperature_deviation: fields.temperature_deviation ?? fields.temperature_delta,
  };
}

function activityOf(fields: Fields, day: string): Fields {
  const seconds = (field: string): number | null => {
    const minutes = fields[field];
    return typeof minutes === 'number' ? minutes * 60 : null;
  };
  return {
    day,
    timestamp: fields.day_start,
    steps: fields.steps,
    equivalent_walking_distance: fields.daily_movement,
    active_calories: fields.cal_active,
    total_calories: fields.cal_total,
    medium_activity_time: seconds('medium'),
    high_activity_time: seconds('high'),
    sedentary_time: seconds('inactive'),
    non_wear_time: seconds('non_wear'),
  };
}

/** The ratings by the names of today. */
const ratings: Readonly<Record<string, string>> = {
  score_activity_balance: 'activity_balance',
  score_hrv_balance: 'hrv_balance',
  score_previous_day: 'previous_day_activity',
  score_previous_night: 'previous_night',
  score_recovery_index: 'recovery_index',
  score_resting_hr: 'resting_heart_rate',
  score_sleep_balance: 'sleep_balance',
  score_temperature: 'body_temperature',
};

function readinessOf(fields: Fields, day: string): Fields {
  const contributors = Object.entries(ratings).flatMap(([old, name]) =>
    typeof fields[old] === 'number' ? [[name, fields[old]] as const] : [],
  );
  return { day, score: fields.score, temperature_deviation: null, contributors: Object.fromEntries(contributors) };
}
