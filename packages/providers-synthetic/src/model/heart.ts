/** How one heart answers. */
export interface HeartModel {
  readonly maximumBpm: number;
  /** Untrained and rested, in the morning. */
  readonly restingBpm: number;
  /** Share of the reserve between rest and maximum that threshold effort asks for. */
  readonly thresholdShare: number;
  /** Natural logarithm of RMSSD in milliseconds, rested and moderately trained. */
  readonly lnRmssd: number;
  /** Night to night, in the same unit. */
  readonly lnRmssdNoise: number;
}

export interface MorningState {
  /** Load a day over about six weeks. */
  readonly base: number;
  /** Load a day over about a week. */
  readonly fatigue: number;
  /** 0 healthy to 1 the worst day of an illness. */
  readonly illness: number;
  /** Hours by which the body clock is still off. */
  readonly jetLagHours: number;
  /** Hours slept less than needed. */
  readonly sleepShortHours: number;
}

/** Noise-free. Training lowers it, fatigue and illness raise it. */
export function restingHeartRateOf(heart: HeartModel, state: MorningState): number {
  return (
    heart.restingBpm -
    0.11 * state.base +
    0.07 * (state.fatigue - state.base) +
    9 * state.illness +
    0.4 * state.jetLagHours +
    0.6 * state.sleepShortHours
  );
}

/** Noise-free. Fatigue above the usual, illness, jet lag and short nights lower it. */
export function lnRmssdOf(heart: HeartModel, state: MorningState): number {
  return (
    heart.lnRmssd +
    0.0025 * state.base -
    0.0055 * (state.fatigue - state.base) -
    0.42 * state.illness -
    0.03 * state.jetLagHours -
    0.035 * state.sleepShortHours
  );
}

/**
 * Steady heart rate at an effort, before drift: linear up to threshold, then flattening towards the maximum.
 * @param effort share of the threshold
 */
export function steadyHeartRate(heart: HeartModel, restingBpm: number, effort: number): number {
  const reserve = heart.maximumBpm - restingBpm;
  const atStandstill = 0.12;
  const above = effort - 1;
  const share =
    above <= 0
      ? atStandstill + (heart.thresholdShare - atStandstill) * effort
      : heart.thresholdShare + ((1 - heart.thresholdShare) * above) / (above + 0.35);
  return restingBpm + reserve * share;
}

/** Rise over one hour of effort, as a share of the beats above rest: more in the heat, less when trained. */
export function driftPerHour(temperatureCelsius: number, base: number): number {
  const heat = Math.max(0, temperatureCelsius - 18);
  return Math.max(0.008, 0.045 + 0.0022 * heat - 0.0003 * base);
}

/** Seconds in which the heart makes 63 % of a change. */
export const riseSeconds = 27;
export const fallSeconds = 42;
