import { cleanText, type Instant, textLimits } from '@vitalwire/core';
import { readNumber } from '@vitalwire/provider-kit/rows';
import { type DayOrder, parseActivityDate } from './activity-date.ts';
import type { StravaColumns, StravaField } from './columns.ts';

/** One row of `activities.csv`. Absent: the cell was empty, or holds what no such value can be. */
export interface ActivityRow {
  readonly id: string;
  /** `null`: a date that cannot be read, or only in two ways. */
  readonly start: Instant | null;
  readonly name: string | null;
  readonly type: string | null;
  readonly description: string | null;
  readonly privateNote: string | null;
  readonly gear: string | null;
  /** Last part of the name of the recording; `null` for an activity that was entered by hand. */
  readonly file: string | null;
  number(field: StravaField): number | undefined;
}

/** @returns `null` for a row that names no activity */
export function activityRowOf(cells: readonly string[], columns: StravaColumns, order: DayOrder): ActivityRow | null {
  const cell = (field: StravaField): string => {
    const index = columns[field];
    return index === undefined ? '' : (cells[index] ?? '').trim();
  };
  const text = (field: StravaField, limit: number): string | null => cleanText(cell(field), limit);
  const id = cell('id');
  if (!/^\d{1,19}$/.test(id)) return null;
  const file = cell('file');
  return {
    id,
    start: parseActivityDate(cell('date'), order),
    name: text('name', textLimits.name),
    type: text('type', textLimits.word),
    description: text('description', textLimits.prose),
    privateNote: text('privateNote', textLimits.prose),
    gear: text('gear', textLimits.word),
    file: file === '' ? null : file.slice(file.lastIndexOf('/') + 1),
    number: (field) => numberIn(cell(field)),
  };
}

/** A value that is no number is as good as none: the columns of a language that is not known are told by their place. */
function numberIn(text: string): number | undefined {
  try {
    return readNumber(text === '' ? null : text) ?? undefined;
  } catch {
    return undefined;
  }
}
