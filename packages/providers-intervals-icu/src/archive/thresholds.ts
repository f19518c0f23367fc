import {
  type AnyRecord,
  type LocalDate,
  type SportFamily,
  sportFamily,
  type Threshold,
  type ThresholdMetric,
  ThresholdOrigin,
} from '@vitalwire/core';
import type { TableRow } from '@vitalwire/provider-kit/rows';
import { intervalsIcuId } from '../intervals-icu-descriptor.ts';
import { type ActivityColumn, number } from './activities-table.ts';

interface Held {
  readonly metric: ThresholdMetric;
  readonly sport: SportFamily;
  readonly value: number;
  readonly day: LocalDate;
}

/** What was set at intervals.icu when an activity took place: FTP and lactate threshold, of its sport. */
export function heldAt(row: TableRow<ActivityColumn>, record: AnyRecord): readonly Held[] {
  if (record.kind !== 'workout') return [];
  const sport = sportFamily(record.sport);
  const day = record.localDate;
  const ftp = sport === 'cycling' ? number(row, 'threshold', 30, 700) : undefined;
  const heartRate = sport === 'cycling' || sport === 'running' ? number(row, 'lactateHeartRate', 60, 230) : undefined;
  return [
    ...(ftp === undefined ? [] : [{ metric: 'ftpWatts', sport, value: ftp, day } as const]),
    ...(heartRate === undefined
      ? []
      : [{ metric: 'lactateThresholdHeartRateBpm', sport, value: heartRate, day } as const]),
  ];
}

/** Where each of them changed, whatever the order of the list. */
export function thresholdsOf(held: readonly Held[], { now }: { readonly now: Threshold['recordedAt'] }): Threshold[] {
  const last = new Map<string, number>();
  const changes: Threshold[] = [];
  for (const { metric, sport, value, day } of held.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
    if (last.get(`${metric}/${sport}`) === value) continue;
    last.set(`${metric}/${sport}`, value);
    const origin = ThresholdOrigin.Source;
    changes.push({ metric, sport, value, validFrom: day, origin, detail: intervalsIcuId, recordedAt: now });
  }
  return changes;
}
