import { ofCodes, roomOf } from './scratch.ts';

/** Eight differences stand together in a block. */
export const blockLength = 8;

/** How a sequence of integers is best written. */
export type Differences =
  /** Few different steps: each with the number of times it is taken. */
  | { readonly form: 'runs' }
  /** Steps beyond 30 bits: doubles do the arithmetic. */
  | { readonly form: 'wide'; readonly order: 1 | 2 }
  | {
      readonly form: 'narrow';
      /** 1: each as the step from the one before; 2: as the change of that step, near zero for a distance or a clock. */
      readonly order: 1 | 2;
      /** Zig-zag. The first integer itself, its steps or changes of steps, then zeros up to a whole block. Lent until the next column. */
      readonly codes: Uint32Array;
    };

/** The second order doubles noise: it must promise a tenth fewer bits. */
const SECOND_ORDER_GAIN = 0.9;
/** Runs pay from this many samples a run on. */
export const samplesPerRun = 6;
const WIDEST = 0x3fffffff;

export function differencesOf(integers: Int32Array | Float64Array): Differences {
  const narrow = integers instanceof Int32Array ? narrowDifferences(integers) : null;
  return narrow ?? wideDifferences(integers);
}

const ofSteps = roomOf(ofCodes);
const ofChanges = roomOf(ofCodes);

/** @returns `null` when a step is too wide */
function narrowDifferences(integers: Int32Array): Differences | null {
  const { length } = integers;
  const padded = 1 + Math.ceil((length - 1) / blockLength) * blockLength;
  const steps = ofSteps(padded);
  const changes = ofChanges(padded);
  steps.fill(0, length);
  changes.fill(0, length);
  let previous = integers[0] ?? 0;
  let step = 0;
  let stepBits = 0;
  let changeBits = 0;
  let runs = 1;
  steps[0] = changes[0] = (previous << 1) ^ (previous >> 31);
  for (let i = 1; i < length; i++) {
    const value = integers[i]!;
    const next = value - previous;
    if (next > WIDEST || next < -WIDEST) return null;
    const change = next - step;
    const stepCode = (next << 1) ^ (next >> 31);
    const changeCode = (change << 1) ^ (change >> 31);
    steps[i] = stepCode;
    changes[i] = changeCode;
    stepBits += 32 - Math.clz32(stepCode);
    changeBits += 32 - Math.clz32(changeCode);
    if (changeCode !== 0) runs++;
    previous = value;
    step = next;
  }
  if (runs * samplesPerRun < length) return { form: 'runs' };
  return changeBits < stepBits * SECOND_ORDER_GAIN
    ? { form: 'narrow', order: 2, codes: changes }
    : { form: 'narrow', order: 1, codes: steps };
}

function wideDifferences(integers: Int32Array | Float64Array): Differences {
  let previous = integers[0] ?? 0;
  let step = 0;
  let stepSize = 0;
  let changeSize = 0;
  let runs = 1;
  for (let i = 1; i < integers.length; i++) {
    const next = integers[i]! - previous;
    const change = next - step;
    stepSize += Math.log2(Math.abs(next) + 1);
    changeSize += Math.log2(Math.abs(change) + 1);
    if (change !== 0) runs++;
    previous = integers[i]!;
    step = next;
  }
  if (runs * samplesPerRun < integers.length) return { form: 'runs' };
  return { form: 'wide', order: changeSize < stepSize * SECOND_ORDER_GAIN ? 2 : 1 };
}
