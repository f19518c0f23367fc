import {
  type Device,
  instantOf,
  type LocalDate,
  localDateOf,
  type SampleMetric,
  type SampleSeries,
  sampleMetrics,
} from '@vitalwire/core';
import { attributeLocalDate } from '@vitalwire/core/time';
import { identityOf, type RecordContext } from '../record-base.ts';
import type { MonitoringFile, Reading } from './monitoring.ts';

/** Gathers readings of many files into one series a day, metric and watch. */
export interface MonitoringDays {
  add(file: MonitoringFile, device: Device | null): void;
  /** Series of days that end before it, and lets them go: files come in the order of their making. */
  take(beforeMs: number): readonly SampleSeries[];
}

interface Day {
  readonly day: LocalDate;
  readonly device: Device | null;
  readonly metric: SampleMetric;
  readonly utcOffsetMinutes: number | null;
  readonly dateBasis: SampleSeries['dateBasis'];
  readonly readings: Reading[];
  lastMs: number;
}

export function createMonitoringDays(context: RecordContext): MonitoringDays {
  const days = new Map<string, Day>();
  const { assumedTimeZone } = context;
  return {
    add({ readings, utcOffsetMinutes }, device) {
      for (const reading of readings) {
        const date =
          utcOffsetMinutes === null
            ? attributeLocalDate({ start: instantOf(reading.ms), utcOffsetMinutes, assumedTimeZone })
            : { localDate: localDateOf(instantOf(reading.ms), utcOffsetMinutes), dateBasis: 'recorded' as const };
        const key = `${reading.metric}/${device?.serialNumber ?? 'watch'}/${date.localDate}`;
        let day = days.get(key);
        if (day === undefined) {
          const { metric, ms } = reading;
          day = {
            day: date.localDate,
            dateBasis: date.dateBasis,
            device,
            metric,
            utcOffsetMinutes,
            readings: [],
            lastMs: ms,
          };
          days.set(key, day);
        }
        day.readings.push(reading);
        day.lastMs = Math.max(day.lastMs, reading.ms);
      }
    },
    take(beforeMs) {
      const done = [...days].filter(([, { lastMs }]) => lastMs < beforeMs);
      for (const [key] of done) days.delete(key);
      return done.map(([key, day]) => seriesOf(key, day, context));
    },
  };
}

function seriesOf(key: string, day: Day, context: RecordContext): SampleSeries {
  const { metric, device, utcOffsetMinutes, dateBasis } = day;
  const sums = sampleMetrics[metric].combine === 'sum';
  // Files overlap where a watch was synchronised in the middle of a minute.
  const sorted = day.readings.toSorted((a, b) => a.ms - b.ms);
  const readings = sorted.filter(({ ms }, i) => sums || i === 0 || ms !== sorted[i - 1]?.ms);
  const startMs = readings[0]?.ms ?? 0;
  const endMs = readings.reduce((end, { ms, seconds }) => Math.max(end, ms + seconds * 1000), startMs);
  return {
    ...identityOf('samples', { key, device }, context),
    start: instantOf(startMs),
    end: instantOf(endMs),
    utcOffsetMinutes,
    localDate: day.day,
    dateBasis,
    metric,
    offsetSeconds: readings.map(({ ms }) => (ms - startMs) / 1000),
    values: readings.map(({ value }) => value),
    ...(sums ? { durationSeconds: readings.map(({ seconds }) => seconds) } : {}),
  };
}
