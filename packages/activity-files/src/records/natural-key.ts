import { cleanText, columnOf, type Streams, textLimits } from '@vitalwire/core';
import { type ActivityFile, ActivityFormat, type ActivitySession } from '../activity.ts';

/**
 * What makes a session the same one when its file is read again, renamed, compressed or cut short. Only what stands in
 * the file goes in, never what we make of it: a better mapping must not give an old file a new key.
 *
 * FIT names its recorder and the moment that the file was made. Converters write one serial number for all and make
 * many files in a second, so the hour of the start goes in too: coarse enough that a copy cut short keeps its key.
 * The XML formats name neither: there the start, the writer's word for the sport and the outline of the samples have
 * to do.
 */
export function naturalKeyOf(file: ActivityFile, session: ActivitySession, index: number): string {
  const serial = file.device?.serialNumber;
  if (file.format === ActivityFormat.Fit && serial !== undefined && file.createdAt !== null) {
    return ['fit', word(serial), file.createdAt, index, session.start.substring(0, HOUR)].join('/');
  }
  const { start, vendorSport = '' } = session;
  const outline = session.streams === null ? outlineOfTotals(session) : outlineOfSamples(session.streams);
  return [file.format, start, word(vendorSport), ...outline].join('/');
}

/** Length of `2024-05-01T06`. */
const HOUR = 13;

/** Texts of a file are cut, so that the whole key fits its limit. */
function word(text: string): string {
  return cleanText(text, textLimits.word) ?? '';
}

function outlineOfTotals(session: ActivitySession): readonly (string | number)[] {
  return ['totals', session.timerSeconds ?? '', session.distanceMeters ?? ''];
}

function outlineOfSamples(streams: Streams): readonly (string | number)[] {
  const seconds = streams.elapsedSeconds;
  const latitudes = columnOf(streams, 'latitudeDegrees')?.values;
  const longitudes = columnOf(streams, 'longitudeDegrees')?.values;
  const position = (index: number): string => `${degrees(latitudes?.[index])},${degrees(longitudes?.[index])}`;
  const last = seconds.length - 1;
  return [seconds.length, seconds[last] ?? 0, position(0), position(last >> 1), position(last)];
}

/** A tenth of a metre. */
function degrees(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : value.toFixed(6);
}
