import type { Instant, StrengthSet, SwimLength, WorkoutLap, WorkoutTotals } from '@vitalwire/core';
import type { ActivityFile, ActivitySession } from '../../activity.ts';
import { fitSecondsOf } from '../fit-time.ts';
import { exerciseNamed } from '../profile/exercise-name.ts';
import { enumeration } from '../profile/profile.ts';
import type { FitInputScalar, FitInputValue, FitMessageInput } from './input.ts';
import { developerDescriptions, recordMessages, shortText } from './record-messages.ts';
import { sportWords } from './sport-words.ts';

type Fields = Record<string, FitInputValue>;

/**
 * The messages of an activity file, records first and summaries last, as `encodeFit` takes them. Values are rounded to
 * what FIT can hold; what it has no place for (names of sets in words, warnings) is left out. Fields of apps are those
 * of the first session that has any.
 */
export function fitActivityMessages(
  activity: Pick<ActivityFile, 'createdAt' | 'device' | 'sessions'>,
): FitMessageInput[] {
  const { sessions, device } = activity;
  const first = sessions[0];
  const last = sessions.at(-1);
  const created = activity.createdAt ?? first?.start ?? null;
  const manufacturer = known('manufacturer', device?.manufacturer) ?? 'development';
  const serial = Number(device?.serialNumber);
  const columns = sessions.find((session) => session.developerColumns.length > 0)?.developerColumns ?? [];
  const messages: FitMessageInput[] = [
    {
      name: 'file_id',
      fields: filled({
        type: 'activity',
        manufacturer,
        product: known('garmin_product', device?.product) === undefined ? undefined : productNumber(device?.product),
        product_name: shortText(device?.product),
        serial_number: serial > 0 && serial < 0xffffffff ? serial : undefined,
        time_created: created === null ? undefined : seconds(created),
      }),
    },
    ...developerDescriptions(columns),
  ];
  for (const session of sessions) messages.push(...sessionMessages(session));
  if (first !== undefined && last !== undefined) {
    const end = seconds(last.end);
    const offset = first.utcOffsetMinutes;
    const fields = filled({
      timestamp: end,
      total_timer_time: sessions.reduce((sum, session) => sum + (session.timerSeconds ?? 0), 0),
      num_sessions: sessions.length,
      type: sessions.length > 1 ? 'auto_multi_sport' : 'manual',
      event: 'activity',
      event_type: 'stop',
      local_timestamp: offset === null ? undefined : end + offset * 60,
    });
    messages.push({ name: 'activity', fields });
  }
  return messages;
}

function sessionMessages(session: ActivitySession): FitMessageInput[] {
  const [sport, subSport] = sportWords(session.sport, session.vendorSport);
  const swims = session.lengths.length > 0 || sport === 'swimming' || sport === 'rowing';
  const timer = (at: Instant, type: string): FitMessageInput => ({
    name: 'event',
    fields: { timestamp: seconds(at), event: 'timer', event_type: type },
  });
  const messages = [timer(session.start, 'start')];
  for (const pause of session.pauses) messages.push(timer(pause.start, 'stop_all'), timer(pause.end, 'start'));
  if (session.streams !== null) messages.push(...recordMessages(session.streams, session.developerColumns));
  messages.push(...beatMessages(session.beatIntervalsSeconds));
  messages.push(timer(session.end, 'stop_all'));
  messages.push(...session.lengths.map(lengthMessage));
  messages.push(...session.sets.map(setMessage));
  for (const [index, lap] of session.laps.entries()) messages.push(lapMessage(lap, index, sport, subSport, swims));
  const { deviceAnalysis: analysis, feel } = session;
  const exertion = feel?.perceivedExertionCr10;
  const fields = filled({
    timestamp: seconds(session.end),
    start_time: seconds(session.start),
    sport,
    sub_sport: subSport,
    ...totalFields(session, swims),
    pool_length: session.poolLengthMeters,
    num_laps: session.laps.length,
    sport_profile_name: shortText(session.name),
    normalized_power: analysis?.normalizedPowerWatts,
    training_stress_score: analysis?.trainingStressScore,
    intensity_factor: analysis?.intensityFactor,
    threshold_power: analysis?.functionalThresholdPowerWatts,
    total_training_effect: analysis?.aerobicTrainingEffect,
    total_anaerobic_training_effect: analysis?.anaerobicTrainingEffect,
    training_load_peak: analysis?.trainingLoad,
    workout_rpe: exertion === undefined ? undefined : Math.round(exertion * 10),
    workout_feel: feel?.feelPercent,
    event: 'session',
    event_type: 'stop',
  });
  messages.push({ name: 'session', fields });
  return messages;
}

function totalFields(totals: WorkoutTotals, swims: boolean): Readonly<Record<string, FitInputValue | undefined>> {
  const cadence = totals.averageCadenceRpm;
  const highest = totals.maximumCadenceRpm;
  const work = totals.workKilojoules;
  return {
    total_elapsed_time: totals.elapsedSeconds,
    total_timer_time: totals.timerSeconds,
    total_moving_time: totals.movingSeconds,
    total_distance: totals.distanceMeters,
    total_ascent: totals.ascentMeters,
    total_descent: totals.descentMeters,
    total_calories: totals.energyKilocalories,
    total_work: work === undefined ? undefined : work * 1000,
    enhanced_avg_speed: totals.averageSpeedMetersPerSecond,
    enhanced_max_speed: totals.maximumSpeedMetersPerSecond,
    avg_heart_rate: totals.averageHeartRateBpm,
    min_heart_rate: totals.minimumHeartRateBpm,
    max_heart_rate: totals.maximumHeartRateBpm,
    avg_cadence: cadence === undefined ? undefined : Math.floor(cadence),
    avg_fractional_cadence: cadence === undefined ? undefined : Math.min(127 / 128, cadence % 1),
    max_cadence: highest === undefined ? undefined : Math.floor(highest),
    max_fractional_cadence: highest === undefined ? undefined : Math.min(127 / 128, highest % 1),
    avg_power: totals.averagePowerWatts,
    max_power: totals.maximumPowerWatts,
    avg_temperature: totals.averageTemperatureCelsius,
    max_temperature: totals.maximumTemperatureCelsius,
    enhanced_avg_respiration_rate: totals.averageRespirationRatePerMinute,
    total_cycles: swims ? totals.strokes : undefined,
  };
}

function lapMessage(
  lap: WorkoutLap,
  index: number,
  sport: string,
  subSport: string | undefined,
  swims: boolean,
): FitMessageInput {
  const fields = filled({
    message_index: index,
    timestamp: seconds(lap.end),
    start_time: seconds(lap.start),
    ...totalFields(lap, swims),
    sport,
    sub_sport: subSport,
    lap_trigger: known('lap_trigger', lap.trigger),
    intensity: known('intensity', lap.intensity),
    event: 'lap',
    event_type: 'stop',
  });
  return { name: 'lap', fields };
}

function lengthMessage(length: SwimLength, index: number): FitMessageInput {
  const start = seconds(length.start);
  const fields = filled({
    message_index: index,
    timestamp: Math.round(start + length.elapsedSeconds),
    start_time: start,
    total_elapsed_time: length.elapsedSeconds,
    total_timer_time: length.elapsedSeconds,
    total_strokes: length.strokes,
    swim_stroke: known('swim_stroke', length.stroke),
    length_type: length.active ? 'active' : 'idle',
  });
  return { name: 'length', fields };
}

function setMessage(set: StrengthSet, index: number): FitMessageInput {
  const start = set.start === undefined ? undefined : seconds(set.start);
  const exercise = exerciseOf(set.exercise);
  const fields = filled({
    message_index: index,
    timestamp: start,
    start_time: start,
    duration: set.durationSeconds,
    repetitions: set.repetitions,
    weight: set.weightKilograms,
    set_type: known('set_type', set.type),
    category: exercise === undefined ? undefined : [exercise.category],
    category_subtype: exercise?.number === undefined ? undefined : [exercise.number],
  });
  return { name: 'set', fields };
}

/** A category by itself, or an exercise of one. */
function exerciseOf(word: string | undefined): { readonly category: string; readonly number?: number } | undefined {
  const category = known('exercise_category', word);
  return category !== undefined ? { category } : word === undefined ? undefined : exerciseNamed(word);
}

const BEATS_A_MESSAGE = 5;

function beatMessages(intervals: Float64Array | null): FitMessageInput[] {
  const messages: FitMessageInput[] = [];
  for (let i = 0; i < (intervals?.length ?? 0); i += BEATS_A_MESSAGE) {
    const time: FitInputScalar[] = Array.from(intervals?.slice(i, i + BEATS_A_MESSAGE) ?? []);
    while (time.length < BEATS_A_MESSAGE) time.push(null);
    messages.push({ name: 'hrv', fields: { time } });
  }
  return messages;
}

function seconds(instant: Instant): number {
  return Math.floor(fitSecondsOf(instant));
}

/** The word when it is one of an enumeration's. */
function known(type: string, word: string | undefined): string | undefined {
  return word !== undefined && enumeration(type)?.numberOf.has(word) ? word : undefined;
}

function productNumber(word: string | undefined): number | undefined {
  return word === undefined ? undefined : enumeration('garmin_product')?.numberOf.get(word);
}

function filled(fields: Readonly<Record<string, FitInputValue | undefined>>): Fields {
  const kept: Fields = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) kept[name] = value;
  return kept;
}
