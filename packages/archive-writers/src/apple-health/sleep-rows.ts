import type { Sleep } from '@vitalwire/core';
import { metadata, phoneSource, recordRow, secondsOf, watchSource } from './xml.ts';

/**
 * How a night is written. `stages`: as since iOS 16. `asleep`: as before, one row for the sleep between two wakings.
 * `in-bed`: a phone on the bedside table, nothing more.
 */
export type SleepStyle = 'stages' | 'asleep' | 'in-bed';

const type = 'HKCategoryTypeIdentifierSleepAnalysis';
const words: { readonly [stage: string]: string } = {
  awake: 'Awake',
  light: 'AsleepCore',
  deep: 'AsleepDeep',
  rem: 'AsleepREM',
  asleep: 'AsleepUnspecified',
  in_bed: 'InBed',
};

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** @param zone IANA name that the rows carry; `null`: none */
export function* sleepRows(
  sleep: Sleep,
  style: SleepStyle,
  zone: string | null,
  offsetMinutes: number,
): Generator<string> {
  const inner = zone === null ? undefined : metadata('HKTimeZone', zone);
  const row = ({ start, end, word }: Stretch) => ({
    value: `HKCategoryValueSleepAnalysis${word}`,
    start,
    end,
    ...(inner === undefined ? {} : { inner }),
  });
  const whole = { start: secondsOf(sleep.start), end: secondsOf(sleep.end), word: 'InBed' };
  if (style !== 'in-bed')
    for (const stretch of stretchesOf(sleep, style)) yield recordRow(watchSource, type, row(stretch), offsetMinutes);
  if (!sleep.nap) yield recordRow(phoneSource, type, row(whole), offsetMinutes);
}

function stretchesOf(sleep: Sleep, style: SleepStyle): readonly Stretch[] {
  const stages = sleep.stages.map(({ start, end, stage }) => ({
    start: secondsOf(start),
    end: secondsOf(end),
    word: words[stage] ?? 'AsleepUnspecified',
  }));
  if (style === 'stages') return stages;
  const joined: Stretch[] = [];
  for (const { start, end, word } of stages) {
    const plain = word === 'Awake' ? 'Awake' : 'Asleep';
    const last = joined.at(-1);
    if (last !== undefined && last.word === plain && last.end === start) joined[joined.length - 1] = { ...last, end };
    else joined.push({ start, end, word: plain });
  }
  return joined;
}
