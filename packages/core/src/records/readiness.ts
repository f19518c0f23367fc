import type { BaseRecord } from './base.ts';
import type { VendorScore } from './sleep.ts';

/** A vendor's own view of how recovered the person is, on its own scale. Never mixed with our own computation. */
export interface Readiness extends BaseRecord<'readiness'> {
  readonly score: VendorScore;
  /** The vendor's parts of the score, where it gives them. */
  readonly contributors: readonly VendorScore[];
  readonly restingHeartRateBpm?: number;
}
