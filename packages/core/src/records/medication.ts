import type { BaseRecord } from './base.ts';

/** A dose taken, or a course from `start` to `end`. */
export interface Medication extends BaseRecord<'medication'> {
  readonly name: string;
  readonly doseAmount?: number;
  readonly doseUnit?: string;
  readonly schedule?: string;
  readonly taken: boolean;
}
