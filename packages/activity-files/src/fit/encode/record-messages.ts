import { isMissing, type StreamChannel, type Streams } from '@vitalwire/core';
import type { DeveloperColumn } from '../../activity.ts';
import { fitSecondsOf } from '../fit-time.ts';
import type { FitDeveloperInput, FitInputValue, FitMessageInput } from './input.ts';

/** The field that holds a channel, and its value in that field's unit. */
type Writer = readonly [field: string, convert: (value: number) => FitInputValue];

const same = (value: number): number => value;
const semicircles = (degrees: number): number => Math.round((degrees * 0x80000000) / 180) | 0;

/** Channels without an entry have no field in FIT; cadence is split over two. */
const writers: { readonly [C in StreamChannel]?: Writer } = {
  latitudeDegrees: ['position_lat', semicircles],
  longitudeDegrees: ['position_long', semicircles],
  altitudeMeters: ['enhanced_altitude', same],
  distanceMeters: ['distance', same],
  speedMetersPerSecond: ['enhanced_speed', same],
  heartRateBpm: ['heart_rate', same],
  powerWatts: ['power', same],
  temperatureCelsius: ['temperature', same],
  gradePercent: ['grade', same],
  leftPowerPercent: ['left_right_balance', (left) => 0x80 | Math.round(100 - left)],
  verticalOscillationMillimeters: ['vertical_oscillation', same],
  verticalRatioPercent: ['vertical_ratio', same],
  groundContactMilliseconds: ['stance_time', same],
  groundContactLeftPercent: ['stance_time_balance', same],
  stepLengthMillimeters: ['step_length', same],
  respirationRatePerMinute: ['enhanced_respiration_rate', same],
  coreTemperatureCelsius: ['core_temperature', same],
  depthMeters: ['depth', same],
};

/** Developer index that the columns of apps are written under. */
export const columnDeveloperIndex = 0;

/** One `record` message a sample, with the fields that have a value at it. */
export function recordMessages(streams: Streams, developerColumns: readonly DeveloperColumn[]): FitMessageInput[] {
  const start = fitSecondsOf(streams.start);
  return Array.from(streams.elapsedSeconds, (elapsed, row) => {
    const fields: Record<string, FitInputValue> = { timestamp: Math.floor(start + elapsed) };
    for (const { channel, values, missing } of streams.columns) {
      const value = values[row] ?? Number.NaN;
      if (isMissing(missing, row) || Number.isNaN(value)) continue;
      if (channel === 'cadenceRpm') {
        fields.cadence = Math.floor(value);
        fields.fractional_cadence = Math.min(127 / 128, value - Math.floor(value));
        continue;
      }
      const writer = writers[channel];
      if (writer !== undefined) fields[writer[0]] = writer[1](value);
    }
    return { name: 'record', fields, developerFields: developerFields(developerColumns, row) };
  });
}

function developerFields(columns: readonly DeveloperColumn[], row: number): FitDeveloperInput[] {
  return columns.flatMap(({ values }, fieldNumber) => {
    const value = values[row] ?? Number.NaN;
    return Number.isNaN(value) ? [] : [{ developerIndex: columnDeveloperIndex, fieldNumber, value }];
  });
}

/** What a reader needs before the first record with fields of apps. */
export function developerDescriptions(columns: readonly DeveloperColumn[]): FitMessageInput[] {
  if (columns.length === 0) return [];
  const developer = { name: 'developer_data_id', fields: { developer_data_index: columnDeveloperIndex } };
  const descriptions = columns.map(({ name, unit }, index) => ({
    name: 'field_description',
    fields: {
      developer_data_index: columnDeveloperIndex,
      field_definition_number: index,
      fit_base_type_id: 'float64',
      field_name: shortText(name) ?? '',
      units: shortText(unit) ?? '',
    },
  }));
  return [developer, ...descriptions];
}

/** A field holds 254 bytes of text, at most four of them for a character. */
export function shortText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : Array.from(text).slice(0, 63).join('');
}
