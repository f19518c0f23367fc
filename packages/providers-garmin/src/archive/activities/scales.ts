import { kilojoulesPerKilocalorie, type SportFamily } from '@vitalwire/core';

/** The numbers of a summary that depend on how an export writes lengths, times and energy. Absent: not written. */
export interface RawSummary {
  readonly family: SportFamily;
  readonly distance: number | undefined;
  readonly duration: number | undefined;
  readonly movingDuration: number | undefined;
  readonly averageSpeed: number | undefined;
  readonly restingCalories: number | undefined;
  readonly calories: number | undefined;
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
/**
 * What a runner burns in a kilometre, kilocalories: some one a kilogram (Margaria 1963). Kilojoules begin where the
 * heaviest runners end.
 */
const RUN_LEAST = 30;
const RUN_GREATEST = 140;
/** Nobody burns so much in an hour. */
const IMPOSSIBLE_HOURLY = 2000;
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
  const burnt: RawSummary[] = [];
  for (const summary of summaries) {
    const voice = lengthsOf(summary);
    if (voice === 'centimeters') centimeters++;
    if (voice === 'meters') meters++;
    if (summary.restingCalories || summary.calories) burnt.push(summary);
  }
  const lengths = centimeters === meters ? null : centimeters > meters ? 'centimeters' : 'meters';
  let kilojoules = 0;
  let kilocalories = 0;
  for (const summary of burnt) {
    const voice = lengths === null ? null : energyOf(summary, lengths);
    if (voice === 'kilojoules') kilojoules++;
    if (voice === 'kilocalories') kilocalories++;
  }
  const energy = kilojoules === kilocalories ? null : kilojoules > kilocalories ? 'kilojoules' : 'kilocalories';
  return { lengths, energy };
}

function energyOf(summary: RawSummary, lengths: 'centimeters' | 'meters'): Scales['energy'] {
  const { family, distance = 0, duration = 0, restingCalories, calories } = summary;
  const hours = (lengths === 'centimeters' ? duration / 1000 : duration) / 3600;
  if (hours * 3600 < ENERGY_LEAST_SECONDS) return null;
  if (restingCalories) return unitBetween(restingCalories / hours, RESTING_LEAST, RESTING_GREATEST);
  if (!calories) return null;
  if (calories / hours > IMPOSSIBLE_HOURLY) return 'kilojoules';
  const kilometers = (lengths === 'centimeters' ? distance / 100 : distance) / 1000;
  return family === 'running' && kilometers >= 1 ? unitBetween(calories / kilometers, RUN_LEAST, RUN_GREATEST) : null;
}

/** Of bounds in kilocalories that do not meet the same ones in kilojoules, or hardly. */
function unitBetween(value: number, least: number, greatest: number): Scales['energy'] {
  const asKilojoules = value / kilojoulesPerKilocalorie;
  const asKilocalories = value >= least && value <= greatest;
  const fits = asKilojoules >= least && asKilojoules <= greatest;
  if (asKilocalories === fits) return null;
  return fits ? 'kilojoules' : 'kilocalories';
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

/** Whether distance and time alone make a speed that people keep up: then it is the mean beside them that is wrong. */
export function isUsualSpeed({ family, distance, duration }: RawSummary, { lengths }: Scales): boolean {
  const bounds = usualSpeeds[family];
  if (bounds === undefined || lengths === null || !distance || !duration) return false;
  const [least, greatest] = bounds;
  const speed = (lengths === 'centimeters' ? 10 : 1) * (distance / duration);
  return speed >= least && speed <= greatest;
}

/** Means of the whole and of the moving time lie apart; a factor of ten does not come from that. */
const GREATEST_FACTOR = 3;

/** Whether distance, time and speed of one summary speak of the same activity. */
export function isConsistent({ distance, duration, movingDuration, averageSpeed }: RawSummary): boolean {
  if (!distance || !duration || !averageSpeed) return true;
  const speeds = [distance / duration, ...(movingDuration ? [distance / movingDuration] : [])];
  return speeds.some((speed) => speed / averageSpeed < GREATEST_FACTOR && averageSpeed / speed < GREATEST_FACTOR);
}
