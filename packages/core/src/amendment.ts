import { HealthError } from './errors.ts';
import type { RecordId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { AnyRecord, DataKind } from './kinds.ts';

/**
 * What a person says otherwise than the source. It lies over the record and never changes it: what the source gave
 * stays, a later version of it comes in underneath, and taking the amendment away shows it again.
 */
export interface Amendment {
  /** Fields of the record by name, each with the person's value; `null` where the person says "none". */
  readonly fields: { readonly [field: string]: unknown };
  readonly amendedAt: Instant;
}

/** A record that a person deleted. It is kept out of every answer, also when its source gives it again. */
export interface HiddenRecord {
  readonly id: RecordId;
  readonly kind: DataKind;
  readonly hiddenAt: Instant;
}

/** What a record is, and where it comes from, is no matter of opinion. */
const FIXED: ReadonlySet<string> = new Set(['kind', 'id', 'provenance', 'streams']);
/** Fields that say "none" with `null` rather than by being absent. */
const NULLABLE: ReadonlySet<string> = new Set(['end', 'utcOffsetMinutes']);

/**
 * The record with the person's values in place of the source's. Not yet checked against the schema of its kind.
 * @throws HealthError `invalid-input` for a field that cannot be amended
 */
export function amended<R extends AnyRecord>(record: R, { fields }: Pick<Amendment, 'fields'>): R {
  const issues = Object.keys(fields)
    .filter((field) => FIXED.has(field))
    .map((path) => ({ path, message: 'cannot be changed by hand' }));
  if (issues.length > 0) {
    throw new HealthError(
      'invalid-input',
      `Fields that cannot be changed by hand: ${issues.map(({ path }) => path).join(', ')}.`,
      {
        issues,
      },
    );
  }
  const result: Record<string, unknown> = { ...record };
  for (const [field, value] of Object.entries(fields)) {
    if (value === null && !NULLABLE.has(field)) delete result[field];
    else result[field] = value;
  }
  return result as unknown as R;
}
