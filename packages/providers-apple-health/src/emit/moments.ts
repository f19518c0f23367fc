import type { BodyMeasurement, CycleDay, Hydration, SdnnHrv } from '@vitalwire/core';
import { localDateOfDayNumber } from '@vitalwire/core';
import { type Collected, WORDS, wordOf } from '../collect/collector.ts';
import { byDay, type Row, rowsOf } from '../collect/rows.ts';
import type { BodyField, Meaning } from '../meaning/sample-types.ts';
import { baseOf, countByType, type Emitted, keyTime, type Moment, type Receipt } from './emitted.ts';
import type { SleepSpans } from './nights.ts';

/** Rows of one sort in one block, by origin. */
export function originsOf(collected: Collected, to: Meaning['to'], block: number): readonly (readonly Row[])[] {
  const series = collected.series.filter(({ meaning }) => meaning.to === to);
  const byOrigin = Map.groupBy(series, ({ origin }) => origin.key);
  return [...byOrigin]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => rowsOf(collected, own, block, collected.account));
}

function momentOf(row: Row): Moment {
  return {
    startSeconds: row.startSeconds,
    endSeconds: row.durationSeconds === 0 ? null : row.startSeconds + row.durationSeconds,
    day: row.day,
    utcOffsetMinutes: row.utcOffsetMinutes,
  };
}

/** Readings of a minute each, SDNN: never to be compared with an RMSSD. */
export function* hrvs(collected: Collected, block: number, nights: SleepSpans, receipt: Receipt): Generator<Emitted> {
  for (const rows of originsOf(collected, 'hrv', block)) {
    for (const row of rows) {
      const { origin } = row.series;
      const key = `hrv/${origin.key}/${keyTime(row.startSeconds)}/${row.durationSeconds}/${row.value}`;
      const record: SdnnHrv = {
        ...baseOf('hrv', key, origin.device, receipt, momentOf(row)),
        method: 'sdnn',
        sdnnMilliseconds: row.value,
        context: nights.includes(row.startSeconds) ? 'night' : 'spot',
      };
      yield { record, rows: countByType([row]) };
    }
  }
}

const SECOND_VALUE = 'Another value of the same moment was taken.';

/** What was measured at one moment by one origin is one measurement: weight and fat of a scale, both pressures of a cuff. */
export function* bodyMeasurements(collected: Collected, block: number, receipt: Receipt): Generator<Emitted> {
  for (const rows of originsOf(collected, 'body', block)) {
    for (const [startSeconds, together] of Map.groupBy(rows, (row) => row.startSeconds)) {
      const values: { -readonly [F in BodyField]?: number } = {};
      const used: Row[] = [];
      for (const row of together) {
        const { meaning, type } = row.series;
        if (meaning.to !== 'body') continue;
        if (values[meaning.field] !== undefined) collected.account.passedOver(wordOf(type), SECOND_VALUE);
        else {
          values[meaning.field] = row.value;
          used.push(row);
        }
      }
      const [first] = used;
      if (first === undefined) continue;
      const { origin } = first.series;
      const key = `body/${origin.key}/${keyTime(startSeconds)}`;
      const moment = { ...momentOf(first), endSeconds: null };
      const record = {
        ...baseOf('bodyMeasurement', key, origin.device, receipt, moment),
        ...values,
      } as BodyMeasurement;
      yield { record, rows: countByType(used) };
    }
  }
}

export function* hydrations(collected: Collected, block: number, receipt: Receipt): Generator<Emitted> {
  for (const rows of originsOf(collected, 'water', block)) {
    for (const row of rows) {
      const { origin } = row.series;
      const key = `water/${origin.key}/${keyTime(row.startSeconds)}/${row.durationSeconds}/${row.value}`;
      const record: Hydration = {
        ...baseOf('hydration', key, origin.device, receipt, momentOf(row)),
        volumeMilliliters: row.value,
        direction: 'intake',
        beverage: 'water',
      };
      yield { record, rows: countByType([row]) };
    }
  }
}

const flows: { readonly [word: string]: NonNullable<CycleDay['flow']> } = {
  Light: 'light',
  Medium: 'medium',
  Heavy: 'heavy',
  None: 'none',
};

/** One record a day and origin; of several rows of a day the last. */
export function* cycleDays(collected: Collected, block: number, receipt: Receipt): Generator<Emitted> {
  for (const rows of originsOf(collected, 'flow', block)) {
    for (const [day, ofDay] of byDay(rows)) {
      const row = ofDay.at(-1);
      if (row === undefined) continue;
      const { origin, type } = row.series;
      if (ofDay.length > 1) collected.account.passedOver(wordOf(type), SECOND_VALUE, ofDay.length - 1);
      const flow = flows[/(?:Unspecified|Light|Medium|Heavy|None)$/.exec(WORDS[row.value] ?? '')?.[0] ?? ''];
      const record: CycleDay = {
        ...baseOf(
          'cycleDay',
          `cycle/${origin.key}/${localDateOfDayNumber(day)}`,
          origin.device,
          receipt,
          momentOf(row),
        ),
        ...(flow === undefined ? {} : { flow }),
        symptoms: [],
      };
      yield { record, rows: countByType([row]) };
    }
  }
}
