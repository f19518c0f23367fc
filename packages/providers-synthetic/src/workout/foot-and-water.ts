import { Sport } from '@vitalwire/core';
import type { Block } from '../plan/session.ts';
import type { Random } from '../random.ts';
import { forEachBlock, type Motion, type MotionRequest, scaleToRootMeanSquare, wanderer } from './motion.ts';
import { flatTerrain, rollingTerrain, type Terrain } from './terrain.ts';

/** Effort first; the ground decides how fast that is. */
export function footMotion(request: MotionRequest): Motion {
  const { session, random } = request;
  const threshold = request.capacity.thresholdSpeedMetersPerSecond;
  const effort = effortOf(session.blocks, random);
  const seconds = effort.length;
  const terrain = terrainOf(request, seconds);
  const speed = new Float64Array(seconds);
  const grade = new Float64Array(seconds);
  const cadence = new Float64Array(seconds);
  const slow = wanderer(random, 0.95);
  let meters = 0;
  for (let i = 0; i < seconds; i++) {
    const slope = terrain(meters);
    const velocity = ((effort[i] ?? 0) * threshold) / costOf(slope);
    speed[i] = velocity;
    grade[i] = slope;
    cadence[i] = Math.round(stridesOf(velocity) + slow());
    meters += velocity;
  }
  return { effort, powerWatts: null, speed, grade: session.indoor ? null : grade, cadence };
}

export function swimMotion(request: MotionRequest): Motion {
  const { session, capacity, random } = request;
  const effort = effortOf(session.blocks, random);
  const speed = effort.map((share) => share * capacity.criticalSwimSpeedMetersPerSecond);
  const slow = wanderer(random, 0.95);
  const cadence = effort.map((share) => (share === 0 ? 0 : Math.round(22 + 7 * share + slow())));
  return { effort, powerWatts: null, speed, grade: null, cadence };
}

/** Sets and rests in turn: the heart follows them, nothing else is recorded. */
export function strengthMotion({ session }: MotionRequest): Motion {
  const seconds = session.blocks.reduce((sum, block) => sum + block.seconds, 0);
  const effort = new Float64Array(seconds).fill(0.25);
  for (const set of session.sets ?? []) {
    if (set.type === 'rest') continue;
    effort.fill(0.85, set.offsetSeconds, Math.min(seconds, set.offsetSeconds + set.durationSeconds));
  }
  scaleToRootMeanSquare(effort, 0, seconds, session.blocks[0]?.intensity ?? 0);
  return { effort, powerWatts: null, speed: null, grade: null, cadence: null };
}

function effortOf(blocks: readonly Block[], random: Random): Float64Array {
  const effort = new Float64Array(blocks.reduce((sum, block) => sum + block.seconds, 0));
  const slow = wanderer(random, 0.96);
  forEachBlock(blocks, (block, from, to) => {
    for (let i = from; i < to; i++) {
      effort[i] = block.texture === 'constant' ? 1 : Math.max(0.5, 1 + 0.025 * slow() + 0.03 * (random.next() - 0.5));
    }
    scaleToRootMeanSquare(effort, from, to, block.intensity);
  });
  return effort;
}

/** Courses and tracks are flat, so that time and effort give the distance. */
function terrainOf({ session, place, random }: MotionRequest, seconds: number): Terrain {
  const measured = session.blocks.some((block) => block.texture === 'constant');
  if (session.indoor || measured) return flatTerrain;
  const steepness = session.sport === Sport.Hiking ? 2.4 : 0.7;
  return rollingTerrain(place.hillinessPercent * steepness, seconds * 3.2, random);
}

/** Energy of a metre on a slope, as a multiple of the flat: this generator's own straight lines. */
function costOf(slope: number): number {
  return slope > 0 ? 1 + 0.036 * slope : Math.max(0.88, 1 + 0.017 * slope);
}

/** Strides (of one foot) a minute. */
function stridesOf(velocity: number): number {
  return velocity < 2 ? 33 + 15 * velocity : 69 + 4.6 * velocity;
}
