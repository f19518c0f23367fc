import type { BaseRecord } from './base.ts';

/** One value of one test, as the laboratory wrote it. */
export interface LabResult extends BaseRecord<'labResult'> {
  readonly name: string;
  /** LOINC code, where the report has one. */
  readonly loinc?: string;
  readonly value: number | string;
  readonly unit: string | null;
  readonly referenceLow?: number;
  readonly referenceHigh?: number;
  readonly laboratory?: string;
}
