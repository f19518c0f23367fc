import {
  type BaselineMethod,
  type DateRange,
  daysBetween,
  type Era,
  type EraMetric,
  type EraSeries,
  type Outcome,
} from '@vitalwire/core';
import { type Baseline, baseline, baselineTrimmed, type Era as EraStart } from '@vitalwire/intelligence/statistics';

/** A metric as the functions of `@vitalwire/intelligence/statistics` take it: a value a day, and where eras begin. */
export interface EraDays<M extends EraMetric = EraMetric> {
  readonly metric: M;
  /** One entry a day of the range, oldest first. `null`: no value, or one of another device within an era. */
  readonly values: readonly (number | null)[];
  /** Positions in `values`, strictly ascending. */
  readonly eras: readonly EraStart[];
  /** The era of the range's last days; `null` where the range has no value. */
  readonly present: Era<M> | null;
  /** Days of the range since `present` began, its last day included: 0 without one. */
  readonly presentDeviceDays: number;
  /**
   * As `values`, of the present device alone, whenever it measured: what its latest value is compared with. A device that
   * comes back after a month with another one finds its own days again.
   */
  readonly presentValues: readonly (number | null)[];
  /** Days on which something else measured, whose values are left out. */
  readonly daysLeftOut: number;
}

/**
 * @param dates which days to lay out; values beyond it are not looked at
 * @param scale what a value is taken as: HRV is judged by its logarithm
 */
export function eraDays<M extends EraMetric>(
  { metric, eras, values }: EraSeries<M>,
  dates: DateRange,
  scale: (value: number) => number = (value) => value,
): EraDays<M> {
  const length = Math.max(0, daysBetween(dates.from, dates.to) + 1);
  const days = new Array<number | null>(length).fill(null);
  const begun = new Map<number, number>();
  let daysLeftOut = 0;
  for (const { localDate, value, era } of values) {
    const day = daysBetween(dates.from, localDate);
    if (day < 0 || day >= length) continue;
    if (era === null) {
      daysLeftOut++;
      continue;
    }
    days[day] = scale(value);
    if (!begun.has(era)) begun.set(era, day);
  }
  const starts = [...begun].map(([era, fromDay]) => ({ fromDay, label: labelOf(eras[era]) }));
  const last = [...begun].at(-1);
  const present = last === undefined ? null : (eras[last[0]] ?? null);
  const presentValues = new Array<number | null>(length).fill(null);
  for (const { localDate, value, instrument } of values) {
    const day = daysBetween(dates.from, localDate);
    if (day >= 0 && day < length && instrument === present?.instrument) presentValues[day] = scale(value);
  }
  return {
    metric,
    values: days,
    eras: starts,
    present,
    presentValues,
    presentDeviceDays: last === undefined ? 0 : length - last[1],
    daysLeftOut,
  };
}

export interface EraBaseline<M extends EraMetric = EraMetric> extends EraDays<M> {
  /** Of each day from the days of its own era alone. */
  readonly baseline: Outcome<Baseline>;
}

export interface EraBaselineOptions {
  readonly method?: BaselineMethod;
  readonly windowDays?: number;
  readonly minimumDays?: number;
  readonly scale?: (value: number) => number;
}

/** A person's own baseline, started anew with each device and each way of measuring. @throws HealthError `invalid-input` */
export function baselineByEra<M extends EraMetric>(
  series: EraSeries<M>,
  dates: DateRange,
  { method = 'median_mad', scale, ...window }: EraBaselineOptions = {},
): EraBaseline<M> {
  const days = eraDays(series, dates, scale);
  const compute = method === 'trimmed_mean' ? baselineTrimmed : baseline;
  return { ...days, baseline: compute({ values: days.values, eras: days.eras, ...window }) };
}

/** Words of a source: data, never instruction. */
function labelOf(era: Era | undefined): string {
  const { manufacturer, product } = era?.device ?? {};
  const device = [manufacturer, product].filter((word) => word !== undefined).join(' ');
  return device === '' ? (era?.sourceIds[0] ?? '') : device;
}
