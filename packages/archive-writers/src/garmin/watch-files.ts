import { encodeFit, type FitMessageInput } from '@vitalwire/activity-files/fit';
import { type Instant, millisecondsOf, type SampleSeries, type Sleep } from '@vitalwire/core';

const FIT_EPOCH_SECONDS = 631_065_600;
const SLEEP_FILE = 49;
const HRV_FILE = 68;

/**
 * What a watch writes of one day: heart rate, steps, stress, body battery, respiration, blood oxygen, in the order of
 * time. Steps are counted since midnight, times are the lower 16 bits of seconds.
 */
export function monitoringFit(series: readonly SampleSeries[], serial: number): Uint8Array {
  const [first] = series;
  if (first === undefined) throw new Error('A monitoring file needs a series.');
  const created = Math.floor(Math.min(...series.map(({ start }) => millisecondsOf(start))) / 1000) - FIT_EPOCH_SECONDS;
  const offset = (first.utcOffsetMinutes ?? 0) * 60;
  const messages: FitMessageInput[] = [
    head('monitoring_b', serial, created),
    {
      name: 'monitoring_info',
      fields: { timestamp: created, local_timestamp: created + offset, activity_type: ['walking', 'running'] },
    },
  ];
  let steps = 0;
  for (const { seconds, metric, value } of readingsOf(series)) {
    if (metric === 'steps') steps += value;
    messages.push(...messagesOf(metric, seconds, metric === 'steps' ? steps : value));
  }
  return encodeFit({ messages });
}

interface Timed {
  readonly seconds: number;
  readonly metric: SampleSeries['metric'];
  readonly value: number;
}

function readingsOf(series: readonly SampleSeries[]): readonly Timed[] {
  const all = series.flatMap(({ start, metric, offsetSeconds, values, durationSeconds }) =>
    values.flatMap((value, i): readonly Timed[] => {
      if (value === null) return [];
      const seconds = millisecondsOf(start) / 1000 + (offsetSeconds[i] ?? 0) + (durationSeconds?.[i] ?? 0);
      return [{ seconds: Math.round(seconds) - FIT_EPOCH_SECONDS, metric, value }];
    }),
  );
  return all.toSorted((a, b) => a.seconds - b.seconds);
}

function messagesOf(metric: SampleSeries['metric'], seconds: number, value: number): readonly FitMessageInput[] {
  if (metric === 'heartRateBpm') {
    return [{ name: 'monitoring', fields: { timestamp16: seconds & 0xffff, heart_rate: value } }];
  }
  if (metric === 'steps') {
    return [{ name: 'monitoring', fields: { timestamp: seconds, activity_type: 'walking', cycles: value / 2 } }];
  }
  if (metric === 'stressScore') {
    return [{ name: 'stress_level', fields: { stress_level_value: value, stress_level_time: seconds } }];
  }
  if (metric === 'bodyBatteryScore') {
    const battery = { type: 'sint8', value } as const;
    return [{ name: 'stress_level', fields: { stress_level_value: -1, stress_level_time: seconds, field_3: battery } }];
  }
  if (metric === 'respirationRatePerMinute') {
    return [{ name: 'respiration_rate', fields: { timestamp: seconds, respiration_rate: value } }];
  }
  return [{ name: 'spo2_data', fields: { timestamp: seconds, reading_spo2: value, mode: 'periodic' } }];
}

/** A level a minute, as the watch keeps them; the table of the export has their sums. */
export function sleepFit({ start, end, stages }: Sleep, serial: number): Uint8Array {
  const messages: FitMessageInput[] = [head(SLEEP_FILE, serial, fitSeconds(start))];
  let stage = 0;
  for (let ms = millisecondsOf(start); ms < millisecondsOf(end); ms += 60_000) {
    while (stage < stages.length - 1 && millisecondsOf(stages[stage]?.end ?? end) <= ms) stage++;
    const level = stages[stage]?.stage ?? 'unmeasurable';
    const known = ['awake', 'light', 'deep', 'rem'].includes(level) ? level : 'unmeasurable';
    messages.push({ name: 'sleep_level', fields: { timestamp: ms / 1000 - FIT_EPOCH_SECONDS, sleep_level: known } });
  }
  return encodeFit({ messages });
}

/** The mean of a night and its means of five minutes, as the watch keeps them. @param series of the RMSSD */
export function hrvFit(series: SampleSeries, meanMilliseconds: number, at: Instant, serial: number): Uint8Array {
  const messages: FitMessageInput[] = [
    head(HRV_FILE, serial, fitSeconds(series.start)),
    { name: 'hrv_status_summary', fields: { timestamp: fitSeconds(at), last_night_average: meanMilliseconds } },
    ...readingsOf([series]).map(({ seconds, value }) => ({
      name: 'hrv_value',
      fields: { timestamp: seconds, value },
    })),
  ];
  return encodeFit({ messages });
}

function head(type: string | number, serial: number, created: number): FitMessageInput {
  return {
    name: 'file_id',
    fields: { type, manufacturer: 'garmin', product: 3990, serial_number: serial, time_created: created },
  };
}

function fitSeconds(instant: Instant): number {
  return Math.floor(millisecondsOf(instant) / 1000) - FIT_EPOCH_SECONDS;
}
