import { type ActivityFile, defaultMaximumBytes, recogniseActivityFile } from '@vitalwire/activity-files';
import { decodeFit, type FitMessage, fitMessages, fitValue } from '@vitalwire/activity-files/fit';
import { type AthleteSettings, toRecords } from '@vitalwire/activity-files/records';
import { bytesOf } from '@vitalwire/provider-kit/archive';
import { bodyMeasurementsOf } from '../body-measurements.ts';
import type { FileFormat } from '../file-format.ts';
import { filesId } from '../files-descriptor.ts';
import { nothingToImport } from '../nothing-to-import.ts';

/** Files that are measurements of the body, by what FIT calls them. */
const bodyFiles = new Set(['weight', 'blood_pressure']);

export const fitFormat: FileFormat = {
  id: 'fit',
  delivers: ['workout', 'bodyMeasurement'],
  recognise: (head) => {
    const { format, confidence, message } = recogniseActivityFile(head);
    return format === 'fit' ? { confidence, sentence: message } : null;
  },
  read: async (content, context) => {
    const { path, now: receivedAt } = context;
    const bytes = await bytesOf(content, path, defaultMaximumBytes);
    const file = decodeFit(bytes, { path });
    if (file.sessions.length > 0) {
      return toRecords(file, { ...context, sourceId: filesId, receivedAt, athlete: athleteOf(file, bytes) });
    }
    const measured = bodyFiles.has(file.fileType) ? bodyMeasurementsOf(file, bytes, context) : null;
    return measured ?? nothingToImport(file, path);
  },
};

/**
 * What the device had been told of its owner. Heart rates of zones belong to the sport of the recording, and to no
 * known one when there are several.
 */
function athleteOf(file: ActivityFile, bytes: Uint8Array): AthleteSettings {
  const messages = [...fitMessages(bytes, { only: ['zones_target', 'user_profile'] })];
  const last = (name: string): FitMessage | undefined => messages.findLast((message) => message.name === name);
  const zones = file.sessions.length === 1 ? last('zones_target') : undefined;
  const profile = last('user_profile');
  return {
    ...numberAs('maximumHeartRateBpm', zones, 'max_heart_rate'),
    ...numberAs('lactateThresholdHeartRateBpm', zones, 'threshold_heart_rate'),
    ...numberAs('restingHeartRateBpm', profile, 'resting_heart_rate'),
    ...numberAs('weightKilograms', profile, 'weight'),
  };
}

function numberAs(key: keyof AthleteSettings, message: FitMessage | undefined, field: string): AthleteSettings {
  const value = message === undefined ? null : fitValue(message, field);
  return typeof value === 'number' ? { [key]: value } : {};
}
