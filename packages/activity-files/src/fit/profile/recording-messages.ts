/**
 * What is written while an activity runs, and what belongs to planned workouts.
 * Message number: name, then `number name type [/scale±offset] [unit]` for each field; a value is raw / scale ± offset.
 * A type is a base type or an enumeration of this folder; `[]` marks an array.
 */
export const recordingMessageTexts = {
  20: `record
0 position_lat sint32 semicircles; 1 position_long sint32 semicircles; 2 altitude uint16 /5-500 m;
3 heart_rate uint8 bpm; 4 cadence uint8 rpm; 5 distance uint32 /100 m; 6 speed uint16 /1000 m/s;
7 power uint16 watts; 8 compressed_speed_distance byte[]; 9 grade sint16 /100 %; 10 resistance uint8;
11 time_from_course sint32 /1000 s; 12 cycle_length uint8 /100 m; 13 temperature sint8 C;
17 speed_1s uint8[] /16 m/s; 18 cycles uint8 cycles; 19 total_cycles uint32 cycles;
28 compressed_accumulated_power uint16 watts; 29 accumulated_power uint32 watts;
30 left_right_balance left_right_balance; 31 gps_accuracy uint8 m; 32 vertical_speed sint16 /1000 m/s;
33 calories uint16 kcal; 39 vertical_oscillation uint16 /10 mm; 40 stance_time_percent uint16 /100 percent;
41 stance_time uint16 /10 ms; 42 activity_type activity_type; 43 left_torque_effectiveness uint8 /2 percent;
44 right_torque_effectiveness uint8 /2 percent; 45 left_pedal_smoothness uint8 /2 percent;
46 right_pedal_smoothness uint8 /2 percent; 47 combined_pedal_smoothness uint8 /2 percent; 48 time128 uint8 /128 s;
49 stroke_type stroke_type; 50 zone uint8; 51 ball_speed uint16 /100 m/s; 52 cadence256 uint16 /256 rpm;
53 fractional_cadence uint8 /128 rpm; 54 total_hemoglobin_conc uint16 /100 g/dL;
55 total_hemoglobin_conc_min uint16 /100 g/dL; 56 total_hemoglobin_conc_max uint16 /100 g/dL;
57 saturated_hemoglobin_percent uint16 /10 %; 58 saturated_hemoglobin_percent_min uint16 /10 %;
59 saturated_hemoglobin_percent_max uint16 /10 %; 62 device_index device_index; 67 left_pco sint8 mm;
68 right_pco sint8 mm; 69 left_power_phase uint8[] /0.7111111 degrees;
70 left_power_phase_peak uint8[] /0.7111111 degrees; 71 right_power_phase uint8[] /0.7111111 degrees;
72 right_power_phase_peak uint8[] /0.7111111 degrees; 73 enhanced_speed uint32 /1000 m/s;
78 enhanced_altitude uint32 /5-500 m; 81 battery_soc uint8 /2 percent; 82 motor_power uint16 watts;
83 vertical_ratio uint16 /100 percent; 84 stance_time_balance uint16 /100 percent; 85 step_length uint16 /10 mm;
87 cycle_length16 uint16 /100 m; 90 garmin_performance_condition sint8; 91 absolute_pressure uint32 Pa;
92 depth uint32 /1000 m; 93 next_stop_depth uint32 /1000 m; 94 next_stop_time uint32 s;
95 time_to_surface uint32 s; 96 ndl_time uint32 s; 97 cns_load uint8 percent; 98 n2_load uint16 percent;
99 respiration_rate uint8 s; 108 enhanced_respiration_rate uint16 /100 Breaths/min; 114 grit float32;
115 flow float32; 116 current_stress uint16 /100; 117 ebike_travel_range uint16 km;
118 ebike_battery_level uint8 percent; 119 ebike_assist_mode uint8 depends on sensor;
120 ebike_assist_level_percent uint8 percent; 123 air_time_remaining uint32 s;
124 pressure_sac uint16 /100 bar/min; 125 volume_sac uint16 /100 L/min; 126 rmv uint16 /100 L/min;
127 ascent_rate sint32 /1000 m/s; 129 po2 uint8 /100 percent; 137 potential_stamina uint8 percent;
138 stamina uint8 percent; 139 core_temperature uint16 /100 C; 253 timestamp date_time s`,
  21: `event
0 event event; 1 event_type event_type; 2 data16 uint16; 3 data uint32; 4 event_group uint8; 7 score uint16;
8 opponent_score uint16; 9 front_gear_num uint8z; 10 front_gear uint8z; 11 rear_gear_num uint8z;
12 rear_gear uint8z; 13 device_index device_index; 14 activity_type activity_type; 15 start_timestamp date_time s;
21 radar_threat_level_max radar_threat_level_type; 22 radar_threat_count uint8;
23 radar_threat_avg_approach_speed uint8 /10 m/s; 24 radar_threat_max_approach_speed uint8 /10 m/s;
253 timestamp date_time s`,
  23: `device_info
0 device_index device_index; 1 device_type uint8; 2 manufacturer manufacturer; 3 serial_number uint32z;
4 product uint16; 5 software_version uint16 /100; 6 hardware_version uint8; 7 cum_operating_time uint32 s;
10 battery_voltage uint16 /256 V; 11 battery_status battery_status; 18 sensor_position body_location;
19 descriptor string; 20 ant_transmission_type uint8z; 21 ant_device_number uint16z; 22 ant_network ant_network;
24 ant_id uint32z; 25 source_type source_type; 27 product_name string; 32 battery_level uint8 %;
253 timestamp date_time s`,
  101: `length
0 event event; 1 event_type event_type; 2 start_time date_time; 3 total_elapsed_time uint32 /1000 s;
4 total_timer_time uint32 /1000 s; 5 total_strokes uint16 strokes; 6 avg_speed uint16 /1000 m/s;
7 swim_stroke swim_stroke swim_stroke; 9 avg_swimming_cadence uint8 strokes/min; 10 event_group uint8;
11 total_calories uint16 kcal; 12 length_type length_type; 18 player_score uint16; 19 opponent_score uint16;
20 stroke_count uint16[] counts; 21 zone_count uint16[] counts;
22 enhanced_avg_respiration_rate uint16 /100 Breaths/min; 23 enhanced_max_respiration_rate uint16 /100 Breaths/min;
24 avg_respiration_rate uint8; 25 max_respiration_rate uint8; 253 timestamp date_time;
254 message_index message_index`,
  225: `set
0 duration uint32 /1000 s; 3 repetitions uint16; 4 weight uint16 /16 kg; 5 set_type set_type;
6 start_time date_time; 7 category exercise_category[]; 8 category_subtype uint16[];
9 weight_display_unit fit_base_unit; 10 message_index message_index; 11 wkt_step_index message_index;
254 timestamp date_time`,
  132: `hr
0 fractional_timestamp uint16 /32768 s; 1 time256 uint8 /256 s; 6 filtered_bpm uint8[] bpm;
9 event_timestamp uint32[] /1024 s; 10 event_timestamp_12 byte[]; 253 timestamp date_time`,
  78: `hrv
0 time uint16[] /1000 s`,
  206: `field_description
0 developer_data_index uint8; 1 field_definition_number uint8; 2 fit_base_type_id fit_base_type;
3 field_name string; 4 array uint8; 5 components string; 6 scale uint8; 7 offset sint8; 8 units string;
9 bits string; 10 accumulate string; 13 fit_base_unit_id fit_base_unit; 14 native_mesg_num mesg_num;
15 native_field_num uint8`,
  207: `developer_data_id
0 developer_id byte[]; 1 application_id byte[]; 2 manufacturer_id manufacturer; 3 developer_data_index uint8;
4 application_version uint32`,
  12: `sport
0 sport sport; 1 sub_sport sub_sport; 3 name string`,
  142: `segment_lap
0 event event; 1 event_type event_type; 2 start_time date_time; 3 start_position_lat sint32 semicircles;
4 start_position_long sint32 semicircles; 5 end_position_lat sint32 semicircles;
6 end_position_long sint32 semicircles; 7 total_elapsed_time uint32 /1000 s; 8 total_timer_time uint32 /1000 s;
9 total_distance uint32 /100 m; 10 total_cycles uint32 cycles; 11 total_calories uint16 kcal;
12 total_fat_calories uint16 kcal; 13 avg_speed uint16 /1000 m/s; 14 max_speed uint16 /1000 m/s;
15 avg_heart_rate uint8 bpm; 16 max_heart_rate uint8 bpm; 17 avg_cadence uint8 rpm; 18 max_cadence uint8 rpm;
19 avg_power uint16 watts; 20 max_power uint16 watts; 21 total_ascent uint16 m; 22 total_descent uint16 m;
23 sport sport; 24 event_group uint8; 25 nec_lat sint32 semicircles; 26 nec_long sint32 semicircles;
27 swc_lat sint32 semicircles; 28 swc_long sint32 semicircles; 29 name string; 30 normalized_power uint16 watts;
31 left_right_balance left_right_balance100; 32 sub_sport sub_sport; 33 total_work uint32 J;
34 avg_altitude uint16 /5-500 m; 35 max_altitude uint16 /5-500 m; 36 gps_accuracy uint8 m;
37 avg_grade sint16 /100 %; 38 avg_pos_grade sint16 /100 %; 39 avg_neg_grade sint16 /100 %;
40 max_pos_grade sint16 /100 %; 41 max_neg_grade sint16 /100 %; 42 avg_temperature sint8 C;
43 max_temperature sint8 C; 44 total_moving_time uint32 /1000 s; 45 avg_pos_vertical_speed sint16 /1000 m/s;
46 avg_neg_vertical_speed sint16 /1000 m/s; 47 max_pos_vertical_speed sint16 /1000 m/s;
48 max_neg_vertical_speed sint16 /1000 m/s; 49 time_in_hr_zone uint32[] /1000 s;
50 time_in_speed_zone uint32[] /1000 s; 51 time_in_cadence_zone uint32[] /1000 s;
52 time_in_power_zone uint32[] /1000 s; 53 repetition_num uint16; 54 min_altitude uint16 /5-500 m;
55 min_heart_rate uint8 bpm; 56 active_time uint32 /1000 s; 57 wkt_step_index message_index;
58 sport_event sport_event; 59 avg_left_torque_effectiveness uint8 /2 percent;
60 avg_right_torque_effectiveness uint8 /2 percent; 61 avg_left_pedal_smoothness uint8 /2 percent;
62 avg_right_pedal_smoothness uint8 /2 percent; 63 avg_combined_pedal_smoothness uint8 /2 percent;
64 status segment_lap_status; 65 uuid string; 66 avg_fractional_cadence uint8 /128 rpm;
67 max_fractional_cadence uint8 /128 rpm; 68 total_fractional_cycles uint8 /128 cycles;
69 front_gear_shift_count uint16; 70 rear_gear_shift_count uint16; 71 time_standing uint32 /1000 s;
72 stand_count uint16; 73 avg_left_pco sint8 mm; 74 avg_right_pco sint8 mm;
75 avg_left_power_phase uint8[] /0.7111111 degrees; 76 avg_left_power_phase_peak uint8[] /0.7111111 degrees;
77 avg_right_power_phase uint8[] /0.7111111 degrees; 78 avg_right_power_phase_peak uint8[] /0.7111111 degrees;
79 avg_power_position uint16[] watts; 80 max_power_position uint16[] watts; 81 avg_cadence_position uint8[] rpm;
82 max_cadence_position uint8[] rpm; 83 manufacturer manufacturer; 84 total_grit float32 kGrit;
85 total_flow float32 Flow; 86 avg_grit float32 kGrit; 87 avg_flow float32 Flow;
89 total_fractional_ascent uint8 /100 m; 90 total_fractional_descent uint8 /100 m;
91 enhanced_avg_altitude uint32 /5-500 m; 92 enhanced_max_altitude uint32 /5-500 m;
93 enhanced_min_altitude uint32 /5-500 m; 253 timestamp date_time s; 254 message_index message_index`,
  312: `split
0 split_type split_type; 1 total_elapsed_time uint32 /1000 s; 2 total_timer_time uint32 /1000 s;
3 total_distance uint32 /100 m; 4 avg_speed uint32 /1000 m/s; 9 start_time date_time; 13 total_ascent uint16 m;
14 total_descent uint16 m; 21 start_position_lat sint32 semicircles; 22 start_position_long sint32 semicircles;
23 end_position_lat sint32 semicircles; 24 end_position_long sint32 semicircles; 25 max_speed uint32 /1000 m/s;
26 avg_vert_speed sint32 /1000 m/s; 27 end_time date_time; 28 total_calories uint32 kcal;
74 start_elevation uint32 /5-500 m; 78 active_time uint32 /1000 s; 107 beginning_potential_stamina uint8 percent;
108 ending_potential_stamina uint8 percent; 109 min_stamina uint8 percent; 110 total_moving_time uint32 /1000 s;
254 message_index message_index`,
  313: `split_summary
0 split_type split_type; 3 num_splits uint16; 4 total_timer_time uint32 /1000 s; 5 total_distance uint32 /100 m;
6 avg_speed uint32 /1000 m/s; 7 max_speed uint32 /1000 m/s; 8 total_ascent uint16 m; 9 total_descent uint16 m;
10 avg_heart_rate uint8 bpm; 11 max_heart_rate uint8 bpm; 12 avg_vert_speed sint32 /1000 m/s;
13 total_calories uint32 kcal; 65 active_time uint32 /1000 s; 77 total_moving_time uint32 /1000 s;
254 message_index message_index`,
  216: `time_in_zone
0 reference_mesg mesg_num; 1 reference_index message_index; 2 time_in_hr_zone uint32[] /1000 s;
3 time_in_speed_zone uint32[] /1000 s; 4 time_in_cadence_zone uint32[] /1000 s;
5 time_in_power_zone uint32[] /1000 s; 6 hr_zone_high_boundary uint8[] bpm;
7 speed_zone_high_boundary uint16[] /1000 m/s; 8 cadence_zone_high_bondary uint8[] rpm;
9 power_zone_high_boundary uint16[] watts; 10 hr_calc_type hr_zone_calc; 11 max_heart_rate uint8;
12 resting_heart_rate uint8; 13 threshold_heart_rate uint8; 14 pwr_calc_type pwr_zone_calc;
15 functional_threshold_power uint16; 253 timestamp date_time s`,
  140: `activity_metrics
1 new_max_heart_rate uint8 bpm; 4 aerobic_training_effect uint8 /10;
7 vo2_max uint32 /18724.571428571428 ml/kg/min; 9 recovery_time uint16 min; 11 sport sport;
20 anaerobic_training_effect uint8 /10; 29 first_vo2_max uint32 /18724.571428571428 ml/kg/min;
41 primary_benefit uint8; 60 total_ascent uint16 m; 61 total_descent uint16 m; 62 avg_power uint16 watts;
63 avg_heart_rate uint8 bpm`,
  285: `jump
0 distance float32 m; 1 height float32 m; 2 rotations uint8; 3 hang_time float32 s; 4 score float32;
5 position_lat sint32 semicircles; 6 position_long sint32 semicircles; 7 speed uint16 /1000 m/s;
8 enhanced_speed uint32 /1000 m/s; 253 timestamp date_time s`,
  317: `climb_pro
0 position_lat sint32 semicircles; 1 position_long sint32 semicircles; 2 climb_pro_event climb_pro_event;
3 climb_number uint16; 4 climb_category uint8; 5 current_dist float32 m; 253 timestamp date_time s`,
  79: `user_metrics
0 vo2_max uint16 /292.57142857142856 ml/kg/min; 1 age uint8 years; 2 height uint8 /100 m; 3 weight uint16 /10 kg;
4 gender gender; 6 max_heart_rate uint8 bpm; 8 remaining_recovery_time uint16; 11 lthr uint16 bpm;
12 ltpower uint16 watts; 13 ltspeed uint16 /1000 m/s; 16 start_of_activity date_time;
19 first_vo2_max uint32 /18724.571428571428 ml/kg/min; 35 end_of_previous_activity date_time;
253 timestamp date_time`,
  290: `beat_intervals
0 timestamp_ms uint16 ms; 1 time uint16[] ms; 253 timestamp date_time`,
  372: `raw_bbi
0 timestamp_ms uint16 ms; 1 data uint16[]; 2 time uint16[] ms; 3 quality uint8[]; 4 gap uint8[];
253 timestamp date_time`,
  264: `exercise_title
0 exercise_category exercise_category; 1 exercise_name uint16; 2 wkt_step_name string;
254 message_index message_index`,
  26: `workout
4 sport sport; 5 capabilities workout_capabilities; 6 num_valid_steps uint16; 8 wkt_name string;
11 sub_sport sub_sport; 14 pool_length uint16 /100 m; 15 pool_length_unit display_measure;
17 wkt_description string; 254 message_index message_index`,
  27: `workout_step
0 wkt_step_name string; 1 duration_type wkt_step_duration; 2 duration_value uint32; 3 target_type wkt_step_target;
4 target_value uint32; 5 custom_target_value_low uint32; 6 custom_target_value_high uint32; 7 intensity intensity;
8 notes string; 9 equipment workout_equipment; 10 exercise_category exercise_category; 11 exercise_name uint16;
12 exercise_weight uint16 /100 kg; 13 weight_display_unit fit_base_unit; 19 secondary_target_type wkt_step_target;
20 secondary_target_value uint32; 21 secondary_custom_target_value_low uint32;
22 secondary_custom_target_value_high uint32; 254 message_index message_index`,
  158: `workout_session
0 sport sport; 1 sub_sport sub_sport; 2 num_valid_steps uint16; 3 first_step_index uint16;
4 pool_length uint16 /100 m; 5 pool_length_unit display_measure; 254 message_index message_index`,
  28: `schedule
0 manufacturer manufacturer; 1 product uint16; 2 serial_number uint32z; 3 time_created date_time; 4 completed bool;
5 type schedule; 6 scheduled_time local_date_time`,
  162: `timestamp_correlation
0 fractional_timestamp uint16 /32768 s; 1 system_timestamp date_time s;
2 fractional_system_timestamp uint16 /32768 s; 3 local_timestamp local_date_time s; 4 timestamp_ms uint16 ms;
5 system_timestamp_ms uint16 ms; 253 timestamp date_time s`,
  160: `gps_metadata
0 timestamp_ms uint16 ms; 1 position_lat sint32 semicircles; 2 position_long sint32 semicircles;
3 enhanced_altitude uint32 /5-500 m; 4 enhanced_speed uint32 /1000 m/s; 5 heading uint16 /100 degrees;
6 utc_timestamp date_time s; 7 velocity sint16[] /100 m/s; 253 timestamp date_time s`,
  375: `device_aux_battery_info
0 device_index device_index; 1 battery_voltage uint16 /256 V; 2 battery_status battery_status;
3 battery_identifier uint8; 253 timestamp date_time`,
  105: `pad
`,
  145: `memo_glob
0 memo byte[]; 1 mesg_num mesg_num; 2 parent_index message_index; 3 field_num uint8; 4 data uint8z[];
250 part_index uint32`,
} as const;
