import {
  type AnyRecord,
  addDays,
  type Device,
  type Hrv,
  type Instant,
  instantOf,
  type LocalDate,
  millisecondsOf,
  type RecordId,
  recordId,
  type SampleMetric,
  type SampleSeries,
} from '@vitalwire/core';
import { body, day, sleep } from './records.ts';

export const watch: Device = { manufacturer: 'Garmin', product: 'Forerunner 955', serialNumber: '3401' };
export const ring: Device = { manufacturer: 'Oura', product: 'Ring', serialNumber: 'R-4' };

export const firstDay = '2026-01-01' as LocalDate;
export const onDay = (number: number): LocalDate => addDays(firstDay, number);

/** The same record, as a device measured it. */
export function by<R extends AnyRecord>(record: R, device: Device | null, key = ''): R {
  const naturalKey = `${record.provenance.naturalKey} ${device?.serialNumber ?? ''} ${key}`;
  const { sourceId } = record.provenance;
  const id: RecordId = recordId(record.kind, sourceId, naturalKey);
  return { ...record, id, provenance: { ...record.provenance, naturalKey, device } };
}

/** At 06:00 by the clock of the person, two hours east of UTC. */
const morning = (date: LocalDate): Instant => `${date}T04:00:00.000Z` as Instant;

export function resting(source: string, date: LocalDate, bpm: number, device: Device | null): AnyRecord {
  return by({ ...day(source, date), restingHeartRateBpm: bpm }, device);
}

export function rmssd(
  source: string,
  date: LocalDate,
  milliseconds: number,
  device: Device | null,
  context: Hrv['context'] = 'night',
): AnyRecord {
  const { weightKilograms: _, ...base } = body(source, morning(date), 0);
  const hrv: Hrv = { ...base, kind: 'hrv', method: 'rmssd', rmssdMilliseconds: milliseconds, context };
  return by(hrv, device, context);
}

export function sdnn(source: string, date: LocalDate, milliseconds: number, device: Device | null): AnyRecord {
  const { weightKilograms: _, ...base } = body(source, morning(date), 0);
  const hrv: Hrv = { ...base, kind: 'hrv', method: 'sdnn', sdnnMilliseconds: milliseconds, context: 'spot' };
  return by(hrv, device, 'sdnn');
}

/** A sleep of the night that ends on the day, or a nap on it. */
export function night(
  source: string,
  date: LocalDate,
  [from, minutes]: readonly [from: string, minutes: number],
  device: Device | null,
  nap = false,
): AnyRecord {
  const start = from > '12:00' && !nap ? addDays(date, -1) : date;
  return by({ ...sleep(source, `${start}T${from}:00.000Z`, minutes), nap, asleepSeconds: minutes * 60 }, device);
}

export function sampled(
  source: string,
  date: LocalDate,
  metric: SampleMetric,
  values: readonly (number | null)[],
): AnyRecord {
  const { weightKilograms: _, ...base } = body(source, morning(date), 0);
  const series: SampleSeries = {
    ...base,
    kind: 'samples',
    metric,
    end: instantOf(millisecondsOf(base.start) + values.length * 3_600_000),
    offsetSeconds: values.map((_value, i) => i * 3600),
    values,
  };
  return by(series, null, metric);
}

export function weighed(source: string, date: LocalDate, kilograms: number, device: Device | null): AnyRecord {
  return by(body(source, morning(date), kilograms), device);
}
