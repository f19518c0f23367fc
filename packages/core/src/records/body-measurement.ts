import type { BaseRecord } from './base.ts';

/** What a scale, a tape or a person reports at one moment. */
export interface BodyMeasurement extends BaseRecord<'bodyMeasurement'> {
  readonly weightKilograms?: number;
  readonly heightMeters?: number;
  readonly bodyFatPercent?: number;
  readonly muscleMassKilograms?: number;
  readonly boneMassKilograms?: number;
  readonly bodyWaterPercent?: number;
  readonly visceralFatRating?: number;
  readonly waistMeters?: number;
  readonly hipMeters?: number;
  readonly neckMeters?: number;
  readonly restingHeartRateBpm?: number;
  readonly vo2max?: number;
  readonly systolicPressureMillimetersOfMercury?: number;
  readonly diastolicPressureMillimetersOfMercury?: number;
}
