import { addDays, type DateRange, type LocalDate, type PersonProfile } from '@vitalwire/core';
import * as z from 'zod';
import { brief } from '../catalog/brief.ts';
import { localDate } from '../inputs.ts';
import { todayOf } from '../today.ts';

/** How many days a question is about, and which is the last of them. */
export const windowInputs = (days: number) => ({
  days: z
    .int()
    .min(1)
    .max(366)
    .default(days)
    .meta({ description: 'Days', ...brief }),
  end_date: localDate.optional().describe('Last day, default today'),
});

export interface Window extends DateRange {
  readonly today: LocalDate;
  readonly days: number;
  /** What had to be assumed to know which days are meant. */
  readonly assumptions: readonly string[];
}

/** The days that a tool with `windowInputs` is asked about. */
export function windowOf(
  asked: { readonly days: number; readonly end_date?: string | undefined },
  now: Date,
  profile: PersonProfile,
): Window {
  const { day: today, assumptions } = todayOf(now, profile);
  const to = (asked.end_date ?? today) as LocalDate;
  return {
    from: addDays(to, 1 - asked.days),
    to,
    days: asked.days,
    today,
    assumptions: asked.end_date === undefined ? assumptions : [],
  };
}
