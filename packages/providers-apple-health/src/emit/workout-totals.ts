import type { WorkoutTotals } from '@vitalwire/core';
import { conversionOf, type Dimension, quantityOf } from '../meaning/units.ts';
import type { Element } from '../scan/health-document.ts';

interface Statistic {
  readonly dimension: Dimension;
  readonly bounds: readonly [number, number];
  readonly sum?: keyof WorkoutTotals;
  readonly average?: keyof WorkoutTotals;
  readonly minimum?: keyof WorkoutTotals;
  readonly maximum?: keyof WorkoutTotals;
}

const distance: Statistic = { dimension: 'length', bounds: [0.001, 1e8], sum: 'distanceMeters' };
const beats: Statistic = {
  dimension: 'per-minute',
  bounds: [1, 350],
  average: 'averageHeartRateBpm',
  minimum: 'minimumHeartRateBpm',
  maximum: 'maximumHeartRateBpm',
};
const power: Statistic = {
  dimension: 'power',
  bounds: [0, 10_000],
  average: 'averagePowerWatts',
  maximum: 'maximumPowerWatts',
};
const speed: Statistic = {
  dimension: 'speed',
  bounds: [0, 200],
  average: 'averageSpeedMetersPerSecond',
  maximum: 'maximumSpeedMetersPerSecond',
};

/** `WorkoutStatistics` by type, without its prefix. */
const statistics: { readonly [type: string]: Statistic } = {
  DistanceWalkingRunning: distance,
  DistanceCycling: distance,
  DistanceSwimming: distance,
  DistanceWheelchair: distance,
  DistanceDownhillSnowSports: distance,
  DistanceCrossCountrySkiing: distance,
  DistancePaddleSports: distance,
  DistanceRowing: distance,
  DistanceSkatingSports: distance,
  ActiveEnergyBurned: { dimension: 'energy', bounds: [0.001, 1e6], sum: 'energyKilocalories' },
  HeartRate: beats,
  RunningPower: power,
  CyclingPower: power,
  RunningSpeed: speed,
  CyclingSpeed: speed,
  CyclingCadence: {
    dimension: 'per-minute',
    bounds: [0, 1000],
    average: 'averageCadenceRpm',
    maximum: 'maximumCadenceRpm',
  },
  RespiratoryRate: { dimension: 'per-minute', bounds: [1, 200], average: 'averageRespirationRatePerMinute' },
  SwimmingStrokeCount: { dimension: 'count', bounds: [1, 1e7], sum: 'strokes' },
};

const SECONDS: { readonly [unit: string]: number } = { s: 1, min: 60, hr: 3600 };
const prefix = 'HKQuantityTypeIdentifier';

/** From the statistics, else from the attributes that exports before iOS 16 have, and the metadata. */
export function totalsOf(element: Element, metadata: ReadonlyMap<string, string>): WorkoutTotals {
  const { attributes } = element;
  const totals: { -readonly [T in keyof WorkoutTotals]?: number } = {};
  const seconds =
    Number(attributes.get('duration') ?? Number.NaN) * (SECONDS[attributes.get('durationUnit') ?? ''] ?? Number.NaN);
  if (seconds >= 0 && seconds <= 1e7) totals.timerSeconds = seconds;
  for (const statistic of statisticsOf(element)) add(totals, statistic);
  const total = (value: string, unit: string, dimension: Dimension): number | undefined => {
    const number = Number(attributes.get(value) ?? Number.NaN);
    const converted = conversionOf(dimension, attributes.get(unit) ?? '')?.(number);
    return converted !== undefined && converted > 0 && converted <= 1e6 ? converted : undefined;
  };
  const meters = totals.distanceMeters ?? total('totalDistance', 'totalDistanceUnit', 'length');
  const energy = totals.energyKilocalories ?? total('totalEnergyBurned', 'totalEnergyBurnedUnit', 'energy');
  const ascent = climbOf(metadata.get('HKElevationAscended'));
  const descent = climbOf(metadata.get('HKElevationDescended'));
  return {
    ...(totals as WorkoutTotals),
    ...(meters === undefined ? {} : { distanceMeters: meters }),
    ...(energy === undefined ? {} : { energyKilocalories: energy }),
    ...(ascent === null ? {} : { ascentMeters: ascent }),
    ...(descent === null ? {} : { descentMeters: descent }),
  };
}

/** Of the workout itself; where it has one part only, of that part. */
function statisticsOf({ children }: Element): readonly Element[] {
  const own = children.filter(({ name }) => name === 'WorkoutStatistics');
  if (own.length > 0) return own;
  const parts = children.filter(({ name }) => name === 'WorkoutActivity');
  return parts.length === 1 ? (parts[0]?.children.filter(({ name }) => name === 'WorkoutStatistics') ?? []) : [];
}

function add(totals: { -readonly [T in keyof WorkoutTotals]?: number }, { attributes }: Element): void {
  const type = (attributes.get('type') ?? '').replace(prefix, '');
  const statistic = Object.hasOwn(statistics, type) ? statistics[type] : undefined;
  const convert = statistic && conversionOf(statistic.dimension, attributes.get('unit') ?? '');
  if (statistic === undefined || !convert) return;
  const [least, greatest] = statistic.bounds;
  for (const which of ['sum', 'average', 'minimum', 'maximum'] as const) {
    const field = statistic[which];
    const text = attributes.get(which);
    if (field === undefined || text === undefined || totals[field] !== undefined) continue;
    const value = convert(Number(text));
    if (value >= least && value <= greatest) totals[field] = value;
  }
}

function climbOf(text: string | undefined): number | null {
  const meters = quantityOf('length', text);
  return meters !== null && meters >= 0 && meters <= 1e5 ? meters : null;
}
