/**
 * What an activity is summed up in.
 * Message number: name, then `number name type [/scale±offset] [unit]` for each field; a value is raw / scale ± offset.
 * A type is a base type or an enumeration of this folder; `[]` marks an array.
 */
export const activityMessageTexts = {
  0: `file_id
0 type file; 1 manufacturer manufacturer; 2 product uint16; 3 serial_number uint32z; 4 time_created date_time;
5 number uint16; 8 product_name string`,
  49: `file_creator
0 software_version uint16; 1 hardware_version uint8`,
  35: `software
3 version uint16 /100; 5 part_number string; 254 message_index message_index`,
  34: `activity
0 total_timer_time uint32 /1000 s; 1 num_sessions uint16; 2 type activity; 3 event event; 4 event_type event_type;
5 local_timestamp local_date_time; 6 event_group uint8; 253 timestamp date_time`,
  18: `session
0 event event; 1 event_type event_type; 2 start_time date_time; 3 start_position_lat sint32 semicircles;
4 start_position_long sint32 semicircles; 5 sport sport; 6 sub_sport sub_sport;
7 total_elapsed_time uint32 /1000 s; 8 total_timer_time uint32 /1000 s; 9 total_distance uint32 /100 m;
10 total_cycles uint32 cycles; 11 total_calories uint16 kcal; 13 total_fat_calories uint16 kcal;
14 avg_speed uint16 /1000 m/s; 15 max_speed uint16 /1000 m/s; 16 avg_heart_rate uint8 bpm;
17 max_heart_rate uint8 bpm; 18 avg_cadence uint8 rpm; 19 max_cadence uint8 rpm; 20 avg_power uint16 watts;
21 max_power uint16 watts; 22 total_ascent uint16 m; 23 total_descent uint16 m; 24 total_training_effect uint8 /10;
25 first_lap_index uint16; 26 num_laps uint16; 27 event_group uint8; 28 trigger session_trigger;
29 nec_lat sint32 semicircles; 30 nec_long sint32 semicircles; 31 swc_lat sint32 semicircles;
32 swc_long sint32 semicircles; 33 num_lengths uint16 lengths; 34 normalized_power uint16 watts;
35 training_stress_score uint16 /10 tss; 36 intensity_factor uint16 /1000 if;
37 left_right_balance left_right_balance100; 38 end_position_lat sint32 semicircles;
39 end_position_long sint32 semicircles; 41 avg_stroke_count uint32 /10 strokes/lap;
42 avg_stroke_distance uint16 /100 m; 43 swim_stroke swim_stroke swim_stroke; 44 pool_length uint16 /100 m;
45 threshold_power uint16 watts; 46 pool_length_unit display_measure; 47 num_active_lengths uint16 lengths;
48 total_work uint32 J; 49 avg_altitude uint16 /5-500 m; 50 max_altitude uint16 /5-500 m; 51 gps_accuracy uint8 m;
52 avg_grade sint16 /100 %; 53 avg_pos_grade sint16 /100 %; 54 avg_neg_grade sint16 /100 %;
55 max_pos_grade sint16 /100 %; 56 max_neg_grade sint16 /100 %; 57 avg_temperature sint8 C;
58 max_temperature sint8 C; 59 total_moving_time uint32 /1000 s; 60 avg_pos_vertical_speed sint16 /1000 m/s;
61 avg_neg_vertical_speed sint16 /1000 m/s; 62 max_pos_vertical_speed sint16 /1000 m/s;
63 max_neg_vertical_speed sint16 /1000 m/s; 64 min_heart_rate uint8 bpm; 65 time_in_hr_zone uint32[] /1000 s;
66 time_in_speed_zone uint32[] /1000 s; 67 time_in_cadence_zone uint32[] /1000 s;
68 time_in_power_zone uint32[] /1000 s; 69 avg_lap_time uint32 /1000 s; 70 best_lap_index uint16;
71 min_altitude uint16 /5-500 m; 78 active_time uint32 /1000 s;
79 avg_strokes_per_length uint16 /10 strokes/length; 80 avg_swolf uint16; 82 player_score uint16; 83 opponent_score uint16;
84 opponent_name string; 85 stroke_count uint16[] counts; 86 zone_count uint16[] counts;
87 max_ball_speed uint16 /100 m/s; 88 avg_ball_speed uint16 /100 m/s; 89 avg_vertical_oscillation uint16 /10 mm;
90 avg_stance_time_percent uint16 /100 percent; 91 avg_stance_time uint16 /10 ms;
92 avg_fractional_cadence uint8 /128 rpm; 93 max_fractional_cadence uint8 /128 rpm;
94 total_fractional_cycles uint8 /128 cycles; 95 avg_total_hemoglobin_conc uint16[] /100 g/dL;
96 min_total_hemoglobin_conc uint16[] /100 g/dL; 97 max_total_hemoglobin_conc uint16[] /100 g/dL;
98 avg_saturated_hemoglobin_percent uint16[] /10 %; 99 min_saturated_hemoglobin_percent uint16[] /10 %;
100 max_saturated_hemoglobin_percent uint16[] /10 %; 101 avg_left_torque_effectiveness uint8 /2 percent;
102 avg_right_torque_effectiveness uint8 /2 percent; 103 avg_left_pedal_smoothness uint8 /2 percent;
104 avg_right_pedal_smoothness uint8 /2 percent; 105 avg_combined_pedal_smoothness uint8 /2 percent;
110 sport_profile_name string; 111 sport_index uint8; 112 time_standing uint32 /1000 s; 113 stand_count uint16;
114 avg_left_pco sint8 mm; 115 avg_right_pco sint8 mm; 116 avg_left_power_phase uint8[] /0.7111111 degrees;
117 avg_left_power_phase_peak uint8[] /0.7111111 degrees; 118 avg_right_power_phase uint8[] /0.7111111 degrees;
119 avg_right_power_phase_peak uint8[] /0.7111111 degrees; 120 avg_power_position uint16[] watts;
121 max_power_position uint16[] watts; 122 avg_cadence_position uint8[] rpm; 123 max_cadence_position uint8[] rpm;
124 enhanced_avg_speed uint32 /1000 m/s; 125 enhanced_max_speed uint32 /1000 m/s;
126 enhanced_avg_altitude uint32 /5-500 m; 127 enhanced_min_altitude uint32 /5-500 m;
128 enhanced_max_altitude uint32 /5-500 m; 129 avg_lev_motor_power uint16 watts;
130 max_lev_motor_power uint16 watts; 131 lev_battery_consumption uint8 /2 percent;
132 avg_vertical_ratio uint16 /100 percent; 133 avg_stance_time_balance uint16 /100 percent;
134 avg_step_length uint16 /10 mm; 137 total_anaerobic_training_effect uint8 /10; 139 avg_vam uint16 /1000 m/s;
140 avg_depth uint32 /1000 m; 141 max_depth uint32 /1000 m; 142 surface_interval uint32 s;
143 start_cns uint8 percent; 144 end_cns uint8 percent; 145 start_n2 uint16 percent; 146 end_n2 uint16 percent;
147 avg_respiration_rate uint8; 148 max_respiration_rate uint8; 149 min_respiration_rate uint8;
150 min_temperature sint8 C; 155 o2_toxicity uint16 OTUs; 156 dive_number uint32;
168 training_load_peak sint32 /65536; 169 enhanced_avg_respiration_rate uint16 /100 Breaths/min;
170 enhanced_max_respiration_rate uint16 /100 Breaths/min; 178 est_sweat_loss uint16 ml;
180 enhanced_min_respiration_rate uint16 /100; 181 total_grit float32 kGrit; 182 total_flow float32 Flow;
183 jump_count uint16; 186 avg_grit float32 kGrit; 187 avg_flow float32 Flow; 188 primary_benefit uint8;
192 workout_feel uint8; 193 workout_rpe uint8; 194 avg_spo2 uint8 percent; 195 avg_stress uint8 percent;
196 metabolic_calories uint16 kcal; 197 sdrr_hrv uint8 mS; 198 rmssd_hrv uint8 mS;
199 total_fractional_ascent uint8 /100 m; 200 total_fractional_descent uint8 /100 m;
205 beginning_potential_stamina uint8 percent; 206 ending_potential_stamina uint8 percent;
207 min_stamina uint8 percent; 208 avg_core_temperature uint16 /100 C; 209 min_core_temperature uint16 /100 C;
210 max_core_temperature uint16 /100 C; 253 timestamp date_time s; 254 message_index message_index`,
  19: `lap
0 event event; 1 event_type event_type; 2 start_time date_time; 3 start_position_lat sint32 semicircles;
4 start_position_long sint32 semicircles; 5 end_position_lat sint32 semicircles;
6 end_position_long sint32 semicircles; 7 total_elapsed_time uint32 /1000 s; 8 total_timer_time uint32 /1000 s;
9 total_distance uint32 /100 m; 10 total_cycles uint32 cycles; 11 total_calories uint16 kcal;
12 total_fat_calories uint16 kcal; 13 avg_speed uint16 /1000 m/s; 14 max_speed uint16 /1000 m/s;
15 avg_heart_rate uint8 bpm; 16 max_heart_rate uint8 bpm; 17 avg_cadence uint8 rpm; 18 max_cadence uint8 rpm;
19 avg_power uint16 watts; 20 max_power uint16 watts; 21 total_ascent uint16 m; 22 total_descent uint16 m;
23 intensity intensity; 24 lap_trigger lap_trigger; 25 sport sport; 26 event_group uint8;
27 nec_lat sint32 semicircles; 28 nec_long sint32 semicircles; 29 swc_lat sint32 semicircles;
30 swc_long sint32 semicircles; 32 num_lengths uint16 lengths; 33 normalized_power uint16 watts; 34 left_right_balance left_right_balance100;
35 first_length_index uint16; 37 avg_stroke_distance uint16 /100 m; 38 swim_stroke swim_stroke;
39 sub_sport sub_sport; 40 num_active_lengths uint16 lengths; 41 total_work uint32 J;
42 avg_altitude uint16 /5-500 m; 43 max_altitude uint16 /5-500 m; 44 gps_accuracy uint8 m;
45 avg_grade sint16 /100 %; 46 avg_pos_grade sint16 /100 %; 47 avg_neg_grade sint16 /100 %;
48 max_pos_grade sint16 /100 %; 49 max_neg_grade sint16 /100 %; 50 avg_temperature sint8 C;
51 max_temperature sint8 C; 52 total_moving_time uint32 /1000 s; 53 avg_pos_vertical_speed sint16 /1000 m/s;
54 avg_neg_vertical_speed sint16 /1000 m/s; 55 max_pos_vertical_speed sint16 /1000 m/s;
56 max_neg_vertical_speed sint16 /1000 m/s; 57 time_in_hr_zone uint32[] /1000 s;
58 time_in_speed_zone uint32[] /1000 s; 59 time_in_cadence_zone uint32[] /1000 s;
60 time_in_power_zone uint32[] /1000 s; 61 repetition_num uint16; 62 min_altitude uint16 /5-500 m;
63 min_heart_rate uint8 bpm; 70 active_time uint32 /1000 s; 71 wkt_step_index message_index;
73 avg_swolf uint16; 74 opponent_score uint16; 75 stroke_count uint16[] counts; 76 zone_count uint16[] counts;
77 avg_vertical_oscillation uint16 /10 mm; 78 avg_stance_time_percent uint16 /100 percent;
79 avg_stance_time uint16 /10 ms; 80 avg_fractional_cadence uint8 /128 rpm;
81 max_fractional_cadence uint8 /128 rpm; 82 total_fractional_cycles uint8 /128 cycles; 83 player_score uint16;
84 avg_total_hemoglobin_conc uint16[] /100 g/dL; 85 min_total_hemoglobin_conc uint16[] /100 g/dL;
86 max_total_hemoglobin_conc uint16[] /100 g/dL; 87 avg_saturated_hemoglobin_percent uint16[] /10 %;
88 min_saturated_hemoglobin_percent uint16[] /10 %; 89 max_saturated_hemoglobin_percent uint16[] /10 %;
90 avg_strokes_per_length uint16 /10 strokes/length; 91 avg_left_torque_effectiveness uint8 /2 percent; 92 avg_right_torque_effectiveness uint8 /2 percent;
93 avg_left_pedal_smoothness uint8 /2 percent; 94 avg_right_pedal_smoothness uint8 /2 percent;
95 avg_combined_pedal_smoothness uint8 /2 percent; 98 time_standing uint32 /1000 s; 99 stand_count uint16;
100 avg_left_pco sint8 mm; 101 avg_right_pco sint8 mm; 102 avg_left_power_phase uint8[] /0.7111111 degrees;
103 avg_left_power_phase_peak uint8[] /0.7111111 degrees; 104 avg_right_power_phase uint8[] /0.7111111 degrees;
105 avg_right_power_phase_peak uint8[] /0.7111111 degrees; 106 avg_power_position uint16[] watts;
107 max_power_position uint16[] watts; 108 avg_cadence_position uint8[] rpm; 109 max_cadence_position uint8[] rpm;
110 enhanced_avg_speed uint32 /1000 m/s; 111 enhanced_max_speed uint32 /1000 m/s;
112 enhanced_avg_altitude uint32 /5-500 m; 113 enhanced_min_altitude uint32 /5-500 m;
114 enhanced_max_altitude uint32 /5-500 m; 115 avg_lev_motor_power uint16 watts;
116 max_lev_motor_power uint16 watts; 117 lev_battery_consumption uint8 /2 percent;
118 avg_vertical_ratio uint16 /100 percent; 119 avg_stance_time_balance uint16 /100 percent;
120 avg_step_length uint16 /10 mm; 121 avg_vam uint16 /1000 m/s; 122 avg_depth uint32 /1000 m;
123 max_depth uint32 /1000 m; 124 min_temperature sint8 C;
136 enhanced_avg_respiration_rate uint16 /100 Breaths/min;
137 enhanced_max_respiration_rate uint16 /100 Breaths/min; 147 avg_respiration_rate uint8;
148 max_respiration_rate uint8; 149 total_grit float32 kGrit; 150 total_flow float32 Flow; 151 jump_count uint16;
153 avg_grit float32 kGrit; 154 avg_flow float32 Flow;
155 metabolic_calories uint16 kcal; 156 total_fractional_ascent uint8 /100 m;
157 total_fractional_descent uint8 /100 m; 158 avg_core_temperature uint16 /100 C;
159 min_core_temperature uint16 /100 C; 160 max_core_temperature uint16 /100 C; 253 timestamp date_time s;
254 message_index message_index`,
} as const;
