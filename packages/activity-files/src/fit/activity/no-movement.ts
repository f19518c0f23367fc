import type { StreamChannel, WorkoutTotals } from '@vitalwire/core';
import type { ActivitySession } from '../../activity.ts';

const totals = ['distanceMeters', 'averageSpeedMetersPerSecond', 'maximumSpeedMetersPerSecond'] as const;
const channels: readonly StreamChannel[] = ['distanceMeters', 'speedMetersPerSecond'];

/**
 * Devices write a distance of 0 for sessions in which nothing measured one: weights lifted, a dive, a trainer without a
 * sensor. Without a position and without any movement that 0 says nothing, and is left out.
 */
export function withoutEmptyMovement(session: ActivitySession): ActivitySession {
  const { streams, laps } = session;
  const parts: readonly WorkoutTotals[] = [session, ...laps];
  if (session.distanceMeters !== 0 || parts.some((part) => totals.some((total) => (part[total] ?? 0) !== 0))) {
    return session;
  }
  const columns = streams?.columns ?? [];
  if (columns.some(({ channel }) => channel === 'latitudeDegrees')) return session;
  const moving = columns.filter(({ channel }) => channels.includes(channel));
  // A missing value is 0 or not a number.
  if (moving.some(({ values }) => values.some((value) => value > 0))) return session;
  const kept = streams === null ? null : { ...streams, columns: columns.filter((column) => !moving.includes(column)) };
  return { ...without(session), laps: laps.map(without), streams: kept };
}

function without<T extends WorkoutTotals>(part: T): T {
  const kept = { ...part };
  for (const total of totals) delete kept[total];
  return kept;
}
