import { type ZoneTable, zoneOf } from '../../src/intensity/zone-table.ts';
import type { BestEffort } from '../../src/power/mean-maximal-power.ts';
import { normalizedPower } from '../../src/power/normalized-power.ts';
import { averagePower } from '../../src/power/power-ratios.ts';
import type { WPrimeBalance } from '../../src/power/w-prime-balance.ts';
import { xPower } from '../../src/power/x-power.ts';
import { answered, type Call, has, type Pairs, zipped } from './call.ts';
import type { Given } from './vector.ts';

const fit = {
  input: (given: Given) =>
    has(given, 'efforts')
      ? given
      : { efforts: zipped(given, { durationsSeconds: 'durationSeconds', powersWatts: 'powerWatts' }) },
  outputs: {
    cpSeW: 'criticalPowerStandardErrorWatts',
    wPrimeSeJ: 'anaerobicCapacityStandardErrorJoules',
  },
} as const;

/** At one sample where the vector asks for one, else the lowest and the last. */
const balance = {
  input: ({ atIndex: _, ...rest }: Given) => rest,
  output: (value: unknown, { atIndex }: Given) => {
    const { balanceJoules, minimumJoules, endJoules } = value as WPrimeBalance;
    return typeof atIndex === 'number'
      ? (balanceJoules[atIndex] ?? null)
      : { balanceJoules, minJ: minimumJoules, endJ: endJoules };
  },
} as const;

/** Watts by seconds. */
function byDuration(value: unknown): Given {
  return Object.fromEntries(
    (value as readonly BestEffort[]).map(({ durationSeconds, watts }) => [durationSeconds, watts]),
  );
}

export const bounds = {
  output: (value: unknown) => {
    const { zones } = value as ZoneTable;
    const lower = zones.map((zone) => zone.lower);
    const upper = zones.map((zone) => zone.upper);
    return {
      lowerBoundsW: lower,
      lowerBoundsBpm: lower,
      upperBoundsW: upper,
      upperBoundsBpm: upper,
      upperW: upper.at(-1),
      upperBpm: upper.at(-1),
      zoneCount: zones.length,
    };
  },
} as const;

/** Number of the zone that holds a reading. */
export function inZones(id: Call['id'], reading: string): Call {
  return { id, output: (value, given) => zoneOf(value as ZoneTable, Number(given[reading])) };
}

/** What a vector with samples does not say of them. */
export function withSummary(given: Given): Given {
  const { powerWatts, heartRateBpm } = given;
  const facts: { [name: string]: unknown } = {};
  if (powerWatts instanceof Float64Array) {
    const input = { powerWatts };
    facts.durationSeconds = powerWatts.length;
    for (const [name, outcome] of [
      ['normalizedPowerWatts', normalizedPower(input)],
      ['averagePowerWatts', averagePower(input)],
      ['xPowerWatts', xPower(input)],
    ] as const)
      if (outcome.status === 'ok') facts[name] = outcome.value;
  }
  if (heartRateBpm instanceof Float64Array) {
    const measured = heartRateBpm.filter((bpm) => bpm > 0);
    facts.averageHeartRateBpm = measured.reduce((sum, bpm) => sum + bpm, 0) / measured.length;
  }
  return { ...facts, ...given };
}

export const powerPairs: Pairs = {
  'normalizedPower coggan': { id: 'power.normalized.coggan' },
  'normalizedPower goldencheetah': { id: 'power.normalized.goldencheetah' },
  'normalizedPower pierre_raw_fourth_power': { id: 'power.normalized.pierre_raw_fourth_power' },
  'averagePower arithmetic_mean': { id: 'power.average.arithmetic_mean' },
  'xPower skiba_goldencheetah': { id: 'power.x-power.skiba_goldencheetah' },
  'intensityFactor normalized_power': { id: 'power.intensity-factor.normalized_power', input: withSummary },
  'variabilityIndex coggan': { id: 'power.variability-index.coggan', input: withSummary },
  'efficiencyFactor power': { id: 'endurance.efficiency-factor.power', input: withSummary },
  'efficiencyFactor running_speed': { id: 'endurance.efficiency-factor.running_speed', input: withSummary },
  'aerobicDecoupling average_power_halves': { id: 'endurance.decoupling.average_power_halves', main: 'percent' },
  'aerobicDecoupling normalized_power_halves': { id: 'endurance.decoupling.normalized_power_halves', main: 'percent' },
  'aerobicDecoupling speed_halves': { id: 'endurance.decoupling.speed_halves', main: 'percent' },
  'durability best_after_work': { id: 'endurance.durability.best_after_work', main: 'ratio' },

  'criticalPower work_time_linear': { id: 'power.critical.work_time_linear', ...fit },
  'criticalPower inverse_time_linear': { id: 'power.critical.inverse_time_linear', ...fit },
  'criticalPower hyperbolic': { id: 'power.critical.hyperbolic', ...fit },
  'criticalPower morton_3p': { id: 'power.critical.morton_3p', ...fit },
  'powerForDuration two_parameter': { id: 'power.for-duration.two_parameter' },
  'powerForDuration morton_3p': { id: 'power.for-duration.morton_3p' },
  'timeToExhaustion two_parameter': { id: 'power.time-to-exhaustion.two_parameter' },
  'timeToExhaustion morton_3p': { id: 'power.time-to-exhaustion.morton_3p' },
  'wPrimeTau skiba_2012': { id: 'power.w-prime-tau.skiba_2012' },
  'wPrimeBalance integral': { id: 'power.w-prime-balance.integral', ...balance },
  'wPrimeBalance differential_euler': { id: 'power.w-prime-balance.differential_euler', ...balance },
  'wPrimeBalance differential_exact': { id: 'power.w-prime-balance.differential_exact', ...balance },
  'meanMaximalPower rolling_mean': {
    id: 'power.mean-maximal.asked_durations',
    output: byDuration,
  },

  'powerZones coggan_7': { id: 'power.zones.coggan_7', ...bounds },
  'powerZones pierre_5': { id: 'power.zones.pierre_5', ...bounds },
  'zoneOfPower coggan_7': inZones('power.zones.coggan_7', 'powerWatts'),
  'zoneOfPower pierre_5': inZones('power.zones.pierre_5', 'powerWatts'),

  'ftp 60min_power': { id: 'power.ftp.60min_power' },
  'ftp 20min_test': { id: 'power.ftp.20min_test' },
  'ftp 8min_test': { id: 'power.ftp.8min_test' },
  'ftp ramp_test': { id: 'power.ftp.ramp_test' },
  'ftp critical_power': { id: 'power.ftp.critical_power', ...fit },
  'ftp acsm_map_75': { id: 'power.ftp.acsm_map_75' },
  'ftp pierre_from_vo2max': { id: 'power.ftp.pierre_from_vo2max' },
  'ftp hybrid': (given) => ({
    id: 'power.ftp.hybrid',
    ...(has(given, 'durationsSeconds') ? fit : {}),
    ...answered,
  }),

  'vam definition': { id: 'endurance.vam.definition' },
  'wattsPerKgFromVam ferrari': { id: 'endurance.power-from-vam.ferrari' },
  'sweatRate mass_balance': {
    id: 'endurance.sweat-rate.mass_balance',
    names: { preMassKg: 'weightBeforeKilograms', postMassKg: 'weightAfterKilograms', fluidIntakeL: 'fluidLiters' },
    input: (given) => ({ urineLiters: 0, fluidLiters: 0, ...given }),
  },
};
