import {
  AnswersBecause,
  type AnyRecord,
  type LocalDate,
  MeasuringMethod,
  millisecondsOf,
  type SourceId,
} from '@vitalwire/core';
import { byChoice, byConfiguration, byDevice, byName, WHOLE_SHARE, type Word } from '../believed/criteria.ts';
import { type Criterion, firstDifference, inOrder, least } from '../believed/first-difference.ts';
import { nightDetail } from '../believed/night-detail.ts';
import type { SourceRanking } from '../sources/source-ranking.ts';
import { createInstruments, type Instrument } from './instruments.ts';
import { type MetricOrigins, methodOrder, type Origin, type Reading } from './readings.ts';

/** The value of one day, and what measured it. */
export interface DayReading {
  readonly localDate: LocalDate;
  readonly value: number;
  readonly sourceId: SourceId;
  readonly because: AnswersBecause;
  readonly others: readonly SourceId[];
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
  readonly told: [Told, ...Told[]];
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
  return [...days].flatMap(([localDate, candidates]): readonly DayReading[] => {
    const chosen = preferred(candidates, ranking);
    if (chosen === null) return [];
    const { sourceId, instrument, told } = chosen.first;
    const counted = combine === 'sum' ? withoutCopies(told) : told;
    const others = new Set(candidates.map((each) => each.sourceId).filter((id) => id !== sourceId));
    const reading = {
      localDate,
      value: combined(counted, combine),
      sourceId,
      because: chosen.because,
      others: [...others],
      instrument,
      records: counted.map(({ record }) => record),
    };
    return [reading];
  });
}

function inTime(a: AnyRecord, b: AnyRecord): number {
  const key = ({ localDate, start, id }: AnyRecord) => `${localDate} ${start} ${id}`;
  return key(a) < key(b) ? -1 : 1;
}

/**
 * As the records of one night are chosen among: the whole, the person's choice, what was measured best, the default order
 * of devices, the name. What is measured as a whole comes before what is made of samples, as for daily totals. How much
 * was measured varies from day to day, and decides only between two devices of one source.
 */
function criteriaOf(candidates: readonly Candidate[], ranking: SourceRanking): readonly Criterion<Candidate>[] {
  const longest = Math.max(...candidates.map(secondsAsleep));
  const isPart = (each: Candidate) => Number(secondsAsleep(each) < WHOLE_SHARE * longest);
  const wordOf = ({ origin: { kind, field }, instrument: { device }, sourceId, told }: Candidate): Word => {
    const [{ record }] = told;
    const { localDate, provenance } = record;
    const measuredBy = ranking.measuredBy(sourceId);
    return { kind, metric: field, localDate, sourceId, device, channel: provenance.channel, measuredBy };
  };
  return [
    least(AnswersBecause.Whole, isPart),
    byChoice(ranking, wordOf),
    least(AnswersBecause.Measured, ({ instrument }) => Number(instrument.method === MeasuringMethod.Samples)),
    byConfiguration(ranking, wordOf),
    least(AnswersBecause.Measured, ({ told }) => Math.min(...told.map(({ record }) => detailOf(record)))),
    least(AnswersBecause.Measured, ({ instrument }) => methodOrder.indexOf(instrument.method)),
    ...byDevice(wordOf),
    byName(({ sourceId }) => ({ sourceId })),
    least(null, ({ told }) => -told.reduce((sum, { reading }) => sum + reading.weight, 0)),
    least(null, ({ instrument }) => instrument.key),
  ];
}

const detailOf = (record: AnyRecord): number => (record.kind === 'sleep' ? nightDetail(record) : 0);

/** 0 of what is no sleep: it has no parts. */
function secondsAsleep({ told }: Candidate): number {
  const sleeps = told.filter(({ record }) => record.kind === 'sleep');
  return withoutCopies(sleeps).reduce((sum, { record: { start, end } }) => {
    return sum + (end === null ? 0 : (millisecondsOf(end) - millisecondsOf(start)) / 1000);
  }, 0);
}

function preferred(
  candidates: readonly Candidate[],
  ranking: SourceRanking,
): { readonly first: Candidate; readonly because: AnswersBecause } | null {
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return { first: only, because: AnswersBecause.Only };
  const criteria = criteriaOf(candidates, ranking);
  const [first] = inOrder(candidates, criteria);
  if (first === undefined) return null;
  const others = candidates.filter(({ sourceId }) => sourceId !== first.sourceId);
  const next = inOrder(others, criteria)[0];
  if (next === undefined) return { first, because: AnswersBecause.Only };
  return { first, because: firstDifference(first, next, criteria)?.because ?? AnswersBecause.Name };
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
