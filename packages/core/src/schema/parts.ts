import * as z from 'zod';
import { type ContentHash, isRecordId, isSourceId, type RecordId, type SourceId } from '../ids.ts';
import { type Instant, isInstant, isLocalDate, type LocalDate } from '../instant.ts';
import { Sport, SportFamily } from '../sports.ts';
import { isCleanText, textLimits } from '../text.ts';

// Bounds exclude the impossible and what would break arithmetic; a strange value is a question, not an error.

export const instant = z.custom<Instant>(
  (value) => typeof value === 'string' && isInstant(value),
  'must be a moment in UTC written YYYY-MM-DDTHH:MM:SS.sssZ',
);
export const localDate = z.custom<LocalDate>(
  (value) => typeof value === 'string' && isLocalDate(value),
  'must be a calendar day written YYYY-MM-DD',
);
export const recordIdSchema = z.custom<RecordId>(
  (value) => typeof value === 'string' && isRecordId(value),
  'must be a record id, the kind followed by _ and 16 letters or digits',
);
export const sourceId = z.custom<SourceId>(
  (value) => typeof value === 'string' && isSourceId(value),
  'must be a source id in lower case, such as files or garmin',
);
export const contentHash = z.custom<ContentHash>(
  (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  'must be a SHA-256 in lower-case hexadecimal',
);

function text(maximumLength: number): z.ZodString {
  return z
    .string()
    .min(1, 'is empty: leave the field out instead')
    .max(maximumLength)
    .refine(isCleanText, 'holds control or direction characters: pass it through cleanText');
}
export const word = text(textLimits.word);
export const name = text(textLimits.name);
export const key = text(textLimits.key);
export const prose = text(textLimits.prose);

export const sport = z.enum(Sport);
export const sportFamily = z.enum(SportFamily);

function within(minimum: number, maximum: number): z.ZodNumber {
  return z.number().min(minimum).max(maximum);
}
export const finite = z.number();
/** Up to a year. */
export const seconds = within(0, 31_622_400);
/** Up to two and a half times around the Earth. */
export const meters = within(0, 1e8);
export const metersPerSecond = within(0, 10_000);
export const watts = within(0, 100_000);
export const beatsPerMinute = within(0, 500);
export const perMinute = within(0, 10_000);
export const celsius = within(-150, 200);
/** A difference from a baseline. */
export const celsiusDeviation = within(-50, 50);
export const kilocalories = within(0, 1e6);
export const kilojoules = within(0, 1e7);
export const kilograms = within(0, 10_000);
export const milliliters = within(0, 1e6);
export const grams = within(0, 1e6);
export const milligrams = within(0, 1e9);
export const milliseconds = within(0, 100_000);
export const millimetersOfMercury = within(0, 500);
export const percent = within(0, 100);
/** Of a threshold or a prescription, so that it may exceed the whole. */
export const relativePercent = within(0, 10_000);
export const share = within(0, 1);
export const millilitersPerKilogramMinute = within(0, 200);
/** Whole or not: a count of half strides exists. */
export const count = within(0, 1e10);
export const nonNegative = within(0, 1e9);
export const wholeCount = z.int().min(0);
export const ratingOneToTen = within(1, 10);
export const ratingZeroToTen = within(0, 10);

export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

export const spanShape = { start: instant, end: instant };

/** Instants compare as texts. */
export function endsAfterItStarts(span: Span): boolean {
  return span.end >= span.start;
}
export const spanMessage = { message: 'ends before it starts', path: ['end'] };
