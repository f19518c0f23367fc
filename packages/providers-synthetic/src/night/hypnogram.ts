import { SleepStage } from '@vitalwire/core';
import type { Random } from '../random.ts';

export interface StageSpan {
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

/** Cycles of about ninety minutes: light, deep, light, REM, and sometimes a few minutes awake. */
export function hypnogramOf(request: NightRequest, random: Random): Night {
  const total = Math.floor((request.endMilliseconds - request.startMilliseconds) / 1000 / EPOCH_SECONDS);
  const epochs: SleepStage[] = [];
  const add = (stage: SleepStage, minutes: number) => {
    const count = Math.max(0, Math.round((minutes * 60) / EPOCH_SECONDS));
    for (let i = 0; i < count && epochs.length < total; i++) epochs.push(stage);
  };
  const latency = random.between(5, 18) * request.restlessness;
  add(SleepStage.Awake, latency);
  for (let cycle = 0; epochs.length < total; cycle++) addCycle(add, cycle, request, random);
  const awakeAtEnd = request.nap ? 0 : random.integer(2, 14);
  for (let i = Math.max(0, total - awakeAtEnd); i < total; i++) epochs[i] = SleepStage.Awake;
  return nightOf(request.startMilliseconds, epochs);
}

function addCycle(
  add: (stage: SleepStage, minutes: number) => void,
  cycle: number,
  request: NightRequest,
  random: Random,
): void {
  const length = random.between(78, 104);
  const deep = request.nap ? random.between(0, 6) : deepOf(cycle) * request.deepFactor * random.between(0.8, 1.2);
  const rem = request.nap ? 0 : (remMinutes[cycle] ?? 30) * random.between(0.75, 1.2);
  const light = Math.max(10, length - deep - rem);
  add(SleepStage.Light, light * 0.35);
  add(SleepStage.Deep, deep);
  if (random.chance(0.16 * request.restlessness)) add(SleepStage.Awake, random.between(0.5, 3));
  add(SleepStage.Light, light * 0.65);
  add(SleepStage.Rem, rem);
  if (random.chance(0.45 * request.restlessness)) add(SleepStage.Awake, random.between(0.5, 5) * request.restlessness);
}

function deepOf(cycle: number): number {
  return deepMinutes[cycle] ?? 0;
}

function nightOf(startMilliseconds: number, epochs: readonly SleepStage[]): Night {
  const stages: StageSpan[] = [];
  const seconds = new Map<SleepStage, number>();
  let from = 0;
  for (let i = 1; i <= epochs.length; i++) {
    const stage = epochs[from];
    if (stage === undefined || epochs[i] === stage) continue;
    stages.push({
      stage,
      startMilliseconds: startMilliseconds + from * EPOCH_SECONDS * 1000,
      endMilliseconds: startMilliseconds + i * EPOCH_SECONDS * 1000,
    });
    seconds.set(stage, (seconds.get(stage) ?? 0) + (i - from) * EPOCH_SECONDS);
    from = i;
  }
  const of = (stage: SleepStage) => seconds.get(stage) ?? 0;
  const first = stages[0];
  const latencySeconds =
    first?.stage === SleepStage.Awake ? (first.endMilliseconds - first.startMilliseconds) / 1000 : 0;
  return {
    startMilliseconds,
    endMilliseconds: startMilliseconds + epochs.length * EPOCH_SECONDS * 1000,
    latencySeconds,
    stages,
    asleepSeconds: of(SleepStage.Light) + of(SleepStage.Deep) + of(SleepStage.Rem),
    awakeSeconds: of(SleepStage.Awake),
    lightSeconds: of(SleepStage.Light),
    deepSeconds: of(SleepStage.Deep),
    remSeconds: of(SleepStage.Rem),
    awakenings: stages.slice(1, -1).filter(({ stage }) => stage === SleepStage.Awake).length,
  };
}
