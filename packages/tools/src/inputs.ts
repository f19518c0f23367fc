import { isLocalDate } from '@vitalwire/core';
import * as z from 'zod';
import { defaultMaxTokens, largestMaxTokens, OutputFormat, smallestMaxTokens } from './render/format.ts';

// Short on purpose: every character is in the context of every conversation.

/** A calendar day of the person. */
export const localDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day as YYYY-MM-DD.')
  .refine(isLocalDate, 'is not a day of the calendar.');

export const formatInput = z
  .enum(OutputFormat)
  .default(OutputFormat.Toon)
  .describe('toon: fewest tokens; json: structured content');

export const maxTokensInput = z
  .int()
  .min(smallestMaxTokens)
  .max(largestMaxTokens)
  .default(defaultMaxTokens)
  .describe('Longest answer, tokens');

export const cursorInput = z.string().max(600).optional().describe('next_cursor of the answer before');

export const offsetInput = z.int().min(0).max(100_000).optional().describe('Rows to skip; prefer cursor');

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
