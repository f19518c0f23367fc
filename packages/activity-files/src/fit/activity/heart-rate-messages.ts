import { uint16At, uint32At } from '../protocol/bytes.ts';
import type { Definition, FieldLayout } from '../protocol/definition.ts';
import type { FitPart } from '../protocol/scan.ts';
import { missingInteger } from '../records/kernels.ts';
import type { RecordTable } from '../records/record-table.ts';

/** Heart rates that a strap kept by itself (under water, say) and handed over afterwards, in `hr` messages. */
export interface StrapHeartRates {
  /** Seconds since the FIT epoch, never decreasing. */
  readonly times: readonly number[];
  readonly rates: readonly number[];
}

export const heartRateMessage = 132;

const Field = { Fraction: 0, Rates: 6, EventTime: 9, EventTime12: 10, Timestamp: 253 } as const;

/** A value counts until the next one, but no longer than this. */
const HOLD_SECONDS = 5;

/**
 * Reads all `hr` messages of a file. The strap's clock counts in 1/1024 s; one message ties it to the time of day, and
 * the others give the low twelve bits of it for each value.
 */
export function readStrapHeartRates(bytes: Uint8Array, parts: readonly FitPart[]): StrapHeartRates {
  const samples: { readonly time: number; readonly rate: number }[] = [];
  for (const part of parts) {
    if (!part.definitions.some(({ globalNumber }) => globalNumber === heartRateMessage)) continue;
    let counter: number | null = null;
    let clockStart: number | null = null;
    for (let i = 0; i < part.others.count; i++) {
      const definition = part.definitions[part.others.definitions[i]!]!;
      if (definition.globalNumber !== heartRateMessage) continue;
      const start = part.others.offsets[i]! + 1;
      const ticks: number[] = [];
      const full = fieldOf(definition, Field.EventTime);
      for (let k = 0; full !== undefined && k + 4 <= full.sizeBytes; k += 4) {
        const tick = uint32At(bytes, start + full.offset + k, definition.bigEndian);
        if (tick !== 0xffffffff) ticks.push(tick);
      }
      counter = ticks.at(-1) ?? counter;
      const timestamp = timestampOf(bytes, start, definition);
      if (timestamp !== null && ticks[0] !== undefined) clockStart = timestamp - ticks[0] / 1024;
      const packed = fieldOf(definition, Field.EventTime12);
      if (packed !== undefined && counter !== null && ticks.length === 0) {
        for (let k = 0; k * 12 + 12 <= packed.sizeBytes * 8; k++) {
          counter = countOn(counter, bitsAt(bytes, start + packed.offset, k));
          ticks.push(counter);
        }
      }
      const rates = fieldOf(definition, Field.Rates);
      if (rates === undefined || clockStart === null) continue;
      const count = Math.min(ticks.length, rates.sizeBytes);
      for (let k = 0; k < count; k++) {
        const rate = bytes[start + rates.offset + k]!;
        if (rate !== 0xff && rate !== 0) samples.push({ time: clockStart + ticks[k]! / 1024, rate });
      }
    }
  }
  samples.sort((a, b) => a.time - b.time);
  return { times: samples.map((sample) => sample.time), rates: samples.map((sample) => sample.rate) };
}

function fieldOf(definition: Definition, number: number): FieldLayout | undefined {
  return definition.fields.find((field) => field.number === number && field.baseType !== null);
}

function timestampOf(bytes: Uint8Array, start: number, definition: Definition): number | null {
  if (definition.timestampOffset < 0) return null;
  const seconds = uint32At(bytes, start + definition.timestampOffset, definition.bigEndian);
  if (seconds === 0xffffffff) return null;
  const fraction = fieldOf(definition, Field.Fraction);
  const part = fraction?.sizeBytes === 2 ? uint16At(bytes, start + fraction.offset, definition.bigEndian) : 0xffff;
  return seconds + (part === 0xffff ? 0 : part / 32768);
}

/** The `index`-th group of twelve bits, the lowest first. */
function bitsAt(bytes: Uint8Array, at: number, index: number): number {
  const p = at + (index >> 1) * 3;
  return index & 1 ? (bytes[p + 1]! >> 4) | (bytes[p + 2]! << 4) : bytes[p]! | ((bytes[p + 1]! & 15) << 8);
}

function countOn(last: number, bits: number): number {
  return last + ((bits - last) & 0xfff);
}

/**
 * Gives records without a heart rate the mean of the strap's over the time since the record before.
 * What a record measured itself stays.
 */
export function mergeHeartRates(table: RecordTable, strap: StrapHeartRates): void {
  if (strap.times.length === 0 || table.count === 0) return;
  const known = table.columns.get('heartRateBpm')?.values;
  const column = known instanceof Int32Array ? known : new Int32Array(table.count).fill(missingInteger);
  const { times, rates } = strap;
  let merged = 0;
  let first = 0;
  for (let row = 0; row < table.count; row++) {
    const to = table.times[row]!;
    const before = row > 0 ? table.times[row - 1]! : to - 1;
    const from = Math.max(Math.min(before, to - 1), to - HOLD_SECONDS);
    while (first < times.length && times[first]! <= from - HOLD_SECONDS) first++;
    if (column[row] !== missingInteger && column[row] !== 0) continue;
    const mean = meanBetween(times, rates, first, from, to);
    if (mean === null) continue;
    column[row] = Math.round(mean);
    merged++;
  }
  if (merged > 0) table.columns.set('heartRateBpm', { values: column, missing: 'unknown' });
}

/** Mean over (from, to], each value weighted by the time it held. */
function meanBetween(
  times: readonly number[],
  rates: readonly number[],
  first: number,
  from: number,
  to: number,
): number | null {
  let weighted = 0;
  let held = 0;
  for (let k = first; k < times.length && times[k]! <= to; k++) {
    const start = Math.max(from, times[k]!);
    const end = Math.min(to, times[k + 1] ?? Number.POSITIVE_INFINITY, times[k]! + HOLD_SECONDS);
    const weight = times[k]! === to ? Number.EPSILON : end - start;
    if (weight <= 0) continue;
    weighted += rates[k]! * weight;
    held += weight;
  }
  return held > 0 ? weighted / held : null;
}
