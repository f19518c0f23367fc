import {
  type Instant,
  instantOf,
  millisecondsOf,
  millisecondsPerDay,
  type Sleep,
  SleepStage,
  type SleepStageInterval,
} from '@vitalwire/core';

/** Stages of nights from the files of the watch: the tables of an export have their sums alone. */
export interface SleepStages {
  add(levels: readonly SleepLevel[]): void;
  /** With the stages of its night, where a file has them and they add up to the sums. */
  complete(sleep: Sleep): Sleep;
}

/** What the watch thought from a moment on. */
export interface SleepLevel {
  readonly ms: number;
  readonly stage: SleepStage;
}

/** Minutes of one stage by which file and table may differ: the person moved the edges of the night. */
const TOLERANCE_SECONDS = 15 * 60;

export function createSleepStages(): SleepStages {
  /** By the day, of UTC, on which they begin. */
  const nights = new Map<number, (readonly SleepLevel[])[]>();
  return {
    add(levels) {
      const sorted = levels.toSorted((a, b) => a.ms - b.ms);
      const [first] = sorted;
      if (first === undefined) return;
      const day = Math.floor(first.ms / millisecondsPerDay);
      nights.set(day, [...(nights.get(day) ?? []), sorted]);
    },
    complete(sleep) {
      const startMs = millisecondsOf(sleep.start);
      const endMs = millisecondsOf(sleep.end);
      const day = Math.floor(startMs / millisecondsPerDay);
      const near = [day - 1, day, day + 1].flatMap((at) => nights.get(at) ?? []);
      const inside = ({ ms }: SleepLevel) => ms >= startMs && ms < endMs;
      const levels = near.find((night) => night.filter(inside).length * 2 > night.length);
      if (levels === undefined) return sleep;
      const intervals = intervalsOf(levels, startMs, endMs);
      return addsUp(intervals, sleep) ? { ...sleep, stages: intervals } : sleep;
    },
  };
}

/** A level holds until the next one. */
function intervalsOf(levels: readonly SleepLevel[], startMs: number, endMs: number): readonly SleepStageInterval[] {
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
