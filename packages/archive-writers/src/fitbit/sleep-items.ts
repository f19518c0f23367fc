import { millisecondsOf, type Sleep } from '@vitalwire/core';
import { isoWall, wallOf } from './clock-words.ts';

const words: Readonly<Record<string, string>> = { awake: 'wake', light: 'light', deep: 'deep', rem: 'rem' };

/** A wake of at most three minutes lies over the stage that it interrupts. */
const SHORT_SECONDS = 180;

/** The entry of a sleep as the legacy API gave it and the export keeps it. */
export function sleepItem(sleep: Sleep, logId: number): unknown {
  const offset = sleep.utcOffsetMinutes;
  const minutes = (seconds: number | undefined): number => Math.round((seconds ?? 0) / 60);
  const parts = sleep.stages.map(({ start, end, stage }) => ({
    dateTime: isoWall(wallOf(start, offset)),
    level: words[stage] ?? 'light',
    seconds: (millisecondsOf(end) - millisecondsOf(start)) / 1000,
  }));
  const isShort = ({ level, seconds }: (typeof parts)[number]): boolean => level === 'wake' && seconds <= SHORT_SECONDS;
  const data: (typeof parts)[number][] = [];
  for (const [i, part] of parts.entries()) {
    const before = data.at(-1);
    // What a short wake interrupts goes on below it.
    if (isShort(part) && before !== undefined && i > 0) before.seconds += part.seconds;
    else if (before !== undefined && before.level === part.level && i > 0 && isShort(parts[i - 1] ?? part))
      before.seconds += part.seconds;
    else data.push({ ...part });
  }
  const shortData = parts.filter((part, i) => isShort(part) && i > 0);
  const total = (level: string): { minutes: number } => ({
    minutes: Math.round(
      parts.filter((part) => part.level === level).reduce((sum, { seconds }) => sum + seconds, 0) / 60,
    ),
  });
  return {
    logId,
    dateOfSleep: sleep.localDate,
    startTime: isoWall(wallOf(sleep.start, offset)),
    endTime: isoWall(wallOf(sleep.end, offset)),
    duration: millisecondsOf(sleep.end) - millisecondsOf(sleep.start),
    minutesToFallAsleep: 0,
    minutesAsleep: minutes(sleep.asleepSeconds),
    minutesAwake: minutes(sleep.awakeSeconds),
    minutesAfterWakeup: 0,
    timeInBed: minutes(sleep.inBedSeconds),
    efficiency: 94,
    type: 'stages',
    infoCode: 0,
    logType: 'auto_detected',
    levels: {
      summary: { deep: total('deep'), wake: total('wake'), light: total('light'), rem: total('rem') },
      data,
      shortData,
    },
    mainSleep: !sleep.nap,
  };
}
