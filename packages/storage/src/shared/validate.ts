import { type AnyRecord, HealthError, isRecordId } from '@vitalwire/core';
import { inputIssuesOf, recordSchemas, sentenceOfIssues } from '@vitalwire/core/schema';

/**
 * The records as the core schema sees them, keys in the schema's order, so that equal content is equal text.
 * @throws HealthError `invalid-input` naming the first record that breaks its schema
 */
export function validated(records: readonly AnyRecord[]): readonly AnyRecord[] {
  return records.map((record, place) => {
    const schema = Object.hasOwn(recordSchemas, record.kind) ? recordSchemas[record.kind] : undefined;
    if (schema === undefined) throw refused(record, place, [{ path: 'kind', message: 'is not a known kind' }]);
    const result = schema.safeParse(record);
    if (result.success) return result.data;
    throw refused(record, place, inputIssuesOf(result.error));
  });
}

/** @throws HealthError `invalid-input`, always */
export function refused(
  record: AnyRecord,
  place: number,
  issues: readonly { readonly path: string; readonly message: string }[],
): HealthError<'invalid-input'> {
  const name =
    typeof record.id === 'string' && isRecordId(record.id)
      ? `The record ${record.id}`
      : `Record ${place + 1} of the batch`;
  return new HealthError('invalid-input', `${name} cannot be stored: ${sentenceOfIssues(issues)}.`, {
    issues: issues.map(({ path, message }) => ({
      path: path === '' ? `records.${place}` : `records.${place}.${path}`,
      message,
    })),
  });
}
