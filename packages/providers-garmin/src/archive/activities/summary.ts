import { cleanText, type Instant, instantOf, millisecondsOf, Sport, sportFamily, textLimits } from '@vitalwire/core';
import type { LocalDateTime } from '@vitalwire/core/time';
import { offsetOf } from '../day-offsets.ts';
import { instantIn, numberIn, type Row, rowIn, textIn } from '../row.ts';
import { garminSport } from './garmin-sport.ts';
import type { RawSummary } from './scales.ts';

/** One activity of `summarizedActivities`, in the units of the export. */
export interface ActivitySummary extends RawSummary {
  readonly id: string;
  readonly start: Instant;
  readonly utcOffsetMinutes: number | null;
  readonly name: string | null;
  readonly description: string | null;
  /** Garmin's word, `trail_running`. */
  readonly type: string | null;
  readonly sport: Sport | null;
  /** The whole of several parts: the parts are activities, too. */
  readonly isParent: boolean;
  readonly parentId: string | null;
  /** Its climbs are those of a map, not of the watch. */
  readonly isElevationCorrected: boolean;
  readonly elapsedDuration: number | undefined;
  readonly calories: number | undefined;
  readonly ascent: number | undefined;
  readonly descent: number | undefined;
  readonly maximumSpeed: number | undefined;
  /** In no odd unit: they are kept as they are. */
  readonly plain: PlainTotals;
}

export interface PlainTotals {
  readonly averageHeartRateBpm?: number;
  readonly maximumHeartRateBpm?: number;
  readonly averagePowerWatts?: number;
  readonly maximumPowerWatts?: number;
  readonly normalizedPowerWatts?: number;
  readonly averageCadenceRpm?: number;
  readonly maximumCadenceRpm?: number;
  readonly trainingLoad?: number;
  readonly aerobicTrainingEffect?: number;
  readonly anaerobicTrainingEffect?: number;
  readonly trainingStressScore?: number;
  readonly vo2max?: number;
}

/** Written where a distance was never measured: the greatest number of 32 bits, as centimetres or as metres. */
const NEVER_MEASURED = [2_147_483_647, 21_474_836];
const GREATEST = 1e12;

/** @returns a sentence when it is no activity that can be placed */
export function summaryOf(row: Row): ActivitySummary | string {
  const idValue = row.activityId;
  const id = typeof idValue === 'number' && Number.isSafeInteger(idValue) && idValue > 0 ? String(idValue) : null;
  if (id === null) return 'It has no activity number.';
  const start = instantIn(row, 'startTimeGmt') ?? instantIn(row, 'startTimeGMT') ?? instantIn(row, 'beginTimestamp');
  if (start === null) return 'It has no time.';
  const typeRow = rowIn(row, 'activityType');
  const type = textIn(row, 'activityType') ?? textIn(typeRow, 'typeKey');
  const sport = garminSport(type);
  const distance = numberIn(row, 'distance', 0, GREATEST);
  const parent = row.parentId;
  return {
    id,
    start,
    utcOffsetMinutes: clockOf(row, start),
    name: textIn(row, 'name', textLimits.name) ?? textIn(row, 'activityName', textLimits.name),
    description: cleanText(String(row.description ?? ''), textLimits.prose),
    type,
    sport,
    family: sportFamily(sport ?? Sport.Other),
    isParent: row.parent === true || type === 'multi_sport',
    isElevationCorrected: row.elevationCorrected === true,
    parentId: typeof parent === 'number' ? String(parent) : null,
    distance: distance === undefined || NEVER_MEASURED.includes(Math.trunc(distance)) ? undefined : distance,
    duration: numberIn(row, 'duration', 0, GREATEST),
    elapsedDuration: numberIn(row, 'elapsedDuration', 0, GREATEST),
    movingDuration: numberIn(row, 'movingDuration', 0, GREATEST),
    averageSpeed: numberIn(row, 'avgSpeed', 0, 1000) ?? numberIn(row, 'averageSpeed', 0, 1000),
    maximumSpeed: numberIn(row, 'maxSpeed', 0, 1000),
    calories: numberIn(row, 'calories', 1, 1e6),
    restingCalories: numberIn(row, 'bmrCalories', 1, 1e6),
    ascent: numberIn(row, 'elevationGain', 0, 1e8),
    descent: numberIn(row, 'elevationLoss', 0, 1e8),
    plain: plainTotalsOf(row),
  };
}

/** The wall time is written as if it were UTC. */
function clockOf(row: Row, start: Instant): number | null {
  const local = row.startTimeLocal;
  if (typeof local !== 'number' || !Number.isFinite(local)) return null;
  const difference = Math.abs(local - millisecondsOf(start));
  if (difference > 86_400_000) return null;
  return offsetOf(instantOf(local).substring(0, 23) as LocalDateTime, start);
}

function plainTotalsOf(row: Row): PlainTotals {
  const found: [keyof PlainTotals, number | undefined][] = [
    ['averageHeartRateBpm', numberIn(row, 'avgHr', 20, 300)],
    ['maximumHeartRateBpm', numberIn(row, 'maxHr', 20, 300)],
    ['averagePowerWatts', numberIn(row, 'avgPower', 1, 5000)],
    ['maximumPowerWatts', numberIn(row, 'maxPower', 1, 10_000)],
    ['normalizedPowerWatts', numberIn(row, 'normPower', 1, 5000)],
    ['averageCadenceRpm', cadenceOf(row, 'avgRunCadence', 'avgDoubleCadence', 'avgBikeCadence')],
    ['maximumCadenceRpm', cadenceOf(row, 'maxRunCadence', 'maxDoubleCadence', 'maxBikeCadence')],
    ['trainingLoad', numberIn(row, 'activityTrainingLoad', 0.01, 10_000)],
    ['aerobicTrainingEffect', numberIn(row, 'aerobicTrainingEffect', 0.01, 5)],
    ['anaerobicTrainingEffect', numberIn(row, 'anaerobicTrainingEffect', 0.01, 5)],
    ['trainingStressScore', numberIn(row, 'trainingStressScore', 0.01, 10_000)],
    ['vo2max', numberIn(row, 'vO2MaxValue', 5, 110)],
  ];
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** Strides: half of the steps, which stand beside them. A run of more than 130 strides a minute is written in steps. */
function cadenceOf(row: Row, strides: string, steps: string, revolutions: string): number | undefined {
  const double = numberIn(row, steps, 1, 400);
  const single = numberIn(row, strides, 1, 400);
  if (double !== undefined) return double / 2;
  if (single !== undefined) return single > 130 ? single / 2 : single;
  return numberIn(row, revolutions, 1, 300);
}
