import type { LocalDate } from '@vitalwire/core';
import { type Member, readJson } from '@vitalwire/provider-kit/rows';
import { dayOfDailyStamp, parseStamp } from './stamps.ts';
import { numberIn, objectOf, textIn } from './values.ts';

const MINUTES_OF_A_DAY = 1440;

/**
 * Days without a device: the export has 1,440 sitting minutes for them, no active one, and the energy of a resting body
 * for each of their minutes.
 */
export async function readUnwornDays(
  sedentaryFiles: readonly Member[],
  signal: AbortSignal,
): Promise<ReadonlySet<LocalDate>> {
  const days = new Set<LocalDate>();
  for (const { source } of sedentaryFiles) {
    for await (const item of readJson(source, { signal })) {
      if (item.type === 'problem') continue;
      const day = objectOf(item.value);
      const stamp = parseStamp(textIn(day, 'dateTime') ?? '', 'wall');
      if (stamp === null || minutesOf(day) !== MINUTES_OF_A_DAY) continue;
      days.add(dayOfDailyStamp(stamp));
    }
  }
  return days;
}

function minutesOf(day: Readonly<Record<string, unknown>>): number | null {
  try {
    return numberIn(day, 'value');
  } catch {
    return null;
  }
}
