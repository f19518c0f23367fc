import { readFileSync } from 'node:fs';
import { encodeFit } from '../src/fit/encode/encode-fit.ts';
import type { FitMessageInput } from '../src/fit/encode/input.ts';

export function testData(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../test-data/${name}`, import.meta.url)));
}

const time = 1_001_980_800;

/** Every kind of message that the decoder looks at, in a few hundred bytes. */
const everything: readonly FitMessageInput[] = [
  { name: 'file_id', fields: { type: 'activity', manufacturer: 'garmin', product: 2050, time_created: time } },
  { name: 'developer_data_id', fields: { developer_data_index: 0 } },
  {
    name: 'field_description',
    fields: {
      developer_data_index: 0,
      field_definition_number: 0,
      fit_base_type_id: 'uint16',
      field_name: 'Power',
      units: 'Watts',
      native_mesg_num: 20,
      native_field_num: 7,
    },
  },
  {
    name: 'device_info',
    fields: { timestamp: time, device_index: 1, device_type: 120, manufacturer: 'garmin', source_type: 'antplus' },
  },
  { name: 'event', fields: { timestamp: time, event: 'timer', event_type: 'start', data: 0 } },
  { name: 'event', fields: { timestamp: time, event: 'rear_gear_change', event_type: 'marker', data: 0x0b1c0232 } },
  ...Array.from(
    { length: 12 },
    (_, i): FitMessageInput => ({
      name: 'record',
      fields: {
        timestamp: time + i,
        position_lat: 495_280_430 + i,
        position_long: 872_696_681 - i,
        heart_rate: 100 + i,
        distance: 3 * i,
        enhanced_speed: 3,
        cadence: 80,
      },
      developerFields: [{ developerIndex: 0, fieldNumber: 0, value: 200 + i }],
    }),
  ),
  { name: 'record', fields: { timestamp: time + 12, compressed_speed_distance: [1, 2, 3], left_right_balance: 0xb0 } },
  {
    name: 'hr',
    fields: {
      timestamp: time,
      filtered_bpm: { type: 'uint8', value: [100] },
      event_timestamp: { type: 'uint32', value: [1024] },
    },
  },
  {
    name: 'hr',
    fields: {
      filtered_bpm: { type: 'uint8', value: [1, 2, 3, 4, 5, 6, 7, 8] },
      event_timestamp_12: [0, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    },
  },
  { name: 'hrv', fields: { time: [0.8, 0.81, null, null, null] } },
  {
    name: 'length',
    fields: { timestamp: time + 5, start_time: time, total_elapsed_time: 5, length_type: 'active', total_strokes: 9 },
  },
  {
    name: 'set',
    fields: {
      timestamp: time,
      start_time: time,
      duration: 30,
      repetitions: 8,
      weight: 60,
      category: ['squat'],
      set_type: 'active',
    },
  },
  { name: 'lap', fields: { timestamp: time + 12, start_time: time, total_elapsed_time: 12, lap_trigger: 'manual' } },
  {
    name: 'session',
    fields: {
      timestamp: time + 6,
      start_time: time,
      total_elapsed_time: 6,
      sport: 'swimming',
      sub_sport: 'lap_swimming',
    },
  },
  { name: 'session', fields: { timestamp: time + 12, start_time: time + 6, total_elapsed_time: 6, sport: 'cycling' } },
  { name: 'activity', fields: { timestamp: time + 12, local_timestamp: time + 7212, num_sessions: 2 } },
];

/** Small files, so that a mutation hits something. */
export function fuzzCorpus(): Uint8Array[] {
  return [
    encodeFit({ messages: everything }),
    encodeFit({ messages: everything, byteOrder: 'big', headerBytes: 12 }),
    encodeFit({ messages: everything, compressedTimestamps: true }),
    encodeFit([{ messages: everything }, { messages: everything.slice(0, 8) }]),
    testData('ride-short-edge820.fit'),
    testData('yoga-fenix6x-sets.fit'),
    testData('ride-indoor-kickr-unterminated-strings.fit'),
  ];
}
