import { damaged } from './frame.ts';
import { ofCodes, roomOf } from './scratch.ts';

/** What a distance is foretold from: many devices count it by the speed that they write beside it. */
export interface Leader {
  readonly elapsedSeconds: Float64Array | Int32Array;
  /** Metres a second; NaN or 0 where missing. */
  readonly speed: Float64Array | Int32Array;
}

/** Of 30 bits, so that sums and differences of them stay whole numbers of 32. */
const WIDEST = 0x3fffffff;

/** The step that speed and time promise, in units of the distance; 0 where the speed is missing. */
function promised({ elapsedSeconds, speed }: Leader, unitsPerMeter: number, i: number): number {
  const seconds = (elapsedSeconds[i] as number) - (elapsedSeconds[i - 1] as number);
  return ((speed[i] as number) * seconds * unitsPerMeter + 0.5) | 0;
}

const ofLeft = roomOf(ofCodes);

/**
 * What is left of each step of a distance when the promised one is taken away, zig-zag; the first integer itself.
 * @returns lent until the next column; `null` where that is too wide to be written
 */
export function leftOver(integers: Int32Array, leader: Leader, unitsPerMeter: number): Uint32Array | null {
  const codes = ofLeft(integers.length);
  codes[0] = ((integers[0] ?? 0) << 1) ^ ((integers[0] ?? 0) >> 31);
  for (let i = 1; i < integers.length; i++) {
    const left = integers[i]! - integers[i - 1]! - promised(leader, unitsPerMeter, i);
    if (left > WIDEST || left < -WIDEST) return null;
    codes[i] = (left << 1) ^ (left >> 31);
  }
  return codes;
}

/** @throws HealthError `storage-corrupt` where the speed is not there or of another length */
export function addPromised(target: Int32Array, leader: Leader | null, unitsPerMeter: number): void {
  if (leader === null || leader.speed.length !== target.length || leader.elapsedSeconds.length !== target.length)
    throw damaged('the speed that it is told from is missing');
  for (let i = 1; i < target.length; i++)
    target[i] = (target[i - 1]! + promised(leader, unitsPerMeter, i) + target[i]!) | 0;
}
