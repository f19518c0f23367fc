import {
  type PersonProfile,
  SportFamily,
  type StreamChannel,
  sportFamily,
  type ThresholdMetric,
  type Workout,
} from '@vitalwire/core';
import { snakeCase } from '../text/snake-case.ts';
import type { SessionThresholds } from './thresholds.ts';

/** One way to a load: what was recorded for it, and what of the person it still needs. */
export interface LoadWay {
  readonly method: 'power' | 'pace' | 'swim' | 'heart_rate';
  /** As in "power was recorded". */
  readonly recorded: string;
  readonly lacking: readonly string[];
}

interface WayFacts {
  readonly method: LoadWay['method'];
  readonly recorded: string;
  readonly families: readonly SportFamily[] | null;
  readonly isRecorded: (workout: Workout, has: (channel: StreamChannel) => boolean) => boolean;
  readonly metrics: readonly ThresholdMetric[];
  readonly needsSex: boolean;
}

/** Best first, as the loads are computed. */
const ways: readonly WayFacts[] = [
  {
    method: 'power',
    recorded: 'power',
    families: null,
    isRecorded: ({ averagePowerWatts = 0 }, has) => averagePowerWatts > 0 || has('powerWatts'),
    metrics: ['ftpWatts'],
    needsSex: false,
  },
  {
    method: 'pace',
    recorded: 'pace',
    families: [SportFamily.Running],
    isRecorded: (_, has) => has('speedMetersPerSecond') || has('distanceMeters'),
    metrics: ['thresholdSpeedMetersPerSecond'],
    needsSex: false,
  },
  {
    method: 'swim',
    recorded: 'swim distance',
    families: [SportFamily.Swimming],
    isRecorded: ({ distanceMeters = 0, lengths }) => distanceMeters > 0 || lengths.length > 0,
    metrics: ['criticalSwimSpeedMetersPerSecond'],
    needsSex: false,
  },
  {
    method: 'heart_rate',
    recorded: 'heart rate',
    families: null,
    isRecorded: ({ averageHeartRateBpm }, has) => averageHeartRateBpm !== undefined || has('heartRateBpm'),
    metrics: ['lactateThresholdHeartRateBpm', 'maximumHeartRateBpm', 'restingHeartRateBpm'],
    needsSex: true,
  },
];

/** The ways that the recording allows, best first. */
export function loadWays(workout: Workout, thresholds: SessionThresholds, profile: PersonProfile): readonly LoadWay[] {
  const family = sportFamily(workout.sport);
  const has = (channel: StreamChannel) => workout.streams?.channels.includes(channel) ?? false;
  return ways
    .filter(({ families, isRecorded }) => (families === null || families.includes(family)) && isRecorded(workout, has))
    .map(({ method, recorded, metrics, needsSex }) => ({
      method,
      recorded,
      lacking: [
        ...metrics.filter((metric) => thresholds[metric] === undefined).map(snakeCase),
        ...(needsSex && profile.sex === undefined ? ['sex'] : []),
      ],
    }));
}

/** What would give the activity a load: each way to it, the one of the fewest steps first. */
export function needOf(possible: readonly LoadWay[]): { readonly need: string; readonly have: string } {
  const open = possible
    .filter(({ lacking }) => lacking.length > 0)
    .toSorted((a, b) => a.lacking.length - b.lacking.length);
  if (open.length === 0) return { need: 'power, heart rate, pace or swim distance', have: 'none of them was recorded' };
  return {
    need: open.map(({ lacking }) => lacking.join(', ')).join('; or '),
    have: `${open.map(({ recorded }) => recorded).join(' and ')} ${open.length === 1 ? 'was' : 'were'} recorded`,
  };
}

/** Why a better way than the one that answered did not; empty when none was open. */
export function reasonFor(possible: readonly LoadWay[], answered: LoadWay['method']): string {
  const better = possible.slice(
    0,
    possible.findIndex(({ method }) => method === answered),
  );
  return better
    .filter(({ lacking }) => lacking.length > 0)
    .map(
      ({ recorded, lacking }) =>
        `${recorded.charAt(0).toUpperCase()}${recorded.substring(1)} was recorded, but ${lacking.join(', ')} is not known for this sport.`,
    )
    .join(' ');
}
