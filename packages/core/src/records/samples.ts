import type { Instant } from '../instant.ts';
import type { SampleMetric } from '../metrics.ts';
import type { BaseRecord } from './base.ts';

/**
 * One stretch (at most one local day) of one metric of one source. Long series are several records.
 * `offsetSeconds[i]` counts from `start`; `values[i]` is in the unit of the metric's name, `null` where the source
 * says "no reading". For summed metrics a value covers `durationSeconds[i]` from its offset on.
 */
export interface SampleSeries extends BaseRecord<'samples'> {
  readonly end: Instant;
  readonly metric: SampleMetric;
  readonly offsetSeconds: readonly number[];
  readonly values: readonly (number | null)[];
  readonly durationSeconds?: readonly number[];
}
