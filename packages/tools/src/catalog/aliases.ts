/**
 * Names that other systems give to what a tool of ours does: callable, never advertised (D18). Names of ours that
 * other systems use as well are not here.
 */
export const aliases = {
  // Names of Pierre's second list.
  get_training_load: 'analyze_training_load',
  calculate_zones: 'calculate_personalized_zones',
  list_connections: 'get_connection_status',
  get_data_freshness: 'get_connection_status',
  // Cadence, WHOOP, Garmin and Strava servers.
  get_activity_detail: 'get_activity_details',
  garmin_get_activities: 'get_activities',
  garmin_get_activity_details: 'get_activity_details',
  strava_get_activities: 'get_activities',
  strava_get_activity: 'get_activity_details',
  strava_get_athlete_stats: 'get_stats',
  whoop_get_workouts: 'get_activities',
  whoop_analyze_training_load: 'analyze_training_load',
  get_recent_workouts: 'get_activities',
  get_user_profile: 'get_athlete',
  get_latest_sleep: 'get_sleep',
  get_recent_sleep: 'get_sleep',
  get_sleep_history: 'get_sleep',
  get_sleep_trend: 'get_sleep',
  get_sleep_debt: 'get_sleep',
  get_sleep_summary: 'get_sleep',
  garmin_get_sleep: 'get_sleep',
  whoop_get_sleep: 'get_sleep',
  whoop_get_sleep_history: 'get_sleep',
  get_recovery_score: 'get_recovery',
  get_recovery_trend: 'get_recovery',
  get_hrv_trend: 'get_recovery',
  get_resting_hr_trend: 'get_recovery',
  whoop_get_recovery: 'get_recovery',
  whoop_get_recovery_history: 'get_recovery',
  garmin_get_hrv: 'get_recovery',
  garmin_get_resting_hr: 'get_recovery',
  get_readiness: 'get_daily_brief',
  get_morning_briefing: 'get_daily_brief',
  garmin_get_daily_summary: 'get_daily_summary',
  garmin_get_steps: 'get_daily_summary',
  get_weight_trend: 'get_body_measurements',
  get_body_composition: 'get_body_measurements',
  get_hr_zones: 'calculate_personalized_zones',
  get_power_zones: 'calculate_personalized_zones',
  // open-wearables.
  get_workout_events: 'get_activities',
} as const satisfies Readonly<Record<string, string>>;

export function aliasesOf(tool: string): readonly string[] {
  return Object.entries(aliases).flatMap(([alias, target]) => (target === tool ? [alias] : []));
}
