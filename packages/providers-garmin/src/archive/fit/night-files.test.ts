import { hrvFit } from '@vitalwire/archive-writers/garmin';
import type { Instant, LocalDate, SampleSeries } from '@vitalwire/core';
import { parseRecord } from '@vitalwire/core/schema';
import { describe, expect, it } from 'vitest';
import { dayOffsetsOf } from '../day-offsets.ts';
import type { RecordContext } from '../record-base.ts';
import { readNightFile, recordsOfNight } from './night-files.ts';

const night = { start: '2023-05-01T21:30:00.000Z' as Instant, end: '2023-05-02T05:00:00.000Z' as Instant };
const day = '2023-05-02' as LocalDate;
const context: RecordContext = {
  now: '2026-01-01T00:00:00.000Z' as Instant,
  originalHash: null,
  assumedTimeZone: 'Europe/Berlin',
  offsets: dayOffsetsOf([]),
  nights: new Map([[day, night]]),
};
const device = { manufacturer: 'garmin', serialNumber: '1' };
const readings = {
  metric: 'hrvRmssdMilliseconds',
  start: '2023-05-01T22:00:00.000Z',
  offsetSeconds: [0, 300, 600],
  values: [60, 64.5, 71],
} as unknown as SampleSeries;
const bytes = hrvFit(readings, 65.25, '2023-05-02T05:10:00.000Z' as Instant, 1);

describe('the HRV of a night out of the watch', () => {
  it('is of its night and the day of waking, with its means of five minutes', () => {
    const records = recordsOfNight(readNightFile(bytes, 'hrv.fit'), device, context, () => false);
    for (const record of records) parseRecord(record.kind, record);
    expect(records).toMatchObject([
      { kind: 'hrv', method: 'rmssd', rmssdMilliseconds: 65.25, context: 'night', localDate: day, ...night },
      {
        kind: 'samples',
        metric: 'hrvRmssdMilliseconds',
        start: '2023-05-01T22:00:00.000Z',
        values: [60, 64.5, 71],
        localDate: day,
      },
    ]);
  });

  it('gives way to the table that has told the day', () => {
    const records = recordsOfNight(readNightFile(bytes, 'hrv.fit'), device, context, (told) => told === day);
    expect(records.map(({ kind }) => kind)).toEqual(['samples']);
  });

  it('of which no table tells is of the moment, on the day of the assumed zone', () => {
    const alone = { ...context, nights: new Map() };
    const [hrv] = recordsOfNight(readNightFile(bytes, 'hrv.fit'), device, alone, () => false);
    expect(hrv).toMatchObject({
      start: '2023-05-02T05:10:00.000Z',
      end: null,
      utcOffsetMinutes: null,
      localDate: day,
      dateBasis: 'assumed-zone',
    });
  });
});
