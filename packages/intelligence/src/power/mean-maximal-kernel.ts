import { refusePower } from './power-samples.ts';

/** Starts are pruned in blocks of 16 within blocks of 128. */
const FINE_BITS = 4;
const COARSE_BITS = 7;
const FINE = 1 << FINE_BITS;
const COARSE = 1 << COARSE_BITS;
/** Durations that fine bounds rest for after they failed. */
const REST = 16;
/** Far enough below 2^53 for the bounds, which are no whole numbers, to err by less than one unit. */
const EXACT_LIMIT = 2 ** 48;

/** Extremes of a series by block. */
interface Blocks {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface Windows {
  readonly count: number;
  /** What window sums are compared by: detrended prefix sums when those are exact, else the prefix sums. */
  readonly keys: Float64Array;
  /** Mean of the key's steps: added to a difference of detrended sums it gives the difference of keys. */
  readonly drift: number;
  /** Sum of watts of a window from its difference of keys. */
  readonly sumOf: (key: number, duration: number) => number;
  readonly fine: Blocks;
  readonly coarse: Blocks;
  readonly fineSteps: Blocks;
  readonly coarseSteps: Blocks;
  /**
   * For how many more durations the fine bounds of a coarse block rest, because most of them skipped nothing the last
   * time: where power swings with a short period they cost more than looking at every window.
   */
  readonly resting: Uint8Array;
}

function blocksOf(values: Float64Array, bits: number): Blocks {
  // One spare block on each side of the end, so that the block after the last one never needs a check.
  const count = (values.length >> bits) + 2;
  const low = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    const block = i >> bits;
    if (value < (low[block] ?? 0)) low[block] = value;
    if (value > (high[block] ?? 0)) high[block] = value;
  }
  return { low, high };
}

/**
 * Prefix sums P, detrended to Q[i] = n·P[i] - T·i with n samples and total T: n times a window's sum is
 * Q[i+d] - Q[i] + T·d, so windows of one length are ordered by Q[i+d] - Q[i]. Whole watts stay exact in doubles
 * while n·T is below 2^48; otherwise windows are compared by P, and one that is better by no more than the rounding of
 * such sums (1e-13 of the total) may be passed over.
 */
export function prepareWindows(path: string, watts: Float64Array): Windows {
  const count = watts.length;
  const sums = new Float64Array(count + 1);
  const steps = new Float64Array(count);
  let total = 0;
  let lowest = 0;
  let whole = true;
  for (let i = 0; i < count; i++) {
    const value = watts[i] ?? 0;
    const known = value === value ? value : 0;
    if (known < lowest) lowest = known;
    if (whole && !Number.isInteger(known)) whole = false;
    total += known;
    steps[i] = known;
    sums[i + 1] = total;
  }
  if (lowest < 0 || !Number.isFinite(total)) refusePower(path, watts);
  const exact = whole && count * total < EXACT_LIMIT;
  const detrended = new Float64Array(count + 1);
  const mean = total / count;
  for (let i = 0; i <= count; i++) {
    const sum = sums[i] ?? 0;
    detrended[i] = exact ? count * sum - total * i : sum - mean * i;
  }
  if (exact) for (let i = 0; i < count; i++) steps[i] = (steps[i] ?? 0) * count;
  return {
    count,
    keys: exact ? detrended : sums,
    drift: exact ? 0 : mean,
    sumOf: exact ? (key, duration) => (key + total * duration) / count : (key) => key,
    fine: blocksOf(detrended, FINE_BITS),
    coarse: blocksOf(detrended, COARSE_BITS),
    fineSteps: blocksOf(steps, FINE_BITS),
    coarseSteps: blocksOf(steps, COARSE_BITS),
    resting: new Uint8Array((count >> COARSE_BITS) + 1),
  };
}

export interface BestWindow {
  readonly start: number;
  readonly key: number;
}

/**
 * Bound of the keys of the starts `first` to `last` from the two at the ends and the steepest way between them: what
 * enters and leaves a window as it moves on by one lies within the extremes of the blocks. Tight where power is
 * constant, as on a trainer, where the bound by extremes of Q is loose.
 */
function cone(atFirst: number, atLast: number, steps: number, riseLimit: number, fallLimit: number): number {
  if (riseLimit <= 0) return atFirst;
  if (fallLimit <= 0) return atLast;
  const share = fallLimit / (riseLimit + fallLimit);
  return atFirst * share + atLast * (1 - share) + steps * riseLimit * share;
}

/** Greatest key of the starts `from` to `to`, at least `best`. Four to a turn, each against what is seldom beaten. */
function greatestKey(keys: Float64Array, from: number, to: number, duration: number, best: number): number {
  let greatest = best;
  let i = from;
  for (; i + 3 <= to; i += 4) {
    const a = (keys[i + duration] ?? 0) - (keys[i] ?? 0);
    const b = (keys[i + duration + 1] ?? 0) - (keys[i + 1] ?? 0);
    const c = (keys[i + duration + 2] ?? 0) - (keys[i + 2] ?? 0);
    const d = (keys[i + duration + 3] ?? 0) - (keys[i + 3] ?? 0);
    if (a > greatest) greatest = a;
    if (b > greatest) greatest = b;
    if (c > greatest) greatest = c;
    if (d > greatest) greatest = d;
  }
  for (; i <= to; i++) {
    const key = (keys[i + duration] ?? 0) - (keys[i] ?? 0);
    if (key > greatest) greatest = key;
  }
  return greatest;
}

function startOf(keys: Float64Array, from: number, duration: number, key: number): number {
  let start = from;
  while ((keys[start + duration] ?? 0) - (keys[start] ?? 0) !== key) start++;
  return start;
}

/** Finds the best window of `duration` samples; `guess` is a start that is likely good. */
export function bestWindow(windows: Windows, duration: number, guess: number): BestWindow {
  const { keys, count, resting } = windows;
  const { low: fineLow, high: fineHigh } = windows.fine;
  const { low: coarseLow, high: coarseHigh } = windows.coarse;
  const { low: fineStepLow, high: fineStepHigh } = windows.fineSteps;
  const { low: coarseStepLow, high: coarseStepHigh } = windows.coarseSteps;
  const shift = windows.drift * duration;
  const lastStart = count - duration;
  const coarseEnd = duration >> COARSE_BITS;
  const coarseSpill = (duration & (COARSE - 1)) === 0 ? 0 : 1;
  const fineEnd = duration >> FINE_BITS;
  const fineSpill = (duration & (FINE - 1)) === 0 ? 0 : 1;
  const coarseBlocks = lastStart >> COARSE_BITS;
  let start = guess;
  let best = (keys[guess + duration] ?? 0) - (keys[guess] ?? 0);
  for (let coarse = 0; coarse <= coarseBlocks; coarse++) {
    const end = coarse + coarseEnd;
    const spill = end + coarseSpill;
    const top = Math.max(coarseHigh[end] ?? 0, coarseHigh[spill] ?? 0);
    if (top - (coarseLow[coarse] ?? 0) + shift <= best) continue;
    const first = coarse << COARSE_BITS;
    if ((resting[coarse] ?? 0) > 0) {
      // Neighbours that rest too are looked through in one go, where the loop is at its quickest.
      let stop = coarse;
      do {
        resting[stop] = (resting[stop] ?? 1) - 1;
        stop++;
      } while (stop <= coarseBlocks && (resting[stop] ?? 0) > 0);
      const key = greatestKey(keys, first, Math.min((stop << COARSE_BITS) - 1, lastStart), duration, best);
      if (key > best) {
        best = key;
        start = startOf(keys, first, duration, key);
      }
      coarse = stop - 1;
      continue;
    }
    const last = Math.min(first + COARSE - 1, lastStart);
    const rise = Math.max(coarseStepHigh[end] ?? 0, coarseStepHigh[spill] ?? 0) - (coarseStepLow[coarse] ?? 0);
    const fall = (coarseStepHigh[coarse] ?? 0) - Math.min(coarseStepLow[end] ?? 0, coarseStepLow[spill] ?? 0);
    const atFirst = (keys[first + duration] ?? 0) - (keys[first] ?? 0);
    const atLast = (keys[last + duration] ?? 0) - (keys[last] ?? 0);
    if (cone(atFirst, atLast, last - first, rise, fall) <= best) continue;
    const firstFine = first >> FINE_BITS;
    const lastFine = last >> FINE_BITS;
    let scanned = 0;
    for (let fine = firstFine; fine <= lastFine; fine++) {
      const fineTo = fine + fineEnd;
      const fineOver = fineTo + fineSpill;
      const fineTop = Math.max(fineHigh[fineTo] ?? 0, fineHigh[fineOver] ?? 0);
      if (fineTop - (fineLow[fine] ?? 0) + shift <= best) continue;
      const from = fine << FINE_BITS;
      const to = Math.min(from + FINE - 1, last);
      const fineRise = Math.max(fineStepHigh[fineTo] ?? 0, fineStepHigh[fineOver] ?? 0) - (fineStepLow[fine] ?? 0);
      const fineFall = (fineStepHigh[fine] ?? 0) - Math.min(fineStepLow[fineTo] ?? 0, fineStepLow[fineOver] ?? 0);
      const atFrom = (keys[from + duration] ?? 0) - (keys[from] ?? 0);
      const atTo = (keys[to + duration] ?? 0) - (keys[to] ?? 0);
      if (cone(atFrom, atTo, to - from, fineRise, fineFall) <= best) continue;
      scanned++;
      const key = greatestKey(keys, from, to, duration, best);
      if (key > best) {
        best = key;
        start = startOf(keys, from, duration, key);
      }
    }
    if (scanned * 2 > lastFine - firstFine) resting[coarse] = REST;
  }
  return { start, key: best };
}
