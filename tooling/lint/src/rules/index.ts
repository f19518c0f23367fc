import type { Rule } from '../rule.ts';
import { ambientInput } from './ambient-input.ts';
import { boundedJson } from './bounded-json.ts';
import { calendarDay } from './calendar-day.ts';
import { classes } from './classes.ts';
import { sqlText } from './sql-text.ts';

/** Every rule that the linter we buy does not have. */
export const rules: readonly Rule[] = [ambientInput, boundedJson, calendarDay, classes, sqlText];
