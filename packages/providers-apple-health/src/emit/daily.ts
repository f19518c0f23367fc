import {
  type DailySummary,
  dayNumberOf,
  instantOf,
  isLocalDate,
  localDateOfDayNumber,
  type SampleMetric,
} from '@vitalwire/core';
import type { Account } from '../collect/account.ts';
import { blockOf, type Collected } from '../collect/collector.ts';
import { rowsOf } from '../collect/rows.ts';
import type { RowZone } from '../collect/zones.ts';
import { conversionOf } from '../meaning/units.ts';
import type { Element } from '../scan/health-document.ts';
import { countedOnce } from './counted-once.ts';
import { byDay, type MetricRows } from './day-series.ts';
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

/** Activity rings by the block of their day; what names no day is rejected. */
export function summariesByBlock(collected: Collected): ReadonlyMap<number, readonly Element[]> {
  const blocks = new Map<number, Element[]>();
  for (const summary of collected.summaries) {
    const date = summary.attributes.get('dateComponents') ?? '';
    if (!isLocalDate(date)) {
      collected.account.rejected('ActivitySummary', 'It names no day.');
      continue;
    }
    const block = blockOf(dayNumberOf(date));
    blocks.set(block, [...(blocks.get(block) ?? []), summary]);
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
  summaries: readonly Element[],
  counted: readonly MetricRows[],
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
  for (const summary of summaries) {
    const energy = ringEnergy(summary);
    const date = summary.attributes.get('dateComponents') ?? '';
    if (energy === null || !isLocalDate(date)) {
      collected.account.passedOver('ActivitySummary', 'It holds no energy: nothing was measured on that day.');
      continue;
    }
    const { values, rows } = dayOf(dayNumberOf(date));
    Object.assign(values, { activeEnergyKilocalories: energy });
    rows.set('ActivitySummary', (rows.get('ActivitySummary') ?? 0) + 1);
  }
  for (const [day, beats] of restingHeartRates(collected, block)) {
    const { values, rows } = dayOf(day);
    Object.assign(values, { restingHeartRateBpm: beats });
    rows.set(RESTING, 1);
  }
  for (const [day, { values, rows }] of [...days].sort(([a], [b]) => a - b)) {
    yield {
      record: summaryOf(collected, day, values, zone, receipt),
      rows: [...rows].map(([what, count]) => ({ what, count })),
    };
  }
}

function summaryOf(
  collected: Collected,
  day: number,
  values: Partial<DailySummary>,
  zone: RowZone,
  receipt: Receipt,
): DailySummary {
  const date = localDateOfDayNumber(day);
  const startSeconds = midnight(day, zone);
  const endSeconds = midnight(day + 1, zone);
  return {
    ...baseOf('dailySummary', `day/${date}`, null, receipt, { startSeconds, endSeconds, day, utcOffsetMinutes: null }),
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

function countedTwice(counted: readonly MetricRows[]): ReadonlyMap<number, Partial<DailySummary>> {
  const found = new Map<number, Partial<DailySummary>>();
  for (const [metric, ofMetric] of Map.groupBy(counted, ({ metric }) => metric)) {
    const total = totals[metric];
    if (total === undefined || ofMetric.length < 2) continue;
    const origins = ofMetric
      .toSorted((a, b) => a.origin.rank - b.origin.rank || (a.origin.key < b.origin.key ? -1 : 1))
      .map(({ rows }) => byDay(rows));
    for (const day of new Set(origins.flatMap((each) => [...each.keys()]))) {
      const ofDay = origins.flatMap((each) => {
        const rows = each.get(day);
        return rows === undefined ? [] : [rows];
      });
      if (ofDay.length < 2) continue;
      const value = countedOnce(ofDay);
      const whole = total === 'steps' || total === 'floorsClimbed' ? Math.round(value) : value;
      found.set(day, { ...found.get(day), [total]: whole });
    }
  }
  return found;
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
