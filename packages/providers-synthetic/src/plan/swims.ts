import { Sport } from '@vitalwire/core';
import type { PlanContext, SessionMaker } from './blocks.ts';
import type { Block, SessionDraft } from './session.ts';

const POOL_METERS = 25;
/** What a swimmer covers beyond the critical speed in one all-out effort: D in distance = D + speed × time. */
const ANAEROBIC_METERS = 14;

export const swims = {
  swimEndurance: (c) => [
    pool(c, 'Endurance swim', 5, [
      ...swimSet(c, 1, 300, 0.82, 30, 'warmup'),
      ...swimSet(c, Math.max(2, Math.round(4 * c.volume)), 400, 0.93, 30),
      ...swimSet(c, 1, 200, 0.8, 0, 'cooldown'),
    ]),
  ],
  swimThreshold: (c) => [
    pool(c, 'Threshold hundreds', 7, [
      ...swimSet(c, 1, 400, 0.83, 45, 'warmup'),
      ...swimSet(c, Math.max(5, Math.round(10 * c.volume)), 100, 1.01, 20),
      ...swimSet(c, 1, 200, 0.78, 0, 'cooldown'),
    ]),
  ],
  swimTest: (c) => [
    pool(c, 'Test: 400 and 200 m all out', 9, [
      ...swimSet(c, 1, 300, 0.8, 90, 'warmup'),
      ...allOut(c, 400),
      restAtTheWall(480),
      ...allOut(c, 200),
      restAtTheWall(120),
      ...swimSet(c, 1, 200, 0.75, 0, 'cooldown'),
    ]),
  ],
  swimOpenWater: (c) => [
    {
      ...pool(c, 'Open water swim', 5, [
        { seconds: Math.round(34 * c.volume) * 60, intensity: 0.92, intent: 'active', texture: 'steady' },
      ]),
      sport: Sport.OpenWaterSwimming,
      vendorSport: 'swimming/open_water',
      indoor: false,
      laps: 500,
    },
  ],
} satisfies Record<string, SessionMaker>;

function swimSet(
  context: PlanContext,
  count: number,
  meters: number,
  intensity: number,
  restSeconds: number,
  intent: Block['intent'] = 'active',
): readonly Block[] {
  const seconds = Math.round(meters / (intensity * context.capacity.criticalSwimSpeedMetersPerSecond));
  const swim = { ...swimBlock(context, meters, seconds), intent };
  const one = restSeconds === 0 ? [swim] : [swim, restAtTheWall(restSeconds)];
  return Array.from({ length: count }, () => one).flat();
}

function allOut(context: PlanContext, meters: number): readonly Block[] {
  const seconds = Math.round((meters - ANAEROBIC_METERS) / context.capacity.criticalSwimSpeedMetersPerSecond);
  return [{ ...swimBlock(context, meters, seconds), maximal: true }];
}

/** The speed follows from the whole seconds, so that distance, time and load agree. */
function swimBlock(context: PlanContext, meters: number, seconds: number): Block {
  const intensity = meters / seconds / context.capacity.criticalSwimSpeedMetersPerSecond;
  return { seconds, intensity, intent: 'active', texture: 'constant', poolMeters: meters };
}

function restAtTheWall(seconds: number): Block {
  return { seconds, intensity: 0, intent: 'rest', texture: 'constant' };
}

function pool(context: PlanContext, name: string, exertion: number, blocks: readonly Block[]): SessionDraft {
  return {
    sport: Sport.PoolSwimming,
    discipline: 'swimming',
    vendorSport: 'swimming/lap_swimming',
    name,
    exertion,
    blocks,
    indoor: true,
    laps: 'blocks',
    poolLengthMeters: POOL_METERS,
    wishedMinutes: context.freeDay ? 9 * 60 + 15 : 6 * 60 + 55,
  };
}
