import * as z from 'zod';
import { type ContentHash, isRecordId, isSourceId, type RecordId, type SourceId } from '../ids.ts';
import { type Instant, isInstant, isLocalDate, type LocalDate } from '../instant.ts';
import { Sport, SportFamily } from '../sports.ts';
import { isCleanText, textLimits } from '../text.ts';
import { once } from './once.ts';

// Each part is made once and shared. Bounds exclude the impossible and what would break arithmetic: a strange value is
// a question for whoever reads it, not an error.

export const instant = once(() =>
  z.custom<Instant>(
    (value) => typeof value === 'string' && isInstant(value),
    'must be a moment in UTC written YYYY-MM-DDTHH:MM:SS.sssZ',
  ),
);
export const localDate = once(() =>
  z.custom<LocalDate>(
    (value) => typeof value === 'string' && isLocalDate(value),
    'must be a calendar day written YYYY-MM-DD',
  ),
);
export const recordIdSchema = once(() =>
  z.custom<RecordId>(
    (value) => typeof value === 'string' && isRecordId(value),
    'must be a record id, the kind followed by _ and 16 letters or digits',
  ),
);
export const sourceId = once(() =>
  z.custom<SourceId>(
    (value) => typeof value === 'string' && isSourceId(value),
    'must be a source id in lower case, such as files or garmin',
  ),
);
export const contentHash = once(() =>
  z.custom<ContentHash>(
    (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
    'must be a SHA-256 in lower-case hexadecimal',
  ),
);

function text(maximumLength: number): z.ZodString {
  return z
    .string()
    .min(1, 'is empty: leave the field out instead')
    .max(maximumLength)
    .refine(isCleanText, 'holds control or direction characters: pass it through cleanText');
}
export const word = once(() => text(textLimits.word));
export const name = once(() => text(textLimits.name));
export const key = once(() => text(textLimits.key));
export const prose = once(() => text(textLimits.prose));

export const sport = once(() => z.enum(Sport));
export const sportFamily = once(() => z.enum(SportFamily));

function within(minimum: number, maximum: number): z.ZodNumber {
  return z.number().min(minimum).max(maximum);
}
export const finite = once(() => z.number());
/** Up to a year. */
export const seconds = once(() => within(0, 31_622_400));
/** Up to two and a half times around the Earth. */
export const meters = once(() => within(0, 1e8));
export const metersPerSecond = once(() => within(0, 10_000));
export const watts = once(() => within(0, 100_000));
export const beatsPerMinute = once(() => within(0, 500));
export const perMinute = once(() => within(0, 10_000));
export const celsius = once(() => within(-150, 200));
/** A difference from a baseline. */
export const celsiusDeviation = once(() => within(-50, 50));
export const kilocalories = once(() => within(0, 1e6));
export const kilojoules = once(() => within(0, 1e7));
export const kilograms = once(() => within(0, 10_000));
export const milliliters = once(() => within(0, 1e6));
export const grams = once(() => within(0, 1e6));
export const milligrams = once(() => within(0, 1e9));
export const milliseconds = once(() => within(0, 100_000));
export const millimetersOfMercury = once(() => within(0, 500));
export const percent = once(() => within(0, 100));
/** Of a threshold or a prescription, so that it may exceed the whole. */
export const relativePercent = once(() => within(0, 10_000));
export const share = once(() => within(0, 1));
export const millilitersPerKilogramMinute = once(() => within(0, 200));
/** Whole or not: a count of half strides exists. */
export const count = once(() => within(0, 1e10));
export const nonNegative = once(() => within(0, 1e9));
export const wholeCount = once(() => z.int().min(0));
export const ratingOneToTen = once(() => within(1, 10));
export const ratingZeroToTen = once(() => within(0, 10));

export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

export const spanShape = once(() => ({ start: instant(), end: instant() }));

/** Instants compare as texts. */
export function endsAfterItStarts(span: Span): boolean {
  return span.end >= span.start;
}
export const spanMessage = { message: 'ends before it starts', path: ['end'] };

const optionals = new Map<() => z.ZodType, z.ZodExactOptional>();

/** A key that may be absent, and does not take `undefined`. The same part gives the same schema. */
export function optional<T extends z.ZodType>(part: () => T): z.ZodExactOptional<T> {
  const known = optionals.get(part);
  if (known !== undefined) return known as z.ZodExactOptional<T>;
  const made = part().exactOptional() as unknown as z.ZodExactOptional<T>;
  optionals.set(part, made);
  return made;
}
