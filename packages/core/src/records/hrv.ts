import type { BaseRecord } from './base.ts';

interface HrvBase extends BaseRecord<'hrv'> {
  /** When in the day it was measured, since night and morning values do not compare either. */
  readonly context: 'night' | 'morning' | 'spot' | 'day';
  readonly beatCount?: number;
  /** Share of beats rejected as artefacts, 0 to 1. */
  readonly artefactShare?: number;
  readonly averageHeartRateBpm?: number;
}

/** Root mean square of successive differences. */
export interface RmssdHrv extends HrvBase {
  readonly method: 'rmssd';
  readonly rmssdMilliseconds: number;
}

/** Standard deviation of normal beat intervals. */
export interface SdnnHrv extends HrvBase {
  readonly method: 'sdnn';
  readonly sdnnMilliseconds: number;
}

/** The method is part of the type: an RMSSD and an SDNN value cannot be compared without saying so. */
export type Hrv = RmssdHrv | SdnnHrv;
