import { type LocalDate, type MergedRecord, millisecondsOf, type Sleep } from '@vitalwire/core';
import * as z from 'zod';
import { rounded } from '../round.ts';
import { localTime, offsetAt, zoneAssumed, zoneAssumedOutput } from '../shown-time.ts';
import { cleanText } from '../text/clean-text.ts';

/** The sleeps that ended on one day of the sleeper. */
export interface Night {
  readonly date: LocalDate;
  readonly main: MergedRecord<'sleep'>;
  readonly naps: readonly MergedRecord<'sleep'>[];
}

const lengthOf = ({ record: { asleepSeconds, start, end } }: MergedRecord<'sleep'>): number =>
  asleepSeconds ?? (end === null ? 0 : (millisecondsOf(end) - millisecondsOf(start)) / 1000);

/** Newest first. The main sleep is the longest that its source does not call a nap; a day of naps alone has its longest. */
export function nightsOf(sleeps: readonly MergedRecord<'sleep'>[]): readonly Night[] {
  return [...Map.groupBy(sleeps, ({ record }) => record.localDate)]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([date, some]) => {
      const [main, ...naps] = some.toSorted(
        (a, b) => Number(a.record.nap) - Number(b.record.nap) || lengthOf(b) - lengthOf(a),
      );
      return main === undefined ? [] : [{ date, main, naps }];
    });
}

/** Main sleep and naps, where every one of them says how long it was slept. */
export function sleptSeconds({ main, naps }: Night): number | null {
  const parts = [main, ...naps].map(({ record }) => record.asleepSeconds);
  return parts.every((part) => part !== undefined) ? parts.reduce((sum, part) => sum + part, 0) : null;
}

export const nightOutput = z.strictObject({
  date: z.string().describe('Day of waking'),
  id: z.string(),
  bedtime: z.string(),
  woke: z.string().optional(),
  ...zoneAssumedOutput,
  asleep_seconds: z.number().optional(),
  in_bed_seconds: z.number().optional(),
  awake_seconds: z.number().optional(),
  light_seconds: z.number().optional(),
  deep_seconds: z.number().optional(),
  rem_seconds: z.number().optional(),
  efficiency_percent: z.number().optional().describe('Asleep of the time in bed'),
  latency_seconds: z.number().optional().describe('Until asleep'),
  awakenings: z.int().optional(),
  nap_seconds: z.number().optional().describe('Asleep in naps of that day'),
  average_heart_rate_bpm: z.number().optional(),
  lowest_heart_rate_bpm: z.number().optional(),
  average_respiration_rate_per_minute: z.number().optional(),
  average_oxygen_saturation_percent: z.number().optional(),
  skin_temperature_deviation_celsius: z.number().optional().describe("From the source's own baseline"),
  vendor_score: z.string().optional().describe("On the vendor's scale; compares with no other vendor's"),
  source: z.string(),
});

/** @param timeZone the person's */
export function nightRow({ date, main, naps }: Night, timeZone: string | null): z.input<typeof nightOutput> {
  const { record } = main;
  const slept = naps.flatMap((nap) => nap.record.asleepSeconds ?? []);
  return {
    date,
    id: record.id,
    bedtime: localTime(record.start, offsetAt(record.start, record, timeZone)),
    woke: record.end === null ? undefined : localTime(record.end, offsetAt(record.end, record, timeZone)),
    ...zoneAssumed(record, timeZone),
    asleep_seconds: rounded(record.asleepSeconds, 0),
    in_bed_seconds: rounded(record.inBedSeconds, 0),
    awake_seconds: rounded(record.awakeSeconds, 0),
    light_seconds: rounded(record.lightSeconds, 0),
    deep_seconds: rounded(record.deepSeconds, 0),
    rem_seconds: rounded(record.remSeconds, 0),
    efficiency_percent: rounded(efficiencyPercent(record), 1),
    latency_seconds: rounded(record.latencySeconds, 0),
    awakenings: record.awakenings,
    nap_seconds:
      slept.length === 0
        ? undefined
        : rounded(
            slept.reduce((sum, part) => sum + part, 0),
            0,
          ),
    average_heart_rate_bpm: rounded(record.averageHeartRateBpm, 1),
    lowest_heart_rate_bpm: rounded(record.lowestHeartRateBpm, 0),
    average_respiration_rate_per_minute: rounded(record.averageRespirationRatePerMinute, 1),
    average_oxygen_saturation_percent: rounded(record.averageOxygenSaturationPercent, 1),
    skin_temperature_deviation_celsius: rounded(record.skinTemperatureDeviationCelsius, 2),
    vendor_score: scoreOf(record),
    source: record.provenance.sourceId,
  };
}

/** Only where the source gives both parts: the span of a recording is not the time in bed. */
export function efficiencyPercent({ asleepSeconds, inBedSeconds }: Sleep): number | undefined {
  if (asleepSeconds === undefined || inBedSeconds === undefined || inBedSeconds < asleepSeconds) return undefined;
  return inBedSeconds === 0 ? undefined : (100 * asleepSeconds) / inBedSeconds;
}

function scoreOf({ vendorScore }: Sleep): string | undefined {
  if (vendorScore === undefined) return undefined;
  const { name, value, minimum, maximum } = vendorScore;
  return `${cleanText(name, 40)} ${rounded(value, 1)} (${minimum} to ${maximum})`;
}

/** Hours of the local clock, 0 to 24; `null` where neither the offset nor the person's zone is known. */
export function clockHours(
  record: Sleep,
  timeZone: string | null,
): { readonly onsetHours: number; readonly endHours: number } | null {
  const { start, end } = record;
  const hours = (instant: Sleep['start']) => {
    const offset = offsetAt(instant, record, timeZone);
    if (offset === null) return null;
    const minutes = millisecondsOf(instant) / 60_000 + offset;
    return (((minutes % 1440) + 1440) % 1440) / 60;
  };
  const [onsetHours, endHours] = [hours(start), hours(end)];
  return onsetHours === null || endHours === null ? null : { onsetHours, endHours };
}
