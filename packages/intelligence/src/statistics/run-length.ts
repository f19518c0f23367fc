import { normalCdf } from './distributions.ts';

// Average run lengths of control charts on independent standard normal values, by the Markov chain of Brook & Evans.

const STATES = 60;

/** Mean number of steps to absorption from one state. */
function expectedSteps(transitions: readonly Float64Array[], from: number): number {
  const size = transitions.length;
  const rows = transitions.map((row, i) => {
    const left = Float64Array.from({ length: size + 1 }, (_, j) => (j === size ? 1 : -row[j]!));
    left[i] = left[i]! + 1;
    return left;
  });
  // The matrix is diagonally dominant: elimination needs no pivots.
  for (let k = 0; k < size; k++) {
    const pivot = rows[k]!;
    for (let i = k + 1; i < size; i++) {
      const row = rows[i]!;
      const factor = row[k]! / pivot[k]!;
      if (factor === 0) continue;
      for (let j = k; j <= size; j++) row[j] = row[j]! - factor * pivot[j]!;
    }
  }
  const steps = new Float64Array(size);
  for (let i = size - 1; i >= 0; i--) {
    const row = rows[i]!;
    let value = row[size]!;
    for (let j = i + 1; j < size; j++) value -= row[j]! * steps[j]!;
    steps[i] = value / row[i]!;
  }
  return steps[from]!;
}

/** Of a two-sided CUSUM with allowance k and limit h; both sides never grow together for k > 0. */
export function cusumRunLength(k: number, h: number): number {
  const width = (2 * h) / (2 * STATES - 1);
  const below = Float64Array.from({ length: 2 * STATES }, (_, i) => normalCdf((i - STATES + 0.5) * width + k));
  const transitions = Array.from({ length: STATES }, (_, i) =>
    Float64Array.from({ length: STATES }, (_, j) => {
      const upper = below[j - i + STATES]!;
      return j === 0 ? upper : upper - below[j - i + STATES - 1]!;
    }),
  );
  return expectedSteps(transitions, 0) / 2;
}

/** Of a two-sided EWMA of this weight with limits of so many of its long-run SDs. */
export function ewmaRunLength(weight: number, limit: number): number {
  const states = STATES + 1;
  const h = limit * Math.sqrt(weight / (2 - weight));
  const width = (2 * h) / states;
  const transitions = Array.from({ length: states }, (_, i) => {
    const kept = (1 - weight) * (-h + (i + 0.5) * width);
    const below = Float64Array.from({ length: states + 1 }, (_, j) => normalCdf((-h + j * width - kept) / weight));
    return Float64Array.from({ length: states }, (_, j) => below[j + 1]! - below[j]!);
  });
  return expectedSteps(transitions, STATES / 2);
}

/** The limit at which a chart alarms once in so many days without a change: secants on ln of the run length. */
export function limitFor(runLength: (limit: number) => number, days: number): number {
  const target = Math.log(days);
  let low = 0.5;
  let high = 1;
  let lowGap = Math.log(runLength(low)) - target;
  let highGap = Math.log(runLength(high)) - target;
  while (highGap < 0) {
    low = high;
    lowGap = highGap;
    high *= 1.5;
    highGap = Math.log(runLength(high)) - target;
  }
  for (let i = 0; i < 40 && high - low > 1e-6; i++) {
    const middle = i % 3 === 2 ? (low + high) / 2 : low - (lowGap * (high - low)) / (highGap - lowGap);
    const gap = Math.log(runLength(middle)) - target;
    if (Math.abs(gap) < 1e-5) return middle;
    if (gap < 0) [low, lowGap] = [middle, gap];
    else [high, highGap] = [middle, gap];
  }
  return (low + high) / 2;
}
