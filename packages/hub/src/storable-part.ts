import type { DeliveredRecord, ImportBatch, Rejection, RowCount } from '@vitalwire/core';
import { inputIssuesOf, recordSchemas, sentenceOfIssues } from '@vitalwire/core/schema';

/** Why a record cannot be stored, tried alone; `null`: it can. */
export type Trial = (delivered: DeliveredRecord) => Promise<string | null>;

/**
 * A batch without the records that cannot be stored, which are among its rejected instead: a reader that lets one pass
 * loses that one, and not what came with it. Asked only when a batch cannot be stored; checks cost time.
 * @param path of the source, since a record does not tell its member
 * @param trial for what only storing finds out, such as streams that go backwards
 * @returns the same batch where every record is sound
 */
export async function storablePart(batch: ImportBatch, path: string, trial: Trial): Promise<ImportBatch> {
  const records: DeliveredRecord[] = [];
  const broken: Rejection[] = [];
  for (const delivered of batch.records) {
    const why = brokenSchema(delivered) ?? (delivered.streams === null ? null : await trial(delivered));
    if (why === null) {
      records.push(delivered);
      continue;
    }
    const { kind, localDate } = delivered.record;
    broken.push({ path, code: 'invalid-input', message: `The ${kind} of ${localDate} was left out: ${why}` });
  }
  if (broken.length === 0) return batch;
  const rows = batch.rows === undefined ? {} : { rows: recounted(batch.rows, broken.length) };
  return { ...batch, records, rejected: [...batch.rejected, ...broken], ...rows };
}

function brokenSchema({ record }: DeliveredRecord): string | null {
  const result = recordSchemas[record.kind].safeParse(record);
  return result.success ? null : `${sentenceOfIssues(inputIssuesOf(result.error))}.`;
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
