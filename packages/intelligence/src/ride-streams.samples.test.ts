import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { meanMaximalPower } from './power/mean-maximal-power.ts';
import { algorithms } from './registry/index.ts';

interface Ride {
  readonly powerW: readonly (number | null)[];
  readonly heartRateBpm: readonly (number | null)[];
}

interface Vector {
  readonly id: string;
  readonly algorithm: string;
  readonly variant: string;
  readonly input: {
    readonly streamFile?: string;
    readonly restingHrBpm?: number;
    readonly maxHrBpm?: number;
    readonly vt1HrBpm?: number;
    readonly vt2HrBpm?: number;
    readonly durationsS?: readonly number[];
    readonly durationS?: number;
    readonly afterWorkKj?: number;
  };
  readonly expected: unknown;
  readonly tolerance: number;
}

const folder = inject('samplesFolder');
const vectors = folder === null ? null : join(folder, 'vectors');
const present = vectors !== null && existsSync(join(vectors, 'streams'));
const files = ['normalized_power', 'trimp', 'critical_power', 'intensity_distribution', 'extras'];

function read<T>(...path: readonly string[]): T {
  return JSON.parse(readFileSync(join(vectors ?? '', ...path), 'utf8')) as T;
}

function column(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? Number.NaN);
}

/** Three public rides of different head units, with figures of other programs. */
const cases = present
  ? files
      .flatMap((file) => read<readonly Vector[]>(`${file}.json`))
      .filter(({ input }) => input.streamFile !== undefined)
  : [];

function answer({ algorithm, variant, input }: Vector): unknown {
  const ride = read<Ride>(...(input.streamFile ?? '').split('/'));
  const powerWatts = column(ride.powerW);
  const heartRateBpm = column(ride.heartRateBpm);
  const maximumHeartRateBpm = input.maxHrBpm ?? Number.NaN;
  const restingHeartRateBpm = input.restingHrBpm ?? Number.NaN;
  switch (`${algorithm} ${variant}`) {
    case 'normalizedPower coggan':
      return algorithms['power.normalized.coggan']({ powerWatts });
    case 'normalizedPower goldencheetah':
      return algorithms['power.normalized.goldencheetah']({ powerWatts });
    case 'normalizedPower pierre_raw_fourth_power':
      return algorithms['power.normalized.pierre_raw_fourth_power']({ powerWatts });
    case 'xPower skiba_goldencheetah':
      return algorithms['power.x-power.skiba_goldencheetah']({ powerWatts });
    case 'aerobicDecoupling average_power_halves':
      return algorithms['endurance.decoupling.average_power_halves']({ powerWatts, heartRateBpm });
    case 'trimp banister_male_stream':
      return algorithms['load.trimp.banister_stream']({
        heartRateBpm,
        restingHeartRateBpm,
        maximumHeartRateBpm,
        sex: 'male',
      });
    case 'trimp edwards_stream':
      return algorithms['load.trimp.edwards_stream']({ heartRateBpm, maximumHeartRateBpm });
    case 'timeInZones seiler_3':
      return algorithms['intensity.time-in-zones.seiler_3']({
        heartRateBpm,
        firstThresholdHeartRateBpm: input.vt1HrBpm ?? Number.NaN,
        secondThresholdHeartRateBpm: input.vt2HrBpm ?? Number.NaN,
      });
    case 'meanMaximalPower rolling_mean':
      return algorithms['power.mean-maximal.asked_durations']({ powerWatts, durationsSeconds: input.durationsS ?? [] });
    case 'durability best_after_work':
      return algorithms['endurance.durability.best_after_work']({
        powerWatts,
        durationSeconds: input.durationS ?? Number.NaN,
        afterWorkKilojoules: input.afterWorkKj ?? Number.NaN,
      });
    default:
      throw new Error(`no algorithm for ${algorithm} ${variant}`);
  }
}

/** The numbers that a vector speaks of, in its order. */
function numbersOf(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap((entry) => numbersOf(entry));
  if (typeof value !== 'object' || value === null) return [];
  const fields = value as { readonly [name: string]: unknown };
  for (const name of ['zoneFractions', 'percent', 'watts']) if (name in fields) return numbersOf(fields[name]);
  return Object.values(fields).flatMap((entry) => numbersOf(entry));
}

describe.skipIf(!present)('rides of three head units', () => {
  test('all of them are here', () => expect(cases).toHaveLength(39));

  test.for(cases)('$id $algorithm $variant', (vector) => {
    const outcome = answer(vector) as { readonly status: string; readonly value: unknown };
    expect(outcome.status).toBe('ok');
    const actual = numbersOf(outcome.value);
    const expected = numbersOf(vector.expected);
    expect(actual).toHaveLength(expected.length);
    for (const [i, value] of actual.entries()) {
      expect(Math.abs(value - (expected[i] ?? Number.NaN))).toBeLessThanOrEqual(vector.tolerance);
    }
  });

  test.for(['garmin1000', 'karoo', 'fenix_weather'])('%s: every duration equals the best of all windows', (name) => {
    const watts = column(read<Ride>('streams', `ride_${name}.json`).powerW);
    const sums = [0];
    for (const value of watts) sums.push((sums.at(-1) ?? 0) + (Number.isNaN(value) ? 0 : value));
    const outcome = meanMaximalPower({ powerWatts: watts });
    if (outcome.status !== 'ok') throw new Error(outcome.need);
    for (let d = 1; d <= watts.length; d++) {
      let best = 0;
      for (let i = 0; i + d <= watts.length; i++) best = Math.max(best, (sums[i + d] ?? 0) - (sums[i] ?? 0));
      if (outcome.value.watts[d - 1] !== best / d)
        throw new Error(`${d} s: ${outcome.value.watts[d - 1]} against ${best / d}`);
    }
  });
});
