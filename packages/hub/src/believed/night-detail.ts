import { type Sleep, SleepStage } from '@vitalwire/core';

const stages: ReadonlySet<SleepStage> = new Set([SleepStage.Light, SleepStage.Deep, SleepStage.Rem]);

/** How much of a sleep was measured: 0 its stages, 1 how long was slept, 2 only how long somebody lay in bed. */
export function nightDetail(sleep: Sleep): 0 | 1 | 2 {
  const { lightSeconds, deepSeconds, remSeconds, asleepSeconds } = sleep;
  if (deepSeconds !== undefined || remSeconds !== undefined || lightSeconds !== undefined) return 0;
  if (sleep.stages.some(({ stage }) => stages.has(stage))) return 0;
  return asleepSeconds === undefined ? 2 : 1;
}
