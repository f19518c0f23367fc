import { monitoringFit } from '@vitalwire/archive-writers/garmin';
import {
  type Instant,
  instantOf,
  type LocalDate,
  millisecondsOf,
  type SampleMetric,
  type SampleSeries,
} from '@vitalwire/core';
import { parseRecord } from '@vitalwire/core/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOffsetsOf } from '../day-offsets.ts';
import type { RecordContext } from '../record-base.ts';
import { type Counters, readMonitoring } from './monitoring.ts';
import { createMonitoringDays } from './monitoring-days.ts';

const context: RecordContext = {
  now: '2026-01-01T00:00:00.000Z' as Instant,
  originalHash: null,
  assumedTimeZone: null,
  offsets: dayOffsetsOf([]),
  nights: new Map(),
};
const device = { manufacturer: 'garmin', serialNumber: '3400000001' };
const noCounters = (): Counters => ({ steps: new Map(), lastMs: null });

interface Sample {
  readonly at: string;
  readonly value: number;
  readonly seconds?: number;
}

/** Readings as a series, which is all that the writer looks at. */
function seriesOf(metric: SampleMetric, samples: readonly Sample[], utcOffsetMinutes = 120): SampleSeries {
  const startMs = Date.parse(samples[0]?.at ?? '');
  return {
    metric,
    start: instantOf(startMs),
    utcOffsetMinutes,
    offsetSeconds: samples.map(({ at }) => (Date.parse(at) - startMs) / 1000),
    values: samples.map(({ value }) => value),
    durationSeconds: samples.map(({ seconds = 0 }) => seconds),
  } as unknown as SampleSeries;
}

function read(files: readonly Uint8Array[], counters = noCounters()): readonly SampleSeries[] {
  const days = createMonitoringDays(context);
  for (const [index, bytes] of files.entries()) days.add(readMonitoring(bytes, `${index}.fit`, counters), device);
  const series = days.take(Number.POSITIVE_INFINITY);
  for (const one of series) parseRecord('samples', one);
  return series;
}

const shown = ({ metric, start, values, offsetSeconds, durationSeconds, localDate }: SampleSeries) => ({
  metric,
  start,
  values,
  offsetSeconds,
  ...(durationSeconds === undefined ? {} : { durationSeconds }),
  localDate,
});

describe('a day of a watch', () => {
  it('comes back metric by metric', () => {
    const at = (minute: number) => instantOf(Date.parse('2025-05-01T08:00:00Z') + minute * 60_000);
    const series = [
      seriesOf(
        'heartRateBpm',
        [0, 1, 2, 30].map((minute) => ({ at: at(minute), value: 60 + minute })),
      ),
      seriesOf('stressScore', [{ at: at(3), value: 25 }]),
      seriesOf('bodyBatteryScore', [{ at: at(6), value: 71 }]),
      seriesOf('respirationRatePerMinute', [{ at: at(4), value: 14.5 }]),
      seriesOf('oxygenSaturationPercent', [{ at: at(5), value: 97 }]),
    ];
    const found = read([monitoringFit(series, 3_400_000_001)]);
    expect(found.map(shown)).toEqual([
      {
        metric: 'heartRateBpm',
        start: at(0),
        values: [60, 61, 62, 90],
        offsetSeconds: [0, 60, 120, 1800],
        localDate: '2025-05-01',
      },
      { metric: 'stressScore', start: at(3), values: [25], offsetSeconds: [0], localDate: '2025-05-01' },
      { metric: 'respirationRatePerMinute', start: at(4), values: [14.5], offsetSeconds: [0], localDate: '2025-05-01' },
      { metric: 'oxygenSaturationPercent', start: at(5), values: [97], offsetSeconds: [0], localDate: '2025-05-01' },
      { metric: 'bodyBatteryScore', start: at(6), values: [71], offsetSeconds: [0], localDate: '2025-05-01' },
    ]);
    expect(found[0]?.provenance).toMatchObject({ device, naturalKey: 'heartRateBpm/3400000001/2025-05-01' });
  });

  it('steps count from midnight on, over the files of a day', () => {
    const morning = seriesOf('steps', [
      { at: '2025-05-01T06:00:00Z', value: 100, seconds: 60 },
      { at: '2025-05-01T06:01:00Z', value: 50, seconds: 60 },
    ]);
    // The counter of the second file goes on where that of the first one stood.
    const evening = seriesOf('steps', [
      { at: '2025-05-01T06:01:00Z', value: 150, seconds: 60 },
      { at: '2025-05-01T18:00:00Z', value: 20, seconds: 60 },
    ]);
    const [day, ...others] = read([monitoringFit([morning], 1), monitoringFit([evening], 1)]);
    expect(others).toEqual([]);
    expect(day?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(170);
    expect(day?.localDate).toBe('2025-05-01');
  });

  it('begins anew at midnight where the watch is', () => {
    const file = (from: string, value: number) =>
      monitoringFit([seriesOf('steps', [{ at: from, value, seconds: 60 }])], 1);
    const found = read([file('2025-05-01T21:00:00Z', 400), file('2025-05-01T22:30:00Z', 500)]);
    expect(found.map(({ localDate, values }) => [localDate, values])).toEqual([
      ['2025-05-01', [400]],
      ['2025-05-02', [500]],
    ]);
  });

  it('leaves out what was not measured', () => {
    const series = [
      seriesOf('heartRateBpm', [
        { at: '2025-05-01T08:00:00Z', value: 0 },
        { at: '2025-05-01T08:01:00Z', value: 61 },
      ]),
      seriesOf('stressScore', [{ at: '2025-05-01T08:02:00Z', value: -2 }]),
    ];
    expect(read([monitoringFit(series, 1)]).map(({ metric, values }) => [metric, values])).toEqual([
      ['heartRateBpm', [61]],
    ]);
  });

  it('every heart rate comes back on the day of the wearer', () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 4 * 1440 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        minutes,
        fc.constantFrom(-600, -210, 0, 60, 345, 840),
        fc.integer({ min: 40, max: 190 }),
        (list, offset, bpm) => {
          const startMs = Date.parse('2025-03-28T12:00:00Z');
          const samples = list
            .toSorted((a, b) => a - b)
            .map((minute, i) => ({ at: instantOf(startMs + minute * 60_000), value: bpm + (i % 40) }));
          const found = read([monitoringFit([seriesOf('heartRateBpm', samples, offset)], 1)]);
          const back = found.flatMap(({ start, offsetSeconds, values, localDate }) =>
            offsetSeconds.map((seconds, i) => ({
              at: instantOf(millisecondsOf(start) + seconds * 1000),
              value: values[i],
              localDate,
            })),
          );
          // The clock of a file counts 18 hours on; longer pauses lose the time of what follows, as on the watch.
          const near = samples.every(({ at }, i) => Date.parse(at) - Date.parse(samples[i - 1]?.at ?? at) < 65_536_000);
          if (!near) return;
          expect(back.map(({ at, value }) => ({ at, value }))).toEqual(samples);
          for (const { at, localDate } of back) {
            expect(localDate).toBe(instantOf(millisecondsOf(at) + offset * 60_000).substring(0, 10) as LocalDate);
          }
        },
      ),
      { numRuns: 60, seed: 3 },
    );
  });
});
