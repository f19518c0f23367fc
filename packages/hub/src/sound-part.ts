import type { DeliveredRecord, ImportBatch, Rejection, RowCount } from '@vitalwire/core';
import { inputIssuesOf, recordSchemas, sentenceOfIssues } from '@vitalwire/core/schema';

/**
 * A batch without the records that break their schema, which are among its rejected instead: a reader that lets one pass
 * loses that one, and not what came with it. Asked only when a batch cannot be stored; checks cost time.
 * @param path of the source, since a record does not tell its member
 */
export function soundPart(batch: ImportBatch, path: string): ImportBatch {
  const records: DeliveredRecord[] = [];
  const broken: Rejection[] = [];
  for (const delivered of batch.records) {
    const { record } = delivered;
    const result = recordSchemas[record.kind].safeParse(record);
    if (result.success) {
      records.push(delivered);
      continue;
    }
    const what = `The ${record.kind} of ${record.localDate}`;
    const message = `${what} was left out: ${sentenceOfIssues(inputIssuesOf(result.error))}.`;
    broken.push({ path, code: 'invalid-input', message });
  }
  if (broken.length === 0) return batch;
  const rows = batch.rows === undefined ? {} : { rows: recounted(batch.rows, broken.length) };
  return { ...batch, records, rejected: [...batch.rejected, ...broken], ...rows };
}

/** A row for each record that was left out is rejected and not used, as far as rows are known. */
function recounted(rows: readonly RowCount[], broken: number): readonly RowCount[] {
  let left = broken;
  return rows.map((row) => {
    const moved = Math.min(left, row.used);
    left -= moved;
    return moved === 0 ? row : { ...row, used: row.used - moved, rejected: row.rejected + moved };
  });
}
