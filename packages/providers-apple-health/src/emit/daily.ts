import {
  type DailySummary,
  dayNumberOf,
  instantOf,
  isLocalDate,
  localDateOfDayNumber,
  millisecondsOf,
  type SampleMetric,
} from '@vitalwire/core';
import type { Account } from '../collect/account.ts';
import { blockOf, type Collected } from '../collect/collector.ts';
import { unpackElement } from '../collect/packed-element.ts';
import { rowsOf } from '../collect/rows.ts';
import type { RowZone } from '../collect/zones.ts';
import { conversionOf } from '../meaning/units.ts';
import type { Element } from '../scan/health-document.ts';
import { countedOnce } from './counted-once.ts';
import type { DaySeries } from './day-series.ts';
import { baseOf, type Emitted, type Receipt } from './emitted.ts';

type Total = 'steps' | 'distanceMeters' | 'floorsClimbed' | 'activeEnergyKilocalories' | 'basalEnergyKilocalories';

const totals: { readonly [M in SampleMetric]?: Total } = {
  steps: 'steps',
  distanceMeters: 'distanceMeters',
  floors: 'floorsClimbed',
  activeEnergyKilocalories: 'activeEnergyKilocalories',
  basalEnergyKilocalories: 'basalEnergyKilocalories',
};

const SECONDS_PER_DAY = 86_400;
const RESTING = 'HKQuantityTypeIdentifierRestingHeartRate';

/** The ring of one day. */
export interface DayRing {
  readonly day: number;
  /** `null`: nothing was measured. */
  readonly energyKilocalories: number | null;
}

/** Activity rings by the block of their day; what names no day is rejected. */
export function ringsByBlock(collected: Collected): ReadonlyMap<number, readonly DayRing[]> {
  const blocks = new Map<number, DayRing[]>();
  for (const packed of collected.summaries) {
    const summary = unpackElement(collected.bytes, packed);
    const date = summary.attributes.get('dateComponents') ?? '';
    if (!isLocalDate(date)) {
      collected.account.rejected('ActivitySummary', 'It names no day.');
      continue;
    }
    const day = dayNumberOf(date);
    const rings = blocks.get(blockOf(day)) ?? [];
    rings.push({ day, energyKilocalories: ringEnergy(summary) });
    blocks.set(blockOf(day), rings);
  }
  return blocks;
}

/**
 * What the phone itself says of a day: the energy of its rings, the resting heart rate; and the totals of what several
 * devices counted at once, each moment once. A day that one device counted needs no total: its samples are it.
 */
export function* dailySummaries(
  collected: Collected,
  block: number,
  rings: readonly DayRing[],
  counted: readonly DaySeries[],
  zone: RowZone,
  receipt: Receipt,
): Generator<Emitted> {
  const days = new Map<number, { values: Partial<DailySummary>; rows: Map<string, number> }>();
  const dayOf = (day: number) => {
    const known = days.get(day) ?? { values: {}, rows: new Map<string, number>() };
    days.set(day, known);
    return known;
  };
  for (const [day, values] of countedTwice(counted)) dayOf(day).values = values;
  for (const { day, energyKilocalories } of rings) {
    if (energyKilocalories === null) {
      collected.account.passedOver('ActivitySummary', 'It holds no energy: nothing was measured on that day.');
      continue;
    }
    const { values, rows } = dayOf(day);
    Object.assign(values, { activeEnergyKilocalories: energyKilocalories });
    rows.set('ActivitySummary', (rows.get('ActivitySummary') ?? 0) + 1);
  }
  for (const [day, beats] of restingHeartRates(collected, block)) {
    const { values, rows } = dayOf(day);
    Object.assign(values, { restingHeartRateBpm: beats });
    rows.set(RESTING, 1);
  }
  for (const [day, { values, rows }] of [...days].sort(([a], [b]) => a - b)) {
    yield {
      record: summaryOf(collected, day, values, rows.has('ActivitySummary'), zone, receipt),
      rows: [...rows].map(([what, count]) => ({ what, count })),
    };
  }
}

function summaryOf(
  collected: Collected,
  day: number,
  values: Partial<DailySummary>,
  recorded: boolean,
  zone: RowZone,
  receipt: Receipt,
): DailySummary {
  const date = localDateOfDayNumber(day);
  const startSeconds = midnight(day, zone);
  const endSeconds = midnight(day + 1, zone);
  return {
    ...baseOf('dailySummary', `day/${date}`, null, receipt, { startSeconds, endSeconds, day, utcOffsetMinutes: null }),
    // The rings name their day.
    ...(recorded ? { dateBasis: 'recorded' as const } : {}),
    ...values,
    end: instantOf(endSeconds * 1000),
    partial: collected.exportDate?.slice(0, 10) === date,
  };
}

/** The offset of a midnight is asked at the midnight itself. */
function midnight(day: number, zone: RowZone): number {
  const roughly = day * SECONDS_PER_DAY - zone.offsetMinutes(day * SECONDS_PER_DAY) * 60;
  return day * SECONDS_PER_DAY - zone.offsetMinutes(roughly) * 60;
}

function countedTwice(counted: readonly DaySeries[]): ReadonlyMap<number, Partial<DailySummary>> {
  const found = new Map<number, Partial<DailySummary>>();
  for (const ofDay of Map.groupBy(counted, ({ day, record }) => `${day} ${record.metric}`).values()) {
    const [first] = ofDay;
    const total = first === undefined ? undefined : totals[first.record.metric];
    if (first === undefined || total === undefined || ofDay.length < 2) continue;
    const value = countedOnce(
      ofDay
        .toSorted((a, b) => a.origin.rank - b.origin.rank || (a.origin.key < b.origin.key ? -1 : 1))
        .map(({ record: { start, offsetSeconds, durationSeconds = [], values } }) => ({
          zeroSeconds: millisecondsOf(start) / 1000,
          offsetSeconds,
          durationSeconds,
          values,
        })),
    );
    const whole = total === 'steps' || total === 'floorsClimbed' ? Math.round(value) : value;
    found.set(first.day, { ...found.get(first.day), [total]: whole });
  }
  return found;
}

export function isTotal(metric: SampleMetric): boolean {
  return totals[metric] !== undefined;
}

/** @returns kilocalories; `null` for none: a ring of 0 is a day without a watch */
function ringEnergy({ attributes }: Element): number | null {
  const value = Number(attributes.get('activeEnergyBurned') ?? Number.NaN);
  const convert = conversionOf('energy', attributes.get('activeEnergyBurnedUnit') ?? '');
  const energy = convert === null ? Number.NaN : convert(value);
  return energy > 0 && energy <= 1e5 ? energy : null;
}

/** Of several sources of a day the watch's own, and its last: it is worked out again until the day ends. */
function restingHeartRates(collected: Collected, block: number): ReadonlyMap<number, number> {
  const account: Account = collected.account;
  const series = collected.series.filter(({ meaning }) => meaning.to === 'resting-heart-rate');
  const found = new Map<number, { beats: number; rank: number; key: string }>();
  for (const { day, value, series: from } of rowsOf(collected, series, block, account)) {
    const { rank, key } = from.origin;
    const known = found.get(day);
    if (known !== undefined) account.passedOver(from.type, 'Another value of the same day was taken.');
    if (known === undefined || rank < known.rank || (rank === known.rank && key <= known.key))
      found.set(day, { beats: value, rank, key });
  }
  return new Map([...found].map(([day, { beats }]) => [day, beats]));
}
