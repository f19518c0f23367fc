import type { AlgorithmChoice } from './algorithm-choice.ts';
import type { Instant, LocalDate } from './instant.ts';
import type { SportFamily } from './sports.ts';
import type { UnitSystem } from './units.ts';

/** What the person told us of themselves. Absent is not told; nothing here is ever assumed. */
export interface PersonProfile {
  readonly displayName?: string;
  readonly birthYear?: number;
  /** For formulas that were fitted by sex; some take either pair of coefficients on request. */
  readonly sex?: 'female' | 'male';
  readonly heightMeters?: number;
  /** IANA name, `Europe/Berlin`. Only used where a record's own offset is unknown, and then said. */
  readonly timeZone?: string;
  readonly units?: UnitSystem;
  /** Methods that the person wants instead of the defaults. */
  readonly algorithms?: AlgorithmChoice;
  readonly updatedAt: Instant | null;
}

interface ThresholdFacts {
  readonly unit: string;
  readonly title: string;
  /** Outside of these the value is stored with a warning: elite and clinical values fall outside of any band. */
  readonly usualLow: number;
  readonly usualHigh: number;
  readonly perSport: boolean;
}

/** Values that training metrics are computed against. Stored: add, never rename. */
export const thresholdMetrics = {
  ftpWatts: { unit: 'W', title: 'Functional threshold power', usualLow: 50, usualHigh: 600, perSport: true },
  lactateThresholdHeartRateBpm: {
    unit: 'bpm',
    title: 'Lactate threshold heart rate',
    usualLow: 100,
    usualHigh: 200,
    perSport: true,
  },
  maximumHeartRateBpm: { unit: 'bpm', title: 'Maximum heart rate', usualLow: 100, usualHigh: 220, perSport: true },
  restingHeartRateBpm: { unit: 'bpm', title: 'Resting heart rate', usualLow: 30, usualHigh: 100, perSport: false },
  weightKilograms: { unit: 'kg', title: 'Body weight', usualLow: 30, usualHigh: 200, perSport: false },
  thresholdSpeedMetersPerSecond: {
    unit: 'm/s',
    title: 'Threshold pace (running)',
    usualLow: 1.5,
    usualHigh: 7,
    perSport: true,
  },
  criticalSwimSpeedMetersPerSecond: {
    unit: 'm/s',
    title: 'Critical swim speed',
    usualLow: 0.4,
    usualHigh: 2,
    perSport: false,
  },
  vo2max: { unit: 'mL/kg/min', title: 'VO2max', usualLow: 20, usualHigh: 90, perSport: true },
  criticalPowerWatts: { unit: 'W', title: 'Critical power', usualLow: 50, usualHigh: 600, perSport: true },
  anaerobicCapacityJoules: { unit: 'J', title: "W'", usualLow: 5000, usualHigh: 40_000, perSport: true },
} as const satisfies Record<string, ThresholdFacts>;
export type ThresholdMetric = keyof typeof thresholdMetrics;

export function isThresholdMetric(name: string): name is ThresholdMetric {
  return Object.hasOwn(thresholdMetrics, name);
}

/** Where a threshold comes from, best first: what wins when two hold on one day. `manual` and `measured` are of one rank. */
export const ThresholdOrigin = {
  /** Said or measured by the person. */
  Manual: 'manual',
  /** A weighing, logged or of a scale. The later of it and of what the person said holds. */
  Measured: 'measured',
  /** Found in a file or at a vendor. */
  Source: 'source',
  /** Computed by us from their data. */
  Estimate: 'estimate',
} as const;
export type ThresholdOrigin = (typeof ThresholdOrigin)[keyof typeof ThresholdOrigin];

/** A dated value: holds from `validFrom` until a later one of the same metric and sport. */
export interface Threshold {
  readonly metric: ThresholdMetric;
  /** `null`: for every sport that has no value of its own. */
  readonly sport: SportFamily | null;
  readonly value: number;
  readonly validFrom: LocalDate;
  readonly origin: ThresholdOrigin;
  /** Source id, algorithm id or the person's remark: `files`, `ftp.estimate`, `lab test`. */
  readonly detail: string | null;
  readonly recordedAt: Instant;
}

/** A threshold as it holds on a day, with how it was chosen. */
export interface ThresholdInForce extends Threshold {
  /** The day asked lies before the first known value, and that first value was taken: said in the basis. */
  readonly extrapolated: boolean;
}

/**
 * The value that holds on a day (D16), of those with a `validFrom` not after it: the best origin first, since a head
 * unit repeats for years what nobody corrected on it; of one origin a value for the sport before one for every sport;
 * then the latest day, of one day what the person said before what was measured, then the later entry. When all values
 * are later than the day, the earliest one is taken and marked `extrapolated`.
 */
export function thresholdOn(
  thresholds: readonly Threshold[],
  metric: ThresholdMetric,
  day: LocalDate,
  sport: SportFamily | null = null,
): ThresholdInForce | null {
  const fitting = thresholds.filter(
    (threshold) => threshold.metric === metric && (threshold.sport === null || threshold.sport === sport),
  );
  const holding = fitting.filter(({ validFrom }) => validFrom <= day);
  const [best] = holding.toSorted(
    (a, b) => byRank(a, b) || bySport(a, b) || -byDay(a, b) || byOrigin(a, b) || -byEntry(a, b),
  );
  if (best !== undefined) return { ...best, extrapolated: false };
  const [first] = fitting.toSorted((a, b) => bySport(a, b) || byDay(a, b) || byOrigin(a, b) || -byEntry(a, b));
  return first === undefined ? null : { ...first, extrapolated: true };
}

const ORIGINS: readonly ThresholdOrigin[] = Object.values(ThresholdOrigin);

function byRank(a: Threshold, b: Threshold): number {
  return rankOf(a) - rankOf(b);
}

function rankOf({ origin }: Threshold): number {
  return ORIGINS.indexOf(origin === ThresholdOrigin.Measured ? ThresholdOrigin.Manual : origin);
}

function byOrigin(a: Threshold, b: Threshold): number {
  return ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin);
}

/** One for the sport before one for every sport. */
function bySport(a: Threshold, b: Threshold): number {
  return Number(a.sport === null) - Number(b.sport === null);
}

function byDay(a: Threshold, b: Threshold): number {
  return a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0;
}

function byEntry(a: Threshold, b: Threshold): number {
  return a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0;
}
