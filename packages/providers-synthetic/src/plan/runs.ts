import { Sport } from '@vitalwire/core';
import {
  around,
  block,
  cooldown,
  type PlanContext,
  repeats,
  type SessionMaker,
  usualMinutes,
  warmup,
} from './blocks.ts';
import type { Block, SessionDraft } from './session.ts';

export const runs = {
  runEasy: (c) => [run(c, 'Easy run', 3, [block(44 * c.volume, around(c, 0.76))])],
  runShort: (c) => [run(c, 'Short run', 3, [block(30 * c.volume, around(c, 0.75))])],
  runLong: (c) => [run(c, 'Long run', 6, [block(88 * c.volume, around(c, 0.77))])],
  runTempo: (c) => [
    byBlocks(run(c, 'Tempo run', 7, [easyStart(14), block(Math.round(24 * c.volume), around(c, 0.95)), easyEnd(10)])),
  ],
  runIntervals: (c) => {
    const count = c.volume >= 0.9 ? 6 : 4;
    const work = block(3.5, around(c, 1.05));
    const blocks = [easyStart(15), ...repeats(count, work, block(2, 0.56, 'recovery')), easyEnd(10)];
    return [byBlocks(run(c, `Intervals ${count} x 3.5 min`, 8, blocks))];
  },
  runTest: (c) => [
    {
      ...byBlocks(run(c, 'Test: half an hour on the track', 10, [easyStart(15), trial(1800, 1.02), easyEnd(8)])),
      sport: Sport.TrackRunning,
      vendorSport: 'running/track',
      wishedMinutes: 9 * 60 + 30,
    },
  ],
  /** Every second at one speed, on a belt: distance and pace are exact. */
  runTreadmill: (c) => [
    {
      ...run(c, 'Treadmill, speed held', 4, [{ ...block(40, 0.8), texture: 'constant' }]),
      sport: Sport.TreadmillRunning,
      vendorSport: 'running/treadmill',
      indoor: true,
    },
  ],
  runTenKilometers: (c) => [race(c, 10_000, 1.01)],
  runHalfMarathon: (c) => [race(c, 21_097.5, 0.97)],
  /** Run and walk in turn, as beginners' plans do; the runs grow over fourteen weeks until nobody walks, then longer. */
  runWalk: (c) => {
    const weeks = Math.min(WEEKS_OF_WALKING, Math.max(0, c.weeksTrained));
    if (weeks >= WEEKS_OF_WALKING) {
      const minutes = 32 + Math.min(26, (c.weeksTrained - WEEKS_OF_WALKING) / 2) + (c.freeDay ? 10 : 0);
      return [run(c, 'Run without a break', 5, [block(minutes * c.volume, around(c, 0.8))])];
    }
    const runMinutes = 1.5 + weeks * 0.75;
    const count = Math.max(2, Math.round((26 * c.volume) / (runMinutes + 1.5)));
    const work = block(runMinutes, around(c, 0.8));
    const blocks = [warmup(5, 0.45), ...repeats(count, work, block(1.5, 0.46, 'recovery')), cooldown(4, 0.44)];
    return [byBlocks(run(c, 'Run and walk', 5, blocks))];
  },
} satisfies Record<string, SessionMaker>;

const WEEKS_OF_WALKING = 14;

function easyStart(minutes: number): Block {
  return warmup(minutes, 0.72);
}

function easyEnd(minutes: number): Block {
  return cooldown(minutes, 0.7);
}

function trial(seconds: number, intensity: number): Block {
  return { seconds, intensity, intent: 'active', texture: 'constant' };
}

function race(context: PlanContext, meters: number, share: number): SessionDraft {
  const speed = share * context.capacity.thresholdSpeedMetersPerSecond;
  return {
    ...run(context, context.occasion ?? 'Race', 10, [trial(Math.round(meters / speed), share)]),
    wishedMinutes: 9 * 60,
  };
}

function run(context: PlanContext, name: string, exertion: number, blocks: readonly Block[]): SessionDraft {
  return {
    sport: Sport.Running,
    discipline: 'running',
    vendorSport: 'running/street',
    name,
    exertion,
    blocks,
    indoor: false,
    laps: 1000,
    wishedMinutes: usualMinutes(context),
    pauseSeconds: context.random.chance(0.3) ? [context.random.integer(12, 50)] : [],
  };
}

function byBlocks(draft: SessionDraft): SessionDraft {
  return { ...draft, laps: 'blocks', pauseSeconds: [] };
}
