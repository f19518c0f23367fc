/**
 * The tables as public descriptions of exports of 2026 have them (schema version 23): moments in milliseconds of UTC,
 * offsets in seconds beside them, weights in grams, volumes in litres, energy in calories, as the platform's source (AOSP
 * packages/modules/HealthFitness) keeps them.
 */
export const schema = `
  CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT, app_name TEXT);
  CREATE TABLE sleep_session_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER,
    start_time INTEGER, end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER, title TEXT, notes TEXT);
  CREATE TABLE sleep_stages_table (parent_key INTEGER, stage_start_time INTEGER, stage_end_time INTEGER,
    stage_type INTEGER);
  CREATE TABLE exercise_session_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER,
    start_time INTEGER, end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER, exercise_type INTEGER,
    title TEXT, notes TEXT);
  CREATE TABLE steps_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, start_time INTEGER,
    end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER, count INTEGER);
  CREATE TABLE distance_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, start_time INTEGER,
    end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER, distance REAL);
  CREATE TABLE floors_climbed_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, start_time INTEGER,
    end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER, floors REAL);
  CREATE TABLE active_calories_burned_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, start_time INTEGER,
    end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER, energy REAL);
  CREATE TABLE total_calories_burned_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, start_time INTEGER,
    end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER, energy REAL);
  CREATE TABLE hydration_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, start_time INTEGER,
    end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER, volume REAL);
  CREATE TABLE nutrition_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, start_time INTEGER,
    end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER, meal_type INTEGER, meal_name TEXT, energy REAL,
    protein REAL, total_carbohydrate REAL, total_fat REAL, saturated_fat REAL, dietary_fiber REAL, sugar REAL,
    sodium REAL, caffeine REAL);
  CREATE TABLE exercise_laps_table (parent_key INTEGER, lap_start_time INTEGER, lap_end_time INTEGER, lap_length REAL);
  CREATE TABLE heart_rate_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, start_time INTEGER,
    end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER);
  CREATE TABLE heart_rate_record_series_table (parent_key INTEGER, beats_per_minute INTEGER, epoch_millis INTEGER);
  CREATE TABLE heart_rate_variability_rmssd_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER,
    time INTEGER, zone_offset INTEGER, heart_rate_variability_millis REAL);
  CREATE TABLE resting_heart_rate_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER,
    time INTEGER, zone_offset INTEGER, beats_per_minute INTEGER);
  CREATE TABLE weight_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, time INTEGER,
    zone_offset INTEGER, weight REAL);
  CREATE TABLE body_fat_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER, time INTEGER,
    zone_offset INTEGER, percentage REAL);
`;

/** One row of each table; moments as `@start` and `@end`, what was measured as `@value`. */
export const inserts = {
  app: `INSERT INTO application_info_table (row_id, package_name, app_name)
    VALUES (@app, @package, @name)`,
  sleep: `INSERT INTO sleep_session_record_table (uuid, app_info_id, start_time, end_time, start_zone_offset, end_zone_offset)
    VALUES (@uuid, @app, @start, @end, @offset, @offset)`,
  stage: `INSERT INTO sleep_stages_table (parent_key, stage_start_time, stage_end_time, stage_type)
    VALUES (@parent, @start, @end, @type)`,
  exercise: `INSERT INTO exercise_session_record_table (uuid, app_info_id, start_time, end_time, start_zone_offset, end_zone_offset, exercise_type, title, notes)
    VALUES (@uuid, @app, @start, @end, @offset, @offset, @type, @title, @notes)`,
  steps: `INSERT INTO steps_record_table (uuid, app_info_id, start_time, end_time, start_zone_offset, end_zone_offset, count)
    VALUES (@uuid, @app, @start, @end, @offset, @offset, @value)`,
  distance: `INSERT INTO distance_record_table (uuid, app_info_id, start_time, end_time, start_zone_offset, end_zone_offset, distance)
    VALUES (@uuid, @app, @start, @end, @offset, @offset, @value)`,
  floors: `INSERT INTO floors_climbed_record_table (uuid, app_info_id, start_time, end_time, start_zone_offset, end_zone_offset, floors)
    VALUES (@uuid, @app, @start, @end, @offset, @offset, @value)`,
  active: `INSERT INTO active_calories_burned_record_table (uuid, app_info_id, start_time, end_time, start_zone_offset, end_zone_offset, energy)
    VALUES (@uuid, @app, @start, @end, @offset, @offset, @value)`,
  total: `INSERT INTO total_calories_burned_record_table (uuid, app_info_id, start_time, end_time, start_zone_offset, end_zone_offset, energy)
    VALUES (@uuid, @app, @start, @end, @offset, @offset, @value)`,
  drink: `INSERT INTO hydration_record_table (uuid, app_info_id, start_time, end_time, start_zone_offset, end_zone_offset, volume)
    VALUES (@uuid, @app, @start, @end, @offset, @offset, @value)`,
  meal: `INSERT INTO nutrition_record_table (uuid, app_info_id, start_time, end_time, start_zone_offset, end_zone_offset, meal_type, meal_name, energy,
      protein, total_carbohydrate, total_fat, saturated_fat, dietary_fiber, sugar, sodium, caffeine)
    VALUES (@uuid, @app, @start, @end, @offset, @offset, @type, @title, @energy, @protein, @carbohydrate, @fat, @saturated, @fiber, @sugar, @sodium, @caffeine)`,
  lap: `INSERT INTO exercise_laps_table (parent_key, lap_start_time, lap_end_time, lap_length)
    VALUES (@parent, @start, @end, @value)`,
  hearts: `INSERT INTO heart_rate_record_table (uuid, app_info_id, start_time, end_time, start_zone_offset, end_zone_offset)
    VALUES (@uuid, @app, @start, @end, @offset, @offset)`,
  heart: `INSERT INTO heart_rate_record_series_table (parent_key, beats_per_minute, epoch_millis)
    VALUES (@parent, @value, @start)`,
  hrv: `INSERT INTO heart_rate_variability_rmssd_record_table (uuid, app_info_id, time, zone_offset, heart_rate_variability_millis)
    VALUES (@uuid, @app, @start, @offset, @value)`,
  resting: `INSERT INTO resting_heart_rate_record_table (uuid, app_info_id, time, zone_offset, beats_per_minute)
    VALUES (@uuid, @app, @start, @offset, @value)`,
  weight: `INSERT INTO weight_record_table (uuid, app_info_id, time, zone_offset, weight)
    VALUES (@uuid, @app, @start, @offset, @value)`,
  fat: `INSERT INTO body_fat_record_table (uuid, app_info_id, time, zone_offset, percentage)
    VALUES (@uuid, @app, @start, @offset, @value)`,
} as const;
