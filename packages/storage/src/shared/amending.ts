import { type Amendment, type AnyRecord, amended } from '@vitalwire/core';
import { recordSchemas } from '@vitalwire/core/schema';
import { validated } from './validate.ts';

/** @throws HealthError `invalid-input` when the record with the person's values breaks its schema */
export function checkedAmended(original: AnyRecord, amendment: Amendment): AnyRecord {
  const [checked] = validated([amended(original, amendment)]);
  return checked ?? original;
}

/**
 * A newer version from the source under an amendment that was made on an older one. Values that no longer fit the record
 * (an end before its new start) are left out; they stay with the amendment, and hold again with a version that they fit.
 */
export function amendedWhereItFits(original: AnyRecord, amendment: Amendment): AnyRecord {
  const whole = recordSchemas[original.kind].safeParse(amended(original, amendment));
  return whole.success ? (whole.data as AnyRecord) : original;
}
