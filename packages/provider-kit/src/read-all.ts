import {
  type CallContext,
  type DataKind,
  HealthError,
  instantOf,
  millisecondsOf,
  millisecondsPerDay,
  type RecordOf,
  type RecordReader,
  type SkippedRecord,
  type SourceId,
  type TimeRange,
} from '@vitalwire/core';

export interface ReadAllOptions {
  readonly sourceId: SourceId;
  /** Widest range that the vendor takes at once: the `windowDays` of the capability. */
  readonly windowDays: number | null;
  /** Called with what a page could not map, before its records come. Required: a gap is never silent. */
  readonly onSkipped: (skipped: readonly SkippedRecord[]) => void;
}

/**
 * Every record of a range, oldest window first, following the cursors of each window.
 * @throws HealthError `upstream-invalid` when a vendor repeats a cursor, which would go on for ever; `cancelled`
 */
export async function* readAll<K extends DataKind>(
  reader: RecordReader<K>,
  range: TimeRange,
  context: CallContext,
  { sourceId, windowDays, onSkipped }: ReadAllOptions,
): AsyncGenerator<RecordOf<K>, void, undefined> {
  for (const window of windowsOf(range, windowDays)) {
    const seen = new Set<string>();
    let cursor: string | null = null;
    do {
      if (context.signal?.aborted === true) throw new HealthError('cancelled', 'The read was cancelled.', {});
      const page = await reader.readPage({ range: window, cursor }, context);
      if (page.skipped.length > 0) onSkipped(page.skipped);
      yield* page.records;
      cursor = page.nextCursor;
      if (cursor !== null && seen.has(cursor)) throw repeated(sourceId);
      if (cursor !== null) seen.add(cursor);
    } while (cursor !== null);
  }
}

function* windowsOf(range: TimeRange, windowDays: number | null): Generator<TimeRange> {
  if (windowDays === null || windowDays <= 0) {
    yield range;
    return;
  }
  const end = millisecondsOf(range.to);
  for (let from = millisecondsOf(range.from); from < end; from += windowDays * millisecondsPerDay) {
    yield { from: instantOf(from), to: instantOf(Math.min(end, from + windowDays * millisecondsPerDay)) };
  }
}

function repeated(sourceId: SourceId): HealthError<'upstream-invalid'> {
  return new HealthError('upstream-invalid', `${sourceId} answered the same page twice; what came before was kept.`, {
    sourceId,
    issues: ['the next cursor was seen before'],
  });
}
