import {
  addDays,
  type DateRange,
  type DeliveredRecord,
  HealthError,
  type HealthProvider,
  type ImportBatch,
  type Instant,
  isInstant,
  isLocalDate,
  type Page,
  type PageQuery,
  type ReaderMap,
  type RecordOf,
  type RecordReader,
} from '@vitalwire/core';
import type { Athlete } from './athlete.ts';
import { type SyntheticKind, syntheticDescriptor } from './descriptor.ts';

const PAGE_SIZE = 50;
const DAYS_PER_BATCH = 7;

/** An athlete behind the same contract as a vendor. Readers give records; streams come with `deliverAthlete`. */
export function createSyntheticProvider(athlete: Athlete): HealthProvider<SyntheticKind> {
  const readers: Pick<ReaderMap, SyntheticKind> = {
    workout: readerOf('workout', athlete),
    sleep: readerOf('sleep', athlete),
    hrv: readerOf('hrv', athlete),
    dailySummary: readerOf('dailySummary', athlete),
    bodyMeasurement: readerOf('bodyMeasurement', athlete),
    strengthSession: readerOf('strengthSession', athlete),
    note: readerOf('note', athlete),
  };
  return { specVersion: 'v1', descriptor: syntheticDescriptor, readers };
}

export interface DeliverOptions {
  /** Both days inside; the whole time when left out. */
  readonly dates?: DateRange;
  /** The position of the last batch that was stored; `null` or left out starts from the beginning. */
  readonly resumeAt?: string | null;
  readonly signal?: AbortSignal;
}

/**
 * The athlete in steps of a week, in the shape of an importer's batches: records with streams, and the thresholds
 * that became known in these days. One batch is in memory at a time.
 * @throws HealthError `cancelled` between two days, `invalid-input` for a position of something else
 */
export async function* deliverAthlete(athlete: Athlete, options: DeliverOptions = {}): AsyncGenerator<ImportBatch> {
  const dates = options.dates ?? athlete.dates;
  const last = dates.to < athlete.dates.to ? dates.to : athlete.dates.to;
  let from = dates.from > athlete.dates.from ? dates.from : athlete.dates.from;
  const resumed = options.resumeAt ?? null;
  if (resumed !== null) {
    if (!isLocalDate(resumed)) throw badPosition('resumeAt', resumed);
    if (resumed >= from) from = addDays(resumed, 1);
  }
  while (from <= last) {
    const end = addDays(from, DAYS_PER_BATCH - 1);
    const to = end < last ? end : last;
    const records: DeliveredRecord[] = [];
    for (const day of athlete.days({ from, to })) {
      if (options.signal?.aborted === true) {
        throw new HealthError('cancelled', 'The delivery was stopped; it can go on after its last batch.', {});
      }
      records.push(...day.records);
    }
    const first = from;
    const thresholds = athlete.thresholds.filter(({ validFrom }) => validFrom >= first && validFrom <= to);
    yield { position: to, records, thresholds, rejected: [], warnings: [] };
    from = addDays(to, 1);
  }
}

function readerOf<K extends SyntheticKind>(kind: K, athlete: Athlete): RecordReader<K> {
  return {
    readPage: async ({ range, cursor }: PageQuery): Promise<Page<RecordOf<K>>> => {
      const from = cursor === null ? range.from : startOf(cursor);
      const records: RecordOf<K>[] = [];
      for (const record of athlete.recordsOf(kind, { from, to: range.to })) {
        if (records.length === PAGE_SIZE) return { records, nextCursor: record.start, skipped: [] };
        records.push(record);
      }
      return { records, nextCursor: null, skipped: [] };
    },
  };
}

/** A cursor is the start of the first record of its page: no two records of one kind start at once. */
function startOf(cursor: string): Instant {
  if (!isInstant(cursor)) throw badPosition('cursor', cursor);
  return cursor;
}

function badPosition(path: string, text: string): HealthError<'invalid-input'> {
  const message = `"${text.slice(0, 40)}" is not a ${path} that this provider gave out. Start again without it.`;
  return new HealthError('invalid-input', message, { issues: [{ path, message }] });
}
