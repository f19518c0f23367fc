import { isLocalDate, type LocalDate } from '@vitalwire/core';
import * as z from 'zod';
import { brief } from './catalog/brief.ts';
import { defaultMaxTokens, largestMaxTokens, OutputFormat, smallestMaxTokens } from './render/format.ts';

// Short on purpose: every character is in the context of every conversation.

export const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar day of the person. */
export const localDate = z
  .string()
  .regex(dayPattern, { error: 'must be a day as YYYY-MM-DD.', abort: true })
  .refine(isLocalDate, 'is not a day of the calendar.');

/**
 * A calendar day, or an ISO 8601 time, of which the day as written counts: the wearer's days are what activities are
 * filed under, so a clock time or an offset in a filter says nothing more.
 */
export const dayOrTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T.+)?$/, { error: 'must be a day as YYYY-MM-DD, or an ISO 8601 time.', abort: true })
  .refine((text) => isLocalDate(writtenDay(text)) && !Number.isNaN(Date.parse(text)), 'is not a day of the calendar.');

/** The day of a `dayOrTime`. */
export function writtenDay(text: string): LocalDate {
  return text.substring(0, 10) as LocalDate;
}

/** What must be said where a time of day was given and its day counted. */
export function clockAssumption(given: readonly (string | undefined)[]): readonly string[] {
  return given.some((text) => text !== undefined && text.length > 10)
    ? ['after and before are whole days of the person: of a time, the day as written counts.']
    : [];
}

export const formatInput = z.enum(OutputFormat).default(OutputFormat.Toon).describe('json: structured content');

export const maxTokensInput = z
  .int()
  .min(smallestMaxTokens)
  .max(largestMaxTokens)
  .default(defaultMaxTokens)
  .meta({ description: 'Longest answer, tokens', ...brief });

export const cursorInput = z.string().max(600).optional().describe('next_cursor of the answer before');

export const offsetInput = z
  .int()
  .min(0)
  .max(100_000)
  .optional()
  .meta({ description: 'Rows to skip; prefer cursor', ...brief });

export const providerInput = z
  .string()
  .max(40)
  .optional()
  .describe('Only this source; get_connection_status lists them');

export const activityIdInput = z.string().max(64).describe('Id from get_activities, or "latest"');

export const sportInput = z.string().max(40).optional().describe('Sport or family: running, trail_running, cycling');

/** For a tool whose answer varies in size. */
export const answerInputs = { format: formatInput, max_tokens: maxTokensInput };

/** For a tool whose answer is a listing. */
export const pageInputs = { cursor: cursorInput, offset: offsetInput, ...answerInputs };
