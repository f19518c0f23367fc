import type { ActivityFile } from '@vitalwire/activity-files';
import { type FitMessage, fitMessages, fitValue } from '@vitalwire/activity-files/fit';
import { deviceWords } from '@vitalwire/activity-files/records';
import {
  type BodyMeasurement,
  Channel,
  instantOf,
  millisecondsOf,
  millisecondsPerDay,
  type Rejection,
  recordId,
} from '@vitalwire/core';
import { attributeLocalDate } from '@vitalwire/core/time';
import type { FileContent, FormatContext } from './file-format.ts';
import { filesId } from './files-descriptor.ts';

/** Raised when this mapping changes. */
export const bodyMapper = 'files-body/1';

type Measured = Omit<
  BodyMeasurement,
  keyof Pick<
    BodyMeasurement,
    'kind' | 'id' | 'provenance' | 'start' | 'end' | 'utcOffsetMinutes' | 'localDate' | 'dateBasis'
  >
>;

/** Field of the message → field of the record, with the greatest value that is a measurement. */
const fields: readonly (readonly [field: string, name: keyof Measured, greatest: number])[] = [
  // 655.34 is how a scale says that it is still weighing.
  ['weight', 'weightKilograms', 500],
  ['percent_fat', 'bodyFatPercent', 100],
  ['percent_hydration', 'bodyWaterPercent', 100],
  ['bone_mass', 'boneMassKilograms', 100],
  ['muscle_mass', 'muscleMassKilograms', 300],
  ['visceral_fat_rating', 'visceralFatRating', 100],
  ['systolic_pressure', 'systolicPressureMillimetersOfMercury', 400],
  ['diastolic_pressure', 'diastolicPressureMillimetersOfMercury', 400],
];

/**
 * Weighings and blood pressure readings of a FIT file. Each has its own moment, so a file that a scale keeps adding to
 * gives the same record for the same weighing.
 * @returns `null` when it holds none
 */
export function bodyMeasurementsOf(file: ActivityFile, bytes: Uint8Array, context: FormatContext): FileContent | null {
  const records: BodyMeasurement[] = [];
  const rejected: Rejection[] = [];
  const latest = instantOf(millisecondsOf(context.now) + millisecondsPerDay);
  for (const message of fitMessages(bytes, { only: ['weight_scale', 'blood_pressure'], path: context.path })) {
    const measured = measuredOf(message);
    const { timestamp } = message;
    if (measured === null) continue;
    if (timestamp === null || timestamp < '1990' || timestamp > latest) {
      const day = timestamp === null ? 'no date' : `the date ${timestamp.substring(0, 10)}`;
      const text = `A measurement carries ${day}, which cannot be right. Set the clock of the scale and export it again.`;
      rejected.push({ path: context.path, code: 'file-invalid', message: text });
      continue;
    }
    const naturalKey = ['fit', message.name, timestamp, fitValue(message, 'user_profile_index') ?? ''].join('/');
    records.push({
      kind: 'bodyMeasurement',
      id: recordId('bodyMeasurement', filesId, naturalKey),
      provenance: {
        sourceId: filesId,
        channel: Channel.File,
        vendorId: null,
        naturalKey,
        device: file.device === null ? null : deviceWords(file.device),
        originalHash: context.originalHash,
        receivedAt: context.now,
        mapper: bodyMapper,
      },
      start: timestamp,
      end: null,
      utcOffsetMinutes: null,
      ...attributeLocalDate({ start: timestamp, utcOffsetMinutes: null, assumedTimeZone: context.assumedTimeZone }),
      ...measured,
    });
  }
  if (records.length === 0 && rejected.length === 0) return null;
  return {
    records: records.map((record) => ({ record, streams: null })),
    thresholds: [],
    rejected,
    warnings: file.damage.map(({ code, message }) => ({ path: context.path, code, message })),
  };
}

function measuredOf(message: FitMessage): Measured | null {
  const values = fields.flatMap(([field, name, greatest]) => {
    const value = fitValue(message, field);
    return typeof value === 'number' && value > 0 && value <= greatest ? [[name, value] as const] : [];
  });
  return values.length === 0 ? null : Object.fromEntries(values);
}
