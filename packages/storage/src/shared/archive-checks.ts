import { type ArchivedRecord, HealthError, isInstant } from '@vitalwire/core';
import { refused, validated } from './validate.ts';

/**
 * Archived records as the core schema sees them. Versions that hold no more may be of an older schema and stay as they
 * are.
 * @throws HealthError `invalid-input` naming the first record that breaks its schema or contradicts itself
 */
export function checkedArchive(archived: readonly ArchivedRecord[]): readonly ArchivedRecord[] {
  const records = validated(archived.map(({ record }) => record));
  const seen = new Set<string>();
  return archived.map((each, place) => {
    const record = records[place] ?? each.record;
    if (seen.has(record.id)) throw isThereAlready(record.id);
    seen.add(record.id);
    const fault = faultOf(each);
    if (fault !== null) throw refused(record, place, [fault]);
    return { ...each, record };
  });
}

function faultOf({ record, amendment, hiddenAt, version, validFrom, versions }: ArchivedRecord) {
  if (!isInstant(validFrom)) return { path: 'validFrom', message: 'is not a moment in UTC' };
  if (hiddenAt !== null && !isInstant(hiddenAt)) return { path: 'hiddenAt', message: 'is not a moment in UTC' };
  if (amendment !== null && (typeof amendment.fields !== 'object' || !isInstant(amendment.amendedAt)))
    return { path: 'amendment', message: 'is not an amendment' };
  const numbers = versions.map((each) => each.version);
  if (!numbers.every((number, i) => Number.isSafeInteger(number) && number > (numbers[i - 1] ?? 0) && number < version))
    return { path: 'versions', message: 'are not in order' };
  if (!Number.isSafeInteger(version) || version < 1)
    return { path: 'version', message: 'is not a whole number from 1' };
  if (!versions.every((each) => isInstant(each.validFrom) && isInstant(each.validTo) && each.record?.id === record.id))
    return { path: 'versions', message: 'are not versions of this record' };
  return null;
}

export function isThereAlready(id: string): HealthError<'invalid-input'> {
  return new HealthError(
    'invalid-input',
    `The record ${id} is there already. An archive is put back into an empty place.`,
    {
      issues: [{ path: id, message: 'is there already' }],
    },
  );
}
