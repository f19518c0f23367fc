import {
  addDays,
  type HealthData,
  insufficientData,
  type LocalDate,
  type MergedRecord,
  type Note,
  type Outcome,
  type PersonProfile,
  type ReadCall,
} from '@vitalwire/core';
import { type Readiness, readiness, sleepNeedNsf } from '@vitalwire/intelligence/health';
import {
  type ReadinessColour,
  readinessColour,
  type SessionLevel,
  type TrainingRecommendation,
  type TrainingRecommendationInput,
  trainingRecommendation,
} from '@vitalwire/intelligence/rules';
import { type EraDays, eraDays } from '../baseline-by-era.ts';
import { type OwnUsual, ownUsual } from '../recovery/own-usual.ts';
import { type Night, nightsOf, sleptSeconds } from '../sleep/nights.ts';
import { attempt } from '../training/attempt.ts';
import type { Form } from './form-of.ts';

/** The day that is judged and the sixty before it. */
const DAYS = 61;

/** What is known of one morning. */
export interface Morning {
  readonly day: LocalDate;
  readonly usuals: readonly OwnUsual[];
  readonly hrv: OwnUsual;
  readonly resting: OwnUsual;
  /** The night that ended on the day; `null` when no source says anything of it. */
  readonly night: Night | null;
  readonly asleep: EraDays<'asleepSeconds'>;
  readonly needHours: number | null;
  readonly scores: readonly MergedRecord<'readiness'>[];
  readonly notes: readonly MergedRecord<'note'>[];
  readonly form: Form;
}

export async function morningOf(
  day: LocalDate,
  form: Form,
  { health, profile, read }: { readonly health: HealthData; readonly profile: PersonProfile; readonly read: ReadCall },
): Promise<Morning> {
  const dates = { from: addDays(day, 1 - DAYS), to: day };
  const of = { order: 'newest-first', dates: { from: day, to: day } } as const;
  const [hrv, resting, respiration, temperature, deviation] = await Promise.all([
    ownUsual('hrvRmssdMilliseconds', day, health, read),
    ownUsual('restingHeartRateBpm', day, health, read),
    ownUsual('respirationRatePerMinute', day, health, read),
    ownUsual('skinTemperatureCelsius', day, health, read),
    ownUsual('skinTemperatureDeviationCelsius', day, health, read),
  ]);
  const [sleeps, scores, notes, asleep] = await Promise.all([
    health.list('sleep', of, read),
    health.list('readiness', of, read),
    health.list('note', of, read),
    health.eras('asleepSeconds', { dates, withoutHindsight: true }, read),
  ]);
  const age = profile.birthYear === undefined ? null : Number(day.substring(0, 4)) - profile.birthYear;
  const need = age === null ? null : attempt(() => sleepNeedNsf({ ageYears: age }));
  return {
    day,
    usuals: [hrv, resting, respiration, temperature, deviation],
    hrv,
    resting,
    night: nightsOf(sleeps.records)[0] ?? null,
    asleep: eraDays(asleep, dates),
    needHours: need?.status === 'ok' ? need.value.needHours : null,
    scores: scores.records,
    notes: notes.records,
    form,
  };
}

/** Green, yellow or red, and what made it so. */
export interface ReadinessVerdict {
  readonly colour: ReadinessColour;
  readonly readiness: Readiness;
}

/**
 * From what the body showed last night against the person's own usual. Without HRV and without resting heart rate there
 * is no verdict: hours asleep and training load alone say nothing of how the night was taken.
 */
export function readinessOf(morning: Morning): Outcome<ReadinessVerdict> {
  const { hrv, resting, usuals, asleep, needHours, form } = morning;
  const [, , respiration, temperature, deviation] = usuals;
  const skin = temperature?.deviation.status === 'ok' ? temperature : deviation;
  const lack = (usual: OwnUsual) => (usual.deviation.status === 'ok' ? '' : usual.deviation.have);
  if (hrv.deviation.status !== 'ok' && resting.deviation.status !== 'ok') {
    const have = `HRV: ${lack(hrv)}; resting heart rate: ${lack(resting)}`;
    return insufficientData('HRV (RMSSD) or resting heart rate of today and of 14 days before, on one device', have);
  }
  const slept = asleep.presentValues.map((seconds) => (seconds === null ? null : seconds / 3600 - (needHours ?? 0)));
  const computed = attempt(() =>
    readiness({
      hrv: hrv.days.presentValues.map((milliseconds) =>
        milliseconds === null ? null : { measure: 'rmssd', milliseconds },
      ),
      restingHeartRateBpm: resting.days.presentValues,
      ...(respiration === undefined ? {} : { respiratoryRatePerMinute: respiration.days.presentValues }),
      ...(skin === undefined ? {} : { skinTemperatureCelsius: skin.days.presentValues }),
      sleepBeyondNeedHours: slept,
      ...(form.tsb.length === 0 ? {} : { form: form.tsb.slice(-DAYS) }),
    }),
  );
  if (computed.status !== 'ok') return computed;
  const { weightedZ } = computed.value;
  const colour = attempt(() => readinessColour({ zScore: weightedZ }));
  if (colour.status !== 'ok') return colour;
  return { ...computed, value: { colour: colour.value.verdict, readiness: computed.value } };
}

/** The most demanding session that the signs leave room for; what the person said of themselves counts before any number. */
export function recommendationOf(morning: Morning): Outcome<TrainingRecommendation> {
  const { form, hrv, resting, night, needHours, notes } = morning;
  const slept = night === null ? null : sleptSeconds(night);
  const said = saidOf(notes.map(({ record }) => record));
  const tsb = form.tsb.at(-1);
  const input: TrainingRecommendationInput = {
    ...(tsb === undefined || form.warmingUp ? {} : { form: { tsb } }),
    ...(hrv.trend?.status === 'ok'
      ? {
          hrv: {
            rollingLnRmssd: hrv.trend.value.rollingLnRmssd,
            lower: hrv.trend.value.lower,
            upper: hrv.trend.value.upper,
          },
        }
      : {}),
    ...(resting.deviation.status === 'ok'
      ? {
          restingHeartRate: {
            bpm: resting.deviation.value.today,
            baselineMeanBpm: resting.deviation.value.mean,
            baselineSdBpm: resting.deviation.value.sd,
            days: resting.deviation.value.baselineDays,
          },
        }
      : {}),
    ...(slept === null || needHours === null ? {} : { sleep: { sleptHours: slept / 3600, needHours } }),
    ...said,
  };
  return attempt(() => trainingRecommendation(input));
}

const LEVELS = ['rest', 'easy', 'moderate', 'hard'] as const satisfies readonly SessionLevel[];
/** Ours: a day far below the own usual is none for hard work, whatever the load says. */
const CAPS = { green: 'hard', amber: 'moderate', red: 'easy' } as const satisfies Record<ReadinessColour, SessionLevel>;

/** The colour and the ceiling never say opposite things. `null`: the colour takes nothing away. */
export function capOf(colour: ReadinessColour, ceiling: SessionLevel): SessionLevel | null {
  return LEVELS.indexOf(CAPS[colour]) < LEVELS.indexOf(ceiling) ? CAPS[colour] : null;
}

/** The worst of what was said on the day: a later note does not take an illness back by being silent about it. */
function saidOf(notes: readonly Note[]): Pick<TrainingRecommendationInput, 'soreness' | 'fatigue' | 'reported'> {
  const highest = (ratings: readonly (number | undefined)[]) => {
    const given = ratings.filter((rating) => rating !== undefined);
    return given.length === 0 ? null : Math.max(...given);
  };
  const soreness = highest(notes.map((note) => note.soreness));
  const fatigue = highest(notes.map((note) => note.fatigue));
  const ill = notes.some((note) => note.ill === true);
  const injured = notes.some((note) => note.injured === true);
  return {
    ...(soreness === null ? {} : { soreness: { rating: soreness } }),
    ...(fatigue === null ? {} : { fatigue: { rating: fatigue } }),
    ...(ill || injured ? { reported: { ill, injured } } : {}),
  };
}
