import { type AnyRecord, type LocalDate, MeasuringMethod, millisecondsOf, type SourceId } from '@vitalwire/core';
import type { SourceRanking } from '../sources/source-ranking.ts';
import { createInstruments, type Instrument } from './instruments.ts';
import { type MetricOrigins, methodOrder, type Origin, type Reading } from './readings.ts';

/** The value of one day, and what measured it. */
export interface DayReading {
  readonly localDate: LocalDate;
  readonly value: number;
  readonly sourceId: SourceId;
  readonly instrument: Instrument;
  readonly records: readonly AnyRecord[];
}

export interface FoundRecord {
  readonly origin: Origin;
  readonly record: AnyRecord;
}

interface Told {
  readonly record: AnyRecord;
  readonly reading: Reading;
}

interface Candidate {
  readonly sourceId: SourceId;
  readonly instrument: Instrument;
  readonly origin: Origin;
  readonly told: Told[];
}

/** Day by day the value of what the person prefers, as daily totals are chosen; oldest first. */
export function dayReadings(
  found: readonly FoundRecord[],
  { combine }: Pick<MetricOrigins, 'combine'>,
  ranking: SourceRanking,
): readonly DayReading[] {
  const instruments = createInstruments();
  const days = new Map<LocalDate, Candidate[]>();
  for (const { origin, record } of found.toSorted((a, b) => inTime(a.record, b.record))) {
    const reading = origin.read(record);
    if (reading === null) continue;
    const { sourceId, device } = record.provenance;
    const instrument = instruments.of(sourceId, device, reading.method);
    const candidates = days.get(record.localDate) ?? [];
    days.set(record.localDate, candidates);
    const known = candidates.find((each) => each.sourceId === sourceId && each.instrument === instrument);
    if (known === undefined) candidates.push({ sourceId, instrument, origin, told: [{ record, reading }] });
    else known.told.push({ record, reading });
  }
  return [...days].map(([localDate, candidates]) => {
    const { sourceId, instrument, told } = preferred(candidates, localDate, ranking);
    const counted = combine === 'sum' ? withoutCopies(told) : told;
    return {
      localDate,
      value: combined(counted, combine),
      sourceId,
      instrument,
      records: counted.map(({ record }) => record),
    };
  });
}

function inTime(a: AnyRecord, b: AnyRecord): number {
  const key = ({ localDate, start, id }: AnyRecord) => `${localDate} ${start} ${id}`;
  return key(a) < key(b) ? -1 : 1;
}

/**
 * What is measured as a whole before what is made of samples, as for daily totals; then by the order of the sources, by
 * the better method, by how much was measured, and by name: two that say the same must not take turns, each turn would
 * begin an era.
 */
function preferred(candidates: readonly Candidate[], day: LocalDate, ranking: SourceRanking): Candidate {
  const sampled = ({ instrument }: Candidate) => (instrument.method === MeasuringMethod.Samples ? 1 : 0);
  const rank = ({ origin, sourceId }: Candidate) => ranking.rank(origin.kind, origin.field, day, sourceId);
  const method = ({ instrument }: Candidate) => methodOrder.indexOf(instrument.method);
  const weight = ({ told }: Candidate) => told.reduce((sum, { reading }) => sum + reading.weight, 0);
  return candidates.reduce((best, each) => {
    const order =
      sampled(best) - sampled(each) ||
      rank(best) - rank(each) ||
      method(best) - method(each) ||
      weight(each) - weight(best) ||
      (best.sourceId <= each.sourceId ? 0 : 1);
    return order > 0 ? each : best;
  });
}

function combined(told: readonly Told[], combine: MetricOrigins['combine']): number {
  const values = told.map(({ reading }) => reading.value);
  if (combine === 'sum') return values.reduce((sum, value) => sum + value, 0);
  if (combine === 'lowest') return Math.min(...values);
  if (values.length === 1) return values[0] ?? Number.NaN;
  const weights = told.reduce((sum, { reading }) => sum + reading.weight, 0);
  return told.reduce((sum, { reading }) => sum + reading.value * reading.weight, 0) / weights;
}

/** Pieces of one night add up; of two records of the same time the longer one is taken. */
function withoutCopies(told: readonly Told[]): readonly Told[] {
  const taken: { readonly from: number; readonly to: number; readonly told: Told }[] = [];
  const spans = told.map((each) => {
    const from = millisecondsOf(each.record.start);
    return { from, to: each.record.end === null ? from : millisecondsOf(each.record.end), told: each };
  });
  for (const span of spans.toSorted((a, b) => b.to - b.from - (a.to - a.from))) {
    const shared = taken.some(
      ({ from, to }) => Math.min(to, span.to) - Math.max(from, span.from) > (span.to - span.from) / 2,
    );
    if (!shared) taken.push(span);
  }
  return taken.map(({ told: each }) => each);
}
