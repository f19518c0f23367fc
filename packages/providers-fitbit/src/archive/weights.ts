import {
  type BodyMeasurement,
  type DeliveredRecord,
  type ImportSource,
  instantOf,
  kilogramsPerPound,
} from '@vitalwire/core';
import { type Moment, present, recordBase, sayAssumedZone, unreadableCell, within } from '@vitalwire/provider-kit/rows';
import { fitbitId } from '../fitbit-descriptor.ts';
import { type FitbitReading, fitbitMapper, jsonItems } from './reading.ts';
import { parseStamp } from './stamps.ts';
import { numberIn, textIn } from './values.ts';

/** Nobody is so small: a height below it means that the weight was not in pounds. */
const LEAST_HEIGHT_METERS = 1.35;

/** The weighings of one `weight-*.json`, in pounds whatever the account shows, at local times. */
export function weights(source: ImportSource, reading: FitbitReading): AsyncGenerator<DeliveredRecord> {
  return jsonItems(source, 'weight', reading, (item): DeliveredRecord | string => {
    const logId = textIn(item, 'logId');
    const date = textIn(item, 'date');
    const stamp = date === null ? null : parseStamp(`${date} ${textIn(item, 'time') ?? '00:00:00'}`, 'wall');
    if (logId === null) throw unreadableCell('weighing id', '');
    if (stamp === null) throw unreadableCell('date', date ?? '');
    const weight = kilogramsOf(numberIn(item, 'weight'), numberIn(item, 'bmi'));
    const fat = within(numberIn(item, 'fat'), 1, 80);
    if (weight === undefined && fat === undefined) return 'The weighing holds no weight.';
    sayAssumedZone(reading.ledger, source.path, reading.context);
    const at: Moment = {
      instant: instantOf(reading.clock.moment(stamp)),
      utcOffsetMinutes: null,
      localDate: reading.clock.localDate(stamp),
      dateBasis: 'recorded',
      assumed: true,
    };
    const origin = { sourceId: fitbitId, mapper: fitbitMapper, naturalKey: `weight/${logId}`, vendorId: logId };
    const base = recordBase('bodyMeasurement', origin, { at, end: null }, reading.context);
    if (reading.given.has(base.id)) return 'The same weighing stands in this export more than once.';
    reading.given.add(base.id);
    reading.ledger.used(source.path, 'weight');
    const record: BodyMeasurement = { ...base, ...present({ weightKilograms: weight, bodyFatPercent: fat }) };
    return { record, streams: null };
  });
}

/**
 * The body mass index beside it tells the unit: kilograms by the square of metres. Pounds unless that made a person
 * smaller than anybody.
 */
function kilogramsOf(weight: number | null, bodyMassIndex: number | null): number | undefined {
  if (weight === null || weight <= 0) return undefined;
  const kilograms = weight * kilogramsPerPound;
  const height = bodyMassIndex === null || bodyMassIndex <= 0 ? null : Math.sqrt(kilograms / bodyMassIndex);
  return within(height !== null && height < LEAST_HEIGHT_METERS ? weight : kilograms, 10, 500);
}
