import { readFileSync } from 'node:fs';
import type { AlgorithmId } from '@vitalwire/core';
import { answerOf } from './outcomes.ts';
import { ownVectors } from './vector-folder.ts';
import { compute } from './vector-table/run.ts';
import type { Given } from './vector-table/vector.ts';

/** One figure of one ride, theirs and ours. */
export interface PeerRow {
  readonly ride: string;
  readonly figure: string;
  readonly unit: string;
  readonly theirs: number;
  readonly ours: number;
  readonly algorithm: AlgorithmId;
  /** Why the two may differ; left out where the definition is the same. */
  readonly difference?: string;
}

export interface PeerRides {
  readonly program: string;
  readonly settings: { readonly [name: string]: number };
  readonly rides: readonly {
    readonly ride: string;
    readonly file: string;
    readonly source: string;
    /** Its stream without positions, beside the vectors. */
    readonly stream: string;
    /** Time in motion as the program counts it. */
    readonly movingSeconds: number;
  }[];
  readonly rows: readonly PeerRow[];
}

export function readPeerRides(): PeerRides {
  return JSON.parse(readFileSync(`${ownVectors}/peers/goldencheetah-rides.json`, 'utf8')) as PeerRides;
}

export interface RideColumns {
  readonly powerWatts: Float64Array;
  readonly heartRateBpm: Float64Array;
  readonly movingSeconds: number;
}

const person = { restingHeartRateBpm: 50, maximumHeartRateBpm: 190, sex: 'male' };
const model = { criticalPowerWatts: 285, anaerobicCapacityJoules: 20_000 };

const computedBy = (id: AlgorithmId, input: Given): unknown => answerOf(compute(id, input));
const fieldOf = (id: AlgorithmId, input: Given, field: string): number =>
  Number((computedBy(id, input) as Given)[field]);

function averageTrimp({ heartRateBpm, movingSeconds }: RideColumns): number {
  const measured = heartRateBpm.filter((bpm) => bpm > 0);
  const averageHeartRateBpm = measured.reduce((sum, bpm) => sum + bpm, 0) / measured.length;
  const input = { ...person, averageHeartRateBpm, durationSeconds: movingSeconds };
  return Number(computedBy('load.trimp.banister_average', input));
}

function stressFrom(normalized: AlgorithmId, { powerWatts }: RideColumns): number {
  const normalizedPowerWatts = computedBy(normalized, { powerWatts });
  const input = { durationSeconds: powerWatts.length, normalizedPowerWatts, ftpWatts: 285 };
  return Number(computedBy('load.training-stress.normalized_power', input));
}

function balance(id: AlgorithmId, { powerWatts }: RideColumns, more: Given = {}): number {
  return fieldOf(id, { powerWatts, ...model, ...more }, 'minimumJoules') / 1000;
}

/** As the program does, whole seconds. */
function wholeTau({ powerWatts }: RideColumns): number {
  return Math.floor(Number(computedBy('power.w-prime-tau.skiba_2012', { powerWatts, ...model })));
}

/** The figure of a row, computed here. */
export const figures: { readonly [figure: string]: (ride: RideColumns) => number } = {
  'IsoPower, same windows': ({ powerWatts }) => Number(computedBy('power.normalized.goldencheetah', { powerWatts })),
  'IsoPower, our default': ({ powerWatts }) => Number(computedBy('power.normalized.coggan', { powerWatts })),
  'BikeStress, same windows': (ride) => stressFrom('power.normalized.goldencheetah', ride),
  'BikeStress, our default': (ride) => stressFrom('power.normalized.coggan', ride),
  xPower: ({ powerWatts }) => Number(computedBy('power.x-power.skiba_goldencheetah', { powerWatts })),
  BikeScore: ({ powerWatts }) => {
    const xPowerWatts = computedBy('power.x-power.skiba_goldencheetah', { powerWatts });
    const input = { durationSeconds: powerWatts.length, xPowerWatts, criticalPowerWatts: 285 };
    return Number(computedBy('load.bike-score.skiba', input));
  },
  'TRIMP, from the average': averageTrimp,
  'TRIMP, our default': ({ heartRateBpm }) =>
    Number(computedBy('load.trimp.banister_stream', { ...person, heartRateBpm })),
  'TRIMP(100)': (ride) => {
    const input = { ...person, trimp: averageTrimp(ride), lactateThresholdHeartRateBpm: 165 };
    return Number(computedBy('load.trimp.lthr_normalized', input));
  },
  decoupling: ({ powerWatts, heartRateBpm }) =>
    fieldOf('endurance.decoupling.average_power_halves', { powerWatts, heartRateBpm }, 'percent'),
  "W'bal minimum, their tau": (ride) => balance('power.w-prime-balance.integral', ride, { tauSeconds: wholeTau(ride) }),
  "W'bal minimum, integral": (ride) => balance('power.w-prime-balance.integral', ride),
  "W'bal minimum, our default": (ride) => balance('power.w-prime-balance.differential_exact', ride),
};
