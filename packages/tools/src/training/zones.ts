import { type BasisInput, type BasisMethod, type Outcome, SportFamily, type ThresholdMetric } from '@vitalwire/core';
import { heartRateZones, lowerBoundsOf, powerZonesCoggan7, timeInZones, type ZoneTable } from '@vitalwire/intelligence';
import { algorithms } from '@vitalwire/intelligence/registry';
import * as z from 'zod';
import { methodOf } from '../basis-of.ts';
import { rounded } from '../round.ts';
import { attempt } from './attempt.ts';

export const zoneOutput = z.strictObject({
  zone: z.string().describe('Label, 1 is the lowest'),
  name: z.string(),
  from: z.number().describe('Lower bound, in the zone'),
  to: z.number().optional().describe('Upper bound, in the zone above; absent: open'),
});

export const timedZoneOutput = z.strictObject({
  ...zoneOutput.shape,
  seconds: z.int(),
  percent: z.number().describe('Of the measured time'),
});

/** A table of zones, the method that gave it and what else there was to say. */
export interface Zones {
  readonly table: ZoneTable;
  readonly method: BasisMethod;
  /** What better methods lacked; empty when the best one answered. */
  readonly reason: string;
  readonly uses: readonly ThresholdMetric[];
}

export interface ZoneValues {
  readonly ftpWatts?: number | undefined;
  readonly lactateThresholdHeartRateBpm?: number | undefined;
  readonly maximumHeartRateBpm?: number | undefined;
  readonly restingHeartRateBpm?: number | undefined;
}

export function powerZonesOf({ ftpWatts }: ZoneValues): Outcome<Zones> {
  if (ftpWatts === undefined)
    return { status: 'insufficient-data', need: 'an FTP', have: 'none for this sport and day' };
  const outcome = attempt(() => powerZonesCoggan7({ ftpWatts }));
  if (outcome.status !== 'ok') return outcome;
  return {
    ...outcome,
    value: { table: outcome.value, method: methodOf(powerZonesCoggan7.spec), reason: '', uses: ['ftpWatts'] },
  };
}

export function heartRateZonesOf(values: ZoneValues, family: SportFamily): Outcome<Zones> {
  const { lactateThresholdHeartRateBpm, maximumHeartRateBpm, restingHeartRateBpm } = values;
  const sport = family === SportFamily.Cycling || family === SportFamily.Running ? family : undefined;
  const outcome = attempt(() =>
    heartRateZones({
      ...(lactateThresholdHeartRateBpm === undefined ? {} : { lactateThresholdHeartRateBpm }),
      ...(sport === undefined ? {} : { sport }),
      ...(restingHeartRateBpm === undefined ? {} : { restingHeartRateBpm }),
      ...(maximumHeartRateBpm === undefined ? {} : { maximumHeartRateBpm }),
    }),
  );
  if (outcome.status !== 'ok') return outcome;
  const { value: table, answeredBy, reason } = outcome.value;
  return {
    ...outcome,
    value: { table, method: methodOf(algorithms[answeredBy].spec), reason, uses: usesOf(answeredBy) },
  };
}

function usesOf(answeredBy: string): readonly ThresholdMetric[] {
  if (answeredBy.includes('friel')) return ['lactateThresholdHeartRateBpm'];
  return answeredBy.includes('karvonen') ? ['restingHeartRateBpm', 'maximumHeartRateBpm'] : ['maximumHeartRateBpm'];
}

export function zoneRows({ table }: Zones): z.output<typeof zoneOutput>[] {
  return table.zones.map(({ label, name, lower, upper }) => ({
    zone: label,
    name,
    from: rounded(lower, 1) ?? 0,
    ...(upper === null ? {} : { to: rounded(upper, 1) ?? 0 }),
  }));
}

export interface TimedZones {
  readonly rows: z.output<typeof timedZoneOutput>[];
  readonly belowFirstSeconds: number;
  readonly measuredSeconds: number;
  readonly missingSeconds: number;
  readonly methods: readonly BasisMethod[];
}

export function timedZones(zones: Zones, values: Float64Array): Outcome<TimedZones> {
  const outcome = attempt(() => timeInZones({ values, lowerBounds: lowerBoundsOf(zones.table) }));
  if (outcome.status !== 'ok') return outcome;
  const { zoneSeconds, zoneFractions, belowFirstSeconds, measuredSeconds, missingSeconds } = outcome.value;
  const rows = zoneRows(zones).map((row, index) => ({
    ...row,
    seconds: zoneSeconds[index] ?? 0,
    percent: rounded(100 * (zoneFractions[index] ?? 0), 1) ?? 0,
  }));
  const methods = [zones.method, methodOf(timeInZones.spec)];
  return { ...outcome, value: { rows, belowFirstSeconds, measuredSeconds, missingSeconds, methods } };
}

/** The inputs of the zones among those that hold on the day. */
export function zoneInputs(
  zones: readonly Zones[],
  inputOf: (metric: ThresholdMetric) => BasisInput | undefined,
): readonly BasisInput[] {
  const metrics = new Set(zones.flatMap(({ uses }) => uses));
  return [...metrics].flatMap((metric) => inputOf(metric) ?? []);
}
