import { type FitMessage, fitMessages, fitValue } from '@vitalwire/activity-files/fit';
import { type Instant, millisecondsOf, type SampleMetric } from '@vitalwire/core';
import type { LocalDateTime } from '@vitalwire/core/time';
import { offsetOf } from '../day-offsets.ts';

/** One reading of a watch that is worn all day. `seconds`: what a sum covers, 0 for a reading of a moment. */
export interface Reading {
  readonly metric: SampleMetric;
  readonly ms: number;
  readonly value: number;
  readonly seconds: number;
}

/** Where a watch's counters stand: they run from midnight to midnight, over several files. */
export interface Counters {
  /** Steps since midnight by sort of movement. */
  readonly steps: Map<string, number>;
  lastMs: number | null;
}

export interface MonitoringFile {
  readonly readings: readonly Reading[];
  /** Minutes east of UTC as the file says, `null` when it does not. */
  readonly utcOffsetMinutes: number | null;
}

const DAY_MS = 86_400_000;
/** The body battery stands in a field of the stress message that the public profile does not name. */
const BODY_BATTERY = 'field_3';
const wanted = ['monitoring', 'monitoring_info', 'stress_level', 'respiration_rate', 'spo2_data'];

/** Garmin's times count from here, in milliseconds since 1970. */
const FIT_EPOCH_MS = 631_065_600_000;

/**
 * What a monitoring file holds: heart rate, steps, stress, body battery, respiration, blood oxygen. What was not measured
 * is left out.
 * @param counters of the device, from the files before it: changed
 */
export function readMonitoring(bytes: Uint8Array, path: string, counters: Counters): MonitoringFile {
  const readings: Reading[] = [];
  let utcOffsetMinutes: number | null = null;
  let clockMs: number | null = null;
  for (const message of fitMessages(bytes, { only: wanted, path })) {
    if (message.timestamp !== null) clockMs = millisecondsOf(message.timestamp);
    if (message.name === 'monitoring_info') {
      utcOffsetMinutes = offsetIn(message) ?? utcOffsetMinutes;
      continue;
    }
    clockMs = shortTimeOf(message, clockMs) ?? clockMs;
    const add = (metric: SampleMetric, ms: number | null, value: number | null, seconds = 0): void => {
      if (ms !== null && value !== null) readings.push({ metric, ms, value, seconds });
    };
    if (message.name === 'stress_level') {
      const time = fitValue(message, 'stress_level_time');
      const ms = typeof time === 'string' ? millisecondsOf(time as Instant) : clockMs;
      add('stressScore', ms, between(message, 'stress_level_value', 0, 100));
      add('bodyBatteryScore', ms, between(message, BODY_BATTERY, 0, 100));
    } else if (message.name === 'respiration_rate') {
      add('respirationRatePerMinute', clockMs, between(message, 'respiration_rate', 1, 80));
    } else if (message.name === 'spo2_data') {
      add('oxygenSaturationPercent', clockMs, between(message, 'reading_spo2', 50, 100));
    } else if (clockMs !== null) {
      add('heartRateBpm', clockMs, between(message, 'heart_rate', 20, 250));
      const taken = stepsSince(message, clockMs, utcOffsetMinutes, counters);
      if (taken !== null && taken.steps > 0) add('steps', taken.fromMs, taken.steps, (clockMs - taken.fromMs) / 1000);
    }
  }
  return { readings, utcOffsetMinutes };
}

function offsetIn(message: FitMessage): number | null {
  const local = fitValue(message, 'local_timestamp');
  if (typeof local !== 'string' || message.timestamp === null) return null;
  return offsetOf(`${local.substring(0, 19)}.000` as LocalDateTime, message.timestamp);
}

/** Most messages carry the lower 16 bits of their time alone, counted on from the last whole one. */
function shortTimeOf(message: FitMessage, clockMs: number | null): number | null {
  const short = fitValue(message, 'timestamp16');
  if (typeof short !== 'number' || clockMs === null) return null;
  const seconds = Math.round((clockMs - FIT_EPOCH_MS) / 1000);
  const ahead = (short - (seconds & 0xffff)) & 0xffff;
  return (seconds + ahead) * 1000 + FIT_EPOCH_MS;
}

function between(message: FitMessage, name: string, least: number, greatest: number): number | null {
  const value = fitValue(message, name);
  return typeof value === 'number' && value >= least && value <= greatest ? value : null;
}

/** Steps are counted since midnight, walking and running each by itself. */
function stepsSince(
  message: FitMessage,
  ms: number,
  utcOffsetMinutes: number | null,
  counters: Counters,
): { readonly steps: number; readonly fromMs: number } | null {
  const sort = fitValue(message, 'activity_type');
  const before = counters.lastMs;
  const midnightMs = utcOffsetMinutes === null ? null : midnightOf(ms, utcOffsetMinutes);
  const newDay = before !== null && midnightMs !== null && before <= midnightMs && ms > midnightMs;
  if (newDay || (before !== null && ms - before > DAY_MS)) counters.steps.clear();
  if (sort !== 'walking' && sort !== 'running') return null;
  const cycles = message.fields.find(({ name }) => name === 'cycles')?.raw;
  const counted = fitValue(message, 'steps') ?? (typeof cycles === 'number' ? cycles : null);
  if (typeof counted !== 'number' || counted > 500_000) return null;
  const known = counters.steps.get(sort) ?? 0;
  counters.steps.set(sort, counted);
  counters.lastMs = ms;
  const fromMs = Math.min(ms, Math.max(before ?? midnightMs ?? ms, midnightMs ?? 0));
  // A counter that went back was set to nought in between.
  return { steps: counted >= known ? counted - known : counted, fromMs };
}

function midnightOf(ms: number, utcOffsetMinutes: number): number {
  const local = ms - 1 + utcOffsetMinutes * 60_000;
  return Math.floor(local / DAY_MS) * DAY_MS - utcOffsetMinutes * 60_000;
}
