import { type FitMessage, fitMessages, fitValue } from '@vitalwire/activity-files/fit';
import {
  type AnyRecord,
  addDays,
  type Device,
  type Hrv,
  instantOf,
  type LocalDate,
  localDateOf,
  millisecondsOf,
  type SampleSeries,
  SleepStage,
} from '@vitalwire/core';
import { atMoment, identityOf, onDay, type RecordContext } from '../record-base.ts';
import type { SleepLevel } from './sleep-stages.ts';

/** What a watch keeps of a night beside what it keeps all day. Its files are of sorts that have no public name. */
export interface NightFile {
  readonly levels: readonly SleepLevel[];
  /** Mean RMSSD of the night, and the moment at which the watch reckoned it. */
  readonly mean: { readonly ms: number; readonly milliseconds: number } | null;
  /** Means of five minutes. */
  readonly readings: readonly { readonly ms: number; readonly milliseconds: number }[];
}

const stages: Readonly<Record<string, SleepStage>> = {
  unmeasurable: SleepStage.Unknown,
  awake: SleepStage.Awake,
  light: SleepStage.Light,
  deep: SleepStage.Deep,
  rem: SleepStage.Rem,
};

const wanted = ['sleep_level', 'hrv_status_summary', 'hrv_value'];
const GREATEST_RMSSD = 500;

export function readNightFile(bytes: Uint8Array, path: string): NightFile {
  const levels: SleepLevel[] = [];
  const readings: { ms: number; milliseconds: number }[] = [];
  let mean: NightFile['mean'] = null;
  for (const message of fitMessages(bytes, { only: wanted, path })) {
    if (message.timestamp === null) continue;
    const ms = millisecondsOf(message.timestamp);
    if (message.name === 'sleep_level') {
      const stage = stages[String(fitValue(message, 'sleep_level'))];
      if (stage !== undefined && levels.at(-1)?.stage !== stage) levels.push({ ms, stage });
    } else if (message.name === 'hrv_value') {
      const milliseconds = rmssdIn(message, 'value');
      if (milliseconds !== null) readings.push({ ms, milliseconds });
    } else {
      const milliseconds = rmssdIn(message, 'last_night_average');
      if (milliseconds !== null) mean = { ms, milliseconds };
    }
  }
  return { levels, mean, readings: readings.toSorted((a, b) => a.ms - b.ms) };
}

function rmssdIn(message: FitMessage, name: string): number | null {
  const value = fitValue(message, name);
  return typeof value === 'number' && value > 0 && value <= GREATEST_RMSSD ? value : null;
}

/** A mean is reckoned at waking, or when the watch is taken off in the morning. */
const AFTER_WAKING_MS = 12 * 3_600_000;

/** @param told whether a table has said the HRV of this day: the tables are what Garmin Connect shows */
export function recordsOfNight(
  { mean, readings }: NightFile,
  device: Device | null,
  context: RecordContext,
  told: (day: LocalDate) => boolean,
): readonly AnyRecord[] {
  const records: AnyRecord[] = [];
  if (mean !== null) {
    const place = placeOf(mean.ms, context);
    if (!told(place.localDate)) {
      const { start, end, ...day } = place;
      const hrv: Hrv = {
        ...identityOf('hrv', { key: day.localDate, device }, context),
        start,
        end,
        ...day,
        context: 'night',
        method: 'rmssd',
        rmssdMilliseconds: mean.milliseconds,
      };
      records.push(hrv);
    }
  }
  const [first] = readings;
  const last = readings.at(-1);
  if (first !== undefined && last !== undefined) {
    const { start, end, ...day } = placeOf(last.ms, context);
    const key = `hrvRmssdMilliseconds/${device?.serialNumber ?? 'watch'}/${day.localDate}`;
    const series: SampleSeries = {
      ...identityOf('samples', { key, device }, context),
      start: instantOf(first.ms),
      end: instantOf(last.ms),
      ...day,
      metric: 'hrvRmssdMilliseconds',
      offsetSeconds: readings.map(({ ms }) => (ms - first.ms) / 1000),
      values: readings.map(({ milliseconds }) => milliseconds),
    };
    records.push(series);
  }
  return records;
}

/** The night that a moment is of, with the day of waking; where no table has it, the moment. */
function placeOf(ms: number, context: RecordContext) {
  const utc = localDateOf(instantOf(ms), 0);
  for (const day of [utc, addDays(utc, -1), addDays(utc, 1)]) {
    const night = context.nights.get(day);
    if (night === undefined || ms < millisecondsOf(night.start)) continue;
    if (ms <= millisecondsOf(night.end) + AFTER_WAKING_MS) return { ...night, ...onDay(day, context.offsets.of(day)) };
  }
  const start = instantOf(ms);
  return { start, end: null, ...atMoment(start, null, context) };
}
