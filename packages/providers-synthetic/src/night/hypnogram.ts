import { SleepStage } from '@vitalwire/core';
import type { Random } from '../random.ts';

interface StageSpan {
  readonly stage: SleepStage;
  readonly startMilliseconds: number;
  readonly endMilliseconds: number;
}

/** One sleep as it was. The spans follow each other without a gap from lights out to getting up. */
export interface Night {
  readonly startMilliseconds: number;
  readonly endMilliseconds: number;
  readonly latencySeconds: number;
  readonly stages: readonly StageSpan[];
  readonly asleepSeconds: number;
  readonly awakeSeconds: number;
  readonly lightSeconds: number;
  readonly deepSeconds: number;
  readonly remSeconds: number;
  /** Waking between falling asleep and the last waking. */
  readonly awakenings: number;
}

export interface NightRequest {
  readonly startMilliseconds: number;
  /** The alarm, or the end of a night without one. */
  readonly endMilliseconds: number;
  readonly nap: boolean;
  /** 1 is usual: more after hard days. */
  readonly deepFactor: number;
  /** 1 is usual: more when ill or jet-lagged. */
  readonly restlessness: number;
}

/** Devices score in steps of half a minute. */
const EPOCH_SECONDS = 30;

/** Minutes of deep and REM sleep by cycle: deep belongs to the first half of a night, REM to the second. */
const deepMinutes = [31, 23, 11, 4, 1, 0] as const;
const remMinutes = [7, 15, 23, 28, 30, 30] as const;

/** One stage for so many epochs. */
interface Stretch {
  readonly stage: SleepStage;
  readonly epochs: number;
}

/** Cycles of about ninety minutes: light, deep, light, REM, and sometimes a few minutes awake. */
export function hypnogramOf(request: NightRequest, random: Random): Night {
  const total = Math.floor((request.endMilliseconds - request.startMilliseconds) / 1000 / EPOCH_SECONDS);
  const awakeAtEnd = request.nap ? 0 : Math.min(total, random.integer(2, 14));
  const stretches: Stretch[] = [];
  let left = total - awakeAtEnd;
  const add = (stage: SleepStage, minutes: number) => {
    const epochs = Math.min(left, Math.max(0, Math.round((minutes * 60) / EPOCH_SECONDS)));
    if (epochs > 0) stretches.push({ stage, epochs });
    left -= epochs;
  };
  add(SleepStage.Awake, random.between(5, 18) * request.restlessness);
  for (let cycle = 0; left > 0; cycle++) addCycle(add, cycle, request, random);
  if (awakeAtEnd > 0) stretches.push({ stage: SleepStage.Awake, epochs: awakeAtEnd });
  return nightOf(request.startMilliseconds, stretches);
}

function addCycle(
  add: (stage: SleepStage, minutes: number) => void,
  cycle: number,
  request: NightRequest,
  random: Random,
): void {
  const length = random.between(78, 104);
  const deepest = deepMinutes[cycle] ?? 0;
  const deep = request.nap ? random.between(0, 6) : deepest * request.deepFactor * random.between(0.8, 1.2);
  const rem = request.nap ? 0 : (remMinutes[cycle] ?? 30) * random.between(0.75, 1.2);
  const light = Math.max(10, length - deep - rem);
  add(SleepStage.Light, light * 0.35);
  add(SleepStage.Deep, deep);
  if (random.chance(0.16 * request.restlessness)) add(SleepStage.Awake, random.between(0.5, 3));
  add(SleepStage.Light, light * 0.65);
  add(SleepStage.Rem, rem);
  if (random.chance(0.45 * request.restlessness)) add(SleepStage.Awake, random.between(0.5, 5) * request.restlessness);
}

/** Stretches of one stage that meet become one span. */
function nightOf(startMilliseconds: number, stretches: readonly Stretch[]): Night {
  const stages: StageSpan[] = [];
  const seconds = { awake: 0, light: 0, deep: 0, rem: 0, asleep: 0, in_bed: 0, unknown: 0 };
  let at = startMilliseconds;
  for (const { stage, epochs } of stretches) {
    const length = epochs * EPOCH_SECONDS;
    const end = at + length * 1000;
    const before = stages.at(-1);
    if (before?.stage === stage) stages[stages.length - 1] = { ...before, endMilliseconds: end };
    else stages.push({ stage, startMilliseconds: at, endMilliseconds: end });
    seconds[stage] += length;
    at = end;
  }
  const first = stages[0];
  return {
    startMilliseconds,
    endMilliseconds: at,
    latencySeconds: first?.stage === SleepStage.Awake ? (first.endMilliseconds - first.startMilliseconds) / 1000 : 0,
    stages,
    asleepSeconds: seconds.light + seconds.deep + seconds.rem,
    awakeSeconds: seconds.awake,
    lightSeconds: seconds.light,
    deepSeconds: seconds.deep,
    remSeconds: seconds.rem,
    awakenings: stages.slice(1, -1).filter(({ stage }) => stage === SleepStage.Awake).length,
  };
}
