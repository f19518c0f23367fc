import { exponential } from '../exact.ts';
import { driftPerHour, fallSeconds, type HeartModel, riseSeconds, steadyHeartRate } from '../model/heart.ts';
import type { Session } from '../plan/session.ts';
import type { Random } from '../random.ts';
import { wanderer } from './motion.ts';

interface HeartRequest {
  readonly session: Session;
  readonly effort: Float64Array;
  readonly heart: HeartModel;
  readonly restingBpm: number;
  readonly temperatureCelsius: number;
  /** Fitness as a load a day: drifts less. */
  readonly base: number;
  readonly random: Random;
}

/** Efforts below this make nobody drift. */
const DRIFT_FROM = 0.5;

/** First-order answer to the effort, with a drift that grows while the effort lasts and fades while it does not. */
export function heartRateOf(request: HeartRequest): Int32Array {
  const { effort, heart, restingBpm, session } = request;
  const perSecond = driftOf(request) / 3600;
  const pauses = new Map(session.pauses.map((pause) => [pause.afterSeconds, pause.seconds]));
  const standing = restingBpm + 22;
  const noise = wanderer(request.random, 0.9);
  const rate = new Int32Array(effort.length);
  let beats = restingBpm + 26;
  let drift = 0;
  for (let i = 0; i < effort.length; i++) {
    const paused = pauses.get(i);
    if (paused !== undefined) beats = standing + (beats - standing) * exponential(-Math.min(8, paused / fallSeconds));
    const share = effort[i] ?? 0;
    drift = Math.max(0, drift + (share > DRIFT_FROM ? perSecond : -perSecond));
    const steady = restingBpm + (steadyHeartRate(heart, restingBpm, share) - restingBpm) * (1 + drift);
    const target = Math.min(heart.maximumBpm, steady);
    beats += (target - beats) / (target > beats ? riseSeconds : fallSeconds);
    rate[i] = Math.min(heart.maximumBpm, Math.round(beats + 0.8 * noise()));
  }
  return rate;
}

/** Share of the beats above rest that one hour adds. */
export function driftOf(request: Pick<HeartRequest, 'session' | 'temperatureCelsius' | 'base'>): number {
  return driftPerHour(request.session.indoor ? 22 : request.temperatureCelsius, request.base);
}
