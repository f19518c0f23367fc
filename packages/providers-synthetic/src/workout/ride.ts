import type { Block } from '../plan/session.ts';
import type { Random } from '../random.ts';
import { forEachBlock, type Motion, type MotionRequest, scaleToRootMeanSquare, wanderer } from './motion.ts';
import { flatTerrain, rollingTerrain, type Terrain } from './terrain.ts';

const BIKE_KILOGRAMS = 9;
const GRAVITY = 9.81;
const ROLLING = 0.0048;
/** Half of air density times drag area, kg/m. */
const AIR = 0.2;
const DRIVETRAIN = 0.97;
const STANDING_START = 2;
/** Steeper down than this nobody pedals. */
const COASTING_PERCENT = -3.2;

/** Power from the plan and the hills; speed from power, weight, grade and air. */
export function rideMotion(request: MotionRequest): Motion {
  const { session, capacity, random } = request;
  const threshold = capacity.functionalThresholdPowerWatts;
  const seconds = session.blocks.reduce((sum, block) => sum + block.seconds, 0);
  const terrain = session.indoor ? flatTerrain : rollingTerrain(request.place.hillinessPercent, seconds * 9, random);
  const watts = new Float64Array(seconds);
  const speed = new Float64Array(seconds);
  const grade = new Float64Array(seconds);
  const bike = { terrain, mass: request.weightKilograms + BIKE_KILOGRAMS, meters: 0, velocity: STANDING_START };
  const stops = new Set(session.pauses.map(({ afterSeconds }) => afterSeconds));
  forEachBlock(session.blocks, (block, from, to) => {
    const pedal = pedalling(block, block.intensity * threshold, random);
    for (let i = from; i < to; i++) {
      if (stops.has(i)) bike.velocity = STANDING_START;
      const slope = terrain(bike.meters);
      const power = pedal(slope);
      roll(bike, power, slope);
      watts[i] = power;
      speed[i] = bike.velocity;
      grade[i] = slope;
    }
    scaleToRootMeanSquare(watts, from, to, block.intensity * threshold);
  });
  const powerWatts = roundKeepingSum(watts);
  const effort = watts.map((power) => power / threshold);
  return {
    effort,
    powerWatts,
    speed,
    grade: session.indoor ? null : grade,
    cadence: cadenceOf(powerWatts, grade, random),
  };
}

function pedalling(block: Block, target: number, random: Random): (slope: number) => number {
  const slow = wanderer(random, 0.94);
  switch (block.texture) {
    case 'constant':
      return () => target;
    case 'steady':
      return () => target * (1 + 0.025 * slow() + 0.06 * (random.next() - 0.5));
    case 'terrain':
      return (slope) => {
        if (slope < COASTING_PERCENT) return 0;
        const climbing = 1 + 0.085 * Math.max(-6, Math.min(5, slope));
        return target * Math.max(0.05, climbing + 0.1 * slow() + 0.12 * (random.next() - 0.5));
      };
  }
}

interface Bike {
  readonly terrain: Terrain;
  readonly mass: number;
  meters: number;
  velocity: number;
}

/** One second of Newton's second law. */
function roll(bike: Bike, power: number, slope: number): void {
  const drive = (power * DRIVETRAIN) / Math.max(bike.velocity, 2.5);
  const drag = bike.mass * GRAVITY * (ROLLING + slope / 100) + AIR * bike.velocity * bike.velocity;
  const velocity = bike.velocity + (drive - drag) / bike.mass;
  // Brakes hold it below 65 km/h, and on the steepest ramps someone walks.
  bike.velocity = Math.max(1.2, Math.min(18, velocity));
  bike.meters += bike.velocity;
}

/** Whole watts whose running sum never leaves the true one by more than half a watt: means survive the rounding. */
function roundKeepingSum(values: Float64Array): Int32Array {
  const rounded = new Int32Array(values.length);
  let carried = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value === 0) continue;
    const whole = Math.max(0, Math.round(value + carried));
    carried += value - whole;
    rounded[i] = whole;
  }
  return rounded;
}

function cadenceOf(power: Int32Array, grade: Float64Array, random: Random): Float64Array {
  const slow = wanderer(random, 0.97);
  const cadence = new Float64Array(power.length);
  for (let i = 0; i < power.length; i++) {
    const turn = 88 + 4 * slow() - 2.2 * Math.max(0, grade[i] ?? 0);
    cadence[i] = power[i] === 0 ? 0 : Math.round(Math.max(52, turn));
  }
  return cadence;
}
