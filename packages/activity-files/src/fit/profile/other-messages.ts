/**
 * Settings, health monitoring, courses, sensors and all that an activity seldom holds.
 * Message number: name, then `number name type [/scale±offset] [unit]` for each field; a value is raw / scale ± offset.
 * A type is a base type or an enumeration of this folder; `[]` marks an array.
 */
export const otherMessageTexts = {
  1: `capabilities
0 languages uint8z[]; 1 sports sport_bits0[]; 21 workouts_supported workout_capabilities;
23 connectivity_supported connectivity_capabilities`,
  2: `device_settings
0 active_time_zone uint8; 1 utc_offset uint32; 2 time_offset uint32[] s; 4 time_mode time_mode[];
5 time_zone_offset sint8[] /4 hr; 12 backlight_mode backlight_mode; 36 activity_tracker_enabled bool;
39 clock_time date_time; 40 pages_enabled uint16[]; 46 move_alert_enabled bool; 47 date_mode date_mode;
55 display_orientation display_orientation; 56 mounting_side side; 57 default_page uint16[];
58 autosync_min_steps uint16 steps; 59 autosync_min_time uint16 minutes;
80 lactate_threshold_autodetect_enabled bool; 86 ble_auto_upload_enabled bool;
89 auto_sync_frequency auto_sync_frequency; 90 auto_activity_detect auto_activity_detect;
94 number_of_screens uint8; 95 smart_notification_display_orientation display_orientation;
134 tap_interface switch; 174 tap_sensitivity tap_sensitivity`,
  3: `user_profile
0 friendly_name string; 1 gender gender; 2 age uint8 years; 3 height uint8 /100 m; 4 weight uint16 /10 kg;
5 language language; 6 elev_setting display_measure; 7 weight_setting display_measure;
8 resting_heart_rate uint8 bpm; 9 default_max_running_heart_rate uint8 bpm;
10 default_max_biking_heart_rate uint8 bpm; 11 default_max_heart_rate uint8 bpm; 12 hr_setting display_heart;
13 speed_setting display_measure; 14 dist_setting display_measure; 16 power_setting display_power;
17 activity_class activity_class; 18 position_setting display_position; 21 temperature_setting display_measure;
22 local_id user_local_id; 23 global_id byte[]; 28 wake_time localtime_into_day; 29 sleep_time localtime_into_day;
30 height_setting display_measure; 31 user_running_step_length uint16 /1000 m;
32 user_walking_step_length uint16 /1000 m; 47 depth_setting display_measure; 49 dive_count uint32;
254 message_index message_index`,
  4: `hrm_profile
0 enabled bool; 1 hrm_ant_id uint16z; 2 log_hrv bool; 3 hrm_ant_id_trans_type uint8z;
254 message_index message_index`,
  5: `sdm_profile
0 enabled bool; 1 sdm_ant_id uint16z; 2 sdm_cal_factor uint16 /10 %; 3 odometer uint32 /100 m; 4 speed_source bool;
5 sdm_ant_id_trans_type uint8z; 7 odometer_rollover uint8; 254 message_index message_index`,
  6: `bike_profile
0 name string; 1 sport sport; 2 sub_sport sub_sport; 3 odometer uint32 /100 m; 4 bike_spd_ant_id uint16z;
5 bike_cad_ant_id uint16z; 6 bike_spdcad_ant_id uint16z; 7 bike_power_ant_id uint16z;
8 custom_wheelsize uint16 /1000 m; 9 auto_wheelsize uint16 /1000 m; 10 bike_weight uint16 /10 kg;
11 power_cal_factor uint16 /10 %; 12 auto_wheel_cal bool; 13 auto_power_zero bool; 14 id uint8;
15 spd_enabled bool; 16 cad_enabled bool; 17 spdcad_enabled bool; 18 power_enabled bool;
19 crank_length uint8 /2+110 mm; 20 enabled bool; 21 bike_spd_ant_id_trans_type uint8z;
22 bike_cad_ant_id_trans_type uint8z; 23 bike_spdcad_ant_id_trans_type uint8z;
24 bike_power_ant_id_trans_type uint8z; 37 odometer_rollover uint8; 38 front_gear_num uint8z;
39 front_gear uint8z[]; 40 rear_gear_num uint8z; 41 rear_gear uint8z[]; 44 shimano_di2_enabled bool;
254 message_index message_index`,
  7: `zones_target
1 max_heart_rate uint8; 2 threshold_heart_rate uint8; 3 functional_threshold_power uint16;
5 hr_calc_type hr_zone_calc; 7 pwr_calc_type pwr_zone_calc`,
  8: `hr_zone
1 high_bpm uint8 bpm; 2 name string; 254 message_index message_index`,
  9: `power_zone
1 high_value uint16 watts; 2 name string; 254 message_index message_index`,
  10: `met_zone
1 high_bpm uint8; 2 calories uint16 /10 kcal / min; 3 fat_calories uint8 /10 kcal / min;
254 message_index message_index`,
  13: `training_settings
31 target_distance uint32 /100 m; 32 target_speed uint16 /1000 m/s; 33 target_time uint32 s;
153 precise_target_speed uint32 /1000000 m/s`,
  15: `goal
0 sport sport; 1 sub_sport sub_sport; 2 start_date date_time; 3 end_date date_time; 4 type goal; 5 value uint32;
6 repeat bool; 7 target_value uint32; 8 recurrence goal_recurrence; 9 recurrence_value uint16; 10 enabled bool;
11 source goal_source; 254 message_index message_index`,
  30: `weight_scale
0 weight uint16 /100 kg; 1 percent_fat uint16 /100 %; 2 percent_hydration uint16 /100 %;
3 visceral_fat_mass uint16 /100 kg; 4 bone_mass uint16 /100 kg; 5 muscle_mass uint16 /100 kg;
7 basal_met uint16 /4 kcal/day; 8 physique_rating uint8; 9 active_met uint16 /4 kcal/day;
10 metabolic_age uint8 years; 11 visceral_fat_rating uint8; 12 user_profile_index message_index;
13 bmi uint16 /10 kg/m^2; 253 timestamp date_time s`,
  31: `course
4 sport sport; 5 name string; 6 capabilities course_capabilities; 7 sub_sport sub_sport`,
  32: `course_point
1 timestamp date_time; 2 position_lat sint32 semicircles; 3 position_long sint32 semicircles;
4 distance uint32 /100 m; 5 type course_point; 6 name string; 8 favorite bool; 254 message_index message_index`,
  33: `totals
0 timer_time uint32 s; 1 distance uint32 m; 2 calories uint32 kcal; 3 sport sport; 4 elapsed_time uint32 s;
5 sessions uint16; 6 active_time uint32 s; 9 sport_index uint8; 253 timestamp date_time s;
254 message_index message_index`,
  37: `file_capabilities
0 type file; 1 flags file_flags; 2 directory string; 3 max_count uint16; 4 max_size uint32 bytes;
254 message_index message_index`,
  38: `mesg_capabilities
0 file file; 1 mesg_num mesg_num; 2 count_type mesg_count; 3 count uint16; 254 message_index message_index`,
  39: `field_capabilities
0 file file; 1 mesg_num mesg_num; 2 field_num uint8; 3 count uint16; 254 message_index message_index`,
  51: `blood_pressure
0 systolic_pressure uint16 mmHg; 1 diastolic_pressure uint16 mmHg; 2 mean_arterial_pressure uint16 mmHg;
3 map3_sample_mean uint16 mmHg; 4 map_morning_values uint16 mmHg; 5 map_evening_values uint16 mmHg;
6 heart_rate uint8 bpm; 7 heart_rate_type hr_type; 8 status bp_status; 9 user_profile_index message_index;
253 timestamp date_time s`,
  53: `speed_zone
0 high_value uint16 /1000 m/s; 1 name string; 254 message_index message_index`,
  55: `monitoring
0 device_index device_index; 1 calories uint16 kcal; 2 distance uint32 /100 m; 3 cycles uint32 /2 cycles;
4 active_time uint32 /1000 s; 5 activity_type activity_type; 6 activity_subtype activity_subtype;
7 activity_level activity_level; 8 distance16 uint16 100 * m; 9 cycles16 uint16 2 * cycles (steps);
10 active_time16 uint16 s; 11 local_timestamp local_date_time; 12 temperature sint16 /100 C;
14 temperature_min sint16 /100 C; 15 temperature_max sint16 /100 C; 16 activity_time uint16[] minutes;
19 active_calories uint16 kcal; 24 current_activity_type_intensity byte; 25 timestamp_min8 uint8 min;
26 timestamp16 uint16 s; 27 heart_rate uint8 bpm; 28 intensity uint8 /10; 29 duration_min uint16 min;
30 duration uint32 s; 31 ascent uint32 /1000 m; 32 descent uint32 /1000 m;
33 moderate_activity_minutes uint16 minutes; 34 vigorous_activity_minutes uint16 minutes;
253 timestamp date_time s`,
  72: `training_file
0 type file; 1 manufacturer manufacturer; 2 product uint16; 3 serial_number uint32z; 4 time_created date_time;
253 timestamp date_time`,
  80: `ant_rx
0 fractional_timestamp uint16 /32768 s; 1 mesg_id byte; 2 mesg_data byte[]; 3 channel_number uint8; 4 data byte[];
253 timestamp date_time s`,
  81: `ant_tx
0 fractional_timestamp uint16 /32768 s; 1 mesg_id byte; 2 mesg_data byte[]; 3 channel_number uint8; 4 data byte[];
253 timestamp date_time s`,
  82: `ant_channel_id
0 channel_number uint8; 1 device_type uint8z; 2 device_number uint16z; 3 transmission_type uint8z;
4 device_index device_index`,
  103: `monitoring_info
0 local_timestamp local_date_time s; 1 activity_type activity_type[]; 3 cycles_to_distance uint16[] /5000 m/cycle;
4 cycles_to_calories uint16[] /5000 kcal/cycle; 5 resting_metabolic_rate uint16 kcal / day;
253 timestamp date_time s`,
  106: `slave_device
0 manufacturer manufacturer; 1 product uint16`,
  127: `connectivity
0 bluetooth_enabled bool; 1 bluetooth_le_enabled bool; 2 ant_enabled bool; 3 name string;
4 live_tracking_enabled bool; 5 weather_conditions_enabled bool; 6 weather_alerts_enabled bool;
7 auto_activity_upload_enabled bool; 8 course_download_enabled bool; 9 workout_download_enabled bool;
10 gps_ephemeris_download_enabled bool; 11 incident_detection_enabled bool; 12 grouptrack_enabled bool`,
  128: `weather_conditions
0 weather_report weather_report; 1 temperature sint8 C; 2 condition weather_status;
3 wind_direction uint16 degrees; 4 wind_speed uint16 /1000 m/s; 5 precipitation_probability uint8;
6 temperature_feels_like sint8 C; 7 relative_humidity uint8; 8 location string; 9 observed_at_time date_time;
10 observed_location_lat sint32 semicircles; 11 observed_location_long sint32 semicircles;
12 day_of_week day_of_week; 13 high_temperature sint8 C; 14 low_temperature sint8 C; 253 timestamp date_time`,
  129: `weather_alert
0 report_id string; 1 issue_time date_time; 2 expire_time date_time; 3 severity weather_severity;
4 type weather_severe_type; 253 timestamp date_time`,
  131: `cadence_zone
0 high_value uint8 rpm; 1 name string; 254 message_index message_index`,
  148: `segment_id
0 name string; 1 uuid string; 2 sport sport; 3 enabled bool; 4 user_profile_primary_key uint32; 5 device_id uint32;
6 default_race_leader uint8; 7 delete_status segment_delete_status; 8 selection_type segment_selection_type`,
  149: `segment_leaderboard_entry
0 name string; 1 type segment_leaderboard_type; 2 group_primary_key uint32; 3 activity_id uint32;
4 segment_time uint32 /1000 s; 5 activity_id_string string; 254 message_index message_index`,
  150: `segment_point
1 position_lat sint32 semicircles; 2 position_long sint32 semicircles; 3 distance uint32 /100 m;
4 altitude uint16 /5-500 m; 5 leader_time uint32[] /1000 s; 6 enhanced_altitude uint32 /5-500 m;
254 message_index message_index`,
  151: `segment_file
1 file_uuid string; 3 enabled bool; 4 user_profile_primary_key uint32; 7 leader_type segment_leaderboard_type[];
8 leader_group_primary_key uint32[]; 9 leader_activity_id uint32[]; 10 leader_activity_id_string string;
11 default_race_leader uint8; 254 message_index message_index`,
  159: `watchface_settings
0 mode watchface_mode; 1 layout byte; 254 message_index message_index`,
  161: `camera_event
0 timestamp_ms uint16 ms; 1 camera_event_type camera_event_type; 2 camera_file_uuid string;
3 camera_orientation camera_orientation_type; 253 timestamp date_time s`,
  164: `gyroscope_data
0 timestamp_ms uint16 ms; 1 sample_time_offset uint16[] ms; 2 gyro_x uint16[] counts; 3 gyro_y uint16[] counts;
4 gyro_z uint16[] counts; 5 calibrated_gyro_x float32[] deg/s; 6 calibrated_gyro_y float32[] deg/s;
7 calibrated_gyro_z float32[] deg/s; 253 timestamp date_time s`,
  165: `accelerometer_data
0 timestamp_ms uint16 ms; 1 sample_time_offset uint16[] ms; 2 accel_x uint16[] counts; 3 accel_y uint16[] counts;
4 accel_z uint16[] counts; 5 calibrated_accel_x float32[] g; 6 calibrated_accel_y float32[] g;
7 calibrated_accel_z float32[] g; 8 compressed_calibrated_accel_x sint16[] mG;
9 compressed_calibrated_accel_y sint16[] mG; 10 compressed_calibrated_accel_z sint16[] mG;
253 timestamp date_time s`,
  167: `three_d_sensor_calibration
0 sensor_type sensor_type; 1 calibration_factor uint32; 2 calibration_divisor uint32 counts; 3 level_shift uint32;
4 offset_cal sint32[]; 5 orientation_matrix sint32[] /65535; 253 timestamp date_time s`,
  169: `video_frame
0 timestamp_ms uint16 ms; 1 frame_number uint32; 253 timestamp date_time s`,
  174: `obdii_data
0 timestamp_ms uint16 ms; 1 time_offset uint16[] ms; 2 pid byte; 3 raw_data byte[]; 4 pid_data_size uint8[];
5 system_time uint32[]; 6 start_timestamp date_time; 7 start_timestamp_ms uint16 ms; 253 timestamp date_time s`,
  177: `nmea_sentence
0 timestamp_ms uint16 ms; 1 sentence string; 253 timestamp date_time s`,
  178: `aviation_attitude
0 timestamp_ms uint16 ms; 1 system_time uint32[] ms; 2 pitch sint16[] /10430.38 radians;
3 roll sint16[] /10430.38 radians; 4 accel_lateral sint16[] /100 m/s^2; 5 accel_normal sint16[] /100 m/s^2;
6 turn_rate sint16[] /1024 radians/second; 7 stage attitude_stage[]; 8 attitude_stage_complete uint8[] %;
9 track uint16[] /10430.38 radians; 10 validity attitude_validity[]; 253 timestamp date_time s`,
  184: `video
0 url string; 1 hosting_provider string; 2 duration uint32 ms`,
  185: `video_title
0 message_count uint16; 1 text string; 254 message_index message_index`,
  186: `video_description
0 message_count uint16; 1 text string; 254 message_index message_index`,
  187: `video_clip
0 clip_number uint16; 1 start_timestamp date_time; 2 start_timestamp_ms uint16; 3 end_timestamp date_time;
4 end_timestamp_ms uint16; 6 clip_start uint32 ms; 7 clip_end uint32 ms`,
  188: `ohr_settings
0 enabled switch; 253 timestamp date_time s`,
  200: `exd_screen_configuration
0 screen_index uint8; 1 field_count uint8; 2 layout exd_layout; 3 screen_enabled bool`,
  201: `exd_data_field_configuration
0 screen_index uint8; 1 concept_field byte; 2 field_id uint8; 3 concept_count uint8;
4 display_type exd_display_type; 5 title string`,
  202: `exd_data_concept_configuration
0 screen_index uint8; 1 concept_field byte; 2 field_id uint8; 3 concept_index uint8; 4 data_page uint8;
5 concept_key uint8; 6 scaling uint8; 8 data_units exd_data_units; 9 qualifier exd_qualifiers;
10 descriptor exd_descriptors; 11 is_signed bool`,
  208: `magnetometer_data
0 timestamp_ms uint16 ms; 1 sample_time_offset uint16[] ms; 2 mag_x uint16[] counts; 3 mag_y uint16[] counts;
4 mag_z uint16[] counts; 5 calibrated_mag_x float32[] G; 6 calibrated_mag_y float32[] G;
7 calibrated_mag_z float32[] G; 253 timestamp date_time s`,
  209: `barometer_data
0 timestamp_ms uint16 ms; 1 sample_time_offset uint16[] ms; 2 baro_pres uint32[] Pa; 253 timestamp date_time s`,
  210: `one_d_sensor_calibration
0 sensor_type sensor_type; 1 calibration_factor uint32; 2 calibration_divisor uint32 counts; 3 level_shift uint32;
4 offset_cal sint32; 253 timestamp date_time s`,
  211: `monitoring_hr_data
0 resting_heart_rate uint8 bpm; 1 current_day_resting_heart_rate uint8 bpm; 253 timestamp date_time s`,
  227: `stress_level
0 stress_level_value sint16; 1 stress_level_time date_time s`,
  229: `max_met_data
0 update_time date_time; 2 vo2_max uint16 /10 mL/kg/min; 5 sport sport; 6 sub_sport sub_sport;
8 max_met_category max_met_category; 9 calibrated_data bool; 12 hr_source max_met_heart_rate_source;
13 speed_source max_met_speed_source`,
  258: `dive_settings
0 name string; 1 model tissue_model_type; 2 gf_low uint8 percent; 3 gf_high uint8 percent; 4 water_type water_type;
5 water_density float32 kg/m^3; 6 po2_warn uint8 /100 percent; 7 po2_critical uint8 /100 percent;
8 po2_deco uint8 /100 percent; 9 safety_stop_enabled bool; 10 bottom_depth float32; 11 bottom_time uint32;
12 apnea_countdown_enabled bool; 13 apnea_countdown_time uint32; 14 backlight_mode dive_backlight_mode;
15 backlight_brightness uint8; 16 backlight_timeout backlight_timeout; 17 repeat_dive_interval uint16 s;
18 safety_stop_time uint16 s; 19 heart_rate_source_type source_type; 20 heart_rate_source uint8;
21 travel_gas message_index; 22 ccr_low_setpoint_switch_mode ccr_setpoint_switch_mode;
23 ccr_low_setpoint uint8 /100 percent; 24 ccr_low_setpoint_depth uint32 /1000 m;
25 ccr_high_setpoint_switch_mode ccr_setpoint_switch_mode; 26 ccr_high_setpoint uint8 /100 percent;
27 ccr_high_setpoint_depth uint32 /1000 m; 29 gas_consumption_display gas_consumption_rate_type;
30 up_key_enabled bool; 35 dive_sounds tone; 36 last_stop_multiple uint8 /10; 37 no_fly_time_mode no_fly_time_mode;
253 timestamp date_time; 254 message_index message_index`,
  259: `dive_gas
0 helium_content uint8 percent; 1 oxygen_content uint8 percent; 2 status dive_gas_status; 3 mode dive_gas_mode;
254 message_index message_index`,
  262: `dive_alarm
0 depth uint32 /1000 m; 1 time sint32 s; 2 enabled bool; 3 alarm_type dive_alarm_type; 4 sound tone;
5 dive_types sub_sport[]; 6 id uint32; 7 popup_enabled bool; 8 trigger_on_descent bool; 9 trigger_on_ascent bool;
10 repeating bool; 11 speed sint32 /1000 mps; 254 message_index message_index`,
  268: `dive_summary
0 reference_mesg mesg_num; 1 reference_index message_index; 2 avg_depth uint32 /1000 m; 3 max_depth uint32 /1000 m;
4 surface_interval uint32 s; 5 start_cns uint8 percent; 6 end_cns uint8 percent; 7 start_n2 uint16 percent;
8 end_n2 uint16 percent; 9 o2_toxicity uint16 OTUs; 10 dive_number uint32; 11 bottom_time uint32 /1000 s;
12 avg_pressure_sac uint16 /100 bar/min; 13 avg_volume_sac uint16 /100 L/min; 14 avg_rmv uint16 /100 L/min;
15 descent_time uint32 /1000 s; 16 ascent_time uint32 /1000 s; 17 avg_ascent_rate sint32 /1000 m/s;
22 avg_descent_rate uint32 /1000 m/s; 23 max_ascent_rate uint32 /1000 m/s; 24 max_descent_rate uint32 /1000 m/s;
25 hang_time uint32 /1000 s; 253 timestamp date_time s`,
  269: `spo2_data
0 reading_spo2 uint8 percent; 1 reading_confidence uint8; 2 mode spo2_measurement_type; 253 timestamp date_time s`,
  275: `sleep_level
0 sleep_level sleep_level; 253 timestamp date_time s`,
  289: `aad_accel_features
0 time uint16 s; 1 energy_total uint32; 2 zero_cross_cnt uint16; 3 instance uint8;
4 time_above_threshold uint16 /25 s; 253 timestamp date_time`,
  297: `respiration_rate
0 respiration_rate sint16 /100 breaths/min; 253 timestamp date_time`,
  302: `hsa_accelerometer_data
0 timestamp_ms uint16 ms; 1 sampling_interval uint16 ms; 2 accel_x sint16[] /1.024 mG;
3 accel_y sint16[] /1.024 mG; 4 accel_z sint16[] /1.024 mG; 5 timestamp32k uint32; 253 timestamp date_time s`,
  304: `hsa_step_data
0 processing_interval uint16 s; 1 steps uint32[] steps; 253 timestamp date_time s`,
  305: `hsa_spo2_data
0 processing_interval uint16 s; 1 reading_spo2 uint8[] percent; 2 confidence uint8[]; 253 timestamp date_time s`,
  306: `hsa_stress_data
0 processing_interval uint16 s; 1 stress_level sint8[] s; 253 timestamp date_time`,
  307: `hsa_respiration_data
0 processing_interval uint16 s; 1 respiration_rate sint16[] /100 breaths/min; 253 timestamp date_time s`,
  308: `hsa_heart_rate_data
0 processing_interval uint16 s; 1 status uint8; 2 heart_rate uint8[] bpm; 253 timestamp date_time s`,
  314: `hsa_body_battery_data
0 processing_interval uint16 s; 1 level sint8[] percent; 2 charged sint16[]; 3 uncharged sint16[];
253 timestamp date_time s`,
  315: `hsa_event
0 event_id uint8; 253 timestamp date_time s`,
  319: `tank_update
0 sensor ant_channel_id; 1 pressure uint16 /100 bar; 253 timestamp date_time s`,
  323: `tank_summary
0 sensor ant_channel_id; 1 start_pressure uint16 /100 bar; 2 end_pressure uint16 /100 bar;
3 volume_used uint32 /100 L; 253 timestamp date_time s`,
  346: `sleep_assessment
0 combined_awake_score uint8; 1 awake_time_score uint8; 2 awakenings_count_score uint8; 3 deep_sleep_score uint8;
4 sleep_duration_score uint8; 5 light_sleep_score uint8; 6 overall_sleep_score uint8; 7 sleep_quality_score uint8;
8 sleep_recovery_score uint8; 9 rem_sleep_score uint8; 10 sleep_restlessness_score uint8;
11 awakenings_count uint8; 14 interruptions_score uint8; 15 average_stress_during_sleep uint16 /100`,
  370: `hrv_status_summary
0 weekly_average uint16 /128 ms; 1 last_night_average uint16 /128 ms; 2 last_night5_min_high uint16 /128 ms;
3 baseline_low_upper uint16 /128 ms; 4 baseline_balanced_lower uint16 /128 ms;
5 baseline_balanced_upper uint16 /128 ms; 6 status hrv_status; 253 timestamp date_time`,
  371: `hrv_value
0 value uint16 /128 ms; 253 timestamp date_time`,
  376: `hsa_gyroscope_data
0 timestamp_ms uint16 ms; 1 sampling_interval uint16 1/32768 s; 2 gyro_x sint16[] /28.57143 deg/s;
3 gyro_y sint16[] /28.57143 deg/s; 4 gyro_z sint16[] /28.57143 deg/s; 5 timestamp32k uint32 1/32768 s;
253 timestamp date_time s`,
  387: `chrono_shot_session
0 min_speed uint32 /1000 m/s; 1 max_speed uint32 /1000 m/s; 2 avg_speed uint32 /1000 m/s; 3 shot_count uint16;
4 projectile_type projectile_type; 5 grain_weight uint32 /10 gr; 6 standard_deviation uint32 /1000 m/s;
253 timestamp date_time`,
  388: `chrono_shot_data
0 shot_speed uint32 /1000 m/s; 1 shot_num uint16; 253 timestamp date_time`,
  389: `hsa_configuration_data
0 data byte[]; 1 data_size uint8; 253 timestamp date_time s`,
  393: `dive_apnea_alarm
0 depth uint32 /1000 m; 1 time sint32 s; 2 enabled bool; 3 alarm_type dive_alarm_type; 4 sound tone;
5 dive_types sub_sport[]; 6 id uint32; 7 popup_enabled bool; 8 trigger_on_descent bool; 9 trigger_on_ascent bool;
10 repeating bool; 11 speed sint32 /1000 mps; 254 message_index message_index`,
  398: `skin_temp_overnight
0 local_timestamp local_date_time; 1 average_deviation float32; 2 average7_day_deviation float32;
4 nightly_value float32; 253 timestamp date_time`,
  409: `hsa_wrist_temperature_data
0 processing_interval uint16 s; 1 value uint16[] /1000 C; 253 timestamp date_time s`,
  412: `nap_event
0 start_time date_time seconds; 1 start_timezone_offset sint16 minutes; 2 end_time date_time seconds;
3 end_timezone_offset sint16 minutes; 4 feedback nap_period_feedback; 5 is_deleted bool; 6 source nap_source;
7 update_timestamp date_time; 253 timestamp date_time; 254 message_index message_index`,
  470: `sleep_disruption_severity_period
0 severity sleep_disruption_severity; 253 timestamp date_time; 254 message_index message_index`,
  471: `sleep_disruption_overnight_severity
0 severity sleep_disruption_severity; 253 timestamp date_time`,
} as const;
