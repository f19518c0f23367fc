import {
  type DeliveredRecord,
  HealthError,
  type ImportBatch,
  type ImportContext,
  millisecondsOf,
  type Threshold,
} from '@vitalwire/core';
import { type RowLedger, weightOf } from './row-ledger.ts';

/** What a reader of an export gives, step by step. */
export interface Found {
  readonly records?: readonly DeliveredRecord[];
  readonly thresholds?: readonly Threshold[];
}

export interface BatchOptions {
  readonly ledger: RowLedger;
  /** Records of usual size in a batch; series and streams count for more. @default 300 */
  readonly size?: number;
}

/**
 * Batches of what a reader finds, each with what the ledger counted meanwhile. Positions are the numbers of the batches:
 * resuming walks the same way again and gives nothing until it is behind the last one that was stored, which needs
 * nothing but that the reader goes the same way every time.
 * Records that the caller does not want are left out after they are counted, so that batches have the same borders.
 * @throws HealthError `cancelled`, `invalid-input` for a position that no batch had
 */
export async function* inBatches(
  found: AsyncIterable<Found>,
  context: ImportContext,
  { ledger, size = 300 }: BatchOptions,
): AsyncGenerator<ImportBatch, void, undefined> {
  const stored = storedBatches(context.resumeAt);
  let number = 0;
  let records: DeliveredRecord[] = [];
  let thresholds: Threshold[] = [];
  let weight = 0;
  const flush = (): ImportBatch | null => {
    const counted = ledger.take();
    number++;
    const batch = { position: String(number), records: records.filter(isWanted(context)), thresholds, ...counted };
    records = [];
    thresholds = [];
    weight = 0;
    return number <= stored ? null : batch;
  };
  for await (const step of found) {
    if (context.signal.aborted) throw new HealthError('cancelled', 'The import was stopped.', {});
    for (const record of step.records ?? []) {
      records.push(record);
      weight += weightOf(record);
    }
    thresholds.push(...(step.thresholds ?? []));
    if (weight < size && thresholds.length < size) continue;
    const batch = flush();
    if (batch !== null) yield batch;
  }
  const last = flush();
  if (last !== null) yield last;
}

function storedBatches(resumeAt: string | null): number {
  if (resumeAt === null) return 0;
  if (/^[1-9]\d{0,8}$/.test(resumeAt)) return Number(resumeAt);
  const message = 'The import cannot go on from where it stopped. Start it again: what is stored stays stored.';
  throw new HealthError('invalid-input', message, { issues: [{ path: 'resumeAt', message }] });
}

function isWanted({ wanted }: ImportContext): (delivered: DeliveredRecord) => boolean {
  if (wanted === undefined) return () => true;
  const { kinds, since } = wanted;
  const from = since === null ? null : millisecondsOf(since);
  return ({ record }) =>
    (kinds === null || kinds.has(record.kind)) && (from === null || millisecondsOf(record.end ?? record.start) >= from);
}
