import { Sport } from '@vitalwire/core';
import { maximalPowerFor } from '../model/capacity.ts';
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

export const rides = {
  rideRecovery: (c) => [outdoor(c, 'Recovery ride', 2, [block(45 * c.volume, around(c, 0.52), 'active', 'terrain')])],
  rideEndurance: (c) => {
    const minutes = (c.freeDay ? 110 : 80) * c.volume;
    return [
      c.winter && !c.freeDay
        ? trainer(c, 'Endurance on the trainer', 4, [warmup(8), block(minutes - 20, around(c, 0.68)), cooldown(5)])
        : outdoor(c, 'Endurance ride', 4, [block(minutes, around(c, 0.66), 'active', 'terrain')]),
    ];
  },
  /** Constant from the first second to the last: its load is known without any algorithm. */
  rideSteadyTrainer: (c) => {
    const threshold = c.capacity.functionalThresholdPowerWatts;
    const wholeWatts = Math.round(0.75 * threshold);
    return [trainer(c, 'Steady hour, power held', 5, [block(60, wholeWatts / threshold, 'active', 'constant')])];
  },
  rideLong: (c) => {
    const hard = block(25, around(c, 0.82), 'active', 'terrain');
    const easy = (minutes: number) => block(minutes * c.volume, around(c, 0.65), 'active', 'terrain');
    return [
      { ...outdoor(c, 'Long ride', 6, [easy(85), hard, easy(85)]), pauseSeconds: [c.random.integer(900, 2400), 60] },
    ];
  },
  rideSweetSpot: (c) => {
    const work = block(Math.round(13 * c.volume), around(c, 0.9));
    return [structured(c, 'Sweet spot 3 x 13 min', 6, [warmup(14), ...repeats(3, work, rest(5)), cooldown(8)])];
  },
  rideThreshold: (c) => {
    const work = block(Math.round(16 * c.volume), around(c, 0.98));
    return [structured(c, 'Threshold 2 x 16 min', 8, [warmup(16), ...repeats(2, work, rest(7)), cooldown(10)])];
  },
  rideVo2max: (c) => {
    const work = block(3.5, around(c, 1.13));
    const count = c.volume >= 0.9 ? 5 : 3;
    return [
      structured(c, `VO2max ${count} x 3.5 min`, 9, [warmup(18), ...repeats(count, work, rest(3.5)), cooldown(10)]),
    ];
  },
  rideSprints: (c) => {
    const sprint: Block = { seconds: 10, intensity: 2.9, intent: 'active', texture: 'constant' };
    return [
      structured(c, 'Endurance with sprints', 5, [warmup(20), ...repeats(6, sprint, block(5, 0.6)), cooldown(20)]),
    ];
  },
  rideTest: (c) => {
    const effort = (seconds: number): Block => ({
      seconds,
      intensity: maximalPowerFor(c.capacity, seconds) / c.capacity.functionalThresholdPowerWatts,
      intent: 'active',
      texture: 'constant',
      maximal: true,
    });
    const blocks = [warmup(25), effort(300), rest(25), effort(1200), cooldown(12)];
    return [{ ...structured(c, 'Test: 5 and 20 minutes all out', 10, blocks), wishedMinutes: 9 * 60 + 30 }];
  },
  rideRace: (c) => [
    {
      ...outdoor(c, c.occasion ?? 'Race', 10, [
        block(25, 0.9, 'active', 'terrain'),
        block(215, 0.78, 'active', 'terrain'),
        block(25, 0.88, 'active', 'terrain'),
      ]),
      wishedMinutes: 8 * 60,
      pauseSeconds: [130],
    },
  ],
} satisfies Record<string, SessionMaker>;

function rest(minutes: number): Block {
  return block(minutes, 0.48, 'recovery');
}

function outdoor(context: PlanContext, name: string, exertion: number, blocks: readonly Block[]): SessionDraft {
  const stops = Math.floor(blocks.reduce((sum, { seconds }) => sum + seconds, 0) / 2400);
  return {
    sport: Sport.Cycling,
    discipline: 'cycling',
    vendorSport: 'cycling/road',
    name,
    exertion,
    blocks,
    indoor: false,
    laps: 10_000,
    wishedMinutes: usualMinutes(context),
    pauseSeconds: Array.from({ length: stops }, () => context.random.integer(15, 95)),
  };
}

function trainer(context: PlanContext, name: string, exertion: number, blocks: readonly Block[]): SessionDraft {
  return {
    sport: Sport.IndoorCycling,
    discipline: 'cycling',
    vendorSport: 'cycling/indoor_cycling',
    name,
    exertion,
    blocks,
    indoor: true,
    laps: 'blocks',
    wishedMinutes: usualMinutes(context),
  };
}

function structured(context: PlanContext, name: string, exertion: number, blocks: readonly Block[]): SessionDraft {
  if (context.winter) return trainer(context, name, exertion, blocks);
  return { ...outdoor(context, name, exertion, blocks), laps: 'blocks', pauseSeconds: [] };
}
