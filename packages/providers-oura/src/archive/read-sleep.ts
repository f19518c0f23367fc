import {
  type AnyRecord,
  instantOf,
  millisecondsOf,
  type SampleSeries,
  type Sleep,
  type SleepStage,
  type SleepStageInterval,
} from '@vitalwire/core';
import {
  type Moment,
  present,
  type RowResult,
  readMoment,
  recordBase,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { dayOf, numbersOf, type OuraDocument, objectOf } from './document.ts';
import { known, type OuraPlace, originOf, sayWhenAssumed } from './origins.ts';

/** `sleep` is a confirmed nap or short sleep; of a night there is one `long_sleep`. */
const kept: Readonly<Record<string, { readonly nap: boolean }>> = {
  long_sleep: { nap: false },
  sleep: { nap: true },
  late_nap: { nap: true },
};

const stages: Readonly<Record<string, SleepStage>> = { 1: 'deep', 2: 'light', 3: 'rem', 4: 'awake' };
const STAGE_MILLISECONDS = 5 * 60_000;

/** A night or nap, the HRV of a night, and its series. @throws HealthError `invalid-input` */
export function readSleep(document: OuraDocument, place: OuraPlace): RowResult {
  const type = document.text('type') ?? 'long_sleep';
  const rule = Object.hasOwn(kept, type) ? kept[type] : undefined;
  if (rule === undefined) return 'The sleep was deleted, or Oura took it for a rest.';
  const start = momentIn(document, 'bedtime_start', place);
  const at = momentIn(document, 'bedtime_end', place);
  if (at.instant <= start.instant)
    throw unreadableCell('bedtime end after its start', document.text('bedtime_end') ?? '');
  sayWhenAssumed([start, at], place);
  const localDate = document.has('day') ? dayOf(document) : at.localDate;
  const origin = originOf('sleep', document, start.instant);
  const time = { at, start: start.instant, end: at.instant, localDate };
  const seconds = (field: string): number | undefined => within(document.number(field), 0, 86_400);
  const own = within(document.number('sleep_score'), 1, 100);
  const score = rule.nap ? undefined : (own ?? place.days.sleepScores.get(localDate));
  const deviation = within(document.number('night_temperature_deviation'), -10, 10);
  const sleep: Sleep = {
    ...recordBase('sleep', origin, time, place.context),
    end: at.instant,
    nap: rule.nap,
    ...present({
      asleepSeconds: seconds('total_sleep_duration'),
      inBedSeconds: seconds('time_in_bed'),
      awakeSeconds: seconds('awake_time'),
      lightSeconds: seconds('light_sleep_duration'),
      deepSeconds: seconds('deep_sleep_duration'),
      remSeconds: seconds('rem_sleep_duration'),
      latencySeconds: seconds('latency'),
      averageHeartRateBpm: within(document.number('average_heart_rate'), 20, 200),
      lowestHeartRateBpm: within(document.number('lowest_heart_rate'), 20, 200),
      averageRespirationRatePerMinute: within(document.number('average_breath'), 4, 60),
      skinTemperatureDeviationCelsius: rule.nap ? undefined : (deviation ?? place.days.temperatures.get(localDate)),
    }),
    stages: stagesOf(document, start, at),
    ...(score === undefined ? {} : { vendorScore: { name: 'Sleep score', value: score, minimum: 0, maximum: 100 } }),
  };
  const rmssd = within(document.number('average_hrv'), 1, 1000);
  const hrv: readonly AnyRecord[] =
    rmssd === undefined || rule.nap
      ? []
      : [
          {
            ...recordBase('hrv', { ...origin, naturalKey: `hrv/${origin.naturalKey}` }, time, place.context),
            method: 'rmssd',
            rmssdMilliseconds: rmssd,
            context: 'night',
          },
        ];
  return [sleep, ...hrv, ...hrvSeries(document, origin, { start, at, localDate }, place)];
}

function stagesOf(document: OuraDocument, start: Moment, end: Moment): readonly SleepStageInterval[] {
  const phases = document.text('sleep_phase_5_min') ?? '';
  const last = millisecondsOf(end.instant);
  const found: { start: number; end: number; stage: SleepStage }[] = [];
  for (const [i, sign] of [...phases].entries()) {
    const from = millisecondsOf(start.instant) + i * STAGE_MILLISECONDS;
    const to = Math.min(last, from + STAGE_MILLISECONDS);
    const stage = stages[sign] ?? 'unknown';
    if (to <= from) break;
    const before = found.at(-1);
    if (before?.stage === stage) before.end = to;
    else found.push({ start: from, end: to, stage });
  }
  return found.map((part) => ({ start: instantOf(part.start), end: instantOf(part.end), stage: part.stage }));
}

/** RMSSD in steps of five minutes; its gaps are `null`. */
function hrvSeries(
  document: OuraDocument,
  origin: ReturnType<typeof originOf>,
  {
    start,
    at,
    localDate,
  }: { readonly start: Moment; readonly at: Moment; readonly localDate: SampleSeries['localDate'] },
  place: OuraPlace,
): readonly SampleSeries[] {
  const sampled = objectOf(document.value('hrv'));
  const interval = typeof sampled.interval === 'number' && sampled.interval > 0 ? sampled.interval : null;
  const values = numbersOf(sampled.items).map((value) => within(value, 1, 1000) ?? null);
  if (interval === null || interval * values.length > 86_400 || !values.some((value) => value !== null)) return [];
  const end = instantOf(millisecondsOf(start.instant) + Math.round((values.length - 1) * interval * 1000));
  const key = { ...origin, naturalKey: `hrvRmssdMilliseconds/${origin.naturalKey}` };
  return [
    {
      ...recordBase('samples', key, { at, start: start.instant, end, localDate }, place.context),
      end,
      metric: 'hrvRmssdMilliseconds',
      offsetSeconds: values.map((_, i) => i * interval),
      values,
    },
  ];
}

function momentIn(document: OuraDocument, field: string, place: OuraPlace): Moment {
  const moment = readMoment(document.text(field), field, known(place));
  if (moment === null) throw unreadableCell(field, '');
  return moment;
}
