import type { SportFamily } from '@vitalwire/core';

/** The numbers of a summary that depend on how an export writes lengths, times and energy. Absent: not written. */
export interface RawSummary {
  readonly family: SportFamily;
  readonly distance: number | undefined;
  readonly duration: number | undefined;
  readonly movingDuration: number | undefined;
  readonly averageSpeed: number | undefined;
  readonly restingCalories: number | undefined;
}

/**
 * What one unit of the export is. The account export has centimetres, milliseconds, tens of metres a second and
 * kilojoules; the same fields of Garmin's API metres, seconds, metres a second and kilocalories.
 */
export interface Scales {
  /** `null`: nothing in the export tells. */
  readonly lengths: 'centimeters' | 'meters' | null;
  readonly energy: 'kilojoules' | 'kilocalories' | null;
}

const WEEK_SECONDS = 7 * 86_400;
/** Metres a second that people keep up: of whole activities, so that the two readings of one number do not meet. */
const usualSpeeds: { readonly [F in SportFamily]?: readonly [number, number] } = {
  running: [1.2, 7.5],
  walking: [0.3, 2.5],
  swimming: [0.3, 2.2],
  cycling: [2.6, 14],
};
/** What a resting body burns in an hour, kilocalories; as kilojoules 4.184 times as many, which does not meet it. */
const RESTING_LEAST = 35;
const RESTING_GREATEST = 130;
const KILOJOULES_PER_KILOCALORIE = 4.184;
/** Shorter activities have so few resting calories that rounding hides the unit. */
const ENERGY_LEAST_SECONDS = 900;

/**
 * What the summaries of an export show of its units. Speed is distance by time in either reading, so that the three
 * cannot tell alone: a time of more than a week of seconds, or a speed that only one reading makes possible, does. Each
 * summary has a voice, the greater number decides; contradictions of single summaries are found by `isConsistent`.
 */
export function scalesOf(summaries: Iterable<RawSummary>): Scales {
  let centimeters = 0;
  let meters = 0;
  const resting: RawSummary[] = [];
  for (const summary of summaries) {
    const voice = lengthsOf(summary);
    if (voice === 'centimeters') centimeters++;
    if (voice === 'meters') meters++;
    if (summary.restingCalories !== undefined && summary.restingCalories > 0) resting.push(summary);
  }
  const lengths = centimeters === meters ? null : centimeters > meters ? 'centimeters' : 'meters';
  let kilojoules = 0;
  let kilocalories = 0;
  for (const { restingCalories = 0, duration = 0 } of resting) {
    const seconds = lengths === 'centimeters' ? duration / 1000 : duration;
    if (lengths === null || seconds < ENERGY_LEAST_SECONDS) continue;
    const hourly = restingCalories / (seconds / 3600);
    if (hourly >= RESTING_LEAST && hourly <= RESTING_GREATEST) kilocalories++;
    const asKilojoules = hourly / KILOJOULES_PER_KILOCALORIE;
    if (asKilojoules >= RESTING_LEAST && asKilojoules <= RESTING_GREATEST) kilojoules++;
  }
  const energy = kilojoules === kilocalories ? null : kilojoules > kilocalories ? 'kilojoules' : 'kilocalories';
  return { lengths, energy };
}

function lengthsOf({ family, distance, duration, averageSpeed }: RawSummary): Scales['lengths'] {
  if (duration !== undefined && duration > WEEK_SECONDS) return 'centimeters';
  const bounds = usualSpeeds[family];
  const speed = averageSpeed ?? (distance === undefined || !duration ? undefined : distance / duration);
  if (bounds === undefined || speed === undefined || speed === 0) return null;
  const [least, greatest] = bounds;
  const asExport = speed * 10 >= least && speed * 10 <= greatest;
  const asApi = speed >= least && speed <= greatest;
  if (asExport === asApi) return null;
  return asExport ? 'centimeters' : 'meters';
}

/** Means of the whole and of the moving time lie apart; a factor of ten does not come from that. */
const GREATEST_FACTOR = 3;

/** Whether distance, time and speed of one summary speak of the same activity. */
export function isConsistent({ distance, duration, movingDuration, averageSpeed }: RawSummary): boolean {
  if (!distance || !duration || !averageSpeed) return true;
  const speeds = [distance / duration, ...(movingDuration ? [distance / movingDuration] : [])];
  return speeds.some((speed) => speed / averageSpeed < GREATEST_FACTOR && averageSpeed / speed < GREATEST_FACTOR);
}
