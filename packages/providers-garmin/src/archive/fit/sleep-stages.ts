import { fitMessages, fitValue } from '@vitalwire/activity-files/fit';
import {
  type Instant,
  instantOf,
  millisecondsOf,
  type Sleep,
  SleepStage,
  type SleepStageInterval,
} from '@vitalwire/core';

/** Stages of nights from the files of the watch: the tables of an export have their sums alone. */
export interface SleepStages {
  add(bytes: Uint8Array, path: string): boolean;
  /** With the stages of its night, where a file has them and they add up to the sums. */
  complete(sleep: Sleep): Sleep;
}

interface Level {
  readonly ms: number;
  readonly stage: SleepStage;
}

const stages: Readonly<Record<string, SleepStage>> = {
  unmeasurable: SleepStage.Unknown,
  awake: SleepStage.Awake,
  light: SleepStage.Light,
  deep: SleepStage.Deep,
  rem: SleepStage.Rem,
};

/** Minutes of one stage by which file and table may differ: the person moved the edges of the night. */
const TOLERANCE_SECONDS = 15 * 60;

export function createSleepStages(): SleepStages {
  const nights: (readonly Level[])[] = [];
  return {
    add(bytes, path) {
      const levels: Level[] = [];
      for (const message of fitMessages(bytes, { only: ['sleep_level'], path })) {
        const stage = stages[String(fitValue(message, 'sleep_level'))];
        if (stage === undefined || message.timestamp === null) continue;
        if (levels.at(-1)?.stage !== stage) levels.push({ ms: millisecondsOf(message.timestamp), stage });
      }
      if (levels.length > 0) nights.push(levels.toSorted((a, b) => a.ms - b.ms));
      return levels.length > 0;
    },
    complete(sleep) {
      const startMs = millisecondsOf(sleep.start);
      const endMs = millisecondsOf(sleep.end);
      const inside = ({ ms }: Level) => ms >= startMs && ms < endMs;
      const levels = nights.find((night) => night.filter(inside).length * 2 > night.length);
      if (levels === undefined) return sleep;
      const intervals = intervalsOf(levels, startMs, endMs);
      return addsUp(intervals, sleep) ? { ...sleep, stages: intervals } : sleep;
    },
  };
}

/** A level holds until the next one. */
function intervalsOf(levels: readonly Level[], startMs: number, endMs: number): readonly SleepStageInterval[] {
  return levels.flatMap(({ ms, stage }, i) => {
    const from = Math.max(startMs, ms);
    const to = Math.min(endMs, levels[i + 1]?.ms ?? endMs);
    return to > from ? [{ start: instantOf(from) as Instant, end: instantOf(to) as Instant, stage }] : [];
  });
}

function addsUp(intervals: readonly SleepStageInterval[], sleep: Sleep): boolean {
  const seconds = (wanted: SleepStage) =>
    intervals
      .filter(({ stage }) => stage === wanted)
      .reduce((sum, { start, end }) => sum + (millisecondsOf(end) - millisecondsOf(start)) / 1000, 0);
  const sums: readonly (readonly [SleepStage, number | undefined])[] = [
    [SleepStage.Light, sleep.lightSeconds],
    [SleepStage.Deep, sleep.deepSeconds],
    [SleepStage.Rem, sleep.remSeconds],
  ];
  return sums.every(([stage, sum]) => sum === undefined || Math.abs(seconds(stage) - sum) <= TOLERANCE_SECONDS);
}
