import type { Place } from '../calendar/place.ts';
import type { Capacity } from '../model/capacity.ts';
import type { Block, Session } from '../plan/session.ts';
import type { Random } from '../random.ts';

/** Second by second what the body does, in doubles, before a device rounds and loses any of it. */
export interface Motion {
  /** Share of the threshold: what heart and lungs answer to. */
  readonly effort: Float64Array;
  readonly powerWatts: Int32Array | null;
  /** `null` where nobody moves from the spot. */
  readonly speed: Float64Array | null;
  /** Grade in percent; `null` indoors and in water. */
  readonly grade: Float64Array | null;
  /** As `cadenceRpm` of the streams. */
  readonly cadence: Float64Array | null;
}

export interface MotionRequest {
  readonly session: Session;
  readonly capacity: Capacity;
  readonly place: Place;
  readonly weightKilograms: number;
  readonly random: Random;
}

/** Calls `each` with the samples of every block: from, to (exclusive). */
export function forEachBlock(blocks: readonly Block[], each: (block: Block, from: number, to: number) => void): void {
  let from = 0;
  for (const block of blocks) {
    each(block, from, from + block.seconds);
    from += block.seconds;
  }
}

/** Scales a stretch so that its root mean square is the target: with it the planned load holds exactly. */
export function scaleToRootMeanSquare(values: Float64Array, from: number, to: number, target: number): void {
  let squares = 0;
  for (let i = from; i < to; i++) {
    const value = values[i] ?? 0;
    squares += value * value;
  }
  const factor = squares === 0 ? 0 : target / Math.sqrt(squares / (to - from));
  for (let i = from; i < to; i++) values[i] = (values[i] ?? 0) * factor;
}

/** Slow noise of unit variance: each value remembers `memory` of the one before. */
export function wanderer(random: Random, memory: number): () => number {
  // A uniform number has variance 1/12.
  const step = Math.sqrt(12 * (1 - memory * memory));
  let value = 0;
  return () => {
    value = memory * value + step * (random.next() - 0.5);
    return value;
  };
}
