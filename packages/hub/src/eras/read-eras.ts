import {
  type AnyRecord,
  addDays,
  type DataKind,
  type DateRange,
  type Device,
  type Era,
  type EraBeginning,
  type EraMetric,
  type EraQuery,
  type EraSeries,
  type EraValue,
  type LocalDate,
  type MeasuringMethod,
  type ReadCall,
  type SourceId,
  type Storage,
} from '@vitalwire/core';
import type { SourceCatalogue } from '../sources/source-catalogue.ts';
import { createSourceRanking } from '../sources/source-ranking.ts';
import { leftApart, type Terms } from '../sources/terms.ts';
import { type DayReading, dayReadings, type FoundRecord } from './day-readings.ts';
import { findEras } from './find-eras.ts';
import type { Instrument } from './instruments.ts';
import { metricOrigins } from './readings.ts';

/** Days that are looked at beyond those asked for, so that an era does not depend on where the question ends. */
const MARGIN_DAYS = 30;

/** The values of a metric day by day, and the stretches within which they compare. */
export async function readEras<M extends EraMetric>(
  storage: Storage,
  catalogue: SourceCatalogue,
  terms: Terms,
  metric: M,
  query: EraQuery,
  call: ReadCall,
): Promise<EraSeries<M>> {
  const { combine, from: origins } = metricOrigins[metric];
  const { dates, sourceIds, withoutHindsight = false } = query;
  const found: FoundRecord[] = [];
  for (const origin of origins) {
    call.signal.throwIfAborted();
    const records: readonly AnyRecord[] = await storage.records.list<DataKind>(call.owner, {
      kind: origin.kind,
      order: 'oldest-first',
      ...(origin.subtype !== undefined && { subtypes: [origin.subtype] }),
      ...(dates !== undefined && { dates: widened(dates, withoutHindsight) }),
      ...(sourceIds !== undefined && { sourceIds }),
    });
    for (const record of records) if (origin.read(record) !== null) found.push({ origin, record });
  }
  const { usable, withheld } = within(terms, catalogue, found, dates);
  const ranking = createSourceRanking(await storage.choices.list(call.owner), catalogue);
  const readings = dayReadings(usable, { combine }, ranking);
  const series = seriesOf(metric, readings, dates, (id) => catalogue.displayName(id));
  const inside = ({ localDate }: DayReading) => isWithin(dates, localDate);
  for (const reading of readings.filter(inside))
    for (const { kind, provenance, id } of reading.records) call.meter?.note(kind, provenance.sourceId, id);
  return { ...series, withheld };
}

function widened({ from, to }: DateRange, withoutHindsight: boolean): DateRange {
  return { from: addDays(from, -MARGIN_DAYS), to: withoutHindsight ? to : addDays(to, MARGIN_DAYS) };
}

function isWithin(dates: DateRange | undefined, day: LocalDate): boolean {
  return dates === undefined || (dates.from <= day && day <= dates.to);
}

/** What the terms let this reader see, and of which sources something of the days asked is left out. */
function within(
  terms: Terms,
  catalogue: SourceCatalogue,
  found: readonly FoundRecord[],
  dates: DateRange | undefined,
): { readonly usable: readonly FoundRecord[]; readonly withheld: readonly SourceId[] } {
  const visible = found.filter(({ record }) => terms.visible(record.provenance));
  const apart = new Set(leftApart(catalogue, [...new Set(visible.map(sourceOf))]));
  const usable = visible.filter((each) => !apart.has(sourceOf(each)));
  const hidden = found.filter(
    (each) =>
      (terms.withheld(sourceOf(each)) !== null || apart.has(sourceOf(each))) && isWithin(dates, each.record.localDate),
  );
  return { usable, withheld: [...new Set(hidden.map(sourceOf))].sort() };
}

const sourceOf = ({ record }: FoundRecord): SourceId => record.provenance.sourceId;

/** @param dates what is left of the readings; eras without a day in it go */
function seriesOf<M extends EraMetric>(
  metric: M,
  readings: readonly DayReading[],
  dates: DateRange | undefined,
  displayName: (sourceId: SourceId) => string,
): Omit<EraSeries<M>, 'withheld'> {
  const eras: Era<M>[] = [];
  const eraOf = new Map<number, number>();
  let before: { readonly instrument: Instrument; readonly last: DayReading } | null = null;
  for (const { own } of findEras(readings.map(({ instrument }) => instrument.key))) {
    const places = own.filter((place) => isWithin(dates, readings[place]?.localDate ?? ('' as LocalDate)));
    const inside = places.flatMap((place) => readings[place] ?? []);
    const [first, last] = [inside[0], inside.at(-1)];
    if (first === undefined || last === undefined) continue;
    const { instrument } = first;
    for (const place of places) eraOf.set(place, eras.length);
    eras.push({
      metric,
      from: first.localDate,
      to: last.localDate,
      days: inside.length,
      sourceIds: [...new Set(inside.map(({ sourceId }) => sourceId))],
      device: instrument.device,
      method: instrument.method,
      instrument: instrument.key,
      began: beginning(first, before, dates === undefined ? '' : ' in the days asked', displayName),
    });
    before = { instrument, last };
  }
  const values = readings.flatMap((reading, place): readonly EraValue<M>[] => {
    const { localDate, value, sourceId, because, others, instrument } = reading;
    if (!isWithin(dates, localDate)) return [];
    const { device, method, key } = instrument;
    return [
      {
        metric,
        localDate,
        value,
        sourceId,
        because,
        others,
        device,
        method,
        instrument: key,
        era: eraOf.get(place) ?? null,
      },
    ];
  });
  return { metric, eras, values };
}

const methodWords: { readonly [M in MeasuringMethod]: string } = {
  'day-summary': "the source's own value of the day",
  sleep: 'the main sleep',
  'hrv-night': 'the night',
  'hrv-morning': 'a morning reading',
  'hrv-day': 'the whole day',
  'hrv-spot': 'single readings',
  readiness: 'beside the recovery score',
  'body-measurement': 'single measurements',
  samples: 'the mean of samples',
};

function beginning(
  first: DayReading,
  before: { readonly instrument: Instrument; readonly last: DayReading } | null,
  where: string,
  displayName: (sourceId: SourceId) => string,
): EraBeginning {
  const now = nameOf(first, displayName);
  if (before === null)
    return { because: 'first', sentence: `${now}, from ${first.localDate} on: the first day with a value${where}.` };
  const then = nameOf(before.last, displayName);
  const { instrument, last } = before;
  const elsewhere = !first.instrument.sourceIds.some((id) => instrument.sourceIds.includes(id));
  const otherDevice = !sameDevice(instrument.device, first.instrument.device);
  const because = elsewhere ? 'source' : otherDevice ? 'device' : 'method';
  const words =
    because === 'method'
      ? `${now}: from ${first.localDate} on by ${methodWords[first.instrument.method]}, before by ${methodWords[instrument.method]}.`
      : `${now}, from ${first.localDate} on; ${then} until ${last.localDate}.`;
  return { because, sentence: words };
}

function sameDevice(a: Device | null, b: Device | null): boolean {
  return a?.manufacturer === b?.manufacturer && a?.product === b?.product && a?.serialNumber === b?.serialNumber;
}

/** `Garmin Forerunner 955 (Garmin Connect)`; of a device without a name the source alone. */
function nameOf({ instrument, sourceId }: DayReading, displayName: (sourceId: SourceId) => string): string {
  const { manufacturer, product } = instrument.device ?? {};
  const device = [manufacturer, product].filter((word) => word !== undefined).join(' ');
  return device === '' ? displayName(sourceId) : `${device} (${displayName(sourceId)})`;
}
