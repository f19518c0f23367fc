import { isMissing, type WorkoutLap, type WorkoutTotals } from '@vitalwire/core';
import { round } from '../exact.ts';
import type { Session } from '../plan/session.ts';
import type { Masked } from './faults.ts';
import { momentOf, type Samples } from './samples.ts';

/** Totals of the samples from `from` to `to` (exclusive), from the recorded values and nothing else. */
export function totalsOf(samples: Samples, from: number, to: number, weightKilograms: number): WorkoutTotals {
  const timerSeconds = to - from;
  const { power } = samples;
  const work = power === null ? null : sumOf(power, from, to) / 1000;
  const meters = metersBetween(samples.distance, from, to);
  return {
    elapsedSeconds: elapsedBetween(samples, from, to),
    timerSeconds,
    ...distanceTotals(samples, meters, from, to),
    ...heartTotals(samples.heartRate, from, to),
    ...cadenceTotals(samples.cadence, from, to),
    ...climbTotals(samples.altitude, from, to),
    ...(power === null || work === null
      ? {}
      : {
          workKilojoules: round(work, 3),
          averagePowerWatts: round((work * 1000) / timerSeconds, 1),
          maximumPowerWatts: maximumOf(power, from, to),
        }),
    averageTemperatureCelsius: round(sumOf(samples.temperature, from, to) / timerSeconds, 1),
    maximumTemperatureCelsius: maximumOf(samples.temperature, from, to),
    ...energyOf(work, meters, weightKilograms),
  };
}

/** Laps between the boundaries, which are sample indices from 0 to the number of samples. */
export function lapsOf(
  session: Session,
  samples: Samples,
  boundaries: readonly number[],
  weightKilograms: number,
): readonly WorkoutLap[] {
  const { laps } = session;
  return boundaries.slice(0, -1).map((from, index) => {
    const to = boundaries[index + 1] ?? from;
    const last = index === boundaries.length - 2;
    const elapsed = samples.elapsedSeconds[from] ?? 0;
    const block = laps === 'blocks' ? session.blocks[index] : undefined;
    const totals = totalsOf(samples, from, to, weightKilograms);
    return {
      ...totals,
      start: momentOf(session.startMilliseconds, elapsed),
      end: momentOf(session.startMilliseconds, elapsed + (totals.elapsedSeconds ?? 0)),
      trigger: last ? 'session_end' : laps === 'blocks' ? 'manual' : 'distance',
      ...(block === undefined ? {} : { intensity: block.intent }),
    };
  });
}

export function lapBoundaries(session: Session, samples: Samples): readonly number[] {
  const count = samples.elapsedSeconds.length;
  const boundaries = [0];
  if (session.laps === 'blocks') {
    let at = 0;
    for (const block of session.blocks) {
      at += block.seconds;
      boundaries.push(at);
    }
    return boundaries;
  }
  const { distance } = samples;
  if (distance !== null) {
    for (let i = 0, next = session.laps; i < count - 1; i++) {
      if ((distance[i] ?? 0) < next) continue;
      boundaries.push(i + 1);
      next += session.laps;
    }
  }
  boundaries.push(count);
  return boundaries;
}

/** A pause belongs to the lap that it interrupts. */
function elapsedBetween({ elapsedSeconds }: Samples, from: number, to: number): number {
  const end = to < elapsedSeconds.length ? elapsedSeconds[to] : (elapsedSeconds[to - 1] ?? 0) + 1;
  return (end ?? 0) - (elapsedSeconds[from] ?? 0);
}

function metersBetween(distance: Float64Array | null, from: number, to: number): number | null {
  if (distance === null) return null;
  return round((distance[to - 1] ?? 0) - (from === 0 ? 0 : (distance[from - 1] ?? 0)), 2);
}

function distanceTotals(samples: Samples, meters: number | null, from: number, to: number): WorkoutTotals {
  if (meters === null || samples.speed === null) return {};
  let moving = 0;
  for (let i = from; i < to; i++) if ((samples.speed[i] ?? 0) > 0.3) moving++;
  return {
    movingSeconds: moving,
    distanceMeters: meters,
    averageSpeedMetersPerSecond: round(meters / (to - from), 3),
    maximumSpeedMetersPerSecond: maximumOf(samples.speed, from, to),
  };
}

function heartTotals(rate: Masked | null, from: number, to: number): WorkoutTotals {
  if (rate === null) return {};
  let sum = 0;
  let count = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let i = from; i < to; i++) {
    if (isMissing(rate.missing, i)) continue;
    const beats = rate.values[i] ?? 0;
    sum += beats;
    count++;
    if (beats < least) least = beats;
    if (beats > most) most = beats;
  }
  if (count === 0) return {};
  return { averageHeartRateBpm: round(sum / count, 1), minimumHeartRateBpm: least, maximumHeartRateBpm: most };
}

/** Standing still and coasting do not count, as on every head unit. */
function cadenceTotals(cadence: Float64Array | null, from: number, to: number): WorkoutTotals {
  if (cadence === null) return {};
  let sum = 0;
  let count = 0;
  let most = 0;
  for (let i = from; i < to; i++) {
    const turns = cadence[i] ?? 0;
    if (turns === 0) continue;
    sum += turns;
    count++;
    if (turns > most) most = turns;
  }
  return count === 0 ? {} : { averageCadenceRpm: round(sum / count, 1), maximumCadenceRpm: most };
}

function climbTotals(altitude: Float64Array | null, from: number, to: number): WorkoutTotals {
  if (altitude === null) return {};
  let up = 0;
  let down = 0;
  for (let i = Math.max(1, from); i < to; i++) {
    const change = (altitude[i] ?? 0) - (altitude[i - 1] ?? 0);
    if (change > 0) up += change;
    else down -= change;
  }
  return { ascentMeters: round(up, 1), descentMeters: round(down, 1) };
}

/** As a device shows it: about one kilocalorie for a kilojoule on the bike, and for a kilogram and kilometre on foot. */
function energyOf(work: number | null, meters: number | null, weightKilograms: number): WorkoutTotals {
  if (work !== null) return { energyKilocalories: Math.round(work) };
  return meters === null ? {} : { energyKilocalories: Math.round((meters / 1000) * weightKilograms) };
}

function sumOf(values: Int32Array | Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i] ?? 0;
  return sum;
}

function maximumOf(values: Int32Array | Float64Array, from: number, to: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const value = values[i] ?? 0;
    if (value > most) most = value;
  }
  return most;
}
