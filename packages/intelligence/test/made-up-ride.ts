/** One sample a second, as a head unit writes them: `null` is a missing reading. */
export interface MadeUpRide {
  readonly powerW: readonly (number | null)[];
  readonly heartRateBpm: readonly (number | null)[];
}

export interface RideShape {
  readonly seed: number;
  readonly seconds: number;
  /** Steady power between hills and descents. */
  readonly watts: number;
  /** How far power swings around it, 0 to 1. */
  readonly unevenness: number;
}

/** 0 to below 1, the same for every run (mulberry32). */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A ride that no rider rode: stretches of steady, hard and no power, whole watts, spikes, dropouts of the meter, and a
 * heart rate that follows with a lag of 40 s, drifts up, and loses its belt for a while.
 */
export function madeUpRide({ seed, seconds, watts, unevenness }: RideShape): MadeUpRide {
  const next = numbersOf(seed);
  const powerW: (number | null)[] = [];
  const heartRateBpm: (number | null)[] = [];
  let level = watts;
  let left = 0;
  let bpm = 70;
  let beltOff = 0;
  for (let second = 0; second < seconds; second++) {
    if (left-- <= 0) {
      left = 5 + Math.floor(next() * 90);
      const kind = next();
      level = kind < 0.15 ? 0 : watts * (1 + unevenness * (kind < 0.8 ? next() - 0.5 : 1 + next()));
    }
    const jitter = level === 0 ? 0 : 25 * (next() - 0.5);
    const spike = next() < 0.001 ? 400 : 0;
    const pushed = Math.max(0, Math.round(level + jitter + spike));
    powerW.push(next() < 0.004 ? null : pushed);
    const steady = 70 + (0.42 * pushed * (200 / watts) + second / 400);
    bpm += (Math.min(188, steady) - bpm) / 40;
    if (next() < 0.0008) beltOff = 20;
    heartRateBpm.push(beltOff-- > 0 ? null : Math.round(bpm));
  }
  return { powerW, heartRateBpm };
}
